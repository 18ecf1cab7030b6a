//! The columns of the answer chart and the words in them.

use super::super::heading::Standing;
use super::super::ink::{
    Canvas, Clock, Letter, Look, Rect, Size, Text, hundredths, in_hundred, money,
};
use super::{Answer, AnswerRow, Lost, Spread, TOLD};

const GAP: f64 = 6.0;

/// The columns, from the left; each rectangle has its x and width.
pub(super) struct Columns {
    pub(super) label: Rect,
    pub(super) time: Rect,
    pub(super) time_words: Rect,
    pub(super) cost: Rect,
    pub(super) cost_words: Rect,
    pub(super) share: Rect,
    /// Whether a number and its range stand below each other.
    pub(super) stacked: bool,
    /// The letters of the rows.
    letter: Letter,
    heads: [Vec<String>; 3],
}

impl Columns {
    /// Shares the width of the ground out: words take what they need, the two panels the rest.
    pub(super) fn new(look: &Look, input: &Answer, clock: Clock, mut ground: Rect) -> Self {
        let rows = || input.panels.iter().flat_map(|panel| &panel.rows);
        let stacked = look.size == Size::Report;
        let shown = input.page_panels().iter().map(|panel| panel.rows.len());
        let letter = if !stacked && shown.sum::<usize>() <= 14 {
            Letter::Body
        } else {
            Letter::Small
        };
        let width = |words: &str| look.width(words, letter, true);
        let cell = |[main, range]: [String; 2]| {
            if stacked {
                width(&main).max(width(&range))
            } else {
                width(&format!("{main} {range}"))
            }
        };
        let widest =
            |cells: &mut dyn Iterator<Item = [String; 2]>| cells.map(cell).fold(0.0, f64::max);
        let share = widest(&mut rows().map(share_words)).max(width("faster than"));
        let cost_words = widest(&mut rows().map(|row| cost_words(row.cost)));
        let time_words = widest(&mut rows().map(|row| time_words(row, clock)));
        let label = rows()
            .map(|row| width(&row.route.label))
            .fold(0.0, f64::max);
        let label = ground.take_left(label.min(if stacked { 118.0 } else { 300.0 }));
        ground.take_left(GAP);
        let share = ground.take_right(share);
        ground.take_right(GAP + 3.0);
        let panel = (ground.w - time_words - cost_words - 3.0 * GAP) / 2.0;
        let time = ground.take_left(panel);
        ground.take_left(GAP - 2.0);
        let time_words = ground.take_left(time_words);
        ground.take_left(GAP + 2.0);
        let cost = ground.take_left(panel);
        ground.take_left(GAP - 2.0);
        let wrap = |words: &str, width: f64| look.wrap(words, letter, true, width);
        let heads = [
            wrap(
                &format!("{} until arrival", clock.word()),
                time_words.right() - time.x,
            ),
            wrap(&input.money, ground.right() - cost.x),
            wrap("faster than reference", share.w + 2.0),
        ];
        Columns {
            label,
            time,
            time_words,
            cost,
            cost_words: ground,
            share,
            stacked,
            letter,
            heads,
        }
    }

    /// Height of the heads of the columns.
    pub(super) fn head_height(&self, look: &Look) -> f64 {
        let lines = self.heads.iter().map(Vec::len).max().unwrap_or(0);
        lines as f64 * look.pitch(self.letter)
    }

    /// Writes the heads, their last lines level.
    pub(super) fn write_heads(&self, canvas: &Canvas, strip: Rect) {
        let pitch = canvas.look().pitch(self.letter);
        for (lines, x) in self
            .heads
            .iter()
            .zip([self.time.x, self.cost.x, self.share.x])
        {
            let top = strip.bottom() - lines.len() as f64 * pitch;
            canvas.lines((x, top), lines, &Text::of(self.letter, "").bold());
        }
    }

    /// Height a row needs.
    pub(super) fn row_height(&self, look: &Look, row: &AnswerRow) -> f64 {
        let label = look
            .wrap(&row.route.label, self.letter, true, self.label.w)
            .len();
        let numbers = if self.stacked { 2 } else { 1 };
        let lines = label.max(numbers + lost_words(row).len());
        lines as f64 * self.pitch(look) + if self.stacked { 3.5 } else { 0.0 }
    }

