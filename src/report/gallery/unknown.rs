//! What the picture of the futures shows: a curve of arrival for each.

use super::{heading, name};
use crate::report::chart::{Horsetail, HorsetailPanel};
use crate::report::words;
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};

/// The reference and the route set against it, a curve for each future; nothing where there are too few futures.
#[must_use]
pub fn horsetail(answer: &Comparison, regime: &RegimeFinding) -> Option<Horsetail> {
    let family = regime.horsetail.as_ref()?;
    let mut panels: Vec<(usize, HorsetailPanel)> = family
        .routes
        .iter()
        .map(|of| {
            let panel = HorsetailPanel {
                route: name(regime, of.route),
                futures: of.futures.clone(),
                mean: of.mean.clone(),
                p5: of.low.clone(),
                p95: of.high.clone(),
                split: split(&regime.routes[of.route]).unwrap_or_default(),
            };
            (of.route, panel)
        })
        .collect();
    panels.sort_by_key(|(route, _)| *route);
    let title = "A curve of arrival for each future: what we do not know, beside chance";
    Some(Horsetail {
        heading: heading(answer, std::slice::from_ref(regime), title),
        hours: family.hours.clone(),
        due_h: answer.asked.due_d.map(|days| 24.0 * days),
        panels: panels.into_iter().map(|(_, panel)| panel).collect(),
    })
}

/// `Canal (by sea): 35 of 100 of the variance of its time is what we do not know, the rest differs from shipment to
/// shipment.`
#[must_use]
pub fn split(route: &RouteFinding) -> Option<String> {
    let split = route.time_split?;
    Some(format!(
        "{}: {} of 100 of the variance of its time is what we do not know, the rest differs from shipment to shipment.",
        words::named(&route.label),
        words::of_100(split.share_between())
    ))
}
