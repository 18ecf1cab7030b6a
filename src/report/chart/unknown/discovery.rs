//! Scenario discovery: how the box of bad cases was peeled, and which inputs bound it (METHOD 6.10).

use super::super::below::Below;
use super::super::heading::Heading;
use super::super::ink::{
    Canvas, Colour, Crowd, Dash, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale,
    Sheet, Size, Stroke, Table, Text, exact, guides_across, guides_up, hundredths, plain,
    words_across, words_up,
};
use super::super::names::Names;
use super::{HIGH, LOW};

/// One box of the peeling trajectory.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PeelStep {
    /// The share (0 to 1) of all cases of interest that lie in the box.
    pub coverage: f64,
    /// The share (0 to 1) of the box's points that are cases of interest.
    pub density: f64,
    /// The share (0 to 1) of all points that lie in the box.
    pub mass: f64,
    /// How many inputs it restricts.
    pub restricted: usize,
}

/// What the chosen box asks of one input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxLimit {
    /// The input in plain words.
    pub label: String,
    /// Its unit; empty for none.
    pub unit: String,
    /// From where to where the input was sampled.
    pub range: (f64, f64),
    /// From where to where it lies in the box.
    pub kept: (f64, f64),
    /// How likely chance alone restricts it so (M086), where reckoned.
    pub quasi_p: Option<f64>,
}

/// Everything the chart of scenario discovery shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Discovery {
    /// The words around it; the title is the answer as a sentence.
    pub heading: Heading,
    /// The cases of interest: "INSTC west is slower than Suez".
    pub cases: String,
    /// The share (0 to 1) of all points that are cases of interest.
    pub base_rate: f64,
    /// The trajectory on the training half, from all points on.
    pub steps: Vec<PeelStep>,
    /// Which of the steps was chosen.
    pub chosen: Option<usize>,
    /// The chosen box on the test half.
    pub test: Option<PeelStep>,
    /// The inputs that the chosen box restricts.
    pub limits: Vec<BoxLimit>,
}

/// Draws the chart of scenario discovery.
#[must_use]
pub fn draw(input: &Discovery, look: &Look) -> Drawing {
    let beside = look.size == Size::Slide;
    let part = |look: &Look| {
        if beside {
            Sheet::width(look) / 2.0 - 18.0
        } else {
            Sheet::width(look)
        }
    };
    let (peel, limits) = (peel_words(input), limit_words(input));
    let names: Vec<String> = input.limits.iter().map(name).collect();
    let layout = |look: &Look| Names::above(part(look), 2.4 * look.letter(Letter::Small));
    let left = |look: &Look| {
        let pitch = look.pitch(Letter::Small);
        (250.0 + 2.4 * pitch + peel.height(look, part(look)), 210.0)
    };
    let right = |look: &Look| {
        let layout = layout(look);
        let rows = names.iter().map(|name| layout.height(look, name) + 4.0);
        1.5 * look.pitch(Letter::Body) + rows.sum::<f64>() + limits.height(look, part(look))
    };
    let wanted = |look: &Look| {
        if beside {
            (left(look).0 - 250.0 + left(look).1).max(right(look))
        } else {
            left(look).0 + 8.0 + right(look)
        }
    };
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let canvas = &sheet.canvas;
    let mut ground = sheet.body;
    let second = if beside {
        let place = ground.take_right(part(look));
        ground.take_right(36.0);
        place
    } else {
        let place = ground.take_bottom(right(look));
        ground.take_bottom(8.0);
        place
    };
    trajectory(canvas, ground, input, &peel);
    box_limits(canvas, second, (input, &names), (&layout(look), &limits));
    sheet.finish(table(input))
}

fn peel_words(input: &Discovery) -> Below {
    let most = input.steps.iter().map(|step| step.restricted).max();
    let key = (0..=most.unwrap_or(0).min(3)).fold(Key::default(), |key, restricted| {
        let (marker, fill) = shape(restricted);
        let words = match restricted {
            0 => "no input restricted".to_owned(),
            3 => "3 or more".to_owned(),
            _ => restricted.to_string(),
        };
        key.with(Sample::Marker(marker, fill), words)
    });
    let note = if input.cases.is_empty() {
        String::new()
    } else {
        format!(
            "Cases: {}; {} of 100 points are such cases (dashed). Coverage: the share of the cases that lie in the box; \
             density: the share of the box's points that are cases.",
            input.cases,
            hundredths(input.base_rate)
        )
    };
    Below {
        axis: "coverage, of 100 cases".into(),
        key,
        note,
    }
}

fn limit_words(input: &Discovery) -> Below {
    let mut note = if input.limits.is_empty() {
        "The box restricts no input.".to_owned()
    } else {
        "Dark: what the box keeps; pale: all that was sampled.".to_owned()
    };
    if input.limits.iter().any(|limit| limit.quasi_p.is_some()) {
        note.push_str(" quasi-p: how likely chance alone restricts the input so.");
    }
    Below {
        note,
        ..Below::default()
    }
}

