//! What comes and goes with time under a regime and one set of values: closures and seasons.

use super::closing::{Closing, closing};
use super::hazards::Hazards;
use super::program::{Op, Program};
use super::pull::Puller;
use super::seasonal::{Clock, clock};
use crate::corridor::{Corridor, Regime, Values};
use crate::scenario::Shipment;

/// Closures and seasons that the programs of a group meet, at their places in the corridor's tables.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// Closures; `None` where no program meets one, or where it is never on.
    pub closings: Vec<Option<Closing>>,
    /// Seasons; `None` where no program meets one.
    pub seasons: Vec<Option<Clock>>,
}

impl Conditions {
    /// The conditions that these programs meet.
    #[must_use]
    pub fn of(
        corridor: &Corridor,
        shipment: &Shipment,
        (regime, values): (&Regime, &Values),
        puller: &Puller<'_>,
        programs: &[Program],
        hazards: &mut Hazards,
    ) -> Self {
        let (closures, seasons) = met(programs);
        let mut conditions = Self {
            closings: vec![None; corridor.closures.len()],
            seasons: vec![None; corridor.seasons.len()],
        };
        for row in closures {
            let in_force = regime.closures.contains(&row);
            conditions.closings[row] = closing(&corridor.closures, row, in_force, puller, values);
        }
        let times = (
            shipment.depart_from_h,
            shipment.depart_to_h + super::HORIZON_H,
        );
        for row in seasons {
            conditions.seasons[row] = Some(clock(corridor, row, times, puller, values, hazards));
        }
        conditions
    }

    /// True when nothing comes and goes.
    #[must_use]
    pub fn are_steady(&self) -> bool {
        self.closings.iter().all(Option::is_none) && self.seasons.iter().all(Option::is_none)
    }
}

/// Closures and seasons that programs meet, rising.
fn met(programs: &[Program]) -> (Vec<usize>, Vec<usize>) {
    let (mut closures, mut seasons) = (Vec::new(), Vec::new());
    for program in programs {
        let ways = program.junctions.iter().flat_map(|junction| &junction.ways);
        for way in ways {
            closures.extend(way.meets.iter().map(|meeting| meeting.closure));
            note(&way.ops, &mut closures, &mut seasons);
        }
        note(&program.ops, &mut closures, &mut seasons);
    }
    for list in [&mut closures, &mut seasons] {
        list.sort_unstable();
        list.dedup();
    }
    (closures, seasons)
}

fn note(ops: &[Op], closures: &mut Vec<usize>, seasons: &mut Vec<usize>) {
    for op in ops {
        match op {
            Op::Enter(shut) => closures.extend(shut),
            Op::Convoy(season) => seasons.push(*season),
            Op::Move { tempo, .. } | Op::Dwell { tempo, .. } | Op::Channels { tempo, .. } => {
                closures.extend(&tempo.slowing);
                seasons.extend(tempo.season);
            }
            _ => {}
        }
    }
}
