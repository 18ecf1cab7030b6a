//! A time-cost-distance sheet (METHOD 7.5): step after step of one way, read and made into a corridor of its own.

mod tables;

pub use tables::files;

use super::{Problem, Problems};
use crate::corridor::Mode;

/// The columns of a sheet; `hours_low`, `hours_high`, `samples` and `year` may be left out.
pub const COLUMNS: [&str; 12] = [
    "section",
    "from",
    "to",
    "mode",
    "km",
    "hours",
    "hours_low",
    "hours_high",
    "cost_usd",
    "kind",
    "samples",
    "year",
];

/// Kinds of step beside `leg`, and the kind of stop that each becomes.
pub const KINDS: [(&str, &str); 7] = [
    ("terminal", "handling"),
    ("wait", "handling"),
    ("transfer", "transfer"),
    ("gauge", "gauge"),
    ("border", "border"),
    ("hold", "hold"),
    ("canal", "canal"),
];

/// A step of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct TcdStep {
    /// Name of its section, as written.
    pub section: String,
    /// Id of the place where it begins.
    pub from: String,
    /// Id of the place where it ends; that where it begins, for a stop.
    pub to: String,
    /// The mode of a leg; none for a stop.
    pub mode: Option<Mode>,
    /// Kilometres of a leg.
    pub km: f64,
    /// Hours.
    pub hours: f64,
    /// Least and greatest hours, where the sheet tells both.
    pub range: Option<(f64, f64)>,
    /// USD per box.
    pub usd: f64,
    /// `leg`, or a word of [`KINDS`].
    pub kind: String,
    /// How many trips are behind it.
    pub samples: Option<u32>,
    /// The year of the survey.
    pub year: Option<i16>,
}

/// Reads a sheet.
///
/// # Errors
/// Every cell that cannot be read, with row, column and remedy; steps that do not join.
pub fn tcd(file: &str, bytes: &[u8]) -> Result<Vec<TcdStep>, Problems> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(|head| head.trim().to_owned()).collect(),
        Err(error) => {
            let remedy = "Save it as CSV in UTF-8";
            return Err(Problem::of_file(file, error.to_string(), remedy).into());
        }
    };
    let mut problems = Vec::new();
    for head in heads
        .iter()
        .filter(|head| !COLUMNS.contains(&head.as_str()))
    {
        let what = format!("the column '{head}' is not known");
        let remedy = format!("The columns are {}", COLUMNS.join(", "));
        problems.push(
            Problem::of_file(file, what, remedy)
                .at_row(1)
                .at_column(head),
        );
    }
    for need in ["from", "to", "mode", "km", "hours", "cost_usd", "kind"] {
        if !heads.iter().any(|head| head == need) {
            let what = format!("the column '{need}' is missing");
            let remedy = format!("The columns are {}", COLUMNS.join(", "));
            problems.push(Problem::of_file(file, what, remedy).at_row(1));
        }
    }
    if !problems.is_empty() {
        return Err(Problems::new(problems));
    }
    let mut steps: Vec<TcdStep> = Vec::new();
    for (row, record) in (2..).zip(reader.records()) {
        let Ok(record) = record else {
            let remedy = "Save it as CSV in UTF-8";
            problems.push(Problem::of_file(file, "the row cannot be read", remedy).at_row(row));
            continue;
        };
        let mut line = Line {
            file,
            row,
            heads: &heads,
            record: &record,
            problems: &mut problems,
        };
        let Some(step) = line.step() else { continue };
        if let Some(before) = steps.last()
            && before.to != step.from
        {
            let what = format!(
                "the step begins at {}, the one before ends at {}",
                step.from, before.to
            );
            line.refuse(
                "from",
                what,
                "Put the steps in the order of the way, each where the last one ends",
            );
        }
        steps.push(step);
    }
    if problems.is_empty() && !steps.iter().any(|step| step.mode.is_some()) {
        let remedy = "Write a row of kind leg for each movement";
        problems.push(Problem::of_file(file, "there is no leg", remedy));
    }
    if problems.is_empty() {
        Ok(steps)
    } else {
        Err(Problems::new(problems))
    }
}

