//! Closures and ways round them in words: a line for each route on a terminal, a section in the brief.

use std::fmt::Write;

use crate::report::chokes::most_ended;
use crate::report::words;
use crate::study::disruption::ValueOfRecourse;
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};

/// A share stranded or diverted below this is not told in the brief.
const TOLD: f64 = 0.005;

/// A route that is shut at fewer departures than this is not told in the brief for that alone.
const TOLD_SHUT: f64 = 0.015;

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

/// A row for each route that can be shut, that strands or is left, worst first; of further regimes only rows that
/// differ from the first regime's. Empty without any.
fn table(answer: &Comparison) -> String {
    let Some(first) = answer.regimes.first() else {
        return String::new();
    };
    let several = answer.regimes.len() > 1;
    let mut routes = answer.regimes.iter().flat_map(|regime| &regime.routes);
    let ways = routes.any(|route| route.recourse.is_some());
    let (mut rows, mut further, mut same) = (String::new(), 0, false);
    for (at, regime) in answer.regimes.iter().enumerate() {
        let mut told: Vec<&RouteFinding> = Vec::new();
        for (route, before) in regime.routes.iter().zip(&first.routes) {
            let changed = at == 0 || cells(route, ways) != cells(before, ways);
            let tells = is_told(route) || is_told(before);
            same |= tells && !changed;
            if tells && changed {
                told.push(route);
            }
        }
        told.sort_by(|a, b| hurt(b).total_cmp(&hurt(a)));
        further += told.len().saturating_sub(ROWS);
        for route in told.into_iter().take(ROWS) {
            let name = if several {
                format!("{} | ", regime.name)
            } else {
                String::new()
            };
            let _ = writeln!(rows, "| {name}{} | {} |", route.label, cells(route, ways));
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
    if same {
        text.push_str(" Of further regimes only what differs from the first.");
    }
    if further > 0 {
        let _ = write!(text, " {further} further rows: summary.csv.");
    }
    text.push_str("\n\n");
    text
}

fn is_told(route: &RouteFinding) -> bool {
    route.stranded >= TOLD || route.available <= 1.0 - TOLD_SHUT || diverted(route) >= TOLD
}

/// How much closures do to a route.
fn hurt(route: &RouteFinding) -> f64 {
    route.stranded + 1.0 - route.available + diverted(route)
}

fn diverted(route: &RouteFinding) -> f64 {
    route.recourse.map_or(0.0, |recourse| recourse.diverted)
}

/// What the table says of a route.
fn cells(route: &RouteFinding, ways: bool) -> String {
    let mut cells = vec![
        words::of_100(route.available),
        words::of_100(route.stranded),
        decided(route),
    ];
    if ways {
        cells.push(way_round(route));
    }
    cells.join(" | ")
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
                "{place} leaves {ended} of the {routes} offered routes without a way, nothing else more"
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
        let told = |value: f64| format!("{:.2}", (100.0 * value).round() / 100.0 + 0.0);
        let ends = words::ends(&told(least), &told(most));
        Some(format!("{ends} (greatest: {})", words::named(&route.label)))
    };
    by_regime(answer, told).map(|words| {
        format!(
            "Departures a week apart in the same world: correlation of their times, from route to route, {words}."
        )
    })
}

/// The words of each regime behind its name, regimes of the same words together; bare where all say the same.
fn by_regime(
    answer: &Comparison,
    told: impl Fn(&RegimeFinding) -> Option<String>,
) -> Option<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for regime in &answer.regimes {
        let Some(words) = told(regime) else { continue };
        let name = format!("*{}*", regime.name);
        match groups.iter_mut().find(|(said, _)| *said == words) {
            Some((_, names)) => names.push(name),
            None => groups.push((words, vec![name])),
        }
    }
    let (words, names) = groups.first()?;
    if names.len() == answer.regimes.len() {
        return Some(words.clone());
    }
    let each: Vec<String> = groups
        .iter()
        .map(|(words, names)| format!("under {} {words}", names.join(", ")))
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

        Of 100 shipments. *Decided most often*: the step that ran furthest behind its median, of 100 arrivals by the planned way. *Ways round* are set against keeping to the planned way in the same worlds; days are a mean over all that arrive both ways. Of further regimes only what differs from the first.

        - Shut before departure, each alone and at best values: Snow on the high pass leaves 2 of the 13 offered routes without a way, nothing else more.
        - Departures a week apart in the same world: correlation of their times, from route to route, 0.21-0.64 (greatest: High pass (lorry all the way)).
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
    fn a_route_that_another_regime_frees_has_a_row_there_too() {
        let mut answer = disrupted();
        let pass = &mut answer.regimes[1].routes[3];
        (pass.available, pass.stranded, pass.recourse) = (1.0, 0.0, None);
        let row = "\n| Canal at low water | High pass, lorry all the way | 100 | 0 | at Midway (41) | - |\n";
        assert!(section(&answer).contains(row));
    }

    #[test]
    fn regimes_that_differ_are_told_apart() {
        let mut answer = disrupted();
        answer.regimes[1].routes[12].offered = false;
        let text = section(&answer);
        // The coastal ship is one of the two that end with the pass; 13 are offered, then 12.
        assert!(
            text.contains(
                "under *Canal at full draught* Snow on the high pass leaves 2 of the 13 offered routes without a way, \
                 nothing else more; under *Canal at low water* Snow on the high pass leaves 1 of the 12 offered"
            ),
            "{text}"
        );
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
