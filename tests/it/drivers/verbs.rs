//! The two verbs from the command line: folders, documents, refusals.

use std::path::Path;
use std::process::{Command, Output};

use super::two_ways;

fn corridor(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const SENSITIVITY: [&str; 12] = [
    "sensitivity",
    "question.toml",
    "--points",
    "64",
    "--max-points",
    "64",
    "--screen",
    "2",
    "--inner",
    "64",
    "--regime",
    "calm",
];

const DISCOVER: [&str; 8] = [
    "discover",
    "question.toml",
    "--points",
    "64",
    "--inner",
    "64",
    "--regime",
    "calm",
];

fn with<'a>(one: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [one, more].concat()
}

#[test]
fn each_verb_leaves_a_folder_that_is_reproduced_to_the_byte_on_other_threads() {
    let folder = two_ways("verbs_folders", "10,45,90", "30,50,70")
        .write()
        .to_owned();
    for (verb, picture) in [(&SENSITIVITY[..], "tornado"), (&DISCOVER[..], "discovery")] {
        let out = corridor(
            &folder,
            &with(verb, &["--out", verb[0], "--threads", "1", "--quiet"]),
        );
        assert!(out.status.success(), "{}", told(&out.stderr));
        let home = folder.join(verb[0]);
        for file in [
            "brief.md",
            "manifest.json",
            &format!("charts/{picture}.png"),
        ] {
            assert!(home.join(file).exists(), "{file}");
        }
        for threads in ["2", "3"] {
            let again = corridor(
                &folder,
                &["reproduce", verb[0], "--threads", threads, "--quiet"],
            );
            assert!(again.status.success(), "{}", told(&again.stderr));
            assert!(told(&again.stdout).contains("the same bytes"));
        }
    }
}

#[test]
fn each_verb_prints_one_document_with_the_keys_that_are_documented() {
    let folder = two_ways("verbs_documents", "10,45,90", "30,50,70")
        .write()
        .to_owned();
    let keys = |value: &serde_json::Value| -> String {
        let map = value.as_object().unwrap();
        let keys: Vec<&str> = map.keys().map(String::as_str).collect();
        keys.join(" ")
    };
    let document = |verb: &[&str]| -> serde_json::Value {
        let out = corridor(&folder, &with(verb, &["--json", "--quiet"]));
        assert!(out.status.success(), "{}", told(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap()
    };
    let documented =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md"))
            .unwrap();
    for verb in [&SENSITIVITY[..], &DISCOVER[..]] {
        let document = document(verb);
        assert_eq!(document["command"], verb[0]);
        assert_eq!(document["schema"], 1);
        for key in ["question", "run", "regimes"] {
            assert!(document.get(key).is_some(), "{key}");
        }
        let regime = &document["regimes"][0];
        assert_eq!(regime["id"], "calm");
        for key in keys(regime).split(' ') {
            assert!(
                documented.contains(&format!("`{key}`")),
                "{key} is not documented"
            );
        }
    }
}

#[test]
fn what_cannot_be_asked_is_refused_and_nothing_is_written() {
    let folder = two_ways("verbs_refused", "10,45,90", "30,50,70")
        .write()
        .to_owned();
    for (arguments, words) in [
        (
            vec!["sensitivity", "question.toml", "--points", "32"],
            "32 points are too few for indices of variance",
        ),
        (
            vec!["sensitivity", "question.toml", "--points", "1048576"],
            "Take 65536 or fewer",
        ),
        (
            vec!["sensitivity", "question.toml", "--route", "raill"],
            "nearest: rail or link",
        ),
        (
            vec!["discover", "question.toml", "--of", "time"],
            "add --below X or --above X",
        ),
        (
            vec!["discover", "question.toml", "--points", "10"],
            "too few to discover conditions in",
        ),
        (
            vec!["discover", "question.toml", "--regime", "storm"],
            "It has calm and avoided",
        ),
        (
            vec![
                "discover",
                "question.toml",
                "--design",
                "sobol",
                "--futures",
                "8",
                "--points",
                "100",
            ],
            "must be a power of two",
        ),
    ] {
        let out = corridor(&folder, &arguments);
        assert_eq!(
            out.status.code(),
            Some(2),
            "{arguments:?}: {}",
            told(&out.stderr)
        );
        let text = told(&out.stderr);
        assert!(text.contains(words), "{text}");
        assert!(text.contains("Nothing was written"), "{text}");
        assert!(!folder.join("runs").exists());
    }
}
