//! Closures and ways round them in words: a line for each route on a terminal, a section in the brief.

use std::fmt::Write;

use crate::report::chokes::most_ended;
use crate::report::words;
use crate::study::disruption::ValueOfRecourse;
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};

/// A share below this, or as near to 1, is not told in the brief.
const TOLD: f64 = 0.005;

/// Mean hours below this are not told.
const TOLD_H: f64 = 0.12;

/// Routes of a regime in the table of the brief, those that are shut most often first.
const ROWS: usize = 6;

/// `stranded 5 in 100 (12 in 100 without ways round); 9 in 100 leave the planned way, on average 0.50 days sooner`;
/// none where all arrive by the planned way.
#[must_use]
pub fn line(route: &RouteFinding) -> Option<String> {
    let mut parts = Vec::new();
    let kept = route.recourse.map(|recourse| recourse.stranded_committed);
    let without = kept.filter(|kept| *kept != route.stranded).map(|kept| {
        let kept = words::in_100(kept);
        format!(" ({kept} without ways round)")
    });
    if route.stranded > 0.0 || without.is_some() {
        let stranded = words::in_100(route.stranded);
        parts.push(format!(
            "stranded {stranded}{}",
            without.unwrap_or_default()
        ));
    }
    for (word, share) in [
        ("not eligible", route.not_eligible),
        ("beyond the horizon", route.beyond_horizon),
    ] {
        if share > 0.0 {
            parts.push(format!("{word} {}", words::in_100(share)));
        }
    }
    if let Some(recourse) = route.recourse.filter(|recourse| recourse.diverted > 0.0) {
        let leave = words::in_100(recourse.diverted);
        let sooner = sooner(&recourse).map_or(String::new(), |words| format!(", {words}"));
        parts.push(format!("{leave} leave the planned way{sooner}"));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// `on average 0.50 days sooner`, of all that arrive both ways; none where it is next to nothing.
fn sooner(recourse: &ValueOfRecourse) -> Option<String> {
    let word = if recourse.gain_h < 0.0 {
        "later"
    } else {
        "sooner"
    };
    let days = words::days(recourse.gain_h.abs());
    (recourse.gain_h.abs() >= TOLD_H).then(|| format!("on average {days} days {word}"))
}

/// The section of the brief; empty where nothing can be shut.
#[must_use]
pub fn section(answer: &Comparison) -> String {
    let table = table(answer);
    let places = places(answer);
    let neighbours = neighbours(answer);
    let sentences: Vec<String> = [places, neighbours].into_iter().flatten().collect();
    if table.is_empty() && sentences.is_empty() {
        return String::new();
    }
    let mut text = format!("## Closures and ways round them\n\n{table}");
    for sentence in &sentences {
        let _ = writeln!(text, "- {sentence}");
    }
    if !sentences.is_empty() {
        text.push('\n');
    }
    text
}

/// A row for each route that can be shut, that strands or is left; empty without any.
fn table(answer: &Comparison) -> String {
    let several = answer.regimes.len() > 1;
    let ways = answer.regimes.iter().flat_map(|regime| &regime.routes);
    let ways = ways.clone().any(|route| route.recourse.is_some());
    let mut rows = String::new();
    let mut further = 0;
    for regime in &answer.regimes {
        let mut told: Vec<&RouteFinding> = regime.routes.iter().filter(|r| is_told(r)).collect();
        let hurt = |route: &RouteFinding| route.stranded + 1.0 - route.available;
        told.sort_by(|a, b| hurt(b).total_cmp(&hurt(a)));
        further += told.len().saturating_sub(ROWS);
        for route in told.into_iter().take(ROWS) {
            rows.push_str("| ");
            if several {
                let _ = write!(rows, "{} | ", regime.name);
            }
            let _ = write!(
                rows,
                "{} | {} | {} | {} |",
                route.label,
                words::of_100(route.available),
                words::of_100(route.stranded),
                decided(route),
            );
            if ways {
                let _ = write!(rows, " {} |", way_round(route));
            }
            rows.push('\n');
        }
    }
    if rows.is_empty() {
        return rows;
    }
    let mut heads = vec![
        "route",
        "nothing shut at departure",
        "stranded",
        "decided most often",
    ];
    let mut rules = vec!["---", "--:", "--:", "---"];
    if several {
        heads.insert(0, "regime");
        rules.insert(0, "---");
    }
    if ways {
        heads.push("ways round");
        rules.push("---");
    }
    let mut text = format!(
        "| {} |\n| {} |\n{rows}\n",
        heads.join(" | "),
        rules.join(" | ")
    );
    text.push_str(
        "Of 100 shipments. *Decided most often*: the step that ran furthest behind its median, of 100 arrivals by \
         the planned way.",
    );
    if ways {
        text.push_str(
            " *Ways round* are set against keeping to the planned way in the same worlds; days are a mean over all \
             that arrive both ways.",
        );
    }
    if further > 0 {
        let _ = write!(text, " {further} further rows: summary.csv.");
    }
    text.push_str("\n\n");
    text
}

fn is_told(route: &RouteFinding) -> bool {
    let diverted = route.recourse.map_or(0.0, |recourse| recourse.diverted);
    route.stranded >= TOLD || route.available <= 1.0 - TOLD || diverted >= TOLD
}

/// `at Midway (41)`.
fn decided(route: &RouteFinding) -> String {
    route.deciders.first().map_or("-".to_owned(), |decider| {
        let share = words::of_100(decider.share);
        format!("{} ({share})", decider.step)
    })
}

/// `taken 9, on average 0.50 days sooner, rescue 7`.
fn way_round(route: &RouteFinding) -> String {
    let Some(recourse) = route.recourse.filter(|recourse| recourse.diverted > 0.0) else {
        return "-".to_owned();
    };
    let mut parts = vec![format!("taken {}", words::of_100(recourse.diverted))];
    parts.extend(sooner(&recourse));
    let rescued = recourse.stranded_committed - recourse.stranded_replanned;
    if rescued > 0.0 {
        parts.push(format!("rescue {}", words::of_100(rescued)));
    } else if rescued < 0.0 {
        parts.push(format!("strand {} more", words::of_100(-rescued)));
    }
    parts.join(", ")
}

/// Which place leaves most routes without a way, said once where the regimes agree.
fn places(answer: &Comparison) -> Option<String> {
    let told = |regime: &RegimeFinding| {
        let matrix = regime.matrix.as_ref()?;
        let offered: Vec<bool> = regime.routes.iter().map(|route| route.offered).collect();
        let routes = offered.iter().filter(|offered| **offered).count();
        let (place, ended) = most_ended(matrix, &offered).filter(|_| routes > 0)?;
        Some(if ended == 0 {
            "every offered route that passes a choke point has a way round it".to_owned()
        } else {
            format!(
                "of the choke points, closing {place} leaves most routes without a way: {ended} of the {routes} offered"
            )
        })
    };
    by_regime(answer, told)
        .map(|words| format!("Shut before departure, each alone and at best values: {words}."))
}

/// How far departures a week apart go together.
fn neighbours(answer: &Comparison) -> Option<String> {
    let told = |regime: &RegimeFinding| {
        let timeline = regime.timeline.as_ref()?;
        let known = timeline.neighbours.iter().zip(&regime.routes);
        let known: Vec<(f64, &RouteFinding)> = known
            .filter_map(|(value, route)| Some(((*value)?, route)))
            .filter(|(value, _)| value.is_finite())
            .collect();
        let least = known.iter().map(|(value, _)| *value).reduce(f64::min)?;
        let (most, route) = known.into_iter().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
        let ends = words::ends(&format!("{least:.2}"), &format!("{most:.2}"));
        Some(format!("{ends} (greatest: {})", words::named(&route.label)))
    };
    by_regime(answer, told).map(|words| {
        format!(
            "Departures a week apart meet much of the same world; correlation of their times, by route: {words}."
        )
    })
}

/// The words of each regime behind its name; once where all say the same.
fn by_regime(
    answer: &Comparison,
    told: impl Fn(&RegimeFinding) -> Option<String>,
) -> Option<String> {
    let regimes = answer.regimes.iter();
    let words: Vec<(&str, String)> = regimes
        .filter_map(|regime| Some((regime.name.as_str(), told(regime)?)))
        .collect();
    let (_, first) = words.first()?;
    if words.len() == answer.regimes.len() && words.iter().all(|(_, words)| words == first) {
        return Some(first.clone());
    }
    let each: Vec<String> = words
        .iter()
        .map(|(name, words)| format!("under *{name}* {words}"))
        .collect();
    Some(each.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, disrupted};

    #[test]
    fn without_closures_the_brief_has_no_section_of_them() {
        let mut answer = comparison();
        for regime in &mut answer.regimes {
            regime.routes[3].stranded = 0.0;
        }
        assert_eq!(section(&answer), "");
    }

    #[test]
    fn the_section_tells_only_the_routes_that_are_shut_and_what_way_round_they_have() {
        insta::assert_snapshot!(section(&disrupted()), @r"
        ## Closures and ways round them

        | regime | route | nothing shut at departure | stranded | decided most often | ways round |
        | --- | --- | --: | --: | --- | --- |
        | Canal at full draught | High pass, lorry all the way | 86 | 5 | at Midway (41) | taken 9, on average 0.50 days sooner, rescue 7 |
        | Canal at low water | High pass, lorry all the way | 86 | 5 | at Midway (41) | taken 9, on average 0.50 days sooner, rescue 7 |

        Of 100 shipments. *Decided most often*: the step that ran furthest behind its median, of 100 arrivals by the planned way. *Ways round* are set against keeping to the planned way in the same worlds; days are a mean over all that arrive both ways.

        - Shut before departure, each alone and at best values: of the choke points, closing High pass leaves most routes without a way: 2 of the 13 offered.
        - Departures a week apart meet much of the same world; correlation of their times, by route: 0.21-0.64 (greatest: High pass (lorry all the way)).
        ");
    }

    #[test]
    fn a_single_regime_is_not_named_in_its_own_table() {
        let mut answer = disrupted();
        answer.regimes.truncate(1);
        assert!(
            section(&answer)
                .contains("\n| High pass, lorry all the way | 86 | 5 | at Midway (41) |")
        );
    }

    #[test]
    fn regimes_that_differ_are_told_apart() {
        let mut answer = disrupted();
        answer.regimes[1].routes[12].offered = false;
        let text = section(&answer);
        // The coastal ship is one of the two that end with the pass; 13 are offered, then 12.
        assert!(text.contains("under *Canal at full draught* of the choke points, closing High pass leaves most routes without a way: 2 of the 13 offered; under *Canal at low water* of the choke points, closing High pass leaves most routes without a way: 1 of the 12 offered."), "{text}");
    }

    #[test]
    fn a_line_says_what_strands_and_what_the_ways_round_bring() {
        let answer = disrupted();
        let routes = &answer.regimes[0].routes;
        assert_eq!(line(&routes[0]), None);
        assert_eq!(
            line(&routes[3]).unwrap(),
            "stranded 5 in 100 (12 in 100 without ways round); 9 in 100 leave the planned way, on average 0.50 days sooner"
        );
    }

    #[test]
    fn a_way_round_that_takes_longer_is_told_as_later() {
        let mut route = disrupted().regimes[0].routes[3].clone();
        let recourse = route.recourse.as_mut().unwrap();
        recourse.gain_h = -36.0;
        recourse.stranded_committed = 0.05;
        assert_eq!(
            line(&route).unwrap(),
            "stranded 5 in 100; 9 in 100 leave the planned way, on average 1.5 days later"
        );
    }
}
