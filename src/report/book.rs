//! The book as a document: every assumption that an answer reads, with its range, source, grade, age and use, and what
//! it moves.

use std::collections::BTreeMap;
use std::fmt::Write;

use rust_xlsxwriter::XlsxError;

use crate::corridor::{Assumption, AssumptionKind, Grade};
use crate::report::chart::Table;
use crate::report::summary::{Entry, number};
use crate::report::words;
use crate::report::workbook::{self, Sheet};
use crate::scenario::{Age, Footing, Question};
use crate::study::finding::Leading;

/// A row of the book as the document tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct BookRow {
    /// The row.
    pub assumption: Assumption,
    /// Age of its evidence in the year of the prices.
    pub age: Age,
    /// Titles of its sources, with their years.
    pub sources: Vec<String>,
    /// The cells that read it.
    pub used_by: Vec<String>,
    /// First-order and total-order index of the difference in mean time, where a sensitivity run tells them.
    pub shares: Option<(f64, f64)>,
    /// How far it alone moves the difference in mean time from its P10 to its P90, hours, where it is among the rows that
    /// move it most.
    pub swing_h: Option<f64>,
}

/// The whole.
#[derive(Clone, Debug)]
pub struct Book {
    /// Title of the question.
    pub title: String,
    /// Rows in the order of the table.
    pub rows: Vec<BookRow>,
    /// Where the shares were read, if anywhere.
    pub drivers: Option<String>,
}

/// Indices of a sensitivity run by the id of an input: first and total order, of the greatest over its regimes.
pub type Shares = BTreeMap<String, (f64, f64)>;

/// Reads the indices of mean time from the table `indices.csv` of a sensitivity run.
///
/// # Errors
/// In words: a table without the columns that it must have, or a number that is none.
pub fn shares(bytes: &[u8]) -> Result<Shares, String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let heads = reader.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| {
        let found = heads.iter().position(|head| head == name);
        found.ok_or_else(|| format!("indices.csv has no column {name}"))
    };
    let (statistic, id) = (column("statistic")?, column("id")?);
    let (first, total) = (column("first")?, column("total")?);
    let mut shares = Shares::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let cell = |index: usize| record.get(index).unwrap_or_default();
        if cell(statistic) != "time" {
            continue;
        }
        let read = |index: usize| {
            let parsed = cell(index).parse::<f64>();
            parsed.map_err(|_| format!("indices.csv: '{}' is no number", cell(index)))
        };
        let (first, total) = (read(first)?, read(total)?);
        let known = shares.entry(cell(id).to_owned()).or_insert((first, total));
        if total > known.1 {
            *known = (first, total);
        }
    }
    Ok(shares)
}

/// The book of a question: the assumptions that `used` names, the cells that read each by `uses`, with the shares of a
/// sensitivity run (and the folder's name) and the rows that move the answer most.
#[must_use]
pub fn book(
    question: &Question,
    used: &Footing,
    uses: impl Fn(usize) -> Vec<String>,
    drivers: Option<(&str, &Shares)>,
    leading: &[Leading],
) -> Book {
    let corridor = &question.corridor;
    let years: BTreeMap<&str, Option<i32>> = used
        .rows
        .iter()
        .map(|row| (row.id.as_str(), row.year))
        .collect();
    let source = |id: &String| {
        let found = corridor.sources.iter().find(|source| source.id == *id);
        found.map_or_else(
            || id.clone(),
            |of| format!("{id}: {} ({})", of.title, of.year),
        )
    };
    let rows = used.assumptions.iter().map(|&index| {
        let assumption = question
            .regimes
            .first()
            .map_or(&corridor.assumptions[index], |case| &case.book[index]);
        let year = years.get(assumption.id.as_str()).copied().flatten();
        BookRow {
            age: Age::of(year, question.price_year),
            sources: assumption.evidence.sources.iter().map(source).collect(),
            used_by: uses(index),
            shares: drivers.and_then(|(_, shares)| shares.get(&assumption.id).copied()),
            swing_h: leading
                .iter()
                .find(|row| row.id == assumption.id)
                .map(Leading::swing_h),
            assumption: assumption.clone(),
        }
    });
    Book {
        title: question.title.clone(),
        rows: rows.collect(),
        drivers: drivers.map(|(folder, _)| folder.to_owned()),
    }
}

