//! An axis of the break-even map: steps of a lever, as numbers or as words.

use super::super::super::ink::{
    Canvas, Colour, Letter, Look, Rect, Scale, Size, Text, exact, plain,
};

/// The steps of an axis.
#[derive(Clone, Debug, PartialEq)]
pub enum MapSteps {
    /// Numbers, rising.
    Numbers {
        /// The values.
        values: Vec<f64>,
        /// Whether equal ratios take equal room; asks for values above 0.
        log: bool,
    },
    /// Words, such as states of a regime.
    Words(Vec<String>),
}

impl Default for MapSteps {
    fn default() -> Self {
        MapSteps::Words(Vec::new())
    }
}

/// An axis of the break-even map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapAxis {
    /// The lever or assumption in plain words.
    pub title: String,
    /// Its unit; empty for none.
    pub unit: String,
    /// Its steps.
    pub steps: MapSteps,
}

/// Up to so many numbers each have their own tick.
const TICKED: usize = 8;

impl MapAxis {
    /// How many steps.
    pub(super) fn count(&self) -> usize {
        match &self.steps {
            MapSteps::Numbers { values, .. } => values.len(),
            MapSteps::Words(words) => words.len(),
        }
    }

    /// Whether its steps are numbers, so that a contour has a meaning.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.steps, MapSteps::Numbers { .. })
    }

    /// Title and unit.
    pub(in crate::report::chart::policy) fn words(&self) -> String {
        match (self.unit.as_str(), &self.steps) {
            ("", MapSteps::Numbers { log: true, .. }) => format!("{} (log)", self.title),
            ("", _) => self.title.clone(),
            (unit, MapSteps::Numbers { log: true, .. }) => format!("{}, {unit} (log)", self.title),
            (unit, _) => format!("{}, {unit}", self.title),
        }
    }

    /// A step as the table writes it.
    pub(super) fn step(&self, i: usize) -> String {
        match &self.steps {
            MapSteps::Numbers { values, .. } => exact(values[i]),
            MapSteps::Words(words) => words[i].clone(),
        }
    }

    /// The axis between two points of the sheet.
    pub(super) fn laid(&self, ends: (f64, f64)) -> Laid {
        let places = |count: usize| (0..count).map(|i| i as f64).collect::<Vec<f64>>();
        let (middles, log) = match &self.steps {
            MapSteps::Words(words) => (places(words.len()), false),
            MapSteps::Numbers { values, log } => {
                let log = *log && values.iter().all(|value| *value > 0.0);
                let middles: Vec<f64> = values
                    .iter()
                    .map(|value| if log { value.ln() } else { *value })
                    .collect();
                (middles, log)
            }
        };
        let rising = middles.windows(2).all(|pair| pair[0] < pair[1]);
        let finite = middles.iter().all(|middle| middle.is_finite());
        if rising && finite {
            Laid::new(middles, log, ends)
        } else {
            Laid::new(places(self.count()), false, ends)
        }
    }

    /// The ticks: value and words.
    fn ticks(&self, laid: &Laid, most: usize) -> Vec<(f64, String)> {
        match &self.steps {
            MapSteps::Words(words) => words
                .iter()
                .enumerate()
                .map(|(i, words)| (laid.middle(i), words.clone()))
                .collect(),
            MapSteps::Numbers { values, .. } if values.len() <= TICKED => values
                .iter()
                .enumerate()
                .map(|(i, value)| (laid.middle(i), plain(*value)))
                .collect(),
            MapSteps::Numbers { .. } if laid.log => {
                let (low, high) = laid.scale.ends();
                let decades = -9..=12;
                let steps = decades.flat_map(|k| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(k)));
                steps
                    .filter(|value| (low..=high).contains(&value.ln()))
                    .map(|value| (laid.at(value), plain(value)))
                    .collect()
            }
            MapSteps::Numbers { .. } => {
                let ticks = laid.scale.ticks(most).into_iter();
                ticks.map(|value| (laid.at(value), plain(value))).collect()
            }
        }
    }

    fn lines(words: &str, look: &Look, room: f64) -> Vec<String> {
        look.wrap(words, Letter::Small, false, room)
    }

    /// Height below the ground of a horizontal axis this wide.
    pub(super) fn height(&self, look: &Look, width: f64) -> f64 {
        let pitch = look.pitch(Letter::Small);
        let ticks = match &self.steps {
            MapSteps::Words(words) => {
                let room = width / words.len().max(1) as f64 - 6.0;
                let lines = words.iter().map(|word| Self::lines(word, look, room).len());
                lines.max().unwrap_or(0).max(1)
            }
            MapSteps::Numbers { .. } => 1,
        };
        let title = format!("{} →", self.words());
        let title = look.wrap(&title, Letter::Small, true, width).len();
        (ticks + title) as f64 * pitch + 6.0
    }

    /// Width at the left of the ground of a vertical axis.
    pub(super) fn width(&self, look: &Look) -> f64 {
        let wide = |words: &str| look.width(words, Letter::Small, false);
        let longest = match &self.steps {
            MapSteps::Words(words) => {
                let lines = words
                    .iter()
                    .flat_map(|words| Self::lines(words, look, Self::most(look)));
                lines.map(|line| wide(&line)).fold(0.0, f64::max)
            }
            MapSteps::Numbers { .. } => {
                let ticks = self.ticks(&self.laid((0.0, 250.0)), 6);
                ticks.iter().map(|tick| wide(&tick.1)).fold(0.0, f64::max)
            }
        };
        longest + 7.0
    }

    fn most(look: &Look) -> f64 {
        if look.size == Size::Report {
            100.0
        } else {
            200.0
        }
    }

    /// Writes ticks and title below the ground.
    pub(super) fn write_across(&self, canvas: &Canvas, laid: &Laid, ground: Rect) {
        let look = canvas.look();
        let pitch = look.pitch(Letter::Small);
        let room = match &self.steps {
            MapSteps::Words(words) => ground.w / words.len().max(1) as f64 - 6.0,
            MapSteps::Numbers { .. } => f64::INFINITY,
        };
        let (mut reached, mut deepest) = (f64::NEG_INFINITY, 1);
        let right = ground.right() + 6.0;
        for (x, words) in self.ticks(laid, (ground.w / 45.0) as usize) {
            let lines = Self::lines(&words, look, room);
            let wide = |line: &String| look.width(line, Letter::Small, false);
            let width = lines.iter().map(wide).fold(0.0, f64::max);
            let middle = x.min(right - width / 2.0);
            if middle - width / 2.0 < reached + 3.0 {
                continue;
            }
            reached = middle + width / 2.0;
            deepest = deepest.max(lines.len());
            for (i, line) in lines.into_iter().enumerate() {
                let at = (middle, ground.bottom() + 3.0 + i as f64 * pitch);
                let text = Text::small(line).colour(Colour::GREY).centred().top();
                canvas.text(at, text);
            }
        }
        let title = format!("{} →", self.words());
        let lines = look.wrap(&title, Letter::Small, true, right - ground.x);
        let top = ground.bottom() + 3.0 + deepest as f64 * pitch;
        for (i, line) in lines.into_iter().enumerate() {
            let at = (right, top + i as f64 * pitch);
            canvas.text(at, Text::small(line).bold().end().top());
        }
    }

    /// Writes ticks at the left of the ground.
    pub(super) fn write_up(&self, canvas: &Canvas, laid: &Laid, ground: Rect) {
        let look = canvas.look();
        let line_pitch = look.letter(Letter::Small) * 1.05;
        let mut reached = f64::INFINITY;
        for (y, words) in self.ticks(laid, (ground.h / 30.0) as usize) {
            let lines = match &self.steps {
                MapSteps::Words(_) => Self::lines(&words, look, Self::most(look)),
                MapSteps::Numbers { .. } => vec![words],
            };
            let half = lines.len() as f64 * line_pitch / 2.0;
            let y = y
                .min(ground.bottom() - half + 4.0)
                .max(ground.y + half - 4.0);
            if y + half > reached {
                continue;
            }
            reached = y - half;
            for (i, line) in lines.iter().enumerate() {
                let dy = (i as f64 - (lines.len() as f64 - 1.0) / 2.0) * line_pitch;
                let text = Text::small(line).colour(Colour::GREY).end();
                canvas.text((ground.x - 4.0, y + dy), text);
            }
        }
    }
}

