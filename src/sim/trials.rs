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

/// Trials that are picked one after the other; no branch is taken on whether.
#[derive(Debug)]
pub(super) struct Picks {
    lanes: [u16; BLOCK],
    count: usize,
}

impl Default for Picks {
    fn default() -> Self {
        Self {
            lanes: [0; BLOCK],
            count: 0,
        }
    }
}

impl Picks {
    /// Looks at the next trial, and picks it or does not.
    #[inline]
    pub(super) fn note(&mut self, lane: usize, picked: bool) {
        self.lanes[self.count % BLOCK] = lane as u16;
        self.count += usize::from(picked);
    }

    /// The trials that were picked, rising.
    pub(super) fn lanes(&self) -> &[u16] {
        &self.lanes[..self.count]
    }
}
