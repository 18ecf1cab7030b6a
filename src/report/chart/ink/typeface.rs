//! The letters: two bundled fonts or one of the user's, measured here and drawn everywhere.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use resvg::usvg::fontdb;
use ttf_parser::Face;

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/CorridorSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../assets/fonts/CorridorSans-Bold.ttf");

/// Refused: the file is not a font that can be drawn with.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("this file is not a TrueType or OpenType font: name a .ttf or .otf file in [charts] font")]
pub struct NotAFont;

/// One family of letters, in two weights if it has them. No font of the machine is ever used.
#[derive(Clone)]
pub struct Typeface {
    family: String,
    regular: Cow<'static, [u8]>,
    bold: Option<Cow<'static, [u8]>>,
    fonts: Arc<fontdb::Database>,
}

impl fmt::Debug for Typeface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typeface")
            .field("family", &self.family)
            .finish_non_exhaustive()
    }
}

impl Default for Typeface {
    fn default() -> Self {
        Typeface::assemble(Cow::Borrowed(REGULAR), Some(Cow::Borrowed(BOLD)))
            .expect("the bundled fonts are fonts: a test reads them")
    }
}

impl Typeface {
    /// The letters of the user's own file, for every weight.
    ///
    /// # Errors
    /// [`NotAFont`] if the bytes are no font.
    pub fn from_file_bytes(bytes: Vec<u8>) -> Result<Self, NotAFont> {
        Typeface::assemble(Cow::Owned(bytes), None)
    }

    fn assemble(
        regular: Cow<'static, [u8]>,
        bold: Option<Cow<'static, [u8]>>,
    ) -> Result<Self, NotAFont> {
        Face::parse(&regular, 0).map_err(|_| NotAFont)?;
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(regular.to_vec());
        let family = fonts
            .faces()
            .next()
            .and_then(|face| face.families.first())
            .map(|(name, _)| name.clone())
            .ok_or(NotAFont)?;
        if let Some(bold) = &bold {
            Face::parse(bold, 0).map_err(|_| NotAFont)?;
            fonts.load_font_data(bold.to_vec());
        }
        Ok(Typeface {
            family,
            regular,
            bold,
            fonts: Arc::new(fonts),
        })
    }

    /// The name of the family, as SVG asks for it.
    #[must_use]
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The fonts as the rasteriser wants them.
    pub(crate) fn fonts(&self) -> Arc<fontdb::Database> {
        Arc::clone(&self.fonts)
    }

    /// Every file of the family with its weight.
    pub(crate) fn files(&self) -> impl Iterator<Item = (u16, &[u8])> {
        let bold = self.bold.as_deref().map(|bytes| (700, bytes));
        std::iter::once((400, &*self.regular)).chain(bold)
    }

    /// Width of a line of text, in points, at this letter size in points.
    ///
    /// # Panics
    /// Never: the font was parsed when the typeface was made.
    #[must_use]
    pub fn width(&self, text: &str, bold: bool, size: f64) -> f64 {
        let bytes = match &self.bold {
            Some(bytes) if bold => bytes,
            _ => &self.regular,
        };
        let face = Face::parse(bytes, 0).expect("it was parsed when the typeface was made");
        let blank = face
            .glyph_hor_advance(ttf_parser::GlyphId(0))
            .unwrap_or(face.units_per_em() / 2);
        let units: u32 = text
            .chars()
            .map(|c| {
                face.glyph_index(c)
                    .and_then(|glyph| face.glyph_hor_advance(glyph))
                    .unwrap_or(blank)
            })
            .map(u32::from)
            .sum();
        f64::from(units) * size / f64::from(face.units_per_em())
    }

    /// Breaks a text into as few lines as [`Typeface::wrap`] does, but of much the same width.
    #[must_use]
    pub fn wrap_evenly(&self, text: &str, bold: bool, size: f64, width: f64) -> Vec<String> {
        let lines = self.wrap(text, bold, size, width);
        (1..=40)
            .map(|step| self.wrap(text, bold, size, width * (1.0 - f64::from(step) * 0.0125)))
            .take_while(|narrower| narrower.len() == lines.len())
            .last()
            .unwrap_or(lines)
    }

