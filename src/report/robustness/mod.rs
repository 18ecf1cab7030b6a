//! What a study of robustness leaves: the page, its tables, the regret matrix, its document.

mod document;
mod tables;

use std::fmt::Write;

use crate::report::caption;
use crate::report::chart::{self, Heading, Quantity, Regret, RegretRow};
use crate::report::gallery::{Picture, Scene};
use crate::report::papers::Papers;
use crate::report::words;
use crate::stats::robustness::Criterion;
use crate::study::Statistic;
use crate::study::finding::Estimand;
use crate::study::robustness::{Choice, Decision, Enough, Payoff, Robustness};

/// The two decisions with their names: which way to book, which levers to pull.
fn decisions(found: &Robustness) -> impl Iterator<Item = (&'static str, &Decision)> {
    [("ways", &found.routes), ("packages", &found.packages)]
        .into_iter()
        .filter_map(|(name, decision)| decision.as_ref().map(|decision| (name, decision)))
}

/// The papers; `command` is what reproduces them.
#[must_use]
pub fn papers(found: &Robustness, command: Vec<String>) -> Papers {
    let pictures: Vec<Picture> = decisions(found)
        .map(|(name, decision)| Picture {
            name: format!("regret-{name}"),
            scene: Scene::Regret(regret(found, name, decision)),
        })
        .collect();
    Papers {
        command,
        asked: found.asked.clone(),
        trials: found.asked.inner,
        brief: brief(found, &pictures),
        tables: tables::tables(found),
        pictures,
        json: document::document(found),
        terminal: terminal(found),
    }
}

/// A value in words.
fn amount(of: Payoff, value: f64) -> String {
    let statistic = match of {
        Payoff::Time | Payoff::P95 => Statistic::MeanTime,
        Payoff::Cost | Payoff::Generalised => Statistic::MeanCost,
        Payoff::First => Statistic::Before,
    };
    crate::report::difference::amount(statistic, value)
}

/// A value in words, in the digits of a table.
fn in_table(of: Payoff, value: f64) -> String {
    match of {
        Payoff::Cost | Payoff::Generalised => format!("USD {}", words::number(value)),
        Payoff::Time | Payoff::P95 => format!("{} d", words::number(value / 24.0)),
        Payoff::First => amount(of, value),
    }
}

/// An option inside a sentence.
fn label(choice: &Choice) -> String {
    if choice.label.contains("; ") {
        format!("*{}*", choice.label)
    } else {
        words::named(&choice.label)
    }
}

/// The name of a measure.
fn name(criterion: &Criterion) -> &'static str {
    match criterion {
        Criterion::Maximin => "best worst case (maximin)",
        Criterion::MinimaxRegret => "least greatest regret",
        Criterion::NinetiethRegret => "least 90th percentile of regret",
        Criterion::Laplace => "every regime counted alike (Laplace)",
        Criterion::Domain { .. } => "most often good enough",
        Criterion::Hurwicz { .. } => "Hurwicz",
        Criterion::MeanLessSpread { .. } => "mean less spread",
        Criterion::Expected { .. } => "expectation",
    }
}

fn enough_words(found: &Robustness) -> String {
    match found.enough {
        Enough::Value(value) => match found.of {
            Payoff::First => format!("at least {}", amount(found.of, value)),
            of => format!("at most {}", amount(of, value)),
        },
        Enough::Reference => "as good as the reference in the same future".to_owned(),
    }
}

