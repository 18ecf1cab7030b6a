//! The legs of all routes on the ground: each drawn once, side by side for the routes that share it.

use super::super::along::mode_dash;
use super::super::heading::{RouteName, Standing};
use super::super::ink::{Canvas, Colour, Crowd, Dash, Rect, Stroke, Text, letter};
use super::projection::Projection;
use super::{MapLeg, MapRoute, clip};

/// More routes than this on one leg are drawn as one dark line.
pub(super) const STRIPES: usize = 4;

/// A leg with all routes that use it.
pub(super) struct Shared<'a> {
    pub(super) leg: &'a MapLeg,
    pub(super) routes: Vec<(usize, &'a RouteName)>,
}

/// Every leg once, in the order of first use; those of no offered route before the others, which lie upon them where
/// legs share a line.
pub(super) fn shared(routes: &[MapRoute]) -> Vec<Shared<'_>> {
    let mut all: Vec<Shared> = Vec::new();
    for (i, route) in routes.iter().enumerate() {
        for leg in &route.legs {
            match all.iter_mut().find(|shared| shared.leg.id == leg.id) {
                Some(shared) if shared.routes.iter().any(|(used, _)| *used == i) => {}
                Some(shared) => shared.routes.push((i, &route.route)),
                None => all.push(Shared {
                    leg,
                    routes: vec![(i, &route.route)],
                }),
            }
        }
    }
    all.sort_by_key(|shared| {
        let mut routes = shared.routes.iter();
        routes.any(|(_, route)| route.standing != Standing::NotOffered)
    });
    all
}

impl Shared<'_> {
    /// The pieces of the leg inside the frame.
    pub(super) fn pieces(&self, map: &Projection) -> Vec<Vec<(f64, f64)>> {
        let flat: Vec<_> = self.leg.line.iter().map(|&point| map.at(point)).collect();
        clip::line(&flat, &map.frame)
            .iter()
            .map(|piece| clip::thinned(piece, 0.8))
            .collect()
    }

    fn dash(&self) -> Dash {
        if self.leg.planned {
            Dash::Dots
        } else {
            mode_dash(self.leg.mode)
        }
    }

    /// Draws the leg; `fine` scales the widths.
    pub(super) fn draw(&self, canvas: &Canvas, map: &Projection, fine: f64) {
        let stripe = 1.5 * fine;
        let trunk = self.routes.len() > STRIPES;
        let width = if trunk {
            (1.6 + 0.22 * self.routes.len() as f64) * fine
        } else {
            stripe * self.routes.len() as f64
        };
        for piece in self.pieces(map) {
            canvas.line(&piece, Stroke::new(Colour::WHITE, width + 1.2 * fine));
            if trunk {
                canvas.line(
                    &piece,
                    Stroke::new(Colour::TRUNK, width).dashed(self.dash()),
                );
                canvas.line(&piece, Stroke::new(Colour::WHITE, width * 0.36));
                continue;
            }
            for (k, (_, route)) in self.routes.iter().enumerate() {
                let aside = (k as f64 - (self.routes.len() as f64 - 1.0) / 2.0) * stripe;
                let stroke = Stroke::new(route.colour(canvas.look()), stripe).dashed(self.dash());
                canvas.line(&beside(&piece, aside), stroke);
            }
        }
    }

    /// Marks the ground under the leg as taken.
    pub(super) fn take(&self, crowd: &mut Crowd, map: &Projection) {
        for pair in self.pieces(map).iter().flat_map(|piece| piece.windows(2)) {
            let length = (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
            let count = (length / 4.0).ceil().max(1.0) as usize;
            for i in 0..=count {
                let share = i as f64 / count as f64;
                let (x, y) = (
                    pair[0].0 + (pair[1].0 - pair[0].0) * share,
                    pair[0].1 + (pair[1].1 - pair[0].1) * share,
                );
                crowd.take(Rect::new(x - 1.5, y - 1.5, 3.0, 3.0));
            }
        }
    }
}

