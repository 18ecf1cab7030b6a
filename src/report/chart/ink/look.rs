//! How a chart is to look: for which sheet, in which colours and letters.

use super::colour::Palette;
use super::text::Letter;
use super::typeface::Typeface;

/// The two sheets a chart is drawn for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// 16 cm wide, as high as it needs, 300 dots per inch; no letter is smaller than 6 points when the picture is
    /// shrunk to a column of 85 mm.
    #[default]
    Report,
    /// A 16:9 slide, 13.33 by 7.5 inches, 1920 by 1080 dots.
    Slide,
}

impl Size {
    /// Width in points.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Size::Report => 160.0 / 25.4 * 72.0,
            Size::Slide => 960.0,
        }
    }

    /// Height in points, if the sheet fixes it.
    #[must_use]
    pub fn height(self) -> Option<f64> {
        match self {
            Size::Report => None,
            Size::Slide => Some(540.0),
        }
    }

    /// Dots of the bitmap per point.
    #[must_use]
    pub fn dots_per_point(self) -> f64 {
        match self {
            Size::Report => 300.0 / 72.0,
            Size::Slide => 2.0,
        }
    }

    /// The word in a file name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Size::Report => "report",
            Size::Slide => "slide",
        }
    }
}

/// Sheet, colours and letters of the charts of a run.
#[derive(Clone, Debug)]
pub struct Look {
    /// Which sheet.
    pub(crate) size: Size,
    /// The colours of the routes.
    pub(crate) palette: Palette,
    /// The letters.
    pub(crate) typeface: Typeface,
    /// How much larger than the sheet the drawing is made before it is shrunk to it; 1 unless a slide is crowded.
    room: f64,
}

impl Look {
    /// The house's colours and letters on this sheet.
    #[must_use]
    pub fn on(size: Size) -> Self {
        Look {
            size,
            palette: Palette::default(),
            typeface: Typeface::default(),
            room: 1.0,
        }
    }

    /// With these colours for the routes.
    #[must_use]
    pub fn in_colours(mut self, palette: Palette) -> Self {
        self.palette = palette;
        self
    }

    /// With these letters.
    #[must_use]
    pub fn in_letters(mut self, typeface: Typeface) -> Self {
        self.typeface = typeface;
        self
    }

    /// Width of the drawing in its own points.
    pub(crate) fn sheet_width(&self) -> f64 {
        self.size.width() * self.room
    }

    /// Height of the drawing in its own points, if the sheet fixes it.
    pub(crate) fn sheet_height(&self) -> Option<f64> {
        self.size.height().map(|height| height * self.room)
    }

    /// Points of the sheet per point of the drawing.
    pub(crate) fn shrink(&self) -> f64 {
        1.0 / self.room
    }

    /// The same with a little more room, so that letters come out smaller; only on a sheet of fixed height.
    pub(crate) fn roomier(&self) -> Look {
        let room = if self.size.height().is_some() {
            self.room * 1.04
        } else {
            self.room
        };
        Look {
            room,
            ..self.clone()
        }
    }

    /// Letter size in points.
    pub(crate) fn letter(&self, letter: Letter) -> f64 {
        match (self.size, letter) {
            (Size::Report, Letter::Title) => 14.5,
            (Size::Report, Letter::Body | Letter::Small) => 11.35,
            (Size::Slide, Letter::Title) => 22.0,
            (Size::Slide, Letter::Body) => 14.0,
            (Size::Slide, Letter::Small) => 11.5,
        }
    }

    /// From one line of text to the next, in points.
    pub(crate) fn pitch(&self, letter: Letter) -> f64 {
        self.letter(letter) * 1.2
    }

    /// Width of a line in these letters.
    pub(crate) fn width(&self, words: &str, letter: Letter, bold: bool) -> f64 {
        self.typeface.width(words, bold, self.letter(letter))
    }

    /// Lines no wider than `width` and of much the same width.
    pub(crate) fn wrap_evenly(
        &self,
        words: &str,
        letter: Letter,
        bold: bool,
        width: f64,
    ) -> Vec<String> {
        self.typeface
            .wrap_evenly(words, bold, self.letter(letter), width)
    }

    /// Lines no wider than `width` in these letters.
    pub(crate) fn wrap(&self, words: &str, letter: Letter, bold: bool, width: f64) -> Vec<String> {
        self.typeface.wrap(words, bold, self.letter(letter), width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_letter_is_six_points_in_a_column_of_85_millimetres() {
        let look = Look::on(Size::Report);
        for letter in [Letter::Title, Letter::Body, Letter::Small] {
            assert!(look.letter(letter) * 85.0 / 160.0 >= 6.0);
        }
    }

    #[test]
    fn a_report_picture_is_16_centimetres_at_300_dots_per_inch() {
        // 16 cm / 2.54 cm x 300 = 1889.8 dots.
        let dots = Size::Report.width() * Size::Report.dots_per_point();
        assert!((dots - 1889.76).abs() < 0.01, "{dots}");
    }
}
