//! An observed trip as a question of its own: its pair, its season, its route, under the regime of its date.

use super::build::hours_of;
use super::observation::{Observation, Trip};
use super::question::First;
use super::{Opened, Problems, Question, RouteRequest};
use crate::corridor::Regime;

impl Opened {
    /// What was seen or announced, in the order of the tables.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.built.observations
    }

    /// The question of one trip of an observation: sizes, cargo and overrides of the scenario, every lever closed, and
    /// all else as the row has it. The route that it asks for is its only one.
    ///
    /// The regime is the one that the row names; else the first of the table whose dates hold the middle of the
    /// window; else the one whose dates are nearest.
    ///
    /// # Errors
    /// What is wrong with the numbers that it leads to.
    pub fn case(&self, observation: &Observation, trip: &Trip) -> Result<Question, Problems> {
        let mut settings = vec![
            format!("shipment.from={:?}", trip.from),
            format!("shipment.to={:?}", trip.to),
            format!("shipment.scope={:?}", trip.scope.word()),
            format!(
                "shipment.depart={{ from = {}, to = {} }}",
                trip.window.0, trip.window.1
            ),
        ];
        if let Some(regime) = self.regime_of(trip) {
            settings.push(format!("regime={regime:?}"));
        }
        let mut add = |key: &str, word: Option<&str>| {
            settings.extend(word.map(|word| format!("shipment.{key}={word:?}")));
        };
        add("first", trip.first.map(First::word));
        add("box", trip.box_size);
        let levers = self.layers.file.levers.iter();
        settings.extend(levers.map(|(lever, _)| format!("levers.{lever}=\"closed\"")));
        let question = self.under(&settings)?;
        Ok(Question {
            routes: vec![RouteRequest {
                id: observation.id.clone(),
                label: observation.name.clone(),
                via: trip.via.clone(),
                avoid: trip.avoid.clone(),
            }],
            reference: vec![0],
            ..question
        })
    }

    /// Id of the regime under which a trip went.
    fn regime_of(&self, trip: &Trip) -> Option<&str> {
        let regimes = &self.built.corridor.regimes;
        if let Some(named) = &trip.regime {
            let found = regimes.iter().find(|regime| regime.id == *named);
            return found.map(|regime| regime.id.as_str());
        }
        let day = |date: &str| hours_of(date);
        let middle = f64::midpoint(day(&trip.window.0)?, day(&trip.window.1)?);
        // The first of those that are equally near, which `min_by` keeps.
        let nearest = regimes.iter().min_by(|a, b| {
            let (a, b) = (hours_away(a, middle), hours_away(b, middle));
            a.total_cmp(&b)
        });
        nearest.map(|regime| regime.id.as_str())
    }
}

/// Hours between an instant and the dates of a regime; 0 within them. An end that is not written is open.
fn hours_away(regime: &Regime, at_h: f64) -> f64 {
    let from = hours_of(&regime.from).unwrap_or(f64::NEG_INFINITY);
    let to = hours_of(&regime.to).map_or(f64::INFINITY, |midnight| midnight + 24.0);
    (from - at_h).max(at_h - to).max(0.0)
}