/// The line moved sideways by so many points.
fn beside(line: &[(f64, f64)], aside: f64) -> Vec<(f64, f64)> {
    if aside == 0.0 {
        return line.to_vec();
    }
    let normal = |a: (f64, f64), b: (f64, f64)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx.hypot(dy).max(1e-9);
        (-dy / length, dx / length)
    };
    let moved = |(i, &(x, y)): (usize, &(f64, f64))| {
        let before = if i > 0 {
            normal(line[i - 1], line[i])
        } else {
            normal(line[0], line[1])
        };
        let after = if i + 1 < line.len() {
            normal(line[i], line[i + 1])
        } else {
            before
        };
        let (nx, ny) = (before.0 + after.0, before.1 + after.1);
        // Where the line turns, the corner lies further out; a sharp turn is cut at one and a half.
        let stretch = (2.0 / nx.hypot(ny).max(1e-9)).min(1.5) / nx.hypot(ny).max(1e-9);
        (x + nx * aside * stretch, y + ny * aside * stretch)
    };
    line.iter().enumerate().map(moved).collect()
}

/// The letter of each route on a leg that it shares with the fewest others.
pub(super) fn letters(
    canvas: &Canvas,
    map: &Projection,
    legs: &[Shared],
    routes: &[MapRoute],
    crowd: &mut Crowd,
) {
    for (i, route) in routes.iter().enumerate() {
        let mut own: Vec<&Shared> = legs
            .iter()
            .filter(|shared| shared.routes.iter().any(|(used, _)| *used == i))
            .collect();
        own.sort_by_key(|shared| shared.routes.len());
        let text = Text::small(letter(i))
            .bold()
            .colour(route.route.ink())
            .centred()
            .halo();
        let places = own
            .iter()
            .filter(|shared| shared.routes.len() <= STRIPES)
            .flat_map(|shared| {
                let piece = shared
                    .pieces(map)
                    .into_iter()
                    .max_by_key(Vec::len)
                    .unwrap_or_default();
                let along = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];
                along.map(|share| text.box_at(canvas.look(), on_line(&piece, share)))
            });
        let places: Vec<Rect> = places.collect();
        if let Some(place) = crowd.settle(&map.frame, places) {
            canvas.text((place.x + place.w / 2.0, place.y + place.h / 2.0), text);
        }
    }
}

/// The point at this share of the length of a line.
fn on_line(line: &[(f64, f64)], share: f64) -> (f64, f64) {
    let length = |pair: &[(f64, f64)]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let mut left = line.windows(2).map(length).sum::<f64>() * share;
    for pair in line.windows(2) {
        let here = length(pair);
        if left <= here && here > 0.0 {
            let part = left / here;
            return (
                pair[0].0 + (pair[1].0 - pair[0].0) * part,
                pair[0].1 + (pair[1].1 - pair[0].1) * part,
            );
        }
        left -= here;
    }
    line.last().copied().unwrap_or((f64::NEG_INFINITY, 0.0))
}

#[cfg(test)]
mod tests {
    use super::super::super::journey::Mode;
    use super::*;

    #[test]
    fn a_leg_of_two_routes_is_drawn_once_for_both() {
        let leg = |id: &str| MapLeg {
            id: id.into(),
            mode: Mode::Sea,
            planned: false,
            line: vec![(0.0, 0.0), (1.0, 1.0)],
        };
        let route = |legs: &[&str]| MapRoute {
            route: RouteName::default(),
            legs: legs.iter().map(|id| leg(id)).collect(),
        };
        let routes = [route(&["a", "b"]), route(&["a", "c"])];
        let legs = shared(&routes);
        let uses: Vec<_> = legs
            .iter()
            .map(|shared| (shared.leg.id.as_str(), shared.routes.len()))
            .collect();
        assert_eq!(uses, [("a", 2), ("b", 1), ("c", 1)]);
    }

    #[test]
    fn a_line_beside_another_keeps_its_distance_round_a_corner() {
        let moved = beside(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 2.0);
        // East, then down the sheet; two points to the right-hand side of the sheet's axes: (0,2), (8,2), (8,10).
        for (have, want) in moved.iter().zip([(0.0, 2.0), (8.0, 2.0), (8.0, 10.0)]) {
            assert!(
                (have.0 - want.0).abs() < 1e-9 && (have.1 - want.1).abs() < 1e-9,
                "{moved:?}"
            );
        }
    }

    #[test]
    fn the_middle_of_a_bent_line_is_half_way_along_it() {
        assert_eq!(
            on_line(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)], 0.75),
            (4.0, 2.0)
        );
    }
}
