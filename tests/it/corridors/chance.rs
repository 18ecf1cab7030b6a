//! Dice that give the same throws for the same number, and tables that grow row by row.

/// A generator of its own for every random corridor (`SplitMix64`).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(number: u64) -> Self {
        Self(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn holds(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number of `least` to `most`.
    pub(super) fn count(&mut self, least: usize, most: usize) -> usize {
        least + (self.next() % (most - least + 1) as u64) as usize
    }

    /// A number of two decimals.
    pub(super) fn between(&mut self, least: f64, most: f64) -> f64 {
        let number = least + self.unit() * (most - least);
        (100.0 * number).round() / 100.0
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.count(0, of.len() - 1)]
    }

    /// Some of a list, in its order, parted by `;`.
    pub(super) fn some(&mut self, of: &[String], probability: f64) -> String {
        let some: Vec<&str> = of
            .iter()
            .filter(|_| self.holds(probability))
            .map(String::as_str)
            .collect();
        some.join("; ")
    }
}

/// A table of text, with the columns that its rows name.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    columns: Vec<&'static str>,
    rows: Vec<Vec<(&'static str, String)>>,
}

impl Sheet {
    /// Adds a row; empty cells are left out.
    pub(super) fn row(&mut self, cells: Row) {
        for (column, _) in &cells.0 {
            if !self.columns.contains(column) {
                self.columns.push(column);
            }
        }
        self.rows.push(cells.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The ids of its rows.
    pub(super) fn ids(&self) -> Vec<String> {
        let id = |row: &Vec<(&str, String)>| row[0].1.clone();
        let mut ids: Vec<String> = self.rows.iter().map(id).collect();
        ids.dedup();
        ids
    }

    pub(super) fn csv(&self) -> String {
        let mut text = self.columns.join(",");
        for row in &self.rows {
            text.push('\n');
            let cells: Vec<&str> = self
                .columns
                .iter()
                .map(|column| {
                    let cell = row.iter().find(|(known, _)| known == column);
                    cell.map_or("", |(_, text)| text.as_str())
                })
                .collect();
            text.push_str(&cells.join(","));
        }
        text.push('\n');
        text
    }

    /// Writes nonsense into a cell.
    pub(super) fn spoil(&mut self, chance: &mut Chance) {
        let nonsense = [
            "-1",
            "0",
            "1e300",
            "NaN",
            "inf",
            "?",
            "2025-02-30",
            "yes",
            "A;B",
            "none",
            "1e-300",
            "40",
        ];
        if let Some(last) = self.rows.len().checked_sub(1) {
            let row = chance.count(0, last);
            let cell = chance.count(0, self.rows[row].len() - 1);
            chance
                .pick(&nonsense)
                .clone_into(&mut self.rows[row][cell].1);
        }
    }
}

/// A row in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Row(Vec<(&'static str, String)>);

impl Row {
    pub(super) fn of(column: &'static str, id: impl Into<String>) -> Self {
        Self(vec![(column, id.into())])
    }

    /// With a cell; an empty text fills none.
    pub(super) fn with(mut self, column: &'static str, text: impl Into<Cell>) -> Self {
        let Cell(text) = text.into();
        if !text.is_empty() {
            self.0.push((column, text));
        }
        self
    }
}

/// The text of a cell.
#[derive(Clone, Debug)]
pub(super) struct Cell(String);

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self(number.to_string())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self(number.to_string())
    }
}
