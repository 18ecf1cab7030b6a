//! What stands on each sheet of the workbook.

use super::{Inputs, Sheet, closures};
use crate::corridor::{Assumption, AssumptionKind, SourceClass};
use crate::report::indicators;
use crate::report::summary::{self, Entry, number};
use crate::report::{caption, sentence, words};
use crate::study::finding::{Comparison, Estimate, RegimeFinding, RouteFinding};

/// Every sheet in the order of the tabs.
pub(super) fn all(answer: &Comparison, inputs: &Inputs<'_>) -> Vec<Sheet> {
    let (columns, rows) = summary::table(answer);
    let mut sheets = vec![
        read_me(answer),
        Sheet::new("Summary", &columns, rows),
        parts(answer, "Time parts", "mean hours", |route| &route.parts_h),
        parts(answer, "Cost lines", "mean USD", |route| &route.lines_usd),
        pairs(answer),
        routes(answer),
    ];
    sheets.push(Sheet::new(
        "Indicators",
        &indicators::COLUMNS,
        indicators::rows(answer),
    ));
    sheets.extend(closures::sheets(answer));
    sheets.extend([assumptions(answer, inputs), sources(inputs)]);
    sheets
}

pub(super) fn text(words: impl Into<String>) -> Entry {
    Entry::Text(words.into())
}

fn read_me(answer: &Comparison) -> Sheet {
    let lines = [
        ("Question", answer.asked.title.clone()),
        ("Answer", sentence::sentence(answer)),
        ("What it is about", caption::caption(answer, &answer.regimes)),
        (
            "Range over what we do not know",
            "columns with 'unknown': P5 and P95 over futures, a future being one draw of all unknowns".into(),
        ),
        (
            "Noise",
            "columns with 'noise': half-width of the 95% interval of the simulation".into(),
        ),
        (
            "Spread over shipments",
            "P5 to P95: over trials in the best future; percentiles of parts do not add up, means do".into(),
        ),
        (
            "What it rests on",
            format!(
                "{} {}",
                words::by_grade(&answer.footing),
                words::by_age(&answer.footing, answer.asked.price_year)
            ),
        ),
        ("Summary", "a row for each regime and route".into()),
        ("Time parts", "mean hours by part; they sum to the mean time".into()),
        ("Cost lines", "mean USD per box by line; they sum to the mean cost".into()),
        ("Pairs", "every two routes of a regime, in the same worlds".into()),
        ("Routes", "what a route passes: counted, not simulated".into()),
        (
            "Indicators",
            "sections and border points of each route as planned: speeds, hours, cost by distance".into(),
        ),
        (
            "Closures",
            "what a closed choke point does to each route that passes it; only where some route passes one".into(),
        ),
        ("Deciding steps", "the steps that ran furthest behind their median, in how many arrivals".into()),
        ("Timeline", "a row for each week of departure and route; only where it was asked for".into()),
        ("Assumptions used", "every number of the book that the routes read".into()),
        ("Sources", "where the numbers come from".into()),
        ("Made by", caption::footer(&answer.asked)),
    ];
    let rows = lines
        .into_iter()
        .map(|(what, words)| vec![text(what), text(words)])
        .collect();
    Sheet::new("Read me", &["what", "words"], rows)
}

