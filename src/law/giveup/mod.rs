//! How long to wait for a way that is shut for nobody knows how long, and when to take another (METHOD 1.11).
//!
//! Waiting costs its hours, the other way costs so many hours more whenever it is taken. The mean residual life is no
//! guide: it forgets that one may still turn away later. What counts is the least over all give-up ages t of
//! C(t) = E\[min(D, t)\] + K S(t).

use super::integral::{integral, rough_integral, short_integral};

/// Ages at which the duration is looked at, on a log grid up to its cap.
const AGES: usize = 512;
/// The first age after 0, as a share of the cap.
const FIRST: f64 = 1e-9;
/// Halvings of a stretch of the grid that find where an answer changes, and where the best age lies.
const HALVINGS: u32 = 40;
/// Share of an age over which the hazard of reopening is taken.
const NEAR: f64 = 1e-4;
/// Error of an area that counts for nothing, as a share of the mean duration.
const FINE: f64 = 1e-9;
/// Ages that fewer closures reach than this share have no answer of their own.
const SELDOM: f64 = 1e-6;
/// Two costs are the same when they differ by less than this share.
const SAME: f64 = 1e-9;

/// What a shipper does who knows that a closure shuts the way ahead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Goes on towards it: it should be over before the shipment is there, or soon after.
    GoOn,
    /// Waits here until it is over, at most until it is so many hours old; then takes the other way.
    HoldUntil(f64),
    /// Takes the other way at once.
    Divert,
}

/// What is left of a closure of unknown length, by its age. Any unit of time.
#[derive(Clone, Debug)]
pub struct Remaining<F> {
    survival: F,
    cap: f64,
    /// Rising from 0 to the cap.
    ages: Vec<f64>,
    /// Probability of lasting longer than each age.
    alive: Vec<f64>,
    /// Area under the survival from each age to the cap.
    area: Vec<f64>,
    /// Error of an area that counts for nothing.
    allowed: f64,
    /// True where the survival is smooth from an age to the next.
    smooth: Vec<bool>,
}

impl<F: Fn(f64) -> f64> Remaining<F> {
    /// Of a duration that is longer than x with probability `survival(x)`, and never longer than `cap`.
    ///
    /// # Panics
    /// If the cap is not a positive number.
    #[must_use]
    pub fn of(survival: F, cap: f64) -> Self {
        assert!(cap > 0.0 && cap.is_finite(), "a cap of {cap}");
        let step = -libm::log(FIRST) / (AGES - 1) as f64;
        let grid = (0..AGES).map(|place| cap * FIRST * libm::exp(step * place as f64));
        let mut ages: Vec<f64> = [0.0].into_iter().chain(grid).collect();
        ages[AGES] = cap;
        let cut = |x: f64| if x < cap { survival(x) } else { 0.0 };
        let alive: Vec<f64> = ages.iter().map(|&age| cut(age)).collect();
        let mut area = vec![0.0; ages.len()];
        let mut smooth = vec![true; ages.len()];
        let allowed = FINE * integral(&survival, 0.0, cap);
        for place in (0..AGES).rev() {
            // The cap itself is a step that the survival does not know of.
            let (one, was) = short_integral(&survival, ages[place], ages[place + 1], allowed);
            area[place] = area[place + 1] + one;
            smooth[place] = was;
        }
        Self {
            survival,
            cap,
            ages,
            alive,
            area,
            allowed,
            smooth,
        }
    }

    /// Probability of lasting longer than `age`.
    #[must_use]
    pub fn alive_at(&self, age: f64) -> f64 {
        if age < self.cap {
            (self.survival)(age)
        } else {
            0.0
        }
    }

    /// Mean time shut that is still to come after `age`, over all closures, those that are over by then with 0:
    /// E\[(D - age)+\].
    #[must_use]
    pub fn to_come(&self, age: f64) -> f64 {
        if age <= 0.0 {
            return self.area[0] - age;
        }
        if age >= self.cap {
            return 0.0;
        }
        let next = self.ages.partition_point(|known| *known <= age);
        let place = next - 1;
        let length = self.ages[next] - self.ages[place];
        if !self.smooth[place] {
            return self.area[next]
                + rough_integral(&self.survival, age, self.ages[next], self.allowed);
        }
        // A cubic through both areas with the slopes of both ends: the slope of the area is the survival.
        let at = (age - self.ages[place]) / length;
        let rest = 1.0 - at;
        // At the cap the survival falls to 0, but not before it.
        let last = if next == AGES {
            (self.survival)(self.cap)
        } else {
            self.alive[next]
        };
        let fall = rest * rest * at * self.alive[place] - rest * at * at * last;
        rest * rest * (1.0 + 2.0 * at) * self.area[place]
            + at * at * (1.0 + 2.0 * rest) * self.area[next]
            - length * fall
    }

