//! What a verb beside `compare` leaves: one page, its tables, its pictures, one JSON document.

use std::sync::atomic::AtomicBool;

use crate::report::chart::Table;
use crate::report::folder::Document;
use crate::report::gallery::{self, Picture, csv};
use crate::report::manifest::{self, Manifest};
use crate::report::run::{ReportError, scenario_file, style};
use crate::scenario::Question;
use crate::study::finding::Estimand;

/// Everything that a verb tells, in memory.
#[derive(Clone, Debug)]
pub struct Papers {
    /// The verb and its own options, so that the same is told once more: `sensitivity`, `--points`, `1024`.
    pub command: Vec<String>,
    /// What was asked, in full.
    pub asked: Estimand,
    /// Trials behind each number of a future.
    pub trials: u64,
    /// The page: question, answer, what it hangs on, what is a guess. Markdown.
    pub brief: String,
    /// Tables by the name of their files, without ending: a header, then rows.
    pub tables: Vec<(String, Table)>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// The document that `--json` prints.
    pub json: serde_json::Value,
    /// What a terminal shows.
    pub terminal: String,
}

impl Papers {
    /// The documents of the folder, manifest first; `cancel` stops the drawing.
    ///
    /// # Errors
    /// [`ReportError`]: nothing is to be written then.
    pub fn documents(
        &self,
        question: &Question,
        cancel: &AtomicBool,
    ) -> Result<Vec<Document>, ReportError> {
        let (palette, typeface) = style(question)?;
        let manifest = self.manifest(question);
        let mut documents = vec![
            Document::new(manifest::FILE, manifest.document()),
            Document::new("brief.md", self.brief.clone()),
        ];
        let tables = self.tables.iter();
        documents
            .extend(tables.map(|(name, rows)| Document::new(format!("{name}.csv"), csv(rows))));
        let inputs = question.inputs.iter();
        documents.extend(
            inputs.map(|(name, bytes)| Document::new(format!("inputs/{name}"), bytes.clone())),
        );
        let files = gallery::files(&self.pictures, &palette, &typeface, cancel)?;
        documents.extend(files.ok_or(ReportError::Interrupted)?);
        Ok(documents)
    }

    /// What it was made from.
    #[must_use]
    pub fn manifest(&self, question: &Question) -> Manifest {
        Manifest {
            schema: 1,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario_file(question),
            command: self.command.clone(),
            seed: self.asked.seed,
            trials_asked: self.trials,
            trials: self.trials,
            futures: self.asked.futures,
            inner: self.asked.inner,
            inputs_sha256: self.asked.inputs_hash.clone(),
            inputs: manifest::hashes(&question.inputs),
            noise: manifest::Noise::default(),
        }
    }
}
