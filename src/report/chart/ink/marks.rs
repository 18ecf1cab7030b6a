//! Whiskers and hatching.

use super::canvas::{Canvas, Stroke};
use super::colour::Colour;
use super::rect::Rect;

/// A whisker along a row, its ends marked; a white rim parts it from what lies below.
pub(crate) fn whisker_across(canvas: &Canvas, y: f64, (from, to): (f64, f64), half: f64) {
    for (ink, width) in [(Colour::WHITE, 2.6), (Colour::INK, 1.0)] {
        canvas.line(&[(from, y), (to, y)], Stroke::new(ink, width));
        for end in [from, to] {
            canvas.line(&[(end, y - half), (end, y + half)], Stroke::new(ink, width));
        }
    }
}

/// Fills a rectangle with slanting lines; neighbours' lines meet.
pub(crate) fn hatch(canvas: &Canvas, place: Rect, gap: f64, stroke: Stroke) {
    let (first, last) = (place.x + place.y, place.right() + place.bottom());
    let mut sum = (first / gap).ceil() * gap;
    while sum < last {
        let left = place.x.max(sum - place.bottom());
        let right = place.right().min(sum - place.y);
        if right > left {
            canvas.line(&[(left, sum - left), (right, sum - right)], stroke);
        }
        sum += gap;
    }
}
