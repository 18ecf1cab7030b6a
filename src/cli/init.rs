//! `corridor init`: an editable copy of what is shipped.

use std::path::{Path, PathBuf};

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
        let enter = if self.folder == Path::new(".") {
            String::new()
        } else {
            format!("cd {} && ", self.folder.display())
        };
        screen.note(
            "given in that folder, every command reads the copy; the brief tells what you edit",
        );
        screen.note(&format!("next: {enter}corridor compare"));
        Ok(())
    }
}
