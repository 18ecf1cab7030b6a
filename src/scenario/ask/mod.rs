//! From a scenario and its corridor to a question, or to everything that stands in the way.

mod books;
mod charts;
mod choices;
mod inputs;
mod shipment;

pub(in crate::scenario) use books::{book, words_of_lever, words_of_regime};

use super::Problem;
use super::build::Built;
use super::problem::nearest;
use super::question::{Question, RouteRequest, Shipment, Waypoint};
use super::table::Table;
use super::text::{Layers, RouteEntry};
use choices::Choices;

/// Puts the scenario to the corridor; problems are added to those that are there already, and a question that has
/// any is not to be asked.
pub(super) fn ask(
    layers: &Layers,
    mut built: Built,
    price_year: i32,
    problems: &mut Vec<Problem>,
) -> Option<Question> {
    let asker = Asker {
        layers,
        built: &built,
    };
    let regimes = asker.regimes(problems);
    let shipment = asker.shipment(problems);
    let routes = asker.routes(problems);
    let reference = asker.reference(&routes, problems);
    let run = asker.run(problems);
    let choices = Choices::read(layers, &built, shipment.as_ref(), problems);
    let charts = charts::style(layers, problems);
    let middle = shipment.as_ref().map(Shipment::middle_h);
    let cases = choices.cases(layers, &built, &regimes, middle, problems);
    for leg in choices.opened(&built) {
        built.corridor.legs[leg].open = true;
    }
    let inputs = inputs::inputs(layers, &built, charts.font.as_deref());
    Some(Question {
        id: layers.id.clone(),
        title: layers
            .file
            .title
            .clone()
            .unwrap_or_else(|| layers.id.clone()),
        regimes: cases,
        shipment: shipment?,
        routes,
        reference,
        levers: choices.lever_words,
        overrides: choices.override_words,
        run,
        price_year,
        perspective: layers
            .file
            .money
            .perspective
            .unwrap_or_default()
            .word()
            .to_owned(),
        charts,
        remarks: built.remarks,
        read_from: String::new(),
        edits: Vec::new(),
        observations: built.observations,
        inputs,
        corridor: built.corridor,
    })
}

struct Asker<'a> {
    layers: &'a Layers,
    built: &'a Built,
}

