//! What a chart along the distance is made of: points, and how each was reached.

/// Quantiles over trials of one cumulative quantity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// A tenth of the trials lie below.
    pub p10: f64,
    /// Half of the trials lie below.
    pub p50: f64,
    /// Nine tenths of the trials lie below.
    pub p90: f64,
}

/// How a leg is travelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Deep-sea or coastal ship.
    Sea,
    /// A canal passage.
    Canal,
    /// Ship on the Caspian.
    Caspian,
    /// Rail or lorry ferry.
    Ferry,
    /// River or inland waterway.
    River,
    /// Lorry.
    Road,
    /// Train.
    Rail,
}

impl Mode {
    /// Every mode, in the order of a legend.
    pub const ALL: [Mode; 7] = [
        Mode::Sea,
        Mode::Canal,
        Mode::Caspian,
        Mode::Ferry,
        Mode::River,
        Mode::Road,
        Mode::Rail,
    ];

    /// The word for it in a legend and in a table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Mode::Sea => "sea",
            Mode::Canal => "canal",
            Mode::Caspian => "Caspian",
            Mode::Ferry => "ferry",
            Mode::River => "river",
            Mode::Road => "road",
            Mode::Rail => "rail",
        }
    }
}

/// What kind of place a stop is, which fixes its marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A port: circle.
    Port,
    /// A border crossing: square.
    Border,
    /// A gauge change or a transfer between modes: diamond.
    Transfer,
    /// A terminal: triangle.
    Terminal,
    /// A place that is passed without a mark.
    Junction,
}

/// How a point of a journey was reached from the one before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reach {
    /// It is the first point: the origin before anything happens, usually at 0 km and 0.
    Start,
    /// By moving: the line slopes.
    Move(Mode),
    /// By standing at a place: the line is vertical.
    Stop {
        /// The place as its label says it: "North border".
        place: String,
        /// Which marker.
        node: Node,
        /// The mean of each part of the stop, in the order of the parts, same unit as the chart; drawn as
        /// short ticks on the vertical in proportion. May be empty.
        parts: Vec<(String, f64)>,
    },
}

impl Reach {
    /// How a point was reached and where, as cells of a table.
    pub(crate) fn cells(&self) -> [String; 2] {
        match self {
            Reach::Start => ["start".to_owned(), String::new()],
            Reach::Move(mode) => [mode.word().to_owned(), String::new()],
            Reach::Stop { place, .. } => ["stop".to_owned(), place.clone()],
        }
    }
}
