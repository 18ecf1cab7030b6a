//! How simulation noise shrinks with trials: the widest half-widths at each checkpoint against what was asked for.

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Colour, Dash, Drawing, Fill, Key, Letter, Look, Palette, Rect, Sample, Scale, Sheet, Size,
    Stroke, Table, Text, exact, grouped, guides_across, guides_up, plain, words_across, words_up,
};

/// One checkpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Check {
    /// Trials so far.
    pub trials: u64,
    /// Widest half-width of a mean, of a P95, and of a probability, each over what was asked for: 1 is the target.
    /// None where trials are too few to tell.
    pub over_target: [Option<f64>; 3],
}

/// Everything the chart of convergence shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Convergence {
    /// The words around it.
    pub heading: Heading,
    /// What each line is, with its target: "mean (target 1%)".
    pub names: [String; 3],
    /// The checkpoints, rising.
    pub checks: Vec<Check>,
}

/// Draws the half-widths over their targets, both axes logarithmic.
#[must_use]
pub fn draw(input: &Convergence, look: &Look) -> Drawing {
    let below = below(input, look);
    let height = below.height(look, Sheet::width(look));
    let pitch = look.pitch(Letter::Small);
    let plot = match look.size {
        Size::Report => 230.0,
        Size::Slide => 300.0,
    };
    let sheet = Sheet::new(look, &input.heading, "", plot + height + 2.4 * pitch);
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let foot = ground.take_bottom(height);
    ground.take_bottom(1.4 * pitch);
    let head = ground.take_top(pitch + 4.0);
    let title = "noise over what was asked for (1 = the target)";
    canvas.text((head.x, head.y), Text::small(title).bold().top());
    ground.take_left(look.width("0.25", Letter::Small, false) + 6.0);
    let all = || {
        input
            .checks
            .iter()
            .flat_map(|check| check.over_target.iter().flatten())
    };
    let most = all().copied().fold(1.0, f64::max) * 1.15;
    let least = all()
        .copied()
        .filter(|value| *value > 0.0)
        .fold(1.0, f64::min)
        / 1.15;
    let trials = |check: Option<&Check>| check.map_or(1.0, |check| check.trials as f64).log2();
    let ends = (trials(input.checks.first()), trials(input.checks.last()));
    let room = (ground.x + 8.0, ground.right() - 20.0);
    let across = Scale::new((ends.0, ends.1.max(ends.0 + 0.5)), room);
    let up = Scale::new((least.log2(), most.log2()), (ground.bottom(), ground.y));
    let levels: Vec<f64> = (-8..=8)
        .map(f64::from)
        .filter(|level| *level >= least.log2() && *level <= most.log2())
        .collect();
    let ticks: Vec<f64> = input
        .checks
        .iter()
        .map(|check| trials(Some(check)))
        .collect();
    guides_across(canvas, &across, (ground.y, ground.bottom()), &ticks);
    guides_up(canvas, &up, (ground.x, ground.right()), &levels);
    words_up(canvas, &up, ground.x - 4.0, &levels, |level| {
        plain(2f64.powf(level))
    });
    let place = (ground.bottom() + 3.0, sheet.body.x, sheet.body.right());
    words_across(canvas, &across, place, &ticks, |level| {
        grouped(2f64.powf(level).round(), 0)
    });
    let y = up.at(0.0);
    let dashed = Stroke::new(Colour::INK, 1.3).dashed(Dash::Short);
    canvas.line(&[(ground.x, y), (ground.right(), y)], dashed);
    for line in 0..3 {
        let (dash, marker) = Palette::print(line * 5);
        let colour = look.palette.route(line);
        let points: Vec<(f64, f64)> = input
            .checks
            .iter()
            .filter_map(|check| {
                let over = check.over_target[line].filter(|over| *over > 0.0)?;
                Some((across.at(trials(Some(check))), up.at(over.log2())))
            })
            .collect();
        if points.len() > 1 {
            canvas.line(&points, Stroke::new(colour, 1.5).dashed(dash));
        }
        for point in points {
            canvas.marker(point, marker, 3.0, Fill::new(colour));
        }
    }
    let axis = Rect::new(foot.x, foot.y, foot.w, foot.h);
    below.draw(canvas, (axis.x, axis.y), axis.w);
    sheet.finish(table(input))
}

fn below(input: &Convergence, look: &Look) -> Below {
    let mut key = Key::default();
    for (line, name) in input.names.iter().enumerate() {
        let (_, marker) = Palette::print(line * 5);
        let fill = Fill::new(look.palette.route(line));
        key = key.with(Sample::Marker(marker, fill), name.clone());
    }
    Below {
        axis: "trials".into(),
        key,
        note: "The widest of all routes and regimes at each check. The run stops when all three are within their \
               targets at two checks in a row. Simulation noise alone: what is not known does not shrink with trials."
            .into(),
    }
}

fn table(input: &Convergence) -> Table {
    let heads = [
        "trials",
        "mean_over_target",
        "p95_over_target",
        "probability_over_target",
    ];
    let mut table: Table = vec![heads.map(str::to_owned).to_vec()];
    for check in &input.checks {
        let mut row = vec![check.trials.to_string()];
        row.extend(
            check
                .over_target
                .map(|over| over.map_or_else(String::new, exact)),
        );
        table.push(row);
    }
    table
}
