//! `corridor schema`: what may be written in a scenario, for editors.

use clap::Args;

use super::failure::Failure;
use super::screen::Screen;
use crate::scenario;

/// What `schema` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor schema > scenario.schema.json")]
pub(super) struct Schema;

impl Schema {
    pub(super) fn run(screen: &mut Screen) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(&scenario::schema())
            .expect("a schema is plain JSON with string keys");
        Ok(screen.say(&text)?)
    }
}
