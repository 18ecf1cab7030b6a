//! Which tables a corridor has, and which columns.

/// A table of a corridor folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scenario) enum Table {
    Places,
    Legs,
    Stops,
    Services,
    Laws,
    Calendars,
    Factors,
    Closures,
    Seasons,
    Regimes,
    Levers,
    Assumptions,
    Sources,
    Prices,
    Cargo,
    Observations,
    Ways,
    Claims,
    Promises,
}

impl Table {
    pub(in crate::scenario) const ALL: [Self; 19] = [
        Self::Places,
        Self::Legs,
        Self::Stops,
        Self::Services,
        Self::Laws,
        Self::Calendars,
        Self::Factors,
        Self::Closures,
        Self::Seasons,
        Self::Regimes,
        Self::Levers,
        Self::Assumptions,
        Self::Sources,
        Self::Prices,
        Self::Cargo,
        Self::Observations,
        Self::Ways,
        Self::Claims,
        Self::Promises,
    ];

    /// Name of its file.
    pub(in crate::scenario) fn file(self) -> &'static str {
        match self {
            Self::Places => "places.csv",
            Self::Legs => "legs.csv",
            Self::Stops => "stops.csv",
            Self::Services => "services.csv",
            Self::Laws => "laws.csv",
            Self::Calendars => "calendars.csv",
            Self::Factors => "factors.csv",
            Self::Closures => "closures.csv",
            Self::Seasons => "seasons.csv",
            Self::Regimes => "regimes.csv",
            Self::Levers => "levers.csv",
            Self::Assumptions => "assumptions.csv",
            Self::Sources => "sources.csv",
            Self::Prices => "prices.csv",
            Self::Cargo => "cargo.csv",
            Self::Observations => "observations.csv",
            Self::Ways => "ways.csv",
            Self::Claims => "claims.csv",
            Self::Promises => "promises.csv",
        }
    }

    /// What one of its rows is, with its article.
    pub(in crate::scenario) fn row_word(self) -> &'static str {
        match self {
            Self::Places => "a place",
            Self::Legs => "a leg",
            Self::Stops => "a stop",
            Self::Services => "a service",
            Self::Laws => "a law",
            Self::Calendars => "a calendar",
            Self::Factors => "a factor",
            Self::Closures => "a closure",
            Self::Seasons => "a season",
            Self::Regimes => "a regime",
            Self::Levers => "a lever",
            Self::Assumptions => "an assumption",
            Self::Sources => "a source",
            Self::Prices => "a price level",
            Self::Cargo => "a cargo class",
            Self::Observations => "an observation",
            Self::Ways => "a way",
            Self::Claims => "a claim",
            Self::Promises => "a promise",
        }
    }

    /// Column that names the row, if rows have names.
    pub(in crate::scenario) fn id_column(self) -> Option<&'static str> {
        match self {
            Self::Prices => None,
            Self::Levers => Some("lever"),
            _ => Some("id"),
        }
    }

    /// True if several rows with one id make one thing.
    pub(in crate::scenario) fn is_grouped(self) -> bool {
        matches!(self, Self::Levers | Self::Seasons)
    }

    /// Column with the plain name of a row, for messages.
    pub(in crate::scenario) fn name_column(self) -> Option<&'static str> {
        match self {
            Self::Assumptions => Some("quantity"),
            Self::Sources => Some("title"),
            Self::Ways => Some("label"),
            Self::Claims => Some("says"),
            Self::Promises => Some("project"),
            Self::Places
            | Self::Factors
            | Self::Closures
            | Self::Seasons
            | Self::Regimes
            | Self::Levers
            | Self::Cargo
            | Self::Observations => Some("name"),
            _ => None,
        }
    }

    /// Columns without which the table cannot be read.
    pub(in crate::scenario) fn required(self) -> Vec<&'static str> {
        let columns = match self {
            Self::Places => "id name kind lat lon",
            Self::Legs => "id from to mode distance_km",
            Self::Stops => "id place in out kind",
            Self::Services => "id legs rule",
            Self::Laws => "id family unit",
            Self::Calendars => "id open",
            Self::Factors | Self::Regimes => "id name",
            Self::Closures => "id name level",
            Self::Seasons => "id from",
            Self::Levers => "lever name sets",
            Self::Assumptions => "id quantity best unit",
            Self::Sources => "id title",
            Self::Prices => "currency year",
            Self::Cargo => "id name value_usd_teu vot_usd_teu_d payload_t_teu",
            Self::Observations => "id name kind source",
            Self::Ways => "id label via",
            Self::Claims => "id says who date source quantity",
            Self::Promises => "id project said promised source",
        };
        columns.split_whitespace().collect()
    }

    /// Every column it may have.
    pub(in crate::scenario) fn columns(self) -> Vec<&'static str> {
        let columns = match self {
            Self::Places => {
                "id name kind country lat lon utc_offset_h calendar decision switch_h switch_usd_teu grade source
                 note"
            }
            Self::Legs => {
                "id from to way mode state lever distance_km speed speed_unit time variation
                 freight_usd_teu_km freight_usd_teu freight_usd_box factor_40ft back_factor toll_usd_teu
                 war_risk_usd_teu other_payments_usd_teu loss_share co2e_g_tkm gauge_mm factors closures season line offered_from offered_to for
                 covers grade source note"
            }
            Self::Stops => {
                "id place seq in out heading kind flow time office p_green green inspection p_documents
                 documents factors closures season fee_usd_teu fee_usd_box factor_40ft fee_value_share
                 other_payments_usd_teu loss_share line free_h storage
                 per co2e_kg_t covers capacity_teu_d volume_teu_d servers ca2 cs2 batch_boxes cycle_h
                 grade source note"
            }
            Self::Services => {
                "id legs way rule headway_d headway_cv offset_h timetable target_boxes max_wait_d cutoff_h
                 blank_share rollover_share delay freight_usd_teu freight_usd_box factor_40ft back_factor
                 slots_teu volume_teu_d level_drop_m slots_lost_per_m offered_from offered_to for covers grade source note"
            }
            Self::Laws => "id family unit mean cv p50 p90 min mode max values parts note",
            Self::Calendars => "id open holidays source note",
            Self::Factors => "id name block_d phi note",
            Self::Closures => {
                "id name level rate_year months duration duration_max_d capacity_share reopen_ratio announce_h
                 cause common_share events years dated_from dated_to grade source note"
            }
            Self::Seasons => {
                "id name from sd_d factor shape convoy_h factors grade source note"
            }
            Self::Regimes => {
                "id name from to sets closures withholds eligible eligible_via source note"
            }
            Self::Levers => {
                "lever name sets fixed low best high from cost_musd cost_per why source note"
            }
            Self::Assumptions => {
                "id quantity low best high unit price_year per direction as_of from to per_year kind
                 group grade source note"
            }
            Self::Sources => "id title publisher year class url note",
            Self::Prices => "currency year usd_rate deflator source",
            Self::Cargo => "id name value_usd_teu vot_usd_teu_d vor_ratio payload_t_teu capital_cost_year note",
            Self::Observations => {
                "id name from to via avoid scope first box depart_from depart_to regime section days_low days_high
                 cost_usd per kind part clock left_out source note"
            }
            Self::Ways => "id label via avoid note",
            Self::Claims => {
                "id says who date source from to cargo box scope quantity test reversed threshold threshold_high unit
                 price_year figure_low figure_high against_low against_high figure_unit subjects baselines lever country
                 regime depart_from depart_to unclear_basis nearest note"
            }
            Self::Promises => "id project said promised outcome source grade note",
        };
        columns.split_whitespace().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_that_a_table_needs_is_one_that_it_may_have() {
        for table in Table::ALL {
            for column in table.required().into_iter().chain(table.id_column()) {
                assert!(table.columns().contains(&column), "{table:?} {column}");
            }
        }
    }

    #[test]
    fn every_table_and_column_stands_in_the_page_of_tables() {
        let page = include_str!("../../../docs/tables.md");
        let words: Vec<&str> = page
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .collect();
        for table in Table::ALL {
            assert!(page.contains(table.file()), "{table:?}");
            for column in table.columns() {
                assert!(words.contains(&column), "{table:?} {column}");
            }
        }
    }
}
