//! Broken inputs: what each is told, word for word.

mod closures;
mod ids;
mod moving;
mod numbers;
mod question;
mod ranges;
mod seasons;
mod tables;
mod twice;
mod units;

use crate::fixture::Fixture;

/// What a cell does not hold.
const ODD: [&str; 4] = ["", "1e300", "beta-gamma-rail", "a b:c=d; 7"];

#[test]
fn whatever_stands_in_a_cell_is_read_or_refused() {
    let fixture = Fixture::new("odd_cells");
    let mut refused = 0;
    refused += odd_cells(&fixture, |_| true);
    let new = ["closures.csv", "seasons.csv", "factors.csv"];
    let of_all = crate::tables::fixture("odd_conditions");
    refused += odd_cells(&of_all, |file| new.iter().any(|name| file.ends_with(name)));
    assert!(refused > 1000, "only {refused} odd cells were refused");
}

/// Puts odd words in every cell of these tables and counts how often that is refused.
fn odd_cells(fixture: &Fixture, of: impl Fn(&str) -> bool) -> usize {
    let mut refused = 0;
    for (file, text) in fixture.tables().into_iter().filter(|(file, _)| of(file)) {
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        for (row, cells) in rows.iter().enumerate() {
            for column in 0..cells.len() {
                for odd in ODD {
                    let mut edited = rows.clone();
                    edited[row][column] = odd;
                    let lines: Vec<String> = edited.iter().map(|cells| cells.join(",")).collect();
                    // What matters is that this gives an answer at all.
                    let answer = fixture.clone().put(&file, lines.join("\n")).load_again();
                    refused += usize::from(answer.is_err());
                }
            }
        }
    }
    refused
}