/// The finding of a decision in a sentence.
fn finding(decision: &Decision, what: &str) -> String {
    let label = |option: usize| label(&decision.options[option]);
    if !decision.disagree {
        let all = (0..decision.options.len()).find(|option| {
            let mut told = decision.measures.iter().filter(|m| !m.best.is_empty());
            told.all(|measure| measure.best.contains(option))
        });
        if let Some(option) = all {
            return format!("{what}: every measure chooses {}", label(option));
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for option in 0..decision.options.len() {
        let by: Vec<&str> = decision
            .measures
            .iter()
            .filter(|measure| measure.best.contains(&option))
            .map(|measure| name(&measure.criterion))
            .collect();
        if !by.is_empty() {
            parts.push(format!("{} by {}", label(option), by.join(", ")));
        }
    }
    format!("{what}: the measures disagree: {}", parts.join("; "))
}

fn question_of(kind: &str) -> &'static str {
    match kind {
        "ways" => "Which way to book, before the state of the world is known",
        _ => "Which levers to pull, the shipper then taking the best of the ways looked at",
    }
}

fn sizes(asked: &Estimand) -> Vec<String> {
    vec![format!(
        "best values and {} futures, {} trials of each",
        asked.futures,
        words::thousands(asked.inner as f64)
    )]
}

fn heading(found: &Robustness, title: String) -> Heading {
    let sizes = sizes(&found.asked);
    Heading {
        title,
        subtitle: caption::short(&found.asked, &found.regimes, &sizes),
        footer: caption::footer(&found.asked),
        caption: caption::full(&found.asked, &found.regimes, &sizes),
    }
}

fn regret(found: &Robustness, kind: &str, decision: &Decision) -> Regret {
    let what = if kind == "ways" { "Ways" } else { "Levers" };
    let rows = decision.options.iter().zip(&decision.regrets);
    Regret {
        heading: heading(found, title(decision, what)),
        measure: found.of.words().to_owned(),
        quantity: match found.of {
            Payoff::Time | Payoff::P95 => Quantity::Time,
            Payoff::Cost | Payoff::Generalised => {
                Quantity::Money(words::money_unit(&found.asked.cargo_box))
            }
            Payoff::First => Quantity::Share,
        },
        regimes: found.regimes.iter().map(|of| of.name.clone()).collect(),
        rows: rows
            .map(|(option, regrets)| RegretRow {
                label: option.label.clone(),
                regrets: regrets.clone(),
            })
            .collect(),
        criteria: decision
            .measures
            .iter()
            .map(|measure| chart::Criterion {
                name: name(&measure.criterion).to_owned(),
                picks: measure.best.clone(),
            })
            .collect(),
    }
}

/// The finding, short enough for a picture.
fn title(decision: &Decision, what: &str) -> String {
    if !decision.disagree {
        return finding(decision, what);
    }
    let mut chosen: Vec<usize> = decision
        .measures
        .iter()
        .flat_map(|measure| measure.best.iter().copied())
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    format!(
        "{what}: the measures disagree, and choose {} of {} options",
        chosen.len(),
        decision.options.len()
    )
}

fn brief(found: &Robustness, pictures: &[Picture]) -> String {
    let mut page = format!(
        "# {}\n\n**Question.** What to choose before it is known which state of the world holds? Judged by {}.\n\n\
         **Answer.** In this model, under these inputs:\n\n",
        found.asked.title,
        found.of.words()
    );
    for (kind, decision) in decisions(found) {
        let _ = writeln!(page, "- {}.", finding(decision, question_of(kind)));
    }
    if found.packages.is_some() {
        page.push_str(
            "- What levers cost is not in the numbers, so the largest package is seldom the worse: set the row of each lever \
             against its cost.\n",
        );
    }
    for name in &found.left_out {
        let _ = writeln!(
            page,
            "- {name}: nothing is offered, so it tells no options apart and is left out."
        );
    }
    page.push('\n');
    for picture in pictures {
        let _ = writeln!(page, "![{0}](charts/{0}.png)\n", picture.name);
    }
    let caption = caption::full(&found.asked, &found.regimes, &sizes(&found.asked));
    let _ = writeln!(page, "*{caption}*\n");
    for (kind, decision) in decisions(found) {
        let _ = writeln!(page, "## {}\n", question_of(kind));
        page.push_str(&table(found, decision));
        page.push_str(&measures(decision));
        page.push_str(&worth(found, decision));
        if kind == "packages" {
            page.push_str(&costs(decision));
        }
    }
    let _ = writeln!(
        page,
        "## How to read this\n\nRegimes are stated conditions. None has a probability here; they are set side by side, and only \
         Laplace, which counts them alike, mixes them: it is called by its name. Regret: how much worse an option is than the \
         best one of the same regime. The 90th percentile of regret is taken over the futures of each regime, and the worst \
         regime counts. Good enough: {}; counted over the futures of all regimes. Half each: half of the boxes by each of two \
         ways; where one is not offered, all by the other. An option that is not offered under a regime is worse there than \
         any other. What levers cost is not in the numbers.",
        enough_words(found)
    );
    page
}

/// A row for each option: value, range and regret under each regime.
fn table(found: &Robustness, decision: &Decision) -> String {
    let of = found.of;
    let mut head = "| option |".to_owned();
    let mut rule = "| --- |".to_owned();
    for regime in &found.regimes {
        let _ = write!(head, " {}: {} | regret |", regime.name, of.words());
        rule.push_str(" --: | --: |");
    }
    let mut text = format!("{head} good enough |\n{rule} --: |\n");
    for (option, choice) in decision.options.iter().enumerate() {
        let _ = write!(text, "| {} |", choice.label);
        for regime in 0..found.regimes.len() {
            let value = decision.values[option][regime];
            let told = value.map_or_else(|| "not offered".to_owned(), |value| in_table(of, value));
            let way = choice.ways.get(regime).cloned().flatten();
            let way = way.map_or_else(String::new, |way| format!(", {}", words::named(&way)));
            let regret = decision.regrets[option][regime];
            let regret = regret.map_or_else(|| "-".to_owned(), |regret| in_table(of, regret));
            let _ = write!(text, " {told}{way} | {regret} |");
        }
        let satisfied = &decision.satisfied[option];
        let mean = satisfied.iter().sum::<f64>() / satisfied.len() as f64;
        let _ = writeln!(text, " {} of 100 |", words::of_100(mean));
    }
    text + "\n"
}

fn measures(decision: &Decision) -> String {
    let mut text = "| measure | chooses | then |\n| --- | --- | --- |\n".to_owned();
    for measure in &decision.measures {
        let label = |option: &usize| label(&decision.options[*option]);
        let best: Vec<String> = measure.best.iter().map(label).collect();
        let next = measure
            .order
            .iter()
            .find(|option| !measure.best.contains(option));
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            name(&measure.criterion),
            best.join("; "),
            next.map_or_else(|| "-".to_owned(), label)
        );
    }
    text + "\n"
}

