//! The book as it stands under a regime: book, regime, levers, `[assume]`, `--set`; the last word wins.

use crate::corridor::{
    Assumption, AssumptionKind, Change, Corridor, Grade, LeverState, SetValue, Trend,
};
use crate::scenario::build::exchange;
use crate::scenario::table::Prices;

/// What a layer does to one assumption.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scenario) enum Edit {
    /// A new value or range, as regimes and levers give it.
    Set(SetValue),
    /// Adds to the whole range.
    Shift(f64),
    /// Multiplies the whole range.
    Scale(f64),
}

/// An edit of an assumption (by index), and who makes it and why.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scenario) struct Word {
    /// Index of the assumption.
    pub(in crate::scenario) assumption: usize,
    /// What is done.
    pub(in crate::scenario) edit: Edit,
    /// Who and why.
    pub(in crate::scenario) why: String,
}

/// The words of a regime.
pub(in crate::scenario) fn words_of_regime(corridor: &Corridor, regime: usize) -> Vec<Word> {
    let regime = &corridor.regimes[regime];
    words_of(regime.changes.iter(), &format!("regime {}", regime.id))
}

/// The words of a lever that stands so.
pub(in crate::scenario) fn words_of_lever(
    corridor: &Corridor,
    lever: usize,
    state: LeverState,
) -> Vec<Word> {
    let lever = &corridor.levers[lever];
    let changes = lever
        .effects
        .iter()
        .filter_map(|effect| match (state, effect.change) {
            (LeverState::Off, _) => None,
            (LeverState::At(number), Change::Assumption(assumption, _))
                if effect.range.is_some() =>
            {
                Some(Change::Assumption(assumption, SetValue::Fixed(number)))
            }
            (LeverState::On | LeverState::At(_), change) => Some(change),
        });
    let changes: Vec<Change> = changes.collect();
    words_of(changes.iter(), &format!("lever {}", lever.id))
}

fn words_of<'a>(changes: impl Iterator<Item = &'a Change>, who: &str) -> Vec<Word> {
    changes
        .filter_map(|change| match change {
            Change::Assumption(assumption, value) => Some(Word {
                assumption: *assumption,
                edit: Edit::Set(*value),
                why: who.to_owned(),
            }),
            Change::OpenLeg(_) => None,
        })
        .collect()
}

/// The book after all the words, and for each assumption the one whose draw it shares. Numbers that move with the
/// date stand as at the instant `at_h` (hours since 1970-01-01T00:00Z; none: as the tables have them).
///
/// A number that is set stands there by judgement; one that is set `as` another has the grade and sources of
/// that one. An assumption that is set `as` another follows it even where a later word changes that other; shifts and
/// scales that come after are applied to what it follows.
///
/// # Errors
/// Two assumptions, by index, that follow one another.
pub(in crate::scenario) fn book(
    base: &[Assumption],
    prices: &Prices,
    words: &[Word],
    at_h: Option<f64>,
) -> Result<(Vec<Assumption>, Vec<usize>), (usize, usize)> {
    let mut follows: Vec<Option<usize>> = vec![None; base.len()];
    let mut book: Vec<Assumption> = base
        .iter()
        .map(|row| at_h.map_or_else(|| row.clone(), |at_h| row.at(at_h)))
        .collect();
    let mut moves: Vec<Vec<&Edit>> = vec![Vec::new(); base.len()];
    for word in words {
        let row = &mut book[word.assumption];
        match &word.edit {
            Edit::Set(value) => {
                moves[word.assumption].clear();
                follows[word.assumption] = None;
                match *value {
                    SetValue::Fixed(number) => set(row, number, number, number),
                    SetValue::Range { low, best, high } => set(row, low, best, high),
                    SetValue::As(other) => follows[word.assumption] = Some(other),
                }
                row.trend = None;
                row.replaced = Some(word.why.clone());
                row.evidence.grade = Grade::Judgement;
            }
            edit => {
                moves[word.assumption].push(edit);
                let earlier = row.replaced.take().map(|earlier| format!("{earlier}; "));
                row.replaced = Some(earlier.unwrap_or_default() + &word.why);
                row.evidence.grade = Grade::Judgement;
            }
        }
    }
    let order = leaders_first(&follows)?;
    let mut drawn_as: Vec<usize> = (0..base.len()).collect();
    for index in order {
        if let Some(other) = follows[index] {
            let leader = book[other].clone();
            let rate = exchange(&book[index], &leader, prices)
                .ok()
                .flatten()
                .unwrap_or(1.0);
            let row = &mut book[index];
            set(
                row,
                rate * leader.low,
                rate * leader.best,
                rate * leader.high,
            );
            row.kind = leader.kind;
            row.evidence = leader.evidence.clone();
            row.as_of.clone_from(&leader.as_of);
            row.trend = leader.trend.map(|trend| Trend {
                per_year: rate * trend.per_year,
                ..trend
            });
            if let Some(why) = &mut row.replaced {
                *why = format!("{why}: as {}", leader.id);
            }
            drawn_as[index] = drawn_as[other];
        }
        for edit in &moves[index] {
            apply(&mut book[index], edit);
        }
    }
    Ok((book, drawn_as))
}

fn set(row: &mut Assumption, low: f64, best: f64, high: f64) {
    (row.low, row.best, row.high) = (low, best, high);
    row.kind = if low < high {
        AssumptionKind::Unknown
    } else {
        AssumptionKind::Fixed
    };
}

fn apply(row: &mut Assumption, edit: &Edit) {
    let change = |number: f64| match edit {
        Edit::Shift(by) => number + by,
        Edit::Scale(by) => number * by,
        Edit::Set(_) => number,
    };
    (row.low, row.best, row.high) = (change(row.low), change(row.best), change(row.high));
}

/// Every index, each after the one that it follows.
fn leaders_first(follows: &[Option<usize>]) -> Result<Vec<usize>, (usize, usize)> {
    let mut order = Vec::with_capacity(follows.len());
    let mut placed = vec![false; follows.len()];
    for start in 0..follows.len() {
        let mut chain = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next.filter(|index| !placed[*index]) {
            if chain.contains(&index) {
                return Err((chain[chain.len() - 1], index));
            }
            chain.push(index);
            next = follows[index];
        }
        for index in chain.into_iter().rev() {
            placed[index] = true;
            order.push(index);
        }
    }
    Ok(order)
}
