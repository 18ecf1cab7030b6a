//! What the difference of two routes hangs on, and under which conditions one loses: on a corridor whose answer is
//! known by hand.

mod designs;
mod discovered;
mod shares;
#[cfg(feature = "cli")]
mod verbs;
#[cfg(feature = "charts")]
mod words;

use std::sync::atomic::AtomicBool;

use corridor::scenario::Question;
use corridor::study::Statistic;
use corridor::study::difference::NoStudy;
use corridor::study::discover::discover;
use corridor::study::discover::finding as discovered_finding;
use corridor::study::pair::Named;
use corridor::study::sensitivity::finding::{Drivers, Sensitivity, Settings};
use corridor::study::sensitivity::sensitivity;

use crate::fixture::Fixture;

/// Two ways from Beta to Gamma that take `t-rail` and `t-link` hours, whatever the ship before them does: the
/// difference of the mean times is t-rail - t-link.
pub(crate) fn two_ways(name: &str, rail: &str, link: &str) -> Fixture {
    Fixture::new(name)
        .edit(
            "tiny/legs.csv",
            "beta-gamma-rail,BETA,GAMMA,both,rail,open,,800,20,kmh,,,rate-rail",
            "beta-gamma-rail,BETA,GAMMA,both,rail,open,,800,,,by-rail,,rate-rail",
        )
        .edit(
            "tiny/legs.csv",
            "beta-gamma-link,BETA,GAMMA,both,rail,planned,new-link,600,,,20,,rate-rail,,,1435,,2020-01-01,2030-12-31,",
            "beta-gamma-link,BETA,GAMMA,both,rail,open,,600,,,by-link,,rate-rail,,,1435,,,,",
        )
        .edit(
            "tiny/laws.csv",
            "papers,",
            "by-rail,fixed,h,t-rail,,,,,,,,\nby-link,fixed,h,t-link,,,,,,,,\npapers,",
        )
        .edit(
            "tiny/services.csv",
            "block-train,beta-gamma-rail,both,timetable,,,Mon 18:00; Thu 06:00,6,,,,,,wait-for-service,announced,S1\n",
            "",
        )
        .edit(
            "tiny/levers.csv",
            "new-link,The new link,beta-gamma-link.state,open,,,,2028-01-01,900,a shorter line,S1\n",
            "",
        )
        .edit("question.toml", "[levers]\nnew-link = \"closed\"\n", "")
        .edit(
            "tiny/assumptions.csv",
            "cv-sea,",
            &format!(
                "t-rail,time by rail,{rail},h,,,,unknown,judgement,S2\n\
                 t-link,time by the link,{link},h,,,,unknown,estimate,S1\ncv-sea,"
            ),
        )
}

pub(crate) const SETTINGS: Settings = Settings {
    of: Statistic::MeanTime,
    points: 256,
    max_points: 256,
    inner: 64,
    walks: 4,
    grouped: false,
};

/// The link against rail.
pub(crate) fn link() -> Named {
    Named {
        route: Some("link".into()),
        against: Some("rail".into()),
        regime: Some("calm".into()),
    }
}

pub(crate) fn studied(
    question: &Question,
    named: &Named,
    settings: Settings,
) -> Result<Sensitivity, NoStudy> {
    sensitivity(
        question,
        named,
        settings,
        &AtomicBool::new(false),
        &|_, _| (),
    )
}

pub(crate) fn drivers(study: &Sensitivity) -> &Drivers {
    &study.regimes[0].found.as_ref().unwrap().1
}

pub(crate) fn looked(
    question: &Question,
    named: &Named,
    settings: discovered_finding::Settings,
) -> Result<discovered_finding::Discovered, NoStudy> {
    discover(
        question,
        named,
        settings,
        &AtomicBool::new(false),
        &|_, _| (),
    )
}
