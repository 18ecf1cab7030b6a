//! What closures do late in a world: drawn, trial by trial, when a shipment is still on the way then.

use std::cell::RefCell;

use crate::route::Interval;
use crate::sim::paths::Source;
use crate::sim::renewal::Renewal;
use crate::sim::seed::BLOCK;

/// The closures of whole worlds, of those trials in which somebody asked for what comes late.
#[derive(Clone, Debug)]
pub(super) struct Later {
    /// The block of worlds; `None` where every trial is laid out whole.
    pub(super) source: Source,
    /// Hours of a world for which closures are known.
    pub(super) known_h: f64,
    worlds: RefCell<Worlds>,
}

#[derive(Clone, Debug)]
struct Worlds {
    /// Where the closures of each trial begin and end in `all`; `None` where nobody asked.
    place: Vec<Option<[u32; 2]>>,
    all: Vec<Interval>,
    /// Trials that were drawn.
    drawn: Vec<u16>,
}

impl Later {
    pub(super) fn blank() -> Self {
        Self {
            source: None,
            known_h: 0.0,
            worlds: RefCell::new(Worlds {
                place: vec![None; BLOCK],
                all: Vec::new(),
                drawn: Vec::new(),
            }),
        }
    }

    /// Forgets what was drawn, for another block of worlds or for one that is laid out whole; and tells in how many
    /// trials it was asked for.
    pub(super) fn forget(&mut self, source: Source, known_h: f64) -> usize {
        (self.source, self.known_h) = (source, known_h);
        let worlds = self.worlds.get_mut();
        for &lane in &worlds.drawn {
            worlds.place[usize::from(lane)] = None;
        }
        let asked = worlds.drawn.len();
        worlds.drawn.clear();
        worlds.all.clear();
        asked
    }

    /// Shows the closures of one trial that starts at an instant, all through its world; those that are over before
    /// it are left out.
    #[cold]
    pub(super) fn show<T>(
        &self,
        renewal: &Renewal<'_>,
        (lane, start): (usize, f64),
        show: impl FnOnce(&[Interval]) -> T,
    ) -> T {
        let mut worlds = self.worlds.borrow_mut();
        let Worlds { place, all, drawn } = &mut *worlds;
        let [from, to] = *place[lane].get_or_insert_with(|| {
            let from = all.len() as u32;
            renewal.draw(lane, start, start + self.known_h, |interval| {
                if interval[1] > start {
                    all.push(interval);
                }
            });
            drawn.push(lane as u16);
            [from, all.len() as u32]
        });
        show(&all[from as usize..to as usize])
    }
}
