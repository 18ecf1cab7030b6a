//! Announced date against date of announcement: a promise that stands runs level; one that is always as far away as
//! ever runs along the diagonal (METHOD 1.12).

use crate::report::chart::heading::Heading;
use crate::report::chart::ink::{
    Canvas, Colour, Dash, Drawing, Fill, Key, Letter, Look, Marker, Palette, Rect, Sample, Scale,
    Sheet, Size, Stroke, Table, Text, exact, guides_across, guides_up, words_across, words_up,
};

/// One announcement, in years.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Announcement {
    /// When it was said: 2023.37.
    pub said: f64,
    /// When it was to be done.
    pub promised: f64,
}

/// A project and all its announcements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnouncedProject {
    /// Its name.
    pub name: String,
    /// In the order of announcement.
    pub announcements: Vec<Announcement>,
    /// When it was done; absent where that is not known.
    pub done: Option<f64>,
    /// Months that the date moves for each month that passes; absent for fewer than three announcements.
    pub slope: Option<f64>,
}

/// Everything the chart of announced dates shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announced {
    /// The words around it.
    pub heading: Heading,
    /// The projects.
    pub projects: Vec<AnnouncedProject>,
}

impl AnnouncedProject {
    /// "Northern line: 1.1 months a month, done 2019.2".
    fn words(&self) -> String {
        let slope = match self.slope {
            Some(slope) => format!("{slope:.1} months a month"),
            None => "too few for a slope".to_owned(),
        };
        let done = self.done.map_or_else(
            || "no opening known".to_owned(),
            |done| format!("done {:.0}", done.floor()),
        );
        format!("{}: {slope}, {done}", self.name)
    }
}

fn key(input: &Announced, look: &Look) -> Key {
    let mut key = Key::default();
    for (slot, project) in input.projects.iter().enumerate() {
        let (_, marker) = Palette::print(slot);
        let fill = Fill::new(look.palette.route(slot));
        key = key.with(Sample::Marker(marker, fill), project.words());
    }
    let edge = Stroke::new(Colour::GREY, 1.0);
    key.with(
        Sample::Line(Stroke::new(Colour::GREY, 0.9).dashed(Dash::Long)),
        "the day of the announcement itself",
    )
    .with(
        Sample::Marker(Marker::Square, Fill::new(Colour::WHITE).edged(edge)),
        "hollow: the day it was done",
    )
}

/// Draws the announcements.
#[must_use]
pub fn draw(input: &Announced, look: &Look) -> Drawing {
    let plot = |look: &Look| match look.size {
        Size::Report => 250.0,
        Size::Slide => 230.0,
    };
    let wanted = |look: &Look| {
        key(input, look).height(look, Sheet::width(look))
            + plot(look)
            + 3.6 * look.pitch(Letter::Small)
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let mut ground = sheet.body;
    let key = key(input, look);
    let strip = ground.take_top(key.height(look, ground.w) + 6.0);
    key.draw(&sheet.canvas, (strip.x, strip.y), strip.w);
    if input
        .projects
        .iter()
        .any(|project| !project.announcements.is_empty())
    {
        plot_at(&sheet.canvas, ground, input);
    }
    sheet.finish(table(input))
}

fn ends(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low.is_finite() {
        (low.floor(), high.ceil())
    } else {
        (2000.0, 2001.0)
    }
}

fn plot_at(canvas: &Canvas, mut ground: Rect, input: &Announced) {
    let look = canvas.look();
    let pitch = look.pitch(Letter::Small);
    let all = || {
        input
            .projects
            .iter()
            .flat_map(|project| &project.announcements)
    };
    let said: Vec<f64> = all().map(|one| one.said).collect();
    let mut promised: Vec<f64> = all().map(|one| one.promised).collect();
    promised.extend(input.projects.iter().filter_map(|project| project.done));
    let (from, to) = ends(&said);
    let (low, high) = ends(&promised);
    let top = ground.take_top(1.3 * pitch);
    canvas.text(
        (top.x, top.y),
        Text::small("announced for")
            .colour(Colour::GREY)
            .bold()
            .top(),
    );
    let foot = ground.take_bottom(3.2 * pitch);
    ground.take_left(look.width("2000", Letter::Small, false) + 6.0);
    ground.take_right(12.0);
    let across = Scale::new((from, to), (ground.x, ground.right()));
    let up = Scale::new((low.min(from), high), (ground.bottom(), ground.y + 4.0));
    let years = |scale: &Scale, room: f64| -> Vec<f64> {
        let ticks = scale.ticks((room / 34.0) as usize);
        ticks
            .into_iter()
            .filter(|tick| tick.fract() == 0.0)
            .collect()
    };
    let (ticks_across, ticks_up) = (years(&across, ground.w), years(&up, ground.h));
    guides_across(canvas, &across, (ground.y, ground.bottom()), &ticks_across);
    guides_up(canvas, &up, (ground.x, ground.right()), &ticks_up);
    let year = |value: f64| format!("{value:.0}");
    words_up(canvas, &up, ground.x - 4.0, &ticks_up, year);
    // Below the lowest year beside the axis.
    let strip = (foot.y + pitch, ground.x - 10.0, foot.right());
    words_across(canvas, &across, strip, &ticks_across, year);
    canvas.text(
        (ground.right(), foot.y + 2.1 * pitch),
        Text::small("said in")
            .colour(Colour::GREY)
            .bold()
            .end()
            .top(),
    );
    let (start, stop) = (from.max(up.ends().0), to.min(high));
    if start < stop {
        canvas.line(
            &[
                (across.at(start), up.at(start)),
                (across.at(stop), up.at(stop)),
            ],
            Stroke::new(Colour::GREY, 0.9).dashed(Dash::Long),
        );
    }
    for (slot, project) in input.projects.iter().enumerate() {
        let colour = look.palette.route(slot);
        let (_, marker) = Palette::print(slot);
        let at = |one: &Announcement| (across.at(one.said), up.at(one.promised));
        let points: Vec<(f64, f64)> = project.announcements.iter().map(at).collect();
        if points.len() > 1 {
            canvas.line(&points, Stroke::new(colour, 1.3));
        }
        for point in &points {
            canvas.marker(*point, marker, 3.4, Fill::new(colour));
        }
        if let (Some(done), Some(last)) = (project.done, points.last()) {
            let hollow = Fill::new(Colour::WHITE).edged(Stroke::new(colour, 1.3));
            canvas.marker((last.0 + 8.0, up.at(done)), marker, 3.4, hollow);
        }
    }
}

fn table(input: &Announced) -> Table {
    let head = "project,said,promised,done,slope";
    let mut table: Table = vec![head.split(',').map(str::to_owned).collect()];
    for project in &input.projects {
        for one in &project.announcements {
            let some = |value: Option<f64>| value.map_or_else(String::new, exact);
            table.push(vec![
                project.name.clone(),
                exact(one.said),
                exact(one.promised),
                some(project.done),
                some(project.slope),
            ]);
        }
    }
    table
}
