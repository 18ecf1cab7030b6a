//! The method's own vectors, put to the project's own code.
//!
//! Every entry of `tests/data/method_vectors.json`, or of the file that the variable `CORRIDOR_VECTORS` names, is
//! found by its id; an id may occur several times with other numbers. A check sees the inputs and the names of
//! the expected values, and answers each: exactly, where the project has the function; by simulation of a small
//! program within four standard errors, where it has not; often in both ways. What no check reads or answers is a
//! fault. Ids of later work are named and counted.

mod answer;
mod closures;
mod decisions;
mod dependence;
pub(crate) mod drivers;
mod entry;
mod families;
mod indicators;
mod intervals;
mod lab;
mod money;
mod queues;
mod reliability;
mod said;
mod scores;
mod waiting;
mod world;

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::LazyLock;

use rayon::prelude::*;
use serde_json::{Value, json};

use answer::{Answer, Answers, Told, faults};
use entry::{Entry, Vector};

type Check = fn(&Entry);

/// The vectors of this release.
const CHECKS: [(&str, Check); 86] = [
    ("M001", families::m001),
    ("M002", families::m002),
    ("M003", families::m003),
    ("M004", families::m004),
    ("M005", families::m005),
    ("M006", waiting::m006),
    ("M007", waiting::m007),
    ("M008", waiting::m008),
    ("M009", waiting::m009),
    ("M010", waiting::m010),
    ("M011", families::m011),
    ("M012", waiting::m012),
    ("M013", waiting::m013),
    ("M014", queues::m014),
    ("M015", queues::m015),
    ("M016", queues::m016),
    ("M017", queues::m017),
    ("M018", queues::m018),
    ("M019", queues::m019),
    ("M020", queues::m020),
    ("M021", queues::m021),
    ("M022", queues::m022),
    ("M023", closures::m023),
    ("M024", closures::m024),
    ("M025", closures::m025),
    ("M026", closures::m026),
    ("M027", closures::m027),
    ("M028", closures::m028),
    ("M029", dependence::m029),
    ("M030", dependence::m030),
    ("M031", dependence::m031),
    ("M032", dependence::m032),
    ("M033", families::m033),
    ("M034", families::m034),
    ("M037", dependence::m037),
    ("M038", dependence::m038),
    ("M039", dependence::m039),
    ("M040", dependence::m040),
    ("M041", reliability::m041),
    ("M042", reliability::m042),
    ("M043", reliability::m043),
    ("M044", money::m044),
    ("M045", money::m045),
    ("M046", money::m046),
    ("M047", money::m047),
    ("M048", money::m048),
    ("M050", money::m050),
    ("M051", money::m051),
    ("M052", money::m052),
    ("M053", money::m053),
    ("M054", money::m054),
    ("M055", money::m055),
    ("M056", money::m056),
    ("M073", drivers::m073),
    ("M074", drivers::m074),
    ("M075", drivers::m075),
    ("M076", drivers::m076),
    ("M077", intervals::m077),
    ("M078", intervals::m078),
    ("M079", intervals::m079),
    ("M080", intervals::m080),
    ("M081", intervals::m081),
    ("M082", decisions::m082),
    ("M083", decisions::m083),
    ("M084", drivers::m084),
    ("M085", decisions::m085),
    ("M086", decisions::m086),
    ("M087", decisions::m087),
    ("M088", scores::m088),
    ("M089", scores::m089),
    ("M090", scores::m090),
    ("M091", scores::m091),
    ("M092", scores::m092),
    ("M093", scores::m093),
    ("M094", indicators::m094),
    ("M095", said::m095),
    ("M096", said::m096),
    ("M097", dependence::m097),
    ("M098", dependence::m098),
    ("M099", intervals::m099),
    ("M100", closures::m100),
    ("M101", closures::m101),
    ("M103", closures::m103),
    ("M107", scores::m107),
    ("M108", waiting::m108),
    ("M109", queues::m109),
];

fn check_of(id: &str) -> Option<Check> {
    let found = CHECKS.iter().find(|(known, _)| *known == id);
    found.map(|(_, check)| *check)
}

fn told(vector: &Vector, check: Check) -> Told {
    let entry = Entry::of(vector);
    check(&entry);
    entry.told()
}

/// The vectors of this release in the project's own file, with what the checks said of them.
static OWN: LazyLock<Vec<(Vector, Told)>> = LazyLock::new(|| {
    let text = include_str!("../../data/method_vectors.json");
    answered(Vector::all_of(text)).0
});

/// Those of this release with what the checks said, and the ids of later work.
fn answered(vectors: Vec<Vector>) -> (Vec<(Vector, Told)>, BTreeSet<String>) {
    let (known, later): (Vec<_>, Vec<_>) = vectors
        .into_iter()
        .partition(|vector| check_of(&vector.id).is_some());
    let told = known
        .into_par_iter()
        .map(|vector| {
            let check = check_of(&vector.id).expect("those without a check are of later work");
            let told = told(&vector, check);
            (vector, told)
        })
        .collect();
    (told, later.into_iter().map(|vector| vector.id).collect())
}

