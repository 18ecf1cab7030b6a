//! The canvas: lines, areas, markers and texts in points of the sheet, drawn through plotters.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{Cartesian2d, DrawingArea, IntoDrawingArea};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::colour::Colour;
use super::look::Look;
use super::paper::{Body, GRAIN, Paper, points};
use super::rect::Rect;
use super::text::Text;

/// How a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Dash {
    #[default]
    Solid,
    Long,
    Short,
    OneDot,
    TwoDots,
    Dots,
}

impl Dash {
    /// Lengths of ink and gap in widths of the line.
    pub(crate) fn pattern(self) -> Option<&'static [f64]> {
        match self {
            Dash::Solid => None,
            Dash::Long => Some(&[5.5, 2.0]),
            Dash::Short => Some(&[2.2, 1.6]),
            Dash::OneDot => Some(&[5.0, 1.6, 1.2, 1.6]),
            Dash::TwoDots => Some(&[4.5, 1.5, 1.1, 1.5, 1.1, 1.5]),
            Dash::Dots => Some(&[0.1, 2.4]),
        }
    }

    /// Dots are discs.
    pub(crate) fn is_round(self) -> bool {
        self == Dash::Dots
    }
}

/// A line's colour, width in points, dash and opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) colour: Colour,
    pub(crate) width: f64,
    pub(crate) dash: Dash,
    pub(crate) opacity: f64,
}

impl Stroke {
    pub(crate) fn new(colour: Colour, width: f64) -> Self {
        Stroke {
            colour,
            width,
            dash: Dash::Solid,
            opacity: 1.0,
        }
    }

    pub(crate) fn dashed(mut self, dash: Dash) -> Self {
        self.dash = dash;
        self
    }
}

/// An area's colour, opacity and edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fill {
    pub(crate) colour: Colour,
    pub(crate) opacity: f64,
    pub(crate) edge: Option<Stroke>,
}

impl Fill {
    pub(crate) fn new(colour: Colour) -> Self {
        Fill {
            colour,
            opacity: 1.0,
            edge: None,
        }
    }

    pub(crate) fn edged(mut self, edge: Stroke) -> Self {
        self.edge = Some(edge);
        self
    }

    pub(crate) fn clear(mut self, opacity: f64) -> Self {
        self.opacity = opacity;
        self
    }
}

/// The shape of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
}

/// What is drawn at the points of an element.
enum Mark {
    Line(Stroke),
    /// Rings by their lengths.
    Area(Vec<usize>, Fill),
    Disc(f64, Fill),
    Text(Box<Text>),
}

/// One element of a drawing, as plotters takes it.
struct Element {
    at: Vec<(f64, f64)>,
    mark: Mark,
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Element {
    type Point = &'a (f64, f64);
    type IntoIter = &'a [(f64, f64)];

    fn point_iter(self) -> Self::IntoIter {
        &self.at
    }
}

impl Drawable<Paper> for Element {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        pos: I,
        paper: &mut Paper,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        let at: Vec<_> = pos.map(points).collect();
        match &self.mark {
            Mark::Line(stroke) => paper.line(&at, stroke),
            Mark::Area(lengths, fill) => {
                let mut rest = at.as_slice();
                let mut rings = Vec::new();
                for &length in lengths {
                    let (ring, tail) = rest.split_at(length);
                    rings.push(ring);
                    rest = tail;
                }
                paper.area(&rings, fill);
            }
            Mark::Disc(radius, fill) => at.iter().for_each(|&at| paper.disc(at, *radius, fill)),
            Mark::Text(text) => at.iter().for_each(|&at| paper.text(at, text)),
        }
        Ok(())
    }
}

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// A sheet to draw on, measured in printed points from its upper left corner.
pub(crate) struct Canvas {
    look: Look,
    width: f64,
    height: f64,
    area: DrawingArea<Paper, Plane>,
    body: Body,
}

impl Canvas {
    /// A blank canvas of the look's width and this height.
    pub(crate) fn new(look: &Look, height: f64) -> Self {
        let width = look.sheet_width();
        let body = Rc::new(RefCell::new(String::new()));
        let paper = Paper::new(look.clone(), width, height, Rc::clone(&body));
        let end = |points: f64| (points * GRAIN).ceil();
        let (right, bottom) = (end(width), end(height));
        let plane = Plane::new(
            0.0..right / GRAIN,
            0.0..bottom / GRAIN,
            (0..right as i32, 0..bottom as i32),
        );
        let area = paper.into_drawing_area().apply_coord_spec(plane);
        Canvas {
            look: look.clone(),
            width,
            height,
            area,
            body,
        }
    }

    /// The look it was made for.
    pub(crate) fn look(&self) -> &Look {
        &self.look
    }

    /// Width and height in points.
    pub(crate) fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// What has been drawn, as SVG elements.
    pub(crate) fn into_body(self) -> String {
        self.body.take()
    }

    fn draw(&self, at: Vec<(f64, f64)>, mark: Mark) {
        let element = Element { at, mark };
        self.area
            .draw(&element)
            .expect("the paper takes everything, and one element is drawn at a time");
    }

    /// A line through these points.
    pub(crate) fn line(&self, through: &[(f64, f64)], stroke: Stroke) {
        self.draw(through.to_vec(), Mark::Line(stroke));
    }

    /// The area inside these rings; a ring within a ring is a hole.
    pub(crate) fn area(&self, rings: &[Vec<(f64, f64)>], fill: Fill) {
        let lengths = rings.iter().map(Vec::len).collect();
        self.draw(rings.concat(), Mark::Area(lengths, fill));
    }

    /// A rectangle.
    pub(crate) fn rect(&self, r: Rect, fill: Fill) {
        self.area(
            &[vec![
                (r.x, r.y),
                (r.right(), r.y),
                (r.right(), r.bottom()),
                (r.x, r.bottom()),
            ]],
            fill,
        );
    }

    /// A marker of about this radius.
    pub(crate) fn marker(&self, (x, y): (f64, f64), marker: Marker, radius: f64, fill: Fill) {
        let corners = |points: &[(f64, f64)]| {
            let ring = points
                .iter()
                .map(|(dx, dy)| (x + dx * radius, y + dy * radius))
                .collect();
            self.area(&[ring], fill);
        };
        match marker {
            Marker::Circle => self.draw(vec![(x, y)], Mark::Disc(radius, fill)),
            Marker::Square => {
                corners(&[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]);
            }
            Marker::Triangle => corners(&[(0.0, -1.15), (1.08, 0.8), (-1.08, 0.8)]),
            Marker::Diamond => corners(&[(0.0, -1.3), (1.1, 0.0), (0.0, 1.3), (-1.1, 0.0)]),
        }
    }

    /// A line of text; gives its box.
    pub(crate) fn text(&self, at: (f64, f64), text: Text) -> Rect {
        let place = text.box_at(&self.look, at);
        self.draw(vec![at], Mark::Text(Box::new(text)));
        place
    }

    /// Lines of text below each other from this point on; gives the y below the last.
    pub(crate) fn lines(&self, (x, y): (f64, f64), lines: &[String], like: &Text) -> f64 {
        let pitch = self.look.pitch(like.letter);
        for (i, line) in lines.iter().enumerate() {
            let text = Text {
                words: line.clone(),
                ..like.clone()
            };
            self.text((x, y + i as f64 * pitch), text.top());
        }
        y + lines.len() as f64 * pitch
    }
}