/// A row for each regime, route and part.
fn parts(
    answer: &Comparison,
    name: &'static str,
    mean: &str,
    of: impl Fn(&RouteFinding) -> &Vec<(&'static str, Estimate)>,
) -> Sheet {
    let unit = mean.rsplit(' ').next().unwrap_or(mean);
    let columns = [
        "regime".to_owned(),
        "route".to_owned(),
        "label".to_owned(),
        "part".to_owned(),
        mean.to_owned(),
        format!("unknown P5 {unit}"),
        format!("unknown P95 {unit}"),
        format!("noise {unit}"),
    ];
    let mut rows = Vec::new();
    for (regime, route) in every_route(answer) {
        for (part, estimate) in of(route) {
            let mut row = vec![
                text(&regime.id),
                text(&route.id),
                text(&route.label),
                text(*part),
            ];
            row.extend(with_range(estimate));
            rows.push(row);
        }
    }
    Sheet {
        name,
        columns: columns.to_vec(),
        rows,
    }
}

pub(super) fn every_route(
    answer: &Comparison,
) -> impl Iterator<Item = (&RegimeFinding, &RouteFinding)> {
    answer
        .regimes
        .iter()
        .flat_map(|regime| regime.routes.iter().map(move |route| (regime, route)))
}

/// Value, both ends of what we do not know, noise.
fn with_range(estimate: &Estimate) -> [Entry; 4] {
    let end = |value: Option<f64>| value.map_or(Entry::Empty, number);
    [
        number(estimate.value),
        end(estimate.unknown.map(|range| range.p5)),
        end(estimate.unknown.map(|range| range.p95)),
        end(estimate.noise),
    ]
}

fn pairs(answer: &Comparison) -> Sheet {
    let mut rows = Vec::new();
    for regime in &answer.regimes {
        for pair in &regime.pairs {
            let (a, b) = (&regime.routes[pair.a], &regime.routes[pair.b]);
            let mut row = vec![text(&regime.id), text(&a.id), text(&b.id)];
            row.extend(with_range(&pair.a_before));
            row.extend(with_range(&pair.a_cheaper));
            row.extend(with_range(&pair.mean_difference_h));
            rows.push(row);
        }
    }
    Sheet::new(
        "Pairs",
        &[
            "regime",
            "a",
            "b",
            "share a before b",
            "share a before b, unknown P5",
            "share a before b, unknown P95",
            "share a before b, noise",
            "share a cheaper than b",
            "share a cheaper than b, unknown P5",
            "share a cheaper than b, unknown P95",
            "share a cheaper than b, noise",
            "mean a less b, hours",
            "mean a less b, unknown P5 hours",
            "mean a less b, unknown P95 hours",
            "mean a less b, noise hours",
        ],
        rows,
    )
}

/// The facts are the same under every regime, but for what is offered.
fn routes(answer: &Comparison) -> Sheet {
    let Some(first) = answer.regimes.first() else {
        return Sheet::new("Routes", &["id"], Vec::new());
    };
    let rows = first
        .routes
        .iter()
        .enumerate()
        .map(|(index, route)| {
            let facts = &route.facts;
            let offered: Vec<&str> = answer
                .regimes
                .iter()
                .filter(|regime| regime.routes[index].offered)
                .map(|regime| regime.id.as_str())
                .collect();
            let reasons: Vec<String> = answer
                .regimes
                .iter()
                .filter(|regime| !regime.routes[index].offered)
                .map(|regime| {
                    let because = &regime.routes[index].not_offered_because;
                    format!("{}: {}", regime.id, because.join("; "))
                })
                .collect();
            let capacity = facts.capacity.as_ref();
            vec![
                text(&route.id),
                text(&route.label),
                text(offered.join("; ")),
                text(reasons.join(" | ")),
                number(facts.km),
                number(f64::from(facts.borders)),
                number(f64::from(facts.gauge_changes)),
                number(f64::from(facts.transfers)),
                facts.sailings_week.map_or(Entry::Empty, number),
                capacity.map_or(Entry::Empty, |c| number(c.0)),
                capacity.map_or(Entry::Empty, |c| text(&c.1)),
                capacity.map_or(Entry::Empty, |c| text(c.2.join("; "))),
                text(facts.places.join(" > ")),
                text(facts.legs.join("; ")),
            ]
        })
        .collect();
    Sheet::new(
        "Routes",
        &[
            "id",
            "label",
            "offered under",
            "not offered because",
            "distance km",
            "borders",
            "gauge changes",
            "transfers",
            "sailings a week",
            "narrowest published capacity TEU a week",
            "limited by",
            "capacity sources",
            "places",
            "legs",
        ],
        rows,
    )
}

/// A row for each assumption; a row for each regime where they differ.
fn assumptions(answer: &Comparison, inputs: &Inputs<'_>) -> Sheet {
    let mut rows = Vec::new();
    for &index in &inputs.assumptions {
        let same = inputs
            .books
            .iter()
            .all(|book| book[index] == inputs.books[0][index]);
        for (book, regime) in inputs.books.iter().zip(&answer.regimes) {
            let regime = if same { "all" } else { &regime.id };
            rows.push(assumption(&book[index], regime));
            if same {
                break;
            }
        }
    }
    Sheet::new(
        "Assumptions used",
        &[
            "id",
            "quantity",
            "regime",
            "low",
            "best",
            "high",
            "unit",
            "per",
            "price year",
            "kind",
            "direction",
            "as of",
            "grade",
            "sources",
            "replaced by",
            "note",
        ],
        rows,
    )
}

fn assumption(row: &Assumption, regime: &str) -> Vec<Entry> {
    let kind = match row.kind {
        AssumptionKind::Unknown => "unknown",
        AssumptionKind::Fixed => "fixed",
        AssumptionKind::Deep => "deep",
    };
    vec![
        text(&row.id),
        text(&row.quantity),
        text(regime),
        number(row.low),
        number(row.best),
        number(row.high),
        text(&row.unit),
        text(&row.per),
        row.price_year
            .map_or(Entry::Empty, |year| number(f64::from(year))),
        text(kind),
        text(&row.direction),
        text(&row.as_of),
        text(row.evidence.grade.word()),
        text(row.evidence.sources.join("; ")),
        row.replaced.as_ref().map_or(Entry::Empty, text),
        text(&row.evidence.note),
    ]
}

fn class(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Statistic => "statistic",
        SourceClass::Operator => "operator",
        SourceClass::Official => "official",
        SourceClass::Press => "press",
        SourceClass::Study => "study",
        SourceClass::Own => "own",
    }
}