impl Book {
    /// How much judgement carries, as a sentence, and whether it is more than half: of the total-order indices where they
    /// are known, else of the rows that move the answer most. Nothing where neither is known.
    #[must_use]
    pub fn judgement(&self) -> Option<(String, bool)> {
        let judged = |row: &&BookRow| row.assumption.evidence.grade == Grade::Judgement;
        let total = |row: &BookRow| row.shares.map_or(0.0, |(_, total)| total.max(0.0));
        let all: f64 = self.rows.iter().map(total).sum();
        if let Some(folder) = self.drivers.as_ref().filter(|_| all > 0.0) {
            let of: f64 = self.rows.iter().filter(judged).map(total).sum();
            let share = of / all;
            let words = format!(
                "judgement carries {} of 100 of the total-order sensitivity of the difference in mean time (single inputs \
                 of {folder})",
                words::of_100(share)
            );
            return Some((words, share > 0.5));
        }
        let moving: Vec<&BookRow> = self
            .rows
            .iter()
            .filter(|row| row.swing_h.is_some())
            .collect();
        if moving.is_empty() {
            return None;
        }
        let count = moving.iter().copied().filter(judged).count();
        let words = format!(
            "{count} of the {} rows that alone move the difference in mean time most are judgement (no sensitivity run was \
             read: --drivers FOLDER)",
            moving.len()
        );
        Some((words, 2 * count > moving.len()))
    }

    /// The rows as a table.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = vec![COLUMNS.map(String::from).to_vec()];
        for row in &self.rows {
            let cells = entries(row).into_iter();
            table.push(
                cells
                    .map(|entry| crate::report::summary::written(&entry))
                    .collect(),
            );
        }
        table
    }

    /// The rows as a workbook.
    ///
    /// # Errors
    /// [`XlsxError`] when a table is too large for a sheet.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let rows = self.rows.iter().map(entries).collect();
        workbook::of_sheets(&self.title, &[Sheet::new("Book", &COLUMNS, rows)])
    }

    /// The page, in Markdown.
    #[must_use]
    pub fn page(&self) -> String {
        let mut text = format!(
            "# The book behind: {}\n\nEvery assumption that the routes read, as it stands under the first regime. In this \
             model, under these inputs.\n\n",
            self.title
        );
        if let Some((words, is_most)) = self.judgement() {
            let lead = if is_most { "**Warning:** " } else { "" };
            let _ = writeln!(text, "{lead}{words}.\n");
        }
        let counts = [
            Grade::Measured,
            Grade::Announced,
            Grade::Estimate,
            Grade::Judgement,
        ]
        .map(|grade| {
            let of = self.rows.iter();
            let count = of
                .filter(|row| row.assumption.evidence.grade == grade)
                .count();
            format!("{count} {}", grade.word())
        });
        let _ = writeln!(text, "{} rows: {}.\n", self.rows.len(), counts.join(", "));
        text.push_str("| id | what | low - best - high | grade, age | share of the variance: alone, total | sources | used by |\n");
        text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for row in &self.rows {
            let of = &row.assumption;
            let share = row.shares.map_or(String::new(), |(first, total)| {
                format!("{}, {}", words::number(first), words::number(total))
            });
            let cells = [
                format!("`{}`", of.id),
                of.quantity.clone(),
                range(of),
                format!("{}, {}", of.evidence.grade.word(), row.age.words()),
                share,
                of.evidence.sources.join("; "),
                row.used_by.join("; "),
            ];
            let cells = cells.map(|cell| cell.replace('|', "/"));
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
        text
    }
}