    /// Breaks a text into lines no wider than `width` points, between words; a single word that is wider is broken
    /// where it must be.
    #[must_use]
    pub fn wrap(&self, text: &str, bold: bool, size: f64, width: f64) -> Vec<String> {
        let fits = |line: &str| self.width(line, bold, size) <= width;
        let mut lines: Vec<String> = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer = if line.is_empty() {
                    word.to_owned()
                } else {
                    format!("{line} {word}")
                };
                if fits(&longer) {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                for sign in word.chars() {
                    line.push(sign);
                    if line.chars().count() > 1 && !fits(&line) {
                        line.pop();
                        lines.push(std::mem::replace(&mut line, sign.to_string()));
                    }
                }
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use resvg::usvg;

    use super::*;

    #[test]
    fn the_bundled_figures_have_one_width_so_that_columns_line_up() {
        let face = Typeface::default();
        // The advance of every figure of the bundled font is 504 thousandths of its size, in both weights.
        for figure in "0123456789".chars() {
            for bold in [false, true] {
                let width = face.width(&figure.to_string(), bold, 1000.0);
                assert!((width - 504.0).abs() < 1e-9, "{figure}: {width}");
            }
        }
    }

    #[test]
    fn a_long_title_is_broken_between_words_and_nothing_is_lost() {
        let face = Typeface::default();
        let text = "The western route is faster than the southern in 62 of 100 paired shipments";
        let lines = face.wrap(text, true, 14.0, 150.0);
        assert!(lines.len() > 2);
        assert!(
            lines
                .iter()
                .all(|line| face.width(line, true, 14.0) <= 150.0)
        );
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_wider_than_the_column_is_broken_and_nothing_is_lost() {
        let face = Typeface::default();
        let lines = face.wrap("by Averylongharbournamewithoutgap", false, 11.0, 40.0);
        assert!(
            lines
                .iter()
                .all(|line| face.width(line, false, 11.0) <= 40.0),
            "{lines:?}"
        );
        assert_eq!(lines.concat(), "byAverylongharbournamewithoutgap");
    }

    #[test]
    fn an_even_break_leaves_no_lonely_word() {
        let face = Typeface::default();
        let text = "The western route stands still for two thirds of its 27 days";
        let width = face.width(text, true, 14.0) - 5.0;
        assert_eq!(face.wrap(text, true, 14.0, width)[1], "days");
        let even = face.wrap_evenly(text, true, 14.0, width);
        assert_eq!(even.len(), 2);
        assert!(face.width(&even[1], true, 14.0) > width * 0.4);
    }

    #[test]
    fn the_bundled_fonts_have_every_sign_the_charts_print() {
        for bytes in [REGULAR, BOLD] {
            let face = Face::parse(bytes, 0).unwrap();
            for sign in "–—−×≥≤≈·…²₂→←°€₹%+±ğşıŞİÇöüäéñМосква".chars()
            {
                assert!(face.glyph_index(sign).is_some(), "{sign}");
            }
        }
    }

    #[test]
    fn the_width_that_is_measured_is_the_width_that_is_drawn() {
        let face = Typeface::default();
        let phrase = "HAVE THE WIDTH OF 6,732 km | 27 d (22–35)H";
        let family = face.family();
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='50'><text x='0' y='30' font-size='20' \
             font-family='{family}'>{phrase}</text></svg>"
        );
        let options = usvg::Options {
            fontdb: face.fonts(),
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&svg, &options).unwrap();
        let drawn = f64::from(tree.root().abs_bounding_box().right());
        // The first letter begins and the last one ends less than a tenth of the size inside its advance.
        let measured = face.width(phrase, false, 20.0);
        assert!((measured - drawn).abs() < 2.0, "{measured} {drawn}");
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        assert_eq!(
            Typeface::from_file_bytes(b"not a font".to_vec()).unwrap_err(),
            NotAFont
        );
    }

    #[test]
    fn a_font_of_the_users_serves_both_weights() {
        let own = Typeface::from_file_bytes(BOLD.to_vec()).unwrap();
        assert_eq!(
            own.width("Port", false, 10.0),
            own.width("Port", true, 10.0)
        );
        assert_eq!(
            own.width("Port", true, 10.0),
            Typeface::default().width("Port", true, 10.0)
        );
    }
}
