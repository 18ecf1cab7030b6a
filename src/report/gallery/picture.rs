//! A picture of a run and the files it becomes: PNG and SVG for a page and for a slide, its table, its caption.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::disruption::alike;
use super::scene::Scene;
use super::{
    Stack, answer, arrival, borders, boxes, composition, convergence, cost_distance, critical,
    difference, exceedance, horsetail, map, matrix, panel, reliability, time_distance, timeline,
};
use crate::corridor::Corridor;
use crate::report::chart::{Answer, Drawing, Ground, Look, Palette, RasterError, Size, Typeface};
use crate::report::folder::Document;
use crate::study::finding::{Comparison, RegimeFinding};

/// A picture with its name, which is the name of its files.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Name of its files, without ending.
    pub name: String,
    /// What it shows.
    pub scene: Scene,
}

/// Every picture of a run: one answer chart and one map; the others for each regime. The timelines of two regimes
/// stand in one picture, and so do choke points that are alike under every regime.
#[must_use]
pub fn pictures(found: &Comparison, corridor: &Corridor, ground: Ground) -> Vec<Picture> {
    let mut pictures = answers(&answer(found));
    for regime in &found.regimes {
        let mut add = |name: &str, scene: Scene| {
            pictures.push(Picture {
                name: file_name(name, regime, found),
                scene,
            });
        };
        add(
            "time-distance",
            Scene::TimeDistance(time_distance(found, regime)),
        );
        add(
            "cost-distance",
            Scene::CostDistance(cost_distance(found, regime)),
        );
        let parts = |stack| Scene::Composition(composition(found, regime, stack));
        add("where-time-goes", parts(Stack::Time));
        add("where-money-goes", parts(Stack::Money));
        add("arrival", Scene::Arrival(arrival(found, regime)));
        add("exceedance", Scene::Exceedance(exceedance(found, regime)));
        add("boxes", Scene::Boxes(boxes(found, regime)));
        if let Some(family) = horsetail(found, regime) {
            add("futures", Scene::Horsetail(family));
        }
        if let Some(paired) = difference(found, regime) {
            add("difference", Scene::Difference(paired));
        }
        if let Some(steps) = critical(found, regime) {
            add("critical", Scene::Critical(steps));
        }
        let field = [
            ("indicators", panel(found, regime)),
            ("border-points", borders(found, regime)),
            ("reliability", reliability(found, regime)),
        ];
        for (name, bars) in field {
            if let Some(bars) = bars {
                add(name, Scene::Bars(bars));
            }
        }
    }
    pictures.extend(convergence(found).map(|scene| Picture {
        name: "convergence".into(),
        scene: Scene::Convergence(scene),
    }));
    pictures.extend(timelines(found));
    pictures.extend(matrices(found));
    pictures.push(Picture {
        name: "map".into(),
        scene: Scene::Map(map(found, corridor, ground)),
    });
    pictures
}

/// `timeline` of one or two regimes, or one of each.
fn timelines(found: &Comparison) -> Vec<Picture> {
    let told = found.regimes.iter().filter(|r| r.timeline.is_some());
    let together = found.regimes.len() == 2 && told.count() == 2;
    in_turn("timeline", found, together, |regimes| {
        timeline(found, regimes).map(Scene::Timeline)
    })
}

/// `matrix` of all regimes where it is alike, or one of each.
fn matrices(found: &Comparison) -> Vec<Picture> {
    in_turn("matrix", found, alike(&found.regimes), |regimes| {
        matrix(found, regimes).map(Scene::Matrix)
    })
}

/// One picture of all regimes, or one of each.
fn in_turn(
    name: &str,
    found: &Comparison,
    together: bool,
    scene: impl Fn(&[RegimeFinding]) -> Option<Scene>,
) -> Vec<Picture> {
    if together {
        let scene = scene(&found.regimes).map(|scene| Picture {
            name: name.to_owned(),
            scene,
        });
        return scene.into_iter().collect();
    }
    let regimes = found.regimes.iter();
    regimes
        .filter_map(|regime| {
            Some(Picture {
                name: file_name(name, regime, found),
                scene: scene(std::slice::from_ref(regime))?,
            })
        })
        .collect()
}

/// The answer chart: `answer`, then `answer-2` and on where the regimes take several pages.
fn answers(whole: &Answer) -> Vec<Picture> {
    let page = |page: usize| Picture {
        name: match page {
            0 => "answer".into(),
            _ => format!("answer-{}", page + 1),
        },
        scene: Scene::Answer(Answer {
            page,
            ..whole.clone()
        }),
    };
    (0..whole.pages()).map(page).collect()
}

/// `arrival`, or `arrival-REGIME` where there are several.
fn file_name(name: &str, regime: &RegimeFinding, found: &Comparison) -> String {
    if found.regimes.len() == 1 {
        name.to_owned()
    } else {
        format!("{name}-{}", regime.id)
    }
}

