//! What a picture shows, whichever chart draws it.

use super::picture::Picture;
use crate::report::chart::{
    self, Announced, Answer, ArrivalCurve, BarTable, BreakEvenMap, ClaimsChart, Composition,
    CostDistance, CriticalSteps, Discovery, Drawing, Factorial, Flip, Horsetail, Indices, Look,
    Map, Matrix, PairedDifference, Regret, TimeDistance, Timeline, Tornado, Waterfall, WinShares,
};

/// What a picture shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// Every route in one row.
    Answer(Answer),
    /// Days against kilometres.
    TimeDistance(TimeDistance),
    /// Money against kilometres.
    CostDistance(CostDistance),
    /// Means by part.
    Composition(Composition),
    /// Share arrived, day by day.
    Arrival(ArrivalCurve),
    /// Paired difference.
    Difference(PairedDifference),
    /// Days by week of departure.
    Timeline(Timeline),
    /// Routes by choke points.
    Matrix(Matrix),
    /// The steps that decide.
    Critical(CriticalSteps),
    /// Routes on the ground.
    Map(Map),
    /// Published claims beside the model.
    Claims(ClaimsChart),
    /// Announced dates.
    Announced(Announced),
    /// Rows of bars in columns.
    Bars(BarTable),
    /// What each unknown alone moves.
    Tornado(Tornado),
    /// Shares of the variance.
    Indices(Indices),
    /// A curve for each future.
    Horsetail(Horsetail),
    /// Conditions under which an outcome comes about.
    Discovery(Discovery),
    /// Who is better over two axes.
    BreakEvenMap(BreakEvenMap),
    /// Where the answer flips along one axis.
    Flip(Flip),
    /// Two levers, alone and together.
    Factorial(Factorial),
    /// Who wins, bar by bar.
    WinShares(WinShares),
    /// Levers one after the other.
    Waterfall(Waterfall),
    /// How much worse than the best.
    Regret(Regret),
    /// Share that takes longer, hour by hour.
    Exceedance(ArrivalCurve),
    /// A box for each route.
    Boxes(chart::spread::Boxes),
    /// How the noise shrank.
    Convergence(chart::spread::Convergence),
    /// Cases of a backtest.
    Dots(chart::seen::Dots),
    /// Where what was seen stood among the forecasts.
    Places(chart::seen::Places),
}

impl Picture {
    /// The picture drawn for this sheet.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        match &self.scene {
            Scene::Answer(input) => chart::answer::draw(input, look),
            Scene::TimeDistance(input) => chart::time_distance::draw(input, look),
            Scene::CostDistance(input) => chart::cost_distance::draw(input, look),
            Scene::Composition(input) => chart::composition::draw(input, look),
            Scene::Arrival(input) => chart::arrival::draw(input, look),
            Scene::Difference(input) => chart::paired::draw(input, look),
            Scene::Timeline(input) => chart::timeline::draw(input, look),
            Scene::Matrix(input) => chart::matrix::draw(input, look),
            Scene::Critical(input) => chart::critical::draw(input, look),
            Scene::Map(input) => chart::map::draw(input, look),
            Scene::Claims(input) => chart::said::claims::draw(input, look),
            Scene::Announced(input) => chart::said::announced::draw(input, look),
            Scene::Bars(input) => chart::field::bars::draw(input, look),
            Scene::Tornado(input) => chart::unknown::tornado::draw(input, look),
            Scene::Indices(input) => chart::unknown::indices::draw(input, look),
            Scene::Horsetail(input) => chart::unknown::horsetail::draw(input, look),
            Scene::Discovery(input) => chart::unknown::discovery::draw(input, look),
            Scene::BreakEvenMap(input) => chart::policy::break_even::draw(input, look),
            Scene::Flip(input) => chart::policy::flip::draw(input, look),
            Scene::Factorial(input) => chart::policy::factorial::draw(input, look),
            Scene::WinShares(input) => chart::policy::win_shares::draw(input, look),
            Scene::Waterfall(input) => chart::policy::waterfall::draw(input, look),
            Scene::Regret(input) => chart::policy::regret::draw(input, look),
            Scene::Exceedance(input) => chart::arrival::exceedance::draw(input, look),
            Scene::Boxes(input) => chart::spread::boxes::draw(input, look),
            Scene::Convergence(input) => chart::spread::convergence::draw(input, look),
            Scene::Dots(input) => chart::seen::dots::draw(input, look),
            Scene::Places(input) => chart::seen::places::draw(input, look),
        }
    }
}
