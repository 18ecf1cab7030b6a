//! Claims in words: one grammar for all, whoever makes them. Never true or false.

use super::verdict::{Verdict, verdict};
use crate::corridor::{ClaimKind, ClaimQuantity, ClaimTest, ClaimUnit, Grade};
use crate::report::words;
use crate::stats::claim::{baseline_for, saving, speed_ratio};
use crate::study::claims::finding::{
    BreakEven, ClaimFinding, Condition, Hinge, Reading, RouteNumbers, Turn, When,
};

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

/// What the claim is taken to say.
#[must_use]
pub(super) fn read_as(found: &ClaimFinding) -> String {
    let Some(test) = &found.claim.test else {
        return format!(
            "Not a question this tool can answer. The nearest it can: {}.",
            found.claim.nearest
        );
    };
    let pair = format!(
        "{} to {}",
        words::short_place(&found.pair.0),
        words::short_place(&found.pair.1)
    );
    let scope = if test.quantity == ClaimQuantity::Length {
        String::new()
    } else {
        let size = if test.forty_foot { "40ft" } else { "20ft" };
        format!(
            ", {}, one {}",
            words::scope(test.scope),
            words::container(size)
        )
    };
    let basis = if test.unclear_basis {
        " The source does not say from door or port, or what its price covers."
    } else {
        ""
    };
    format!("Read as: {pair}{scope}: {}.{basis}", says(found, test))
}

/// The test in words.
fn says(found: &ClaimFinding, test: &ClaimTest) -> String {
    let what = match test.quantity {
        ClaimQuantity::Length => "the way",
        ClaimQuantity::Time => "the mean time",
        ClaimQuantity::Cost => "the mean price",
        ClaimQuantity::Generalised => "the mean of price and value of time",
        ClaimQuantity::Share => "the share of shipments that arrive before those of the baseline",
        ClaimQuantity::WorthOfLever => "what it saves on average",
        ClaimQuantity::OriginOfDelay => "the share of the mean time that arises",
    };
    let number = |value: f64| in_unit(value, test);
    let low = number(test.threshold);
    let not = if test.reversed { "not " } else { "" };
    let body = match test.test {
        ClaimKind::ShorterBy => format!("{what} is {not}shorter by at least {low}"),
        ClaimKind::Saving if test.quantity == ClaimQuantity::Time => {
            format!("{what} is {not}less by at least {low}")
        }
        ClaimKind::Saving => format!("{what} is {not}lower by at least {low}"),
        ClaimKind::LessBy => format!("{what} is {not}lower by at least {low}"),
        ClaimKind::Ratio => format!("{what} of the baseline is {not}at least {low} times as long"),
        ClaimKind::Within => {
            let high = number(test.threshold_high.unwrap_or(test.threshold));
            format!("{what} lies {not}between {low} and {high}")
        }
        ClaimKind::AtLeast => format!("{what} is {not}at least {low}"),
        ClaimKind::AtMost => format!("{what} is {not}at most {low}"),
    };
    match test.quantity {
        ClaimQuantity::WorthOfLever => format!("{} in place, {body}", words::lowered(&found.lever)),
        ClaimQuantity::OriginOfDelay => body.replacen(
            "arises",
            &format!("arises at places and on inner legs of {}", test.country),
            1,
        ),
        _ => body,
    }
}

/// A threshold as it was written, with its unit.
fn in_unit(value: f64, test: &ClaimTest) -> String {
    match test.unit {
        ClaimUnit::Plain(scale) if scale < 1.0 => format!("{value}%"),
        ClaimUnit::Plain(_) => format!("{value}"),
        ClaimUnit::Hours(scale) if scale > 1.0 => format!("{value} days"),
        ClaimUnit::Hours(_) => format!("{value} hours"),
        ClaimUnit::Kilometres(_) => format!("{} {}", words::thousands(value), test.unit_word),
        ClaimUnit::UsdBox(_) => format!("USD {} a box", words::thousands(value)),
        ClaimUnit::UsdTonne(_) => format!("USD {} a tonne", words::thousands(value)),
    }
}

