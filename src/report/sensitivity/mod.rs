//! What a sensitivity study leaves: the page, its tables, its pictures, its document.

mod brief;
mod document;
mod pictures;
mod tables;
#[cfg(feature = "cli")]
mod terminal;
pub mod told;

pub(crate) use document::regime_of;
pub(crate) use pictures::unit;

use crate::report::caption;
use crate::report::papers::Papers;
use crate::report::words;
use crate::study::finding::RegimeLabel;
use crate::study::sensitivity::finding::{Drivers, Part, Sensitivity};

/// The papers of a study; `command` is what reproduces it.
#[must_use]
pub fn papers(study: &Sensitivity, command: Vec<String>) -> Papers {
    let labels: Vec<RegimeLabel> = study.regimes.iter().map(|of| of.label.clone()).collect();
    let caption = caption::full(&study.asked, &labels, &sizes(study));
    let mut asked = study.asked.clone();
    asked.futures = study.settings.points;
    asked.inner = study.settings.inner;
    Papers {
        command,
        asked,
        trials: study.settings.inner,
        brief: brief::brief(study, &caption),
        tables: tables::tables(study),
        pictures: pictures::pictures(study),
        json: document::document(study),
        #[cfg(feature = "cli")]
        terminal: terminal::text(study),
        #[cfg(not(feature = "cli"))]
        terminal: String::new(),
    }
}

/// Points and worlds, in words.
fn sizes(study: &Sensitivity) -> Vec<String> {
    let told = study.regimes.iter().filter_map(|of| of.found.as_ref().ok());
    let points = told.map(|(_, drivers)| drivers.points).max();
    let points = points.unwrap_or(study.settings.points);
    vec![
        format!(
            "Saltelli design of {} points",
            words::thousands(f64::from(points))
        ),
        format!(
            "{} trials in each future",
            words::thousands(study.settings.inner as f64)
        ),
    ]
}

/// The word of a part in tables and documents: an id, `group:NAME`, or `others`.
fn part_id(drivers: &Drivers, place: usize) -> String {
    match &drivers.parts[place] {
        Part::Input(input) => drivers.inputs[*input].id.clone(),
        Part::Group(name) => format!("group:{name}"),
        Part::Others => "others".into(),
    }
}
