//! A piece of text on the sheet, and its box.

use super::colour::Colour;
use super::look::Look;
use super::rect::Rect;

/// The three sizes of letters; a chart has no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letter {
    /// The title.
    Title,
    /// Names, axes and whatever is read first.
    Body,
    /// Numbers in dense places, the footer.
    Small,
}

/// Which point of the line stands at the given x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Across {
    Start,
    Middle,
    End,
}

/// Which point of the line stands at the given y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Down {
    Top,
    Middle,
    Bottom,
}

/// Share of the letter size from the baseline up to the top of a capital, and down to the foot of a g.
pub(crate) const ABOVE: f64 = 0.72;
pub(crate) const BELOW: f64 = 0.22;

/// One line of text.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) words: String,
    pub(crate) letter: Letter,
    pub(crate) bold: bool,
    pub(crate) colour: Colour,
    pub(crate) across: Across,
    pub(crate) down: Down,
    pub(crate) halo: bool,
    /// Turned by a quarter: it reads upwards.
    pub(crate) turned: bool,
}

impl Text {
    pub(crate) fn of(letter: Letter, words: impl Into<String>) -> Self {
        Text {
            words: words.into(),
            letter,
            bold: false,
            colour: Colour::INK,
            across: Across::Start,
            down: Down::Middle,
            halo: false,
            turned: false,
        }
    }

    pub(crate) fn title(words: impl Into<String>) -> Self {
        Text::of(Letter::Title, words).bold()
    }

    pub(crate) fn body(words: impl Into<String>) -> Self {
        Text::of(Letter::Body, words)
    }

    pub(crate) fn small(words: impl Into<String>) -> Self {
        Text::of(Letter::Small, words)
    }

    pub(crate) fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(crate) fn colour(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }

    pub(crate) fn centred(mut self) -> Self {
        self.across = Across::Middle;
        self
    }

    pub(crate) fn end(mut self) -> Self {
        self.across = Across::End;
        self
    }

    pub(crate) fn top(mut self) -> Self {
        self.down = Down::Top;
        self
    }

    pub(crate) fn bottom(mut self) -> Self {
        self.down = Down::Bottom;
        self
    }

    /// With a white rim, where it stands on lines.
    pub(crate) fn halo(mut self) -> Self {
        self.halo = true;
        self
    }

    /// Turned by a quarter, so that it reads upwards; anchors still speak of the box on the sheet.
    pub(crate) fn turned(mut self) -> Self {
        self.turned = true;
        self
    }

    /// Width and height on the sheet.
    pub(crate) fn size(&self, look: &Look) -> (f64, f64) {
        let size = look.letter(self.letter);
        let along = look.typeface.width(&self.words, self.bold, size);
        let across = size * (ABOVE + BELOW);
        if self.turned {
            (across, along)
        } else {
            (along, across)
        }
    }

    /// The box of the text if it stands at this point.
    pub(crate) fn box_at(&self, look: &Look, (x, y): (f64, f64)) -> Rect {
        let (w, h) = self.size(look);
        let left = match self.across {
            Across::Start => x,
            Across::Middle => x - w / 2.0,
            Across::End => x - w,
        };
        let top = match self.down {
            Down::Top => y,
            Down::Middle => y - h / 2.0,
            Down::Bottom => y - h,
        };
        Rect::new(left, top, w, h)
    }
}
