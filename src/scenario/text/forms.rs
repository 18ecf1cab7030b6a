//! Values of a scenario file that may be written in more than one way.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// One word or several.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(in crate::scenario) enum Words {
    /// One.
    One(String),
    /// Several, in order.
    Several(Vec<String>),
}

impl Words {
    /// All of them, in order.
    pub(in crate::scenario) fn all(&self) -> Vec<&str> {
        match self {
            Self::One(word) => vec![word],
            Self::Several(words) => words.iter().map(String::as_str).collect(),
        }
    }
}

/// Size of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, JsonSchema)]
pub(in crate::scenario) enum Box {
    /// 20-foot box: one TEU.
    #[serde(rename = "20ft")]
    Twenty,
    /// 40-foot box: two TEU.
    #[serde(rename = "40ft")]
    Forty,
}

/// A day, `2025-01-31`.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Day(pub(in crate::scenario) String);

/// A route: what it must use, in any order, and what it must not use; or `false`.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(in crate::scenario) enum RouteEntry {
    /// `false` removes a route of the extended scenario; `true` means nothing.
    Flag(bool),
    /// A route.
    Route(RouteFile),
}

/// A route of the `[routes]` table.
#[derive(Clone, Debug, Default, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct RouteFile {
    /// Label in charts and tables; the route's id if absent.
    pub(in crate::scenario) label: Option<String>,
    /// Ids of places, legs or stops that it uses, in any order.
    #[serde(default)]
    pub(in crate::scenario) via: Vec<String>,
    /// Ids of places, legs or stops that it does not use.
    #[serde(default)]
    pub(in crate::scenario) avoid: Vec<String>,
}

/// How a lever stands: `open`, `closed`, `on`, `off`, or a number within its range.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(in crate::scenario) enum LeverEntry {
    /// A word.
    Word(String),
    /// A number within the lever's range.
    Number(f64),
}

/// What a scenario says about an assumption: a number, or one of fixed, low/best/high, shift and scale.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(in crate::scenario) enum AssumeEntry {
    /// This value, known.
    Number(f64),
    /// A change, and why.
    Change(AssumeChange),
}

/// A change of an assumption, and why.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::scenario) struct AssumeChange {
    /// This value, known.
    pub(in crate::scenario) fixed: Option<f64>,
    /// Least plausible value.
    pub(in crate::scenario) low: Option<f64>,
    /// Best value.
    pub(in crate::scenario) best: Option<f64>,
    /// Greatest plausible value.
    pub(in crate::scenario) high: Option<f64>,
    /// Added to the whole range.
    pub(in crate::scenario) shift: Option<f64>,
    /// Multiplies the whole range.
    pub(in crate::scenario) scale: Option<f64>,
    /// Why.
    pub(in crate::scenario) why: Option<String>,
}

/// A table that keeps the order in which it was written.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Ordered<T>(pub(in crate::scenario) Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: JsonSchema> JsonSchema for Ordered<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Table of {}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": entry })
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day, 2025-01-31.",
            "type": "string",
            "format": "date",
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Ordered<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a table")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// Deserialises a type from the forms that its arms name, keeping the place of an error inside a table.
macro_rules! forms {
    ($type:ident, $expecting:literal, { $($visit:tt)* }) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Forms;
                impl<'de> Visitor<'de> for Forms {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                        f.write_str($expecting)
                    }
                    $($visit)*
                }
                deserializer.deserialize_any(Forms)
            }
        }
    };
}

forms!(Words, "an id or a list of ids", {
    fn visit_str<E: de::Error>(self, word: &str) -> Result<Words, E> {
        Ok(Words::One(word.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = seq.next_element()? {
            words.push(word);
        }
        Ok(Words::Several(words))
    }
});

forms!(RouteEntry, "a table with label, via and avoid, or false", {
    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<RouteEntry, E> {
        Ok(RouteEntry::Flag(flag))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RouteEntry, A::Error> {
        Deserialize::deserialize(MapAccessDeserializer::new(map)).map(RouteEntry::Route)
    }
});

forms!(LeverEntry, "open, closed, on, off or a number", {
    fn visit_str<E: de::Error>(self, word: &str) -> Result<LeverEntry, E> {
        Ok(LeverEntry::Word(word.to_owned()))
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<LeverEntry, E> {
        Ok(LeverEntry::Number(number))
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<LeverEntry, E> {
        Ok(LeverEntry::Number(number as f64))
    }
});

forms!(
    AssumeEntry,
    "a number, or a table with fixed, low/best/high, shift or scale",
    {
        fn visit_f64<E: de::Error>(self, number: f64) -> Result<AssumeEntry, E> {
            Ok(AssumeEntry::Number(number))
        }
        fn visit_i64<E: de::Error>(self, number: i64) -> Result<AssumeEntry, E> {
            Ok(AssumeEntry::Number(number as f64))
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AssumeEntry, A::Error> {
            Deserialize::deserialize(MapAccessDeserializer::new(map)).map(AssumeEntry::Change)
        }
    }
);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = match toml::Value::deserialize(deserializer)? {
            toml::Value::Datetime(date) => date.to_string(),
            toml::Value::String(date) => date,
            other => return Err(de::Error::custom(format!("{other} is not a date"))),
        };
        if crate::scenario::build::hours_of(&written).is_some() {
            Ok(Self(written))
        } else {
            Err(de::Error::custom(format!(
                "'{written}' is not a date of the form 2025-01-31"
            )))
        }
    }
}