/// A row while it is read.
struct Line<'a> {
    file: &'a str,
    row: u32,
    heads: &'a [String],
    record: &'a csv::StringRecord,
    problems: &'a mut Vec<Problem>,
}

impl Line<'_> {
    fn cell(&self, column: &str) -> &str {
        let place = self.heads.iter().position(|head| head == column);
        place
            .and_then(|at| self.record.get(at))
            .unwrap_or_default()
            .trim()
    }

    fn refuse(&mut self, column: &str, what: String, remedy: &str) {
        let problem = Problem::of_file(self.file, what, remedy);
        self.problems
            .push(problem.at_row(self.row).at_column(column));
    }

    /// A number not below zero; nothing for an empty cell.
    fn number(&mut self, column: &str) -> Option<f64> {
        let text = self.cell(column).to_owned();
        if text.is_empty() {
            return None;
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() && value >= 0.0 => Some(value),
            _ => {
                let what = format!("'{text}' is not a number of zero or more");
                self.refuse(column, what, "Write a plain number such as 12.5");
                None
            }
        }
    }

    fn step(&mut self) -> Option<TcdStep> {
        let before = self.problems.len();
        let kind = self.cell("kind").to_owned();
        let is_leg = kind == "leg";
        if !is_leg && !KINDS.iter().any(|(word, _)| *word == kind) {
            let words: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
            let remedy = format!("Write leg, {}", words.join(", "));
            self.refuse("kind", format!("'{kind}' is no kind of step"), &remedy);
        }
        let (from, to) = (slug(self.cell("from")), slug(self.cell("to")));
        if from.is_empty() || to.is_empty() {
            self.refuse(
                "from",
                "from and to are needed".into(),
                "Write the place where the step begins and ends",
            );
        } else if is_leg == (from == to) {
            let remedy = "A leg leads from one place to another; a stop stands at one place, from and to alike";
            self.refuse("to", format!("from {from} to {to} is no {kind}"), remedy);
        }
        let word = self.cell("mode").to_owned();
        let mode = Mode::ALL.into_iter().find(|mode| mode.word() == word);
        if is_leg && mode.is_none() {
            let words: Vec<&str> = Mode::ALL.iter().map(|mode| mode.word()).collect();
            let remedy = format!("Write {}", words.join(", "));
            self.refuse("mode", format!("'{word}' is no mode"), &remedy);
        }
        let km = self.number("km");
        if is_leg && !km.is_some_and(|km| km > 0.0) {
            self.refuse(
                "km",
                "a leg has kilometres above zero".into(),
                "Write its distance",
            );
        }
        let hours = self.number("hours");
        if hours.is_none() || (is_leg && hours == Some(0.0)) {
            self.refuse(
                "hours",
                "the hours are missing".into(),
                "Write how long it takes; a leg takes more than 0",
            );
        }
        let range = self.number("hours_low").zip(self.number("hours_high"));
        if let Some(((low, high), hours)) = range.zip(hours)
            && !(low <= hours && hours <= high)
        {
            let what = format!("{hours} hours do not lie between {low} and {high}");
            self.refuse("hours", what, "Put low, typical and high in order");
        }
        let usd = self.number("cost_usd").unwrap_or(0.0);
        let samples = self.number("samples").map(|count| count as u32);
        let year = self.number("year").map(|year| year as i16);
        (self.problems.len() == before).then(|| TcdStep {
            section: self.cell("section").to_owned(),
            mode: mode.filter(|_| is_leg),
            km: km.filter(|_| is_leg).unwrap_or(0.0),
            hours: hours.unwrap_or(0.0),
            range: range.filter(|(low, high)| low < high),
            usd,
            kind,
            samples,
            year,
            from,
            to,
        })
    }
}

/// A name as an id: letters, digits and hyphens.
fn slug(name: &str) -> String {
    let sign = |sign: char| {
        if sign.is_ascii_alphanumeric() {
            sign
        } else {
            '-'
        }
    };
    let parts: String = name.chars().map(sign).collect();
    let parts: Vec<&str> = parts.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
