//! Reading a drawing back: which texts overlap, which are cut.

use resvg::usvg::roxmltree::Document;

use super::rect::Rect;

/// Every text of a drawing with its box, in points: x, y, width, height.
///
/// # Panics
/// If the SVG is not one of this program's drawings.
#[must_use]
pub fn texts(svg: &str) -> Vec<(String, [f64; 4])> {
    boxes(svg)
        .into_iter()
        .map(|(words, r)| (words, [r.x, r.y, r.w, r.h]))
        .collect()
}

fn boxes(svg: &str) -> Vec<(String, Rect)> {
    let document = Document::parse(svg).expect("a drawing is well-formed XML");
    document
        .descendants()
        .filter_map(|node| Some((node, node.attribute("data-box")?)))
        .map(|(node, numbers)| {
            let numbers: Vec<f64> = numbers.split(' ').filter_map(|n| n.parse().ok()).collect();
            let &[x, y, w, h] = numbers.as_slice() else {
                unreachable!("a text's box has four numbers")
            };
            (
                node.text().unwrap_or_default().to_owned(),
                Rect::new(x, y, w, h),
            )
        })
        .collect()
}

/// The pairs of texts of a drawing that share ground.
///
/// # Panics
/// If the SVG is not one of this program's drawings.
#[must_use]
pub fn overlaps(svg: &str) -> Vec<(String, String)> {
    let boxes = boxes(svg);
    let mut pairs = Vec::new();
    for (i, (one, here)) in boxes.iter().enumerate() {
        for (other, there) in &boxes[..i] {
            if here.meets(there) {
                pairs.push((other.clone(), one.clone()));
            }
        }
    }
    pairs
}

/// The texts of a drawing that reach beyond its edge.
///
/// # Panics
/// If the SVG is not one of this program's drawings.
#[must_use]
pub fn cut(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("a drawing is well-formed XML");
    let view = document
        .root_element()
        .attribute("viewBox")
        .expect("a drawing has a viewBox");
    let view: Vec<f64> = view.split(' ').filter_map(|n| n.parse().ok()).collect();
    let sheet = Rect::new(0.0, 0.0, view[2], view[3]);
    boxes(svg)
        .into_iter()
        .filter(|(_, place)| !sheet.holds(place))
        .map(|(words, _)| words)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Canvas, Look, Size, Text};
    use super::*;

    fn sheet(texts: &[(f64, f64, &str)]) -> String {
        let canvas = Canvas::new(&Look::on(Size::Report), 100.0);
        for &(x, y, words) in texts {
            canvas.text((x, y), Text::body(words));
        }
        format!(
            "<svg viewBox=\"0 0 453.54 100\">{}</svg>",
            canvas.into_body()
        )
    }

    #[test]
    fn two_texts_on_one_place_are_found_and_neighbours_are_not() {
        let svg = sheet(&[
            (10.0, 20.0, "Gulf"),
            (20.0, 24.0, "Border & more"),
            (10.0, 60.0, "Port"),
        ]);
        assert_eq!(
            overlaps(&svg),
            [("Gulf".to_owned(), "Border & more".to_owned())]
        );
        assert!(cut(&svg).is_empty());
    }

    #[test]
    fn a_text_over_the_edge_is_found() {
        let svg = sheet(&[
            (440.0, 20.0, "A long harbour"),
            (10.0, 99.0, "low"),
            (10.0, 50.0, "whole"),
        ]);
        assert_eq!(cut(&svg), ["A long harbour", "low"]);
    }
}
