//! What is wrong with an input, where, and what would mend it.

use std::fmt;

/// One thing that stands in the way of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the reader knows it (`legs.csv`), or the part of the command line (`--set x=1`).
    pub file: String,
    /// Row of the table (the heading is row 1), or line of a text file.
    pub row: Option<u32>,
    /// Name of the column of a table, or number of the column of a text file.
    pub column: Option<String>,
    /// What is wrong: sentences without the last full stop.
    pub what: String,
    /// What would mend it: sentences without the last full stop.
    pub remedy: String,
}

impl Problem {
    /// A problem of a whole file.
    #[must_use]
    pub fn of_file(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            row: None,
            column: None,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// The same problem at a row of a table or a line of a text.
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// The same problem at a column.
    #[must_use]
    pub fn at_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    fn is_table(&self) -> bool {
        let ending = std::path::Path::new(&self.file).extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            let word = if self.is_table() { "row" } else { "line" };
            write!(f, ", {word} {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}. {}.", self.what, self.remedy)
    }
}

/// Everything that is wrong with an input, told at once, in the order of files and rows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text())]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Sorts the problems by file, row and column, and tells each once.
    #[must_use]
    pub fn new(mut problems: Vec<Problem>) -> Self {
        problems.sort();
        problems.dedup();
        Self(problems)
    }

    fn text(&self) -> String {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

/// `value`, or all the problems if there are any.
pub(super) fn unless<T>(problems: Vec<Problem>, value: T) -> Result<T, Problems> {
    if problems.is_empty() {
        Ok(value)
    } else {
        Err(Problems::new(problems))
    }
}

/// The words a person reads for a list: `a, b and c`.
pub(crate) fn listed<S: AsRef<str>>(words: &[S], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [some @ .., end] => {
            let some: Vec<&str> = some.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", some.join(", "), end.as_ref())
        }
    }
}

/// The `most` words of `known` that look most like `word`, nearest first.
pub(crate) fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let wanted = word.to_lowercase();
    let mut ranked: Vec<(usize, &str)> = known
        .into_iter()
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()),
                candidate,
            )
        })
        .collect();
    ranked.sort_unstable();
    ranked
        .into_iter()
        .take(most)
        .map(|(_, candidate)| candidate)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_it_is_and_what_would_mend_it() {
        let problem = Problem::of_file("legs.csv", "the speed is negative", "Write a positive one")
            .at_row(14)
            .at_column("speed");
        assert_eq!(
            problem.to_string(),
            "legs.csv, row 14, column speed: the speed is negative. Write a positive one."
        );
    }

    #[test]
    fn problems_are_told_once_in_the_order_of_files_and_rows() {
        let at = |file, row| Problem::of_file(file, "x", "y").at_row(row);
        let problems = Problems::new(vec![
            at("stops.csv", 3),
            at("legs.csv", 10),
            at("legs.csv", 9),
            at("stops.csv", 3),
        ]);
        assert_eq!(
            problems.to_string(),
            "legs.csv, row 9: x. y.\nlegs.csv, row 10: x. y.\nstops.csv, row 3: x. y."
        );
    }

    #[test]
    fn the_nearest_words_come_first() {
        let known = ["legs", "stops", "services"];
        assert_eq!(nearest("leg", known, 2), ["legs", "stops"]);
    }
}
