//! Where a number comes from and how far to trust it.

/// How well a number is supported; a property of its use, the worst of value and bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A statistic, a kept schedule, a documented trip.
    Measured,
    /// A plan, a promise, a tariff sheet, an official claim.
    Announced,
    /// A study, a model, a computed distance or time.
    Estimate,
    /// Recalled or assumed.
    Judgement,
}

impl Grade {
    /// All grades, best first.
    pub const ALL: [Self; 4] = [
        Self::Measured,
        Self::Announced,
        Self::Estimate,
        Self::Judgement,
    ];

    /// The word used in tables and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Announced => "announced",
            Self::Estimate => "estimate",
            Self::Judgement => "judgement",
        }
    }
}

/// Grade, sources and note of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How far to trust it.
    pub grade: Grade,
    /// Ids of rows of `sources.csv`.
    pub sources: Vec<String>,
    /// The row's note.
    pub note: String,
}

/// What kind of publication a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceClass {
    /// Statistics.
    Statistic,
    /// A carrier, terminal or railway about itself.
    Operator,
    /// A government or international body.
    Official,
    /// News.
    Press,
    /// A study.
    Study,
    /// Worked out or assumed in this project.
    Own,
}

/// A row of `sources.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Id of the row.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Year of the publication, as written.
    pub year: String,
    /// Kind of publication.
    pub class: SourceClass,
    /// Address.
    pub url: String,
    /// Note.
    pub note: String,
}
