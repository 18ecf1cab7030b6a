//! Sweeps and robustness as a user meets them: the command line, its folders, and what it refuses.

mod levers;
mod numbers;
mod refusals;
mod resumed;

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::fixture::Fixture;

fn corridor(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The document that a command prints.
fn document(folder: &Path, arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--json", "--quiet"]);
    let output = corridor(folder, &all);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The small corridor with a tariff of its own for the new link, 600 km against 800 km by the railway, and the link open.
fn two_ways(name: &str) -> Fixture {
    Fixture::new(name)
        .edit(
            "tiny/legs.csv",
            "beta-gamma-link,BETA,GAMMA,both,rail,planned,new-link,600,,,20,,rate-rail",
            "beta-gamma-link,BETA,GAMMA,both,rail,planned,new-link,600,,,20,,rate-link",
        )
        .edit(
            "tiny/assumptions.csv",
            "fee-port,port handling",
            "rate-link,tariff of the link,0.2,0.3,0.8,USD/km,2025,TEU,2025,unknown,judgement,S2\nidle,a number that nothing \
             uses,1,2,3,h,,,,unknown,judgement,S2\nfee-port,port handling",
        )
        .column(
            "tiny/assumptions.csv",
            "group",
            &[("rate-rail", "tariff"), ("rate-link", "tariff")],
        )
        .edit(
            "question.toml",
            "new-link = \"closed\"",
            "new-link = \"open\"",
        )
}