fn sources(inputs: &Inputs<'_>) -> Sheet {
    let rows = inputs
        .corridor
        .sources
        .iter()
        .filter(|source| inputs.sources.contains(&source.id))
        .map(|source| {
            vec![
                text(&source.id),
                text(&source.title),
                text(&source.publisher),
                text(&source.year),
                text(class(source.class)),
                text(&source.url),
                text(&source.note),
            ]
        })
        .collect();
    Sheet::new(
        "Sources",
        &["id", "title", "publisher", "year", "class", "url", "note"],
        rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{comparison, corridor};

    #[test]
    fn an_assumption_that_a_regime_replaces_has_a_row_for_each_regime() {
        let (answer, corridor) = (comparison(), corridor());
        let mut other = corridor.assumptions.clone();
        other[1].best = 99.0;
        other[1].replaced = Some("the regime".into());
        let inputs = Inputs {
            corridor: &corridor,
            books: vec![&corridor.assumptions, &other],
            assumptions: vec![0, 1],
            sources: vec!["S12".into()],
        };
        let sheets = all(&answer, &inputs);
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name).collect();
        assert_eq!(
            names,
            [
                "Read me",
                "Summary",
                "Time parts",
                "Cost lines",
                "Pairs",
                "Routes",
                "Indicators",
                "Assumptions used",
                "Sources"
            ]
        );
        let regimes: Vec<&Entry> = sheets[7].rows.iter().map(|row| &row[2]).collect();
        assert_eq!(
            regimes,
            [&text("all"), &text("canal-full"), &text("canal-low")]
        );
        assert_eq!(sheets[8].rows.len(), 1);
        // Two regimes, fifteen routes, sixteen parts and nine lines; 15 x 14 / 2 pairs.
        let sizes: Vec<usize> = sheets[2..5].iter().map(|sheet| sheet.rows.len()).collect();
        assert_eq!(sizes, [2 * 15 * 16, 2 * 15 * 9, 2 * 105]);
        for sheet in &sheets {
            assert!(
                sheet
                    .rows
                    .iter()
                    .all(|row| row.len() == sheet.columns.len())
            );
        }
    }
}
