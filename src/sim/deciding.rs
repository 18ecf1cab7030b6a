//! Which step of the planned way decided when a shipment arrived: the one that ran furthest behind its planned time.

use super::desk::Desk;
use super::seed::{BLOCK, Column};
use crate::stats::Deciding;

/// For each trial of a block the step that ran furthest behind, and by how many hours.
#[derive(Clone, Debug)]
pub struct Behind {
    /// Number of the step between two neighbouring breakpoints; the number of steps where none ran behind.
    pub step: [u16; BLOCK],
    /// Hours behind; 0 where none ran behind.
    pub hours: Column,
}

impl Default for Behind {
    fn default() -> Self {
        Self {
            step: [u16::MAX; BLOCK],
            hours: [0.0; BLOCK],
        }
    }
}

impl Behind {
    /// As a summary takes it in, of a route with so many breakpoints.
    pub(super) fn told(&self, marks: usize) -> Deciding<'_> {
        Deciding {
            steps: marks.saturating_sub(1),
            step: &self.step,
            behind_h: &self.hours,
        }
    }

    /// Looks at the breakpoints of the route reckoned last; `planned_h` are its cumulative hours at the same
    /// breakpoints in a world where every draw is a median and nothing is shut. Of equals the first counts.
    pub(super) fn find(&mut self, desk: &Desk, planned_h: &[f64]) {
        let marks = desk.marks();
        let steps = marks.len().min(planned_h.len()).saturating_sub(1);
        self.step = [steps as u16; BLOCK];
        self.hours = [0.0; BLOCK];
        for step in 0..steps {
            let planned = planned_h[step + 1] - planned_h[step];
            let (from, to) = (&marks[step][0], &marks[step + 1][0]);
            for lane in 0..BLOCK {
                let behind = to[lane] - from[lane] - planned;
                if behind > self.hours[lane] {
                    self.hours[lane] = behind;
                    self.step[lane] = step as u16;
                }
            }
        }
    }
}
