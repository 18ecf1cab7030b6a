//! Waiting: services, offices, a gauge change (M006-M010, M012, M013, M108).

use std::sync::Arc;

use corridor::corridor::Part;
use corridor::law::Law;
use corridor::route::{Board, Departures, Op, Purpose, Shape, Span};
use corridor::time::{Calendar, OpenIntervals, Weekday, mean_wait, next_departure};

use super::answer::Answer;
use super::entry::Entry;
use super::lab::{DAY_H, Lab, MONDAY_H, draw, dwell, normal, program};

const WEEK_H: f64 = 7.0 * DAY_H;

fn board(departures: Departures, missed: Option<(f64, usize)>) -> Board {
    Board {
        departures,
        cutoff: 0.0,
        booked: false,
        missed,
    }
}

fn weekly(lab: &mut Lab, hours: f64) -> Departures {
    Departures::Regular {
        hours,
        offset: None,
        phase: lab.column("service", Purpose::Phase),
    }
}

/// A box that is ready at one instant meets a service of unknown phase.
pub(super) fn m006(entry: &Entry) {
    let headway = entry.number("headway_days");
    entry.exact("mean", mean_wait(headway, 0.0));
    let mut lab = Lab::ready(1000.0, 1000.0);
    let service = weekly(&mut lab, headway * DAY_H);
    let boarding = program(vec![Op::Board(board(service, None))]);
    let days = lab.hours(&[boarding])[0].times(1.0 / DAY_H);
    entry.answer("mean", days.mean());
    entry.answer("var", days.variance());
    for (key, p) in entry.quantile_keys() {
        entry.answer(key, days.quantile(p));
    }
}

/// Headways of different lengths: as a timetable in which they follow one another, met at a random instant of
/// its period.
pub(super) fn m007(entry: &Entry) {
    let headways = entry.numbers("headways_days");
    let law = Law::empirical(headways.clone()).unwrap();
    entry.exact("mean_headway", law.mean());
    entry.exact("mean_wait", mean_wait(law.mean(), law.sd() / law.mean()));
    entry.exact("naive_half_headway", mean_wait(law.mean(), 0.0));

    let period: f64 = headways.iter().sum::<f64>() * DAY_H;
    let mut offsets = Vec::new();
    let mut last = 0.0;
    for headway in &headways {
        offsets.push(last);
        last += headway * DAY_H;
    }
    let timetable = Departures::Pattern {
        period,
        origin: 0.0,
        offsets,
    };
    let lab = Lab::ready(10.0 * period, 11.0 * period);
    let boarding = program(vec![Op::Board(board(timetable, None))]);
    let days = lab.hours(&[boarding])[0].times(1.0 / DAY_H);
    entry.answer("mean_wait", days.mean());

    // The same as an interval drawn by its length-biased law: a box falls into one of length h with a
    // probability in proportion to h.
    let mut lab = Lab::ready(1000.0, 1000.0);
    let mut upper = 0.0;
    let total: f64 = headways.iter().sum();
    let parts = headways.iter().map(|headway| {
        upper += headway / total;
        let always = draw(0, Vec::new(), Shape::Unit, 0.0, headway * DAY_H);
        (upper, always.pull)
    });
    let shape = Shape::Mixture(parts.collect());
    let irregular = Departures::Irregular {
        interval: draw(
            lab.column("service", Purpose::Interval),
            Vec::new(),
            shape,
            1.0,
            0.0,
        ),
        hours: law.mean() * DAY_H,
        phase: lab.column("service", Purpose::Phase),
    };
    let boarding = program(vec![Op::Board(board(irregular, None))]);
    let days = lab.hours(&[boarding])[0].times(1.0 / DAY_H);
    entry.answer("mean_wait", days.mean());
}

pub(super) fn m008(entry: &Entry) {
    let [ready, offset, headway, cutoff] =
        ["t_ready", "offset", "headway", "cutoff"].map(|key| entry.number(key));
    let departure = next_departure(ready, offset, headway, cutoff);
    entry.exact("departure", departure);
    entry.exact("wait", departure - ready);

    let mut lab = Lab::ready(ready * DAY_H, ready * DAY_H);
    let service = Departures::Regular {
        hours: headway * DAY_H,
        offset: Some(offset * DAY_H),
        phase: lab.column("service", Purpose::Phase),
    };
    let boarding = Board {
        cutoff: cutoff * DAY_H,
        ..board(service, None)
    };
    let wait = lab.hours(&[program(vec![Op::Board(boarding)])])[0].0[0] / DAY_H;
    entry.exact("wait", wait);
    entry.exact("departure", ready + wait);
}

/// A booked box leaves at once, or after as many headways as sailings refuse it.
pub(super) fn m009(entry: &Entry) {
    let headway = entry.number("headway_days");
    let mut lab = Lab::ready(1000.0, 1000.0);
    let service = weekly(&mut lab, headway * DAY_H);
    let missed = lab.column("service", Purpose::Missed);
    let boarding = Board {
        booked: true,
        ..board(service, Some((entry.number("p_roll"), missed)))
    };
    let days = lab.hours(&[program(vec![Op::Board(boarding)])])[0].times(1.0 / DAY_H);
    entry.answer("mean_extra", days.mean());
    entry.answer("sd_extra", days.sd());
    let twice = days.share(|extra| extra > 1.5 * headway);
    entry.answer("prob_two_or_more", twice);
}

