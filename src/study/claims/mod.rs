//! Published claims put to the model, whoever made them, under the conditions of their date and of the study
//! (METHOD 8.3).

pub mod finding;
mod ground;
mod hinge;
mod origin;
mod reading;
mod slips;
mod work;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::compare::{NoComparison, Progress};
use super::estimand::{estimand, regime_label};
use super::prepare::Prepared;
use crate::corridor::{Claim, ClaimTest, Corridor};
use crate::scenario::{Opened, Problems, Question};
use finding::{ClaimFinding, Claims, Condition, When};
use ground::{Ground, grounds};
use work::Work;

/// Why no claim was looked at.
#[derive(Debug, thiserror::Error)]
pub enum NoClaims {
    /// The corridor has none.
    #[error("the corridor has no claims: write them in claims.csv")]
    None,
    /// Settings that the scenario does not take.
    #[error(transparent)]
    Inputs(#[from] Problems),
    /// Ways that cannot be planned, or it was cancelled.
    #[error(transparent)]
    Comparison(#[from] NoComparison),
}

/// Puts every claim of the corridor to the model.
///
/// `study` is the scenario's own question: its regimes and window are the second conditions of each claim.
///
/// # Errors
/// [`NoClaims`].
pub fn claims(
    opened: &Opened,
    study: &Question,
    cancel: &AtomicBool,
    progress: Progress<'_>,
) -> Result<Claims, NoClaims> {
    let corridor = &study.corridor;
    let said = &corridor.said;
    if said.claims.is_empty() && said.promises.is_empty() {
        return Err(NoClaims::None);
    }
    let mut found: Vec<ClaimFinding> = said
        .claims
        .iter()
        .map(|claim| plain(corridor, study, claim))
        .collect();
    let grounds = grounds(corridor);
    // Everything that can be wrong is told before the long run.
    let mut questions = Vec::new();
    for ground in &grounds {
        questions.push(ground.question(opened)?);
    }
    let mut prepared = Vec::new();
    for question in &questions {
        prepared.push(Prepared::new(question)?);
    }
    let cases: usize = questions
        .iter()
        .map(|question| question.regimes.len())
        .sum();
    let total = (cases * study.run.futures.max(1) as usize) as u64;
    let done = AtomicU64::new(0);
    let step = || progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
    for (ground, prepared) in grounds.iter().zip(&prepared) {
        for case in 0..prepared.question.regimes.len() {
            let work = Work {
                ground,
                prepared,
                case,
                hinges: ground.when == When::Study && case == 0,
                cancel,
            };
            let conditions = work.conditions(&step).ok_or(NoComparison::Cancelled)?;
            for (&claim, condition) in ground.claims.iter().zip(conditions) {
                found[claim].conditions.push(condition);
            }
        }
    }
    let named: Vec<&String> = said
        .claims
        .iter()
        .flat_map(|claim| &claim.sources)
        .collect();
    let sources = corridor.sources.iter();
    Ok(Claims {
        asked: estimand(study),
        inner: study.run.inner,
        claims: found,
        projects: slips::projects(&said.promises),
        sources: sources
            .filter(|source| named.contains(&&source.id))
            .map(|source| {
                (
                    source.id.clone(),
                    source.title.clone(),
                    source.publisher.clone(),
                )
            })
            .collect(),
    })
}

/// A claim before it is looked at.
fn plain(corridor: &Corridor, study: &Question, claim: &Claim) -> ClaimFinding {
    let name = |test: &ClaimTest| {
        let [from, to] = [test.from, test.to].map(|place| corridor.places[place].name.clone());
        (from, to)
    };
    let test = claim.test.as_ref();
    let lever = test.and_then(|test| test.lever);
    ClaimFinding {
        claim: claim.clone(),
        pair: test.map(name).unwrap_or_default(),
        lever: lever.map_or_else(String::new, |lever| corridor.levers[lever].name.clone()),
        tonnes: test.map_or(f64::NAN, |test| tonnes(study, test)),
        conditions: Vec::new(),
    }
}

/// Tonnes of cargo in the box of a claim, at best.
fn tonnes(question: &Question, test: &ClaimTest) -> f64 {
    let corridor = &question.corridor;
    let values = corridor.best_values();
    let teu = if test.forty_foot { 2.0 } else { 1.0 };
    corridor.cargo[test.cargo].payload_t_teu.get(&values) * teu
}

/// A condition without its readings.
fn condition(ground: &Ground, prepared: &Prepared<'_>, case: usize) -> Condition {
    let question = prepared.question;
    let window = estimand(question).window;
    Condition {
        when: ground.when,
        regime: regime_label(question, &question.regimes[case], &prepared.routes),
        window,
        routes: Vec::new(),
        readings: Vec::new(),
        hinge: None,
    }
}