fn range(of: &Assumption) -> String {
    let unit = match of.unit.as_str() {
        "" | "1" => String::new(),
        unit => format!(" {unit}"),
    };
    if of.is_unknown() {
        format!("{} - {} - {}{unit}", of.low, of.best, of.high)
    } else {
        format!("{}{unit}", of.best)
    }
}

const COLUMNS: [&str; 18] = [
    "id",
    "quantity",
    "low",
    "best",
    "high",
    "unit",
    "price_year",
    "per",
    "kind",
    "grade",
    "age",
    "as_of",
    "first_order_share",
    "total_order_share",
    "swing_h",
    "sources",
    "used_by",
    "note",
];

fn entries(row: &BookRow) -> Vec<Entry> {
    let of = &row.assumption;
    let text = |words: &str| match words {
        "" => Entry::Empty,
        words => Entry::Text(words.to_owned()),
    };
    let told = |value: Option<f64>| value.map_or(Entry::Empty, number);
    let kind = match of.kind {
        AssumptionKind::Unknown => "unknown",
        AssumptionKind::Fixed => "fixed",
        AssumptionKind::Deep => "deep",
    };
    vec![
        text(&of.id),
        text(&of.quantity),
        number(of.low),
        number(of.best),
        number(of.high),
        text(&of.unit),
        told(of.price_year.map(f64::from)),
        text(&of.per),
        text(kind),
        text(of.evidence.grade.word()),
        text(row.age.words()),
        text(&of.as_of),
        told(row.shares.map(|shares| shares.0)),
        told(row.shares.map(|shares| shares.1)),
        told(row.swing_h),
        text(&row.sources.join("; ")),
        text(&row.used_by.join("; ")),
        text(&of.evidence.note),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::corridor;

    fn row(grade: Grade, total: Option<f64>, swing_h: Option<f64>) -> BookRow {
        let mut assumption = corridor().assumptions[0].clone();
        assumption.evidence.grade = grade;
        BookRow {
            assumption,
            age: Age::Current,
            sources: Vec::new(),
            used_by: Vec::new(),
            shares: total.map(|total| (0.5 * total, total)),
            swing_h,
        }
    }

    fn of(rows: Vec<BookRow>, drivers: Option<&str>) -> Book {
        Book {
            title: "A question".into(),
            rows,
            drivers: drivers.map(String::from),
        }
    }

    #[test]
    fn judgement_is_weighed_by_what_it_moves_where_that_is_known_and_else_by_count() {
        let rows = vec![
            row(Grade::Judgement, Some(0.6), Some(3.0)),
            row(Grade::Measured, Some(0.4), Some(2.0)),
            row(Grade::Measured, None, Some(1.0)),
        ];
        let (words, is_most) = of(rows.clone(), Some("runs/x")).judgement().unwrap();
        // 0.6 of 0.6 + 0.4.
        assert!(words.contains("60 of 100") && is_most, "{words}");
        let (words, is_most) = of(rows, None).judgement().unwrap();
        assert!(words.starts_with("1 of the 3 rows") && !is_most, "{words}");
        assert_eq!(
            of(vec![row(Grade::Judgement, None, None)], None).judgement(),
            None
        );
    }

    #[test]
    fn shares_are_those_of_mean_time_and_the_greatest_over_regimes() {
        let text = "regime,statistic,id,first,total\na,time,x,0.1,0.2\nb,time,x,0.3,0.4\na,cost,x,0.9,0.9\n";
        let told = shares(text.as_bytes()).unwrap();
        assert_eq!(
            told.into_iter().collect::<Vec<_>>(),
            [("x".to_owned(), (0.3, 0.4))]
        );
        let wrong = shares(b"regime,statistic,id,first\n").unwrap_err();
        assert!(wrong.contains("total"), "{wrong}");
    }
}
