//! Promises about a whole run: the same bytes for any number of threads, and memory that does not grow.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use corridor::report::chart::{cut, overlaps};

/// Every file of a folder, by its path within, with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    fn walk(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let within = path.strip_prefix(root).unwrap().to_owned();
                files.push((within, fs::read(&path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    walk(folder, folder, &mut files);
    files.sort();
    files
}

/// In the pictures of a real run no text overlaps another and none is cut by the edge.
fn letters_stand_apart(files: &[(PathBuf, Vec<u8>)]) {
    let mut pictures = 0;
    for (name, bytes) in files {
        if name.extension().is_some_and(|ending| ending == "svg") {
            let svg = std::str::from_utf8(bytes).unwrap();
            assert_eq!(overlaps(svg), vec![], "{}", name.display());
            assert_eq!(cut(svg), Vec::<String>::new(), "{}", name.display());
            pictures += 1;
        }
    }
    assert!(pictures >= 14, "only {pictures} pictures");
}

#[test]
fn one_thread_and_two_leave_the_same_bytes_in_every_file() {
    let home = tempfile::tempdir().unwrap();
    let run = |threads: &str| {
        let folder = home.path().join(threads);
        let status = Command::new(env!("CARGO_BIN_EXE_corridor"))
            .args(["compare", "--trials", "20000", "--futures", "8", "--quiet"])
            .args(["--threads", threads, "--out"])
            .arg(&folder)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        contents(&folder)
    };
    let (one, two, three) = (run("1"), run("2"), run("3"));
    assert!(one.len() > 60, "only {} files", one.len());
    letters_stand_apart(&one);
    for other in [two, three] {
        let names = |files: &[(PathBuf, Vec<u8>)]| -> Vec<PathBuf> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&one), names(&other));
        for ((name, bytes), (_, others)) in one.iter().zip(&other) {
            assert!(bytes == others, "{} differs", name.display());
        }
    }
}

/// A question with one regime and two routes.
const SMALL: &str = r#"
extends = "instc-vs-suez"
regime = "suez-open"

[routes]
west-rail-link = false
caspian-anzali-astrakhan = false
caspian-amirabad-astrakhan = false
caspian-makhachkala = false
east-incheh-borun = false
east-sarakhs = false
chabahar = false
suez-direct = false
suez-hub-rotterdam = false
suez-hub-hamburg = false
cape-novorossiysk = false
cape-direct = false
cape-hub-rotterdam = false

[compare]
reference = ["novorossiysk"]
"#;

/// Greatest resident memory of a run, kB, as the system counts it (`VmHWM`); read until the process ends.
#[cfg(target_os = "linux")]
fn peak_kb(folder: &Path, trials: &str) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_corridor"))
        .args([
            "compare",
            "small.toml",
            "--futures",
            "1",
            "--json",
            "--quiet",
        ])
        .args(["--trials", trials, "--threads", "2"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kb = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok());
        peak = peak.max(kb.unwrap_or(0));
        sleep(Duration::from_millis(1));
    }
    assert!(child.wait().unwrap().success());
    assert!(peak > 0, "the system told no peak");
    peak
}

#[cfg(target_os = "linux")]
#[test]
fn ten_million_trials_need_the_memory_of_a_hundred_thousand() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("small.toml"), SMALL).unwrap();
    let few = peak_kb(home.path(), "131072");
    let many = peak_kb(home.path(), "10000000");
    assert!(
        many as f64 <= 1.2 * few as f64,
        "{many} kB for ten million trials, {few} kB for 131,072"
    );
}
