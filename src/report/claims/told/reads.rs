//! What a claim is taken to say, and what its own figures give.

use crate::corridor::{ClaimKind, ClaimQuantity, ClaimTest, ClaimUnit};
use crate::report::words;
use crate::stats::claim::{saving, speed_ratio};
use crate::study::claims::finding::{ClaimFinding, When};

/// What the claim is taken to say.
#[must_use]
pub(in crate::report::claims) fn read_as(found: &ClaimFinding) -> String {
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
        ClaimKind::Saving if test.threshold == 0.0 => format!("{what} is {not}lower"),
        ClaimKind::Saving if test.quantity == ClaimQuantity::Time => {
            format!("{what} is {not}less by at least {low}")
        }
        ClaimKind::Saving | ClaimKind::LessBy => format!("{what} is {not}lower by at least {low}"),
        ClaimKind::Ratio => format!("{what} of the baseline is {not}at least {low} times as long"),
        ClaimKind::Within => {
            let high = number(test.threshold_high.unwrap_or(test.threshold));
            format!("{what} lies {not}between {low} and {high}")
        }
        ClaimKind::AtLeast => format!("{what} is {not}at least {low}"),
        ClaimKind::AtMost => format!("{what} is {not}at most {low}"),
    };
    match test.quantity {
        ClaimQuantity::WorthOfLever => format!("{body} with the lever pulled ({})", found.lever),
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
        ClaimUnit::Hours(scale) if scale > 1.0 && value == 1.0 => "1 day".to_owned(),
        ClaimUnit::Hours(scale) if scale > 1.0 => format!("{value} days"),
        ClaimUnit::Hours(_) => format!("{value} hours"),
        ClaimUnit::Kilometres(_) => format!("{} {}", words::thousands(value), test.unit_word),
        ClaimUnit::UsdBox(_) => format!("USD {} a box", words::thousands(value)),
        ClaimUnit::UsdTonne(_) => format!("USD {} a tonne", words::thousands(value)),
    }
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
            let percent = |share: f64| format!("{:.0}", 100.0 * share.abs());
            let (least, most) = (saving(high, less), saving(low, more));
            let word = if most < 0.0 { "more" } else { "less" };
            if least < 0.0 && most > 0.0 {
                format!(
                    "Its own figures give from {}% more to {}% less.",
                    percent(least),
                    percent(most)
                )
            } else {
                let (a, b) = (percent(least), percent(most));
                let (a, b) = if most < 0.0 { (b, a) } else { (a, b) };
                format!("Its own figures give {} {word}.", one_or_two(&a, &b, "%"))
            }
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
