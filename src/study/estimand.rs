//! What was asked, in full: a number without it is not printed (METHOD 0.2).

use super::backtest::{Record, record};
use super::footing::rests_on;
use crate::route::Route;
use crate::scenario::{Question, RegimeCase, Shipment};
use crate::time::Instant;

/// Pair, direction, cargo, box, scope, window, prices, sizes: what every caption tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimand {
    /// Title of the question.
    pub title: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Names of origin and destination.
    pub pair: (String, String),
    /// "northbound" or "southbound".
    pub direction: String,
    /// Name of the cargo class.
    pub cargo: String,
    /// "20ft" or "40ft".
    pub cargo_box: String,
    /// gate-gate, loading-gate or port-port.
    pub scope: String,
    /// booked or random.
    pub first: String,
    /// First and last day of the departure window, ISO dates.
    pub window: (String, String),
    /// Days until due, if stated.
    pub due_d: Option<f64>,
    /// Year of the prices.
    pub price_year: i32,
    /// Perspective.
    pub perspective: String,
    /// Value of time at best, USD per box and day.
    pub vot_usd_d: f64,
    /// Trials asked for.
    pub trials_asked: u64,
    /// Futures.
    pub futures: u32,
    /// Trials of each future.
    pub inner: u64,
    /// Seed.
    pub seed: u64,
    /// What a shipper does who learns of a closure: committed or replan.
    pub recourse: String,
    /// How shared shocks go together: gaussian or t4.
    pub copula: String,
    /// How futures are drawn: latin-hypercube or sobol.
    pub design: String,
    /// Levers pulled, in plain words.
    pub levers: Vec<String>,
    /// Overrides, in plain words.
    pub overrides: Vec<String>,
    /// Rows of the tables that say otherwise than the shipped ones, in plain words.
    pub edits: Vec<String>,
    /// Trips on record between the two places, either way.
    pub on_record: Record,
    /// SHA-256 over all inputs, hexadecimal.
    pub inputs_hash: String,
}

/// A regime as captions name it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegimeLabel {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// First and last date that it describes, as written.
    pub dates: (String, String),
    /// "inputs of 2025 applied to 2031", if the window lies outside the dates of the regime or of what is used.
    pub vintage: Option<String>,
}

/// What a question asks.
#[must_use]
pub fn estimand(question: &Question) -> Estimand {
    let corridor = &question.corridor;
    let shipment = &question.shipment;
    let (from, to) = (
        &corridor.places[shipment.from],
        &corridor.places[shipment.to],
    );
    let cargo = &corridor.cargo[shipment.cargo];
    let best = question.regimes.first().map(RegimeCase::best);
    let window = window(shipment);
    Estimand {
        title: question.title.clone(),
        scenario: question.id.clone(),
        pair: (from.name.clone(), to.name.clone()),
        direction: if to.lat > from.lat {
            "northbound"
        } else {
            "southbound"
        }
        .to_owned(),
        cargo: cargo.name.clone(),
        cargo_box: if shipment.forty_foot { "40ft" } else { "20ft" }.to_owned(),
        scope: shipment.scope.word().to_owned(),
        first: shipment.first.word().to_owned(),
        window,
        due_d: shipment.due_d,
        price_year: question.price_year,
        perspective: question.perspective.clone(),
        vot_usd_d: best.map_or(0.0, |best| cargo.vot_usd_teu_d.get(&best)) * shipment.teu(),
        trials_asked: question.run.trials,
        futures: question.run.futures,
        inner: question.run.inner,
        seed: question.run.seed,
        recourse: question.run.recourse.word().to_owned(),
        copula: question.run.copula.word().to_owned(),
        design: question.run.design.word().to_owned(),
        levers: question.levers.clone(),
        overrides: question.overrides.clone(),
        edits: question.edits.clone(),
        on_record: record(&question.observations, (&from.id, &to.id)),
        inputs_hash: question.inputs_hash(),
    }
}

/// How a regime of the question is named above a picture of these routes.
#[must_use]
pub fn regime_label(question: &Question, case: &RegimeCase, routes: &[Route]) -> RegimeLabel {
    let regime = &question.corridor.regimes[case.regime];
    let dates = (regime.from.clone(), regime.to.clone());
    RegimeLabel {
        id: regime.id.clone(),
        name: regime.name.clone(),
        vintage: vintage(&dates, &window(&question.shipment))
            .or_else(|| outdated(question, case, routes)),
        dates,
    }
}

/// "inputs of 2025 applied to 2031", when some of the window lies outside the dates of a regime.
fn vintage(dates: &(String, String), window: &(String, String)) -> Option<String> {
    let (from, to) = dates;
    let outside = (!to.is_empty() && window.1 > *to) || (!from.is_empty() && window.0 < *from);
    let year = |date: &str| date.get(..4).unwrap_or(date).to_owned();
    let years = |from: String, to: String| {
        if from == to || to.is_empty() {
            from
        } else {
            format!("{from}-{to}")
        }
    };
    outside.then(|| {
        let inputs = match (from.as_str(), to.as_str()) {
            ("", to) => format!("{} and before", year(to)),
            (from, to) => years(year(from), year(to)),
        };
        let asked = years(year(&window.0), year(&window.1));
        format!("inputs of {inputs} applied to {asked}")
    })
}

/// The same of the first assumption that is used and does not hold throughout the window, with its id.
fn outdated(question: &Question, case: &RegimeCase, routes: &[Route]) -> Option<String> {
    let shipment = &question.shipment;
    let used = rests_on(question, routes).assumptions;
    let rows = used.iter().map(|index| &case.book[*index]);
    let mut old = rows.filter(|row| row.is_outdated(shipment.depart_from_h, shipment.depart_to_h));
    let first = old.next()?;
    let trend = first.trend?;
    let day = |hours: f64| {
        if hours.is_finite() {
            iso_date(hours)
        } else {
            String::new()
        }
    };
    let dates = (day(trend.from_h), day(trend.to_h - 1.0 / 60.0));
    let words = vintage(&dates, &window(shipment))?;
    let more = match old.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!("{words} ({}{more})", first.id))
}

/// First and last day of the departure window. It ends with its last day: a minute earlier is still that day.
fn window(shipment: &Shipment) -> (String, String) {
    (
        iso_date(shipment.depart_from_h),
        iso_date(shipment.depart_to_h - 1.0 / 60.0),
    )
}

fn iso_date(instant_h: f64) -> String {
    Instant::try_from(instant_h)
        .expect("the loader checked the window")
        .local(0.0)
        .date()
        .to_string()
}
