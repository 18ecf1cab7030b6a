//! A table of times in and out of a place, to be fitted.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::{Problem, Problems};
use crate::law::fit::Observed;

/// Times at a place, in hours, with what they span.
#[derive(Clone, Debug, PartialEq)]
pub struct Times {
    /// A time for each row: over, or still going on at the end of what was seen.
    pub rows: Vec<Observed>,
    /// The first instant in.
    pub from: DateTime,
    /// The last instant that is known; what is still there was seen until then.
    pub until: DateTime,
}

impl Times {
    /// How many are over.
    #[must_use]
    pub fn ended(&self) -> usize {
        self.rows.iter().filter(|of| of.ended).count()
    }
}

/// Reads a table with the columns `in` and `out` (ISO times; `out` empty: still there) and, if there is one, `id`.
/// A time without an offset is one of the place, `utc_offset_h` ahead of UTC. What is still there counts until the
/// last instant in the table.
///
/// # Errors
/// Every row that cannot be read, with its column and a remedy; a table without rows.
///
/// # Panics
/// Never: an instant that was read lies in the calendar.
pub fn times(file: &str, bytes: &[u8], utc_offset_h: f64) -> Result<Times, Problems> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let whole = |what: String, remedy: &str| Problems::from(Problem::of_file(file, what, remedy));
    let heads = reader
        .headers()
        .map_err(|error| whole(error.to_string(), "Save it as CSV in UTF-8"))?
        .clone();
    let column = |name: &str| heads.iter().position(|head| head.trim() == name);
    let known = ["id", "in", "out"];
    let mut problems: Vec<Problem> = heads
        .iter()
        .filter(|head| !known.contains(&head.trim()))
        .map(|head| {
            let what = format!("the column '{head}' is not known");
            let remedy = "Leave it out; the columns are in, out and, if you like, id";
            Problem::of_file(file, what, remedy)
                .at_row(1)
                .at_column(head)
        })
        .collect();
    let (Some(entered), Some(left)) = (column("in"), column("out")) else {
        let remedy = "Write a heading in,out and a row for each box: ISO times, out empty while it is still there";
        problems
            .push(Problem::of_file(file, "the columns in and out are needed", remedy).at_row(1));
        return Err(Problems::new(problems));
    };
    let mut stays = Vec::new();
    for (number, record) in (2..).zip(reader.records()) {
        let at = |column: &str, what: String, remedy: &str| {
            Problem::of_file(file, what, remedy)
                .at_row(number)
                .at_column(column)
        };
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(at("in", error.to_string(), "Save it as CSV in UTF-8"));
                continue;
            }
        };
        let cell = |index: usize| record.get(index).unwrap_or_default().trim();
        let mut read = |name: &str, index: usize| {
            let found = instant(cell(index), utc_offset_h);
            if found.is_none() {
                let what = format!("'{}' is no time", cell(index));
                let remedy = "Write an ISO time such as 2025-03-01T14:30 or 2025-03-01T14:30+05:00";
                problems.push(at(name, what, remedy));
            }
            found
        };
        let start = read("in", entered);
        let end = if cell(left).is_empty() {
            Some(None)
        } else {
            read("out", left).map(Some)
        };
        let (Some(start), Some(end)) = (start, end) else {
            continue;
        };
        if end.is_some_and(|end| end <= start) {
            let what = format!("out, {}, is not after in, {}", cell(left), cell(entered));
            problems.push(at("out", what, "Exchange the two, or correct one of them"));
            continue;
        }
        stays.push((start, end));
    }
    if stays.is_empty() && problems.is_empty() {
        let remedy = "Write a row for each box: when it came in and when it went out";
        problems.push(Problem::of_file(file, "there are no rows", remedy));
    }
    if !problems.is_empty() {
        return Err(Problems::new(problems));
    }
    let stamps = stays.iter().flat_map(|(start, end)| [Some(*start), *end]);
    let until = stamps.flatten().fold(f64::NEG_INFINITY, f64::max);
    let from = stays
        .iter()
        .map(|stay| stay.0)
        .fold(f64::INFINITY, f64::min);
    let observed = |(start, end): &(f64, Option<f64>)| Observed {
        time: end.unwrap_or(until) - start,
        ended: end.is_some(),
    };
    let local = |hours: f64| {
        let instant = crate::time::Instant::try_from(hours);
        let instant = instant.expect("it was read from a date of the calendar");
        instant.local(utc_offset_h)
    };
    Ok(Times {
        // What came in at the very last instant has not been seen for any time.
        rows: stays
            .iter()
            .map(observed)
            .filter(|of| of.time > 0.0)
            .collect(),
        from: local(from),
        until: local(until),
    })
}

/// Hours since 1970-01-01T00:00Z.
fn instant(text: &str, utc_offset_h: f64) -> Option<f64> {
    if let Ok(stamp) = text.parse::<Timestamp>() {
        return Some(stamp.as_second() as f64 / 3600.0);
    }
    let local: DateTime = text.parse().ok()?;
    let instant = crate::time::Instant::of_local(local, utc_offset_h).ok()?;
    Some(instant.hours())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_that_is_still_there_counts_until_the_last_instant_in_the_table() {
        let text = "id,in,out\nx,2025-03-01T00:00,2025-03-02T12:00\ny,2025-03-01T06:00,\nz,2025-03-01T02:00+02:00,2025-03-03T00:00Z\n";
        let told = times("t.csv", text.as_bytes(), 0.0).unwrap();
        let hours: Vec<(f64, bool)> = told.rows.iter().map(|of| (of.time, of.ended)).collect();
        // 36 h; from 1 March 06:00 to the last instant, 3 March 00:00; from 1 to 3 March 00:00Z.
        assert_eq!(hours, [(36.0, true), (42.0, false), (48.0, true)]);
        assert_eq!(told.until.to_string(), "2025-03-03T00:00:00");
    }

    #[test]
    fn what_cannot_be_read_is_told_with_row_column_and_remedy() {
        let text = "in,out,who\n2025-03-02,2025-03-01\nyesterday,\n";
        let told = times("t.csv", text.as_bytes(), 0.0)
            .unwrap_err()
            .to_string();
        insta::assert_snapshot!(told, @r"
        t.csv, row 1, column who: the column 'who' is not known. Leave it out; the columns are in, out and, if you like, id.
        t.csv, row 2, column out: out, 2025-03-01, is not after in, 2025-03-02. Exchange the two, or correct one of them.
        t.csv, row 3, column in: 'yesterday' is no time. Write an ISO time such as 2025-03-01T14:30 or 2025-03-01T14:30+05:00.
        ");
        let none = times("t.csv", b"in,out\n", 0.0).unwrap_err().to_string();
        assert!(none.contains("there are no rows"), "{none}");
    }
}
