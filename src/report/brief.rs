//! The brief: one page in Markdown for a reader who has five minutes.

use std::fmt::Write;

use crate::corridor::Grade;
use crate::report::backtest::on_record;
use crate::report::sentence::{best_alternative, clauses, lead};
use crate::report::{caption, closures, gallery, outside, words};
use crate::study::finding::{Comparison, Leading, RegimeFinding};

/// How many regimes stand beside each other in one table.
const REGIMES_PER_TABLE: usize = 2;

/// How many unknowns, and how many judgements, are named.
const NAMED: usize = 3;

/// How many edited rows are told.
const EDITS: usize = 8;

/// The whole page.
#[must_use]
pub fn brief(answer: &Comparison) -> String {
    let mut page = String::new();
    for section in [
        heading(answer),
        numbers(answer),
        closures::section(answer),
        hangs_on(answer),
        guesses(answer),
        limits(answer),
    ] {
        page.push_str(&section);
    }
    page
}

fn heading(answer: &Comparison) -> String {
    let clauses: Vec<String> = clauses(answer)
        .iter()
        .map(|clause| format!("- {clause}.\n"))
        .collect();
    format!(
        "# {title}\n\n\
         **Question.** How long, how dear and how sure is each way from {from} to {to}?\n\n\
         **Answer.** {lead}:\n\n\
         {clauses}\n{on_record}\n\n\
         ![{alt}](charts/answer.png)\n\n\
         *{caption}*\n\n",
        title = answer.asked.title,
        from = answer.asked.pair.0,
        to = answer.asked.pair.1,
        lead = lead(answer),
        clauses = clauses.concat(),
        on_record = on_record(answer.asked.on_record),
        alt = "Days and money of every route, one row each; numbers in charts/answer.csv",
        caption = caption::caption(answer, &answer.regimes),
    )
}

/// Three numbers for each route under each regime.
fn numbers(answer: &Comparison) -> String {
    let mut text = "## Three numbers a route\n\n".to_owned();
    for regimes in answer.regimes.chunks(REGIMES_PER_TABLE) {
        let mut head = "| route |".to_owned();
        let mut rule = "| --- |".to_owned();
        for regime in regimes {
            let name = &regime.name;
            let _ = write!(head, " {name}: days | USD | before the reference |");
            rule.push_str(" --: | --: | --: |");
        }
        let _ = writeln!(text, "{head}\n{rule}");
        let routes = regimes.first().map_or(0, |regime| regime.routes.len());
        for index in 0..routes {
            let _ = write!(text, "| {} |", regimes[0].routes[index].label);
            for regime in regimes {
                text.push_str(&cells(regime, index));
            }
            text.push('\n');
        }
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "Days and {unit}: median (P5-P95 over shipments). *Before the reference*: of 100 paired shipments \
         (P5-P95 over what we do not know). Routes in italics cannot be booked in the window: for reference only.\n",
        unit = words::money_unit(&answer.asked.cargo_box),
    );
    text
}

fn cells(regime: &RegimeFinding, index: usize) -> String {
    let route = &regime.routes[index];
    let pale = |text: String| {
        if route.offered {
            text
        } else {
            format!("*{text}*")
        }
    };
    let before = match &route.against {
        _ if regime.reference == Some(index) => "reference".to_owned(),
        Some(against) => words::chance(&against.before).replace(" in 100", ""),
        None => "-".to_owned(),
    };
    format!(
        " {} | {} | {} |",
        pale(words::with_range(&route.time_h, words::days)),
        pale(words::with_range(&route.cost_usd, words::money)),
        pale(before)
    )
}

