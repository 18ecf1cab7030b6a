//! From files to a question that can be answered: tables, layering, every check, the schema.

mod question;

pub use question::{
    ChartStyle, First, Question, RegimeCase, RouteRequest, RunSize, Scope, Shipment, Waypoint,
};
