//! Best values that lie outside their own range over what we do not know, told in plain words with numbers.
//!
//! The best of an unknown is the mode of its range. Where ranges reach further on one side, all modes at once stand
//! at one end of what the futures give, or beyond it.

use crate::report::words;
use crate::study::finding::{Comparison, Estimate, RegimeFinding, RouteFinding};

/// How many lie below and above their ranges, with the one that lies furthest out.
#[derive(Default)]
struct Count<'a> {
    below: usize,
    above: usize,
    furthest: Option<(f64, &'a RouteFinding, Estimate)>,
}

/// The remark of the brief; none where every best value lies within its range, or where one future was run.
#[must_use]
pub fn remark(answer: &Comparison) -> Option<String> {
    let told: Vec<(&RegimeFinding, String)> = answer
        .regimes
        .iter()
        .filter_map(|regime| Some((regime, of_regime(regime)?)))
        .collect();
    let (_, first) = told.first()?;
    let same = told.len() == answer.regimes.len() && told.iter().all(|(_, words)| words == first);
    let under: Vec<String> = if same && told.len() > 1 {
        vec![format!("under each regime the {first}")]
    } else {
        told.iter()
            .map(|(regime, words)| format!("under *{}* the {words}", regime.name))
            .collect()
    };
    Some(format!(
        "Days and money are reckoned with every unknown at its best value, the mode of its range. Many ranges reach \
         further on one side, so that the best values may lie outside their own P5-P95 over what we do not know: \
         {}. {}",
        under.join("; "),
        if fair_weather(answer) {
            "All modes together are a fair-weather case: read the range beside the number."
        } else {
            "All modes together are one future, not the middle one: read the range beside the number."
        }
    ))
}

/// `median days of 5 of 15 routes (furthest: Plateau road, 35.0 against 35.9-44.3)`.
fn of_regime(regime: &RegimeFinding) -> Option<String> {
    let days = |hours: f64| format!("{:.1}", hours / 24.0);
    let usd = |usd: f64| words::thousands(words::significant(usd, 3));
    let told: Vec<String> = [
        told("median days", &time(regime), regime, days),
        told("median USD", &money(regime), regime, usd),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!told.is_empty()).then(|| told.join(" and the "))
}

fn told(
    what: &str,
    count: &Count<'_>,
    regime: &RegimeFinding,
    number: impl Fn(f64) -> String,
) -> Option<String> {
    let (_, route, estimate) = count.furthest?;
    let range = words::range(estimate.unknown, &number)?;
    Some(format!(
        "{what} of {} of {} routes (furthest: {}, {} against {range})",
        count.below + count.above,
        regime.routes.len(),
        words::named(&route.label),
        number(estimate.value),
    ))
}

fn time(regime: &RegimeFinding) -> Count<'_> {
    count(regime, |route| route.time_h.p50)
}

fn money(regime: &RegimeFinding) -> Count<'_> {
    count(regime, |route| route.cost_usd.p50)
}

fn count(regime: &RegimeFinding, of: impl Fn(&RouteFinding) -> Estimate) -> Count<'_> {
    let mut count = Count::default();
    for route in &regime.routes {
        let estimate = of(route);
        let Some(range) = estimate.unknown else {
            continue;
        };
        let (under, over) = (range.p5 - estimate.value, estimate.value - range.p95);
        let out = under.max(over);
        if out <= 0.0 || out.is_nan() {
            continue;
        }
        if under > 0.0 {
            count.below += 1;
        } else {
            count.above += 1;
        }
        let share = out / estimate.value.abs();
        if count.furthest.is_none_or(|(before, _, _)| share > before) {
            count.furthest = Some((share, route, estimate));
        }
    }
    count
}

/// Does every best value that lies outside lie on the quick or the cheap side?
fn fair_weather(answer: &Comparison) -> bool {
    answer
        .regimes
        .iter()
        .all(|regime| time(regime).above + money(regime).above == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;
    use crate::study::finding::Range;

    #[test]
    fn best_values_within_their_ranges_need_no_remark() {
        assert_eq!(remark(&comparison()), None);
    }

    #[test]
    fn a_best_value_below_its_range_is_called_fair_weather_with_its_numbers() {
        let mut answer = comparison();
        let route = &mut answer.regimes[0].routes[1];
        route.time_h.p50.unknown = Some(Range {
            p5: 30.0 * 24.0,
            p95: 36.0 * 24.0,
        });
        let text = remark(&answer).unwrap();
        assert!(
            text.contains(
                "under *Canal at full draught* the median days of 1 of 15 routes \
                 (furthest: Strait (by sea), 27.5 against 30.0-36.0)"
            ),
            "{text}"
        );
        assert!(text.contains("fair-weather case"), "{text}");
    }

    #[test]
    fn a_best_value_above_its_range_is_no_fair_weather() {
        let mut answer = comparison();
        for regime in &mut answer.regimes {
            regime.routes[3].cost_usd.p50.unknown = Some(Range {
                p5: 6_000.0,
                p95: 7_000.0,
            });
        }
        let text = remark(&answer).unwrap();
        assert!(
            text.contains(
                "under each regime the median USD of 1 of 15 routes \
                 (furthest: High pass (lorry all the way), 8,700 against 6,000-7,000)"
            ),
            "{text}"
        );
        assert!(!text.contains("fair-weather"), "{text}");
    }
}
