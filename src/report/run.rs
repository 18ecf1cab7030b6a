//! Every document of a run, in memory: what the folder holds.

use std::sync::atomic::AtomicBool;

use rust_xlsxwriter::XlsxError;

use crate::corridor::Assumption;
use crate::report::chart::{Colour, NotAColour, NotAFont, Palette, RasterError, Typeface};
use crate::report::folder::Document;
use crate::report::gallery::{self, NoMap};
use crate::report::workbook::{self, Inputs};
use crate::report::{annex, brief, indicators, manifest, summary};
use crate::scenario::Question;
use crate::study::finding::Comparison;
use crate::study::rests_on;

/// Why the documents of a run cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A colour of `[charts] palette`.
    #[error("[charts] palette: {0}")]
    Colour(#[from] NotAColour),
    /// The font of `[charts] font`.
    #[error("[charts] font: {0}")]
    Font(#[from] NotAFont),
    /// A file of the map.
    #[error(transparent)]
    Map(#[from] NoMap),
    /// A picture.
    #[error("a chart cannot be rendered: {0}")]
    Picture(#[from] RasterError),
    /// It was interrupted.
    #[error("interrupted; nothing was written")]
    Interrupted,
    /// The summary.
    #[error("the summary cannot be written: {0}")]
    Summary(#[from] csv::Error),
    /// The workbook.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] XlsxError),
}

/// Colours and letters of a question's charts.
///
/// # Errors
/// [`ReportError::Colour`] or [`ReportError::Font`]: to be asked before the long run.
pub fn style(question: &Question) -> Result<(Palette, Typeface), ReportError> {
    let own: Vec<Colour> = question
        .charts
        .palette
        .iter()
        .map(|text| Colour::from_hex(text))
        .collect::<Result<_, _>>()?;
    let typeface = match &question.charts.font {
        Some(bytes) => Typeface::from_file_bytes(bytes.clone())?,
        None => Typeface::default(),
    };
    Ok((Palette::beginning_with(own), typeface))
}

/// All documents of a run, manifest first; `cancel` stops the drawing.
///
/// # Errors
/// [`ReportError`]: nothing is to be written then.
pub fn documents(
    answer: &Comparison,
    question: &Question,
    routes: &[crate::route::Route],
    cancel: &AtomicBool,
) -> Result<Vec<Document>, ReportError> {
    let (palette, typeface) = style(question)?;
    let corridor = &question.corridor;
    let used = rests_on(question, routes);
    let books: Vec<&[Assumption]> = question
        .regimes
        .iter()
        .map(|case| case.book.as_slice())
        .collect();
    let mut sources = used.sources();
    for case in &question.regimes {
        let regime = &corridor.regimes[case.regime];
        sources.extend(regime.sources.iter().map(String::as_str));
    }
    let inputs = Inputs {
        corridor,
        books,
        assumptions: used.assumptions.iter().copied().collect(),
        sources: sources.into_iter().map(str::to_owned).collect(),
    };
    let ground = gallery::ground(&question.inputs)?;
    let pictures = gallery::pictures(answer, corridor, ground);
    let manifest = manifest::manifest(answer, &scenario_file(question), &question.inputs);
    let mut documents = vec![
        Document::new(manifest::FILE, manifest.document()),
        Document::new("brief.md", brief::brief(answer)),
        Document::new(annex::FILE, annex::annex(answer, &manifest)),
        Document::new("summary.csv", summary::csv(answer)?),
        Document::new(indicators::FILE, gallery::csv(&indicators::table(answer))),
        Document::new("tables.xlsx", workbook::workbook(answer, &inputs)?),
    ];
    documents.extend(
        question
            .inputs
            .iter()
            .map(|(name, bytes)| Document::new(format!("inputs/{name}"), bytes.clone())),
    );
    let files = gallery::files(&pictures, &palette, &typeface, cancel)?;
    documents.extend(files.ok_or(ReportError::Interrupted)?);
    Ok(documents)
}

/// The scenario's file within `inputs/`.
pub(in crate::report) fn scenario_file(question: &Question) -> String {
    format!("{}.toml", question.id)
}
