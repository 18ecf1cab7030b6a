//! The questions that claims put to the model: one for each pair, box, scope, regime and window that some claim has.

use crate::corridor::{Change, Claim, ClaimTest, Corridor};
use crate::scenario::{Opened, Problems, Question, RouteRequest};

use super::finding::When;

/// A question that some claims share.
#[derive(Debug)]
pub(super) struct Ground {
    /// Whose conditions it stands under.
    pub(super) when: When,
    /// Its settings, by which it is told from others.
    settings: Vec<String>,
    /// The claims, by their places in the table.
    pub(super) claims: Vec<usize>,
    /// The ways that they name, by their places in the table: the routes of the question, in this order.
    pub(super) ways: Vec<usize>,
}

impl Ground {
    /// The place of a way among the routes.
    pub(super) fn route(&self, way: usize) -> usize {
        let found = self.ways.iter().position(|known| *known == way);
        found.expect("every way of a claim is a route of its ground")
    }

    /// The question, with the ways as its routes.
    ///
    /// # Errors
    /// Settings that the scenario does not take.
    pub(super) fn question(&self, opened: &Opened) -> Result<Question, Problems> {
        let question = opened.under(&self.settings)?;
        let ways = &question.corridor.said.ways;
        let routes: Vec<RouteRequest> = self
            .ways
            .iter()
            .map(|&way| RouteRequest {
                id: ways[way].id.clone(),
                label: ways[way].label.clone(),
                via: ways[way].via.clone(),
                avoid: ways[way].avoid.clone(),
            })
            .collect();
        Ok(Question {
            reference: (0..routes.len()).collect(),
            routes,
            ..question
        })
    }
}

/// The grounds of all claims: of their own dates first.
pub(super) fn grounds(corridor: &Corridor) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = Vec::new();
    for when in [When::Own, When::Study] {
        for (place, claim) in corridor.said.claims.iter().enumerate() {
            let Claim {
                test: Some(test), ..
            } = claim
            else {
                continue;
            };
            let settings = settings(corridor, test, when);
            let known = grounds
                .iter()
                .position(|ground| ground.when == when && ground.settings == settings);
            let known = known.unwrap_or_else(|| {
                grounds.push(Ground {
                    when,
                    settings,
                    claims: Vec::new(),
                    ways: Vec::new(),
                });
                grounds.len() - 1
            });
            let ground = &mut grounds[known];
            ground.claims.push(place);
            for way in test.subjects.iter().chain(&test.baselines) {
                if !ground.ways.contains(way) {
                    ground.ways.push(*way);
                }
            }
        }
    }
    grounds
}

/// What a claim lays over the scenario.
fn settings(corridor: &Corridor, test: &ClaimTest, when: When) -> Vec<String> {
    let place = |index: usize| &corridor.places[index].id;
    let mut settings = vec![
        format!("shipment.from={:?}", place(test.from)),
        format!("shipment.to={:?}", place(test.to)),
        format!("shipment.cargo={:?}", corridor.cargo[test.cargo].id),
        format!(
            "shipment.box={:?}",
            if test.forty_foot { "40ft" } else { "20ft" }
        ),
        format!("shipment.scope={:?}", test.scope),
    ];
    if when == When::Own {
        let (from, to) = &test.depart;
        settings.push(format!("regime={:?}", corridor.regimes[test.regime].id));
        settings.push(format!("shipment.depart.from={from:?}"));
        settings.push(format!("shipment.depart.to={to:?}"));
    }
    if let Some(lever) = test.lever {
        let lever = &corridor.levers[lever];
        let opens = |change: &Change| matches!(change, Change::OpenLeg(_));
        let opens = lever.effects.iter().any(|effect| opens(&effect.change));
        let word = if opens { "open" } else { "on" };
        settings.push(format!("levers.{}={word:?}", lever.id));
    }
    settings
}
