//! The command line of Corridor.

use std::process::ExitCode;

fn main() -> ExitCode {
    corridor::cli::run(std::env::args_os())
}
