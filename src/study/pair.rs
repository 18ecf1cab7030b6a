//! Which two routes a question about one difference is asked of, and under which regimes.

use super::prepare::{Prepared, why_not};
use super::probe::Probe;
use crate::scenario::{Question, listed, nearest};
use crate::sim::RouteSample;

/// Worlds in which the route that arrives first most often is looked for.
const LOOKED_AT: u64 = 4_096;

/// Two routes by their places in the question: *a* against *b*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The route that is asked about.
    pub a: usize,
    /// The route that it is set against.
    pub b: usize,
}

/// What the user named of a pair; what is absent is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Id of the route that is asked about.
    pub route: Option<String>,
    /// Id of the route that it is set against.
    pub against: Option<String>,
    /// Id of the one regime that is looked at.
    pub regime: Option<String>,
}

/// Why what was named cannot be asked at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongName {
    /// No route has this id.
    #[error("the scenario has no route {id}. Name one of its routes; nearest: {near}")]
    NoRoute {
        /// As written.
        id: String,
        /// The nearest ids.
        near: String,
    },
    /// No regime of the scenario has this id.
    #[error(
        "the scenario has no regime {id}. It has {of}; another of the corridor's is laid under the question with --set \
         'regime=\"{id}\"'"
    )]
    NoRegime {
        /// As written.
        id: String,
        /// Those it has.
        of: String,
    },
    /// The same route twice.
    #[error(
        "route {id} is set against itself. Name two different routes with --route and --against"
    )]
    SameRoute {
        /// Its id.
        id: String,
    },
}

/// Why there is no pair under one regime: a finding, not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPair {
    /// None of the scenario's references is offered under the regime.
    NoReference,
    /// No second route is offered and arrives.
    NoAlternative,
    /// A route that was named is not offered.
    NotOffered {
        /// Its label.
        label: String,
        /// Why.
        because: Vec<String>,
    },
}

impl Named {
    /// The regimes that are looked at, by their places in the question.
    ///
    /// # Errors
    /// A regime that the scenario does not have.
    pub fn cases(&self, question: &Question) -> Result<Vec<usize>, WrongName> {
        let ids: Vec<&str> = question
            .regimes
            .iter()
            .map(|case| question.corridor.regimes[case.regime].id.as_str())
            .collect();
        match &self.regime {
            None => Ok((0..ids.len()).collect()),
            Some(asked) => match ids.iter().position(|id| id == asked) {
                Some(place) => Ok(vec![place]),
                None => Err(WrongName::NoRegime {
                    id: asked.clone(),
                    of: listed(&ids, "and"),
                }),
            },
        }
    }

    /// Places of the two named routes.
    ///
    /// # Errors
    /// A route that the scenario does not have, or the same one twice.
    pub fn routes(&self, question: &Question) -> Result<(Option<usize>, Option<usize>), WrongName> {
        let place = |asked: &Option<String>| -> Result<Option<usize>, WrongName> {
            let Some(asked) = asked else { return Ok(None) };
            let ids = || question.routes.iter().map(|route| route.id.as_str());
            let found = ids().position(|id| id == asked);
            found.map(Some).ok_or_else(|| WrongName::NoRoute {
                id: asked.clone(),
                near: listed(&nearest(asked, ids(), 3), "or"),
            })
        };
        let named = (place(&self.route)?, place(&self.against)?);
        if let (Some(a), Some(b)) = named
            && a == b
        {
            return Err(WrongName::SameRoute {
                id: question.routes[a].id.clone(),
            });
        }
        Ok(named)
    }
}

/// The pair under one regime: *b* is the reference unless named, *a* the route that arrives before it most often at
/// best values unless named. Where *a* is named and is the reference, *b* is that other route.
///
/// `probe` gives the worlds; its case is the regime.
///
/// # Errors
/// [`NoPair`].
pub fn pair(probe: &Probe<'_>, (a, b): (Option<usize>, Option<usize>)) -> Result<Pair, NoPair> {
    let prepared = probe.prepared;
    for named in a.into_iter().chain(b) {
        let because = because(prepared, probe.case, named);
        if !because.is_empty() {
            let label = prepared.routes[named].label.clone();
            return Err(NoPair::NotOffered { label, because });
        }
    }
    let reference = prepared.references[probe.case];
    match (a, b) {
        (Some(a), Some(b)) => Ok(Pair { a, b }),
        (None, b) => {
            let b = b.or(reference).ok_or(NoPair::NoReference)?;
            let a = first_most_often(probe, b).ok_or(NoPair::NoAlternative)?;
            Ok(Pair { a, b })
        }
        (Some(a), None) => {
            let b = reference.ok_or(NoPair::NoReference)?;
            if b != a {
                return Ok(Pair { a, b });
            }
            let b = first_most_often(probe, a).ok_or(NoPair::NoAlternative)?;
            Ok(Pair { a, b })
        }
    }
}

fn because(prepared: &Prepared<'_>, case: usize, route: usize) -> Vec<String> {
    let question = prepared.question;
    why_not(question, &question.regimes[case], &prepared.routes[route])
}

/// Of the offered routes, the one that arrives before `other` most often at best values.
fn first_most_often(probe: &Probe<'_>, other: usize) -> Option<usize> {
    let prepared = probe.prepared;
    let mut routes = vec![other];
    let rest = (0..prepared.routes.len()).filter(|&route| route != other);
    routes.extend(rest.filter(|&route| because(prepared, probe.case, route).is_empty()));
    let probe = Probe {
        routes: &routes,
        trials: probe.trials.max(LOOKED_AT),
        ..*probe
    };
    let best = prepared.question.regimes[probe.case].best();
    let before: Vec<f64> = probe.one(&best, |samples: &[RouteSample]| {
        let reference = &samples[0];
        let others = samples[1..].iter();
        others
            .map(|sample| super::Statistic::Before.of(sample, reference))
            .collect()
    });
    (0..before.len())
        .filter(|&place| before[place].is_finite())
        .max_by(|&x, &y| before[x].total_cmp(&before[y]).then(y.cmp(&x)))
        .map(|place| routes[place + 1])
}
