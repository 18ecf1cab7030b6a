//! What a sensitivity study found, sentence by sentence.

use crate::corridor::Grade;
use crate::report::difference::{amount_beside, between, of_routes};
use crate::report::words;
use crate::stats::sensitivity::{SobolIndices, Verdict};
use crate::study::Statistic;
use crate::study::difference::Untold;
use crate::study::pair::{NoPair, Pair};
use crate::study::sensitivity::finding::{
    Drivers, Input, OfRegime, OfStatistic, Part, Sensitivity, Shares,
};

/// Base points from which indices deserve trust.
const TRUSTED: usize = 1_024;

/// Unknowns that the sentence names.
const NAMED: usize = 3;

/// USD per box that are not worth the asking.
pub const LITTLE_USD: f64 = 5.0;

/// A share of the variance below this is no driver.
const DRIVES: f64 = 0.01;

/// The label of a route.
#[must_use]
pub fn route(study: &Sensitivity, place: usize) -> &str {
    &study.routes[place].1
}

/// A statistic of the pair, in full.
#[must_use]
pub fn outcome(study: &Sensitivity, pair: Pair, statistic: Statistic) -> String {
    of_routes(statistic, route(study, pair.a), route(study, pair.b))
}

/// A part in plain words.
#[must_use]
pub fn part(drivers: &Drivers, place: usize) -> String {
    let members = || drivers.inputs.iter().filter(|input| input.part == place);
    match &drivers.parts[place] {
        Part::Input(input) => drivers.inputs[*input].quantity.clone(),
        Part::Group(name) => format!("{name} ({})", unknowns(members().count())),
        Part::Others => format!("all others ({})", unknowns(members().count())),
    }
}

fn unknowns(count: usize) -> String {
    match count {
        1 => "1 unknown".into(),
        count => format!("{count} unknowns"),
    }
}

/// The parts that drive a statistic, greatest first: at most three, the rest that screening left out never among them.
#[must_use]
pub fn drivers_of(drivers: &Drivers, statistic: Statistic) -> Vec<(usize, f64)> {
    let Shares::Told { indices, .. } = &drivers.of(statistic).shares else {
        return Vec::new();
    };
    let leading = drivers.leading(statistic).into_iter();
    leading
        .filter(|&place| drivers.parts[place] != Part::Others)
        .map(|place| (place, indices.indices[place].total))
        .filter(|(_, total)| *total >= DRIVES)
        .take(NAMED)
        .collect()
}

/// The answer under each regime, with the regime as its condition; what is said word for word of an earlier one is
/// not said again.
#[must_use]
pub fn clauses(study: &Sensitivity) -> Vec<String> {
    let whole: Vec<[String; 2]> = study.regimes.iter().map(|of| clause(study, of)).collect();
    let told = whole.iter().enumerate().map(|(place, [condition, rest])| {
        let same = whole[..place].iter().position(|[_, other]| other == rest);
        match same {
            Some(other) if study.regimes[place].found.is_ok() => format!(
                "{condition}: the same as under *{}*.",
                study.regimes[other].label.name
            ),
            _ => format!("{condition}{rest}"),
        }
    });
    told.collect()
}

/// The condition, and the answer under it.
fn clause(study: &Sensitivity, regime: &OfRegime) -> [String; 2] {
    let condition = format!("If *{}*", regime.label.name);
    match &regime.found {
        Err(untold) => [condition, format!(": {}.", why_not(untold))],
        Ok((pair, drivers)) => {
            let statistic = study.settings.of;
            let outcome = outcome(study, *pair, statistic);
            let rest = match hangs_on(drivers, statistic) {
                Ok(words) => format!(", the {outcome}, hangs on {words}"),
                Err(why) => format!(", the {outcome}: {why}"),
            };
            [condition, format!("{}.", rest.trim_end_matches('.'))]
        }
    }
}

/// `the ferry's headway (34 of 100), ...; 62 of 100 of the variance comes from judgements.`, or why it is not told.
fn hangs_on(drivers: &Drivers, statistic: Statistic) -> Result<String, String> {
    let found = drivers.of(statistic);
    let Shares::Told { indices, .. } = &found.shares else {
        return Err(why_no_shares(&found.shares).unwrap_or_default());
    };
    let leading = drivers_of(drivers, statistic);
    if leading.is_empty() {
        return Err(verdict(found).unwrap_or_default());
    }
    let of = |(place, total): &(usize, f64)| {
        format!(
            "{} ({} of 100 of the variance)",
            part(drivers, *place),
            words::of_100(*total)
        )
    };
    let mut names: Vec<String> = leading.iter().take(1).map(of).collect();
    names.extend(
        leading[1..]
            .iter()
            .map(|(place, total)| format!("{} ({})", part(drivers, *place), words::of_100(*total))),
    );
    let judged = drivers
        .from_judgement(statistic)
        .map_or(String::new(), |share| {
            format!(
                " {} of 100 of the variance comes from judgements: confidence {}.",
                words::of_100(share),
                confidence(drivers, statistic, share)
            )
        });
    let range = spread(found);
    let together = indices.interactions();
    let together = if together > 0.1 {
        format!(
            " {} of 100 is explained only by several of them together.",
            words::of_100(together)
        )
    } else {
        String::new()
    };
    Ok(format!("{}.{range}{together}{judged}", listed(&names)))
}

