//! The pictures of claims and of announced dates.

use crate::report::gallery::Picture;
use crate::study::claims::finding::Claims;

/// `claims` and `announced`.
#[must_use]
pub(super) fn pictures(_: &Claims) -> Vec<Picture> {
    Vec::new()
}
