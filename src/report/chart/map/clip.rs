//! Cutting lines and areas at the edge of a frame.

use super::super::ink::Rect;

type Point = (f64, f64);

/// The four sides of a frame as half planes: the signed distance inside.
fn sides(frame: &Rect) -> [impl Fn(Point) -> f64 + use<>; 4] {
    let (left, right, top, bottom) = (frame.x, frame.right(), frame.y, frame.bottom());
    let side =
        |sign_x: f64, sign_y: f64, edge: f64| move |(x, y): Point| sign_x * x + sign_y * y - edge;
    [
        side(1.0, 0.0, left),
        side(-1.0, 0.0, -right),
        side(0.0, 1.0, top),
        side(0.0, -1.0, -bottom),
    ]
}

fn between(a: Point, b: Point, at_a: f64, at_b: f64) -> Point {
    let share = at_a / (at_a - at_b);
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

/// The part of a ring inside the frame (Sutherland and Hodgman); empty if there is none.
pub(super) fn ring(ring: &[Point], frame: &Rect) -> Vec<Point> {
    let mut ring = ring.to_vec();
    for side in sides(frame) {
        let mut kept = Vec::with_capacity(ring.len());
        for (i, &here) in ring.iter().enumerate() {
            let before = ring[(i + ring.len() - 1) % ring.len()];
            let (at_before, at_here) = (side(before), side(here));
            if (at_before >= 0.0) != (at_here >= 0.0) {
                kept.push(between(before, here, at_before, at_here));
            }
            if at_here >= 0.0 {
                kept.push(here);
            }
        }
        ring = kept;
    }
    ring
}

/// The pieces of a line inside the frame.
pub(super) fn line(line: &[Point], frame: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for pair in line.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], frame) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

fn segment(mut a: Point, mut b: Point, frame: &Rect) -> Option<(Point, Point)> {
    for side in sides(frame) {
        let (at_a, at_b) = (side(a), side(b));
        if at_a < 0.0 && at_b < 0.0 {
            return None;
        }
        if at_a < 0.0 {
            a = between(a, b, at_a, at_b);
        } else if at_b < 0.0 {
            b = between(a, b, at_a, at_b);
        }
    }
    Some((a, b))
}

/// The same line without points that are nearer than `least` to the one before; ends stay.
pub(super) fn thinned(line: &[Point], least: f64) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for (i, &(x, y)) in line.iter().enumerate() {
        let far = kept
            .last()
            .is_none_or(|&(px, py)| (x - px).hypot(y - py) >= least);
        if far || i + 1 == line.len() {
            kept.push((x, y));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect {
        x: 0.0,
        y: 0.0,
        w: 10.0,
        h: 10.0,
    };

    fn area(ring: &[Point]) -> f64 {
        let cross = |i: usize| {
            let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
            a.0 * b.1 - b.0 * a.1
        };
        (0..ring.len()).map(cross).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn half_of_a_square_over_the_edge_is_kept() {
        let square = [(5.0, 2.0), (15.0, 2.0), (15.0, 8.0), (5.0, 8.0)];
        // Inside lies 5 by 6.
        assert!((area(&ring(&square, &FRAME)) - 30.0).abs() < 1e-9);
    }

    #[test]
    fn a_ring_around_the_frame_becomes_the_frame_and_one_beside_it_nothing() {
        let around = [(-5.0, -5.0), (20.0, -5.0), (20.0, 20.0), (-5.0, 20.0)];
        assert!((area(&ring(&around, &FRAME)) - 100.0).abs() < 1e-9);
        let beside = [(20.0, 0.0), (30.0, 0.0), (30.0, 10.0)];
        assert!(ring(&beside, &FRAME).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two_pieces() {
        let out_and_in = [(2.0, 5.0), (8.0, 5.0), (8.0, 20.0), (4.0, 20.0), (4.0, 5.0)];
        assert_eq!(
            line(&out_and_in, &FRAME),
            [
                vec![(2.0, 5.0), (8.0, 5.0), (8.0, 10.0)],
                vec![(4.0, 10.0), (4.0, 5.0)]
            ]
        );
    }

    #[test]
    fn thinning_keeps_both_ends() {
        let dense: Vec<Point> = (0..=100).map(|i| (f64::from(i) * 0.1, 0.0)).collect();
        let thin = thinned(&dense, 1.0);
        assert!(thin.len() < 15);
        assert_eq!((thin[0], thin[thin.len() - 1]), ((0.0, 0.0), (10.0, 0.0)));
    }
}
