//! What stands around every picture, and how a route is named in it.

use super::ink::{Colour, Letter, Look, Sheet, Size};

/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// The finding as a sentence, or the question; it wraps.
    pub title: String,
    /// Scenario, trials, seed, unit basis, data vintage; it wraps.
    pub subtitle: String,
    /// Version of the tool and hash of the inputs; it wraps.
    pub footer: String,
    /// The full caption: pair, direction, cargo, box, scope, first departure, window, regime, price year,
    /// futures, trials, seed. It is not drawn: it goes to the text beside the picture and to its description.
    pub caption: String,
}

impl Heading {
    /// Lines that a title takes on a page in the project's own letters.
    #[must_use]
    pub fn title_lines(title: &str) -> usize {
        let look = Look::on(Size::Report);
        let width = Sheet::width(&look);
        look.wrap(title, Letter::Title, true, width).len()
    }
}

/// How a route stands in the panel that shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Offered in the window.
    #[default]
    Offered,
    /// Offered, and the route the others are compared with.
    Reference,
    /// Not offered in the window: drawn pale and labelled *reference only*.
    NotOffered,
}

/// A route as every chart of a run names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RouteName {
    /// The id in the scenario, for the table beside the picture.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// Place in the run's order, from 0: it fixes colour, dash and marker in every chart of the run.
    pub slot: usize,
    /// How it stands in this panel.
    pub standing: Standing,
}

impl RouteName {
    /// The label, with what a reader must know of its standing.
    pub(crate) fn words(&self) -> String {
        match self.standing {
            Standing::Offered => self.label.clone(),
            Standing::Reference => format!("{} (reference)", self.label),
            Standing::NotOffered => format!("{} (reference only)", self.label),
        }
    }

    /// Its colour in this run: pale where it is not offered.
    pub(crate) fn colour(&self, look: &Look) -> Colour {
        let colour = look.palette.route(self.slot);
        match self.standing {
            Standing::NotOffered => colour.pale(),
            Standing::Offered | Standing::Reference => colour,
        }
    }

    /// The colour of its letters.
    pub(crate) fn ink(&self) -> Colour {
        match self.standing {
            Standing::NotOffered => Colour::FAINT,
            Standing::Offered | Standing::Reference => Colour::INK,
        }
    }

    /// Its standing as the table beside a picture says it.
    pub(crate) fn standing_word(&self) -> &'static str {
        match self.standing {
            Standing::Offered => "offered",
            Standing::Reference => "reference",
            Standing::NotOffered => "reference only",
        }
    }

    /// The first cells of its row in a table: id, label, standing.
    pub(crate) fn cells(&self) -> [String; 3] {
        [
            self.id.clone(),
            self.label.clone(),
            self.standing_word().to_owned(),
        ]
    }
}
