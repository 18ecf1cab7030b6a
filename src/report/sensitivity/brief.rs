//! The page of a sensitivity study.

use std::fmt::Write;

use super::told;
use crate::corridor::Grade;
use crate::report::difference::{between, values};
use crate::report::words;
use crate::study::Statistic;
use crate::study::pair::Pair;
use crate::study::sensitivity::finding::{Drivers, OfRegime, Sensitivity, Shares};

/// Unknowns in the list of what to find out first.
const LISTED: usize = 10;

/// The whole page; `caption` tells what was asked in full.
#[must_use]
pub(super) fn brief(study: &Sensitivity, caption: &str) -> String {
    let mut page = format!(
        "# {}\n\n**Question.** What does the difference of two routes hang on?\n\n**Answer.** In this model, under \
         these inputs:\n\n",
        study.asked.title
    );
    for clause in told::clauses(study) {
        let _ = writeln!(page, "- {clause}");
    }
    let _ = writeln!(page, "\n*{caption}*\n");
    for regime in &study.regimes {
        if let Ok((pair, drivers)) = &regime.found {
            page.push_str(&section(study, regime, *pair, drivers));
        }
    }
    page.push_str(&reading(study));
    page
}

fn section(study: &Sensitivity, regime: &OfRegime, pair: Pair, drivers: &Drivers) -> String {
    let of = study.settings.of;
    let mut text = format!("## If {}\n\n", regime.label.name);
    if matches!(drivers.of(of).shares, Shares::Told { .. }) {
        let name = |kind: &str| super::pictures::file_name(kind, study, regime);
        for (kind, alt) in [
            ("tornado", "Each unknown alone, at its P10 and P90"),
            ("indices", "Shares of the variance with their intervals"),
        ] {
            let _ = writeln!(text, "![{alt}](charts/{}.png)\n", name(kind));
        }
    }
    if let Some(verdict) = told::verdict(drivers.of(of)) {
        let _ = writeln!(
            text,
            "**Is the sample large enough?** {}\n",
            told::first_up(&verdict)
        );
    }
    text.push_str(&statistics(study, pair, drivers));
    text.push_str(&to_find_out(of, drivers));
    text
}

/// A row for each statistic: its range, what it hangs on, what comes from judgements.
fn statistics(study: &Sensitivity, pair: Pair, drivers: &Drivers) -> String {
    let mut text = format!(
        "{} less (or against) {}:\n\n| statistic | over what we do not know, P5-P95 | hangs on (of 100 of its variance) \
         | from judgements |\n| --- | --: | --- | --: |\n",
        words::named(told::route(study, pair.a)),
        words::named(told::route(study, pair.b)),
    );
    for found in &drivers.statistics {
        let [low, _, high] = found.over_futures;
        let names: Vec<String> = told::drivers_of(drivers, found.statistic)
            .iter()
            .map(|(place, total)| {
                format!("{} {}", told::part(drivers, *place), words::of_100(*total))
            })
            .collect();
        let hangs_on = told::why_no_shares(&found.shares).unwrap_or_else(|| {
            if names.is_empty() {
                "nothing that was varied".into()
            } else {
                names.join("; ")
            }
        });
        let judged = drivers.from_judgement(found.statistic);
        let _ = writeln!(
            text,
            "| {} | {} | {hangs_on} | {} |",
            found.statistic.words(),
            between(found.statistic, low, high),
            judged.map_or("-".into(), words::of_100)
        );
    }
    text.push('\n');
    text
}

/// What to find out first: the unknowns that move the main statistic most, with what it is worth to know each.
fn to_find_out(of: Statistic, drivers: &Drivers) -> String {
    let mut rows: Vec<(usize, f64)> = drivers
        .inputs
        .iter()
        .enumerate()
        .map(|(place, input)| (place, input.bars[of as usize].swing()))
        .filter(|(_, swing)| *swing > 0.0)
        .collect();
    rows.sort_by(|(x, p), (y, q)| q.total_cmp(p).then(x.cmp(y)));
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "### What to find out first\n\nEach unknown alone from its P10 to its P90, the others at their medians; worth: \
         what it is worth to know it before choosing between the two routes by generalised cost, USD per box.\n\n| \
         unknown | P10-P90 | grade | sources | {} | worth |\n| --- | --: | --- | --- | --: | --: |\n",
        of.words()
    );
    for (place, _) in rows.into_iter().take(LISTED) {
        let input = &drivers.inputs[place];
        let bar = &input.bars[of as usize];
        let sources = match input.sources.as_slice() {
            [] => "none".to_owned(),
            sources => sources.join(", "),
        };
        let grade = if input.grade == Grade::Judgement {
            "**judgement**"
        } else {
            input.grade.word()
        };
        let _ = writeln!(
            text,
            "| {} (`{}`) | {} | {grade} | {sources} | {} | {} |",
            input.quantity,
            input.id,
            values(input.p10, input.p90, &input.unit),
            between(of, bar.at_low, bar.at_high),
            worth(input.worth_usd, drivers.worth_noise_usd)
        );
    }
    let _ = writeln!(text, "\n{}\n", worth_sentence(drivers));
    text
}

fn worth(usd: Option<f64>, noise: f64) -> String {
    match usd {
        None => "-".into(),
        Some(usd) if usd <= noise.max(told::LITTLE_USD) => "next to nothing".into(),
        Some(usd) => words::money(usd),
    }
}

/// What it is worth to know all, and what most.
fn worth_sentence(drivers: &Drivers) -> String {
    let Some(all) = drivers.worth_of_all_usd else {
        return "What it is worth to know more cannot be told: in some futures one of the two routes brings no shipment in."
            .into();
    };
    if all < told::LITTLE_USD {
        return "To know more is worth next to nothing for the choice between these two: by generalised cost one is \
                better in nearly every future."
            .into();
    }
    let leading: Vec<String> = told::worth_knowing(drivers)
        .iter()
        .take(3)
        .map(|(input, usd)| format!("{} ({})", input.quantity, words::money(*usd)))
        .collect();
    let one = if leading.is_empty() {
        "no single unknown alone is worth more than the noise of the estimate".to_owned()
    } else {
        format!("most of it for {}", told::listed(&leading))
    };
    format!(
        "To know everything before choosing by generalised cost is worth USD {} per box on average; {one}.",
        words::money(all)
    )
}

fn reading(study: &Sensitivity) -> String {
    let settings = &study.settings;
    let how = if settings.grouped {
        "Unknowns are exchanged by the groups of the book."
    } else {
        "Unknowns whose screening effect is below 5 in 100 of the largest are exchanged together, as all others."
    };
    format!(
        "## How to read this\n\n\
         - Every future is reckoned in the same {} worlds, so the noise of the shipments is common to all of them.\n\
         - A share of the variance is a total index (METHOD 6.4): what would be gone from the variance if all else were \
         known, so the shares of unknowns that act together sum to more than 100. {how}\n\
         - A bar moves one unknown alone and hides what several do together; the index beside it does not.\n\
         - Regimes are stated conditions, told one by one and never averaged; nothing of law and sanctions is varied.\n\
         - inputs.csv has every unknown with its range, grade and sources; indices.csv every index with its interval.\n",
        words::thousands(settings.inner as f64)
    )
}
