//! A lever as it is pulled: read from the command line, with its cost and its date.

use crate::scenario::{Opened, Problem, Problems, Question};

/// A lever as it is pulled.
#[derive(Clone, Debug, PartialEq)]
pub struct PulledLever {
    /// Id.
    pub id: String,
    /// Plain name.
    pub name: String,
    /// How it is set: `on`, or a number.
    pub state: String,
    /// What it costs, in words, where that is known.
    pub cost: Option<String>,
    /// The first day on which it can stand; empty = any.
    pub from: String,
    /// True if that is after the window begins.
    pub is_early: bool,
}

impl PulledLever {
    /// Reads `ID` or `ID=VALUE`.
    ///
    /// # Errors
    /// What is no lever, or no state of one.
    pub fn read(text: &str, opened: &Opened, question: &Question) -> Result<Self, Problem> {
        let (id, state) = match text.split_once('=') {
            Some((id, state)) => (id.trim(), state.trim()),
            None => (text.trim(), "on"),
        };
        let refuse = |(what, remedy): (String, String)| {
            Problem::of_file(&format!("--levers {text}"), what, remedy)
        };
        let index = opened.lever(id).map_err(refuse)?;
        let lever = &question.corridor.levers[index];
        let early = lever
            .from_h
            .is_some_and(|from| from > question.shipment.depart_from_h);
        let pulled = Self {
            id: id.to_owned(),
            name: lever.name.clone(),
            state: state.to_owned(),
            cost: lever.cost(),
            from: lever.from.clone(),
            is_early: early,
        };
        if matches!(state, "off" | "closed" | "") {
            return Err(refuse((
                format!("the lever '{id}' is not pulled when it is {state}"),
                "Leave it out: every combination is set against none".to_owned(),
            )));
        }
        // The scenario tells what is wrong with a state.
        opened
            .under(&[pulled.setting(true)])
            .map_err(|Problems(problems)| {
                let first = problems.into_iter().next();
                first.map_or_else(
                    || refuse(("it cannot be set".to_owned(), String::new())),
                    |problem| refuse((problem.what, problem.remedy)),
                )
            })?;
        Ok(pulled)
    }

    /// "Rail link opens 2030-01-01; pulled before as if it stood", where it is pulled before it can stand.
    #[must_use]
    pub fn remark(&self) -> Option<String> {
        let (name, from) = (&self.name, &self.from);
        self.is_early
            .then(|| format!("{name} stands from {from}; pulled before as if it stood"))
    }

    /// What lays it over the scenario, pulled or not.
    #[must_use]
    pub fn setting(&self, pulled: bool) -> String {
        if !pulled {
            return format!("levers.{}=\"off\"", self.id);
        }
        match self.state.parse::<f64>() {
            Ok(number) => format!("levers.{}={number:?}", self.id),
            Err(_) => format!("levers.{}=\"{}\"", self.id, self.state),
        }
    }
}

/// Reads a list of levers.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_levers(
    text: &str,
    opened: &Opened,
    question: &Question,
) -> Result<Vec<PulledLever>, Problems> {
    let read: Vec<Result<PulledLever, Problem>> = text
        .split(',')
        .map(|text| PulledLever::read(text, opened, question))
        .collect();
    let mut problems: Vec<Problem> = read.iter().filter_map(|one| one.clone().err()).collect();
    let levers: Vec<PulledLever> = read.into_iter().flatten().collect();
    for (place, lever) in levers.iter().enumerate() {
        if levers[..place].iter().any(|before| before.id == lever.id) {
            let what = format!("the lever '{}' stands there twice", lever.id);
            problems.push(Problem::of_file("--levers", what, "Name it once"));
        }
    }
    if problems.is_empty() {
        Ok(levers)
    } else {
        Err(Problems::new(problems))
    }
}
