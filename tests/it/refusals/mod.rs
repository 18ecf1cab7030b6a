//! Broken inputs: what each is told, word for word.

mod ids;
mod numbers;
mod question;
mod ranges;
mod tables;
mod twice;
mod units;

use crate::fixture::Fixture;

#[test]
fn whatever_stands_in_a_cell_is_read_or_refused() {
    const ODD: [&str; 4] = ["", "1e300", "beta-gamma-rail", "a b:c=d; 7"];
    let fixture = Fixture::new("odd_cells");
    let mut refused = 0;
    for (file, text) in fixture.tables() {
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
    assert!(refused > 1000, "only {refused} odd cells were refused");
}