fn name(limit: &BoxLimit) -> String {
    if limit.unit.is_empty() {
        limit.label.clone()
    } else {
        format!("{} ({})", limit.label, limit.unit)
    }
}

/// Marker and tint of a box that restricts so many inputs: darker the more.
fn shape(restricted: usize) -> (Marker, Fill) {
    let edge = Stroke::new(Colour::INK, 0.5);
    let (marker, ink) = match restricted {
        0 => (Marker::Circle, Colour::WHITE),
        1 => (Marker::Square, LOW.mixed(Colour::WHITE, 0.7)),
        2 => (Marker::Triangle, LOW.mixed(Colour::WHITE, 0.3)),
        _ => (Marker::Diamond, LOW.mixed(Colour::INK, 0.5)),
    };
    (marker, Fill::new(ink).edged(edge))
}

/// Coverage against density, box by box.
fn trajectory(canvas: &Canvas, place: Rect, input: &Discovery, below: &Below) {
    let (look, mut ground) = (canvas.look(), place);
    let pitch = look.pitch(Letter::Small);
    let head = ground.take_top(1.4 * pitch);
    let title = Text::small("density, of 100 points in the box")
        .bold()
        .top();
    canvas.text((head.x, head.y), title);
    let foot = ground.take_bottom(below.height(look, place.w) + pitch);
    ground.take_left(look.width("100", Letter::Small, false) + 6.0);
    ground.take_right(8.0);
    let across = Scale::new((0.0, 100.0), (ground.x, ground.right()));
    let up = Scale::new((0.0, 100.0), (ground.bottom(), ground.y));
    let ticks = [0.0, 20.0, 40.0, 60.0, 80.0, 100.0];
    guides_across(canvas, &across, (ground.y, ground.bottom()), &ticks);
    guides_up(canvas, &up, (ground.x, ground.right()), &ticks);
    words_up(canvas, &up, ground.x - 4.0, &ticks, plain);
    let ends = (ground.bottom() + 3.0, place.x, place.right());
    words_across(canvas, &across, ends, &ticks, plain);
    below.draw(canvas, (place.x, foot.y + pitch + 2.0), place.w);
    let at = |step: &PeelStep| {
        (
            across.at(step.coverage * 100.0),
            up.at(step.density * 100.0),
        )
    };
    let mut crowd = Crowd::default();
    if !input.steps.is_empty() {
        let level = up.at(input.base_rate * 100.0);
        let stroke = Stroke::new(Colour::GREY, 0.8).dashed(Dash::Short);
        canvas.line(&[(ground.x, level), (ground.right(), level)], stroke);
    }
    let line: Vec<_> = input.steps.iter().map(at).collect();
    canvas.line(&line, Stroke::new(Colour::GREY, 0.8));
    for (step, &(x, y)) in input.steps.iter().zip(&line) {
        let (marker, fill) = shape(step.restricted);
        canvas.marker((x, y), marker, 3.2, fill);
        crowd.take(Rect::new(x - 3.5, y - 3.5, 7.0, 7.0));
    }
    let mut named = Vec::new();
    if let Some(step) = input.chosen.and_then(|i| input.steps.get(i)) {
        let (marker, fill) = shape(step.restricted);
        canvas.marker(at(step), Marker::Circle, 8.0, Fill::new(HIGH));
        canvas.marker(at(step), Marker::Circle, 5.6, Fill::new(Colour::WHITE));
        canvas.marker(at(step), marker, 3.4, fill);
        named.push(("chosen", step));
    }
    if let Some(step) = &input.test {
        let (x, y) = at(step);
        for dy in [-4.0, 4.0] {
            let ends = [(x - 4.0, y - dy), (x + 4.0, y + dy)];
            canvas.line(&ends, Stroke::new(Colour::WHITE, 3.6));
            canvas.line(&ends, Stroke::new(Colour::INK, 1.8));
        }
        named.push(("test half", step));
    }
    for (_, step) in &named {
        let (x, y) = at(step);
        crowd.take(Rect::new(x - 8.0, y - 8.0, 16.0, 16.0));
    }
    for (what, step) in named {
        let words = format!(
            "{what}: coverage {}, density {}",
            hundredths(step.coverage),
            hundredths(step.density)
        );
        let text = Text::small(words).bold().halo();
        let ((x, y), (w, h)) = (at(step), text.size(look));
        let places = (0..40).flat_map(|ring| {
            let far = 11.0 + f64::from(ring) * 5.0;
            [
                Rect::new(x + 4.0, y - far - h, w, h),
                Rect::new(x + far, y - h / 2.0, w, h),
                Rect::new(x - far - w, y - h / 2.0, w, h),
                Rect::new(x - w / 2.0, y - far - h, w, h),
                Rect::new(x - w / 2.0, y + far, w, h),
                Rect::new(x - w - 4.0, y + far, w, h),
            ]
        });
        if let Some(spot) = crowd.settle(&ground, places) {
            canvas.text((spot.x, spot.y + spot.h / 2.0), text);
        }
    }
}