/// A feeder of normal lateness, planned to arrive `buffer` before a departure that is followed by one every
/// headway. The plan stands 1,000 d after the clock begins, so that no clock is negative; no departure before the
/// planned one is offered.
pub(super) fn m010(entry: &Entry) {
    let [late, spread, buffer, headway] =
        ["mean_late", "sd_late", "buffer", "headway"].map(|key| entry.number(key));
    let plan = 1000.0 + 20.0 * spread;
    let mut lab = Lab::ready(0.0, 0.0);
    let feeder = Op::Move {
        part: Part::ALL[0],
        span: Span::Drawn(normal(
            lab.dwell(0),
            (plan + late) * DAY_H,
            spread * DAY_H,
            Vec::new(),
        )),
        vary: None,
        tempo: corridor::route::Tempo::default(),
    };
    let onward: Vec<f64> = (0..2000)
        .map(|later| (plan + buffer + f64::from(later) * headway) * DAY_H)
        .collect();
    let timetable = Departures::Pattern {
        period: onward[onward.len() - 1] + DAY_H,
        origin: 0.0,
        offsets: onward,
    };
    let route = program(vec![feeder, Op::Board(board(timetable, None))]);
    let programs = [route];
    let wait = lab.trials(&programs, |desk| {
        desk.part_h(Part::Departure.index())
            .expect("a route that boards has waited")
    });
    entry.answer("mean_connection_wait", wait[0].times(1.0 / DAY_H).mean());
    let left = lab.hours(&programs)[0].times(1.0 / DAY_H);
    let planned = plan + buffer + 0.5 * headway;
    entry.answer("prob_miss", left.share(|days| days > planned));
}

/// Hours after Monday 00:00 of a phrase such as "Thu 18:00".
fn of_week(phrase: &str) -> f64 {
    let (day, clock) = phrase.split_once(' ').expect("a day and a time");
    let (hours, minutes) = clock.split_once(':').expect("hours and minutes");
    let day = f64::from(Weekday::parse(day).expect("a day of the week") as u8);
    let number = |digits: &str| digits.parse::<f64>().expect("digits");
    day * DAY_H + number(hours) + number(minutes) / 60.0
}

/// A phrase such as "Thu 18:00", to the nearest minute.
fn phrase(hours: f64) -> String {
    let minutes = (hours.rem_euclid(WEEK_H) * 60.0).round() as u64 % (7 * 24 * 60);
    let day = Weekday::ALL[(minutes / (24 * 60)) as usize];
    format!("{day} {:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

pub(super) fn m012(entry: &Entry) {
    let closed: Vec<Weekday> = entry
        .list("closed_days")
        .iter()
        .map(|day| Weekday::parse(day.as_str().expect("a day")).expect("a day of the week"))
        .collect();
    let hours = entry.text("open");
    let open: Vec<String> = Weekday::ALL
        .into_iter()
        .filter(|day| !closed.contains(day))
        .map(|day| format!("{day} {hours}"))
        .collect();
    let calendar = Calendar::parse(&open.join("; "), "").unwrap();
    let start = MONDAY_H + of_week(entry.text("start"));
    let work = entry.number("work_h");
    let finish = calendar.finish(start, work, 0.0);
    let told = |finish: f64| {
        entry.answer("finish", Answer::Text(phrase(finish - MONDAY_H)));
        entry.exact("elapsed_h", finish - start);
    };
    told(finish);

    let mut lab = Lab::ready(start, start);
    let papers = Op::Documents {
        column: lab.column("post", Purpose::Documents),
        probability: 1.0,
        hours: Span::Fixed(work),
        office: Arc::new(OpenIntervals::over(&calendar, 0.0, finish + WEEK_H, 0.0)),
    };
    told(start + lab.hours(&[program(vec![papers])])[0].0[0]);
}

/// Papers that take no working time, but need the office open; the box arrives at any instant of a week.
pub(super) fn m013(entry: &Entry) {
    let cases = entry.numbers("closed_days_cases");
    let waits = cases.into_iter().map(|closed| {
        let calendar = Calendar::parse(&open_after(closed), "").unwrap();
        let from = 10.0 * WEEK_H + MONDAY_H;
        let mut lab = Lab::ready(from, from + WEEK_H);
        let papers = Op::Documents {
            column: lab.column("post", Purpose::Documents),
            probability: 1.0,
            hours: Span::Fixed(0.0),
            office: Arc::new(OpenIntervals::over(
                &calendar,
                0.0,
                from + 4.0 * WEEK_H,
                0.0,
            )),
        };
        lab.hours(&[program(vec![papers])])[0]
            .times(1.0 / DAY_H)
            .mean()
    });
    entry.each("mean_wait_days", waits);
}

/// Opening hours of a week whose first `closed` days, to the minute, are closed.
fn open_after(closed: f64) -> String {
    let minutes = (closed * 24.0 * 60.0).round() as u64;
    let (day, minute) = ((minutes / (24 * 60)) as usize, minutes % (24 * 60));
    let first = Weekday::ALL[day];
    let mut open = vec![format!(
        "{first} {:02}:{:02}-24:00",
        minute / 60,
        minute % 60
    )];
    open.extend(
        Weekday::ALL[day + 1..]
            .iter()
            .map(|day| format!("{day} 24h")),
    );
    open.join("; ")
}

/// The place of a box in its train is uniform, and its release follows from the place.
pub(super) fn m108(entry: &Entry) {
    let boxes = entry.count("feu");
    let (rate, setup) = (entry.number("rate_per_h"), entry.number("setup_h"));
    let releases: Vec<f64> = (1..=boxes)
        .map(|place| setup + place as f64 / rate)
        .collect();
    let law = Law::empirical(releases.clone()).unwrap();
    entry.exact("mean_h", law.mean());
    entry.exact("last_h", law.support().1);

    let mut lab = Lab::ready(0.0, 0.0);
    let place = draw(
        lab.dwell(0),
        Vec::new(),
        Shape::Steps(releases.into()),
        1.0,
        0.0,
    );
    let hours = &lab.hours(&[program(vec![dwell(place)])])[0];
    entry.answer("mean_h", hours.mean());
}