/// `Over what we do not know it is -12 to 3 days, in the middle -4.` with a blank before it.
fn spread(found: &OfStatistic) -> String {
    let [low, middle, high] = found.over_futures;
    if !middle.is_finite() {
        return String::new();
    }
    format!(
        " Over what we do not know it is {} (P5-P95), in the middle {}.",
        between(found.statistic, low, high),
        amount_beside(found.statistic, middle, low.abs().max(high.abs()))
    )
}

/// High, medium or low: low where judgements carry more than half, high where all that is named is measured
/// (METHOD 8.4).
#[must_use]
pub fn confidence(drivers: &Drivers, statistic: Statistic, judged: f64) -> &'static str {
    let leading = drivers_of(drivers, statistic);
    let measured = |(place, _): &(usize, f64)| {
        let of_part = drivers.inputs.iter().filter(|input| input.part == *place);
        let mut grades = of_part.map(|input| input.grade);
        grades.all(|grade| grade == Grade::Measured)
    };
    if judged > 0.5 {
        "low"
    } else if !leading.is_empty() && leading.iter().all(measured) {
        "high"
    } else {
        "medium"
    }
}

/// Whether the sample was large enough, as a sentence; nothing where there are no indices.
#[must_use]
pub fn verdict(found: &OfStatistic) -> Option<String> {
    let Shares::Told { indices, verdict } = &found.shares else {
        return None;
    };
    let points = words::thousands(indices.points as f64);
    let judged = match verdict {
        Verdict::Enough => format!(
            "{points} points are enough: the order of the first five is stable and every total index is sure to 0.05."
        ),
        Verdict::WideIntervals { widest } => format!(
            "{points} points are not enough: a total index is sure only to {}; take more (--max-points).",
            words::significant(*widest, 2)
        ),
        Verdict::TopFiveUnstable => format!(
            "{points} points are not enough: the order of the first five still changes; take more (--max-points)."
        ),
        Verdict::NoVariance => "nothing that was varied moves it.".into(),
    };
    Some(if small(indices) {
        format!(
            "{judged} Fewer than {} points: a first look.",
            words::thousands(TRUSTED as f64)
        )
    } else {
        judged
    })
}

fn small(indices: &SobolIndices) -> bool {
    indices.variance > 0.0 && indices.points < TRUSTED
}

/// Why a statistic has no indices.
#[must_use]
pub fn why_no_shares(shares: &Shares) -> Option<String> {
    match shares {
        Shares::Told { .. } => None,
        Shares::AtOneEnd { end } => Some(format!(
            "{} of 100 in nearly all futures, so its variance is uninformative: use the difference (--of time)",
            words::of_100(*end)
        )),
        Shares::NoNumber { futures } => Some(format!(
            "in {} of 100 futures one of the two routes brings no shipment in, so there is no difference to explain",
            words::of_100(*futures)
        )),
    }
}

/// Why a regime has no answer.
#[must_use]
pub fn why_not(untold: &Untold) -> String {
    match untold {
        Untold::NoPair(none) => no_pair(none),
        Untold::NeverArrives { label, .. } => format!(
            "{} brings no shipment in at best values, so there is no difference to explain",
            words::named(label)
        ),
        Untold::NothingUnknown { .. } => {
            "nothing that these two routes use is unknown, so the difference hangs on nothing"
                .into()
        }
    }
}

/// Why there are no two routes to compare under a regime.
#[must_use]
pub fn no_pair(none: &NoPair) -> String {
    match none {
        NoPair::NoReference => {
            "none of the routes named as reference is offered, so nothing is compared".into()
        }
        NoPair::NoAlternative => {
            "no other route is offered and arrives, so nothing is compared".into()
        }
        NoPair::NotOffered { label, because } => format!(
            "{} is not offered ({}), so nothing is compared",
            words::named(label),
            because.join("; ")
        ),
    }
}

/// `a, b and c`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The unknowns that are worth knowing before choosing, dearest first: beyond the noise of the estimate.
#[must_use]
pub fn worth_knowing(drivers: &Drivers) -> Vec<(&Input, f64)> {
    let inputs = drivers.inputs.iter();
    let mut worth: Vec<(&Input, f64)> = inputs
        .filter_map(|input| Some((input, input.worth_usd?)))
        .filter(|(_, usd)| *usd > drivers.worth_noise_usd.max(LITTLE_USD))
        .collect();
    worth.sort_by(|(x, p), (y, q)| q.total_cmp(p).then(x.id.cmp(&y.id)));
    worth
}

/// A sentence with its first letter large.
#[must_use]
pub fn first_up(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
