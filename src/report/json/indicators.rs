//! The indicators of the field in the document.

use serde::Serialize;

use super::shape::{Ends, Number};
use super::{ends, number, tidy};
use crate::study::indicators::{self, ACTIVITIES, LATE_D};

#[derive(Serialize)]
pub(super) struct Indicators<'a> {
    tfi1_border_point_h: Option<f64>,
    tfi2_border_point_usd: Option<f64>,
    tfi3_usd_500km_20t: Number,
    swd_kmh: Number,
    swod_kmh: f64,
    payload_t: f64,
    border_points: Vec<BorderPoint<'a>>,
    sections: Vec<Section<'a>>,
    reliability: Reliability,
}

#[derive(Serialize)]
struct BorderPoint<'a> {
    place: &'a str,
    country: &'a str,
    side: &'static str,
    hours: f64,
    usd: f64,
    activities_h: Vec<Activity>,
}

#[derive(Serialize)]
struct Activity {
    activity: &'static str,
    hours: f64,
}

#[derive(Serialize)]
struct Section<'a> {
    group: &'a str,
    from: &'a str,
    to: &'a str,
    km: f64,
    moving_h: f64,
    hours: f64,
    usd: f64,
    swod_kmh: Option<f64>,
    swd_kmh: Option<f64>,
    tfi3_usd_500km_20t: Option<f64>,
}

#[derive(Serialize)]
struct Reliability {
    cv: f64,
    planning_time_index: f64,
    planning_time_index_against: &'static str,
    planned_h: f64,
    later_than_planned: Vec<Late>,
}

#[derive(Serialize)]
struct Late {
    days: f64,
    share: f64,
}

pub(super) fn indicators(of: &indicators::Indicators) -> Indicators<'_> {
    let steady = &of.reliability;
    Indicators {
        tfi1_border_point_h: of.border_h.map(tidy),
        tfi2_border_point_usd: of.border_usd.map(tidy),
        tfi3_usd_500km_20t: number(&of.cost_500km_20t_usd),
        swd_kmh: Number {
            value: tidy(of.swd_kmh.value),
            unknown: of.swd_kmh.unknown.map(ends as fn(_) -> Ends),
            noise: of.swd_kmh.noise.map(tidy),
        },
        swod_kmh: tidy(of.swod_kmh),
        payload_t: tidy(of.tonnes),
        border_points: of.borders.iter().map(border).collect(),
        sections: of.sections.iter().map(section).collect(),
        reliability: Reliability {
            cv: tidy(steady.cv),
            planning_time_index: tidy(steady.planning_time_index.value),
            planning_time_index_against: "median",
            planned_h: tidy(steady.planned_h),
            later_than_planned: LATE_D
                .into_iter()
                .zip(steady.late)
                .map(|(days, share)| Late {
                    days,
                    share: tidy(share),
                })
                .collect(),
        },
    }
}

fn border(of: &indicators::BorderPoint) -> BorderPoint<'_> {
    BorderPoint {
        place: &of.place,
        country: &of.country,
        side: of.side.word(),
        hours: tidy(of.total_h()),
        usd: tidy(of.usd),
        activities_h: ACTIVITIES
            .into_iter()
            .zip(of.hours)
            .map(|(activity, hours)| Activity {
                activity,
                hours: tidy(hours),
            })
            .collect(),
    }
}

fn section(of: &indicators::Section) -> Section<'_> {
    Section {
        group: &of.group,
        from: &of.ends.0,
        to: &of.ends.1,
        km: tidy(of.trip.km),
        moving_h: tidy(of.trip.moving_h),
        hours: tidy(of.trip.hours()),
        usd: tidy(of.trip.usd),
        swod_kmh: of.trip.swod_kmh().map(tidy),
        swd_kmh: of.trip.swd_kmh().map(tidy),
        tfi3_usd_500km_20t: of.trip.tfi3_usd().map(tidy),
    }
}
