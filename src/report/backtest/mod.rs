//! What a backtest leaves: the page, its tables, its pictures, its document.

mod brief;
mod document;
mod pictures;
mod rows;
mod tables;
mod told;

pub(crate) use told::on_record;

use crate::report::papers::Papers;
use crate::study::backtest::Backtest;

/// The papers of a backtest; `command` is what reproduces it.
#[must_use]
pub fn papers(found: &Backtest, command: Vec<String>) -> Papers {
    Papers {
        command,
        asked: found.asked.clone(),
        trials: found.asked.trials_asked,
        brief: brief::brief(found),
        tables: tables::tables(found),
        pictures: pictures::pictures(found),
        json: document::document(found),
        terminal: brief::terminal(found),
    }
}

/// The printed table of a backtest as a page of the documentation: headline, cases, scores, what is left out.
#[must_use]
pub fn page(found: &Backtest) -> String {
    brief::page(found)
}
