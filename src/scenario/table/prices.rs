//! Price levels: from an amount of any currency and year to USD of the scenario's price year.

use super::Row;
use crate::scenario::problem::listed;

/// One row of `prices.csv`.
#[derive(Clone, Debug, PartialEq)]
struct Level {
    currency: String,
    year: i32,
    usd_rate: Option<f64>,
    deflator: Option<f64>,
}

/// The rows of `prices.csv` and the year that prices are turned into.
#[derive(Clone, Debug, Default)]
pub(in crate::scenario) struct Prices {
    levels: Vec<Level>,
    year: i32,
}

/// Why an amount cannot be converted: what is wrong, and what would mend it.
pub(in crate::scenario) type PriceFault = (String, String);

impl Prices {
    /// No rows yet; amounts are turned into USD of `year`.
    pub(in crate::scenario) fn new(year: i32) -> Self {
        Self {
            levels: Vec::new(),
            year,
        }
    }

    /// Adds a row; a later row for the same currency and year replaces the earlier one.
    pub(in crate::scenario) fn add(
        &mut self,
        row: &Row,
        year: i32,
        usd_rate: Option<f64>,
        deflator: Option<f64>,
    ) {
        let currency = row.text("currency").to_owned();
        self.levels
            .retain(|level| (level.currency.as_str(), level.year) != (&currency, year));
        self.levels.push(Level {
            currency,
            year,
            usd_rate,
            deflator,
        });
    }

    /// USD of the scenario's price year in one unit of `currency` of `year`: the rate of that year, then the
    /// USD price level.
    ///
    /// # Errors
    /// When the table does not have the year; the nearest years are named.
    pub(in crate::scenario) fn factor(&self, currency: &str, year: i32) -> Result<f64, PriceFault> {
        let dollars = if currency == "USD" {
            1.0
        } else {
            1.0 / self.find(currency, year, |level| level.usd_rate, "exchange rate")?
        };
        if year == self.year {
            return Ok(dollars);
        }
        let deflator = |year| self.find("USD", year, |level| level.deflator, "deflator");
        Ok(dollars * deflator(self.year)? / deflator(year)?)
    }

    fn find(
        &self,
        currency: &str,
        year: i32,
        cell: impl Fn(&Level) -> Option<f64>,
        word: &str,
    ) -> Result<f64, PriceFault> {
        let mut known: Vec<(i32, f64)> = self
            .levels
            .iter()
            .filter(|level| level.currency == currency)
            .filter_map(|level| Some((level.year, cell(level)?)))
            .collect();
        if let Some((_, number)) = known.iter().find(|(known, _)| *known == year) {
            return Ok(*number);
        }
        known.sort_by_key(|(known, _)| (known.abs_diff(year), *known));
        let near: Vec<String> = known
            .iter()
            .take(3)
            .map(|(year, _)| year.to_string())
            .collect();
        let what = if near.is_empty() {
            format!("prices.csv has no {word} of {currency}")
        } else {
            format!(
                "prices.csv has no {word} of {currency} for {year}. Nearest years: {}",
                listed(&near, "and")
            )
        };
        let remedy = format!(
            "Add a row {currency},{year} to prices.csv, or give the amount in one of its years"
        );
        Err((what, remedy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::table::{Table, sheet};

    fn prices(year: i32) -> Prices {
        let text =
            "currency,year,usd_rate,deflator\nUSD,2018,1,100\nUSD,2025,1,125\nEUR,2018,0.8,\n";
        let (rows, problems) = sheet(Table::Prices, "prices.csv", text.as_bytes());
        assert_eq!(problems, []);
        let mut prices = Prices::new(year);
        for row in &rows {
            let cell = |column| row.text(column).parse().ok();
            prices.add(
                row,
                row.text("year").parse().unwrap(),
                cell("usd_rate"),
                cell("deflator"),
            );
        }
        prices
    }

    #[test]
    fn old_euros_become_dollars_of_the_price_year() {
        // 0.8 EUR per USD: 1 EUR = 1.25 USD of 2018; the price level rose by 125/100.
        assert_eq!(prices(2025).factor("EUR", 2018), Ok(1.25 * 125.0 / 100.0));
        assert_eq!(prices(2018).factor("EUR", 2018), Ok(1.25));
        assert_eq!(Prices::new(2031).factor("USD", 2031), Ok(1.0));
    }

    #[test]
    fn a_year_that_is_not_in_the_table_is_refused_with_the_nearest() {
        let (what, _) = prices(2025).factor("USD", 2019).unwrap_err();
        assert_eq!(
            what,
            "prices.csv has no deflator of USD for 2019. Nearest years: 2018 and 2025"
        );
    }
}
