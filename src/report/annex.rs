//! The annex of a run: the items of STRESS and the headings of TRACE (METHOD 7.6), and a paragraph on the method.

use std::fmt::Write;

use crate::report::manifest::Manifest;
use crate::report::words;
use crate::study::finding::Comparison;

/// Name of the file in a run folder.
pub const FILE: &str = "annex.md";

/// Most words of the paragraph on the method.
pub const WORDS: usize = 120;

/// The annex, in Markdown.
#[must_use]
pub fn annex(answer: &Comparison, manifest: &Manifest) -> String {
    let mut text = format!(
        "# Annex: how this run was made\n\n## Methods in {WORDS} words or fewer\n\n{}\n\n## STRESS-DES, by item\n\n| item | in this run |\n| --- | --- |\n",
        paragraph(answer, manifest)
    );
    for (item, told) in stress(answer, manifest) {
        let _ = writeln!(text, "| {item} | {} |", told.replace('|', "/"));
    }
    text.push_str("\n## TRACE, by heading\n\n| heading | where |\n| --- | --- |\n");
    for (heading, told) in trace(answer) {
        let _ = writeln!(text, "| {heading} | {} |", told.replace('|', "/"));
    }
    text.push_str(
        "\nWritten from the manifest and the answer of the run. What is not stated here is not claimed. In this model, \
         under these inputs.\n",
    );
    text
}

/// The method in at most [`WORDS`] words, ready to be quoted.
#[must_use]
pub fn paragraph(answer: &Comparison, manifest: &Manifest) -> String {
    let asked = &answer.asked;
    let [measured, announced, estimate, judgement] = answer.footing.by_grade;
    let futures = if manifest.futures > 1 {
        format!(
            "Ranges come from {} futures that draw every unknown of the book ({}), each with {} of the same worlds. ",
            manifest.futures,
            asked.design.replace('-', " "),
            words::thousands(manifest.inner as f64),
        )
    } else {
        "One future was run, at best values. ".to_owned()
    };
    format!(
        "Corridor {version} followed {trials} shipments of one {cargo_box} of {cargo} from {from} to {to} on {routes} routes \
         under {regimes}, each a stated condition, never averaged. All routes meet the same random worlds (seed {seed}), so \
         differences are paired. Time and cost are summed step by step over legs, stops and services, whose laws are drawn. \
         {futures}Of {rows} rows behind the routes, {measured} are measured, {announced} announced, {estimate} estimates, \
         {judgement} judgements. Inputs: SHA-256 {hash}. Prices of {year}. Results hold in this model, under these inputs.",
        version = manifest.version,
        trials = words::thousands(manifest.trials as f64),
        cargo_box = words::container(&asked.cargo_box),
        cargo = asked.cargo,
        from = words::short_place(&asked.pair.0),
        to = words::short_place(&asked.pair.1),
        routes = answer
            .regimes
            .first()
            .map_or(0, |regime| regime.routes.len()),
        regimes = match answer.regimes.len() {
            1 => "one regime".to_owned(),
            count => format!("{count} regimes"),
        },
        seed = manifest.seed,
        rows = measured + announced + estimate + judgement,
        hash = &manifest.inputs_sha256[..8.min(manifest.inputs_sha256.len())],
        year = asked.price_year,
    )
}

