//! Where what was seen stood among the forecasts: the histogram of the PIT, from twenty cases on (METHOD 7.2).

use super::super::heading::Heading;
use super::super::ink::{
    Colour, Dash, Drawing, Fill, Letter, Look, Rect, Scale, Sheet, Size, Stroke, Table, Text,
    exact, guides_up, plain, words_across, words_up,
};

/// Everything the histogram shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// The words around it.
    pub heading: Heading,
    /// Cases in each of the equal cells from 0 to 1.
    pub counts: Vec<u64>,
    /// What the shape would mean, and the test of it.
    pub note: String,
}

/// Draws the histogram.
#[must_use]
pub fn draw(input: &Places, look: &Look) -> Drawing {
    let pitch = look.pitch(Letter::Small);
    let lines = look.wrap(&input.note, Letter::Small, false, Sheet::width(look));
    let foot = 2.4 * pitch + lines.len() as f64 * pitch + 6.0;
    let plot = match look.size {
        Size::Report => 200.0,
        Size::Slide => 300.0,
    };
    let sheet = Sheet::new(look, &input.heading, "", plot + foot + pitch);
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let head = ground.take_top(pitch + 4.0);
    canvas.text((head.x, head.y), Text::small("cases").bold().top());
    let below = ground.take_bottom(foot);
    ground.take_left(look.width("100", Letter::Small, false) + 6.0);
    let most = input.counts.iter().copied().max().unwrap_or(0) as f64;
    let cells = input.counts.len().max(1);
    let even = input.counts.iter().sum::<u64>() as f64 / cells as f64;
    let up = Scale::new((0.0, most.max(even) * 1.08), (ground.bottom(), ground.y));
    let across = Scale::new((0.0, 1.0), (ground.x, ground.right() - 6.0));
    let ticks: Vec<f64> = up
        .ticks(5)
        .into_iter()
        .filter(|tick| tick.fract() == 0.0)
        .collect();
    guides_up(canvas, &up, (ground.x, ground.right()), &ticks);
    words_up(canvas, &up, ground.x - 4.0, &ticks, plain);
    for (cell, count) in input.counts.iter().enumerate() {
        let from = across.at(cell as f64 / cells as f64);
        let to = across.at((cell + 1) as f64 / cells as f64);
        let top = up.at(*count as f64);
        let bar = Rect::new(from + 0.8, top, to - from - 1.6, ground.bottom() - top);
        canvas.rect(bar, Fill::new(look.palette.route(0)));
    }
    let y = up.at(even);
    let dashed = Stroke::new(Colour::INK, 1.2).dashed(Dash::Short);
    canvas.line(&[(ground.x, y), (ground.right() - 6.0, y)], dashed);
    let words = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
    words_across(
        canvas,
        &across,
        (ground.bottom() + 3.0, sheet.body.x, sheet.body.right()),
        &words,
        plain,
    );
    let title = "share of the forecast below what was seen (dashed: all cells alike)";
    let y = canvas.lines(
        (below.x, below.y + 1.25 * pitch),
        &look.wrap(title, Letter::Small, true, below.w),
        &Text::small("").bold(),
    );
    canvas.lines((below.x, y), &lines, &Text::small("").colour(Colour::GREY));
    sheet.finish(table(input))
}

fn table(input: &Places) -> Table {
    let mut table: Table = vec![["from", "to", "cases"].map(str::to_owned).to_vec()];
    let cells = input.counts.len().max(1) as f64;
    for (cell, count) in input.counts.iter().enumerate() {
        let (from, to) = (cell as f64 / cells, (cell + 1) as f64 / cells);
        table.push(vec![exact(from), exact(to), count.to_string()]);
    }
    table
}
