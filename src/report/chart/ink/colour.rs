//! Colours, and the one a route keeps through all charts of a run.

use super::canvas::{Dash, Marker};

/// A colour of the screen, red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Refused: not a colour.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a colour: write six hexadecimal digits, such as #0072B2")]
pub struct NotAColour(String);

impl Colour {
    /// What letters and axes are drawn in.
    pub(crate) const INK: Colour = Colour(0x22, 0x22, 0x22);
    /// What says less.
    pub(crate) const GREY: Colour = Colour(0x5c, 0x5c, 0x5c);
    /// Letters of what is shown for reference only; dark enough to be read (4.5 to 1).
    pub(crate) const FAINT: Colour = Colour(0x74, 0x74, 0x74);
    /// A line that many routes share on a map.
    pub(crate) const TRUNK: Colour = Colour(0x3d, 0x3d, 0x3d);
    /// The side of a difference where the route loses.
    pub(crate) const WORSE: Colour = Colour(0xb9, 0xb9, 0xb9);
    /// Lines that only guide the eye.
    pub(crate) const GUIDE: Colour = Colour(0xd9, 0xd9, 0xd9);
    /// A pale ground behind every second row.
    pub(crate) const WASH: Colour = Colour(0xf4, 0xf4, 0xf2);
    /// The paper.
    pub(crate) const WHITE: Colour = Colour(0xff, 0xff, 0xff);

    /// Reads `#RRGGBB` or `RRGGBB`.
    ///
    /// # Errors
    /// [`NotAColour`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, NotAColour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let bad = || NotAColour(text.to_owned());
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(bad());
        }
        let value = u32::from_str_radix(digits, 16).map_err(|_| bad())?;
        let [_, r, g, b] = value.to_be_bytes();
        Ok(Colour(r, g, b))
    }

    /// As SVG writes it.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// This colour with a share (0 to 1) of another.
    #[must_use]
    pub fn mixed(self, other: Colour, share: f64) -> Colour {
        let mix =
            |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Colour(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// The pale version, for what is shown for reference only.
    #[must_use]
    pub fn pale(self) -> Colour {
        self.mixed(Colour::WHITE, 0.62)
    }

    /// Luminance against white paper, 0 (black) to 1 (white), as the accessibility guidelines (WCAG 2) define it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The same hue, dark enough for letters on white (contrast 4.5 to 1).
    #[must_use]
    pub fn for_letters(self) -> Colour {
        (0..=10)
            .map(|step| self.mixed(Colour(0, 0, 0), f64::from(step) * 0.1))
            .find(|c| 1.05 / (c.luminance() + 0.05) >= 4.5)
            .unwrap_or(Colour::INK)
    }
}

/// The colours of the routes, in the run's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette(Vec<Colour>);

impl Palette {
    /// Sixteen colours after Okabe and Ito and after Tol, told apart by readers who confuse red and green.
    const HOUSE: [Colour; 16] = [
        Colour(0x00, 0x72, 0xb2),
        Colour(0xd5, 0x5e, 0x00),
        Colour(0x00, 0x9e, 0x73),
        Colour(0xcc, 0x79, 0xa7),
        Colour(0x33, 0x33, 0x33),
        Colour(0xe6, 0x9f, 0x00),
        Colour(0x56, 0xb4, 0xe9),
        Colour(0x88, 0x22, 0x55),
        Colour(0x99, 0x99, 0x33),
        Colour(0x33, 0x22, 0x88),
        Colour(0xcc, 0x66, 0x77),
        Colour(0x44, 0xaa, 0x99),
        Colour(0x8c, 0x51, 0x0a),
        Colour(0xaa, 0x44, 0x99),
        Colour(0x11, 0x77, 0x33),
        Colour(0x80, 0x80, 0x80),
    ];

    /// The user's colours first, then the house's for the routes beyond them.
    #[must_use]
    pub fn beginning_with(mut own: Vec<Colour>) -> Self {
        own.extend(Self::HOUSE.into_iter().skip(own.len()));
        Palette(own)
    }

    /// The colour of the route at this place in the run's order.
    #[must_use]
    pub fn route(&self, slot: usize) -> Colour {
        self.0[slot % self.0.len()]
    }

    /// The second code, for grey print: sixteen pairs of dash and marker before one repeats.
    pub(crate) fn print(slot: usize) -> (Dash, Marker) {
        let dash = [Dash::Solid, Dash::Long, Dash::OneDot, Dash::Short][slot % 4];
        let marker = [
            Marker::Circle,
            Marker::Square,
            Marker::Triangle,
            Marker::Diamond,
        ][slot / 4 % 4];
        (dash, marker)
    }
}

impl Default for Palette {
    fn default() -> Self {
        Palette(Self::HOUSE.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_routes_have_sixteen_colours_and_sixteen_ways_in_grey_print() {
        let palette = Palette::default();
        for a in 0..16 {
            for b in 0..a {
                assert_ne!(palette.route(a), palette.route(b));
                assert_ne!(Palette::print(a), Palette::print(b));
            }
        }
    }

    #[test]
    fn the_users_colours_come_first_and_the_house_fills_up() {
        let own = Palette::beginning_with(vec![Colour(1, 2, 3)]);
        assert_eq!(own.route(0), Colour(1, 2, 3));
        assert_eq!(own.route(1), Palette::default().route(1));
    }

    #[test]
    fn a_colour_is_read_with_and_without_its_sign_and_refused_otherwise() {
        assert_eq!(Colour::from_hex("#0072B2"), Ok(Colour(0, 114, 178)));
        assert_eq!(Colour::from_hex("0072b2"), Ok(Colour(0, 114, 178)));
        for bad in ["blue", "#07B", "#0072B", "+072B2", ""] {
            assert!(Colour::from_hex(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn letters_in_a_routes_colour_stand_out_from_the_paper() {
        // WCAG 2, success criterion 1.4.3: contrast of at least 4.5 to 1; white has luminance 1.
        for slot in 0..16 {
            let ink = Palette::default().route(slot).for_letters();
            assert!(1.05 / (ink.luminance() + 0.05) >= 4.5, "{slot}");
        }
        assert!((Colour::WHITE.luminance() - 1.0).abs() < 1e-12);
    }
}
