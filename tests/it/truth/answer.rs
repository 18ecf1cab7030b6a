//! What a check answers, and how it is set against what a vector expects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// An answer to one expected number or word.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// A number that the vector must hold to its relative tolerance, or to 1e-12 where it expects zero.
    Exact(f64),
    /// Ends of four standard errors about a simulated number: the expected one must lie between them.
    Between(f64, f64),
    /// A word that must be the same.
    Text(String),
}

/// The answers to one key: one for a number, as many as the list is long for a list.
#[derive(Clone, Debug)]
pub(super) enum Answers {
    One(Answer),
    Each(Vec<Answer>),
}

/// Everything that a check said about one vector.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Keys of the inputs that were read.
    pub(super) read: BTreeSet<String>,
    /// Answers by expected key; a key may be answered in several ways, and all of them must hold.
    pub(super) answers: Vec<(String, Answers)>,
}

impl Answer {
    fn fault(&self, expected: &Value, rel_tol: f64) -> Option<String> {
        let fits = match self {
            Self::Text(word) => expected.as_str() == Some(word),
            Self::Exact(number) => expected.as_f64().is_some_and(|expected| {
                let allowed = if expected == 0.0 {
                    1e-12
                } else {
                    rel_tol * expected.abs()
                };
                (number - expected).abs() <= allowed
            }),
            Self::Between(low, high) => expected
                .as_f64()
                .is_some_and(|expected| *low <= expected && expected <= *high),
        };
        (!fits).then(|| format!("expected {expected}, found {self:?}"))
    }
}

/// Everything that is wrong between what was told and what a vector asks: answers that do not fit, expected keys
/// without an answer, answers to no key, and inputs that no check read.
pub(super) fn faults(
    told: &Told,
    inputs: &Map<String, Value>,
    expected: &Map<String, Value>,
    rel_tol: f64,
) -> Vec<String> {
    let mut faults: Vec<String> = inputs
        .keys()
        .filter(|key| !told.read.contains(*key))
        .map(|key| format!("inputs.{key}: no check reads it"))
        .collect();
    let mut by_key: BTreeMap<&str, Vec<&Answers>> = BTreeMap::new();
    for (key, answers) in &told.answers {
        by_key.entry(key).or_default().push(answers);
    }
    for (key, value) in expected {
        let Some(all) = by_key.remove(key.as_str()) else {
            faults.push(format!("expected.{key}: no check answers it"));
            continue;
        };
        for answers in all {
            match (answers, value) {
                (Answers::One(answer), _) => {
                    faults.extend(
                        answer
                            .fault(value, rel_tol)
                            .map(|fault| format!("expected.{key}: {fault}")),
                    );
                }
                (Answers::Each(answers), Value::Array(list)) if answers.len() == list.len() => {
                    for (place, (answer, value)) in answers.iter().zip(list).enumerate() {
                        faults.extend(
                            answer
                                .fault(value, rel_tol)
                                .map(|fault| format!("expected.{key}[{place}]: {fault}")),
                        );
                    }
                }
                (Answers::Each(answers), _) => {
                    faults.push(format!(
                        "expected.{key}: {value} is not a list of {}",
                        answers.len()
                    ));
                }
            }
        }
    }
    faults.extend(
        by_key
            .keys()
            .map(|key| format!("{key}: answered, but the vector does not ask for it")),
    );
    faults
}
