//! Which trials of a block a pass works on: all of them, or a few. Both run the same code.

use super::seed::BLOCK;

/// Trials of a block, by their lanes, rising.
pub(super) trait Trials: Copy {
    /// Does something for each of them.
    fn each(self, act: impl FnMut(usize));

    /// True if it is every trial of the block.
    fn are_all(self) -> bool;
}

/// Every trial of the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct All;

/// The trials of these lanes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Few<'a>(pub(super) &'a [u16]);

impl Trials for All {
    #[inline]
    fn each(self, mut act: impl FnMut(usize)) {
        for lane in 0..BLOCK {
            act(lane);
        }
    }

    fn are_all(self) -> bool {
        true
    }
}

impl Trials for Few<'_> {
    #[inline]
    fn each(self, mut act: impl FnMut(usize)) {
        for &lane in self.0 {
            act(usize::from(lane));
        }
    }

    fn are_all(self) -> bool {
        false
    }
}
