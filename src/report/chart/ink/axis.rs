//! Guides and tick labels along an axis.

use super::canvas::{Canvas, Stroke};
use super::colour::Colour;
use super::rect::Rect;
use super::scale::Scale;
use super::text::Text;

/// Vertical guides at these values of a horizontal axis; zero is darker.
pub(crate) fn guides_across(
    canvas: &Canvas,
    scale: &Scale,
    (top, bottom): (f64, f64),
    ticks: &[f64],
) {
    for &tick in ticks {
        let x = scale.at(tick);
        canvas.line(&[(x, top), (x, bottom)], guide(tick));
    }
}

/// Horizontal guides at these values of a vertical axis; zero is darker.
pub(crate) fn guides_up(canvas: &Canvas, scale: &Scale, (left, right): (f64, f64), ticks: &[f64]) {
    for &tick in ticks {
        let y = scale.at(tick);
        canvas.line(&[(left, y), (right, y)], guide(tick));
    }
}

fn guide(tick: f64) -> Stroke {
    if tick == 0.0 {
        Stroke::new(Colour::GREY, 0.7)
    } else {
        Stroke::new(Colour::GUIDE, 0.6)
    }
}

/// Tick labels whose tops stand at `y`, kept between `left` and `right`; one that would touch its neighbour is
/// left out.
pub(crate) fn words_across(
    canvas: &Canvas,
    scale: &Scale,
    (y, left, right): (f64, f64, f64),
    ticks: &[f64],
    words: impl Fn(f64) -> String,
) {
    let mut reached = f64::NEG_INFINITY;
    for &tick in ticks {
        let text = Text::small(words(tick)).colour(Colour::GREY).top();
        let (width, _) = text.size(canvas.look());
        let x = (scale.at(tick) - width / 2.0).min(right - width).max(left);
        if x > reached + 3.0 {
            reached = x + width;
            canvas.text((x, y), text);
        }
    }
}

/// Tick labels that end at `x`, beside their values; gives their boxes.
pub(crate) fn words_up(
    canvas: &Canvas,
    scale: &Scale,
    x: f64,
    ticks: &[f64],
    words: impl Fn(f64) -> String,
) -> Vec<Rect> {
    let label = |&tick: &f64| {
        canvas.text(
            (x, scale.at(tick)),
            Text::small(words(tick)).colour(Colour::GREY).end(),
        )
    };
    ticks.iter().map(label).collect()
}
