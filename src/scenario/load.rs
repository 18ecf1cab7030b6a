//! Loads a scenario or a corridor: the way in.

use std::path::PathBuf;

use super::ask::ask;
use super::build::{self, Built};
use super::edits::edits;
use super::library::{self, Found, Home, shipped_corridors};
use super::problem::{listed, nearest, unless};
use super::table::{self, Table, Tables};
use super::text::{self, Layers, Words};
use super::{Problem, Problems, Question, check};
use crate::corridor::Corridor;

/// The scenario that is taken when none is named.
const MAIN_SCENARIO: &str = "instc-vs-suez";
/// The corridor that is taken when none is named.
const MAIN_CORRIDOR: &str = "north-south";

/// Loads a scenario by path or by the name of a shipped one (none: the main scenario), with settings `ID=VALUE` of the
/// command line laid over it. A file or a folder of tables of that name in the working folder goes before the shipped
/// one; [`Question::read_from`] says which was read.
///
/// # Errors
/// Everything that is wrong with the scenario and the tables of its corridor, at once.
pub fn load(path_or_name: Option<&str>, overrides: &[String]) -> Result<Question, Problems> {
    Opened::open(path_or_name, overrides).map(|(_, question)| question)
}

/// A scenario whose files were read and checked once, to be asked again and again under other settings.
#[derive(Clone, Debug)]
pub struct Opened {
    pub(super) layers: Layers,
    pub(super) built: Built,
    price_year: i32,
    folders: Vec<(String, Home)>,
}

impl Opened {
    /// Reads a scenario and its tables as [`load`] does, and gives its own question beside it.
    ///
    /// # Errors
    /// As [`load`].
    pub fn open(
        path_or_name: Option<&str>,
        overrides: &[String],
    ) -> Result<(Self, Question), Problems> {
        let name = path_or_name.unwrap_or(MAIN_SCENARIO);
        let (layers, mut problems) = text::layers(name, &Home::Disk(PathBuf::new()), overrides)?;
        let folders = match folders(&layers) {
            Ok(folders) => folders,
            Err(Problems(found)) => {
                problems.extend(found);
                return Err(Problems::new(problems));
            }
        };
        let (tables, of_tables) = table::read(&folders);
        let price_year = layers.file.money.price_year;
        let price_year = price_year.unwrap_or_else(|| latest_year(&tables));
        let built = built(&folders, tables, price_year, of_tables, &mut problems);
        let opened = Self {
            layers,
            built,
            price_year,
            folders,
        };
        let question = opened.ask(&opened.layers, problems)?;
        let on_disk = |(_, home): &(String, Home)| matches!(home, Home::Disk(_));
        let edits = if opened.folders.iter().any(on_disk) {
            edits(&question.inputs)
        } else {
            Vec::new()
        };
        Ok((opened, Question { edits, ..question }))
    }

    /// The same scenario with more settings (`ID=VALUE`, as `--set` takes them) laid over it. What an edited copy of
    /// the tables says otherwise is not told again.
    ///
    /// # Errors
    /// Everything that is wrong with the settings, or with the numbers that they lead to.
    pub fn under(&self, settings: &[String]) -> Result<Question, Problems> {
        let (layers, problems) = self.layers.clone().with(settings);
        self.ask(&layers, problems)
    }

    fn ask(&self, layers: &Layers, mut problems: Vec<Problem>) -> Result<Question, Problems> {
        let question = ask(layers, self.built.clone(), self.price_year, &mut problems);
        match question {
            Some(question) => {
                let question = Question {
                    read_from: read_from(layers, &self.folders),
                    ..question
                };
                unless(problems, question)
            }
            None => Err(Problems::new(problems)),
        }
    }
}

/// `scenario mine/trade.toml; tables mine/coast`, or `the shipped scenario trade; the shipped tables coast`.
fn read_from(layers: &Layers, folders: &[(String, Home)]) -> String {
    let scenario = match layers.files.first() {
        Some(Found {
            home: Home::Disk(folder),
            name,
            ..
        }) => format!("scenario {}", folder.join(name).display()),
        _ => format!("the shipped scenario {}", layers.id),
    };
    let tables: Vec<String> = folders
        .iter()
        .map(|(name, home)| match home {
            Home::Disk(folder) => format!("tables {}", folder.display()),
            Home::Shipped(_) => format!("the shipped tables {name}"),
        })
        .collect();
    format!("{scenario}; {}", tables.join("; "))
}

/// A corridor that has passed every check, and the remarks of the loader.
#[derive(Clone, Debug)]
pub struct CheckedCorridor {
    /// The corridor; no lever is pulled.
    pub corridor: Corridor,
    /// Rows replaced by a later folder, files that were not read, legs without a line, assumptions without a use.
    pub remarks: Vec<String>,
    /// The year of its prices.
    pub price_year: i32,
}

