//! Claims in words: one grammar for all, whoever makes them. Never true or false.

mod hinges;
mod reads;

pub(super) use reads::read_as;

use super::verdict::{Verdict, verdict};
use crate::corridor::{ClaimKind, ClaimQuantity, ClaimTest, ClaimUnit};
use crate::report::words;
use crate::study::claims::finding::{
    ClaimFinding, Condition, More, Project, Reading, RouteNumbers, When,
};
use hinges::{everywhere, nearest, rests_on};
use reads::own_figures;

/// "forwarders-cheaper: '30% cheaper' (forwarders' federation, 2017-07-05; S3)".
#[must_use]
pub(super) fn head(found: &ClaimFinding) -> String {
    let claim = &found.claim;
    format!(
        "\"{}\" ({}, {}; {})",
        claim.says,
        claim.who,
        claim.date,
        claim.sources.join(", ")
    )
}

/// A number that is tested, in the words of its kind.
#[must_use]
pub(super) fn value(number: f64, test: &ClaimTest) -> String {
    // Next to the threshold whole per cents would hide on which side it falls.
    let digits = usize::from((number.abs() - scaled(test)).abs() < 0.01);
    let percent = |share: f64| format!("{:.digits$}%", 100.0 * share + 0.0);
    match (test.quantity, test.test) {
        (_, ClaimKind::ShorterBy) => sign(number, "shorter", "longer", percent),
        (ClaimQuantity::Time, ClaimKind::Saving) => sign(number, "less", "more", percent),
        (_, ClaimKind::Saving) => sign(number, "cheaper", "dearer", percent),
        (_, ClaimKind::Ratio) => format!("{number:.2} times as long"),
        (ClaimQuantity::Share | ClaimQuantity::OriginOfDelay, _) => percent(number),
        (ClaimQuantity::Length, _) => format!("{} km", words::thousands(number)),
        (ClaimQuantity::Cost | ClaimQuantity::Generalised, ClaimKind::LessBy) => {
            sign(number, "less", "more", |usd| {
                format!("USD {}", words::money(usd))
            })
        }
        (ClaimQuantity::Time, ClaimKind::LessBy) => sign(number, "less", "more", |h| {
            format!("{} days", words::days(h))
        }),
        (ClaimQuantity::WorthOfLever, _) if is_money(test) => {
            sign(number, "saved", "lost", |usd| {
                format!("USD {}", words::money(usd))
            })
        }
        (ClaimQuantity::WorthOfLever, _) => sign(number, "saved", "lost", |h| {
            format!("{} days", words::days(h))
        }),
        (ClaimQuantity::Cost | ClaimQuantity::Generalised, _) => {
            format!("USD {}", words::money(number))
        }
        (ClaimQuantity::Time, _) => format!("{} days", words::days(number)),
    }
}

fn is_money(test: &ClaimTest) -> bool {
    matches!(test.unit, ClaimUnit::UsdBox(_) | ClaimUnit::UsdTonne(_))
}

fn sign(number: f64, above: &str, below: &str, words: impl Fn(f64) -> String) -> String {
    let word = if number < 0.0 { below } else { above };
    format!("{} {word}", words(number.abs()))
}

/// The conditions in words: "At its own date (Canal open, 2017)".
#[must_use]
pub(super) fn under(condition: &Condition) -> String {
    let place = match condition.when {
        When::Own => "At its own date",
        When::Study => "In the study",
    };
    let vintage = condition.regime.vintage.as_ref();
    let vintage = vintage.map_or_else(String::new, |words| format!("; {words}"));
    format!(
        "{place} ({}, departing {}{vintage})",
        condition.regime.name,
        words::window(&condition.window)
    )
}

/// The readings that lead: those of the first way that can be booked (else the first) against the baselines that can
/// (else all).
#[must_use]
pub(super) fn lead_readings(condition: &Condition) -> Vec<&Reading> {
    let offered = |route: usize| condition.routes[route].not_offered_because.is_empty();
    let mut subjects = condition.readings.iter().map(|reading| reading.subject);
    let first = condition.readings.first().map(|reading| reading.subject);
    let lead = subjects.find(|subject| offered(*subject)).or(first);
    let of_lead = |reading: &&Reading| Some(reading.subject) == lead;
    let booked: Vec<&Reading> = condition
        .readings
        .iter()
        .filter(of_lead)
        .filter(|reading| reading.baseline.is_none_or(offered))
        .collect();
    if booked.is_empty() {
        condition.readings.iter().filter(of_lead).collect()
    } else {
        booked
    }
}

