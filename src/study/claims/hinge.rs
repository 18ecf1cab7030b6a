//! What a claim hangs on: which assumption moves its margin most, and the value at which it would hold everywhere.

use rayon::prelude::*;

use super::finding::{BreakEven, Hinge, Swing, Turn};
use super::reading::typical;
use super::work::{Asked, Work};
use crate::corridor::{ClaimQuantity, Values};
use crate::scenario::RegimeCase;
use crate::sim::{RouteSample, Sampler};
use crate::study::prepare::why_not;
use crate::study::unknown::{Unknown, unknowns};

/// Assumptions whose swing is told, and that are tried for a break-even.
const TRIED: usize = 5;
/// Times a range is halved: to a ten-thousandth of it.
const HALVINGS: usize = 14;
/// Times the best value, up to which an assumption is tried beyond its range.
const FAR: f64 = 8.0;
/// Worlds in which margins are compared.
const WORLDS: u64 = 1_024;

/// The subject and the baselines that can be booked; none where the claim cannot be looked at so.
struct Margin<'a> {
    asked: &'a Asked<'a>,
    subject: usize,
    /// Offered baselines; empty where the claim names none.
    baselines: Vec<usize>,
}

impl Margin<'_> {
    /// The margin to the baseline that is hardest: below zero the claim fails there.
    fn of(&self, samples: &[RouteSample]) -> f64 {
        let rule = &self.asked.rule;
        let margin = |baseline: Option<&usize>| {
            let number = typical(
                rule,
                &samples[self.subject],
                baseline.map(|baseline| &samples[*baseline]),
            );
            rule.margin(number)
        };
        if self.baselines.is_empty() {
            return margin(None);
        }
        let all = self.baselines.iter().map(|baseline| margin(Some(baseline)));
        all.fold(f64::INFINITY, f64::min)
    }

    /// Its routes, subject first.
    fn routes(&self) -> Vec<usize> {
        std::iter::once(self.subject)
            .chain(self.baselines.iter().copied())
            .collect()
    }
}

/// The hinge of each claim of the work; nothing when it was cancelled.
pub(super) fn hinges(work: &Work<'_>, asked: &[Asked<'_>]) -> Option<Vec<Option<Hinge>>> {
    let prepared = work.prepared;
    let case = &prepared.question.regimes[work.case];
    let offered =
        |route: &usize| why_not(prepared.question, case, &prepared.routes[*route]).is_empty();
    let margins: Vec<Option<Margin<'_>>> = asked
        .iter()
        .map(|asked| {
            let simulated = !matches!(
                asked.rule.quantity,
                ClaimQuantity::Length | ClaimQuantity::OriginOfDelay
            );
            let baselines: Vec<usize> = asked.baselines.iter().copied().filter(offered).collect();
            let set_against = asked.baselines.is_empty() || !baselines.is_empty();
            let lead = asked.subjects.iter().copied().find(offered);
            (simulated && set_against).then(|| Margin {
                asked,
                subject: lead.unwrap_or(asked.subjects[0]),
                baselines,
            })
        })
        .collect();
    let known = unknowns(prepared.question, case, &prepared.routes);
    let all: Vec<usize> = (0..prepared.routes.len()).collect();
    let mut probe = work.probe(&all);
    probe.trials = WORLDS;
    let best = case.best();
    let ends = probe.each(
        2 * known.len(),
        |number| {
            let mut values = best.clone();
            known[number / 2].put(case, &mut values, [0.1, 0.9][number % 2]);
            values
        },
        |_, samples| -> Vec<f64> {
            let of =
                |margin: &Option<Margin<'_>>| margin.as_ref().map_or(f64::NAN, |m| m.of(samples));
            margins.iter().map(of).collect()
        },
        &|| (),
    )?;
    let found = margins.par_iter().enumerate().map(|(place, margin)| {
        let margin = margin.as_ref()?;
        let mut swings: Vec<(usize, f64)> = (0..known.len())
            .map(|unknown| {
                (
                    unknown,
                    ends[2 * unknown + 1][place] - ends[2 * unknown][place],
                )
            })
            .filter(|(_, swing)| swing.is_finite() && *swing != 0.0)
            .collect();
        swings.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        swings.truncate(TRIED);
        Some(hinge(work, margin, &known, &swings))
    });
    Some(found.collect())
}

fn hinge(
    work: &Work<'_>,
    margin: &Margin<'_>,
    known: &[Unknown],
    swings: &[(usize, f64)],
) -> Hinge {
    let case = &work.prepared.question.regimes[work.case];
    let tried: Vec<&Unknown> = swings.iter().map(|(unknown, _)| &known[*unknown]).collect();
    let (now, turned) = turned(work, margin, &tried);
    let mut nearest = None;
    let break_even = match turned {
        _ if tried.is_empty() || !now.is_finite() => BreakEven::Untold,
        Some((true, turn)) => BreakEven::Within(turn),
        Some((false, turn)) => BreakEven::Outside(turn),
        None => BreakEven::Never {
            tried: tried.iter().map(|unknown| unknown.id.clone()).collect(),
        },
    };
    if matches!(break_even, BreakEven::Never { .. }) && now < 0.0 && margin.baselines.len() > 1 {
        nearest = against_nearest(work, margin, &tried);
    }
    Hinge {
        subject: margin.subject,
        holds: now >= 0.0,
        swings: swings
            .iter()
            .map(|(unknown, swing)| Swing {
                id: known[*unknown].id.clone(),
                quantity: known[*unknown].quantity.clone(),
                unit: unit(case, &known[*unknown]),
                grade: known[*unknown].grade,
                swing: *swing,
            })
            .collect(),
        break_even,
        nearest,
    }
}

