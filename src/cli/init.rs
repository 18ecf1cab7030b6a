//! `corridor init`: an editable copy of what is shipped.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::screen::Screen;
use crate::scenario;

/// What `init` was asked.
#[derive(Debug, Args)]
#[command(after_help = "Example: corridor init my-corridor")]
pub(super) struct Init {
    /// The folder; nothing that is there already is replaced
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let written = scenario::init(&self.folder)?;
        let mut lines = String::new();
        for file in &written {
            lines.push_str(&file.display().to_string());
            lines.push('\n');
        }
        screen.say(&lines)?;
        let scenario = written
            .iter()
            .find(|file| file.extension().is_some_and(|end| end == "toml"));
        if let Some(scenario) = scenario {
            screen.note(&format!("next: corridor compare {}", scenario.display()));
        }
        Ok(())
    }
}
