//! One entry of a file of vectors, read by key; what is read and answered is kept.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::answer::{Answer, Answers, Told};

/// A vector as the file has it.
#[derive(Clone, Debug)]
pub(super) struct Vector {
    pub(super) id: String,
    pub(super) inputs: Map<String, Value>,
    pub(super) expected: Map<String, Value>,
    pub(super) rel_tol: f64,
}

impl Vector {
    /// The vectors of a file of them.
    pub(super) fn all_of(text: &str) -> Vec<Self> {
        let file: Value = serde_json::from_str(text).expect("the file of vectors is JSON");
        let vectors = file["vectors"].as_array().expect("it has a list `vectors`");
        let object = |value: &Value| value.as_object().cloned();
        vectors
            .iter()
            .map(|vector| Self {
                id: vector["id"].as_str().expect("a vector has an id").into(),
                inputs: object(&vector["inputs"]).expect("a vector has inputs"),
                expected: object(&vector["expected"]).expect("a vector has expected values"),
                rel_tol: vector["rel_tol"].as_f64().expect("a vector has a rel_tol"),
            })
            .collect()
    }
}

/// A vector while it is checked. A check sees the inputs and the names of the expected values, not the values.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    vector: &'a Vector,
    told: RefCell<Told>,
}

impl<'a> Entry<'a> {
    pub(super) fn of(vector: &'a Vector) -> Self {
        Self {
            vector,
            told: RefCell::default(),
        }
    }

    pub(super) fn told(self) -> Told {
        self.told.into_inner()
    }

    fn input(&self, key: &str) -> &'a Value {
        self.told.borrow_mut().read.insert(key.into());
        self.vector
            .inputs
            .get(key)
            .unwrap_or_else(|| panic!("{}: there is no inputs.{key}", self.vector.id))
    }

    /// An input that is a number.
    pub(super) fn number(&self, key: &str) -> f64 {
        let value = self.input(key);
        value
            .as_f64()
            .unwrap_or_else(|| panic!("{}: inputs.{key} is no number", self.vector.id))
    }

    /// An input that is a whole number.
    pub(super) fn count(&self, key: &str) -> u64 {
        let value = self.number(key);
        assert!(
            value >= 0.0 && value.fract() == 0.0,
            "{}: inputs.{key} is no count",
            self.vector.id
        );
        value as u64
    }

    /// An input that is a word or a phrase.
    pub(super) fn text(&self, key: &str) -> &'a str {
        let value = self.input(key);
        value
            .as_str()
            .unwrap_or_else(|| panic!("{}: inputs.{key} is no text", self.vector.id))
    }

    /// An input that is a list.
    pub(super) fn list(&self, key: &str) -> &'a [Value] {
        let list = self.input(key).as_array();
        let list = list.unwrap_or_else(|| panic!("{}: inputs.{key} is no list", self.vector.id));
        assert!(
            !list.is_empty(),
            "{}: inputs.{key} is empty",
            self.vector.id
        );
        list
    }

    /// An input that is a list of numbers.
    pub(super) fn numbers(&self, key: &str) -> Vec<f64> {
        self.list(key)
            .iter()
            .map(|value| {
                value.as_f64().unwrap_or_else(|| {
                    panic!("{}: inputs.{key} holds {value}", self.vector.id);
                })
            })
            .collect()
    }

    /// Names of the expected values.
    pub(super) fn expected_keys(&self) -> impl Iterator<Item = &'a str> {
        self.vector.expected.keys().map(String::as_str)
    }

    /// Expected values with a number in their names: whole name, and the number between `before` and `after`
    /// (an underscore stands for the point).
    pub(super) fn keys_with_number(&self, before: &str, after: &str) -> Vec<(&'a str, f64)> {
        self.expected_keys()
            .filter_map(|key| {
                let number = key.strip_prefix(before)?.strip_suffix(after)?;
                Some((key, number.replace('_', ".").parse().ok()?))
            })
            .collect()
    }

    /// Expected quantiles: whole name, and the probability. `p05` and `p95_days` are of 0.05 and 0.95.
    pub(super) fn quantile_keys(&self) -> Vec<(&'a str, f64)> {
        self.expected_keys()
            .filter_map(|key| {
                let digits = key.strip_suffix("_days").unwrap_or(key).strip_prefix('p')?;
                let places = i32::try_from(digits.len()).ok().filter(|&n| n >= 2)?;
                let number: u32 = digits.parse().ok()?;
                Some((key, f64::from(number) / 10_f64.powi(places)))
            })
            .collect()
    }

    /// Answers an expected value.
    pub(super) fn answer(&self, key: &str, answer: Answer) {
        let answers = (key.into(), Answers::One(answer));
        self.told.borrow_mut().answers.push(answers);
    }

    /// Answers an expected value with the number that the project's code gives.
    pub(super) fn exact(&self, key: &str, number: f64) {
        self.answer(key, Answer::Exact(number));
    }

    /// Answers an expected list.
    pub(super) fn each(&self, key: &str, answers: impl IntoIterator<Item = Answer>) {
        let answers = (key.into(), Answers::Each(answers.into_iter().collect()));
        self.told.borrow_mut().answers.push(answers);
    }

    /// Answers an expected list with the numbers that the project's code gives.
    pub(super) fn exact_each(&self, key: &str, numbers: impl IntoIterator<Item = f64>) {
        self.each(key, numbers.into_iter().map(Answer::Exact));
    }
}
