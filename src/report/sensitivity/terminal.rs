//! A sensitivity study on a terminal.

use comfy_table::Cell;

use super::told;
use crate::report::terminal::{fitted, plain_table, right, trimmed};
use crate::report::words;
use crate::study::Statistic;
use crate::study::sensitivity::finding::{Drivers, Sensitivity, Shares};

/// Parts that are shown.
const ROWS: usize = 8;

/// A bullet and a table for each regime.
#[must_use]
pub(super) fn text(study: &Sensitivity) -> String {
    let mut text = String::new();
    for clause in told::clauses(study) {
        text.push_str(&fitted(&format!("- {}", clause.replace('*', ""))));
    }
    for regime in &study.regimes {
        let Ok((_, drivers)) = &regime.found else {
            continue;
        };
        text.push_str(&table(&regime.label.name, study.settings.of, drivers));
        if let Some(verdict) = told::verdict(drivers.of(study.settings.of)) {
            text.push_str(&fitted(&format!("sample: {verdict}")));
        }
    }
    text
}

fn table(name: &str, of: Statistic, drivers: &Drivers) -> String {
    let Shares::Told { indices, .. } = &drivers.of(of).shares else {
        return String::new();
    };
    let mut table = plain_table(&[name, "alone", "with others\n(95% interval)"]);
    for place in drivers.leading(of).into_iter().take(ROWS) {
        let index = &indices.indices[place];
        let interval = index.total_interval;
        table.add_row(vec![
            Cell::new(told::part(drivers, place)),
            right(words::of_100(index.first.max(0.0))),
            right(format!(
                "{} ({})",
                words::of_100(index.total.max(0.0)),
                words::ends(&words::of_100(interval.low), &words::of_100(interval.high))
            )),
        ]);
    }
    format!(
        "\n{}\nof 100 of the variance of the {}\n",
        trimmed(&table),
        of.words()
    )
}
