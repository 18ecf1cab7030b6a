//! What is varied: an assumption, a lever, the cargo, the box or the month of departure, over a range or a list.

use super::range::{list, numbers};
use crate::scenario::{Opened, Problem, Pulled, Question};

/// Something that is varied, with every place at which it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Id of the assumption or lever; `cargo`, `box` or `depart`.
    pub id: String,
    /// What it is, in plain words.
    pub name: String,
    /// Unit of its numbers, as written; empty where it is no number.
    pub unit: String,
    /// What is varied.
    pub kind: AxisKind,
    /// True if its numbers stand apart by a ratio.
    pub log: bool,
    /// Its places, in order.
    pub places: Vec<Place>,
    /// What a reader must know of it: a lever that is pulled before it can stand.
    pub remark: Option<String>,
}

/// What an axis varies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisKind {
    /// An assumption, by index in the book.
    Assumption(usize),
    /// A lever, by index.
    Lever(usize),
    /// The cargo class.
    Cargo,
    /// The size of the box.
    Box,
    /// The month of departure.
    Depart,
}

/// One place of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What lays it over the scenario.
    pub setting: String,
    /// How it is called.
    pub label: String,
    /// Its number, if it is one.
    pub number: Option<f64>,
}

impl Axis {
    /// Reads `ID=LOW..HIGH:N`, `ID=LOW..HIGH:N:log` or `ID=VALUE,VALUE`. `vot` is the value of time of the question's
    /// cargo. With `log`, every range stands apart by a ratio.
    ///
    /// # Errors
    /// What is wrong with it, and what would mend it.
    pub fn read(
        text: &str,
        log: bool,
        opened: &Opened,
        question: &Question,
    ) -> Result<Self, Problem> {
        let refuse = |(what, remedy): (String, String)| {
            Problem::of_file(&format!("--over {text}"), what, remedy)
        };
        let (id, values) = text.split_once('=').ok_or_else(|| {
            refuse((
                "it does not say which values".to_owned(),
                "Write for example --over ID=10..50:9, or --over ID=10,20,40".to_owned(),
            ))
        })?;
        let (id, values) = (id.trim(), values.trim());
        let plain = id.strip_prefix("shipment.").unwrap_or(id);
        match plain {
            "cargo" => return cargo(values, question).map_err(refuse),
            "box" => return boxes(values).map_err(refuse),
            "depart" => return months(values).map_err(refuse),
            _ => {}
        }
        let id = if id == "vot" {
            vot(question).map_err(refuse)?
        } else {
            id.to_owned()
        };
        match opened.varied(&id).map_err(refuse)? {
            Pulled::Assumption(index) => {
                let row = &question.corridor.assumptions[index];
                let (numbers, log) = numbers(values, log).map_err(refuse)?;
                Ok(Self {
                    places: numbers
                        .into_iter()
                        .map(|number| place(&id, number))
                        .collect(),
                    name: row.quantity.clone(),
                    unit: unit(&row.unit, &row.per),
                    kind: AxisKind::Assumption(index),
                    log,
                    remark: None,
                    id,
                })
            }
            Pulled::Lever(index) => {
                let (places, log) = stands(&id, values, log).map_err(refuse)?;
                let lever = &question.corridor.levers[index];
                let early = lever
                    .from_h
                    .filter(|from| *from > question.shipment.depart_from_h);
                Ok(Self {
                    remark: early.map(|_| {
                        let (name, from) = (&lever.name, &lever.from);
                        format!("{name} stands from {from}; pulled before as if it stood")
                    }),
                    name: lever.name.clone(),
                    unit: lever_unit(question, index),
                    kind: AxisKind::Lever(index),
                    log,
                    places,
                    id,
                })
            }
        }
    }

    /// Its numbers, if all its places have one.
    #[must_use]
    pub fn numbers(&self) -> Option<Vec<f64>> {
        self.places.iter().map(|place| place.number).collect()
    }

    /// The name with its unit: `rate by sea, USD per 20ft`.
    #[must_use]
    pub fn words(&self) -> String {
        if self.unit.is_empty() || self.unit == "1" {
            self.name.clone()
        } else {
            format!("{}, {}", self.name, self.unit)
        }
    }
}