/// The margin at best values, and where it turns: within the range of the first assumption that turns it (true), else
/// outside.
fn turned(work: &Work<'_>, margin: &Margin<'_>, tried: &[&Unknown]) -> (f64, Option<(bool, Turn)>) {
    let case = &work.prepared.question.regimes[work.case];
    let routes = margin.routes();
    // The margin among these routes alone, each at its place in the sample.
    let alone = Margin {
        asked: margin.asked,
        subject: 0,
        baselines: (1..routes.len()).collect(),
    };
    let mut sampler = Sampler::new(work.prepared.setting(false));
    let mut at = |values: &Values| {
        let group = work.prepared.bare_group(work.case, values, &routes);
        alone.of(sampler.run(&group, WORLDS))
    };
    let now = at(&case.best());
    if !now.is_finite() {
        return (now, None);
    }
    let inner = tried
        .iter()
        .find_map(|unknown| within(case, unknown, &mut at));
    if let Some(turn) = inner {
        return (now, Some((true, turn)));
    }
    let mut outer = tried.iter();
    let outer = outer.find_map(|unknown| outside(case, unknown, now, &mut at));
    (now, outer.map(|turn| (false, turn)))
}

/// The offered baseline to which the margin is greatest while it fails there, and where that margin turns.
fn against_nearest(
    work: &Work<'_>,
    margin: &Margin<'_>,
    tried: &[&Unknown],
) -> Option<(usize, (bool, Turn))> {
    let single = |baseline: usize| Margin {
        asked: margin.asked,
        subject: margin.subject,
        baselines: vec![baseline],
    };
    let found = margin.baselines.iter().map(|baseline| {
        let (now, turn) = turned(work, &single(*baseline), tried);
        (*baseline, now, turn)
    });
    found
        .filter(|(_, now, _)| *now < 0.0)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .and_then(|(baseline, _, turn)| Some((baseline, turn?)))
}

/// Unit as written, and per what.
fn unit(case: &RegimeCase, unknown: &Unknown) -> String {
    let per = &case.book[unknown.row].per;
    if per.is_empty() || unknown.unit.contains('/') {
        unknown.unit.clone()
    } else {
        format!("{}/{per}", unknown.unit)
    }
}

/// Where the margin turns within the range, with all that follows the assumption moving along.
fn within(
    case: &RegimeCase,
    unknown: &Unknown,
    at: &mut impl FnMut(&Values) -> f64,
) -> Option<Turn> {
    let mut margin = |u: f64| {
        let mut values = case.best();
        unknown.put(case, &mut values, u);
        at(&values)
    };
    let u = bisect((0.0, 1.0), &mut margin)?;
    Some(turn(case, unknown, unknown.value(case, u.0), u.1))
}

/// Where it turns beyond the range: down to nothing, or up to some times the best value.
fn outside(
    case: &RegimeCase,
    unknown: &Unknown,
    now: f64,
    at: &mut impl FnMut(&Values) -> f64,
) -> Option<Turn> {
    let row = &case.book[unknown.row];
    if row.best <= 0.0 || row.low < 0.0 || now >= 0.0 || unknown.unit == "1" || unknown.unit == "%"
    {
        return None;
    }
    let mut margin = |value: f64| {
        let mut values = case.best();
        for &member in &unknown.members {
            values.set(member, case.book[member].best * value / row.best);
        }
        at(&values)
    };
    // Some numbers cannot be nothing: a speed, a headway.
    let down = (row.best / FAR, row.low);
    let up = (row.high, row.best * FAR);
    let found = [down, up]
        .into_iter()
        .filter(|(low, high)| low < high)
        .find_map(|ends| bisect(ends, &mut margin))?;
    Some(turn(case, unknown, found.0, found.1))
}

fn turn(case: &RegimeCase, unknown: &Unknown, value: f64, above: bool) -> Turn {
    let row = &case.book[unknown.row];
    Turn {
        id: unknown.id.clone(),
        quantity: unknown.quantity.clone(),
        unit: unit(case, unknown),
        grade: unknown.grade,
        at: value,
        above,
        range: (row.low, row.best, row.high),
    }
}

/// Where a function changes its sign between two ends, and whether it is above zero at the greater; nothing where
/// both ends are on one side.
fn bisect((low, high): (f64, f64), of: &mut impl FnMut(f64) -> f64) -> Option<(f64, bool)> {
    let (at_low, at_high) = (of(low), of(high));
    if !at_low.is_finite() || !at_high.is_finite() || (at_low >= 0.0) == (at_high >= 0.0) {
        return None;
    }
    let above = at_high >= 0.0;
    let (mut low, mut high) = (low, high);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if (of(middle) >= 0.0) == above {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some((f64::midpoint(low, high), above))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_at_which_a_margin_turns_is_found_from_both_sides() {
        let (at, above) = bisect((0.0, 10.0), &mut |x| x - 3.0).unwrap();
        assert!((at - 3.0).abs() < 1e-3 && above);
        let (at, above) = bisect((0.0, 10.0), &mut |x| 3.0 - x).unwrap();
        assert!((at - 3.0).abs() < 1e-3 && !above);
        assert_eq!(bisect((4.0, 10.0), &mut |x| x - 3.0), None);
        assert_eq!(bisect((0.0, 10.0), &mut |_| f64::NAN), None);
    }
}
