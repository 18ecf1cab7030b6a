//! What may be pulled or varied, and what is a state of the world: stated by a regime, and never a lever or an axis.

use super::Opened;
use super::build::{CONDITIONS, CellUse};
use super::problem::nearest;
use crate::corridor::{Change, Corridor, CostLine, Leg, Quantity, Regime, SetValue, Stop};

/// What an id that may be varied names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pulled {
    /// A lever, by index.
    Lever(usize),
    /// An assumption of the book, by index.
    Assumption(usize),
}

/// What is wrong, and what would mend it.
type Fault = (String, String);

impl Opened {
    /// The lever of this id.
    ///
    /// # Errors
    /// What the id names instead, above all when it is a regime; or the nearest ids.
    pub fn lever(&self, id: &str) -> Result<usize, (String, String)> {
        let levers = &self.built.corridor.levers;
        if let Some(lever) = levers.iter().position(|lever| lever.id == id) {
            return Ok(lever);
        }
        self.stated(id)?;
        if self.built.corridor.assumption(id).is_some() {
            return Err((
                format!("'{id}' is an assumption and no lever"),
                format!(
                    "Vary it with --over {id}=LOW..HIGH:N, or add a row to levers.csv that sets it"
                ),
            ));
        }
        let known = levers.iter().map(|lever| lever.id.as_str());
        Err(unknown(id, &nearest(id, known, 3), "levers.csv"))
    }

    /// The lever or assumption of this id, if it may be varied.
    ///
    /// # Errors
    /// A regime or a closure; an assumption that holds what belongs to a regime; or the nearest ids.
    pub fn varied(&self, id: &str) -> Result<Pulled, (String, String)> {
        let corridor = &self.built.corridor;
        if let Some(lever) = corridor.levers.iter().position(|lever| lever.id == id) {
            return Ok(Pulled::Lever(lever));
        }
        if let Some(assumption) = corridor.assumption(id) {
            return match of_the_world(corridor, &self.built.uses, assumption) {
                None => Ok(Pulled::Assumption(assumption)),
                Some(why) => Err(world_fault(id, &why)),
            };
        }
        self.stated(id)?;
        let levers = corridor.levers.iter().map(|lever| lever.id.as_str());
        let book = corridor.assumptions.iter().map(|row| row.id.as_str());
        let near = nearest(id, levers.chain(book), 3);
        Err(unknown(id, &near, "levers.csv or assumptions.csv"))
    }

    /// True if an assumption (by index) holds what belongs to a regime.
    #[must_use]
    pub fn is_of_the_world(&self, assumption: usize) -> bool {
        of_the_world(&self.built.corridor, &self.built.uses, assumption).is_some()
    }

    /// Refuses what is stated.
    fn stated(&self, id: &str) -> Result<(), Fault> {
        let corridor = &self.built.corridor;
        if corridor.regimes.iter().any(|regime| regime.id == id) {
            return Err(regime_fault(id));
        }
        if corridor.closures.iter().any(|closure| closure.id == id) {
            return Err((
                format!("'{id}' is a closure: a state of the world is stated, not pulled"),
                "Name a regime that has it in force: --set regime=...".to_owned(),
            ));
        }
        Ok(())
    }
}

/// What is said of a regime where a lever or an axis is wanted.
pub(in crate::scenario) fn regime_fault(id: &str) -> Fault {
    (
        format!("'{id}' is a regime: a state of the world is stated, not pulled"),
        format!("Ask under it: --set regime={id}"),
    )
}

fn world_fault(id: &str, why: &str) -> Fault {
    (
        format!("'{id}' {why}, and that is a state of the world and no choice"),
        "State it in a regime".to_owned(),
    )
}

fn unknown(id: &str, near: &[&str], files: &str) -> Fault {
    let what = if near.is_empty() {
        format!("'{id}' is no id of this corridor, which has no rows in {files}")
    } else {
        format!(
            "'{id}' is no id of this corridor. Nearest: {}",
            near.join(", ")
        )
    };
    (what, format!("Write the id of a row of {files}"))
}

/// Why an assumption is a state of the world, in words that follow its id; nothing where it is none. What a regime
/// puts in its place is one where it is one.
pub(in crate::scenario) fn of_the_world(
    corridor: &Corridor,
    uses: &[CellUse],
    assumption: usize,
) -> Option<String> {
    let own = |assumption: usize| {
        closing(uses, assumption).or_else(|| insured(&corridor.legs, &corridor.stops, assumption))
    };
    own(assumption).or_else(|| {
        let changes = corridor.regimes.iter().flat_map(|regime| &regime.changes);
        let mut replaced = changes.filter_map(|change| match change {
            Change::Assumption(of, SetValue::As(by)) if *by == assumption => Some(*of),
            _ => None,
        });
        replaced.find_map(own)
    })
}

/// "says how often or how openly something closes (...)".
pub(in crate::scenario) fn closing(uses: &[CellUse], assumption: usize) -> Option<String> {
    let mut cells = uses.iter().filter(|cell| cell.assumption == assumption);
    let cell = cells.find(|cell| CONDITIONS.contains(&cell.column.as_str()))?;
    Some(format!(
        "says how often or how openly something closes ({}, row {}, column {})",
        cell.file, cell.row, cell.column
    ))
}

/// "is a premium of war risk (...)", "is booked as insurance and war risk (...)".
pub(in crate::scenario) fn insured(
    legs: &[Leg],
    stops: &[Stop],
    assumption: usize,
) -> Option<String> {
    let named =
        |cell: Option<Quantity>| cell.is_some_and(|cell| cell.assumption() == Some(assumption));
    if let Some(leg) = legs.iter().find(|leg| named(leg.war_risk_usd_teu)) {
        return Some(format!("is a premium of war risk (leg '{}')", leg.id));
    }
    let of_law = |line| matches!(line, CostLine::Insurance | CostLine::Compliance);
    let stop = stops.iter().find(|stop| {
        of_law(stop.line)
            && [stop.fee_value_share, stop.fee.per_teu, stop.fee.per_box]
                .into_iter()
                .any(named)
    })?;
    Some(format!(
        "is a price of {} (stop '{}')",
        stop.line.words(),
        stop.id
    ))
}

/// The regime that sets an assumption or puts it in the place of another, for a lever that would set it.
pub(in crate::scenario) fn set_by(regimes: &[Regime], assumption: usize) -> Option<&str> {
    let touches = |change: &Change| match change {
        Change::Assumption(of, SetValue::As(by)) => *of == assumption || *by == assumption,
        Change::Assumption(of, _) => *of == assumption,
        Change::OpenLeg(_) => false,
    };
    let mut regimes = regimes.iter();
    let regime = regimes.find(|regime| regime.changes.iter().any(touches))?;
    Some(&regime.id)
}
