//! Where the time goes, and where the money goes: one stacked bar of means per route.

use super::heading::{Heading, RouteName};

/// Which family of colours a part takes: what moves the box is cool, what holds or charges it is warm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Moving by some mode; freight and fuel.
    Moving,
    /// Standing; every other charge.
    Standing,
}

/// One part of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name: "waiting for departure", "border and customs".
    pub name: String,
    /// Its family of colours.
    pub kind: PartKind,
}

/// What is stacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Hours.
    Time,
    /// Money in this unit: "USD per 40-foot box".
    Money(String),
}

/// One route's bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Which route.
    pub route: RouteName,
    /// The mean of each part (means add), in the order of the parts; hours or money.
    pub means: Vec<f64>,
    /// P10 of the total.
    pub p10: f64,
    /// P90 of the total.
    pub p90: f64,
}

/// Everything the chart of the parts shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition {
    /// The words around it.
    pub heading: Heading,
    /// What is stacked.
    pub measure: Measure,
    /// The parts, in the fixed order of the model.
    pub parts: Vec<Part>,
    /// The routes, in the run's order.
    pub bars: Vec<Bar>,
}
