//! Blocks of worlds, in parallel, into summaries of integers that merge in any order to the same bytes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::deciding::Behind;
use super::desk::Desk;
use super::reckon::reckon;
use super::seed::{BLOCK, Seed};
use super::world::{Frame, Window, World};
use crate::route::{Conditions, Hazards, Program, Purpose, SHIPMENT};
use crate::stats::{
    BlockOutcome, Breakpoint, Committed, GroupSummary, LINES, PARTS, PICTURE_BLOCKS, Planned,
    Status, WayOutcome,
};

/// The routes of one regime under one future: they are compared with one another.
#[derive(Clone, Debug)]
pub struct Group {
    /// A program for each route.
    pub programs: Vec<Program>,
    /// A plain guess of each route's time and cost, about which squares are summed.
    pub planned: Vec<Planned>,
    /// For each route the hours until each breakpoint in a world where every draw is a median and nothing is shut;
    /// empty where nobody asks which step decided.
    pub planned_marks_h: Vec<Vec<f64>>,
    /// The route that differences are taken against.
    pub reference: Option<usize>,
    /// Closures and seasons that the programs meet.
    pub conditions: Arc<Conditions>,
}

/// Everything that a simulation needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Every hazard that a program reads.
    pub hazards: &'a Hazards,
    /// The number that fixes every draw.
    pub seed: Seed,
    /// When shipments get ready.
    pub window: Window,
    /// The instant at which every world begins, hours since 1970-01-01T00:00Z, so that departures of several weeks
    /// meet the same world; absent = each begins when its shipment is ready.
    pub world_from_h: Option<f64>,
    /// Hours from the beginning of a world to its end: who is not there by then is beyond the horizon; infinite =
    /// everybody is followed to the end.
    pub horizon_h: f64,
    /// Hours by which a shipment is due.
    pub due_h: Option<f64>,
    /// Whether the breakpoints of the first 65,536 trials are kept.
    pub marks: bool,
}

/// Runs trials `from..to` of every group: all routes, groups and settings meet the same worlds.
///
/// `progress` is told the number of trials done since its last call; `cancel` stops the work, and then there
/// is no answer.
pub fn simulate(
    setting: Setting<'_>,
    groups: &[Group],
    (from, to): (u64, u64),
    cancel: &AtomicBool,
    progress: &(dyn Fn(u64) + Sync),
) -> Option<Vec<GroupSummary>> {
    let first = from / BLOCK as u64;
    let last = to.div_ceil(BLOCK as u64);
    let empty = || Bench::new(setting, groups);
    let blocks: Vec<u64> = (first..last).collect();
    let done = blocks
        .par_iter()
        .with_min_len(4)
        .fold(empty, |mut bench, &block| {
            if !cancel.load(Ordering::Relaxed) {
                let start = block * BLOCK as u64;
                let lanes = (to - start).min(BLOCK as u64) as usize;
                bench.block(setting, groups, block, lanes);
                progress(lanes as u64);
            }
            bench
        })
        .map(|bench| bench.summaries)
        .reduce_with(|mut left, right| {
            for (a, b) in left.iter_mut().zip(&right) {
                a.merge(b);
            }
            left
        });
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    Some(done.unwrap_or_else(|| empty().summaries))
}

/// What one worker needs: a world, a desk for each route, and its own summaries.
struct Bench {
    world: World,
    desks: Vec<Vec<Desk>>,
    behind: Vec<Vec<Behind>>,
    summaries: Vec<GroupSummary>,
    risk: usize,
}

impl Bench {
    fn new(setting: Setting<'_>, groups: &[Group]) -> Self {
        Self {
            world: World::blank(setting.hazards).within(Frame {
                from_h: setting.world_from_h,
                length_h: setting.horizon_h,
            }),
            desks: groups
                .iter()
                .map(|group| vec![Desk::default(); group.programs.len()])
                .collect(),
            behind: groups
                .iter()
                .map(|group| vec![Behind::default(); group.programs.len()])
                .collect(),
            summaries: groups
                .iter()
                .map(|group| GroupSummary::new(&group.planned, group.reference, setting.due_h))
                .collect(),
            risk: setting
                .hazards
                .find(SHIPMENT, Purpose::Risk)
                .expect("every program registers the shipment's risk"),
        }
    }

    /// Draws one block and adds its outcome to the summaries.
    fn block(&mut self, setting: Setting<'_>, groups: &[Group], block: u64, lanes: usize) {
        self.world
            .draw(setting.hazards, setting.seed, block, setting.window);
        let marks = setting.marks && block < PICTURE_BLOCKS;
        for (g, group) in groups.iter().enumerate() {
            self.world.meet(&group.conditions);
            for (r, program) in group.programs.iter().enumerate() {
                let desk = &mut self.desks[g][r];
                reckon(program, &self.world, self.risk, marks, desk);
                if marks {
                    let planned = group.planned_marks_h.get(r).map_or(&[][..], Vec::as_slice);
                    self.behind[g][r].find(desk, planned);
                }
            }
            let points: Vec<Vec<Breakpoint<'_>>> = self.desks[g]
                .iter()
                .map(|desk| breakpoints(desk, lanes))
                .collect();
            let outcomes: Vec<BlockOutcome<'_>> = self.desks[g]
                .iter()
                .zip(&points)
                .enumerate()
                .map(|(r, (desk, points))| {
                    let ways = WayOutcome {
                        diverted: desk.diverted(),
                        open: desk.open_at_ready(),
                        committed: (!group.programs[r].junctions.is_empty()).then(|| Committed {
                            status: desk.committed_status(),
                            time_h: desk.committed_time_h(),
                        }),
                        deciding: marks.then(|| self.behind[g][r].told(points.len())),
                    };
                    outcome(desk, &desk.status()[..lanes], points, ways)
                })
                .collect();
            self.summaries[g].add_block(block, &outcomes);
        }
    }
}

fn breakpoints(desk: &Desk, lanes: usize) -> Vec<Breakpoint<'_>> {
    desk.marks()
        .iter()
        .map(|mark| Breakpoint {
            time_h: &mark[0][..lanes],
            cost_usd: &mark[1][..lanes],
            generalised_usd: &mark[2][..lanes],
        })
        .collect()
}

fn outcome<'a>(
    desk: &'a Desk,
    status: &'a [Status],
    breakpoints: &'a [Breakpoint<'a>],
    ways: WayOutcome<'a>,
) -> BlockOutcome<'a> {
    let lanes = status.len();
    let mut parts_h = [None; PARTS];
    for (part, column) in parts_h.iter_mut().enumerate() {
        *column = desk.part_h(part).map(|hours| &hours[..lanes]);
    }
    let mut lines_usd = [None; LINES];
    for (line, column) in lines_usd.iter_mut().enumerate() {
        *column = desk.line_usd(line).map(|usd| &usd[..lanes]);
    }
    BlockOutcome {
        status,
        time_h: &desk.time_h()[..lanes],
        cost_usd: &desk.cost_usd()[..lanes],
        generalised_usd: &desk.generalised_usd()[..lanes],
        co2e_kg: &desk.co2e_kg()[..lanes],
        parts_h,
        lines_usd,
        breakpoints,
        ways: Some(ways),
    }
}