/// A number that is tested, in the words of its kind.
#[must_use]
pub(super) fn value(number: f64, test: &ClaimTest) -> String {
    let percent = |share: f64| format!("{:.0}%", 100.0 * share + 0.0);
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

/// What holds and fails under one condition, a sentence or more for each subject.
#[must_use]
pub(super) fn verdicts(found: &ClaimFinding, condition: &Condition) -> String {
    let Some(test) = &found.claim.test else {
        return String::new();
    };
    let mut subjects: Vec<usize> = Vec::new();
    for reading in &condition.readings {
        if !subjects.contains(&reading.subject) {
            subjects.push(reading.subject);
        }
    }
    let several = subjects.len() > 1;
    let of = |&subject: &usize| {
        let route = &condition.routes[subject];
        let readings: Vec<&Reading> = condition
            .readings
            .iter()
            .filter(|reading| reading.subject == subject)
            .collect();
        let words = of_subject(&readings, condition, test);
        let only = if route.not_offered_because.is_empty() {
            ""
        } else {
            ", reference only"
        };
        if several || !only.is_empty() {
            format!("{}{only}: {words}", words::named(&route.label))
        } else {
            words
        }
    };
    subjects.iter().map(of).collect::<Vec<_>>().join(" ")
}

fn of_subject(readings: &[&Reading], condition: &Condition, test: &ClaimTest) -> String {
    let mut told = Vec::new();
    for kind in Verdict::ALL {
        let of: Vec<String> = readings
            .iter()
            .filter(|reading| verdict(reading) == kind)
            .map(|reading| against(reading, condition, test))
            .collect();
        if !of.is_empty() {
            told.push(format!(
                "{} {}.",
                kind.words(readings[0].baseline.is_some()),
                of.join("; ")
            ));
        }
    }
    let offered = |reading: &&&Reading| {
        let baseline = reading.baseline.map(|route| &condition.routes[route]);
        baseline.is_none_or(|route| route.not_offered_because.is_empty())
    };
    let mut kinds: Vec<Verdict> = readings
        .iter()
        .filter(offered)
        .map(|r| verdict(r))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        told.push("Depends on the baseline.".to_owned());
    }
    told.extend(readings.first().and_then(|reading| more(reading)));
    told.join(" ")
}

