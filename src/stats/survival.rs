//! The share that is over by a time, where some are still going on: Kaplan and Meier's product (METHOD 7.4, M107).

/// A step of the estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurvivalStep {
    /// The time at which some end.
    pub time: f64,
    /// The share that goes on beyond it.
    pub share: f64,
}

/// The steps at which times end, rising; each time with whether it is over. One that is censored at a time counts as
/// at risk there.
#[must_use]
pub fn survival(times: &[(f64, bool)]) -> Vec<SurvivalStep> {
    let mut sorted = times.to_vec();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut steps = Vec::new();
    let (mut share, mut at) = (1.0, 0);
    while at < sorted.len() {
        let time = sorted[at].0;
        let at_risk = (sorted.len() - at) as f64;
        let alike = sorted[at..].iter().take_while(|of| of.0 == time);
        let (mut count, mut ended) = (0, 0);
        for of in alike {
            count += 1;
            ended += u32::from(of.1);
        }
        if ended > 0 {
            share *= 1.0 - f64::from(ended) / at_risk;
            steps.push(SurvivalStep { time, share });
        }
        at += count;
    }
    steps
}

/// The first time by which at least `part` is over; nothing where so many are still going on.
#[must_use]
pub fn reached(steps: &[SurvivalStep], part: f64) -> Option<f64> {
    // A product of fractions may miss a round share by its rounding.
    let slack = 1e-12;
    let found = steps.iter().find(|step| 1.0 - step.share >= part - slack);
    found.map(|step| step.time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipments_under_way_stay_at_risk_until_they_are_last_seen() {
        // M107: days 18, 21, 23, 23+, 26, 30+, 34, 41.
        let days = [18.0, 21.0, 23.0, 23.0, 26.0, 30.0, 34.0, 41.0];
        let over = [true, true, true, false, true, false, true, true];
        let times: Vec<(f64, bool)> = days.into_iter().zip(over).collect();
        let steps = survival(&times);
        let told: Vec<(f64, f64)> = steps.iter().map(|step| (step.time, step.share)).collect();
        let expected = [
            (18.0, 0.875),
            (21.0, 0.75),
            (23.0, 0.625),
            (26.0, 0.46875),
            (34.0, 0.234_375),
            (41.0, 0.0),
        ];
        assert_eq!(told, expected);
        assert_eq!(reached(&steps, 0.5), Some(26.0));
        assert_eq!(reached(&steps[..3], 0.5), None);
    }
}
