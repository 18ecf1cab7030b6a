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

/// Seasons of so many names are shaded through the lines; more would shade everything.
const SHADED: usize = 2;

/// The windows of one name: they have one lane, and their words once.
struct Placed<'a> {
    window: &'a Window,
    lane: usize,
    bars: Vec<(f64, f64)>,
    words: (f64, String),
}

const INSIDE: f64 = 4.0;

/// The windows of a panel that have lanes, and whether seasons were left to the panel above it.
pub(super) struct Lanes<'a> {
    windows: Vec<&'a Window>,
    shaded: bool,
    /// True where seasons stand above an upper panel only.
    pub(super) repeated: bool,
}

impl<'a> Lanes<'a> {
    /// The lanes of the panel in this place of these.
    pub(super) fn new(panels: &'a [TimelinePanel], place: usize) -> Self {
        let above = |window: &&Window| {
            let same = |panel: &TimelinePanel| panel.windows.contains(window);
            window.kind == WindowKind::Season && panels[..place].iter().any(same)
        };
        let all = &panels[place].windows;
        let mut seasons: Vec<&str> = all
            .iter()
            .filter(|window| window.kind == WindowKind::Season)
            .map(|window| window.name.as_str())
            .collect();
        seasons.sort_unstable();
        seasons.dedup();
        Lanes {
            windows: all.iter().filter(|window| !above(window)).collect(),
            shaded: seasons.len() <= SHADED,
            repeated: all.iter().any(|window| above(&window)),
        }
    }

    /// Height of the lanes.
    pub(super) fn height(&self, look: &Look, panel: &TimelinePanel, width: f64) -> f64 {
        let across = Scale::new((0.0, panel.length()), (0.0, width));
        let placed = self.place(look, panel, &across);
        let lanes = placed.iter().map(|p| p.lane + 1).max();
        lanes.map_or(0.0, |lanes| lanes as f64 * lane(look) + 3.0)
    }

    /// Every name in the first lane where its bars and its words have room; longest first, so that what lasts all
    /// year stands on top.
    fn place(&self, look: &Look, panel: &TimelinePanel, across: &Scale) -> Vec<Placed<'a>> {
        let Some(&first) = panel.starts.first() else {
            return Vec::new();
        };
        let (_, length) = across.ends();
        let edges = (across.at(0.0), across.at(length));
        let seen = |w: &&Window| days(first, w.to) >= 0.0 && days(first, w.from) < length;
        let long = |w: &Window| days(w.from.max(first), w.to.min(panel.end));
        let mut named: Vec<Vec<&'a Window>> = Vec::new();
        for window in self.windows.iter().copied().filter(|w| seen(w)) {
            let same = |group: &&mut Vec<&Window>| {
                (group[0].kind, &group[0].name) == (window.kind, &window.name)
            };
            match named.iter_mut().find(same) {
                Some(group) => group.push(window),
                None => named.push(vec![window]),
            }
        }
        let all = |group: &[&Window]| group.iter().map(|w| long(w)).sum::<f64>();
        named.sort_by(|a, b| all(b).total_cmp(&all(a)).then(a[0].from.cmp(&b[0].from)));
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut placed = Vec::new();
        for group in named {
            let bar = |w: &&Window| {
                let (from, to) = (days(first, w.from), days(first, w.to) + 1.0);
                (across.at(from), across.at(to))
            };
            let mut bars: Vec<(f64, f64)> = group.iter().map(bar).collect();
            bars.sort_by(|a, b| a.0.total_cmp(&b.0));
            let words = shortened(look, &group[0].name, edges.1 - edges.0 - 2.0 * INSIDE);
            let width = look.width(&words, Letter::Small, false) + INSIDE;
            let x = beside(&bars, width, edges);
            // From the first bar to the last the lane is theirs: only one of them has the name beside it.
            let ends = bars.iter().fold((x - 1.0, x + width), |ends, bar| {
                (ends.0.min(bar.0), ends.1.max(bar.1))
            });
            let free = |row: &Vec<(f64, f64)>| {
                row.iter()
                    .all(|(a, b)| ends.1 + 2.0 <= *a || ends.0 >= *b + 2.0)
            };
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            taken[lane].push(ends);
            placed.push(Placed {
                window: group[0],
                lane,
                bars,
                words: (x, words),
            });
        }
        placed
    }

    /// Draws the lanes, and the shade of each window that does not last all the time down to `bottom`.
    pub(super) fn draw(
        &self,
        canvas: &Canvas,
        panel: &TimelinePanel,
        across: &Scale,
        (lanes, bottom): (Rect, f64),
    ) {
        let look = canvas.look();
        let Some(&first) = panel.starts.first() else {
            return;
        };
        let (left, right) = (across.at(0.0), across.at(across.ends().1));
        // The shade of a season goes through every panel, though its lane may stand above the first alone.
        for window in &panel.windows {
            let from = across.at(days(first, window.from));
            let to = across.at(days(first, window.to) + 1.0);
            let shaded = self.shaded || window.kind == WindowKind::Closure;
            if !shaded || to <= from || to - from >= 0.97 * (right - left) {
                continue;
            }
            let shade = Rect::new(from, lanes.bottom(), to - from, bottom - lanes.bottom());
            let fill = Fill {
                edge: None,
                ..window.kind.fill()
            };
            canvas.rect(shade, fill.clear(0.42));
        }
        for p in self.place(look, panel, across) {
            let top = lanes.y + p.lane as f64 * lane(look);
            let high = lane(look) - 1.5;
            for (from, to) in &p.bars {
                let bar = Rect::new(*from, top, (to - from).max(1.0), high);
                canvas.rect(bar, p.window.kind.fill());
            }
            let whole = (
                p.words.0,
                p.words.0 + look.width(&p.words.1, Letter::Small, false),
            );
            let crosses = |(from, to): &(f64, f64)| {
                [from, to]
                    .iter()
                    .any(|&&edge| whole.0 < edge && edge < whole.1)
            };
            let text = Text::small(&p.words.1);
            let text = if p.bars.iter().any(crosses) {
                text.halo()
            } else {
                text
            };
            canvas.text((p.words.0, top + high / 2.0), text);
        }
    }
}

/// A name cut at its end where it has no room at all.
fn shortened(look: &Look, name: &str, room: f64) -> String {
    let mut words = name.to_owned();
    while look.width(&words, Letter::Small, false) > room && words.chars().count() > 4 {
        words.truncate(words.char_indices().nth_back(1).map_or(0, |(at, _)| at));
        words.push('…');
    }
    words
}

/// Where words so wide begin: inside a bar, the longest first; else behind one; else before one; else at the end.
fn beside(bars: &[(f64, f64)], width: f64, (left, right): (f64, f64)) -> f64 {
    let mut longest: Vec<&(f64, f64)> = bars.iter().collect();
    longest.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    let clear = |from: f64, to: f64| {
        from >= left && to <= right && bars.iter().all(|bar| to <= bar.0 || from >= bar.1)
    };
    if let Some(bar) = longest.iter().find(|bar| width + INSIDE <= bar.1 - bar.0) {
        return bar.0 + INSIDE;
    }
    if let Some(bar) = bars.iter().find(|bar| clear(bar.1, bar.1 + width)) {
        return bar.1 + INSIDE;
    }
    if let Some(bar) = bars.iter().find(|bar| clear(bar.0 - width, bar.0)) {
        return bar.0 - width;
    }
    (right - width).max(left + INSIDE)
}

fn lane(look: &Look) -> f64 {
    look.letter(Letter::Small) * 1.14 + 1.5
}