/// "Suez, direct (likely, 72 of 100 futures; 55 of 100 shipments; 12% cheaper)".
fn against(reading: &Reading, condition: &Condition, test: &ClaimTest) -> String {
    let name = reading.baseline.map(|route| &condition.routes[route]);
    let name = name.map_or_else(String::new, |route| {
        let only = if route.not_offered_because.is_empty() {
            ""
        } else {
            ", reference only"
        };
        format!("{}{only} ", words::named(&route.label))
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
        let range = |more: &crate::study::claims::finding::More, words: &dyn Fn(f64) -> String| {
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

/// "Would hold everywhere if ..." under the study's first regime, or of lengths.
#[must_use]
pub(super) fn everywhere(found: &ClaimFinding) -> Option<String> {
    let test = found.claim.test.as_ref()?;
    if test.quantity == ClaimQuantity::Length {
        return of_length(found, test);
    }
    let (_, hinge) = hinge(found)?;
    let side = |turn: &Turn| if turn.above { "above" } else { "below" };
    let range = |turn: &Turn| {
        let (low, _, high) = turn.range;
        format!("{} {}-{}", words_of(turn), plain(low), plain(high))
    };
    let now = if hinge.holds {
        "Holds everywhere at best values"
    } else {
        "Does not hold everywhere at best values"
    };
    Some(match &hinge.break_even {
        BreakEven::Within(turn) if hinge.holds => format!(
            "{now}; would stop to if {} were not {} {} {} (range {}).",
            turn.quantity,
            side(turn),
            plain(turn.at),
            turn.unit,
            range(turn)
        ),
        BreakEven::Within(turn) => format!(
            "Would hold everywhere if {} were {} {} {} (range {}).",
            turn.quantity,
            side(turn),
            plain(turn.at),
            turn.unit,
            range(turn)
        ),
        BreakEven::Outside(turn) => format!(
            "Would hold everywhere at no value of any one assumption within its range; outside it, if {} were {} {} {} (range {}).",
            turn.quantity,
            side(turn),
            plain(turn.at),
            turn.unit,
            range(turn)
        ),
        BreakEven::Never { .. } if hinge.holds => {
            format!("{now}, and at every value of each of the five assumptions that move it most.")
        }
        BreakEven::Never { tried } => format!(
            "Would hold everywhere at no value, within its range or far beyond it, of any one of the assumptions that move it most ({}).",
            tried.join(", ")
        ),
        BreakEven::Untold => format!("{now}."),
    })
}

fn words_of(turn: &Turn) -> String {
    format!("of {}:", turn.id)
}

/// A number of the book in three digits.
fn plain(value: f64) -> String {
    let rounded = words::significant(value, 3);
    if rounded.abs() >= 1_000.0 {
        words::thousands(rounded)
    } else {
        format!("{rounded}")
    }
}

/// The study's first regime, where what a claim hangs on was looked for.
fn hinge(found: &ClaimFinding) -> Option<(&Condition, &Hinge)> {
    let with = found.conditions.iter();
    with.filter_map(|condition| Some((condition, condition.hinge.as_ref()?)))
        .next()
}

fn of_length(found: &ClaimFinding, test: &ClaimTest) -> Option<String> {
    if test.test != ClaimKind::ShorterBy {
        return None;
    }
    let study = found
        .conditions
        .iter()
        .find(|condition| condition.when == When::Study)?;
    let subject: &RouteNumbers = &study.routes[study.readings.first()?.subject];
    let needed = baseline_for(subject.km, scaled(test));
    Some(format!(
        "Would hold everywhere if no baseline were shorter than {} km ({} has {} km).",
        words::thousands(needed),
        words::named(&subject.label),
        words::thousands(subject.km)
    ))
}

/// The threshold as a share.
fn scaled(test: &ClaimTest) -> f64 {
    match test.unit {
        ClaimUnit::Plain(scale) => scale * test.threshold,
        _ => f64::NAN,
    }
}

/// "Rests on ..." the judgements that move it most.
#[must_use]
pub(super) fn rests_on(found: &ClaimFinding) -> Option<String> {
    let (_, hinge) = hinge(found)?;
    let names: Vec<String> = hinge
        .swings
        .iter()
        .filter(|swing| swing.grade == Grade::Judgement)
        .take(3)
        .map(|swing| format!("{} ({})", swing.quantity, swing.id))
        .collect();
    Some(if names.is_empty() {
        match hinge.swings.first() {
            Some(first) => format!(
                "Rests on no judgement among the {} assumptions that move it most; first {} ({}, {}).",
                hinge.swings.len(),
                first.quantity,
                first.id,
                first.grade.word()
            ),
            None => "Rests on nothing that is unknown here.".to_owned(),
        }
    } else {
        format!("Rests on judgements: {}.", names.join("; "))
    })
}

/// What the claim's own figures give, whatever the model says.
#[must_use]
pub(super) fn own_figures(found: &ClaimFinding) -> Option<String> {
    let test = found.claim.test.as_ref()?;
    if let (Some((low, high)), Some((less, more))) = (test.figure, test.against) {
        return Some(if test.test == ClaimKind::Ratio {
            let (a, b) = (speed_ratio(high, less), speed_ratio(low, more));
            format!(
                "Its own figures give {}.",
                one_or_two(&format!("{a:.2}"), &format!("{b:.2}"), " times")
            )
        } else {
            let percent = |share: f64| format!("{:.0}", 100.0 * share + 0.0);
            let (a, b) = (percent(saving(high, less)), percent(saving(low, more)));
            format!(
                "Its own figures give a saving of {}.",
                one_or_two(&a, &b, "%")
            )
        });
    }
    // A time by itself implies a speed.
    let (low, high) = test.figure.filter(|_| test.figure_unit == "d")?;
    let study = found
        .conditions
        .iter()
        .find(|condition| condition.when == When::Study)?;
    let subject = &study.routes[study.readings.first()?.subject];
    let speed = |days: f64| format!("{:.0}", subject.km / (24.0 * days));
    Some(format!(
        "Over the {} km of {} that is {} km/h from door to door; the model's mean time gives {}.",
        words::thousands(subject.km),
        words::named(&subject.label),
        one_or_two(&speed(high), &speed(low), ""),
        speed(subject.mean_h / 24.0)
    ))
}

fn one_or_two(low: &str, high: &str, unit: &str) -> String {
    if low == high {
        format!("{low}{unit}")
    } else {
        format!("{low} to {high}{unit}")
    }
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
    for condition in &found.conditions {
        lines.push(format!(
            "{}: {}",
            under(condition),
            verdicts(found, condition)
        ));
    }
    lines.extend(capacities(found));
    lines.extend(everywhere(found));
    lines.extend(rests_on(found));
    lines
}

/// The slope of a project's announced dates, in words.
#[must_use]
pub(super) fn slipped(project: &crate::study::claims::finding::Project) -> String {
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
