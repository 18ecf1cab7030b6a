//! A sweep that is killed goes on where it stopped, to the same bytes.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use corridor::report::folder;

use super::{corridor, told, two_ways};

const SWEEP: [&str; 9] = [
    "sweep",
    "question.toml",
    "--over",
    "rate-link=0.2..0.6:40",
    "--over",
    "rate-rail=0.2..0.4:3",
    "--futures",
    "4",
    "--quiet",
];

fn start(home: &Path, out: &str, threads: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(home)
        .args(SWEEP)
        .args(["--out", out, "--threads", threads])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Whole lines of the journal.
fn lines(journal: &Path) -> usize {
    let text = fs::read(journal).unwrap_or_default();
    text.split(|byte| *byte == b'\n').count() - 1
}

fn run(home: &Path, out: &str, threads: &str) {
    let mut all = SWEEP.to_vec();
    all.extend(["--out", out, "--threads", threads]);
    let output = corridor(home, &all);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

#[test]
fn a_sweep_that_is_killed_again_and_again_ends_with_the_bytes_of_one_that_was_not() {
    let fixture = two_ways("a_sweep_that_is_killed");
    let home = fixture.write().to_owned();
    run(&home, "whole", "2");
    assert!(!home.join(".whole.journal").exists());
    let whole = folder::read(&home.join("whole")).unwrap();

    let journal = home.join(".cut.journal");
    let mut kills = 0;
    // Kills at rising numbers of points, on one thread and on two; half of a line is cut off between.
    for (wanted, threads) in [(1, "1"), (9, "2"), (30, "2"), (70, "1")] {
        let mut child = start(&home, "cut", threads);
        let since = Instant::now();
        while lines(&journal) < wanted && child.try_wait().unwrap().is_none() {
            assert!(since.elapsed() < Duration::from_secs(120), "no progress");
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if home.join("cut").exists() {
            break;
        }
        kills += 1;
        let text = fs::read(&journal).unwrap();
        assert!(lines(&journal) >= wanted);
        // As if the disk had got only a part of the last line.
        fs::write(&journal, &text[..text.len() - 7]).unwrap();
    }
    assert!(kills >= 2, "the sweep was too quick to be killed");
    run(&home, "cut", "3");
    assert_eq!(folder::read(&home.join("cut")).unwrap(), whole);
    assert!(!journal.exists());

    let output = corridor(&home, &["reproduce", "cut"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

#[test]
fn the_journal_of_another_sweep_stops_a_run_before_it_writes() {
    let fixture = two_ways("the_journal_of_another_sweep");
    let home = fixture.write().to_owned();
    let journal = home.join(".run.journal");
    let mut child = start(&home, "run", "1");
    let since = Instant::now();
    while lines(&journal) < 2 {
        assert!(since.elapsed() < Duration::from_secs(120), "no progress");
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let before = fs::read(&journal).unwrap();
    let other = [
        "sweep",
        "question.toml",
        "--quiet",
        "--over",
        "rate-link=0.2,0.3",
        "--out",
        "run",
    ];
    let output = corridor(&home, &other);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(
        told(&output).contains("is the journal of another sweep"),
        "{}",
        told(&output)
    );
    assert_eq!(fs::read(&journal).unwrap(), before);
    assert!(!home.join("run").exists());
}
