//! A sweep in words: numbers with their ranges, and where the answer flips.

use std::fmt::Write;

use crate::report::difference::{amount, between};
use crate::report::words;
use crate::study::Statistic;
use crate::study::finding::Estimand;
use crate::study::sweep::{BreakEven, Crossing, Grid, GridPair, Place};

/// Prices that a sentence names.
const NAMED: usize = 3;

/// Futures and worlds, in words.
pub(super) fn sizes(asked: &Estimand) -> Vec<String> {
    let trials = words::thousands(asked.inner as f64);
    vec![if asked.futures <= 1 {
        format!("best values alone, {trials} trials a point")
    } else {
        format!(
            "best values and {} futures, {trials} trials of each at every point",
            asked.futures
        )
    }]
}

/// `-3.4 days (-8 to 2 days)`.
pub(super) fn with_range(statistic: Statistic, best: f64, unknown: Option<(f64, f64)>) -> String {
    let range = unknown.map(|(low, high)| format!(" ({})", between(statistic, low, high)));
    format!("{}{}", amount(statistic, best), range.unwrap_or_default())
}

/// A place of an axis.
pub(super) fn place(place: &Place) -> String {
    place
        .number
        .map_or_else(|| place.label.clone(), words::number)
}

/// What it is to be the better by a difference.
fn better_by(of: Statistic) -> &'static str {
    match of {
        Statistic::MeanTime | Statistic::Before => "is faster on average",
        Statistic::P95Time => "has the earlier P95",
        Statistic::MeanCost | Statistic::Cheaper => "is cheaper on average",
        Statistic::Generalised | Statistic::LowerGeneralised => "has the lower generalised cost",
    }
}

