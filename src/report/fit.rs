//! What a fit leaves: rows ready for the book, the three laws beside each other, a picture against what was counted.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::corridor::Stop;
use crate::law::fit::Fit;
use crate::report::chart::{ArrivalCurve, Curve, Heading, RouteName, Standing, Table};
use crate::report::gallery::{Picture, Scene};
use crate::report::json::tidy;
use crate::report::words;
use crate::scenario::times::Times;
use crate::stats::survival::{SurvivalStep, reached, survival};

/// Times at a stop and the laws that were fitted to them, the best first.
#[derive(Clone, Debug)]
pub struct Fitted<'a> {
    /// The stop.
    pub stop: &'a Stop,
    /// Name of its place.
    pub place: &'a str,
    /// What was observed.
    pub times: &'a Times,
    /// The laws, least AIC first.
    pub fits: &'a [Fit],
}

/// What the user must put in the place of the source.
pub const SOURCE: &str = "FILL-IN-SOURCE";

impl Fitted<'_> {
    fn best(&self) -> &Fit {
        &self.fits[0]
    }

    fn id(&self, what: &str) -> String {
        format!("fit-{}-{what}", self.stop.id)
    }

    /// `n = 40, 3 of them still there; 2025-01-01 to 2025-03-04`.
    fn sample(&self) -> String {
        let (all, ended) = (self.times.rows.len(), self.times.ended());
        let open = match all - ended {
            0 => String::new(),
            open => format!(", {open} of them still there"),
        };
        let (from, until) = (self.times.from.date(), self.times.until.date());
        format!("n = {all}{open}; {from} to {until}")
    }

    /// Rows for `assumptions.csv`: the mean and the coefficient of variation.
    #[must_use]
    pub fn assumptions(&self) -> Table {
        let head = [
            "id", "quantity", "low", "best", "high", "unit", "as_of", "kind", "group", "grade",
            "source", "note",
        ];
        let fit = self.best();
        let note = format!(
            "{}; {} by AIC of lognormal, gamma, Weibull; maximum likelihood with censoring, 95% profile interval",
            self.sample(),
            fit.family.name()
        );
        let row = |what: &str, quantity: String, (low, high): (f64, f64), best: f64, unit: &str| {
            let number = |value: f64| format!("{}", words::significant(value, 4));
            vec![
                self.id(what),
                quantity,
                number(low),
                number(best),
                number(high),
                unit.to_owned(),
                self.times.until.year().to_string(),
                "unknown".into(),
                "dwell".into(),
                "measured".into(),
                SOURCE.into(),
                note.clone(),
            ]
        };
        vec![
            head.map(String::from).to_vec(),
            row(
                "mean",
                format!("mean time at {} ({})", self.place, self.stop.id),
                fit.mean_interval,
                fit.mean,
                "h",
            ),
            row(
                "cv",
                format!("spread of the time at {} ({})", self.place, self.stop.id),
                fit.cv_interval,
                fit.cv,
                "1",
            ),
        ]
    }

    /// The row for `laws.csv`.
    #[must_use]
    pub fn laws(&self) -> Table {
        let head = ["id", "family", "unit", "mean", "cv", "note"];
        let row = [
            self.id("law"),
            self.best().family.name().to_owned(),
            "h".into(),
            self.id("mean"),
            self.id("cv"),
            self.sample(),
        ];
        vec![head.map(String::from).to_vec(), row.to_vec()]
    }

    /// The three laws beside each other.
    #[must_use]
    pub fn families(&self) -> Table {
        let head = [
            "family",
            "mean_h",
            "mean_low_h",
            "mean_high_h",
            "cv",
            "cv_low",
            "cv_high",
            "log_likelihood",
            "aic",
            "p50_h",
            "p95_h",
            "greatest_gap_to_counted",
        ];
        let mut table = vec![head.map(String::from).to_vec()];
        let steps = self.counted();
        for fit in self.fits {
            let law = fit.law();
            let numbers = [
                fit.mean,
                fit.mean_interval.0,
                fit.mean_interval.1,
                fit.cv,
                fit.cv_interval.0,
                fit.cv_interval.1,
                fit.log_likelihood,
                fit.aic(),
                law.quantile(0.5),
                law.quantile(0.95),
                gap(fit, &steps),
            ];
            let mut row = vec![fit.family.name().to_owned()];
            row.extend(numbers.map(|number| format!("{}", words::significant(number, 6))));
            table.push(row);
        }
        table
    }

    /// What was counted: Kaplan and Meier's estimate.
    fn counted(&self) -> Vec<SurvivalStep> {
        let rows = self.times.rows.iter();
        survival(&rows.map(|of| (of.time, of.ended)).collect::<Vec<_>>())
    }

    /// The counted steps as a table.
    #[must_use]
    pub fn steps(&self) -> Table {
        let mut table = vec![["hours", "share_still_there"].map(String::from).to_vec()];
        let steps = self.counted();
        let row = |step: &SurvivalStep| [step.time, step.share].map(|n| format!("{}", tidy(n)));
        table.extend(steps.iter().map(|step| row(step).to_vec()));
        table
    }

    /// The law against what was counted.
    #[must_use]
    pub fn picture(&self, footer: &str) -> Picture {
        let fit = self.best();
        let law = fit.law();
        let steps = self.counted();
        let name = |label: String, slot: usize| RouteName {
            id: label.clone(),
            label,
            slot,
            standing: Standing::Offered,
        };
        let counted = Curve {
            route: name("counted (Kaplan-Meier)".into(), 0),
            steps: staircase(&steps),
            reached_h: [0.5, 0.9, 0.95].map(|part| reached(&steps, part)),
            on_time: None,
        };
        let points = (1..=200).map(|i| f64::from(i) / 200.5);
        let fitted = Curve {
            route: name(format!("{} law", fit.family.name()), 1),
            steps: points.map(|p| (law.quantile(p), p)).collect(),
            reached_h: [0.5, 0.9, 0.95].map(|part| Some(law.quantile(part))),
            on_time: None,
        };
        let title = format!(
            "A stay at {} takes {} hours on average ({} law)",
            words::short_place(self.place),
            words::number(fit.mean),
            fit.family.name()
        );
        let subtitle = format!("{} | {}", self.stop.id, self.sample());
        Picture {
            name: "fit".into(),
            scene: Scene::Arrival(ArrivalCurve {
                heading: Heading {
                    caption: format!(
                        "{title}. {subtitle}. Share that has left by the hours since it came in."
                    ),
                    title,
                    subtitle,
                    footer: footer.to_owned(),
                },
                due_h: None,
                curves: vec![counted, fitted],
            }),
        }
    }

    /// The page, in Markdown; for a terminal too.
    #[must_use]
    pub fn brief(&self) -> String {
        let fit = self.best();
        let mut text = format!(
            "# Times at {} ({})\n\n{}. Fitted by maximum likelihood, what is still there counted as at least so long; \
             the {} law has the least AIC.\n\n",
            self.place,
            self.stop.id,
            self.sample(),
            fit.family.name()
        );
        text.push_str("| law | mean, h | 95% | CV | 95% | AIC | greatest gap to counted |\n");
        text.push_str("| --- | --: | --: | --: | --: | --: | --: |\n");
        let steps = self.counted();
        for of in self.fits {
            let number = words::number;
            let ends = |(low, high): (f64, f64)| format!("{}-{}", number(low), number(high));
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {:.1} | {} of 100 |",
                of.family.name(),
                number(of.mean),
                ends(of.mean_interval),
                number(of.cv),
                ends(of.cv_interval),
                of.aic(),
                words::of_100(gap(of, &steps)),
            );
        }
        let _ = write!(
            text,
            "\nRows for the book, also in assumptions.csv and laws.csv of the folder. Put the id of a row of sources.csv in \
             the place of {SOURCE}, and {} in the column time of the stop.\n\nassumptions.csv:\n\n```\n{}```\n\nlaws.csv:\n\n```\n{}```\n",
            self.id("law"),
            lines(&self.assumptions()),
            lines(&self.laws()),
        );
        text
    }

    /// The document for other programs.
    #[must_use]
    pub fn document(&self) -> Value {
        let of = |fit: &Fit| {
            json!({
                "family": fit.family.name(),
                "mean_h": tidy(fit.mean),
                "mean_interval_h": [tidy(fit.mean_interval.0), tidy(fit.mean_interval.1)],
                "cv": tidy(fit.cv),
                "cv_interval": [tidy(fit.cv_interval.0), tidy(fit.cv_interval.1)],
                "log_likelihood": tidy(fit.log_likelihood),
                "aic": tidy(fit.aic()),
            })
        };
        json!({
            "schema": 1,
            "stop": self.stop.id,
            "n": self.times.rows.len(),
            "still_there": self.times.rows.len() - self.times.ended(),
            "from": self.times.from.to_string(),
            "until": self.times.until.to_string(),
            "fits": self.fits.iter().map(of).collect::<Vec<_>>(),
            "counted": self.counted().iter().map(|step| json!([tidy(step.time), tidy(step.share)])).collect::<Vec<_>>(),
            "assumptions": self.assumptions(),
            "laws": self.laws(),
        })
    }
}

/// The greatest gap between a law and what was counted, before or after a step.
fn gap(fit: &Fit, steps: &[SurvivalStep]) -> f64 {
    let law = fit.law();
    let (mut before, mut gap) = (1.0_f64, 0.0_f64);
    for step in steps {
        let of_law = law.survival(step.time);
        gap = gap
            .max((of_law - before).abs())
            .max((of_law - step.share).abs());
        before = step.share;
    }
    gap
}

/// The share that is over, with a point before and after each step.
fn staircase(steps: &[SurvivalStep]) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let mut over = 0.0;
    for step in steps {
        points.push((step.time, over));
        over = 1.0 - step.share;
        points.push((step.time, over));
    }
    points
}

/// A table as lines of CSV.
///
/// # Panics
/// Never: cells are text.
#[must_use]
pub fn lines(table: &Table) -> String {
    String::from_utf8(crate::report::gallery::csv(table)).expect("cells are text")
}
