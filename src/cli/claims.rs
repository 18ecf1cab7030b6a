//! `corridor claims`: published claims, put to the model.

use clap::Args;

use super::failure::Failure;
use super::inquiry::{Asking, Common, Inquiry};
use super::interrupt;
use crate::report::claims::papers;
use crate::report::papers::Papers;
use crate::study::claims::claims;

/// What `claims` was asked.
#[derive(Debug, Args)]
#[command(
    about = "Put published claims to the model, under the conditions of their own date and of the scenario",
    after_help = "Example: corridor claims my-question.toml --futures 32 --inner 1024"
)]
pub(super) struct Claims {
    #[command(flatten)]
    common: Common,
}

impl Inquiry for Claims {
    fn common(&self) -> &Common {
        &self.common
    }

    fn command(&self) -> Vec<String> {
        vec!["claims".into()]
    }

    fn papers(&self, asking: &Asking<'_>) -> Result<Papers, Failure> {
        let found = claims(
            asking.opened,
            asking.question,
            interrupt::flag(),
            asking.progress,
        )?;
        Ok(papers(&found, self.command()))
    }
}