/// An axis on the sheet: where its cells and values stand.
pub(super) struct Laid {
    scale: Scale,
    middles: Vec<f64>,
    edges: Vec<f64>,
    log: bool,
}

impl Laid {
    /// Cells meet halfway between neighbours; the outer ones reach as far outwards as inwards.
    fn new(middles: Vec<f64>, log: bool, ends: (f64, f64)) -> Self {
        let inner = middles
            .windows(2)
            .map(|pair| f64::midpoint(pair[0], pair[1]));
        let mut edges: Vec<f64> = inner.collect();
        let first = middles.first().copied().unwrap_or(0.0);
        let last = middles.last().copied().unwrap_or(0.0);
        let low = edges.first().map_or(first - 0.5, |edge| 2.0 * first - edge);
        let high = edges.last().map_or(last + 0.5, |edge| 2.0 * last - edge);
        edges.insert(0, low);
        edges.push(high);
        Laid {
            scale: Scale::new((low, high), ends),
            middles,
            edges,
            log,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.middles.len()
    }

    /// Where a value stands.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = match (self.log, value > 0.0) {
            (false, _) => value,
            (true, true) => value.ln(),
            (true, false) => f64::NEG_INFINITY,
        };
        self.scale.at(value)
    }

    /// Where the middle of a cell stands.
    fn middle(&self, i: usize) -> f64 {
        self.scale.at(self.middles[i])
    }

    /// The ends of a cell, the lesser value first.
    pub(super) fn cell(&self, i: usize) -> (f64, f64) {
        (
            self.scale.at(self.edges[i]),
            self.scale.at(self.edges[i + 1]),
        )
    }

    /// A place between the middles of two cells, counted in cells.
    pub(super) fn between(&self, place: f64) -> f64 {
        let i = (place.floor() as usize).min(self.middles.len().saturating_sub(1));
        let next = (i + 1).min(self.middles.len() - 1);
        let part = place - i as f64;
        let value = self.middles[i] + (self.middles[next] - self.middles[i]) * part;
        self.scale.at(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_log_axis_meet_at_the_geometric_mean() {
        let axis = MapAxis {
            steps: MapSteps::Numbers {
                values: vec![1.0, 100.0],
                log: true,
            },
            ..MapAxis::default()
        };
        let laid = axis.laid((0.0, 100.0));
        // The geometric mean of 1 and 100 is 10; the cells reach from 0.1 to 10 and from 10 to 1,000.
        assert!((laid.cell(0).1 - laid.at(10.0)).abs() < 0.02);
        assert!((laid.at(10.0) - 50.0).abs() < 0.02);
        assert!((laid.at(1.0) - 25.0).abs() < 0.02);
    }

    #[test]
    fn values_that_do_not_rise_stand_in_the_order_given() {
        let axis = MapAxis {
            steps: MapSteps::Numbers {
                values: vec![3.0, 1.0],
                log: false,
            },
            ..MapAxis::default()
        };
        let laid = axis.laid((0.0, 100.0));
        assert!((laid.middle(0) - 25.0).abs() < 0.02 && (laid.middle(1) - 75.0).abs() < 0.02);
    }
}