/// All pictures as files below `charts/`, drawn in parallel and kept in their order; none once `cancel` is set.
///
/// # Errors
/// [`RasterError`] of the first picture that cannot be rendered.
pub fn files(
    pictures: &[Picture],
    palette: &Palette,
    typeface: &Typeface,
    cancel: &AtomicBool,
) -> Result<Option<Vec<Document>>, RasterError> {
    let look = |size| {
        Look::on(size)
            .in_colours(palette.clone())
            .in_letters(typeface.clone())
    };
    let (report, slide) = (look(Size::Report), look(Size::Slide));
    let files: Result<Option<Vec<Vec<Document>>>, RasterError> = pictures
        .par_iter()
        .map(|picture| {
            if cancel.load(Ordering::Relaxed) {
                return Ok(None);
            }
            let path = |end: &str| format!("charts/{}{end}", picture.name);
            let page = picture.draw(&report);
            let slide = picture.draw(&slide);
            Ok(Some(vec![
                Document::new(path(".png"), page.png()?),
                Document::new(path(".svg"), page.svg()),
                Document::new(path(".csv"), csv(page.table())),
                Document::new(path(".md"), caption(&page)),
                Document::new(path("-slide.png"), slide.png()?),
                Document::new(path("-slide.svg"), slide.svg()),
            ]))
        })
        .collect();
    Ok(files?.map(|files| files.into_iter().flatten().collect()))
}

/// The plotted numbers as CSV.
///
/// # Panics
/// Never: a flexible writer into memory takes every row.
#[must_use]
pub fn csv(table: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in table {
        writer
            .write_record(row)
            .expect("a flexible writer into memory takes every row");
    }
    writer
        .into_inner()
        .expect("a writer into memory has nothing that can fail")
}

fn caption(drawing: &Drawing) -> String {
    format!("**{}**\n\n{}\n", drawing.title(), drawing.caption())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{cut, overlaps};
    use crate::report::fixture::{comparison, corridor, disrupted};

    fn all() -> Vec<Picture> {
        pictures(&comparison(), &corridor(), Ground::default())
    }

    #[test]
    fn every_regime_has_its_own_pictures_and_all_share_answer_and_map() {
        let names: Vec<String> = all().into_iter().map(|picture| picture.name).collect();
        insta::assert_snapshot!(names.join(" "), @"answer time-distance-canal-full cost-distance-canal-full where-time-goes-canal-full where-money-goes-canal-full arrival-canal-full exceedance-canal-full boxes-canal-full difference-canal-full indicators-canal-full border-points-canal-full reliability-canal-full time-distance-canal-low cost-distance-canal-low where-time-goes-canal-low where-money-goes-canal-low arrival-canal-low exceedance-canal-low boxes-canal-low difference-canal-low indicators-canal-low border-points-canal-low reliability-canal-low map");
    }

    #[test]
    fn a_single_regime_needs_no_suffix() {
        let mut found = comparison();
        found.regimes.truncate(1);
        let pictures = pictures(&found, &corridor(), Ground::default());
        assert!(pictures.iter().any(|picture| picture.name == "arrival"));
    }

    fn names(found: &Comparison) -> String {
        let pictures = pictures(found, &corridor(), Ground::default());
        let names: Vec<String> = pictures.into_iter().map(|picture| picture.name).collect();
        names.join(" ")
    }

    #[test]
    fn closures_bring_a_timeline_a_matrix_and_the_steps_of_each_regime() {
        let mut found = disrupted();
        let with = |found: &Comparison| {
            let names = names(found);
            let kinds = ["timeline", "matrix", "critical"];
            let all = names.split(' ').filter(|name| {
                let kind = name.split('-').next().unwrap_or(name);
                kinds.contains(&kind)
            });
            all.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            with(&found),
            "critical-canal-full critical-canal-low timeline matrix"
        );
        found.regimes[1].matrix.as_mut().unwrap().points[0].is_closure = true;
        found.regimes.push(found.regimes[0].clone());
        found.regimes[2].id = "third".into();
        assert_eq!(
            with(&found),
            "critical-canal-full critical-canal-low critical-third timeline-canal-full timeline-canal-low \
             timeline-third matrix-canal-full matrix-canal-low matrix-third"
        );
    }

    #[test]
    fn pictures_of_closures_are_whole_and_carry_their_finding() {
        let found = disrupted();
        let pictures = pictures(&found, &corridor(), Ground::default());
        for picture in pictures {
            if !matches!(
                picture.scene,
                Scene::Timeline(_) | Scene::Matrix(_) | Scene::Critical(_)
            ) {
                continue;
            }
            for size in [Size::Report, Size::Slide] {
                let drawing = picture.draw(&Look::on(size));
                let svg = drawing.inline_svg();
                assert_eq!(overlaps(&svg), [], "{} {size:?}", picture.name);
                assert_eq!(cut(&svg), [] as [String; 0], "{} {size:?}", picture.name);
                assert!(
                    drawing.title().starts_with(['H', 'S', 'T']),
                    "{}",
                    drawing.title()
                );
            }
        }
    }

    #[test]
    fn an_interrupt_leaves_no_pictures() {
        let (palette, typeface) = (Palette::default(), Typeface::default());
        let stopped = files(&all()[..2], &palette, &typeface, &AtomicBool::new(true));
        assert!(stopped.unwrap().is_none());
    }

    #[test]
    fn every_picture_leaves_six_files_the_same_each_time_on_any_threads() {
        let pictures = &all()[..2];
        let render = |threads: usize| {
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap()
                .install(|| {
                    let (palette, typeface) = (Palette::default(), Typeface::default());
                    files(pictures, &palette, &typeface, &AtomicBool::new(false)).unwrap()
                })
                .unwrap()
        };
        let files = render(1);
        assert_eq!(files.len(), 12);
        assert_eq!(files, render(2));
        let caption = files.iter().find(|file| file.path == "charts/answer.md");
        let text = String::from_utf8(caption.unwrap().bytes.clone()).unwrap();
        assert!(
            text.contains("gate to gate; first departure booked"),
            "{text}"
        );
    }
}
