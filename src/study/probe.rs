//! Thousands of futures, few worlds: some routes of one regime, reckoned under any values in the same worlds.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::prepare::Prepared;
use crate::corridor::Values;
use crate::sim::{RouteSample, Sampler};

/// Futures that one worker takes at least, so that it draws its worlds for several.
const AT_ONCE: usize = 8;

/// Some routes of one regime in the first worlds of a question.
#[derive(Clone, Copy, Debug)]
pub struct Probe<'a> {
    /// The question made ready.
    pub prepared: &'a Prepared<'a>,
    /// The regime, by its place in the question.
    pub case: usize,
    /// The routes, by their places in the question; samples come in this order.
    pub routes: &'a [usize],
    /// Worlds: the first so many of the seed.
    pub trials: u64,
    /// Set from outside to stop it.
    pub cancel: &'a AtomicBool,
}

impl Probe<'_> {
    /// Reckons `futures` futures, each with the values that `values` gives it, and keeps what `read` makes of the
    /// samples, in order. The same numbers for any number of threads. Nothing when it was cancelled.
    ///
    /// `done` is told after each.
    pub fn each<T: Send>(
        &self,
        futures: usize,
        values: impl Fn(usize) -> Values + Sync,
        read: impl Fn(usize, &[RouteSample]) -> T + Sync,
        done: &(dyn Fn() + Sync),
    ) -> Option<Vec<T>> {
        (0..futures)
            .into_par_iter()
            .with_min_len(AT_ONCE)
            .map_init(
                || self.sampler(),
                |sampler, future| {
                    if self.cancel.load(Ordering::Relaxed) {
                        return None;
                    }
                    let group = self
                        .prepared
                        .bare_group(self.case, &values(future), self.routes);
                    let told = read(future, sampler.run(&group, self.trials));
                    done();
                    Some(told)
                },
            )
            .collect()
    }

    /// A sampler of its own for each worker. It is large: in a box and made apart, so that it does not stand on the
    /// stack of every split of the work, of which there are many below one another.
    #[inline(never)]
    fn sampler(&self) -> Box<Sampler<'_>> {
        Box::new(Sampler::new(self.prepared.setting(false)))
    }

    /// What `read` makes of the samples under one set of values.
    pub fn one<T>(&self, values: &Values, read: impl Fn(&[RouteSample]) -> T) -> T {
        let mut sampler = self.sampler();
        let group = self.prepared.bare_group(self.case, values, self.routes);
        read(sampler.run(&group, self.trials))
    }
}
