//! Words for likelihood (METHOD 8.4): only with their number and under a stated condition, never about a regime.

use std::sync::atomic::AtomicBool;

use corridor::report::words::LIKELIHOOD_WORDS;
use corridor::report::{brief, discover, sensitivity};
use corridor::study::compare;
use corridor::study::discover::finding::{Interest, Settings};
use corridor::study::pair::Named;

use super::{SETTINGS, looked, studied, two_ways};

/// Where a text has a word for likelihood, as a word of its own.
fn likelihood_words(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let lowered = text.to_lowercase();
    for word in LIKELIHOOD_WORDS
        .iter()
        .copied()
        .chain(["probable", "probably", "chance of"])
    {
        for (at, _) in lowered.match_indices(word) {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if !letter(lowered[..at].chars().next_back())
                && !letter(lowered[at + word.len()..].chars().next())
            {
                found.push(at);
            }
        }
    }
    found
}

/// Every line with such a word states its regime as a condition before it, and a number of 100 in brackets after it.
fn keeps_to_the_method(text: &str, regimes: &[&str]) {
    for line in text.lines() {
        for at in likelihood_words(line) {
            let (before, after) = line.split_at(at);
            let bare = before.replace('*', "");
            assert!(
                regimes
                    .iter()
                    .any(|name| bare.contains(&format!("If {name}"))),
                "no condition: {line}"
            );
            let bracket: String = after
                .split('(')
                .nth(1)
                .unwrap_or("")
                .chars()
                .take(24)
                .collect();
            assert!(
                bracket.contains("of 100") || bracket.contains("in 100"),
                "no number: {line}"
            );
            // The regime itself is never what is likely.
            for name in regimes {
                assert!(!bare.trim_end().ends_with(&format!("{name} is")), "{line}");
            }
        }
    }
}

const REGIMES: [&str; 2] = ["Calm seas", "Ships go round"];

#[test]
fn no_text_of_any_verb_gives_a_regime_a_likelihood() {
    let question = two_ways("words_of_regimes", "10,45,90", "30,50,70")
        .load(&["run.departures=0"])
        .unwrap();
    let found = compare(&question, &AtomicBool::new(false), &|_, _| ()).unwrap();
    let page = brief::brief(&found);
    assert!(!likelihood_words(&page).is_empty(), "{page}");
    keeps_to_the_method(&page, &REGIMES);

    let named = Named::default();
    let study = studied(&question, &named, SETTINGS).unwrap();
    let papers = sensitivity::papers(&study, vec!["sensitivity".into()]);
    let settings = Settings {
        interest: Interest::default(),
        points: 256,
        inner: 64,
    };
    let seen = looked(&question, &named, settings).unwrap();
    let discovery = discover::papers(&seen, vec!["discover".into()]);
    assert!(
        !likelihood_words(&discovery.brief).is_empty(),
        "{}",
        discovery.brief
    );
    for papers in [papers, discovery] {
        keeps_to_the_method(&papers.brief, &REGIMES);
        // A terminal breaks its lines: as one line for each bullet.
        let terminal = papers.terminal.replace("\n    ", " ");
        keeps_to_the_method(&terminal, &REGIMES);
        for (_, table) in &papers.tables {
            let cells = table.iter().flatten();
            cells.for_each(|cell| assert_eq!(likelihood_words(cell), [] as [usize; 0], "{cell}"));
        }
        for picture in &papers.pictures {
            let drawing = picture.draw(&corridor::report::chart::Look::on(
                corridor::report::chart::Size::Report,
            ));
            let text = format!("{}\n{}", drawing.title(), drawing.caption());
            assert_eq!(likelihood_words(&text), [] as [usize; 0], "{text}");
        }
    }
}

#[test]
fn the_check_itself_finds_a_regime_that_is_called_likely() {
    let caught = |text: &'static str| {
        std::panic::catch_unwind(|| keeps_to_the_method(text, &REGIMES)).is_err()
    };
    assert!(caught("Calm seas is likely (72 of 100)."));
    assert!(caught("If Calm seas, rail first is likely."));
    assert!(!caught("If *Calm seas*: rail first is likely (72 in 100)."));
}