/// What it is worth to know the future, within each regime.
fn worth(found: &Robustness, decision: &Decision) -> String {
    let told: Vec<String> = found
        .regimes
        .iter()
        .zip(&decision.evpi)
        .filter_map(|(regime, evpi)| {
            evpi.map(|evpi| format!("if {}: {}", regime.name, amount(found.of, evpi)))
        })
        .collect();
    if told.is_empty() {
        return String::new();
    }
    format!(
        "To know before choosing everything that we do not know (the futures, each counted alike; never the regime) would be worth, \
         on average: {}.\n\n",
        told.join("; ")
    )
}

fn costs(decision: &Decision) -> String {
    let mut text = "| package | cost of its levers |\n| --- | --- |\n".to_owned();
    for option in &decision.options {
        let costs: Vec<String> = option
            .levers
            .iter()
            .map(|lever| {
                let cost = lever.cost.as_deref().unwrap_or("not known");
                let early = if lever.is_early {
                    format!(" (from {}; pulled before as if it stood)", lever.from)
                } else {
                    String::new()
                };
                format!("{}: {cost}{early}", lever.name)
            })
            .collect();
        let _ = writeln!(text, "| {} | {} |", option.label, costs.join("; "));
    }
    text + "\n"
}

fn terminal(found: &Robustness) -> String {
    let mut text = String::new();
    for (kind, decision) in decisions(found) {
        let sentence = finding(decision, question_of(kind)).replace('*', "");
        let _ = writeln!(text, "- {sentence}.");
        for (option, choice) in decision.options.iter().enumerate() {
            let regrets: Vec<String> = decision.regrets[option]
                .iter()
                .map(|regret| regret.map_or_else(|| "not offered".into(), |r| amount(found.of, r)))
                .collect();
            let _ = writeln!(text, "  regret of {}: {}", choice.label, regrets.join("; "));
        }
    }
    fitted(&text)
}

#[cfg(feature = "cli")]
fn fitted(text: &str) -> String {
    crate::report::terminal::fitted(text)
}

#[cfg(not(feature = "cli"))]
fn fitted(text: &str) -> String {
    text.to_owned()
}