/// Loads the tables of a corridor without a scenario, with money in USD of `price_year` (none: the latest year of
/// its price table). Folders are looked for in the working folder, then among the shipped ones; an empty list is
/// the shipped main corridor.
///
/// # Errors
/// Everything that is wrong with the tables, at once.
pub fn load_corridor(names: &[&str], price_year: Option<i32>) -> Result<CheckedCorridor, Problems> {
    let here = Home::Disk(PathBuf::new());
    let (names, homes): (Vec<&str>, Vec<&Home>) = if names.is_empty() {
        (vec![MAIN_CORRIDOR], Vec::new())
    } else {
        (names.to_vec(), vec![&here])
    };
    let mut folders = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        match find(name, &homes) {
            Ok(home) => folders.push((folder_name(name, &folders), home)),
            Err((what, remedy)) => problems.push(Problem::of_file(name, what, remedy)),
        }
    }
    if !problems.is_empty() {
        return Err(Problems::new(problems));
    }
    let (tables, of_tables) = table::read(&folders);
    let price_year = price_year.unwrap_or_else(|| latest_year(&tables));
    let built = built(&folders, tables, price_year, of_tables, &mut problems);
    let checked = CheckedCorridor {
        corridor: built.corridor,
        remarks: built.remarks,
        price_year,
    };
    unless(problems, checked)
}

fn built(
    folders: &[(String, Home)],
    tables: Tables,
    price_year: i32,
    mut of_tables: Vec<Problem>,
    problems: &mut Vec<Problem>,
) -> Built {
    let names = folders.iter().map(|(name, _)| name.clone()).collect();
    let (mut built, found) = build::build(names, tables, price_year);
    of_tables.extend(found);
    let of_whole = check::corridor(&built, of_tables.is_empty());
    if of_tables.is_empty() && of_whole.is_empty() {
        let remarks = check::remarks(&built);
        built.remarks.extend(remarks);
    }
    problems.extend(of_tables.into_iter().chain(of_whole));
    built
}

/// The folders that the scenario names, beside it, beside those that it extends, or shipped.
fn folders(layers: &Layers) -> Result<Vec<(String, Home)>, Problems> {
    let names = layers
        .file
        .corridor
        .as_ref()
        .map_or_else(Vec::new, Words::all);
    if names.is_empty() {
        let remedy = "Write the name of a folder of tables, such as corridor = \"north-south\"";
        return Err(layers
            .spots
            .problem("corridor", "the key 'corridor' is missing", remedy)
            .into());
    }
    let mut homes: Vec<&Home> = layers.homes.iter().collect();
    // A shipped scenario reads the tables of an edited copy in the working folder, if there is one.
    let here = Home::Disk(PathBuf::new());
    let is_copy = |name: &str| {
        let folder = here.folder(name);
        folder.is_some_and(|folder| matches!(folder.read(Table::Places.file()), Ok(Some(_))))
    };
    if matches!(homes.first(), Some(Home::Shipped(_))) && names.iter().all(|name| is_copy(name)) {
        homes.insert(0, &here);
    }
    let mut folders = Vec::new();
    let mut problems = Vec::new();
    for (position, name) in names.iter().enumerate() {
        match find(name, &homes) {
            Ok(home) => folders.push((folder_name(name, &folders), home)),
            Err((what, remedy)) => {
                let path = format!("corridor[{position}]");
                problems.push(layers.spots.problem(&path, what, remedy));
            }
        }
    }
    unless(problems, folders)
}

fn find(name: &str, homes: &[&Home]) -> Result<Home, (String, String)> {
    library::corridor(name, homes).ok_or_else(|| {
        let shipped = shipped_corridors();
        let near = nearest(name, shipped.iter().map(String::as_str), 3);
        let remedy = if near.is_empty() {
            "Write the name of a folder of tables".to_owned()
        } else {
            format!(
                "Write the name of a folder of tables, or the shipped {}",
                listed(&near, "or")
            )
        };
        (format!("there is no folder '{name}'"), remedy)
    })
}

/// The last part of the folder's path, made different from those before it.
fn folder_name(path: &str, before: &[(String, Home)]) -> String {
    let base = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path);
    let base = if matches!(base, "" | "." | "..") {
        "corridor"
    } else {
        base
    };
    let taken = |name: &str| before.iter().any(|(known, _)| known == name);
    let mut name = base.to_owned();
    let mut copy = 2;
    while taken(&name) {
        name = format!("{base}-{copy}");
        copy += 1;
    }
    name
}

/// The last year with a USD price level; 2025 where no table tells, which then converts nothing.
fn latest_year(tables: &Tables) -> i32 {
    tables
        .rows(Table::Prices)
        .iter()
        .filter(|row| row.text("currency") == "USD")
        .filter_map(|row| row.text("year").parse().ok())
        .max()
        .unwrap_or(2025)
}
