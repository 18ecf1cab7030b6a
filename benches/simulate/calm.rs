//! The shipped question in a world where nothing comes and goes with time, and nobody queues.

use corridor::corridor::Slots;
use corridor::scenario::Question;

/// The same routes without closures and seasons and without queues, shared shocks with one score for the world.
pub(crate) fn off(mut question: Question) -> Question {
    let corridor = &mut question.corridor;
    for factor in &mut corridor.factors {
        factor.block_d = None;
    }
    for leg in &mut corridor.legs {
        leg.closures.clear();
        leg.season = None;
    }
    for stop in &mut corridor.stops {
        stop.closures.clear();
        stop.season = None;
        stop.queue = None;
    }
    for service in &mut corridor.services {
        service.slots = Slots::default();
    }
    for regime in &mut corridor.regimes {
        regime.closures.clear();
    }
    question
}