/// `USD/km per 20ft`, or the unit alone.
pub(super) fn unit(unit: &str, per: &str) -> String {
    if per.is_empty() {
        unit.to_owned()
    } else {
        format!("{unit} per {per}")
    }
}

fn lever_unit(question: &Question, lever: usize) -> String {
    use crate::corridor::Change;
    let effects = &question.corridor.levers[lever].effects;
    let row = effects.iter().find_map(|effect| match effect.change {
        Change::Assumption(index, _) if effect.range.is_some() => {
            Some(&question.corridor.assumptions[index])
        }
        _ => None,
    });
    row.map_or_else(String::new, |row| unit(&row.unit, &row.per))
}

/// The assumption that holds the value of time of the question's cargo.
fn vot(question: &Question) -> Result<String, (String, String)> {
    let cargo = &question.corridor.cargo[question.shipment.cargo];
    let cell = cargo.vot_usd_teu_d.assumption();
    cell.map(|index| question.corridor.assumptions[index].id.clone())
        .ok_or_else(|| {
            (
                format!(
                    "the value of time of the cargo '{}' is a fixed number",
                    cargo.id
                ),
                "Let its cell in cargo.csv name an assumption".to_owned(),
            )
        })
}

fn place(id: &str, number: f64) -> Place {
    Place {
        setting: format!("{id}={number:?}"),
        label: number.to_string(),
        number: Some(number),
    }
}

/// The places of a lever: words, numbers or a range of numbers.
fn stands(id: &str, values: &str, log: bool) -> Result<(Vec<Place>, bool), (String, String)> {
    if values.contains("..") {
        let (numbers, log) = numbers(values, log)?;
        let at = |number: f64| Place {
            setting: format!("levers.{id}={number:?}"),
            label: number.to_string(),
            number: Some(number),
        };
        return Ok((numbers.into_iter().map(at).collect(), log));
    }
    let places = list(values)?
        .into_iter()
        .map(|word| {
            let number: Option<f64> = word.parse().ok();
            Place {
                setting: number.map_or_else(
                    || format!("levers.{id}=\"{word}\""),
                    |number| format!("levers.{id}={number:?}"),
                ),
                label: word,
                number,
            }
        })
        .collect();
    Ok((places, false))
}

fn cargo(values: &str, question: &Question) -> Result<Axis, (String, String)> {
    let classes = &question.corridor.cargo;
    let ids: Vec<String> = if values == "all" {
        classes.iter().map(|class| class.id.clone()).collect()
    } else {
        list(values)?
    };
    let places = ids.into_iter().map(|id| {
        let class = classes.iter().find(|class| class.id == id);
        Place {
            setting: format!("shipment.cargo=\"{id}\""),
            label: class.map_or(id, |class| class.name.clone()),
            number: None,
        }
    });
    Ok(words("cargo", "cargo", AxisKind::Cargo, places.collect()))
}

fn boxes(values: &str) -> Result<Axis, (String, String)> {
    let sizes = if values == "all" {
        vec!["20ft".to_owned(), "40ft".to_owned()]
    } else {
        list(values)?
    };
    let places = sizes.into_iter().map(|size| Place {
        setting: format!("shipment.box=\"{size}\""),
        label: size,
        number: None,
    });
    Ok(words("box", "box", AxisKind::Box, places.collect()))
}

/// Months of departure: `2025-01,2025-07`.
fn months(values: &str) -> Result<Axis, (String, String)> {
    let places = list(values)?.into_iter().map(|month| {
        let first: Option<jiff::civil::Date> = format!("{month}-01").parse().ok();
        let first = first.filter(|_| month.len() == 7).ok_or_else(|| {
            (
                format!("'{month}' is no month"),
                "Write months as --over depart=2025-01,2025-07".to_owned(),
            )
        })?;
        Ok(Place {
            setting: format!(
                "shipment.depart={{ from = {first}, to = {} }}",
                first.last_of_month()
            ),
            label: month,
            number: None,
        })
    });
    let places: Result<Vec<Place>, (String, String)> = places.collect();
    Ok(words(
        "depart",
        "month of departure",
        AxisKind::Depart,
        places?,
    ))
}

fn words(id: &str, name: &str, kind: AxisKind, places: Vec<Place>) -> Axis {
    Axis {
        id: id.to_owned(),
        name: name.to_owned(),
        unit: String::new(),
        kind,
        log: false,
        places,
        remark: None,
    }
}