/// The answer of one regime in a sentence.
pub(super) fn answer(grid: &Grid, found: &GridPair) -> String {
    let (a, b) = (words::named(&found.a.label), words::named(&found.b.label));
    let better = better_by(grid.of.difference);
    match (&found.crossing, grid.axes.as_slice()) {
        (Some(crossing), [axis]) => {
            let numbers = axis.numbers().unwrap_or_default();
            let ends = words::ends(
                &words::number(numbers.iter().copied().fold(f64::INFINITY, f64::min)),
                &words::number(numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
            );
            let axis_words = axis.words();
            crossed(
                crossing,
                (&a, &b, better),
                (&axis_words, &ends),
                found
                    .points
                    .iter()
                    .find(|point| point.is_offered())
                    .map(|point| point.best(grid.of.difference) < 0.0),
            )
        }
        _ => counted(grid, found, (&a, &b, better)),
    }
}

fn crossed(
    crossing: &Crossing,
    (a, b, better): (&str, &str, &str),
    (axis, ends): (&str, &str),
    throughout: Option<bool>,
) -> String {
    let futures = crossing.futures.len();
    let over = |verb: &str| {
        if futures == 0 {
            return ".".to_owned();
        }
        let range = crossing.unknown().map_or_else(String::new, |(low, high)| {
            format!(
                ", P5-P95 {}",
                words::ends(&words::number(low), &words::number(high))
            )
        });
        format!(
            ". Over what we do not know it {verb} in {} of {futures} futures{range}; in {} {a} is better all along, in {} \
             nowhere.",
            crossing.crossed(),
            crossing.always,
            crossing.never,
        )
    };
    match (crossing.best.as_slice(), crossing.better_below, throughout) {
        ([at], Some(below), _) => format!(
            "{a} {better} than {b} where {axis} is {} {}{}",
            if below { "below" } else { "above" },
            words::number(*at),
            over("flips")
        ),
        ([], _, Some(throughout)) => {
            let (first, second) = if throughout { (a, b) } else { (b, a) };
            format!(
                "at no value within {ends} does the answer flip: {first} {better} than {second} throughout, {axis}{}",
                over("flips")
            )
        }
        ([], _, None) => format!("{a} or {b} is offered nowhere on this axis."),
        (many, _, _) => {
            let many: Vec<String> = many.iter().map(|at| words::number(*at)).collect();
            format!(
                "the answer flips more than once, {axis}: at {}{}",
                many.join(", "),
                over("flips")
            )
        }
    }
}

/// What a reader must know of the dates of levers on the axes.
pub(super) fn remarks(grid: &Grid) -> Vec<String> {
    grid.axes
        .iter()
        .filter_map(|axis| axis.remark.clone())
        .collect()
}

/// "the answer flips at 4,030 USD per 20ft", or that it does not.
pub(super) fn flip_title(grid: &Grid, found: &GridPair) -> String {
    let (a, b) = (words::named(&found.a.label), words::named(&found.b.label));
    let better = better_by(grid.of.difference);
    let unit = grid
        .axes
        .first()
        .map_or("", |axis| match axis.unit.as_str() {
            "1" => "",
            unit => unit,
        });
    let crossing = found.crossing.as_ref();
    match crossing.map(|crossing| (crossing.best.as_slice(), crossing.better_below)) {
        Some(([at], Some(below))) => format!(
            "{a} {better} {} {} {unit}",
            if below { "below" } else { "above" },
            words::number(*at)
        )
        .trim_end()
        .to_owned(),
        Some(([], _)) => {
            let mut offered = found.points.iter().filter(|point| point.is_offered());
            match offered.next() {
                None => format!("{a} or {b} is not offered"),
                Some(point) if point.best(grid.of.difference) < 0.0 => {
                    format!("{a} {better} all along")
                }
                Some(_) => format!("{b} {better} all along"),
            }
        }
        _ => short_answer(grid, found),
    }
}

/// "Rail has the lower generalised cost at 12 of 72 points, and at 45 it is open".
pub(super) fn short_answer(grid: &Grid, found: &GridPair) -> String {
    let of = grid.of.difference;
    let offered = found.points.iter().filter(|point| point.is_offered());
    let wins = offered.clone().filter(|point| point.best(of) < 0.0).count();
    format!(
        "{} {} at {wins} of {} points",
        words::named(&found.a.label),
        better_by(of),
        offered.count()
    )
}

/// How many points are on which side.
fn counted(grid: &Grid, found: &GridPair, (a, b, better): (&str, &str, &str)) -> String {
    let of = grid.of.difference;
    let offered: Vec<_> = found.points.iter().filter(|p| p.is_offered()).collect();
    let wins = offered.iter().filter(|point| point.best(of) < 0.0).count();
    let open = offered
        .iter()
        .filter(|point| {
            point
                .unknown(of)
                .is_some_and(|(low, high)| low < 0.0 && high > 0.0)
        })
        .count();
    let mut text = format!(
        "{a} {better} than {b} at {wins} of {} points at best values",
        offered.len()
    );
    if grid.asked.futures > 1 {
        let _ = write!(
            text,
            "; at {open} what we do not know leaves it open (P5-P95 of the difference spans zero)"
        );
    }
    if offered.len() < found.points.len() {
        let _ = write!(
            text,
            "; at {} points one of the two is not offered",
            found.points.len() - offered.len()
        );
    }
    text + "."
}

/// "Rail is cheaper than Ship if A is below 12 USD per TEU, or if B is above 1,900 USD per TEU."
pub(super) fn prices(found: &GridPair) -> String {
    let (a, b) = (words::named(&found.a.label), words::named(&found.b.label));
    let of_money = || {
        found
            .break_evens
            .iter()
            .filter(|price| price.of == Statistic::MeanCost && price.value.is_some())
    };
    let told: Vec<String> = of_money()
        .take(NAMED)
        .map(|price| {
            format!(
                "{} is {} {} {}{}",
                name(price),
                if price.better_below { "below" } else { "above" },
                break_even(price),
                price.unit,
                if price.is_within_book() {
                    ""
                } else {
                    " (outside the range of the sources)"
                }
            )
        })
        .collect();
    let mut text = if told.is_empty() {
        let cheaper = found.base.best(Statistic::MeanCost) < 0.0;
        let (first, second) = if cheaper { (&a, &b) } else { (&b, &a) };
        format!("{first} is cheaper than {second} at any value of any one price")
    } else {
        format!("{a} is cheaper than {b} if {}", told.join(", or if "))
    };
    let vot = found
        .break_evens
        .iter()
        .find(|price| price.of == Statistic::Generalised);
    if let Some(price) = vot {
        let told = match price.value {
            Some(_) => format!(
                "; counting time, it is better if {} is {} {} {}",
                name(price),
                if price.better_below { "below" } else { "above" },
                break_even(price),
                price.unit
            ),
            None => format!(
                "; counting time, {} is better at no value of time up to {} {}",
                if price.better_below { &b } else { &a },
                words::number(price.within.1),
                price.unit
            ),
        };
        text.push_str(&told);
    }
    text + "."
}

/// What a price is; a row of the book that says "the same" of the one above is called by its id.
pub(super) fn name(price: &BreakEven) -> String {
    if price.quantity.starts_with("the same") {
        format!("`{}` ({})", price.id, price.quantity)
    } else {
        price.quantity.clone()
    }
}

/// The value, or that there is none.
pub(super) fn break_even(price: &BreakEven) -> String {
    price.value.map_or_else(
        || {
            format!(
                "at no value within {}",
                words::ends(
                    &words::number(price.within.0),
                    &words::number(price.within.1)
                )
            )
        },
        words::number,
    )
}

/// On which side of the value the route that is asked about is better.
pub(super) fn better(price: &BreakEven) -> &'static str {
    match (price.value, price.better_below) {
        (Some(_), true) => "below it",
        (Some(_), false) => "above it",
        (None, true) => "throughout",
        (None, false) => "nowhere",
    }
}
