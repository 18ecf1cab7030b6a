//! Scenario files laid over one another: `extends`, then `--set`.

use toml::de::DeTable;
use toml::{Table, Value};

use super::spots::{Spots, joined, line_and_column};
use super::{ScenarioFile, checked, setting};
use crate::scenario::library::{self, Found, Home};
use crate::scenario::problem::{listed, nearest};
use crate::scenario::{Problem, Problems, shipped_scenarios};

/// Files that may extend one another in a row; a longer row goes round in a circle.
const MOST_LAYERS: usize = 30;

/// A scenario with everything that it extends and every setting of the command line laid into it.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Layers {
    /// File name of the scenario without ending.
    pub(in crate::scenario) id: String,
    /// What it says in all.
    pub(in crate::scenario) file: ScenarioFile,
    /// The same, as a table.
    pub(in crate::scenario) table: Table,
    /// Where each key stands.
    pub(in crate::scenario) spots: Spots,
    /// Paths of the values that did not fit and were left out.
    pub(in crate::scenario) wrong: Vec<String>,
    /// Folders of the scenario and of those that it extends, nearest first.
    pub(in crate::scenario) homes: Vec<Home>,
    /// The files, the scenario itself first.
    pub(in crate::scenario) files: Vec<Found>,
    /// True when the table says no more and no less than the scenario's own file.
    pub(in crate::scenario) alone: bool,
}

/// Reads a scenario, by path or name, from `beside` or the shipped ones, and lays `overrides` (`ID=VALUE`) over it.
///
/// Unknown keys and wrong values are told, and left out of what is given.
///
/// # Errors
/// When a file is missing or no TOML, or extends itself.
pub(in crate::scenario) fn layers(
    path_or_name: &str,
    beside: &Home,
    overrides: &[String],
) -> Result<(Layers, Vec<Problem>), Problems> {
    let found = find(path_or_name, beside, path_or_name)?;
    let id = found.stem().to_owned();
    let mut problems = Vec::new();
    let mut chain = Vec::new();
    follow(found, &mut chain, &mut problems)?;

    let mut table = Table::new();
    let mut spots = Spots::default();
    for layer in chain.iter().rev() {
        let before = routes(&table);
        lay(&mut table, layer.table.clone(), "");
        spots.overlay(layer.spots.clone());
        problems.extend(drop_removed(&mut table, &before, &spots));
    }
    table.remove("extends");
    let layers = Layers {
        id,
        file: ScenarioFile::default(),
        table,
        spots,
        wrong: Vec::new(),
        homes: chain.iter().map(|layer| layer.found.home.clone()).collect(),
        alone: chain.len() == 1,
        files: chain.into_iter().map(|layer| layer.found).collect(),
    };
    let (layers, found) = layers.with(overrides);
    problems.extend(found);
    Ok((layers, problems))
}

impl Layers {
    /// The same scenario with more settings (`ID=VALUE`) laid over it, and what is wrong with the whole.
    pub(in crate::scenario) fn with(mut self, settings: &[String]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let before = routes(&self.table);
        for text in settings {
            problems.extend(setting::lay(text, &mut self.table, &mut self.spots).err());
        }
        problems.extend(drop_removed(&mut self.table, &before, &self.spots));
        let (file, wrong) = checked(&mut self.table.clone(), &self.spots);
        let (wrong, found): (Vec<String>, Vec<Problem>) = wrong.into_iter().unzip();
        problems.extend(found);
        self.file = file;
        self.wrong = wrong;
        self.alone &= settings.is_empty();
        (self, problems)
    }
}

struct Layer {
    found: Found,
    table: Table,
    spots: Spots,
}

fn find(path_or_name: &str, beside: &Home, wanted_by: &str) -> Result<Found, Problem> {
    let found = library::scenario(path_or_name, beside).map_err(|error| {
        let what = format!("the file cannot be read: {error}");
        Problem::of_file(path_or_name, what, "Make it readable")
    })?;
    found.ok_or_else(|| {
        let shipped = shipped_scenarios();
        let near = nearest(path_or_name, shipped.iter().map(String::as_str), 3);
        let remedy = if near.is_empty() {
            "Write the path of a file".to_owned()
        } else {
            format!(
                "Write the path of a file, or one of the shipped scenarios {}",
                listed(&near, "or")
            )
        };
        Problem::of_file(
            wanted_by,
            format!("there is no scenario '{path_or_name}'"),
            remedy,
        )
    })
}

