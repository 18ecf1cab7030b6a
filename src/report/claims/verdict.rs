//! A verdict from its share of futures (METHOD 8.3, 8.4): it holds, fails, or is open. Never true or false.

use crate::study::claims::finding::Reading;

/// What becomes of a claim against one baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// In more than 66 of 100 futures it holds for the typical shipment.
    Holds,
    /// In 33 to 66 of 100.
    Open,
    /// In fewer than 33 of 100.
    Fails,
    /// Nothing arrives on one of the two ways.
    Untold,
}

impl Verdict {
    /// In the order in which they are told.
    pub(super) const ALL: [Self; 4] = [Self::Holds, Self::Open, Self::Fails, Self::Untold];

    /// The words before what it holds against.
    pub(super) fn words(self, compares: bool) -> &'static str {
        match (self, compares) {
            (Self::Holds, true) => "Holds against",
            (Self::Holds, false) => "Holds",
            (Self::Open, true) => "Is open against",
            (Self::Open, false) => "Is open",
            (Self::Fails, true) => "Fails against",
            (Self::Fails, false) => "Fails",
            (Self::Untold, true) => "Cannot be told against",
            (Self::Untold, false) => "Cannot be told",
        }
    }

    /// The word of tables and JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Open => "open",
            Self::Fails => "fails",
            Self::Untold => "untold",
        }
    }
}

/// The verdict of a reading.
#[must_use]
pub(super) fn verdict(reading: &Reading) -> Verdict {
    if !reading.value.is_finite() || !reading.p_typ.is_finite() {
        Verdict::Untold
    } else if reading.p_typ > 0.66 {
        Verdict::Holds
    } else if reading.p_typ < 0.33 {
        Verdict::Fails
    } else {
        Verdict::Open
    }
}
