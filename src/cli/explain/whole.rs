//! `corridor explain --all --out DIR`: the book as documents.

use std::path::Path;

use super::super::failure::Failure;
use super::super::interrupt;
use super::super::screen::Screen;
use super::rows;
use crate::report::book::{Book, Shares, book, shares};
use crate::report::folder::{self, Document};
use crate::report::gallery::csv;
use crate::report::manifest;
use crate::report::papers::Papers;
use crate::report::run::ReportError;
use crate::route::plan;
use crate::scenario::Question;
use crate::study::{compare, estimand, rests_on};

/// Worlds behind what moves the answer most.
const TRIALS: u64 = 8_192;

/// The book of the question; shares from the folder of a sensitivity run where one is named, else what each row alone
/// moves.
pub(super) fn told(question: &Question, drivers: Option<&Path>) -> Result<Book, Failure> {
    let read: Option<(String, Shares)> = drivers.map(of_run).transpose()?;
    let routes = plan(question).map_err(Failure::Routes)?;
    let used = rests_on(question, &routes);
    let leading = if read.is_some() {
        Vec::new()
    } else {
        let mut quick = question.clone();
        quick.run.trials = TRIALS;
        quick.run.futures = 1;
        quick.run.departures = 0;
        quick.run.precision = None;
        compare(&quick, interrupt::flag(), &|_, _| ())?
            .footing
            .leading
    };
    let shares = read.as_ref().map(|(name, shares)| (name.as_str(), shares));
    let uses = |index| rows::uses(&question.corridor, index);
    Ok(book(question, &used, uses, shares, &leading))
}

/// The indices of a sensitivity run.
fn of_run(path: &Path) -> Result<(String, Shares), Failure> {
    let no_run = |what: String| Failure::NoRun {
        folder: path.to_owned(),
        what,
    };
    let bytes = std::fs::read(path.join("indices.csv")).map_err(|error| {
        no_run(format!(
            "it is no folder of `corridor sensitivity`: indices.csv: {error}"
        ))
    })?;
    let shares = shares(&bytes).map_err(no_run)?;
    Ok((path.display().to_string(), shares))
}

/// Writes book.md, book.csv and book.xlsx with the inputs.
pub(super) fn write(
    question: &Question,
    book: &Book,
    out: &Path,
    screen: &mut Screen,
) -> Result<(), Failure> {
    let mut command: Vec<String> = vec!["explain".into(), "--all".into()];
    command.extend(
        book.drivers
            .iter()
            .flat_map(|folder| ["--drivers".to_owned(), folder.clone()]),
    );
    let identity = manifest::identity(&question.inputs_hash(), &command);
    folder::may_write(out, &identity)?;
    let papers = Papers {
        command,
        asked: estimand(question),
        trials: TRIALS,
        brief: book.page(),
        tables: Vec::new(),
        pictures: Vec::new(),
        json: serde_json::Value::Null,
        terminal: String::new(),
    };
    let workbook = book.workbook().map_err(ReportError::Workbook)?;
    let mut documents = vec![
        Document::new(manifest::FILE, papers.manifest(question).document()),
        Document::new("book.md", book.page()),
        Document::new("book.csv", csv(&book.table())),
        Document::new("book.xlsx", workbook),
    ];
    let inputs = question.inputs.iter();
    documents
        .extend(inputs.map(|(name, bytes)| Document::new(format!("inputs/{name}"), bytes.clone())));
    folder::write(out, &identity, &documents, interrupt::flag())?;
    screen.note(&format!("written: {} (begin with book.md)", out.display()));
    Ok(())
}
