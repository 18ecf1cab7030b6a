//! The paper: a backend of plotters that writes SVG with decimals, real letters and the box of every text.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::canvas::{Fill, Stroke};
use super::colour::Colour;
use super::look::Look;
use super::rect::Rect;
use super::svg::{escape, path, short, stroke_words};
use super::text::{ABOVE, Across, BELOW, Down, Text};

/// plotters counts in whole numbers; so many of them are one point, and the SVG is written in points.
pub(crate) const GRAIN: f64 = 64.0;

/// What has been drawn so far; shared between the canvas and the backend inside plotters.
pub(crate) type Body = Rc<RefCell<String>>;

/// One sheet of paper.
#[derive(Debug)]
pub(crate) struct Paper {
    look: Look,
    size: (u32, u32),
    body: Body,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Paper {
    /// A blank sheet of this size in points.
    pub(crate) fn new(look: Look, width: f64, height: f64, body: Body) -> Self {
        let grains = |points: f64| (points * GRAIN).ceil() as u32;
        Paper {
            look,
            size: (grains(width), grains(height)),
            body,
        }
    }

    fn write(&self, element: &str) {
        self.body.borrow_mut().push_str(element);
    }

    /// A line through these points (in points of the sheet).
    pub(crate) fn line(&self, points: &[(f64, f64)], stroke: &Stroke) {
        if points.len() > 1 {
            let path = path(std::iter::once(points), false);
            self.write(&format!(
                "<path d=\"{path}\" fill=\"none\"{}/>\n",
                stroke_words(stroke)
            ));
        }
    }

    /// Areas inside these rings; a ring within a ring is a hole.
    pub(crate) fn area(&self, rings: &[&[(f64, f64)]], fill: &Fill) {
        let path = path(rings.iter().copied(), true);
        if path.is_empty() {
            return;
        }
        let opacity = if fill.opacity < 1.0 {
            format!(" fill-opacity=\"{}\"", short(fill.opacity))
        } else {
            String::new()
        };
        let edge = fill.edge.as_ref().map_or(String::new(), stroke_words);
        let colour = fill.colour.hex();
        self.write(&format!(
            "<path d=\"{path}\" fill=\"{colour}\" fill-rule=\"evenodd\"{opacity}{edge}/>\n"
        ));
    }

    /// A disc, or a ring if its edge is drawn.
    pub(crate) fn disc(&self, (x, y): (f64, f64), radius: f64, fill: &Fill) {
        let edge = fill.edge.as_ref().map_or(String::new(), stroke_words);
        let (x, y, r, colour) = (short(x), short(y), short(radius), fill.colour.hex());
        self.write(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{colour}\"{edge}/>\n"
        ));
    }

    /// A line of text; its box is written beside it.
    pub(crate) fn text(&self, at: (f64, f64), text: &Text) {
        if text.words.is_empty() {
            return;
        }
        let size = self.look.letter(text.letter);
        let place = text.box_at(&self.look, at);
        let above = ABOVE / (ABOVE + BELOW);
        let (left, baseline) = if text.turned {
            (place.x + place.w * above, place.bottom())
        } else {
            (place.x, place.y + place.h * above)
        };
        let turn = if text.turned {
            format!(
                " transform=\"rotate(-90 {} {})\"",
                short(left),
                short(baseline)
            )
        } else {
            String::new()
        };
        let weight = if text.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let rim = if text.halo {
            " stroke=\"#ffffff\" stroke-width=\"2.6\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        } else {
            ""
        };
        let Rect { x, y, w, h } = place;
        self.write(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{}\"{rim}{turn} data-box=\"{} {} {} {}\">{}</text>\n",
            short(left),
            short(baseline),
            short(size),
            text.colour.hex(),
            short(x),
            short(y),
            short(w),
            short(h),
            escape(&text.words),
        ));
    }
}

/// From plotters' whole numbers to points of the sheet.
pub(crate) fn points(at: BackendCoord) -> (f64, f64) {
    (f64::from(at.0) / GRAIN, f64::from(at.1) / GRAIN)
}

fn ink(colour: BackendColor) -> Colour {
    let (r, g, b) = colour.rgb;
    Colour(r, g, b)
}

fn pen<S: BackendStyle>(style: &S) -> Stroke {
    let width = f64::from(style.stroke_width()) / GRAIN;
    Stroke {
        opacity: style.color().alpha,
        ..Stroke::new(ink(style.color()), width)
    }
}

fn wash<S: BackendStyle>(style: &S) -> Fill {
    Fill {
        opacity: style.color().alpha,
        ..Fill::new(ink(style.color()))
    }
}

impl DrawingBackend for Paper {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let (x, y) = points(point);
        let dot = 1.0 / GRAIN;
        self.area(
            &[&[(x, y), (x + dot, y), (x + dot, y + dot), (x, y + dot)]],
            &Fill::new(ink(color)),
        );
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.line(&[points(from), points(to)], &pen(style));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((left, top), (right, bottom)) = (points(a), points(b));
        let ring = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        if fill {
            self.area(&[&ring], &wash(style));
        } else {
            self.line(&ring, &pen(style));
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let through: Vec<_> = path.into_iter().map(points).collect();
        self.line(&through, &pen(style));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let disc = if fill {
            wash(style)
        } else {
            Fill::new(Colour::WHITE).edged(pen(style))
        };
        self.disc(points(center), f64::from(radius) / GRAIN, &disc);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let ring: Vec<_> = vert.into_iter().map(points).collect();
        self.area(&[&ring], &wash(style));
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        let bold = matches!(style.style(), plotters_backend::FontStyle::Bold);
        let words = Text {
            bold,
            colour: ink(style.color()),
            across: match style.anchor().h_pos {
                HPos::Left => Across::Start,
                HPos::Center => Across::Middle,
                HPos::Right => Across::End,
            },
            down: match style.anchor().v_pos {
                VPos::Top => Down::Top,
                VPos::Center => Down::Middle,
                VPos::Bottom => Down::Bottom,
            },
            ..Text::body(text)
        };
        Paper::text(self, points(pos), &words);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let (w, h) = Text::body(text).size(&self.look);
        Ok(((w * GRAIN).ceil() as u32, (h * GRAIN).ceil() as u32))
    }
}
