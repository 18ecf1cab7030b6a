//! The colours of the break-even map, and the bar that explains them.

use super::super::super::ink::{
    Canvas, Colour, Fill, Letter, Look, Rect, Scale, Sheet, Stroke, Text,
};
use super::BreakEvenMap;

/// The first route never wins.
const SECOND: Colour = Colour(0xe0, 0x8a, 0x1e);
/// The first route always wins; darker, so that grey print parts both.
const FIRST: Colour = Colour(0x0b, 0x3c, 0x78);

/// The colour of a share: white at one half.
pub(super) fn tint(share: f64) -> Colour {
    let far = ((share - 0.5).abs() * 2.0).min(1.0);
    let end = if share < 0.5 { SECOND } else { FIRST };
    Colour::WHITE.mixed(end, far * 0.92)
}

/// What the colours say, over the bar of colours.
fn words(look: &Look, input: &BreakEvenMap) -> Vec<String> {
    let words = format!("{} {}, of 100", input.first, input.wins);
    look.wrap(words.trim(), Letter::Small, true, Sheet::width(look))
}

/// The routes at the ends of the bar, each in half of the width.
fn ends(look: &Look, input: &BreakEvenMap) -> [Vec<String>; 2] {
    [&input.second, &input.first].map(|name| {
        let words = format!("{name} wins");
        look.wrap_evenly(&words, Letter::Small, false, Sheet::width(look) * 0.42)
    })
}

pub(super) fn height(look: &Look, input: &BreakEvenMap) -> f64 {
    let pitch = look.pitch(Letter::Small);
    let ends = ends(look, input).iter().map(Vec::len).max().unwrap_or(0);
    (words(look, input).len() + ends + 1) as f64 * pitch + 16.0
}

/// The colours with their shares, and who wins at each end.
pub(super) fn draw(canvas: &Canvas, mut place: Rect, input: &BreakEvenMap) {
    let look = canvas.look();
    let pitch = look.pitch(Letter::Small);
    place.take_top(4.0);
    let y = canvas.lines(
        (place.x, place.y),
        &words(look, input),
        &Text::small("").bold(),
    );
    let bar = Rect::new(place.x + 8.0, y + 1.0, place.w - 16.0, 9.0);
    let across = Scale::new((0.0, 1.0), (bar.x, bar.right()));
    for i in 0..50 {
        let (from, to) = (f64::from(i) / 50.0, f64::from(i + 1) / 50.0);
        let (left, right) = (across.at(from), across.at(to));
        let piece = Rect::new(left, bar.y, right - left + 0.3, bar.h);
        canvas.rect(piece, Fill::new(tint(f64::midpoint(from, to))));
    }
    let edge = [
        (bar.x, bar.y),
        (bar.right(), bar.y),
        (bar.right(), bar.bottom()),
        (bar.x, bar.bottom()),
        (bar.x, bar.y),
    ];
    canvas.line(&edge, Stroke::new(Colour::GREY, 0.5));
    for share in [0.0, 0.2, 0.5, 0.8, 1.0] {
        let x = across.at(share);
        let wide = if share == 0.5 { 1.6 } else { 0.7 };
        canvas.line(
            &[(x, bar.y), (x, bar.bottom() + 2.0)],
            Stroke::new(Colour::INK, wide),
        );
        let words = Text::small(format!("{:.0}", share * 100.0));
        canvas.text(
            (x, bar.bottom() + 3.0),
            words.colour(Colour::GREY).centred().top(),
        );
    }
    let y = bar.bottom() + 3.0 + pitch;
    let [second, first] = ends(look, input);
    for (i, words) in second.into_iter().enumerate() {
        canvas.text((place.x, y + i as f64 * pitch), Text::small(words).top());
    }
    for (i, words) in first.into_iter().enumerate() {
        let at = (place.right(), y + i as f64 * pitch);
        canvas.text(at, Text::small(words).end().top());
    }
}
