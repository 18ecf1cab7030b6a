//! `corridor completions`: for a shell's start file.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Corridor;
use super::failure::Failure;
use super::screen::Screen;

/// What `completions` was asked.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: corridor completions bash > ~/.local/share/bash-completion/completions/corridor"
)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, screen: &mut Screen) -> Result<(), Failure> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Corridor::command(), "corridor", &mut text);
        Ok(screen.say(&String::from_utf8_lossy(&text))?)
    }
}