/// One bar for each restricted input, on its normalised range.
fn box_limits(
    canvas: &Canvas,
    mut place: Rect,
    (input, names): (&Discovery, &[String]),
    (layout, below): (&Names, &Below),
) {
    let look = canvas.look();
    let head = place.take_top(1.5 * look.pitch(Letter::Body));
    let title = Text::body("The box").bold().top();
    canvas.text((head.x, head.y), title);
    for (limit, name) in input.limits.iter().zip(names) {
        let strip = place.take_top(layout.height(look, name) + 4.0);
        let bar = layout.write(canvas, strip, name, false);
        range(canvas, bar, limit);
    }
    below.draw(canvas, (place.x, place.y), place.w);
}

/// The sampled range, what is kept of it, and the values at the ends of both.
fn range(canvas: &Canvas, place: Rect, limit: &BoxLimit) {
    let look = canvas.look();
    let wide = |words: &str| look.width(words, Letter::Small, false);
    let quasi = limit.quasi_p.map(|p| {
        if p < 0.001 {
            "quasi-p <0.001".to_owned()
        } else {
            format!("quasi-p {}", plain(p))
        }
    });
    let mut ground = place;
    ground.take_right(wide("quasi-p <0.001") + 8.0);
    let (low, high) = limit.range;
    let [low_words, high_words] = [low, high].map(plain);
    let (left, right) = (wide(&low_words) + 5.0, wide(&high_words) + 5.0);
    let bar = Rect::new(
        ground.x + left,
        ground.y + 1.0,
        (ground.w - left - right).max(10.0),
        look.letter(Letter::Small) * 0.95,
    );
    let middle = bar.y + bar.h / 2.0;
    let across = Scale::new((low, high), (bar.x, bar.right()));
    canvas.rect(bar, Fill::new(Colour::GUIDE));
    let (from, to) = (across.at(limit.kept.0), across.at(limit.kept.1));
    let kept = Rect::new(from, bar.y, (to - from).max(1.0), bar.h);
    canvas.rect(kept, Fill::new(LOW));
    let grey = |words: &str| Text::small(words).colour(Colour::GREY);
    canvas.text((bar.x - 4.0, middle), grey(&low_words).end());
    canvas.text((bar.right() + 4.0, middle), grey(&high_words));
    if let Some(words) = quasi {
        canvas.text((place.right(), middle), Text::small(words).end());
    }
    // The ends that the box moved are written below them.
    let slack = (high - low) * 1e-9;
    let bounds = (limit.kept.0 > low + slack, limit.kept.1 < high - slack);
    let words = match bounds {
        (true, true) => format!("{} to {}", plain(limit.kept.0), plain(limit.kept.1)),
        (true, false) => format!("≥ {}", plain(limit.kept.0)),
        (false, true) => format!("≤ {}", plain(limit.kept.1)),
        (false, false) => "all".to_owned(),
    };
    let text = Text::small(words).bold().top();
    let (width, _) = text.size(look);
    let anchor = match bounds {
        (true, false) => from,
        (false, true) => to - width,
        _ => f64::midpoint(from, to) - width / 2.0,
    };
    let x = anchor.min(place.right() - width).max(place.x);
    canvas.text((x, bar.bottom() + 2.0), text);
}

fn table(input: &Discovery) -> Table {
    let names = [
        "what",
        "input",
        "unit",
        "coverage",
        "density",
        "mass",
        "restricted",
        "low",
        "high",
        "kept_low",
        "kept_high",
        "quasi_p",
    ];
    let mut table: Table = vec![names.map(String::from).to_vec()];
    let mut point = |what: &str, step: &PeelStep| {
        let mut cells = vec![what.to_owned(), String::new(), String::new()];
        cells.extend([step.coverage, step.density, step.mass].map(exact));
        cells.push(step.restricted.to_string());
        cells.resize(12, String::new());
        table.push(cells);
    };
    for (i, step) in input.steps.iter().enumerate() {
        let what = if input.chosen == Some(i) {
            "chosen"
        } else {
            "training half"
        };
        point(what, step);
    }
    if let Some(step) = &input.test {
        point("test half", step);
    }
    for limit in &input.limits {
        let mut cells = vec!["limit".to_owned(), limit.label.clone(), limit.unit.clone()];
        cells.resize(7, String::new());
        let numbers = [limit.range.0, limit.range.1, limit.kept.0, limit.kept.1];
        cells.extend(numbers.map(exact));
        cells.push(limit.quasi_p.map_or_else(String::new, exact));
        table.push(cells);
    }
    table
}
