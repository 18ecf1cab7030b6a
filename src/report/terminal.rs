//! The answer on a terminal: the lead, a clause for each regime, then a table for each regime, a hundred columns wide at most.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use crate::report::backtest::on_record;
use crate::report::{closures, sentence, words};
use crate::study::finding::{Comparison, RegimeFinding, RouteFinding};

/// Widest line that is printed, columns.
pub const WIDTH: u16 = 100;

/// The lead, a bullet for each regime, then the tables.
#[must_use]
pub fn answer(answer: &Comparison) -> String {
    let lead = format!("{}:", sentence::lead(answer));
    let mut text = wrapped(&lead, usize::from(WIDTH));
    text.push('\n');
    for clause in sentence::clauses(answer) {
        text.push_str(&bullet(&format!("{clause}.")));
    }
    text.push_str(&wrapped(
        &on_record(answer.asked.on_record),
        usize::from(WIDTH),
    ));
    text.push('\n');
    for regime in &answer.regimes {
        text.push('\n');
        text.push_str(&regime_table(answer, regime));
    }
    text
}

/// One regime's table with its name above and what the numbers are below.
fn regime_table(answer: &Comparison, regime: &RegimeFinding) -> String {
    let mut table = plain_table(&[
        "route",
        "offered",
        "km",
        "days\nP50 (P5-P95)",
        "USD\nP50 (P5-P95)",
        "before the\nreference",
    ]);
    for (index, route) in regime.routes.iter().enumerate() {
        table.add_row(vec![
            Cell::new(&route.label),
            Cell::new(if route.offered { "yes" } else { "no" }),
            right(words::kilometres(route.facts.km)),
            right(words::with_range(&route.time_h, words::days)),
            right(words::with_range(&route.cost_usd, words::money)),
            right(before(route, regime.reference == Some(index))),
        ]);
    }
    let names: Vec<&str> = regime
        .routes
        .iter()
        .filter(|route| !route.offered)
        .map(|route| route.label.as_str())
        .collect();
    let mut text = format!("{}\n{}\n", regime.name, trimmed(&table));
    if !names.is_empty() {
        text.push_str("not offered in the window: reference only, never the headline\n");
    }
    for route in &regime.routes {
        if let Some(words) = closures::line(route) {
            let line = format!("{}: {words}", route.label);
            text.push_str(&wrapped(&line, usize::from(WIDTH)));
            text.push('\n');
        }
    }
    text.push_str(&words::money_unit(&answer.asked.cargo_box));
    text.push_str("; before the reference: of 100 paired shipments (over what we do not know)\n");
    text
}

fn before(route: &RouteFinding, is_reference: bool) -> String {
    match &route.against {
        _ if is_reference => "reference".into(),
        None => "-".into(),
        Some(against) => words::chance(&against.before)
            .replace("fewer than ", "<")
            .replace("more than ", ">")
            .replace(" in 100", ""),
    }
}

/// The table's lines without blanks at their ends.
#[must_use]
pub fn trimmed(table: &Table) -> String {
    let lines: Vec<String> = table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// A table without colours or frames, at most [`WIDTH`] columns wide.
#[must_use]
pub fn plain_table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(headings.to_vec());
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
        if column.index > 0 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table
}

/// A cell of numbers.
#[must_use]
pub fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// Every line that is wider than [`WIDTH`] broken at spaces, its further lines indented by four more than it is.
#[must_use]
pub fn fitted(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        if line.chars().count() <= usize::from(WIDTH) {
            lines.push_str(line);
        } else {
            let blanks = line.len() - line.trim_start().len();
            let body = wrapped(line, usize::from(WIDTH) - blanks - 4);
            let (first, further) = (" ".repeat(blanks), " ".repeat(blanks + 4));
            lines.push_str(&first);
            lines.push_str(&body.replace('\n', &format!("\n{further}")));
        }
        lines.push('\n');
    }
    lines
}

/// A wrapped paragraph behind a hyphen, its further lines indented, with a line end.
#[must_use]
pub fn bullet(text: &str) -> String {
    let lines = wrapped(text, usize::from(WIDTH) - 2);
    format!("- {}\n", lines.replace('\n', "\n  "))
}

