//! What a scenario chooses: regimes, levers and overrides of the book, and the book under each regime.

use super::books::{Edit, Word, book, words_of_lever, words_of_regime};
use crate::corridor::{Change, Lever, LeverState, SetValue};
use crate::scenario::build::Built;
use crate::scenario::question::{RegimeCase, Shipment};
use crate::scenario::table::Table;
use crate::scenario::text::{AssumeChange, AssumeEntry, Layers, LeverEntry};
use crate::scenario::{Problem, check};
use crate::time::Instant;

/// The levers that are not off, and the overrides of the book.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// Levers (by index) and how they stand.
    levers: Vec<(usize, LeverState)>,
    /// Words of the scenario about the book, with the path of each in the file.
    words: Vec<(String, Word)>,
    /// The levers in plain words.
    pub(super) lever_words: Vec<String>,
    /// The overrides in plain words.
    pub(super) override_words: Vec<String>,
}

impl Choices {
    /// Reads `[levers]` and `[assume]`.
    pub(super) fn read(
        layers: &Layers,
        built: &Built,
        shipment: Option<&Shipment>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut choices = Self::default();
        for (id, entry) in &layers.file.levers {
            let path = format!("levers.{id}");
            match stand(built, id, entry) {
                Ok((_, LeverState::Off)) => {}
                Ok((lever, state)) => {
                    let row = &built.corridor.levers[lever];
                    choices.levers.push((lever, state));
                    let early = early(row, shipment);
                    choices.lever_words.push(format!(
                        "{}: {}{early}",
                        row.name,
                        state_words(entry)
                    ));
                }
                Err(fault) => problems
                    .extend(fault.map(|(what, remedy)| layers.spots.problem(&path, what, remedy))),
            }
        }
        for (id, entry) in &layers.file.assume.0 {
            let path = format!("assume.{id}");
            match edit(built, id, entry) {
                Ok((assumption, edit, words)) => {
                    let why = match entry {
                        AssumeEntry::Change(AssumeChange { why: Some(why), .. }) => why.clone(),
                        _ => "scenario".to_owned(),
                    };
                    choices
                        .override_words
                        .push(format!("{id}: {words} ({why})"));
                    let word = Word {
                        assumption,
                        edit,
                        why,
                    };
                    choices.words.push((path, word));
                }
                Err(fault) => problems
                    .extend(fault.map(|(what, remedy)| layers.spots.problem(&path, what, remedy))),
            }
        }
        choices
    }

    /// Legs (by index) that the levers open.
    pub(super) fn opened(&self, built: &Built) -> Vec<usize> {
        let corridor = &built.corridor;
        let mut opened = Vec::new();
        for (lever, _) in &self.levers {
            let lever = &corridor.levers[*lever];
            opened.extend(
                lever
                    .effects
                    .iter()
                    .filter_map(|effect| match effect.change {
                        Change::OpenLeg(leg) => Some(leg),
                        Change::Assumption(..) => None,
                    }),
            );
            let named = corridor.legs.iter().enumerate();
            opened.extend(
                named
                    .filter(|(_, leg)| leg.lever.as_ref() == Some(&lever.id))
                    .map(|(leg, _)| leg),
            );
        }
        opened
    }

    /// The book under each regime, at the middle of the departure window, with every value checked again.
    pub(super) fn cases(
        &self,
        layers: &Layers,
        built: &Built,
        regimes: &[usize],
        at_h: Option<f64>,
        problems: &mut Vec<Problem>,
    ) -> Vec<RegimeCase> {
        let corridor = &built.corridor;
        let mut cases = Vec::new();
        for regime in regimes {
            let mut words = words_of_regime(corridor, *regime);
            for (lever, state) in &self.levers {
                words.extend(words_of_lever(corridor, *lever, *state));
            }
            words.extend(self.words.iter().map(|(_, word)| word.clone()));
            match book(&corridor.assumptions, &built.prices, &words, at_h) {
                Ok((book, drawn_as)) => {
                    let id = &corridor.regimes[*regime].id;
                    let under = format!("under regime {id} with this scenario's choices");
                    for problem in check::values(built, &book, Some(&under)) {
                        let told = problems.iter().any(|known| {
                            (&known.file, known.row, &known.column)
                                == (&problem.file, problem.row, &problem.column)
                        });
                        if !told {
                            problems.push(problem);
                        }
                    }
                    cases.push(RegimeCase {
                        regime: *regime,
                        book,
                        drawn_as,
                    });
                }
                Err((one, other)) => {
                    let [one, other] = [one, other].map(|index| &corridor.assumptions[index].id);
                    let what = format!("'{one}' and '{other}' are each set to the other");
                    let problem =
                        layers
                            .spots
                            .problem("regime", what, "Set one of them to a number");
                    problems.push(problem);
                }
            }
        }
        cases
    }
}

