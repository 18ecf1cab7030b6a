//! The queue before a stop, and the fleet that carries a whole train over.

use crate::corridor::Queue;
use crate::scenario::build::{Bound, Reader};
use crate::scenario::table::{Measure, Row};

/// Columns of a queue by utilisation and of a batch.
const COLUMNS: [&str; 6] = [
    "volume_teu_d",
    "servers",
    "ca2",
    "cs2",
    "batch_boxes",
    "cycle_h",
];

/// The queue of a row of `stops.csv`, if it has one.
pub(in crate::scenario) fn queue(reader: &mut Reader, row: &Row) -> Option<Queue> {
    if COLUMNS.iter().all(|column| row.is_empty(column)) {
        return None;
    }
    belong(reader, row);
    let mut cell = |column, measure, bound| reader.quantity(row, column, measure, bound);
    Some(Queue {
        volume_teu_d: cell("volume_teu_d", Measure::TeuPerDay, Bound::NotNegative),
        servers: cell("servers", Measure::Number, Bound::AtLeastOne),
        ca2: cell("ca2", Measure::Number, Bound::NotNegative),
        cs2: cell("cs2", Measure::Number, Bound::NotNegative),
        batch_boxes: cell("batch_boxes", Measure::Number, Bound::AtLeastOne),
        cycle_h: cell("cycle_h", Measure::Hours, Bound::Positive),
    })
}

/// Cells that need others, and cells without the one that they belong to.
fn belong(reader: &mut Reader, row: &Row) {
    let volume = !row.is_empty("volume_teu_d");
    let batch = !row.is_empty("batch_boxes");
    let needs = [
        (
            volume,
            "capacity_teu_d",
            "the queue is that of a volume against a capacity",
        ),
        (
            batch,
            "servers",
            "a batch is carried by so many side by side",
        ),
        (batch, "cycle_h", "a batch takes so many hours a box"),
    ];
    for (called, column, why) in needs {
        if called && row.is_empty(column) {
            let what = format!("the cell is empty, and {why}");
            let remedy = "Write a number or the id of an assumption";
            reader.refuse(row, column, what, remedy);
        }
    }
    let of_nothing = [
        ("servers", volume || batch, "volume_teu_d or batch_boxes"),
        ("ca2", volume, "volume_teu_d"),
        ("cs2", volume, "volume_teu_d"),
        ("cycle_h", batch, "batch_boxes"),
    ];
    for (column, belongs, to) in of_nothing {
        if !belongs && !row.is_empty(column) {
            let what = format!("the stop has {column} and no {to}");
            reader.refuse(row, column, what, format!("Fill {to}, or empty the cell"));
        }
    }
    if (volume || batch) && row.list("covers").contains(&"queue") {
        let column = if volume {
            "volume_teu_d"
        } else {
            "batch_boxes"
        };
        let what = "covers says that the time of the stop contains its queue, which would then be counted twice";
        let remedy = "Take queue out of covers, or empty the cell";
        reader.refuse(row, column, what, remedy);
    }
}
