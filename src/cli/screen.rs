//! Where words go: results to stdout, notes and progress to stderr.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Trials from which a run is long enough for a progress bar.
const LONG: u64 = 20_000;

/// The two streams of a terminal.
#[derive(Debug)]
pub(super) struct Screen {
    quiet: bool,
    out: io::Stdout,
    err: io::Stderr,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            quiet: false,
            out: io::stdout(),
            err: io::stderr(),
        }
    }
}

impl Screen {
    /// Silences notes and progress, not results and not failures.
    pub(super) fn hush(&mut self, quiet: bool) {
        self.quiet = quiet;
    }

    /// Prints a result.
    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        let mut out = self.out.lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    /// Prints a note, unless told to be quiet.
    pub(super) fn note(&mut self, text: &str) {
        if !self.quiet {
            // A note that cannot be printed is no reason to stop.
            let _ = writeln!(self.err, "{text}");
        }
    }

    /// Prints a failure.
    pub(super) fn complain(&mut self, failure: &dyn Display) {
        // The exit status tells it again.
        let _ = writeln!(self.err, "{failure}");
    }

    /// A progress bar; it shows nothing off a terminal, for a short run, or when told to be quiet.
    pub(super) fn progress(&self, trials: u64) -> ProgressBar {
        if trials < LONG {
            return ProgressBar::with_draw_target(Some(trials), ProgressDrawTarget::hidden());
        }
        self.bar(trials, "{bar:40} {percent:>3}% of {len} trials, {eta} left")
    }

    /// A progress bar over futures or points, of which each is much work.
    pub(super) fn progress_of_futures(&self) -> ProgressBar {
        self.bar(0, "{bar:40} {percent:>3}%, {eta} left")
    }

    fn bar(&self, length: u64, template: &str) -> ProgressBar {
        if self.quiet || !self.err.is_terminal() {
            return ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        }
        let style = ProgressStyle::with_template(template)
            .expect("the templates are fixed and well formed");
        let bar = ProgressBar::new(length).with_style(style);
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}
