//! How an answer with many regimes is shared out over pictures, none taller than a page.

use super::super::heading::Heading;
use super::{Answer, AnswerPanel};

/// Up to so many regimes stand on one picture, however many routes.
const REGIMES: usize = 2;

/// With more regimes, a picture has about so many rows at most.
const ROWS: usize = 24;

impl Answer {
    /// How many pictures it takes: letters are never made smaller to fit a page.
    #[must_use]
    pub fn pages(&self) -> usize {
        if self.panels.len() <= REGIMES {
            return 1;
        }
        let rows: usize = self.panels.iter().map(|panel| panel.rows.len()).sum();
        rows.div_ceil(ROWS).clamp(1, self.panels.len())
    }

    /// The regimes of this page: whole, in their order, about as many rows on each page.
    pub(super) fn page_panels(&self) -> &[AnswerPanel] {
        let pages = self.pages();
        let each = self.panels.len().div_ceil(pages);
        let from = (self.page * each).min(self.panels.len());
        let to = (from + each).min(self.panels.len());
        &self.panels[from..to]
    }

    /// The heading, which tells the page where there are several.
    pub(super) fn page_heading(&self) -> Heading {
        let mut heading = self.heading.clone();
        let pages = self.pages();
        if pages > 1 {
            let which = format!("picture {} of {pages}, same scales", self.page + 1);
            heading.subtitle = format!("{}; {which}", heading.subtitle);
            heading.caption = format!("{} Regimes shared out: {which}.", heading.caption);
        }
        heading
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::AnswerRow;

    fn answer(regimes: usize, routes: usize) -> Answer {
        let panel = AnswerPanel {
            rows: vec![AnswerRow::default(); routes],
            ..AnswerPanel::default()
        };
        Answer {
            panels: vec![panel; regimes],
            ..Answer::default()
        }
    }

    #[test]
    fn two_regimes_stand_together_and_six_are_shared_out() {
        let pages = |regimes, routes| answer(regimes, routes).pages();
        // 6 x 6 = 36 rows on two pages of at most 24; 5 x 15 = 75 rows on four, 7 x 15 = 105 on five.
        assert_eq!(
            [
                pages(1, 40),
                pages(2, 15),
                pages(4, 6),
                pages(6, 6),
                pages(5, 15),
                pages(7, 15)
            ],
            [1, 1, 1, 2, 4, 5]
        );
    }

    #[test]
    fn every_regime_stands_on_one_page() {
        for (regimes, routes) in [(0, 0), (1, 3), (3, 15), (5, 6), (6, 6), (7, 15)] {
            let mut answer = answer(regimes, routes);
            let mut seen = 0;
            for page in 0..answer.pages() {
                answer.page = page;
                seen += answer.page_panels().len();
            }
            assert_eq!(seen, regimes, "{regimes} x {routes}");
        }
    }
}
