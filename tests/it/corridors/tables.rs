//! Random small corridors: tables and a question about them, as text.

use super::chance::{Chance, Row, Sheet};

const MODES: [&str; 7] = ["sea", "caspian", "ferry", "river", "road", "rail", "canal"];
const KINDS: [&str; 6] = ["port", "terminal", "border", "junction", "canal", "strait"];
/// Laws of hours and of multipliers, the same in every corridor, so that few tables are built.
pub(super) const HOURS: [&str; 9] = [
    "h-fixed", "h-even", "h-tri", "h-pert", "h-log", "h-gamma", "h-weib", "h-count", "h-mix",
];
pub(super) const TIMES: [&str; 3] = ["x-gamma", "x-log", "x-even"];

/// Files of a random corridor and its question: path and text.
pub(super) fn corridor(number: u64) -> Vec<(String, String)> {
    let mut maker = Maker {
        chance: Chance::of(number),
        book: Sheet::default(),
        places: Vec::new(),
        modes: Vec::new(),
        closures: Sheet::default(),
        seasons: Sheet::default(),
        factors: Sheet::default(),
        still: Vec::new(),
    };
    maker.all()
}

/// A corridor in the making.
pub(super) struct Maker {
    pub(super) chance: Chance,
    pub(super) book: Sheet,
    pub(super) places: Vec<String>,
    /// Modes of the legs of the chain from the first place to the last.
    modes: Vec<&'static str>,
    pub(super) closures: Sheet,
    pub(super) seasons: Sheet,
    pub(super) factors: Sheet,
    /// Factors without blocks.
    pub(super) still: Vec<String>,
}

impl Maker {
    fn all(&mut self) -> Vec<(String, String)> {
        for place in 0..self.chance.count(2, 7) {
            self.places
                .push(format!("P{}", "ABCDEFG".split_at(place).1.split_at(1).0));
        }
        self.factors();
        self.closures();
        self.seasons();
        let mut sheets = vec![("places", self.place_sheet())];
        let legs = self.legs();
        let services = self.services(&legs);
        let stops = self.stops();
        let question = self.question(&legs, &services, &stops);
        let regimes = self.regimes(&legs, &services);
        let laws = self.laws();
        sheets.extend([("legs", legs), ("services", services), ("stops", stops)]);
        sheets.extend([("laws", laws), ("regimes", regimes)]);
        sheets.extend([
            ("closures", self.closures.clone()),
            ("seasons", self.seasons.clone()),
            ("factors", self.factors.clone()),
            ("assumptions", self.book.clone()),
        ]);
        if self.chance.holds(0.08) {
            let sheet = self.chance.count(0, sheets.len() - 1);
            sheets[sheet].1.spoil(&mut self.chance);
        }
        let mut files: Vec<(String, String)> = sheets
            .into_iter()
            .filter(|(_, sheet)| !sheet.is_empty())
            .map(|(name, sheet)| (format!("tables/{name}.csv"), sheet.csv()))
            .collect();
        let more = [
            (
                "tables/calendars.csv",
                "id,open,holidays\nweek,Mon-Fri 08:00-16:00,2025-01-01\nlong,Sat-Wed 07:30-14:30; Thu 07:30-12:00,2025-03-20..2025-04-02\nalways,Mon-Sun 00:00-24:00,\n",
            ),
            (
                "tables/cargo.csv",
                "id,name,value_usd_teu,vot_usd_teu_d,vor_ratio,payload_t_teu\ngoods,Goods,25000,75,0.6,12\nfruit,Fruit,9000,0,0.5,10\n",
            ),
            (
                "tables/sources.csv",
                "id,title,publisher,year,class,url\nS1,Made up,Nobody,2025,own,\n",
            ),
            (
                "tables/prices.csv",
                "currency,year,usd_rate,deflator\nUSD,2025,1,100\n",
            ),
        ];
        files.extend(more.map(|(path, text)| (path.to_owned(), text.to_owned())));
        files.push(("question.toml".to_owned(), question));
        files
    }

    /// A number, or an assumption whose range holds it and stays between the ends.
    pub(super) fn number(&mut self, unit: &'static str, least: f64, most: f64) -> String {
        let best = self.chance.between(least, most);
        if !self.chance.holds(0.2) {
            return best.to_string();
        }
        let id = format!("a{}", self.book.ids().len());
        let low = self.chance.between(least, best);
        let high = self.chance.between(best, most);
        let mut row = Row::of("id", &id).with("quantity", format!("Number {id}"));
        for (column, value) in [("low", low), ("best", best), ("high", high)] {
            row = row.with(column, value);
        }
        row = row.with("unit", unit).with("as_of", "2025");
        row = row.with("kind", self.chance.pick(&["unknown", "unknown", "fixed"]));
        if self.chance.holds(0.1) && low > 0.0 {
            // A trend that stays above zero: at most a hundredth of the least value in a year.
            row = row.with("from", "2024-01-01").with("to", "2027-12-31");
            row = row.with("per_year", self.chance.unit() * low / 100.0);
        }
        self.book
            .row(row.with("grade", "judgement").with("source", "S1"));
        id
    }