/// Regimes, levers, ranges: what would change the answer.
fn hangs_on(answer: &Comparison) -> String {
    let mut text = "## What it hangs on\n\n".to_owned();
    for regime in &answer.regimes {
        let _ = writeln!(text, "- {}", under(regime));
    }
    for regime in &answer.regimes {
        text.push_str(&parts_of_variance(regime));
    }
    if answer.regimes.len() > 1 {
        text.push_str(
            "- The regimes are stated conditions, shown side by side and never averaged.\n",
        );
    }
    if let Some(remark) = outside::remark(answer) {
        let _ = writeln!(text, "- {remark}");
    }
    for (word, list) in [
        ("Lever pulled", &answer.asked.levers),
        ("Changed", &answer.asked.overrides),
    ] {
        for line in list {
            let _ = writeln!(text, "- {word}: {line}.");
        }
    }
    for edit in answer.asked.edits.iter().take(EDITS) {
        let _ = writeln!(text, "- Edited against the shipped tables: {edit}.");
    }
    if answer.asked.edits.len() > EDITS {
        let more = answer.asked.edits.len() - EDITS;
        let _ = writeln!(
            text,
            "- Edited, too: {more} other rows (the tables are in inputs/)."
        );
    }
    if !answer.footing.leading.is_empty() {
        text.push_str("- Unknowns that move the first regime's answer most, each alone from its P10 to its P90:\n");
    }
    for row in answer.footing.leading.iter().take(NAMED) {
        let _ = writeln!(text, "  - {}", moves(row));
    }
    for regime in &answer.regimes {
        let names: Vec<String> = regime
            .routes
            .iter()
            .filter(|route| !route.offered)
            .map(|route| words::named(&route.label))
            .collect();
        if !names.is_empty() {
            let _ = writeln!(
                text,
                "- Not offered in the window under *{}*, for reference only: {} (why: tables.xlsx, sheet Routes).",
                regime.name,
                names.join("; "),
            );
        }
    }
    text.push('\n');
    text
}

/// How much of the spread of the reference and of the route set against it better knowledge could take away.
fn parts_of_variance(regime: &RegimeFinding) -> String {
    let both = regime.reference.into_iter().chain(regime.alternative());
    let told = both.filter_map(|route| gallery::split(&regime.routes[route]));
    told.fold(String::new(), |mut text, sentence| {
        let _ = writeln!(text, "- If *{}*: {sentence}", regime.name);
        text
    })
}

/// The likelihood under one regime, with its number, and whether what we do not know could turn it.
fn under(regime: &RegimeFinding) -> String {
    let Some(((route, against), reference)) =
        best_alternative(regime).zip(regime.reference.map(|i| &regime.routes[i]))
    else {
        return format!("{}: nothing to compare.", regime.name);
    };
    let before = &against.before;
    let range = match before.unknown {
        None => String::new(),
        Some(range) => {
            let ends = words::ends(&words::of_100(range.p5), &words::of_100(range.p95));
            let turned = range.p5 < 0.5 && range.p95 > 0.5;
            let turns = if turned { "could" } else { "does not" };
            format!("; {ends} over what we do not know, which {turns} turn it")
        }
    };
    format!(
        "If *{regime}*: {route} before {reference} is {likely} ({shipments} in 100{range}).",
        regime = regime.name,
        route = words::named(&route.label),
        reference = words::named(&reference.label),
        likely = words::likelihood_word(before.value),
        shipments = words::of_100(before.value),
    )
}

/// `Dwell at the eastern terminal (dwell-east, judgement), 24-96 h: difference -21 to -20 days`.
fn moves(row: &Leading) -> String {
    let number = |value: f64| format!("{}", words::significant(value, 3));
    format!(
        "{} (`{}`, {}), {} {}: mean days less those of the reference {}",
        row.quantity,
        row.id,
        row.grade.word(),
        words::ends(&number(row.low), &number(row.high)),
        row.unit,
        words::ends(&words::days(row.low_h), &words::days(row.high_h)),
    )
}

/// Grades, ages and leading judgements.
fn guesses(answer: &Comparison) -> String {
    let footing = &answer.footing;
    let mut text = format!(
        "## What is a guess\n\n- {}\n- {}\n",
        words::by_grade(footing),
        words::by_age(footing, answer.asked.price_year)
    );
    let judged: Vec<&Leading> = footing
        .leading
        .iter()
        .filter(|row| row.grade == Grade::Judgement)
        .take(NAMED)
        .collect();
    if judged.is_empty() {
        text.push_str("- No judgement is among the unknowns that move the answer most.\n");
    } else {
        text.push_str(
            "- Judgements that move the answer most, each alone from its P10 to its P90:\n",
        );
    }
    for row in judged {
        let _ = writeln!(text, "  - {}", moves(row));
    }
    text.push('\n');
    text
}

