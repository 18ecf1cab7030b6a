//! The months below a timeline.

use super::super::ink::{Canvas, Colour, Rect, Scale, Text};
use super::{TimelinePanel, days};

/// The year of the departures, or the first and the last.
pub(super) fn years(panel: &TimelinePanel) -> String {
    let Some(first) = panel.starts.first() else {
        return String::new();
    };
    let last = panel.end.yesterday().unwrap_or(panel.end).year();
    if first.year() == last {
        format!(" in {last}")
    } else {
        format!(", {} to {last}", first.year())
    }
}

/// The first days of the months within the calendar, counted from its first day, with their names.
pub(super) fn starts(panel: &TimelinePanel) -> Vec<(f64, String)> {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let Some(&first) = panel.starts.first() else {
        return Vec::new();
    };
    let mut months = Vec::new();
    let mut day = first;
    let last = panel.end.yesterday().unwrap_or(panel.end);
    while day <= last {
        let name = NAMES[(day.month() - 1) as usize];
        months.push((days(first, day), name.to_owned()));
        let Ok(next) = day
            .first_of_month()
            .checked_add(jiff::Span::new().months(1))
        else {
            break;
        };
        day = next;
    }
    months
}

/// The months in the middle of their stretch, as many as have room.
pub(super) fn write(
    canvas: &Canvas,
    panel: &TimelinePanel,
    across: &Scale,
    (months, place): (&[(f64, String)], Rect),
) {
    let look = canvas.look();
    let mut reached = place.x - 3.0;
    for (i, (from, name)) in months.iter().enumerate() {
        let to = months.get(i + 1).map_or(panel.length(), |next| next.0);
        let text = Text::small(name).colour(Colour::GREY).centred().top();
        let (width, _) = text.size(look);
        let (left, right) = (across.at(*from), across.at(to));
        let middle = f64::midpoint(left, right);
        if middle - width / 2.0 >= reached + 3.0 && width <= (right - left) + 2.0 {
            canvas.text((middle, place.y + 3.0), text);
            reached = middle + width / 2.0;
        }
    }
}
