//! What comes and goes with time: closures and their queues, shared extremes, seasons (M023-M025, M032, M109).

use corridor::corridor::{Level, Mode, Part};
use corridor::law::Law;
use corridor::route::{COPULA, Comes, Op, Purpose, Shape, Span, Tempo};

use super::answer::Answer;
use super::entry::Entry;
use super::lab::{DAY_H, Lab, Sample, draw, dwell, program};
use crate::conditions::{clock, closing, recurring, turn};

/// Closures met at a random time: shares and mean waits of those who wait until it is over.
pub(super) fn m023(entry: &Entry) {
    let law = Law::lognormal(entry.number("dur_mean") * DAY_H, entry.number("dur_cv")).unwrap();
    let mut row = recurring("strait", entry.number("rate_per_year"), &law);
    row.rate_h *= 365.25 / entry.number("days_per_year");
    // The longest duration is cut at ten years, 365 times the mean: beyond lie 7e-5 of the square of this law, far
    // below four standard errors of a mean wait.
    row.most_h = 3652.5 * DAY_H;
    let mut lab = Lab::ready(0.0, 0.0);
    lab.meet(
        [closing(Level::Shut, Comes::Recurring(row.into()), 0.0)],
        [],
    );
    let days = lab.hours(&[program(vec![Op::Enter(vec![0])])])[0].times(1.0 / DAY_H);
    entry.answer("prob_closed", days.share(|wait| wait > 0.0));
    entry.answer("mean_wait", days.mean());
    let closed = Sample(days.0.into_iter().filter(|wait| *wait > 0.0).collect());
    entry.answer("mean_wait_given_closed", closed.mean());
}

/// Starts while a shipment is exposed: closures of a second trap what is under way, and so each start tells.
pub(super) fn m024(entry: &Entry) {
    let exposed = entry.number("exposure_days") * DAY_H;
    let year = entry.number("days_per_year") / 365.25;
    let second = Law::fixed(1.0 / 3600.0).unwrap();
    let rates = entry.numbers("rates_per_year");
    let rows = rates.iter().enumerate().map(|(index, rate)| {
        let row = recurring(&format!("strait-{index}"), rate / year, &second);
        closing(Level::Trapped, Comes::Recurring(row.into()), 0.0)
    });
    let mut lab = Lab::ready(0.0, 0.0);
    lab.meet(rows, []);
    let sail = |slowing: Vec<usize>| {
        program(vec![Op::Move {
            part: Part::Moving(Mode::Sea),
            span: Span::Fixed(exposed),
            vary: None,
            tempo: Tempo {
                season: None,
                slowing,
            },
        }])
    };
    let hours = lab.hours(&[sail(vec![0]), sail((0..rates.len()).collect())]);
    let met = |sample: &Sample| sample.share(|hours| hours > exposed + 1e-9);
    entry.answer("p_first", met(&hours[0]));
    entry.answer("p_any", met(&hours[1]));
}

/// A closure that happened, its queue, and who comes from its start until the queue is gone.
pub(super) fn m025(entry: &Entry) {
    let (flow, capacity) = (entry.number("flow"), entry.number("capacity"));
    let closed = entry.number("closure_days");
    let waits = |from: f64, to: f64| {
        let mut lab = Lab::ready(from * DAY_H, to * DAY_H);
        let row = closing(
            Level::Shut,
            Comes::At([0.0, closed * DAY_H]),
            flow / capacity,
        );
        lab.meet([row], []);
        lab.hours(&[program(vec![Op::Enter(vec![0])])])[0].times(1.0 / DAY_H)
    };
    // The wait falls evenly: two instants tell when nobody waits any more.
    let [first, second] = [0.0, 1.0].map(|come| waits(come, come).0[0]);
    let gone = first / (first - second);
    entry.exact("clear_days", gone - closed);
    // Those who came before it reopened and stand there then: all of them.
    let before = waits(0.0, closed);
    let standing = before.share(|wait| wait > 0.0);
    assert!(matches!(standing, Answer::Between(_, high) if high >= 1.0));
    entry.exact("backlog_ships", flow * closed);
    let all = waits(0.0, gone);
    entry.answer("mean_delay_per_affected_ship", all.mean());
    entry.answer("total_delay_ship_days", all.times(flow * gone).mean());
}

/// Extremes that come together. At a finite threshold u the share differs from its limit by a term in the root of
/// 1 - u (the tail of the law is a power of 2 / nu = 1/2): from two thresholds, one four times as far out, it is
/// taken away. Six draws that share a factor make fifteen pairs, and both tails count.
pub(super) fn m032(entry: &Entry) {
    assert_eq!(entry.count("nu"), 4, "the product has this one");
    let mut lab = Lab::ready(0.0, 0.0);
    lab.column(COPULA, Purpose::Copula);
    let factor = lab.factor();
    let loading = entry.number("rho").sqrt();
    let programs: Vec<_> = (0..6)
        .map(|index| {
            let mix = vec![(factor, loading)];
            program(vec![dwell(draw(
                lab.dwell(index),
                mix,
                Shape::Unit,
                1.0,
                0.0,
            ))])
        })
        .collect();
    let together = |samples: &[&[f64]], tail: f64| {
        let mut both = 0_u32;
        for a in 0..samples.len() {
            for b in 0..a {
                for (&a, &b) in samples[a].iter().zip(samples[b]) {
                    both += u32::from(a < tail && b < tail);
                    both += u32::from(a > 1.0 - tail && b > 1.0 - tail);
                }
            }
        }
        f64::from(both) / (15.0 * 2.0 * tail * samples[0].len() as f64)
    };
    let limit = |samples: &[&[f64]]| 2.0 * together(samples, 0.001) - together(samples, 0.004);
    entry.answer(
        "tail_dependence",
        Sample::jointly(&lab.hours(&programs), limit),
    );
}

/// A sea leg in the monsoon, and a canal in the ice: convoys and a longer passage.
pub(super) fn m109(entry: &Entry) {
    let sail = |season| Op::Move {
        part: Part::Moving(Mode::Sea),
        span: Span::Fixed(entry.number("km") / (1.852 * entry.number("knots"))),
        vary: None,
        tempo: Tempo {
            season,
            slowing: Vec::new(),
        },
    };
    let (open, hard) = (entry.number("open_passage"), entry.number("ice_passage"));
    let pass = |season| Op::Dwell {
        part: Part::Moving(Mode::River),
        span: Span::Fixed(open * DAY_H),
        tempo: Tempo {
            season,
            slowing: Vec::new(),
        },
    };
    let mut lab = Lab::ready(0.0, 90.0 * DAY_H);
    let monsoon = turn(-1000.0, 1.0 / (1.0 - entry.number("loss")));
    let mut ice = turn(-1000.0, hard / open);
    // The vector's `convoy_h` is in days.
    ice.convoy_h = entry.number("convoy_h") * DAY_H;
    let mut ice = clock("ice", vec![ice]);
    ice.phase = Some(lab.column("ice", Purpose::Phase));
    lab.meet([], [clock("monsoon", vec![monsoon]), ice]);
    let days: Vec<Sample> = lab
        .hours(&[
            program(vec![sail(None)]),
            program(vec![sail(Some(0))]),
            program(vec![Op::Convoy(1), pass(Some(1))]),
        ])
        .iter()
        .map(|hours| hours.times(1.0 / DAY_H))
        .collect();
    entry.answer("open_days", days[0].mean());
    entry.answer("monsoon_days", days[1].mean());
    let extra = Sample(days[2].0.iter().map(|days| days - open).collect());
    entry.answer("ice_extra_mean_days", extra.mean());
}