#[test]
fn every_vector_of_the_method_is_met_by_the_projects_own_code() {
    let other = std::env::var("CORRIDOR_VECTORS").ok();
    let text = match &other {
        Some(path) => std::fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("CORRIDOR_VECTORS: {path}: {error}")),
        None => include_str!("../../data/method_vectors.json").into(),
    };
    let vectors = Vector::all_of(&text);
    let (checked, later) = if other.is_some() {
        answered(vectors)
    } else {
        let later = vectors.into_iter().map(|vector| vector.id);
        (
            OWN.clone(),
            later.filter(|id| check_of(id).is_none()).collect(),
        )
    };
    let ids: BTreeSet<&str> = checked
        .iter()
        .map(|(vector, _)| vector.id.as_str())
        .collect();
    let named: Vec<&str> = later.iter().map(String::as_str).collect();
    // Written to the stream itself: what is printed by the macros is kept back while a test succeeds.
    writeln!(
        std::io::stderr().lock(),
        "\nvectors: {} entries checked ({} ids), {} ids of later work ({})",
        checked.len(),
        ids.len(),
        named.len(),
        named.join(" ")
    )
    .unwrap();

    let wrong: Vec<String> = checked
        .iter()
        .flat_map(|(vector, told)| {
            faults(told, &vector.inputs, &vector.expected, vector.rel_tol)
                .into_iter()
                .map(|fault| format!("{}: {fault}", vector.id))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(
        !checked.is_empty(),
        "a file without a vector of this release"
    );
}

#[test]
fn the_projects_own_file_has_every_vector_of_this_release() {
    let ids: BTreeSet<&str> = OWN.iter().map(|(vector, _)| vector.id.as_str()).collect();
    let missing: Vec<&str> = CHECKS
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| !ids.contains(id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A value that the answer must not accept: four millionths of itself away (no tolerance is wider than one), or as far
/// beyond an end of four standard errors as they are wide.
fn spoiled(value: &Value, answer: &Answer) -> Value {
    match answer {
        Answer::Text(word) => json!(format!("{word}, or thereabouts")),
        Answer::Exact(_) => {
            let number = value.as_f64().unwrap();
            json!(if number == 0.0 {
                1e-6
            } else {
                number * (1.0 + 4e-6)
            })
        }
        Answer::Between(low, high) => json!(high + (high - low) + 1e-6 * high.abs()),
    }
}

#[test]
fn a_wrong_expected_value_is_found_in_every_place_of_every_vector() {
    for (vector, told) in OWN.iter() {
        for (key, answers) in &told.answers {
            let spoils: Vec<Value> = match answers {
                Answers::One(answer) => vec![spoiled(&vector.expected[key], answer)],
                Answers::Each(answers) => (0..answers.len())
                    .map(|place| {
                        let mut list = vector.expected[key].clone();
                        list[place] = spoiled(&list[place], &answers[place]);
                        list
                    })
                    .collect(),
            };
            assert!(!spoils.is_empty(), "{} {key} compares nothing", vector.id);
            for spoiled in spoils {
                let mut expected = vector.expected.clone();
                expected.insert(key.clone(), spoiled);
                let found = faults(told, &vector.inputs, &expected, vector.rel_tol);
                assert!(
                    found.iter().any(|fault| fault.contains(key.as_str())),
                    "{}: a wrong {key} goes unseen",
                    vector.id
                );
            }
        }
    }
}

#[test]
fn a_key_that_no_check_reads_is_found_in_every_vector() {
    for (vector, told) in OWN.iter() {
        let mut inputs = vector.inputs.clone();
        inputs.insert("moon_phase".into(), json!(0.25));
        let found = faults(told, &inputs, &vector.expected, vector.rel_tol);
        assert_eq!(
            found,
            ["inputs.moon_phase: no check reads it"],
            "{}",
            vector.id
        );
        let mut expected = vector.expected.clone();
        expected.insert("moon_phase".into(), json!(0.25));
        let found = faults(told, &vector.inputs, &expected, vector.rel_tol);
        assert_eq!(
            found,
            ["expected.moon_phase: no check answers it"],
            "{}",
            vector.id
        );
    }
}

#[test]
fn a_list_of_another_length_is_no_answer() {
    let told = Told {
        answers: vec![("q".into(), Answers::Each(vec![Answer::Exact(1.0)]))],
        ..Told::default()
    };
    let expected = json!({ "q": [1.0, 1.0] });
    let found = faults(
        &told,
        &serde_json::Map::new(),
        expected.as_object().unwrap(),
        1e-8,
    );
    assert_eq!(found, ["expected.q: [1.0,1.0] is not a list of 1"]);
}
