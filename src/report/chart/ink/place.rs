//! Where a label goes when its place is taken.

use super::rect::Rect;

/// Moves labels of these heights along a line, each as little as it takes, so that none overlaps its neighbour
/// and all stay between `low` and `high`. `wanted` are their middles; the answer is in the same order.
pub(crate) fn spread(wanted: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]).then(a.cmp(&b)));
    // Blocks of labels that touch: the wanted middle of the block's first label, its weight, its labels.
    let mut blocks: Vec<(f64, usize, Vec<usize>)> = Vec::new();
    let extent = |labels: &[usize]| labels.iter().map(|&i| heights[i]).sum::<f64>();
    for i in order {
        let mut top = wanted[i] - heights[i] / 2.0;
        let mut labels = vec![i];
        while let Some((above, count, above_labels)) = blocks.last() {
            let reach = above + extent(above_labels);
            if reach <= top {
                break;
            }
            let (n, m) = (*count as f64, labels.len() as f64);
            let shifted = top - extent(above_labels);
            top = (above * n + shifted * m) / (n + m);
            let mut joined = above_labels.clone();
            joined.append(&mut labels);
            labels = joined;
            blocks.pop();
        }
        top = top.min(high - extent(&labels)).max(low);
        blocks.push((top, labels.len(), labels));
    }
    // A block that was pushed down by the upper end may now reach into the next.
    let mut middles = vec![0.0; wanted.len()];
    let mut floor = low;
    for (top, _, labels) in &blocks {
        let mut y = top.max(floor);
        for &i in labels {
            middles[i] = y + heights[i] / 2.0;
            y += heights[i];
        }
        floor = y;
    }
    // What then stands below the lower end moves up, with all it pushes.
    let mut ceiling = high;
    for (_, _, labels) in blocks.iter().rev() {
        for &i in labels.iter().rev() {
            middles[i] = middles[i].min(ceiling - heights[i] / 2.0);
            ceiling = middles[i] - heights[i] / 2.0;
        }
    }
    middles
}

/// Ground that is taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Crowd {
    taken: Vec<Rect>,
}

impl Crowd {
    /// Marks ground as taken.
    pub(crate) fn take(&mut self, place: Rect) {
        self.taken.push(place);
    }

    /// Marks all that another has taken as taken here too.
    pub(crate) fn join(&mut self, other: &Crowd) {
        self.taken.extend_from_slice(&other.taken);
    }

    /// Whether nothing stands there, nor touches it.
    pub(crate) fn is_free(&self, place: &Rect) -> bool {
        let place = place.grown(0.6);
        self.taken.iter().all(|taken| !taken.meets(&place))
    }

    /// Takes the first of these places that is free and inside the frame.
    pub(crate) fn settle(
        &mut self,
        frame: &Rect,
        choices: impl IntoIterator<Item = Rect>,
    ) -> Option<Rect> {
        let place = choices
            .into_iter()
            .find(|place| frame.holds(place) && self.is_free(place))?;
        self.take(place);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_with_room_stay_where_they_are_wanted() {
        assert_eq!(
            spread(&[50.0, 10.0], &[10.0, 10.0], 0.0, 100.0),
            [50.0, 10.0]
        );
    }

    #[test]
    fn two_labels_at_one_place_part_evenly() {
        // Each is 10 high, so their middles stand 10 apart around 50.
        assert_eq!(
            spread(&[50.0, 50.0], &[10.0, 10.0], 0.0, 100.0),
            [45.0, 55.0]
        );
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_stay_inside_when_there_is_room(
            wanted in proptest::collection::vec(-20.0f64..220.0, 1..16),
        ) {
            let heights = vec![12.0; wanted.len()];
            let mut at = spread(&wanted, &heights, 0.0, 200.0);
            at.sort_by(f64::total_cmp);
            prop_assert!(at.windows(2).all(|w| w[1] - w[0] >= 12.0 - 1e-9), "{at:?}");
            prop_assert!(at[0] >= 6.0 - 1e-9 && at[at.len() - 1] <= 194.0 + 1e-9, "{at:?}");
        }
    }

    #[test]
    fn a_label_takes_the_first_free_place_and_none_if_all_are_taken() {
        let frame = Rect::new(0.0, 0.0, 100.0, 20.0);
        let mut crowd = Crowd::default();
        let left = Rect::new(0.0, 0.0, 50.0, 20.0);
        let right = Rect::new(51.0, 0.0, 49.0, 20.0);
        assert_eq!(crowd.settle(&frame, [left, right]), Some(left));
        assert_eq!(crowd.settle(&frame, [left, right]), Some(right));
        assert_eq!(crowd.settle(&frame, [left, right]), None);
        assert_eq!(
            Crowd::default().settle(&frame, [Rect::new(80.0, 0.0, 50.0, 20.0)]),
            None
        );
    }
}
