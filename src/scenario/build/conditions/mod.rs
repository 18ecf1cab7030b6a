//! What comes and goes: closures, seasons, queues.

mod closures;
mod queue;
mod seasons;

pub(super) use closures::closure;
pub(super) use queue::queue;
pub(super) use seasons::seasons;