/// The twenty items of STRESS-DES.
fn stress(answer: &Comparison, manifest: &Manifest) -> Vec<(&'static str, String)> {
    let asked = &answer.asked;
    let names: Vec<&str> = answer.regimes.iter().map(|of| of.name.as_str()).collect();
    let noise = &manifest.noise;
    let list = |lines: &[String]| match lines {
        [] => "none".to_owned(),
        lines => lines.join("; "),
    };
    vec![
        ("1.1 Purpose", asked.title.clone()),
        (
            "1.2 Outputs",
            "days, USD and kg CO2e of each route; which arrives first; see summary.csv".into(),
        ),
        (
            "1.3 Aims of experimentation",
            format!("regimes side by side: {}", names.join("; ")),
        ),
        ("2.1 Base model", "a route as steps in order: stops, waits for a service, legs (brief.md, where time goes)".into()),
        ("2.2 Scenario logic", format!("levers: {}; changes: {}", list(&asked.levers), list(&asked.overrides))),
        ("2.3 Algorithms", format!("routes are chosen once; on the way: {}; shared shocks: {}", asked.recourse, asked.copula)),
        ("2.4 Components", "legs, stops, services, closures, seasons, factors: the tables in inputs/".into()),
        ("3.1 Data sources", "sources.csv in inputs/; tables.xlsx, sheet Sources".into()),
        ("3.2 Input parameters", "assumptions.csv in inputs/; tables.xlsx, sheet Assumptions used".into()),
        ("3.3 Preprocessing", format!("money in USD of {}; conversions by `corridor explain ID`", asked.price_year)),
        ("3.4 Assumptions", words::by_grade(&answer.footing)),
        ("4.1 Initialisation", format!("departures {} to {}; no warm-up: closures start in their long-run state", asked.window.0, asked.window.1)),
        ("4.2 Run length", "each shipment until it arrives, strands or passes the horizon".into()),
        (
            "4.3 Estimation",
            format!(
                "{} trials at best values; {} futures of {} trials; widest half-width of a mean time {} h, of a P95 {} h, of \
                 a probability {}",
                words::thousands(manifest.trials as f64),
                manifest.futures,
                words::thousands(manifest.inner as f64),
                noise.mean_time_h,
                noise.p95_time_h,
                noise.before_reference
            ),
        ),
        ("5.1 Software", format!("Corridor {}", manifest.version)),
        ("5.2 Random sampling", format!("seed {}; a column of uniforms for each hazard; the same worlds for all routes", manifest.seed)),
        ("5.3 Execution", "blocks of 1,024 worlds; the same bytes for any number of threads".into()),
        ("5.4 System", "not recorded: the numbers do not depend on it".into()),
        ("6.1 Code access", "the source of the version named under 5.1".into()),
        ("6.2 Reproduction", format!("corridor reproduce FOLDER; inputs SHA-256 {}", manifest.inputs_sha256)),
    ]
}

/// The headings of TRACE and where the run or the project answers them.
fn trace(answer: &Comparison) -> Vec<(&'static str, String)> {
    vec![
        (
            "Problem formulation",
            format!("brief.md: {}", answer.asked.title),
        ),
        (
            "Model description",
            "docs/tables.md; brief.md, Limits".into(),
        ),
        (
            "Data evaluation",
            words::by_age(&answer.footing, answer.asked.price_year),
        ),
        (
            "Conceptual model evaluation",
            "docs/data-notes.md: what was chosen where sources differ".into(),
        ),
        (
            "Implementation verification",
            "the vectors of the method and the property tests, run by ./test".into(),
        ),
        (
            "Output verification",
            "comparisons with peers and published ranges: docs/".into(),
        ),
        (
            "Model analysis",
            "brief.md, what it hangs on; `corridor sensitivity`, `corridor discover`".into(),
        ),
        (
            "Output corroboration",
            "none in this run; real trips are set against the model apart from it".into(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;
    use crate::report::manifest::manifest;

    #[test]
    fn the_paragraph_has_at_most_its_words_and_states_sizes_seed_and_grades() {
        let answer = comparison();
        let manifest = manifest(&answer, "q.toml", &[]);
        let paragraph = paragraph(&answer, &manifest);
        let words = paragraph.split_whitespace().count();
        assert!((90..=WORDS).contains(&words), "{words}: {paragraph}");
        for told in [
            "100,000 shipments",
            "seed 60",
            "64 futures",
            "19 judgements",
            "3f1c2a9b",
        ] {
            assert!(paragraph.contains(told), "{told}: {paragraph}");
        }
    }

    #[test]
    fn the_annex_has_the_twenty_items_of_stress_and_the_eight_headings_of_trace() {
        let answer = comparison();
        let manifest = manifest(&answer, "q.toml", &[]);
        assert_eq!(
            (stress(&answer, &manifest).len(), trace(&answer).len()),
            (20, 8)
        );
        let text = annex(&answer, &manifest);
        assert!(!text.to_lowercase().contains("likely"), "{text}");
    }
}