/// What holds and fails under one condition: of the way that leads in full, of the others in short.
#[must_use]
pub(super) fn verdicts(found: &ClaimFinding, condition: &Condition) -> String {
    let Some(test) = &found.claim.test else {
        return String::new();
    };
    let lead = lead_readings(condition);
    let Some(first) = lead.first() else {
        return String::new();
    };
    let subject = &condition.routes[first.subject];
    let mut told = vec![format!(
        "{}{}:",
        words::named(&subject.label),
        only(subject)
    )];
    for kind in Verdict::ALL {
        let of: Vec<String> = lead
            .iter()
            .filter(|reading| verdict(reading) == kind)
            .map(|reading| against(reading, condition, test))
            .collect();
        if !of.is_empty() {
            told.push(format!(
                "{} {}.",
                kind.words(first.baseline.is_some()),
                of.join("; ")
            ));
        }
    }
    let mut kinds: Vec<Verdict> = lead.iter().map(|reading| verdict(reading)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        told.push("Depends on the baseline.".to_owned());
    }
    told.extend(more(first));
    let of_lead = |reading: &&Reading| reading.subject == first.subject;
    let only: Vec<&Reading> = condition
        .readings
        .iter()
        .filter(of_lead)
        .filter(|reading| !lead.iter().any(|known| std::ptr::eq(*known, *reading)))
        .collect();
    told.extend(in_short(
        "Against what cannot be booked: ",
        &only,
        condition,
        true,
    ));
    let others: Vec<&Reading> = condition.readings.iter().filter(|r| !of_lead(r)).collect();
    told.extend(in_short("Other ways: ", &others, condition, false));
    told.join(" ")
}

fn only(route: &RouteNumbers) -> &'static str {
    if route.not_offered_because.is_empty() {
        ""
    } else {
        ", reference only"
    }
}

/// Readings by their verdicts, without their numbers: those stand in the table.
fn in_short(
    head: &str,
    readings: &[&Reading],
    condition: &Condition,
    by_baseline: bool,
) -> Option<String> {
    if readings.is_empty() {
        return None;
    }
    let label = |route: usize| words::named(&condition.routes[route].label);
    let mut told: Vec<String> = Vec::new();
    if by_baseline {
        for kind in Verdict::ALL {
            let names: Vec<String> = readings
                .iter()
                .filter(|reading| verdict(reading) == kind)
                .filter_map(|reading| reading.baseline.map(label))
                .collect();
            if !names.is_empty() {
                told.push(format!("{}: {}", kind.word(), names.join(", ")));
            }
        }
    } else {
        let mut subjects: Vec<usize> = readings.iter().map(|reading| reading.subject).collect();
        subjects.dedup();
        for subject in subjects {
            let of = |kind: Verdict| {
                let of_kind =
                    |reading: &&&Reading| reading.subject == subject && verdict(reading) == kind;
                readings.iter().filter(of_kind).count()
            };
            let counts: Vec<String> = Verdict::ALL
                .into_iter()
                .filter(|kind| of(*kind) > 0)
                .map(|kind| match readings[0].baseline {
                    Some(_) => format!("{} against {}", kind.word(), of(kind)),
                    None => kind.word().to_owned(),
                })
                .collect();
            told.push(format!(
                "{}{}: {}",
                label(subject),
                only(&condition.routes[subject]),
                counts.join(", ")
            ));
        }
    }
    Some(format!("{head}{}.", told.join("; ")))
}

/// "Suez, direct (likely, 72 of 100 futures; 55 of 100 shipments; 12% cheaper)".
fn against(reading: &Reading, condition: &Condition, test: &ClaimTest) -> String {
    let name = reading.baseline.map(|route| &condition.routes[route]);
    let name = name.map_or_else(String::new, |route| {
        format!("{}{} ", words::named(&route.label), only(route))
    });
    let mut inside = Vec::new();
    if !reading.value.is_finite() {
        return format!("{name}(no shipment arrives)");
    }
    match reading.over_futures {
        None => inside.push("worked out".to_owned()),
        Some(_) => inside.push(chance(reading.p_typ)),
    }
    if let Some(any) = reading.p_any {
        inside.push(format!("{} of 100 shipments", words::of_100(any)));
    }
    inside.push(value(reading.value, test));
    format!("{name}({})", inside.join("; "))
}

