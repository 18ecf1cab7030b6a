//! The windows of a timeline: bars with names in lanes above the lines, and their shade through them.

use jiff::civil::Date;

use super::super::ink::{Canvas, Colour, Fill, Letter, Look, Rect, Scale, Stroke, Text};
use super::{TimelinePanel, days};

/// What a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowKind {
    /// A closure in force under the regime.
    Closure,
    /// A season that slows: ice.
    Season,
}

/// Every kind, in the order of the key.
pub(super) const KINDS: [WindowKind; 2] = [WindowKind::Closure, WindowKind::Season];

impl WindowKind {
    /// Its colour: dark and light, so that they differ in grey print too.
    pub(super) fn fill(self) -> Fill {
        let (colour, edge) = match self {
            WindowKind::Closure => (Colour(0xb5, 0xa3, 0x9c), Colour(0x6e, 0x50, 0x44)),
            WindowKind::Season => (Colour(0xdc, 0xec, 0xf8), Colour(0x6f, 0x9d, 0xc4)),
        };
        Fill::new(colour).edged(Stroke::new(edge, 0.6))
    }

    /// Its words in the key and in the table.
    pub(super) fn words(self) -> &'static str {
        match self {
            WindowKind::Closure => "closure",
            WindowKind::Season => "season",
        }
    }
}

/// A stretch of the calendar with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// What it is called: "ice on the river".
    pub name: String,
    /// What it is.
    pub kind: WindowKind,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// A window's lane, bar and words.
struct Placed<'a> {
    window: &'a Window,
    lane: usize,
    bar: (f64, f64),
    words: (f64, String),
}

const INSIDE: f64 = 4.0;

/// Height of the lanes.
pub(super) fn height(look: &Look, panel: &TimelinePanel, width: f64) -> f64 {
    let across = Scale::new((0.0, panel.length()), (0.0, width));
    let lanes = place(look, panel, &across).iter().map(|p| p.lane + 1).max();
    lanes.map_or(0.0, |lanes| lanes as f64 * lane(look) + 3.0)
}

fn lane(look: &Look) -> f64 {
    look.letter(Letter::Small) * 1.14 + 1.5
}

/// Every window in the first lane where its bar and its words have room; longest first, so that what lasts all year
/// stands on top.
fn place<'a>(look: &Look, panel: &'a TimelinePanel, across: &Scale) -> Vec<Placed<'a>> {
    let Some(&first) = panel.starts.first() else {
        return Vec::new();
    };
    let (_, length) = across.ends();
    let (left, right) = (across.at(0.0), across.at(length));
    let seen = |w: &&Window| days(first, w.to) >= 0.0 && days(first, w.from) < length;
    let mut windows: Vec<&Window> = panel.windows.iter().filter(seen).collect();
    windows.sort_by(|a, b| {
        let long = |w: &Window| days(w.from.max(first), w.to.min(panel.end));
        long(b).total_cmp(&long(a)).then(a.from.cmp(&b.from))
    });
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut placed = Vec::new();
    for window in windows {
        let bar = (
            across.at(days(first, window.from)),
            across.at(days(first, window.to) + 1.0),
        );
        let mut words = window.name.clone();
        let wide = |words: &str| look.width(words, Letter::Small, false) + INSIDE;
        while wide(&words) + INSIDE > right - left && words.chars().count() > 4 {
            words.truncate(words.char_indices().nth_back(1).map_or(0, |(at, _)| at));
            words.push('…');
        }
        let width = wide(&words);
        // Inside its bar; else behind it; else before it.
        let x = if width + INSIDE <= bar.1 - bar.0 {
            bar.0 + INSIDE
        } else if bar.1 + width <= right {
            bar.1 + INSIDE
        } else if bar.0 - width >= left {
            bar.0 - width
        } else {
            (right - width).max(left + INSIDE)
        };
        let ground = (bar.0.min(x - 1.0), bar.1.max(x + width));
        let free = |row: &Vec<(f64, f64)>| {
            row.iter()
                .all(|(a, b)| ground.1 + 2.0 <= *a || ground.0 >= *b + 2.0)
        };
        let lane = taken.iter().position(free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        taken[lane].push(ground);
        placed.push(Placed {
            window,
            lane,
            bar,
            words: (x, words),
        });
    }
    placed
}

/// Draws the lanes, and the shade of each window that does not last all the time down to `bottom`.
pub(super) fn draw(
    canvas: &Canvas,
    panel: &TimelinePanel,
    across: &Scale,
    (lanes, bottom): (Rect, f64),
) {
    let look = canvas.look();
    let placed = place(look, panel, across);
    let (left, right) = (across.at(0.0), across.at(across.ends().1));
    for p in placed
        .iter()
        .filter(|p| p.bar.1 - p.bar.0 < 0.97 * (right - left))
    {
        let shade = Rect::new(
            p.bar.0,
            lanes.bottom(),
            p.bar.1 - p.bar.0,
            bottom - lanes.bottom(),
        );
        let fill = Fill {
            edge: None,
            ..p.window.kind.fill()
        };
        canvas.rect(shade, fill.clear(0.42));
    }
    for p in &placed {
        let top = lanes.y + p.lane as f64 * lane(look);
        let bar = Rect::new(p.bar.0, top, (p.bar.1 - p.bar.0).max(1.0), lane(look) - 1.5);
        canvas.rect(bar, p.window.kind.fill());
        canvas.text((p.words.0, top + bar.h / 2.0), Text::small(&p.words.1));
    }
}
