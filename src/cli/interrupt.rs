//! An interrupt (Ctrl-C, or the system's request to end) raises a flag that long work watches, so that a run ends
//! without leaving anything behind.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);
static WATCHED: Once = Once::new();

/// The flag: raised by the first interrupt after this call, and never lowered.
pub(super) fn flag() -> &'static AtomicBool {
    WATCHED.call_once(|| {
        // Where the system lets nobody watch, an interrupt ends the program as it always did, and what it leaves under
        // a temporary name is swept by the next run.
        let _ = ctrlc::set_handler(|| ASKED.store(true, Ordering::Relaxed));
    });
    &ASKED
}
