//! The pictures of a run: which there are, what each shows, and the files they become.

mod disruption;
mod field;
mod ground;
mod outcome;
mod picture;
mod scene;
mod spread;
mod title;
mod track;
mod unknown;

pub use disruption::{critical, matrix, timeline};
pub use field::{borders, panel, reliability};
pub use ground::{NoMap, ground, map};
pub use outcome::{Stack, answer, arrival, composition, difference};
pub use picture::{Picture, csv, files, pictures};
pub use scene::Scene;
pub use spread::{boxes, convergence, exceedance};
pub use track::{cost_distance, time_distance};
pub use unknown::{horsetail, split};

use crate::report::caption;
use crate::report::chart::{Heading, RouteName, Standing};
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};

/// The words around a picture of these regimes.
fn heading(answer: &Comparison, regimes: &[RegimeFinding], title: impl Into<String>) -> Heading {
    Heading {
        title: title.into(),
        subtitle: caption::subtitle(answer, regimes),
        footer: caption::footer(&answer.asked),
        caption: caption::caption(answer, regimes),
    }
}

/// How a route is named in a panel of this regime.
fn name(regime: &RegimeFinding, index: usize) -> RouteName {
    let route = &regime.routes[index];
    RouteName {
        id: route.id.clone(),
        label: route.label.clone(),
        slot: index,
        standing: if regime.reference == Some(index) {
            Standing::Reference
        } else if route.offered {
            Standing::Offered
        } else {
            Standing::NotOffered
        },
    }
}

/// Does any shipment arrive by this route?
fn arrives(regime: &RegimeFinding, index: usize) -> bool {
    let route = &regime.routes[index];
    route.stranded + route.not_eligible + route.beyond_horizon < 1.0
}

/// Does any shipment arrive by the planned way of this route?
fn arrives_on_plan(regime: &RegimeFinding, index: usize) -> bool {
    arrives(regime, index) && keeps_to_plan(&regime.routes[index])
}

/// Do so many shipments keep to the planned way that their days and money along it can be told?
fn keeps_to_plan(route: &RouteFinding) -> bool {
    route.on_plan >= 0.01
}
