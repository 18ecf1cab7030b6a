//! stub
/// stub
#[derive(Clone, Debug)]
pub struct Calendar;
/// stub
#[derive(Clone, Debug)]
pub struct OpenIntervals;
impl OpenIntervals {
    /// s
    #[must_use]
    pub fn finish(&self, t: f64, w: f64) -> f64 {
        t + w
    }
}
impl Calendar {
    /// s
    #[must_use]
    pub fn open_intervals(&self, _o: f64, _a: f64, _b: f64) -> OpenIntervals {
        OpenIntervals
    }
}
/// s
#[must_use]
pub fn iso_date(_h: f64) -> String {
    String::new()
}
