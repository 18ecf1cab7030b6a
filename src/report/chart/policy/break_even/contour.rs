//! Contours between the middles of cells, by marching squares.

/// A point in places of the grid: columns, rows, counted from the first middle.
type Place = (f64, f64);

/// The pieces of the contour of a level; squares with an unknown corner have none.
pub(super) fn pieces(cells: &[Vec<Option<f64>>], level: f64) -> Vec<[Place; 2]> {
    let mut pieces = Vec::new();
    for (j, pair) in cells.windows(2).enumerate() {
        for i in 1..pair[0].len().min(pair[1].len()) {
            let corners = [pair[0][i - 1], pair[0][i], pair[1][i], pair[1][i - 1]];
            if let [Some(a), Some(b), Some(c), Some(d)] = corners {
                square((i - 1, j), [a, b, c, d], level, &mut pieces);
            }
        }
    }
    pieces
}

/// The pieces inside one square; its corners run round from the lower left.
fn square((i, j): (usize, usize), corners: [f64; 4], level: f64, pieces: &mut Vec<[Place; 2]>) {
    let (x, y) = (i as f64, j as f64);
    let at = [(x, y), (x + 1.0, y), (x + 1.0, y + 1.0), (x, y + 1.0)];
    let above = corners.map(|corner| corner >= level);
    let crossing = |k: usize| {
        let next = (k + 1) % 4;
        let (from, to) = (corners[k], corners[next]);
        let part = (level - from) / (to - from);
        let mix = |a: f64, b: f64| a + (b - a) * part;
        (mix(at[k].0, at[next].0), mix(at[k].1, at[next].1))
    };
    let crossed: Vec<Place> = (0..4)
        .filter(|&k| above[k] != above[(k + 1) % 4])
        .map(crossing)
        .collect();
    match crossed[..] {
        [a, b] => pieces.push([a, b]),
        [a, b, c, d] => {
            // A saddle: the middle says which two corners hang together.
            let middle = corners.iter().sum::<f64>() / 4.0 >= level;
            if middle == above[0] {
                pieces.extend([[a, b], [c, d]]);
            } else {
                pieces.extend([[d, a], [b, c]]);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contour_crosses_where_the_share_reaches_the_level() {
        // From 0.2 at the left to 0.6 at the right, 0.5 lies three quarters across.
        let cells = vec![vec![Some(0.2), Some(0.6)]; 2];
        assert_eq!(pieces(&cells, 0.5).len(), 1);
        for (x, _) in pieces(&cells, 0.5)[0] {
            assert!((x - 0.75).abs() < 1e-12);
        }
    }

    #[test]
    fn a_saddle_has_two_pieces_that_keep_the_joined_corners_together() {
        // High at lower left and upper right, and the middle (0.55) high too: each low corner is cut off alone.
        let cells = vec![vec![Some(0.9), Some(0.2)], vec![Some(0.2), Some(0.9)]];
        let cut = pieces(&cells, 0.5);
        assert_eq!(cut.len(), 2);
        let corner_alone = |piece: &[Place; 2], corner: Place| {
            piece
                .iter()
                .all(|p| (p.0 - corner.0).abs() + (p.1 - corner.1).abs() < 1.0)
        };
        assert!(cut.iter().any(|piece| corner_alone(piece, (1.0, 0.0))));
        assert!(cut.iter().any(|piece| corner_alone(piece, (0.0, 1.0))));
    }

    #[test]
    fn a_square_with_an_unknown_corner_has_no_contour() {
        let cells = vec![vec![Some(0.2), None], vec![Some(0.2), Some(0.6)]];
        assert!(pieces(&cells, 0.5).is_empty());
        assert!(pieces(&[], 0.5).is_empty());
    }
}