fn stand(
    built: &Built,
    id: &str,
    entry: &LeverEntry,
) -> Result<(usize, LeverState), Option<(String, String)>> {
    let index = built.names.index(Table::Levers, id)?;
    let lever = &built.corridor.levers[index];
    let state = match entry {
        LeverEntry::Word(word) => match word.as_str() {
            "open" | "on" => LeverState::On,
            "closed" | "off" => LeverState::Off,
            _ => {
                return Err(Some((
                    format!("'{word}' is no state of a lever"),
                    states(lever),
                )));
            }
        },
        LeverEntry::Number(number) => {
            let mut ranges = lever
                .effects
                .iter()
                .filter_map(|effect| effect.range)
                .peekable();
            if ranges.peek().is_none() {
                return Err(Some((
                    format!("the lever '{id}' has no range"),
                    states(lever),
                )));
            }
            if !ranges.all(|(low, high)| (low..=high).contains(number)) {
                return Err(Some((
                    format!("{number} is outside the range of the lever '{id}'"),
                    states(lever),
                )));
            }
            LeverState::At(*number)
        }
    };
    Ok((index, state))
}

/// " (opens 2030; pulled in 2025 as if it stood)", where the window begins before the lever can stand.
fn early(lever: &Lever, shipment: Option<&Shipment>) -> String {
    let before = lever.from_h.zip(shipment);
    let before = before.filter(|(from_h, shipment)| shipment.depart_from_h < *from_h);
    before.map_or_else(String::new, |(_, shipment)| {
        let opens = lever
            .effects
            .iter()
            .any(|effect| matches!(effect.change, Change::OpenLeg(_)));
        let verb = if opens { "opens" } else { "from" };
        let from = lever.from.strip_suffix("-01-01").unwrap_or(&lever.from);
        let year = Instant::try_from(shipment.depart_from_h)
            .map_or_else(|_| String::new(), |from| from.local(0.0).year().to_string());
        format!(" ({verb} {from}; pulled in {year} as if it stood)")
    })
}

fn states(lever: &Lever) -> String {
    let ranges: Vec<String> = lever
        .effects
        .iter()
        .filter_map(|effect| effect.range)
        .map(|(low, high)| format!("a number from {low} to {high}"))
        .collect();
    let opens = lever
        .effects
        .iter()
        .any(|effect| matches!(effect.change, Change::OpenLeg(_)));
    match (ranges.first(), opens) {
        (Some(range), _) => format!("Write off, on or {range}"),
        (None, true) => "Write open or closed".to_owned(),
        (None, false) => "Write on or off".to_owned(),
    }
}

fn state_words(entry: &LeverEntry) -> String {
    match entry {
        LeverEntry::Word(word) => word.clone(),
        LeverEntry::Number(number) => number.to_string(),
    }
}

/// What an entry of `[assume]` does, and in plain words.
fn edit(
    built: &Built,
    id: &str,
    entry: &AssumeEntry,
) -> Result<(usize, Edit, String), Option<(String, String)>> {
    const FORMS: &str = "Write a number, or a table with fixed, with low, best and high, with shift, or with scale; and why";
    let refuse = |what: &str| Err(Some((what.to_owned(), FORMS.to_owned())));
    let assumption = built.names.index(Table::Assumptions, id)?;
    let change = match entry {
        AssumeEntry::Number(number) => AssumeChange {
            fixed: Some(*number),
            ..AssumeChange::default()
        },
        AssumeEntry::Change(change) => change.clone(),
    };
    let AssumeChange {
        fixed,
        low,
        best,
        high,
        shift,
        scale,
        why: _,
    } = change;
    let given = [fixed, low, best, high, shift, scale];
    if given.iter().flatten().any(|number| !number.is_finite()) {
        return refuse("a number is not finite");
    }
    let (edit, words) = match given {
        [Some(fixed), None, None, None, None, None] => (
            Edit::Set(SetValue::Fixed(fixed)),
            format!("fixed at {fixed}"),
        ),
        [None, Some(low), Some(best), Some(high), None, None] => {
            if !(low <= best && best <= high) {
                return refuse("the range is upside down: low, best and high do not rise");
            }
            let words = format!("low {low}, best {best}, high {high}");
            (Edit::Set(SetValue::Range { low, best, high }), words)
        }
        [None, None, None, None, Some(shift), None] => {
            (Edit::Shift(shift), format!("shifted by {shift}"))
        }
        [None, None, None, None, None, Some(scale)] if scale > 0.0 => {
            (Edit::Scale(scale), format!("scaled by {scale}"))
        }
        [None, None, None, None, None, Some(_)] => return refuse("a scale must be above zero"),
        _ => return refuse("the change of an assumption takes exactly one form"),
    };
    Ok((assumption, edit, words))
}
