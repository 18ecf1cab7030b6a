//! From the bytes of CSV files to rows whose cells can be asked for by column; ids, units and price levels.

mod folder;
mod layout;
mod names;
mod number;
mod prices;
mod row;
mod sheet;
mod unit;

pub(in crate::scenario) use folder::{Tables, read, unfit_word};
pub(in crate::scenario) use layout::Table;
pub(in crate::scenario) use names::Names;
pub(in crate::scenario) use number::{
    Decimal, NumberFault, looks_like_a_date, number, seems_a_number,
};
pub(in crate::scenario) use prices::Prices;
pub(in crate::scenario) use row::Row;
pub(in crate::scenario) use sheet::sheet;
pub(in crate::scenario) use unit::{Kind, Measure, Per, Unit};
