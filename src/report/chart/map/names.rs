//! Place markers and place names without overlap.

use super::super::ink::{Canvas, Colour, Crowd, Fill, Marker, Rect, Stroke, Text};
use super::super::journey::Node;
use super::MapPlace;
use super::projection::Projection;

/// The places inside the frame, most important first.
fn shown<'a>(map: &Projection, places: &'a [MapPlace]) -> Vec<(&'a MapPlace, (f64, f64))> {
    let mut shown: Vec<_> = places
        .iter()
        .map(|place| (place, map.at(place.at)))
        .collect();
    shown.retain(|(_, (x, y))| map.frame.holds(&Rect::new(*x, *y, 0.0, 0.0)));
    shown.sort_by(|(a, _), (b, _)| a.rank.cmp(&b.rank).then_with(|| a.name.cmp(&b.name)));
    shown
}

/// Draws the markers and marks their ground as taken.
pub(super) fn mark(
    canvas: &Canvas,
    map: &Projection,
    places: &[MapPlace],
    crowds: &mut [&mut Crowd],
) {
    for (place, at) in shown(map, places) {
        let marker = match place.node {
            Node::Port => Marker::Circle,
            Node::Border => Marker::Square,
            Node::Transfer => Marker::Diamond,
            Node::Terminal => Marker::Triangle,
            Node::Junction => continue,
        };
        let radius = if place.rank == 0 { 3.6 } else { 2.3 };
        let fill = if place.rank == 0 {
            Colour::INK
        } else {
            Colour::WHITE
        };
        canvas.marker(
            at,
            marker,
            radius,
            Fill::new(fill).edged(Stroke::new(Colour::INK, 0.8)),
        );
        for crowd in crowds.iter_mut() {
            crowd.take(Rect::new(
                at.0 - radius,
                at.1 - radius,
                2.0 * radius,
                2.0 * radius,
            ));
        }
    }
}

/// Writes the names: first clear of lines and letters, else over a line, else not at all (the ends of the journey
/// may also stand a little further off).
pub(super) fn write(
    canvas: &Canvas,
    map: &Projection,
    places: &[MapPlace],
    clear: &mut Crowd,
    letters: &mut Crowd,
) {
    for (place, (x, y)) in shown(map, places) {
        let mut text = Text::small(&place.name).halo();
        if place.rank == 0 {
            text = text.bold();
        }
        let (w, h) = text.size(canvas.look());
        let near = |off: f64| {
            let (right, left, middle) = (x + off, x - off - w, x - w / 2.0);
            let (above, below, level) = (y - off - h, y + off, y - h / 2.0);
            let corner = off * 0.6;
            [
                (right, level),
                (left, level),
                (middle, above),
                (middle, below),
                (right - corner, above + corner),
                (left + corner, above + corner),
                (right - corner, below - corner),
                (left + corner, below - corner),
            ]
            .map(|(x, y)| Rect::new(x, y, w, h))
        };
        let close: Vec<Rect> = near(4.5).into_iter().chain(near(7.5)).collect();
        let far: Vec<Rect> = [12.0, 18.0, 26.0].into_iter().flat_map(near).collect();
        let inside = map.frame.grown(-1.5);
        let spot = clear.settle(&inside, close.iter().copied());
        let spot = spot.or_else(|| letters.settle(&inside, close.iter().copied()));
        let spot = spot.or_else(|| {
            (place.rank == 0)
                .then(|| letters.settle(&inside, far))
                .flatten()
        });
        if let Some(spot) = spot {
            clear.take(spot);
            letters.take(spot);
            canvas.text((spot.x, spot.y), text.top());
        }
    }
}