    pub(super) fn maybe(
        &mut self,
        probability: f64,
        unit: &'static str,
        least: f64,
        most: f64,
    ) -> String {
        if self.chance.holds(probability) {
            self.number(unit, least, most)
        } else {
            String::new()
        }
    }

    /// Hours or a law.
    fn time(&mut self, most: f64) -> String {
        if self.chance.holds(0.4) {
            self.chance.between(0.0, most).to_string()
        } else {
            self.chance.pick(&HOURS).to_owned()
        }
    }

    pub(super) fn loadings(&mut self, still: bool) -> String {
        let known = if still {
            self.still.clone()
        } else {
            self.factors.ids()
        };
        let mut loadings: Vec<String> = Vec::new();
        for factor in known {
            if self.chance.holds(0.4) && loadings.len() < 2 {
                loadings.push(format!("{factor} {}", self.chance.between(-0.7, 0.7)));
            }
        }
        loadings.join("; ")
    }

    fn season(&mut self) -> String {
        let seasons = self.seasons.ids();
        if seasons.is_empty() || self.chance.holds(0.7) {
            return String::new();
        }
        seasons[self.chance.count(0, seasons.len() - 1)].clone()
    }

    fn shut(&mut self, probability: f64) -> String {
        let closures = self.closures.ids();
        self.chance.some(&closures, probability)
    }

    fn place_sheet(&mut self) -> Sheet {
        let mut sheet = Sheet::default();
        for (index, id) in self.places.clone().into_iter().enumerate() {
            let mut row = Row::of("id", id)
                .with("name", format!("Place {index}"))
                .with("kind", self.chance.pick(&KINDS))
                .with("country", self.chance.pick(&["AA", "BB", "CC", ""]))
                .with("lat", self.chance.between(0.0, 60.0))
                .with("lon", self.chance.between(-20.0, 80.0))
                .with("utc_offset_h", self.chance.pick(&["0", "3", "3.5", "-5"]));
            if self.chance.holds(0.7) {
                row = row.with("decision", "yes");
                row = row.with("switch_h", self.maybe(0.5, "h", 0.0, 60.0));
            }
            sheet.row(row.with("grade", "judgement").with("source", "S1"));
        }
        sheet
    }

    /// A chain of legs from the first place to the last, and some more.
    fn legs(&mut self) -> Sheet {
        let mut sheet = Sheet::default();
        let chain = self.places.len() - 1;
        let doubled = self.chance.holds(0.4);
        let first = if doubled { 2 * chain } else { chain };
        for index in 0..first + self.chance.count(0, 4) {
            let (from, to) = if index < first {
                (index % chain, index % chain + 1)
            } else {
                let from = self.chance.count(0, chain - 1);
                (from, self.chance.count(from + 1, chain))
            };
            let mode = match self.modes.last() {
                _ if (chain..first).contains(&index) => self.modes[index - chain],
                Some(before) if self.chance.holds(0.6) => *before,
                _ => self.chance.pick(&MODES),
            };
            if index < chain {
                self.modes.push(mode);
            }
            // Where legs stand side by side, the second of a pair is a way round the first.
            let often = match (doubled, index < chain) {
                (true, true) => 0.5,
                (true, false) => 0.05,
                _ => 0.2,
            };
            let mut row = Row::of("id", format!("leg-{index}"))
                .with("from", &self.places[from])
                .with("to", &self.places[to])
                .with("way", if index < first { "both" } else { "forth" })
                .with("mode", mode)
                .with("distance_km", self.number("km", 10.0, 3000.0));
            row = if self.chance.holds(0.6) {
                let speed = self.number("km/h", 5.0, 80.0);
                row.with("speed", speed).with("speed_unit", "kmh")
            } else {
                row.with("time", self.time(200.0))
            };
            if self.chance.holds(0.5) {
                row = row.with("variation", self.chance.pick(&TIMES));
            }
            row = row
                .with("freight_usd_teu_km", self.chance.between(0.0, 1.0))
                .with("co2e_g_tkm", self.maybe(0.5, "g/tkm", 1.0, 60.0))
                .with("factors", self.loadings(false))
                .with("closures", self.shut(often))
                .with("season", self.season());
            if mode == "rail" {
                row = row.with("gauge_mm", self.chance.pick(&["1435", "1520"]));
            }
            sheet.row(row.with("grade", "judgement").with("source", "S1"));
        }
        sheet
    }

