//! The names of the stops of a single route, beside their verticals.

use super::super::ink::{Canvas, Colour, Crowd, Letter, Rect, Stroke, Text};
use super::super::journey::Reach;
use super::{Scales, Trace};

/// A stop is named if its vertical is longer than this share of the whole.
const NAMED: f64 = 0.05;

/// Names the long verticals: "North border 1.9 d".
pub(super) fn name(
    canvas: &Canvas,
    scales: &Scales,
    trace: &Trace,
    ground: Rect,
    length: &dyn Fn(f64) -> String,
) {
    let mut crowd = Crowd::default();
    let line: Vec<(f64, f64)> = trace.through(scales, |step| step.band.p50);
    for pair in line.windows(2) {
        take_line(&mut crowd, pair[0], pair[1]);
    }
    let (corner, pitch) = (
        (ground.x + 6.0, ground.y + 4.0),
        canvas.look().pitch(Letter::Small),
    );
    let name = std::iter::once(Text::small(trace.route.words()).bold());
    let names = name.chain(trace.ends().into_iter().map(Text::small));
    for (i, text) in names.enumerate() {
        let at = (corner.0, corner.1 + i as f64 * pitch);
        crowd.take(canvas.text(at, text.top().halo()));
    }
    let whole = trace.steps.last().map_or(0.0, |step| step.band.p50);
    for pair in trace.steps.windows(2) {
        let Reach::Stop { place, .. } = pair[1].reach else {
            continue;
        };
        let lost = pair[1].band.p50 - pair[0].band.p50;
        if lost <= NAMED * whole {
            continue;
        }
        let (x, low) = scales.at(pair[0].km, pair[0].band.p50);
        let high = scales.up.at(pair[1].band.p50);
        let middle = f64::midpoint(low, high);
        let words = format!("{place} {}", length(lost));
        let beside = |text: Text, x: f64| {
            let look = canvas.look().clone();
            (0..24)
                .flat_map(move |step| {
                    let shift = f64::from(step) * 5.0;
                    [
                        text.box_at(&look, (x, middle - shift)),
                        text.box_at(&look, (x, middle + shift)),
                    ]
                })
                .collect::<Vec<_>>()
        };
        let text = Text::small(&words).halo();
        let left = beside(text.clone().end(), x - 6.0);
        let right = beside(text.clone(), x + 6.0);
        // The nearest free place on either side; the left first, where no line runs.
        let near = left.iter().zip(&right).flat_map(|(&l, &r)| [l, r]);
        if let Some(spot) = crowd.settle(&ground, near) {
            let edge = if spot.x > x {
                spot.x - 2.0
            } else {
                spot.right() + 2.0
            };
            let y = spot.y + spot.h / 2.0;
            canvas.line(
                &[(x, y.clamp(high, low)), (edge, y)],
                Stroke::new(Colour::GREY, 0.6),
            );
            canvas.text((spot.x, y), text);
        }
    }
}

/// Marks the ground under a line as taken.
fn take_line(crowd: &mut Crowd, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) {
    let pieces = ((x1 - x0).abs().max((y1 - y0).abs()) / 4.0).ceil().max(1.0) as usize;
    for i in 0..=pieces {
        let share = i as f64 / pieces as f64;
        let (x, y) = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
        crowd.take(Rect::new(x - 2.0, y - 2.0, 4.0, 4.0));
    }
}