fn limits(answer: &Comparison) -> String {
    let mut text = "## Limits\n\n\
         - Results hold in this model, under these inputs; other prices, dates or scopes give other numbers.\n\
         - Wars, sanctions, insurance and total trade are conditions that a regime states; none of them is forecast.\n\
         - Freight rates are inputs, not a market; liner networks enter as headways, lateness and slots.\n\
         - Local time has a fixed offset all year; there is no summer time.\n\
         - Percentiles of parts do not add up to those of the whole; means do.\n"
        .to_owned();
    for regime in &answer.regimes {
        for route in &regime.routes {
            let lost = route.stranded + route.not_eligible + route.beyond_horizon;
            if lost > 0.0 {
                let _ = writeln!(
                    text,
                    "- {}: by {}, {} of 100 shipments do not arrive or are not eligible; days and money are of the others.",
                    regime.name,
                    words::named(&route.label),
                    words::of_100(lost),
                );
            }
        }
    }
    if let Some(vintage) = &answer.vintage {
        let _ = writeln!(
            text,
            "- The window lies outside the dates of the inputs: {vintage}."
        );
    }
    if answer.asked.futures <= 1 {
        text.push_str("- One future was run: what we do not know is not shown.\n");
    }
    let _ = writeln!(text, "\n{}", caption::footer(&answer.asked));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;

    #[test]
    fn the_brief_fits_its_order_question_answer_numbers_conditions_guesses_limits() {
        let mut answer = comparison();
        for regime in &mut answer.regimes {
            regime.routes.truncate(4);
            regime.routes[2].offered = false;
            regime.routes[2].not_offered_because = vec!["the hub is closed".into()];
        }
        answer.asked.edits = (1..=9)
            .map(|row| format!("book.csv, row-{row}: new"))
            .collect();
        answer.asked.edits[0] = "book.csv, dwell-east: best 24 instead of 48".into();
        insta::assert_snapshot!(brief(&answer), @r"
        # Over the continent or round it

        **Question.** How long, how dear and how sure is each way from Eastport to Westport?

        **Answer.** Eastport to Westport, southbound; general cargo, one 40-foot container, gate to gate, departing 2025; in this model, under these inputs:

        - Canal at full draught: High pass (lorry all the way) arrives before the reference, Canal (by sea), in more than 99 of 100 paired shipments (99 to more than 99 over what we do not know); mean costs are equal if the reference's freight is USD 7,100 (6,500-7,800) rather than the model's 2,700.
        - Canal at low water: the same two routes, in 100 of 100 (100-100) instead of more than 99 of 100 (99 to more than 99); mean costs are equal if the reference's freight is USD 6,500 (5,900-7,200) instead of 7,100 (6,500-7,800); the model's is 3,600 instead of 2,700.

        On record between these places, either way: 2 full-length trips, one of them a pilot.

        ![Days and money of every route, one row each; numbers in charts/answer.csv](charts/answer.png)

        *Eastport to Westport, southbound; general cargo, one 40-foot container; gate to gate; first departure booked; departing 2025-01-01 to 2025-12-31; regimes: Canal at full draught (2025-01-01 to 2025-12-31), Canal at low water (2025-01-01 to 2025-12-31); prices of 2025; 64 futures of 2,048 trials; 100,000 trials; seed 60; 9 rows of the tables edited.*

        ## Three numbers a route

        | route | Canal at full draught: days | USD | before the reference | Canal at low water: days | USD | before the reference |
        | --- | --: | --: | --: | --: | --: | --: |
        | Canal, by sea | 31 (25-43) | 4,300 (4,000-4,800) | reference | 40 (32-55) | 5,800 (5,500-6,500) | reference |
        | Strait, by sea | 28 (22-38) | 4,900 (4,600-5,500) | 71 (42-83) | 28 (22-38) | 4,900 (4,600-5,500) | 96 (89-96) |
        | Canal, by a hub port | *39 (31-54)* | *4,100 (3,800-4,500)* | *12 (9-31)* | *48 (38-66)* | *5,600 (5,200-6,200)* | *18 (13-42)* |
        | High pass, lorry all the way | 9.4 (7.5-13) | 8,700 (8,200-9,700) | more than 99 (99 to more than 99) | 9.4 (7.5-13) | 8,700 (8,200-9,700) | 100 (100-100) |

        Days and USD per 40-foot box: median (P5-P95 over shipments). *Before the reference*: of 100 paired shipments (P5-P95 over what we do not know). Routes in italics cannot be booked in the window: for reference only.

        ## Closures and ways round them

        | regime | route | nothing shut at departure | stranded | decided most often |
        | --- | --- | --: | --: | --- |
        | Canal at full draught | High pass, lorry all the way | 100 | 1 | - |

        Of 100 shipments. *Decided most often*: the step that ran furthest behind its median, of 100 arrivals by the planned way. Of further regimes only what differs from the first.

        ## What it hangs on

        - If *Canal at full draught*: High pass (lorry all the way) before Canal (by sea) is virtually certain (more than 99 in 100; 99 to more than 99 over what we do not know, which does not turn it).
        - If *Canal at low water*: High pass (lorry all the way) before Canal (by sea) is virtually certain (100 in 100; 100-100 over what we do not know, which does not turn it).
        - The regimes are stated conditions, shown side by side and never averaged.
        - Edited against the shipped tables: book.csv, dwell-east: best 24 instead of 48.
        - Edited against the shipped tables: book.csv, row-2: new.
        - Edited against the shipped tables: book.csv, row-3: new.
        - Edited against the shipped tables: book.csv, row-4: new.
        - Edited against the shipped tables: book.csv, row-5: new.
        - Edited against the shipped tables: book.csv, row-6: new.
        - Edited against the shipped tables: book.csv, row-7: new.
        - Edited against the shipped tables: book.csv, row-8: new.
        - Edited, too: 1 other rows (the tables are in inputs/).
        - Unknowns that move the first regime's answer most, each alone from its P10 to its P90:
          - Dwell at the eastern terminal (`dwell-east`, judgement), 24-96 h: mean days less those of the reference -21 to -20
          - Speed of ships by the canal (`speed-canal`, measured), 24-96 h: mean days less those of the reference -21 to -20
          - Wait at the high pass (`wait-pass`, judgement), 24-96 h: mean days less those of the reference -21 to -20
        - Not offered in the window under *Canal at full draught*, for reference only: Canal (by a hub port) (why: tables.xlsx, sheet Routes).
        - Not offered in the window under *Canal at low water*, for reference only: Canal (by a hub port) (why: tables.xlsx, sheet Routes).

        ## What is a guess

        - Of 140 rows and assumptions behind the routes, 41 are measured, 23 announced, 57 estimates and 19 judgements.
        - Age of their evidence in 2025: up to 1 year 90, 2 to 4 years 32, 5 to 9 years 12, undated 6.
        - Judgements that move the answer most, each alone from its P10 to its P90:
          - Dwell at the eastern terminal (`dwell-east`, judgement), 24-96 h: mean days less those of the reference -21 to -20
          - Wait at the high pass (`wait-pass`, judgement), 24-96 h: mean days less those of the reference -21 to -20

        ## Limits

        - Results hold in this model, under these inputs; other prices, dates or scopes give other numbers.
        - Wars, sanctions, insurance and total trade are conditions that a regime states; none of them is forecast.
        - Freight rates are inputs, not a market; liner networks enter as headways, lateness and slots.
        - Local time has a fixed offset all year; there is no summer time.
        - Percentiles of parts do not add up to those of the whole; means do.
        - Canal at full draught: by High pass (lorry all the way), 1 of 100 shipments do not arrive or are not eligible; days and money are of the others.
        - Canal at low water: by High pass (lorry all the way), 1 of 100 shipments do not arrive or are not eligible; days and money are of the others.

        Corridor 0.1.0; inputs 3f1c2a9b. In this model, under these inputs.
        ");
    }

    #[test]
    fn a_likelihood_word_never_stands_without_its_number_or_its_condition() {
        let answer = comparison();
        let line = under(&answer.regimes[1]);
        assert!(line.starts_with("If *Canal at low water*"), "{line}");
        assert!(line.contains("virtually certain (100 in 100"), "{line}");
    }

    #[test]
    fn three_regimes_take_two_tables() {
        let mut answer = comparison();
        answer.regimes.push(answer.regimes[0].clone());
        assert_eq!(brief(&answer).matches("\n| route |").count(), 2);
    }
}