/// Breaks a paragraph at spaces into lines of at most `width` characters.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used == 0 {
            used = length;
        } else if used + 1 + length <= width {
            lines.push(' ');
            used += 1 + length;
        } else {
            lines.push('\n');
            used = length;
        }
        lines.push_str(word);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::comparison;

    #[test]
    fn the_terminal_shows_the_answer_and_a_table_for_each_regime() {
        insta::assert_snapshot!(answer(&comparison()), @r"
        Eastport to Westport, southbound; general cargo, one 40-foot container, gate to gate, departing
        2025; in this model, under these inputs:
        - Canal at full draught: High pass (lorry all the way) arrives before the reference, Canal (by sea),
          in more than 99 of 100 paired shipments (99 to more than 99 over what we do not know); mean costs
          are equal if the reference's freight is USD 7,100 (6,500-7,800) rather than the model's 2,700.
        - Canal at low water: the same two routes, in 100 of 100 (100-100) instead of more than 99 of 100
          (99 to more than 99); mean costs are equal if the reference's freight is USD 6,500 (5,900-7,200)
          instead of 7,100 (6,500-7,800); the model's is 3,600 instead of 2,700.
        On record between these places, either way: 2 full-length trips, one of them a pilot.

        Canal at full draught
        route                          offered  km      days          USD                  before the
                                                        P50 (P5-P95)  P50 (P5-P95)         reference
        Canal, by sea                  yes      15,300    31 (25-43)  4,300 (4,000-4,800)        reference
        Strait, by sea                 yes       9,100    28 (22-38)  4,900 (4,600-5,500)       71 (42-83)
        Canal, by a hub port           yes      15,900    39 (31-54)  4,100 (3,800-4,500)        12 (9-31)
        High pass, lorry all the way   yes       3,370  9.4 (7.5-13)  8,700 (8,200-9,700)  >99 (99 to >99)
        North road, lorry by two       yes       3,150   11 (9.0-15)  8,200 (7,700-9,100)       99 (97-99)
        borders
        Salt road, lorry by three      yes       3,290    13 (10-17)  7,900 (7,400-8,800)       98 (94-98)
        borders
        Eastern rail, then lorry       yes       3,540    20 (16-27)  6,100 (5,700-6,800)       88 (69-91)
        Rail all the way (link         no        3,620    14 (11-19)  5,200 (4,900-5,800)       97 (91-97)
        planned)
        River barge, then rail         yes       4,480    34 (27-47)  4,700 (4,400-5,200)       36 (19-65)
        River barge, then lorry        yes       4,210    30 (24-41)  5,900 (5,500-6,600)       57 (29-78)
        Plateau rail, two gauges       yes       3,980    24 (19-33)  5,600 (5,300-6,200)       79 (53-86)
        Plateau road                   yes       3,700    16 (12-21)  7,300 (6,900-8,100)       96 (89-96)
        Coastal ship, then the pass    yes       4,950    21 (17-29)  6,700 (6,300-7,400)       86 (65-89)
        Tunnel rail (planned)          no        3,240  8.7 (7.0-12)  5,000 (4,700-5,500)       99 (97-99)
        Round the cape                 yes      10,200    30 (24-41)  4,600 (4,300-5,100)       55 (28-77)
        not offered in the window: reference only, never the headline
        High pass, lorry all the way: stranded 1 in 100
        USD per 40-foot box; before the reference: of 100 paired shipments (over what we do not know)

        Canal at low water
        route                         offered  km      days          USD                  before the
                                                       P50 (P5-P95)  P50 (P5-P95)         reference
        Canal, by sea                 yes      15,300    40 (32-55)  5,800 (5,500-6,500)         reference
        Strait, by sea                yes       9,100    28 (22-38)  4,900 (4,600-5,500)        96 (89-96)
        Canal, by a hub port          yes      15,900    48 (38-66)  5,600 (5,200-6,200)        18 (13-42)
        High pass, lorry all the way  yes       3,370  9.4 (7.5-13)  8,700 (8,200-9,700)     100 (100-100)
        North road, lorry by two      yes       3,150   11 (9.0-15)  8,200 (7,700-9,100)  >99 (>99 to >99)
        borders
        Salt road, lorry by three     yes       3,290    13 (10-17)  7,900 (7,400-8,800)        99 (97-99)
        borders
        Eastern rail, then lorry      yes       3,540    20 (16-27)  6,100 (5,700-6,800)        95 (86-95)
        Rail all the way (link        no        3,620    14 (11-19)  5,200 (4,900-5,800)        99 (97-99)
        planned)
        River barge, then rail        yes       4,480    34 (27-47)  4,700 (4,400-5,200)        62 (33-80)
        River barge, then lorry       yes       4,210    30 (24-41)  5,900 (5,500-6,600)        84 (61-88)
        Plateau rail, two gauges      yes       3,980    24 (19-33)  5,600 (5,300-6,200)        91 (76-92)
        Plateau road                  yes       3,700    16 (12-21)  7,300 (6,900-8,100)        98 (94-98)
        Coastal ship, then the pass   yes       4,950    21 (17-29)  6,700 (6,300-7,400)        94 (83-95)
        Tunnel rail (planned)         no        3,240  8.7 (7.0-12)  5,000 (4,700-5,500)     100 (100-100)
        Round the cape                yes      10,200    30 (24-41)  4,600 (4,300-5,100)        88 (69-91)
        not offered in the window: reference only, never the headline
        High pass, lorry all the way: stranded 1 in 100
        USD per 40-foot box; before the reference: of 100 paired shipments (over what we do not know)
        ");
    }

    #[test]
    fn a_line_that_is_too_wide_is_broken_and_indented_under_itself() {
        let text = format!("short\n  note: {}", "words ".repeat(20));
        let lines = fitted(&text);
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].starts_with("  note: words") && lines[1].len() <= 100);
        assert!(lines[2].starts_with("      words"), "{}", lines[2]);
    }

    #[test]
    fn no_line_is_wider_than_a_hundred_columns() {
        let mut comparison = comparison();
        for route in &mut comparison.regimes[0].routes {
            route.label = format!(
                "{} and then by a way with a very long name indeed",
                route.label
            );
        }
        let widest = answer(&comparison).lines().map(|l| l.chars().count()).max();
        assert!(widest <= Some(100), "{widest:?}");
    }
}