/// Reads the file and those that it extends, nearest first.
fn follow(
    found: Found,
    chain: &mut Vec<Layer>,
    problems: &mut Vec<Problem>,
) -> Result<(), Problems> {
    let mut next = Some(found);
    while let Some(found) = next.take() {
        let (table, spots) = parse(&found)?;
        // Names of the unmerged file: each wrong value is told where it is written.
        let wrong = checked(&mut table.clone(), &spots).1;
        problems.extend(wrong.into_iter().map(|(_, problem)| problem));
        let parent = table.get("extends").and_then(Value::as_str);
        if let Some(parent) = parent {
            let at = |problem: Problem| spots.problem("extends", problem.what, problem.remedy);
            let parent = find(parent, &found.home, &found.name).map_err(at)?;
            let again = |layer: &Layer| {
                (&layer.found.home, &layer.found.name) == (&parent.home, &parent.name)
            };
            let itself = (&found.home, &found.name) == (&parent.home, &parent.name);
            if itself || chain.len() > MOST_LAYERS || chain.iter().any(again) {
                let what = format!("'{}' extends itself in the end", parent.stem());
                let problem = spots.problem("extends", what, "Extend another scenario, or none");
                return Err(problem.into());
            }
            next = Some(parent);
        }
        chain.push(Layer {
            found,
            table,
            spots,
        });
    }
    Ok(())
}

fn parse(found: &Found) -> Result<(Table, Spots), Problems> {
    let file = found.name.as_str();
    let text = std::str::from_utf8(&found.bytes).map_err(|error| {
        let before = &found.bytes[..error.valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        Problem::of_file(file, "a letter is not UTF-8", "Save the file as UTF-8")
            .at_row(line as u32)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    let problem = |error: &toml::de::Error| {
        let problem = Problem::of_file(
            file,
            format!(
                "the file is not TOML: {}",
                error.message().replace('\n', "; ")
            ),
            "Mend the line",
        );
        match error.span() {
            Some(span) => {
                let (line, column) = line_and_column(text, span.start);
                problem.at_row(line).at_column(column.to_string())
            }
            None => problem,
        }
    };
    if !errors.is_empty() {
        return Err(Problems::new(errors.iter().map(problem).collect()));
    }
    let table: Table = text.parse().map_err(|error| problem(&error))?;
    Ok((table, Spots::of(file, text, document.get_ref())))
}

/// Lays `later` over `base`: tables key by key, everything else, and each entry of `[assume]`, whole.
fn lay(base: &mut Table, later: Table, path: &str) {
    for (key, value) in later {
        match (base.get_mut(&key), value) {
            (Some(Value::Table(base)), Value::Table(later)) if path != "assume" => {
                lay(base, later, &joined(path, &key));
            }
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

/// Takes routes that are `false` out of the table; each must have been among those `before`.
fn drop_removed(table: &mut Table, before: &[String], spots: &Spots) -> Vec<Problem> {
    let Some(routes) = table.get_mut("routes").and_then(Value::as_table_mut) else {
        return Vec::new();
    };
    let is_removed = |route: &Value| route.as_bool() == Some(false);
    let problems = routes
        .iter()
        .filter(|(id, route)| is_removed(route) && !before.contains(id))
        .map(|(id, _)| {
            let near = nearest(id, before.iter().map(String::as_str), 3);
            let remedy = if near.is_empty() {
                "Remove the line: there are no routes to remove from".to_owned()
            } else {
                format!("Write {} or remove the line", listed(&near, "or"))
            };
            let what = format!("'{id}' is no route of the extended scenario");
            spots.problem(&format!("routes.{id}"), what, remedy)
        })
        .collect();
    routes.retain(|_, route| !is_removed(route));
    problems
}

/// Ids of the routes of a table.
fn routes(table: &Table) -> Vec<String> {
    let routes = table.get("routes").and_then(Value::as_table);
    routes.map_or_else(Vec::new, |routes| routes.keys().cloned().collect())
}