    fn services(&mut self, legs: &Sheet) -> Sheet {
        let mut sheet = Sheet::default();
        let legs = legs.ids();
        let chain = self.places.len() - 1;
        for index in 0..self.chance.count(0, 4) {
            let (span, way) = if self.chance.holds(0.8) {
                let first = self.chance.count(0, chain - 1);
                let last = self.chance.count(first, chain - 1);
                let way = self.chance.pick(&["both", "forth"]);
                (legs[first..=last].join("; "), way)
            } else {
                (legs[self.chance.count(0, legs.len() - 1)].clone(), "forth")
            };
            let mut row = Row::of("id", format!("line-{index}"))
                .with("legs", span)
                .with("way", way);
            row = match self.chance.count(0, 3) {
                0 => row
                    .with("rule", "timetable")
                    .with("timetable", "Mon 18:00; Thu 06:00"),
                1 => row
                    .with("rule", "when-full")
                    .with("target_boxes", self.number("1", 1.0, 60.0))
                    .with("volume_teu_d", self.number("TEU/d", 1.0, 80.0))
                    .with("max_wait_d", self.maybe(0.5, "d", 0.5, 20.0)),
                _ => {
                    let row = row
                        .with("rule", "headway")
                        .with("headway_d", self.number("d", 0.1, 30.0))
                        .with("headway_cv", self.maybe(0.3, "1", 0.0, 1.5));
                    if self.chance.holds(0.5) {
                        row.with("slots_teu", self.number("TEU", 0.0, 300.0))
                            .with("volume_teu_d", self.maybe(0.7, "TEU/d", 0.0, 60.0))
                            .with("level_drop_m", self.chance.between(0.0, 3.0))
                            .with("slots_lost_per_m", self.chance.between(0.0, 0.33))
                    } else {
                        row.with("offset_h", self.maybe(0.3, "h", 0.0, 500.0))
                    }
                }
            };
            row = row
                .with("cutoff_h", self.maybe(0.5, "h", 0.0, 72.0))
                .with("blank_share", self.maybe(0.3, "1", 0.0, 0.8))
                .with("rollover_share", self.maybe(0.3, "1", 0.0, 0.8))
                .with("freight_usd_teu", self.chance.between(0.0, 3000.0));
            if self.chance.holds(0.3) {
                row = row.with("delay", self.chance.pick(&HOURS));
            }
            row = row.with("covers", "linehaul");
            sheet.row(row.with("grade", "judgement").with("source", "S1"));
        }
        sheet
    }

    fn stops(&mut self) -> Sheet {
        let mut sheet = Sheet::default();
        for place in self.places.clone() {
            if self.chance.holds(0.95) {
                let id = format!("{}-any", place.to_lowercase());
                let row = self.stop(id, &place, "any", "any", "transfer");
                sheet.row(row);
            }
            for index in 0..self.chance.count(0, 2) {
                let id = format!("{}-stop-{index}", place.to_lowercase());
                let enters = self.chance.pick(&["any", "start", "sea", "rail", "road"]);
                let leaves = self.chance.pick(&["any", "end", "sea", "rail", "road"]);
                let kind = self
                    .chance
                    .pick(&["handling", "transfer", "gauge", "border", "hold", "canal"]);
                let row = self.stop(id, &place, enters, leaves, kind);
                sheet.row(row);
            }
        }
        sheet
    }

    fn stop(&mut self, id: String, place: &str, enters: &str, leaves: &str, kind: &str) -> Row {
        let mut row = Row::of("id", id)
            .with("place", place)
            .with("seq", self.chance.count(0, 5))
            .with("in", enters)
            .with("out", leaves)
            .with("kind", kind);
        if enters == "start" && self.chance.holds(0.5) {
            row = row
                .with("flow", "export")
                .with("covers", "wait-for-service");
        }
        match self.chance.count(0, 4) {
            0 => {}
            1 => {
                row = row.with("p_green", self.number("1", 0.0, 1.0));
                row = row.with("green", self.time(10.0));
                row = row.with("inspection", self.time(200.0));
            }
            _ => row = row.with("time", self.time(100.0)),
        }
        if self.chance.holds(0.3) {
            row = row.with("office", self.chance.pick(&["week", "long", "always"]));
            row = row.with("p_documents", self.number("1", 0.0, 1.0));
            row = row.with("documents", self.time(40.0));
        }
        if self.chance.holds(0.3) {
            row = row.with("capacity_teu_d", self.number("TEU/d", 0.5, 400.0));
            row = row.with("volume_teu_d", self.number("TEU/d", 0.0, 400.0));
            row = row.with("ca2", self.maybe(0.4, "1", 0.0, 2.0));
            row = row.with("cs2", self.maybe(0.4, "1", 0.0, 2.0));
            row = row.with("servers", self.maybe(0.5, "1", 1.0, 20.0));
        } else if self.chance.holds(0.2) {
            row = row.with("batch_boxes", self.number("1", 1.0, 70.0));
            row = row.with("servers", self.number("1", 1.0, 20.0));
            row = row.with("cycle_h", self.number("h", 1.0, 30.0));
        }
        if self.chance.holds(0.2) {
            row = row.with("free_h", self.chance.between(0.0, 100.0));
            row = row.with("storage", self.chance.pick(&["5:40; :120", ":60"]));
            row = row.with("per", self.chance.pick(&["started_day", "hour"]));
        }
        row.with("factors", self.loadings(false))
            .with("closures", self.shut(0.1))
            .with("season", self.season())
            .with("fee_usd_teu", self.chance.between(0.0, 300.0))
            .with("fee_value_share", self.maybe(0.1, "1", 0.0, 0.05))
            .with("co2e_kg_t", self.maybe(0.2, "kg/t", 0.0, 3.0))
            .with("grade", "judgement")
            .with("source", "S1")
    }
}
