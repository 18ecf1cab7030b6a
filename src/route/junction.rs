//! Programs with junctions: at places of decision the steps of every other way are ready to be taken.

use super::choice::{PlannedJunction, PlannedWay, switch};
use super::compile::{Compiler, Known};
use super::hazards::Hazards;
use super::plan::Route;
use super::program::{Junction, Op, Program, Span, Tempo, Way};
use crate::corridor::{CostLine, Part};

impl Compiler<'_> {
    /// The route's program for a shipper who may choose again at these junctions.
    pub fn compile_with(
        &self,
        route: &Route,
        junctions: &[PlannedJunction],
        known: Known<'_>,
        hazards: &mut Hazards,
    ) -> Program {
        let (mut program, arrivals) = self.compiled(route, known, hazards);
        program.junctions = junctions
            .iter()
            .map(|junction| {
                let before = &program.ops[..arrivals[junction.position]];
                self.junction(junction, before, known, hazards)
            })
            .collect();
        // From the last to the first, so that those before stay where they are.
        for (number, junction) in junctions.iter().enumerate().rev() {
            let at = arrivals[junction.position];
            program.ops.insert(at, Op::Choose(number));
        }
        program
    }

    fn junction(
        &self,
        junction: &PlannedJunction,
        before: &[Op],
        known: Known<'_>,
        hazards: &mut Hazards,
    ) -> Junction {
        let ways = junction.ways.iter().enumerate().map(|(number, way)| Way {
            ops: if number == 0 {
                Vec::new()
            } else {
                self.steps_on(way, junction.position, before, known, hazards)
            },
            meets: way.meets.clone(),
        });
        Junction {
            ways: ways.collect(),
        }
    }

    /// The steps of a way from a junction on: the change of plan, what the other way has cost more until here (a
    /// dearer ticket), and the steps that follow. It has no breakpoints: those are of the planned way.
    fn steps_on(
        &self,
        way: &PlannedWay,
        position: usize,
        before: &[Op],
        known: Known<'_>,
        hazards: &mut Hazards,
    ) -> Vec<Op> {
        let draft = self.draft(&way.route, known, hazards);
        let (behind, ahead) = draft.ops.split_at(draft.arrivals[position]);
        let mut steps = self.change_of_plan(&way.route, position, known);
        for line in 0..CostLine::ALL.len() {
            let more = paid(behind, line) - paid(before, line);
            if more != 0.0 {
                steps.push(Op::Pay(line, more));
            }
        }
        // Where clock and purse open behind the junction, the change is paid after that.
        let ahead: Vec<Op> = ahead
            .iter()
            .filter(|op| !matches!(op, Op::Mark))
            .cloned()
            .collect();
        let opens = ahead.iter().position(|op| matches!(op, Op::Open));
        let mut all = ahead;
        let at = opens.map_or(0, |opens| opens + 1);
        all.splice(at..at, steps);
        all
    }

    fn change_of_plan(&self, route: &Route, position: usize, known: Known<'_>) -> Vec<Op> {
        let place = route.places(self.corridor)[position];
        let (switch_h, switch_usd) = switch(self.corridor, self.shipment, place, known.values);
        if self.corridor.places[place].decision.is_none() {
            return Vec::new();
        }
        let hours = Op::Dwell {
            part: Part::Hold,
            span: Span::Fixed(switch_h),
            tempo: Tempo::default(),
        };
        vec![hours, Op::Pay(CostLine::Compliance as usize, switch_usd)]
    }
}

/// What steps pay on a line, whatever happens.
fn paid(ops: &[Op], line: usize) -> f64 {
    ops.iter()
        .map(|op| match op {
            Op::Pay(on, usd) if *on == line => *usd,
            _ => 0.0,
        })
        .sum()
}
