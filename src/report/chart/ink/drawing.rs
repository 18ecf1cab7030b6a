//! A finished chart: one drawing, two outputs, and the table of what it plots.

use super::look::{Look, Size};

use super::raster::{self, RasterError};
use super::svg::{escape, short};
use super::typeface::Typeface;

/// A table beside a picture: rows of cells, the first row naming the columns.
pub type Table = Vec<Vec<String>>;

/// A finished chart.
#[derive(Clone, Debug)]
pub struct Drawing {
    title: String,
    caption: String,
    body: String,
    table: Table,
    width: f64,
    height: f64,
    size: Size,
    shrink: f64,
    typeface: Typeface,
}

impl Drawing {
    /// Binds what was drawn with its words and its table.
    pub(crate) fn new(
        look: &Look,
        (width, height): (f64, f64),
        body: String,
        words: (&str, &str),
        table: Table,
    ) -> Self {
        Drawing {
            title: words.0.to_owned(),
            caption: words.1.to_owned(),
            body,
            table,
            width,
            height,
            size: look.size,
            shrink: look.shrink(),
            typeface: look.typeface.clone(),
        }
    }

    /// The title: the finding, or the question.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The full caption, for the text beside the picture.
    #[must_use]
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// Exactly the plotted numbers, the first row naming the columns.
    #[must_use]
    pub fn table(&self) -> &[Vec<String>] {
        &self.table
    }

    /// Width and height of the sheet in points.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        (self.width * self.shrink, self.height * self.shrink)
    }

    /// The SVG as a file of its own: it carries its letters.
    #[must_use]
    pub fn svg(&self) -> String {
        let sheet = raster::style_sheet(&self.typeface);
        self.wrapped(&format!("<style>{sheet}</style>\n"))
    }

    /// The SVG for a page that carries the letters once (see [`Drawing::style_sheet`]).
    #[must_use]
    pub fn inline_svg(&self) -> String {
        self.wrapped("")
    }

    /// The letters as a style sheet, for a page that shows several drawings.
    #[must_use]
    pub fn style_sheet(&self) -> String {
        raster::style_sheet(&self.typeface).to_string()
    }

    /// The PNG: 300 dots per inch for a report, 1920 by 1080 for a slide.
    ///
    /// # Errors
    /// [`RasterError`] if the drawing cannot be rendered, as for a sheet of absurd height.
    pub fn png(&self) -> Result<Vec<u8>, RasterError> {
        raster::png(
            &self.inline_svg(),
            &self.typeface,
            self.size.dots_per_point(),
        )
    }

    fn wrapped(&self, head: &str) -> String {
        let (w, h) = (short(self.width), short(self.height));
        let (wide, high) = self.extent();
        let (wide, high) = (short(wide), short(high));
        let (title, caption) = (escape(&self.title), escape(&self.caption));
        let (family, body) = (escape(self.typeface.family()), &self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}pt\" height=\"{high}pt\" viewBox=\"0 0 {w} {h}\" \
             role=\"img\" font-family=\"'{family}', 'Fira Sans Condensed', 'Arial Narrow', sans-serif\">\n\
             <title>{title}</title>\n<desc>{caption}</desc>\n{head}\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n{body}</svg>\n"
        )
    }
}
