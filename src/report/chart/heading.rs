//! What stands around every picture, and how a route is named in it.

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