/// A likelihood word with its number: "likely, 72 of 100 futures".
#[must_use]
pub(super) fn chance(p: f64) -> String {
    let word = words::likelihood(p);
    let word = word.split(" (").next().unwrap_or_default();
    format!("{word}, {} of 100 futures", words::of_100(p))
}

/// Numbers beside the reading, in words.
fn more(reading: &Reading) -> Option<String> {
    let of = |key: &str| reading.more.iter().find(|more| more.key == key);
    if let (Some(mean), Some(p95), Some(usd)) =
        (of("saved_mean_h"), of("saved_p95_h"), of("saved_usd"))
    {
        let days = |hours: f64| words::days(hours);
        let range = |more: &More, words: &dyn Fn(f64) -> String| {
            let (low, high) = more.over_futures;
            format!(
                "{} ({})",
                words(more.value),
                words::ends(&words(low), &words(high))
            )
        };
        return Some(format!(
            "Its worth to a box: {} days of the mean, {} days of P95, USD {} (P5-P95 over what we do not know).",
            range(mean, &days),
            range(p95, &days),
            range(usd, &words::money)
        ));
    }
    let (slow, critical) = (of("share_of_slowest")?, of("share_critical")?);
    Some(format!(
        "Of the slowest twentieth {:.0}% of the time arises there; in {} of 100 shipments the step furthest behind its median lies there.",
        100.0 * slow.value,
        words::of_100(critical.value)
    ))
}

/// The narrowest published capacity of each subject, for claims about infrastructure.
#[must_use]
pub(super) fn capacities(found: &ClaimFinding) -> Option<String> {
    let test = found.claim.test.as_ref()?;
    if test.quantity != ClaimQuantity::OriginOfDelay {
        return None;
    }
    let study = found
        .conditions
        .iter()
        .find(|condition| condition.when == When::Study)?;
    let told: Vec<String> = study
        .readings
        .iter()
        .filter_map(|reading| {
            let route = &study.routes[reading.subject];
            let (teu, limit) = route.capacity.as_ref()?;
            let used = route.utilisation.map_or_else(
                || "volume not known".to_owned(),
                |used| format!("{:.0}% of it asked for", 100.0 * used),
            );
            Some(format!(
                "{}: {} TEU a week ({limit}), {used}",
                words::named(&route.label),
                words::thousands(words::significant(*teu, 2))
            ))
        })
        .collect();
    (!told.is_empty()).then(|| format!("Narrowest published capacity: {}.", told.join("; ")))
}

/// All that is said of a claim, one paragraph a line.
#[must_use]
pub(super) fn paragraphs(found: &ClaimFinding) -> Vec<String> {
    let mut lines = vec![read_as(found)];
    lines.extend(own_figures(found));
    let test = found.claim.test.as_ref();
    // Kilometres are the same under all conditions: those of the study are told.
    let is_length = test.is_some_and(|test| test.quantity == ClaimQuantity::Length);
    let told = found
        .conditions
        .iter()
        .filter(|condition| !is_length || (condition.when == When::Study));
    for condition in told.take(if is_length { 1 } else { usize::MAX }) {
        lines.push(format!(
            "{}: {}",
            under(condition),
            verdicts(found, condition)
        ));
    }
    lines.extend(capacities(found));
    lines.extend(everywhere(found));
    lines.extend(nearest(found));
    lines.extend(rests_on(found));
    lines
}

/// The slope of a project's announced dates, in words.
#[must_use]
pub(super) fn slipped(project: &Project) -> String {
    let count = project.promises.len();
    let done = project
        .promises
        .iter()
        .find_map(|promise| promise.outcome_months.map(|_| promise.dates[2].clone()));
    let end = done.map_or_else(
        || "not known to be done: every slip is a lower bound".to_owned(),
        |date| format!("done {date}"),
    );
    let slope = match project.slope {
        Some(slope) => {
            format!("the date announced moved by {slope:.1} months for each month that passed")
        }
        None => "too few announcements for a slope".to_owned(),
    };
    let plural = if count == 1 {
        "announcement"
    } else {
        "announcements"
    };
    format!("{}: {count} {plural}; {slope}; {end}", project.name)
}

/// The threshold as a share.
fn scaled(test: &ClaimTest) -> f64 {
    match test.unit {
        ClaimUnit::Plain(scale) => scale * test.threshold,
        _ => f64::NAN,
    }
}
