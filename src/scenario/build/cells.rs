//! Cells that several tables share: times, what a row covers, loadings, prices, offers, evidence.

use super::{Bound, Reader, Role};
use crate::corridor::{
    Covers, Evidence, Grade, LawRow, Loading, OfferWindow, Quantity, Spell, Surveyed, Tariff,
};
use crate::scenario::problem::{listed, nearest};
use crate::scenario::table::{Measure, Row, Table, seems_a_number};
use crate::time::Instant;

impl Reader<'_> {
    /// A time cell: fixed hours or a law of hours.
    pub(in crate::scenario) fn spell(
        &mut self,
        row: &Row,
        column: &str,
        laws: &[LawRow],
    ) -> Option<Spell> {
        let text = row.text(column).to_owned();
        let Some(name) = self.names.get(&text) else {
            if seems_a_number(&text) {
                return match self.part(
                    row,
                    column,
                    &text,
                    Measure::Hours,
                    Bound::HoursOfYears,
                    Role::Typical,
                )? {
                    Quantity::Given(hours) => Some(Spell::Fixed(hours)),
                    Quantity::Assumed { .. } => None,
                };
            }
            if !text.is_empty() {
                self.dangling(row, column, &[Table::Laws], &text);
            }
            return None;
        };
        match name.table {
            Table::Laws if laws.get(name.index).is_some_and(|law| law.is_time) => {
                Some(Spell::Drawn(name.index))
            }
            Table::Laws => {
                let what = format!("the law '{text}' is a multiplier (unit 1) and no time");
                self.refuse(row, column, what, "Name a law whose unit is h or d");
                None
            }
            Table::Assumptions => {
                let what = format!(
                    "'{text}' is an assumption; a time cell takes a number of hours or a law"
                );
                let remedy = format!(
                    "Add a row to laws.csv of family fixed with mean {text}, and name that law"
                );
                self.refuse(row, column, what, remedy);
                None
            }
            _ => {
                self.dangling(row, column, &[Table::Laws], &text);
                None
            }
        }
    }

    /// What the row's numbers contain.
    pub(in crate::scenario) fn covers(&mut self, row: &Row) -> Covers {
        let mut covers = Covers::default();
        for word in row.list("covers") {
            if let Some(more) = covers.with(word) {
                covers = more;
                continue;
            }
            let near = nearest(word, Covers::WORDS, 3);
            self.refuse(
                row,
                "covers",
                format!("'{word}' is no word of this column"),
                format!("Write {}", listed(&near, "or")),
            );
        }
        covers
    }

    /// Loadings on shared shocks: `iran-rail 0.5; gulf 0.3`.
    pub(in crate::scenario) fn factors(&mut self, row: &Row) -> Vec<Loading> {
        let mut loadings: Vec<Loading> = Vec::new();
        for part in row.list("factors") {
            let Some((id, loading)) = part.split_once(char::is_whitespace) else {
                let what = format!("'{part}' does not give a factor and its loading");
                self.refuse(
                    row,
                    "factors",
                    what,
                    "Write for example `iran-rail 0.5; gulf 0.3`",
                );
                continue;
            };
            let factor = self.named(row, "factors", Table::Factors, id);
            let loading = self.part(
                row,
                "factors",
                loading.trim(),
                Measure::Number,
                Bound::Loading,
                Role::Spread,
            );
            if let (Some(factor), Some(loading)) = (factor, loading) {
                if loadings.iter().any(|known| known.factor == factor) {
                    let what = format!("the factor '{id}' stands there twice");
                    self.refuse(row, "factors", what, "Write it once, with one loading");
                }
                loadings.push(Loading { factor, loading });
            }
        }
        loadings
    }

    /// Prices of a leg or service (`freight`) or fees of a stop (`fee`).
    pub(in crate::scenario) fn tariff(&mut self, row: &Row, prefix: &str) -> Tariff {
        let mut cell =
            |column: &str, measure| self.quantity(row, column, measure, Bound::NotNegative);
        Tariff {
            per_teu: cell(&format!("{prefix}_usd_teu"), Measure::UsdTeu),
            per_teu_km: cell(&format!("{prefix}_usd_teu_km"), Measure::UsdTeuKm),
            per_box: cell(&format!("{prefix}_usd_box"), Measure::UsdBox),
            factor_40ft: cell("factor_40ft", Measure::Number),
            back_factor: cell("back_factor", Measure::Number),
        }
    }

    /// Other payments, loss and damage of a leg or a stop.
    pub(in crate::scenario) fn surveyed(&mut self, row: &Row) -> Surveyed {
        let bound = Bound::NotNegative;
        Surveyed {
            other_payments_usd_teu: self.quantity(
                row,
                "other_payments_usd_teu",
                Measure::UsdTeu,
                bound,
            ),
            loss_share: self.quantity(row, "loss_share", Measure::Number, Bound::Share),
        }
    }

    /// Grade, sources and note. A row without a grade is judgement.
    pub(in crate::scenario) fn evidence(&mut self, row: &Row) -> Evidence {
        let grades = Grade::ALL.map(|grade| (grade.word(), grade));
        let grade = self.word(row, "grade", &grades, Some(Grade::Judgement));
        Evidence {
            grade: grade.unwrap_or(Grade::Judgement),
            sources: self.sources(row),
            note: row.text("note").to_owned(),
        }
    }

    /// Ids of the sources that the row names.
    pub(in crate::scenario) fn sources(&mut self, row: &Row) -> Vec<String> {
        self.ids(row, "source", Table::Sources);
        row.list("source").into_iter().map(str::to_owned).collect()
    }

    /// When and for whom the row is offered.
    pub(in crate::scenario) fn offered(&mut self, row: &Row) -> OfferWindow {
        let from_h = self.date(row, "offered_from");
        let to_h = self.date(row, "offered_to").map(|midnight| midnight + 24.0);
        if let (Some(from), Some(to)) = (from_h, to_h)
            && from >= to
        {
            let what = "the offer ends before it begins";
            self.refuse(row, "offered_to", what, "Write the dates in order");
        }
        OfferWindow {
            from_h,
            to_h,
            cargo: self.ids(row, "for", Table::Cargo),
        }
    }

    /// Hours from 1970-01-01T00:00Z to the start of the date in the cell; `None` if it is empty or wrong.
    pub(in crate::scenario) fn date(&mut self, row: &Row, column: &str) -> Option<f64> {
        let text = row.text(column);
        if text.is_empty() {
            return None;
        }
        let hours = hours_of(text);
        if hours.is_none() {
            let what = format!("'{text}' is not a date of the form 2025-01-31");
            let remedy = "Write year-month-day, and format the column as text in a spreadsheet";
            self.refuse(row, column, what, remedy);
        }
        hours
    }
}

/// Hours from 1970-01-01T00:00Z to the start of a date `2025-01-31`.
pub(in crate::scenario) fn hours_of(date: &str) -> Option<f64> {
    let date: jiff::civil::Date = (date.len() == 10).then(|| date.parse().ok()).flatten()?;
    Instant::of_date(date, 0.0).ok().map(Instant::hours)
}

/// Tells when some of the columns are filled and others not; true if all are.
pub(super) fn all_or_none(
    reader: &mut Reader,
    row: &Row,
    columns: &[&str],
    what_for: &str,
) -> bool {
    let empty: Vec<&str> = columns
        .iter()
        .copied()
        .filter(|c| row.is_empty(c))
        .collect();
    if !empty.is_empty() && empty.len() < columns.len() {
        let what = format!("the cell is empty, and {what_for} needs it");
        reader.refuse(
            row,
            empty[0],
            what,
            format!("Fill {} or none of them", columns.join(", ")),
        );
    }
    empty.is_empty()
}
