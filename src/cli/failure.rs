//! What can go wrong behind a verb, and the exit status that scripts see.

use std::io;
use std::path::PathBuf;

use crate::report::folder::FolderError;
use crate::report::run::ReportError;
use crate::report::sweep::journal::JournalError;
use crate::route::RouteProblem;
use crate::scenario::{InitError, Problems};
use crate::study::NoComparison;
use crate::study::backtest::NoBacktest;
use crate::study::claims::NoClaims;
use crate::study::difference::NoStudy;
use crate::study::sweep::NoSweep;

/// Why a verb did not do its job.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The scenario or its tables.
    #[error("{0}\nNothing was written.")]
    Inputs(#[from] Problems),
    /// Routes that cannot be planned.
    #[error("{}\nNothing was written.", lines(.0))]
    Routes(Vec<RouteProblem>),
    /// Charts, summary, workbook.
    #[error(transparent)]
    Report(ReportError),
    /// The run folder.
    #[error(transparent)]
    Folder(FolderError),
    /// The user ended it, or the system did.
    #[error("interrupted; nothing was written{}", .after.as_ref().map_or(String::new(), |id| format!(" of {id}")))]
    Interrupted {
        /// The scenario that was under way, where earlier ones were written already.
        after: Option<String>,
    },
    /// No copy was laid out.
    #[error("{0}. Nothing was written.")]
    Init(#[from] InitError),
    /// A word of the command line.
    #[error("{what}: {remedy}. Nothing was written.")]
    Words {
        /// What is wrong.
        what: String,
        /// What would mend it.
        remedy: String,
    },
    /// Options of a study that cannot be met.
    #[error("{0}. Nothing was written.")]
    Study(NoStudy),
    /// Points that cannot be swept.
    #[error("{0}. Nothing was written.")]
    Sweep(NoSweep),
    /// The journal of a sweep.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The user ended a sweep that keeps a journal.
    #[error("interrupted; what was done is kept in {}: start the same command again to go on", .journal.display())]
    Kept {
        /// The journal.
        journal: PathBuf,
    },
    /// A folder that is no run.
    #[error("{}: {what}. Name a folder that `corridor` wrote.", .folder.display())]
    NoRun {
        /// The folder.
        folder: PathBuf,
        /// What is missing in it.
        what: String,
    },
    /// A reproduction that differs.
    #[error("{} of {files} files differ:\n{}", .differences.len(), .differences.join("\n"))]
    Differs {
        /// Files compared.
        files: usize,
        /// A line for each that differs.
        differences: Vec<String>,
    },
    /// The threads cannot be started.
    #[error("the threads cannot be started: {0}: try a smaller --threads")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// Stdout.
    #[error("the result cannot be printed: {0}")]
    Screen(#[from] io::Error),
}

impl From<NoComparison> for Failure {
    fn from(none: NoComparison) -> Self {
        match none {
            NoComparison::Routes(problems) => Self::Routes(problems),
            NoComparison::Cancelled => Self::Interrupted { after: None },
        }
    }
}

impl From<NoBacktest> for Failure {
    fn from(none: NoBacktest) -> Self {
        match none {
            NoBacktest::Inputs(problems) => Self::Inputs(problems),
            NoBacktest::Comparison(none) => none.into(),
            NoBacktest::NoTrips => Self::Words {
                what: none.to_string(),
                remedy: "add rows to observations.csv (docs/tables.md)".into(),
            },
            NoBacktest::NeverArrives(_) => Self::Words {
                what: none.to_string(),
                remedy: "look at its route with `corridor routes`, or say in left_out why it is left out"
                    .into(),
            },
        }
    }
}

impl From<NoClaims> for Failure {
    fn from(none: NoClaims) -> Self {
        match none {
            NoClaims::Comparison(none) => none.into(),
            NoClaims::Inputs(problems) => Self::Inputs(problems),
            NoClaims::None => Self::Words {
                what: "the corridor has no claims and no promises".into(),
                remedy: "write some in claims.csv or promises.csv".into(),
            },
        }
    }
}

impl From<NoStudy> for Failure {
    fn from(none: NoStudy) -> Self {
        match none {
            NoStudy::Comparison(none) => none.into(),
            other => Self::Study(other),
        }
    }
}

impl From<NoSweep> for Failure {
    fn from(none: NoSweep) -> Self {
        match none {
            NoSweep::Inputs(problems) => Self::Inputs(problems),
            NoSweep::Routes(none) => none.into(),
            other => Self::Sweep(other),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Interrupted => Self::Interrupted { after: None },
            other => Self::Report(other),
        }
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::Interrupted => Self::Interrupted { after: None },
            other => Self::Folder(other),
        }
    }
}

impl Failure {
    /// The same, told while `scenario` was under way after others were written.
    pub(super) fn after_others(self, scenario: &str) -> Self {
        match self {
            Self::Interrupted { .. } => Self::Interrupted {
                after: Some(scenario.to_owned()),
            },
            other => other,
        }
    }

    /// 2 for bad input, 1 for a run that failed or a reproduction that differs, 0 for a reader who left.
    pub(super) fn status(&self) -> u8 {
        match self {
            Self::Inputs(_)
            | Self::Routes(_)
            | Self::Words { .. }
            | Self::Study(_)
            | Self::Sweep(_)
            | Self::Journal(JournalError::Other(_) | JournalError::Busy(_))
            | Self::NoRun { .. }
            | Self::Init(InitError::Taken(_))
            | Self::Folder(FolderError::Occupied(_))
            | Self::Report(ReportError::Colour(_) | ReportError::Font(_) | ReportError::Map(_)) => {
                2
            }
            Self::Screen(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            _ => 1,
        }
    }

    /// True when there is nobody left to tell.
    pub(super) fn is_silent(&self) -> bool {
        self.status() == 0
    }
}

fn lines(problems: &[RouteProblem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