    /// The middle of a row's numbers and bars: what is lost stands below them.
    pub(super) fn middle(&self, look: &Look, row: &AnswerRow, place: Rect) -> f64 {
        place.y + (place.h - lost_words(row).len() as f64 * self.pitch(look)) / 2.0
    }

    /// From line to line inside a row.
    fn pitch(&self, look: &Look) -> f64 {
        look.letter(self.letter) * 1.05
    }

    /// Writes everything of a row that is words.
    pub(super) fn write_row(&self, canvas: &Canvas, row: &AnswerRow, place: Rect, clock: Clock) {
        let look = canvas.look();
        let like = |bold: bool| Text {
            bold,
            ..Text::of(self.letter, "").colour(row.route.ink())
        };
        let label = look.wrap(&row.route.label, self.letter, true, self.label.w);
        let pitch = self.pitch(look);
        let middle = self.middle(look, row, place);
        let block = |x: f64, middle: f64, lines: &[String], bold: &[bool]| {
            let first = middle - (lines.len() as f64 - 1.0) * pitch / 2.0;
            for (i, line) in lines.iter().enumerate() {
                let text = like(bold[i.min(bold.len() - 1)]);
                canvas.text(
                    (x, first + i as f64 * pitch),
                    Text {
                        words: line.clone(),
                        ..text
                    },
                );
            }
        };
        block(
            self.label.x,
            place.y + place.h / 2.0,
            &label,
            &[row.route.standing == Standing::Reference],
        );
        let cells = [
            (self.time_words, time_words(row, clock)),
            (self.cost_words, cost_words(row.cost)),
            (self.share, share_words(row)),
        ];
        let none = row.time_h.is_none();
        for (column, [main, range]) in cells {
            if self.stacked && !range.is_empty() {
                block(column.x, middle, &[main, range], &[true, none]);
            } else {
                let after = look.width(&format!("{main} "), self.letter, true);
                block(column.x, middle, &[main], &[true]);
                block(column.x + after, middle, &[range], &[none]);
            }
        }
        let lost = lost_words(row);
        let top = middle + if self.stacked { pitch } else { pitch / 2.0 };
        for (i, words) in lost.into_iter().enumerate() {
            let text = Text {
                words,
                ..like(true)
            };
            let at = (self.time_words.right(), top + (i as f64 + 0.5) * pitch);
            canvas.text(at, text.end().halo());
        }
    }
}

/// The median and its range; of a route by which nothing arrives, why.
fn time_words(row: &AnswerRow, clock: Clock) -> [String; 2] {
    let Lost {
        stranded,
        not_eligible,
        ..
    } = row.lost;
    match row.time_h {
        Some(s) => [clock.span(s.p50), clock.range(s.p5, s.p95)],
        None if stranded >= 1.0 => ["all".into(), "stranded".into()],
        None if not_eligible >= 1.0 => ["not".into(), "eligible".into()],
        None => ["none".into(), "arrives".into()],
    }
}

/// What does not arrive, where it is not all by one cause, and what arrives by another way: "stranded 12 in 100".
fn lost_words(row: &AnswerRow) -> Vec<String> {
    let some = row.lost.each().filter(|(_, share)| *share < 1.0);
    let round = [("way round", row.diverted)];
    let round = round.into_iter().filter(|(_, share)| *share >= TOLD);
    some.chain(round)
        .map(|(word, share)| format!("{word} {}", in_hundred(share)))
        .collect()
}

fn cost_words(cost: Option<Spread>) -> [String; 2] {
    cost.map_or_else(Default::default, |s| {
        [money(s.p50), format!("({}–{})", money(s.p5), money(s.p95))]
    })
}

fn share_words(row: &AnswerRow) -> [String; 2] {
    match row.route.standing {
        Standing::Reference => return ["reference".into(), String::new()],
        Standing::NotOffered => return ["reference".into(), "only".into()],
        Standing::Offered if row.time_h.is_none() => return Default::default(),
        Standing::Offered => {}
    }
    row.first.map_or_else(Default::default, |share| {
        let range = share
            .unknown
            .map(|(low, high)| format!("({}–{})", hundredths(low), hundredths(high)));
        [in_hundred(share.p), range.unwrap_or_default()]
    })
}