impl Asker<'_> {
    fn refuse(&self, path: &str, (what, remedy): (String, String)) -> Problem {
        self.layers.spots.problem(path, what, remedy)
    }

    /// A missing key, unless a wrong one of its table was left out, which has been told.
    fn missing(&self, path: &str, remedy: &str) -> Option<Problem> {
        let table_of = |path: &str| {
            path.rsplit_once('.')
                .map_or("", |(table, _)| table)
                .to_owned()
        };
        let told = self.layers.wrong.iter().any(|wrong| {
            wrong == path || (path.contains('.') && table_of(wrong) == table_of(path))
        });
        let key = path.rsplit('.').next().unwrap_or(path);
        let what = format!("the key '{key}' is missing");
        (!told).then(|| self.refuse(path, (what, remedy.to_owned())))
    }

    /// Index of the row of `table` that the id at `path` names.
    fn named(
        &self,
        path: &str,
        table: Table,
        id: Option<&String>,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let Some(id) = id else {
            let remedy = format!("Write the id of a row of {}", table.file());
            problems.extend(self.missing(path, &remedy));
            return None;
        };
        match self.built.names.index(table, id) {
            Ok(index) => Some(index),
            Err(fault) => {
                problems.extend(fault.map(|fault| self.refuse(path, fault)));
                None
            }
        }
    }

    fn regimes(&self, problems: &mut Vec<Problem>) -> Vec<usize> {
        let ids = self
            .layers
            .file
            .regime
            .as_ref()
            .map(super::text::Words::all);
        let Some(ids) = ids.filter(|ids| !ids.is_empty()) else {
            if self.built.corridor.regimes.len() == 1 {
                return vec![0];
            }
            problems.extend(self.missing(
                "regime",
                "Write the id of a row of regimes.csv, or a list of ids",
            ));
            return Vec::new();
        };
        let mut regimes = Vec::new();
        for (position, id) in ids.iter().enumerate() {
            let path = format!("regime[{position}]");
            let named = self.named(&path, Table::Regimes, Some(&(*id).to_owned()), problems);
            if named.is_some_and(|regime| regimes.contains(&regime)) {
                let what = format!("the regime '{id}' stands there twice");
                problems.push(self.refuse(&path, (what, "Write it once".to_owned())));
            } else {
                regimes.extend(named);
            }
        }
        regimes
    }

    fn routes(&self, problems: &mut Vec<Problem>) -> Vec<RouteRequest> {
        let mut routes: Vec<RouteRequest> = Vec::new();
        for (id, entry) in &self.layers.file.routes.0 {
            let file = match entry {
                RouteEntry::Route(file) => file,
                RouteEntry::Flag(flag) => {
                    let what = format!("the route '{id}' is {flag}");
                    let remedy =
                        "Write a table with label, via and avoid, or false to remove it".to_owned();
                    problems.push(self.refuse(&format!("routes.{id}"), (what, remedy)));
                    continue;
                }
            };
            let via = self.waypoints(&format!("routes.{id}.via"), &file.via, problems);
            let avoid = self.waypoints(&format!("routes.{id}.avoid"), &file.avoid, problems);
            if let Some(both) = via.iter().position(|point| avoid.contains(point)) {
                let what = format!(
                    "the route '{id}' must use '{}' and must not",
                    file.via[both]
                );
                let remedy = "Take it out of via or of avoid".to_owned();
                problems.push(self.refuse(&format!("routes.{id}.via"), (what, remedy)));
            }
            let label = file.label.clone().unwrap_or_else(|| id.clone());
            if let Some(same) = routes.iter().find(|route| route.label == label) {
                let what = format!("the routes '{}' and '{id}' have the same label", same.id);
                let remedy = "Give each route its own label".to_owned();
                problems.push(self.refuse(&format!("routes.{id}.label"), (what, remedy)));
            }
            routes.push(RouteRequest {
                id: id.clone(),
                label,
                via,
                avoid,
            });
        }
        if self.layers.file.routes.0.is_empty() {
            let remedy = "Write for example `[routes]` and `west = { via = [\"PLACE\"] }`";
            problems.push(self.refuse(
                "routes",
                ("the scenario has no routes".to_owned(), remedy.to_owned()),
            ));
        }
        routes
    }

    fn waypoints(&self, path: &str, ids: &[String], problems: &mut Vec<Problem>) -> Vec<Waypoint> {
        let mut waypoints = Vec::new();
        for (position, id) in ids.iter().enumerate() {
            let name = self.built.names.get(id);
            match name.map(|name| (name.table, name.index)) {
                Some((Table::Places, index)) => waypoints.push(Waypoint::Place(index)),
                Some((Table::Legs, index)) => waypoints.push(Waypoint::Leg(index)),
                Some((Table::Stops, index)) => waypoints.push(Waypoint::Stop(index)),
                _ => {
                    let wanted = [Table::Places, Table::Legs, Table::Stops];
                    let fault = self.built.names.fault(&wanted, id);
                    let path = format!("{path}[{position}]");
                    problems.extend(fault.map(|fault| self.refuse(&path, fault)));
                }
            }
        }
        waypoints
    }

    fn reference(&self, routes: &[RouteRequest], problems: &mut Vec<Problem>) -> Vec<usize> {
        let Some(ids) = &self.layers.file.compare.reference else {
            return (0..routes.len()).collect();
        };
        let mut reference = Vec::new();
        for (position, id) in ids.iter().enumerate() {
            if let Some(route) = routes.iter().position(|route| route.id == *id) {
                reference.push(route);
                continue;
            }
            let near = nearest(id, routes.iter().map(|route| route.id.as_str()), 3);
            let what = format!(
                "'{id}' is no route of this scenario. Nearest: {}",
                near.join(", ")
            );
            let path = format!("compare.reference[{position}]");
            problems.push(self.refuse(&path, (what, "Write one of them".to_owned())));
        }
        if ids.is_empty() {
            let what = "no route is named as the reference".to_owned();
            problems.push(self.refuse(
                "compare.reference",
                (what, "Name at least one, or leave the key out".to_owned()),
            ));
        }
        reference
    }
}
