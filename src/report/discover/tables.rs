//! The tables of a discovery, with all digits.

use crate::report::chart::Table;
use crate::report::json::tidy;
use crate::stats::discovery::{MeasuredBox, Side};
use crate::study::discover::finding::{Discovered, Pattern};

/// Every table by the name of its file.
pub(super) fn tables(study: &Discovered) -> Vec<(String, Table)> {
    vec![
        ("conditions".into(), conditions(study)),
        ("boxes".into(), boxes(study)),
        ("tree".into(), tree(study)),
    ]
}

fn header(names: &[&str]) -> Table {
    vec![names.iter().map(|name| (*name).to_owned()).collect()]
}

fn number(value: f64) -> String {
    format!("{}", tidy(value))
}

type Told<'a> = (
    &'a str,
    &'a crate::study::discover::finding::Cases,
    &'a Pattern,
);

fn told(study: &Discovered) -> impl Iterator<Item = Told<'_>> {
    study.regimes.iter().filter_map(|regime| {
        let (_, cases) = regime.found.as_ref().ok()?;
        Some((regime.label.id.as_str(), cases, cases.pattern.as_ref()?))
    })
}

/// The limits of the chosen box.
fn conditions(study: &Discovered) -> Table {
    let mut table = header(&[
        "regime",
        "id",
        "quantity",
        "unit",
        "side",
        "limit",
        "range_low",
        "range_high",
        "grade",
        "sources",
        "quasi_p_found",
        "quasi_p_test",
    ]);
    for (regime, cases, pattern) in told(study) {
        let test = &pattern.found.test.restrictions;
        for restriction in &pattern.found.chosen.restrictions {
            let varied = &cases.inputs[restriction.input];
            let on_test = test
                .iter()
                .find(|other| other.input == restriction.input && other.side == restriction.side);
            table.push(vec![
                regime.to_owned(),
                varied.id.clone(),
                varied.quantity.clone(),
                varied.unit.clone(),
                match restriction.side {
                    Side::Low => "at least".into(),
                    Side::High => "at most".into(),
                },
                number(restriction.limit),
                number(varied.range.0),
                number(varied.range.1),
                varied.grade.word().into(),
                varied.sources.join("; "),
                number(restriction.quasi_p),
                on_test.map_or(String::new(), |other| number(other.quasi_p)),
            ]);
        }
    }
    table
}

/// The trajectory on the training half, then the chosen box on both halves.
fn boxes(study: &Discovered) -> Table {
    let mut table = header(&[
        "regime",
        "box",
        "coverage",
        "density",
        "mass",
        "cases",
        "of_interest",
        "restricted",
    ]);
    for (regime, cases, pattern) in told(study) {
        let found = &pattern.found;
        let mut add = |name: String, of: &MeasuredBox| {
            let names: Vec<&str> = of
                .limits
                .restricted()
                .into_iter()
                .map(|input| cases.inputs[input].id.as_str())
                .collect();
            table.push(vec![
                regime.to_owned(),
                name,
                number(of.tally.coverage()),
                number(of.tally.density()),
                number(of.tally.mass()),
                of.tally.cases.to_string(),
                of.tally.hits.to_string(),
                names.join("; "),
            ]);
        };
        for (place, of) in found.path.iter().enumerate() {
            add(place.to_string(), of);
        }
        add("chosen".into(), &found.chosen);
        add("chosen, on the other half".into(), &found.test);
    }
    table
}

/// The leaves of the tree.
fn tree(study: &Discovered) -> Table {
    let mut table = header(&[
        "regime",
        "leaf",
        "conditions",
        "cases",
        "of_interest",
        "density",
    ]);
    for (regime, cases, pattern) in told(study) {
        for (place, leaf) in pattern.leaves.iter().enumerate() {
            table.push(vec![
                regime.to_owned(),
                place.to_string(),
                super::told::conditions(cases, &leaf.limits),
                leaf.tally.cases.to_string(),
                leaf.tally.hits.to_string(),
                number(leaf.tally.density()),
            ]);
        }
    }
    table
}
