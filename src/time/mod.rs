//! Room to be filled.

/// A weekly office pattern with holidays.
#[derive(Clone, Debug)]
pub struct Calendar;