    /// Expected cost of waiting until age `t` and then taking a way that costs `extra` more, seen from the first day:
    /// E\[min(D, t)\] + K S(t) (M026, M027).
    #[must_use]
    pub fn wait_then_divert(&self, t: f64, extra: f64) -> f64 {
        integral(&self.survival, 0.0, t.min(self.cap)) + extra * self.alive_at(t)
    }

    /// The age at which to give up, seen from the first day, and the expected cost then (M027).
    #[must_use]
    pub fn best_give_up(&self, extra: f64) -> (f64, f64) {
        let table = self.give_up_ages(extra);
        let age = table[0].1;
        (age, self.wait_then_divert(age, extra))
    }

    /// The best answer from each age on, ages rising from 0, of a shipper who is `lead` away from the closure and has
    /// another way that takes `extra` longer than this one would if it were open.
    ///
    /// The least of E\[(D - a - lead)+ | D > a\] (go on), `extra` (divert), and E\[min(D - a, t) | D > a\] + `extra`
    /// P(D > a + t | D > a) at its best t (hold here). Where two are the same, the first.
    #[must_use]
    pub fn answers(&self, lead: f64, extra: f64) -> Vec<(f64, Answer)> {
        if !extra.is_finite() {
            return vec![(0.0, Answer::GoOn)];
        }
        let table = self.give_up_ages(extra);
        let mut answers = vec![(0.0, self.answer(0.0, lead, extra, &table))];
        for place in 0..AGES - 1 {
            let (from, to) = (self.ages[place], self.ages[place + 1]);
            let until = self.answer(to, lead, extra, &table);
            let before = answers[answers.len() - 1].1;
            if until == before || self.alive[place + 1] < SELDOM {
                continue;
            }
            let at = |age: f64| self.answer(age, lead, extra, &table);
            let change = after(from, to, |age| at(age) != before);
            answers.push((change, at(change)));
            if answers[answers.len() - 1].1 != until {
                answers.push((to, until));
            }
        }
        answers
    }

    /// The best answer at one age.
    fn answer(&self, age: f64, lead: f64, extra: f64, table: &[(f64, f64)]) -> Answer {
        let alive = self.alive_at(age);
        if alive <= 0.0 {
            return Answer::GoOn;
        }
        let place = self.ages.partition_point(|known| *known < age);
        let (least, until) = table[place];
        let go_on = self.to_come(age + lead) / alive;
        let hold = if until > age {
            (least + self.to_come(age)) / alive
        } else {
            extra
        };
        let slack = SAME * extra.abs().max(go_on);
        if go_on <= extra + slack && go_on <= hold + slack {
            Answer::GoOn
        } else if extra <= hold + slack {
            Answer::Divert
        } else {
            Answer::HoldUntil(until)
        }
    }

    /// For each age of the grid the least of K S(t) - E\[(D - t)+\] over all later ages t, and the age where it lies:
    /// that is the best age to give up, whatever the age now, for the cost from age a on is this plus E\[(D - a)+\],
    /// over S(a).
    fn give_up_ages(&self, extra: f64) -> Vec<(f64, f64)> {
        let rest = |place: usize| extra * self.alive[place] - self.area[place];
        let mut best = (0.0, self.cap);
        let mut table = vec![best; AGES + 1];
        for place in (0..AGES).rev() {
            if rest(place) < best.0 {
                best = (rest(place), self.ages[place]);
                if place > 0 && rest(place) < rest(place - 1) {
                    best = self.refined(place, extra);
                    // It may lie between this age and the next: then it is still to come for those between.
                    if best.1 > self.ages[place] {
                        table[place + 1] = best;
                    }
                }
            }
            table[place] = best;
        }
        table
    }

    /// The least near an age of the grid: where the hazard of reopening falls below 1/K, or just after a value that
    /// many closures have.
    fn refined(&self, place: usize, extra: f64) -> (f64, f64) {
        let rest = |t: f64| extra * self.alive_at(t) - self.to_come(t);
        let age = self.ages[place];
        let (low, high) = (self.ages[place - 1], self.ages[place + 1]);
        let slope = |t: f64| {
            let width = NEAR * t;
            let ended = self.alive_at(t - width) - self.alive_at(t + width);
            self.alive_at(t) - extra * ended / (2.0 * width)
        };
        let hazard_falls = after(low, high, |t| slope(t) >= 0.0);
        let last_value = after(low, age, |t| self.alive_at(t) <= self.alive[place]);
        [age, hazard_falls, last_value]
            .map(|t| (rest(t), t))
            .into_iter()
            .min_by(|one, other| one.0.total_cmp(&other.0))
            .expect("there are three")
    }
}

/// A point of (low, high] from which on `holds`, if it does at `high` and not at `low`.
fn after(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The best answer from each age of a closure on; see [`Remaining::answers`].
#[must_use]
pub fn answers(
    survival: impl Fn(f64) -> f64,
    cap: f64,
    lead_h: f64,
    extra_h: f64,
) -> Vec<(f64, Answer)> {
    Remaining::of(survival, cap).answers(lead_h, extra_h)
}

#[cfg(test)]
mod tests;
