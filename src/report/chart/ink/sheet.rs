//! The sheet every chart is drawn on: title and subtitle above, footer below, the body between.

use super::super::heading::Heading;
use super::canvas::Canvas;
use super::colour::Colour;
use super::drawing::{Drawing, Table};
use super::look::{Look, Size};
use super::rect::Rect;
use super::text::{Letter, Text};

/// A canvas whose frame is written, with the ground left for the chart.
pub(crate) struct Sheet {
    pub(crate) canvas: Canvas,
    /// The ground left for the chart.
    pub(crate) body: Rect,
    words: (String, String),
}

/// The text blocks around the body.
struct Frame {
    title: Vec<String>,
    subtitle: Vec<String>,
    footer: Vec<String>,
    above: f64,
    below: f64,
    margin: f64,
}

impl Frame {
    fn new(look: &Look, heading: &Heading, credit: &str) -> Self {
        let margin = Sheet::margin(look);
        let width = look.sheet_width() - 2.0 * margin;
        let title =
            look.typeface
                .wrap_evenly(&heading.title, true, look.letter(Letter::Title), width);
        let subtitle = look.wrap(&heading.subtitle, Letter::Small, false, width);
        let mut footer = look.wrap(credit, Letter::Small, false, width);
        footer.extend(look.wrap(&heading.footer, Letter::Small, false, width));
        let block = |lines: &[String], letter| lines.len() as f64 * look.pitch(letter);
        let above = margin + block(&title, Letter::Title) + block(&subtitle, Letter::Small) + 6.0;
        let below = margin + block(&footer, Letter::Small) + 5.0;
        Frame {
            title,
            subtitle,
            footer,
            above,
            below,
            margin,
        }
    }
}

impl Sheet {
    /// White around everything.
    pub(crate) fn margin(look: &Look) -> f64 {
        match look.size {
            Size::Report => 5.0,
            Size::Slide => 16.0,
        }
    }

    /// Width left for the chart on this look's sheet.
    pub(crate) fn width(look: &Look) -> f64 {
        look.sheet_width() - 2.0 * Sheet::margin(look)
    }

    /// Height left for the chart where the sheet fixes it.
    pub(crate) fn fixed_height(look: &Look, heading: &Heading, credit: &str) -> Option<f64> {
        let frame = Frame::new(look, heading, credit);
        look.sheet_height()
            .map(|height| height - frame.above - frame.below)
    }

    /// The look with as much room as the body needs: on a slide that is too crowded, the drawing is made larger and
    /// shrunk, to two thirds at most.
    pub(crate) fn fit(
        look: &Look,
        heading: &Heading,
        credit: &str,
        wanted: impl Fn(&Look) -> f64,
    ) -> Look {
        let mut look = look.clone();
        for _ in 0..10 {
            if Sheet::fixed_height(&look, heading, credit)
                .is_none_or(|height| height >= wanted(&look))
            {
                break;
            }
            look = look.roomier();
        }
        look
    }

    /// A sheet with its words written; the body has this height where the sheet does not fix it. The credit
    /// stands above the footer.
    pub(crate) fn new(look: &Look, heading: &Heading, credit: &str, body_height: f64) -> Self {
        let frame = Frame::new(look, heading, credit);
        let height = look
            .sheet_height()
            .unwrap_or(frame.above + body_height + frame.below);
        let canvas = Canvas::new(look, height);
        let x = frame.margin;
        let y = canvas.lines((x, frame.margin), &frame.title, &Text::title(""));
        canvas.lines(
            (x, y),
            &frame.subtitle,
            &Text::small("").colour(Colour::GREY),
        );
        let foot = height - frame.below + 5.0;
        canvas.lines(
            (x, foot),
            &frame.footer,
            &Text::small("").colour(Colour::GREY),
        );
        let body = Rect::new(
            x,
            frame.above,
            Sheet::width(look),
            height - frame.above - frame.below,
        );
        Sheet {
            canvas,
            body,
            words: (heading.title.clone(), heading.caption.clone()),
        }
    }

    /// The finished drawing.
    pub(crate) fn finish(self, table: Table) -> Drawing {
        let extent = self.canvas.size();
        let look = self.canvas.look().clone();
        let words = (self.words.0.as_str(), self.words.1.as_str());
        Drawing::new(&look, extent, self.canvas.into_body(), words, table)
    }
}
