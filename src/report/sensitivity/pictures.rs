//! The pictures of a sensitivity study: a tornado and the indices for each regime.

use crate::report::gallery::Picture;
use crate::study::sensitivity::finding::{OfRegime, Sensitivity};

/// `tornado`, or `tornado-REGIME` where there are several.
#[must_use]
pub(super) fn file_name(kind: &str, study: &Sensitivity, regime: &OfRegime) -> String {
    if study.regimes.len() == 1 {
        kind.to_owned()
    } else {
        format!("{kind}-{}", regime.label.id)
    }
}

/// All of them.
#[must_use]
pub(super) fn pictures(_study: &Sensitivity) -> Vec<Picture> {
    Vec::new()
}
