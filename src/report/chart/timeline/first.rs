//! The strip below the lines of a timeline: who arrives first most often, and how often.

use super::super::heading::Standing;
use super::super::ink::{Canvas, Colour, Fill, Letter, Look, Rect, Scale, Stroke, Text};
use super::choice::Choice;
use super::{TimelinePanel, TimelineRoute};

/// Height of the strip with its title.
pub(super) fn height(look: &Look) -> f64 {
    look.pitch(Letter::Small) + 9.0 + blocks(look)
}

fn blocks(look: &Look) -> f64 {
    look.letter(Letter::Small) * 2.3
}

/// The route that arrives first most often in a slot, of those offered, if any arrives.
pub(super) fn first(panel: &TimelinePanel, slot: usize) -> Option<(&TimelineRoute, f64)> {
    let of = |route: &TimelineRoute| route.departures.get(slot).map_or(0.0, |d| d.first);
    let best = |best: Option<(_, f64)>, route| {
        let share = of(route);
        let more = best.map_or(0.0, |(_, most)| most);
        if share > more {
            Some((route, share))
        } else {
            best
        }
    };
    let offered = |route: &&TimelineRoute| route.route.standing != Standing::NotOffered;
    panel.routes.iter().filter(offered).fold(None, best)
}

/// A block for each slot: pale in full height, dark as high as the share; the letter once in each run.
pub(super) fn draw(
    canvas: &Canvas,
    panel: &TimelinePanel,
    (across, choice): (&Scale, &Choice),
    (mut strip, left): (Rect, f64),
) {
    let look = canvas.look();
    strip.take_top(5.0);
    let title = strip.take_top(look.pitch(Letter::Small) + 1.0);
    let words = "arrives first most often (dark: in so many of 100 shipments)";
    canvas.text((title.x, title.y), Text::small(words).bold().top().halo());
    strip.take_bottom(3.0);
    for (y, words) in [(strip.y, "100%"), (strip.bottom(), "0")] {
        let text = Text::small(words).colour(Colour::GREY).end();
        let inner = if y > strip.y { y - 3.5 } else { y + 3.5 };
        canvas.text((left, inner), text);
    }
    let mut run: Option<(usize, f64, f64)> = None;
    let mut runs = Vec::new();
    for slot in 0..panel.starts.len() {
        let (from, to) = panel.slot(slot);
        let (x, right) = (across.at(from), across.at(to));
        let Some((route, share)) = first(panel, slot) else {
            runs.extend(run.take());
            continue;
        };
        let colour = if choice.letter(route).is_some() {
            look.palette.route(route.route.slot)
        } else {
            Colour::WORSE
        };
        let block = Rect::new(x, strip.y, right - x, strip.h);
        canvas.rect(block, Fill::new(colour.mixed(Colour::WHITE, 0.72)));
        let dark = Rect::new(
            x,
            strip.bottom() - strip.h * share,
            right - x,
            strip.h * share,
        );
        canvas.rect(dark, Fill::new(colour));
        run = match run {
            Some((of, start, _)) if of == route.route.slot => Some((of, start, right)),
            other => {
                runs.extend(other);
                Some((route.route.slot, x, right))
            }
        };
    }
    runs.extend(run);
    for (of, from, to) in runs {
        canvas.line(
            &[(from, strip.y), (from, strip.bottom())],
            Stroke::new(Colour::WHITE, 0.9),
        );
        let letter = panel
            .routes
            .iter()
            .find(|route| route.route.slot == of)
            .and_then(|route| choice.letter(route));
        let text = Text::small(letter.unwrap_or_default())
            .bold()
            .centred()
            .halo();
        if text.size(look).0 + 3.0 <= to - from {
            canvas.text((f64::midpoint(from, to), strip.y + strip.h / 2.0), text);
        }
    }
}
