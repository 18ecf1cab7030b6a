//! What surrounds a random network: laws, shared shocks, closures, seasons, regimes, and what is asked.

use super::chance::{Row, Sheet};
use super::tables::{HOURS, Maker, TIMES};

/// A law of long closures.
const LONG: &str = "h-long";

impl Maker {
    pub(super) fn factors(&mut self) {
        for index in 0..self.chance.count(0, 3) {
            let id = format!("shock-{index}");
            let mut row = Row::of("id", &id).with("name", "Shock");
            if self.chance.holds(0.5) {
                row = row.with("block_d", self.chance.between(1.0, 60.0));
                row = row.with("phi", self.chance.between(0.0, 0.95));
            } else {
                self.still.push(id);
            }
            self.factors.row(row);
        }
    }

    pub(super) fn closures(&mut self) {
        let levels = ["delay", "share", "shut", "trapped", "barred"];
        for index in 0..self.chance.count(0, 4) {
            let level = self.chance.pick(&levels);
            let mut row = Row::of("id", format!("shut-{index}"))
                .with("name", "Shut")
                .with("level", level);
            if matches!(level, "shut" | "trapped") {
                row = row.with("reopen_ratio", self.number("1", 1.05, 4.0));
            }
            if level == "share" {
                row = row.with("capacity_share", self.number("1", 0.05, 1.0));
            }
            row = row.with("announce_h", self.maybe(0.4, "h", 0.0, 72.0));
            row = match self.chance.count(0, 4) {
                0 => {
                    let from = self.chance.count(1, 9);
                    let row = row.with("dated_from", format!("2025-0{from}-05"));
                    let to = format!("2025-{:02}-20", from + self.chance.count(0, 3));
                    let ends = self.chance.holds(0.8);
                    row.with("dated_to", if ends { to } else { String::new() })
                }
                1 => row,
                _ => self.recurring(row),
            };
            self.closures
                .row(row.with("grade", "judgement").with("source", "S1"));
        }
    }

    fn recurring(&mut self, row: Row) -> Row {
        let duration = if self.chance.holds(0.2) {
            self.chance.between(1.0, 400.0).to_string()
        } else if self.chance.holds(0.4) {
            LONG.to_owned()
        } else {
            self.chance.pick(&HOURS).to_owned()
        };
        let mut row = row
            .with("rate_year", self.number("1", 0.0, 12.0))
            .with("duration", duration)
            .with("duration_max_d", self.number("d", 1.0, 60.0));
        let months = ["", "Dec-Feb", "Dec-Feb; Mar-Nov 0.2", "Jun", "Jan-Dec 0.5"];
        row = row.with("months", self.chance.pick(&months));
        if self.chance.holds(0.3) {
            row = row.with("cause", "storm");
            row = row.with("common_share", self.number("1", 0.1, 1.0));
        }
        if self.chance.holds(0.3) {
            row = row.with("events", self.chance.count(0, 9));
            row = row.with("years", self.chance.between(0.5, 30.0));
        }
        row
    }

    pub(super) fn seasons(&mut self) {
        let dates = [
            "01-10", "02-28", "04-01", "06-15", "09-30", "11-20", "12-10",
        ];
        for index in 0..self.chance.count(0, 2) {
            let linear = self.chance.holds(0.3);
            for (place, date) in dates.into_iter().enumerate() {
                if place > 0 && self.chance.holds(0.6) {
                    continue;
                }
                let mut row = Row::of("id", format!("time-of-year-{index}"))
                    .with("name", "Time of the year")
                    .with("from", date)
                    .with("shape", if linear { "linear" } else { "step" });
                if linear || self.chance.holds(0.6) {
                    row = row.with("factor", self.number("1", 0.3, 6.0));
                } else {
                    row = row.with("factor", self.chance.pick(&TIMES));
                }
                if !linear {
                    row = row.with("sd_d", self.maybe(0.5, "d", 0.0, 30.0));
                    row = row.with("convoy_h", self.maybe(0.3, "h", 1.0, 200.0));
                    row = row.with("factors", self.loadings(true));
                }
                self.seasons
                    .row(row.with("grade", "judgement").with("source", "S1"));
            }
        }
    }

    pub(super) fn laws(&mut self) -> Sheet {
        let mut sheet = Sheet::default();
        let mean = self.number("h", 1.0, 200.0);
        let hours =
            |id: &str, family: &str| Row::of("id", id).with("family", family).with("unit", "h");
        let spread = |row: Row, mean: &str, cv: f64| row.with("mean", mean).with("cv", cv);
        let ends = |row: Row| row.with("min", "2").with("max", "90");
        sheet.row(hours("h-fixed", "fixed").with("mean", &mean));
        sheet.row(ends(hours("h-even", "uniform")));
        sheet.row(ends(hours("h-tri", "triangular")).with("mode", "12"));
        sheet.row(ends(hours("h-pert", "pert")).with("mode", "20"));
        sheet.row(spread(hours("h-log", "lognormal"), &mean, 1.5));
        sheet.row(spread(hours(LONG, "lognormal"), "500", 1.5));
        sheet.row(spread(hours("h-gamma", "gamma"), &mean, 0.7));
        sheet.row(spread(hours("h-weib", "weibull"), &mean, 0.8));
        sheet.row(hours("h-count", "empirical").with("values", "4; 9.5; 30; 31; 200"));
        sheet.row(hours("h-mix", "mixture").with("parts", "0.8 h-tri; 0.2 h-gamma"));
        let times =
            |id: &str, family: &str| Row::of("id", id).with("family", family).with("unit", "1");
        sheet.row(spread(times("x-gamma", "gamma"), "1", 0.2));
        sheet.row(spread(times("x-log", "lognormal"), "1", 0.5));
        sheet.row(times("x-even", "uniform").with("min", 0.5).with("max", 1.5));
        sheet
    }

    pub(super) fn regimes(&mut self, legs: &Sheet, services: &Sheet) -> Sheet {
        let mut sheet = Sheet::default();
        let (closures, book) = (self.closures.ids(), self.book.ids());
        let rows: Vec<String> = legs.ids().into_iter().chain(services.ids()).collect();
        for index in 0..2 {
            let mut row = Row::of("id", format!("state-{index}"))
                .with("name", format!("State {index}"))
                .with("from", "2024-01-01")
                .with("closures", self.chance.some(&closures, 0.25))
                .with("withholds", self.chance.some(&rows, 0.03));
            if self.chance.holds(0.2) {
                row = row.with("eligible", "goods:0.5");
                row = row.with("eligible_via", &self.places[0]);
            }
            if index == 1 && !book.is_empty() && self.chance.holds(0.3) {
                let set = &book[self.chance.count(0, book.len() - 1)];
                row = row.with("sets", format!("{set}=1"));
            }
            sheet.row(row.with("source", "S1"));
        }
        sheet
    }

    pub(super) fn question(&mut self, legs: &Sheet, services: &Sheet, stops: &Sheet) -> String {
        let chance = &mut self.chance;
        let last = self.places.len() - 1;
        let (mut from, mut to) = (0, last);
        if chance.holds(0.2) {
            (from, to) = (last, 0);
        }
        let regimes = chance.pick(&["[\"state-0\"]", "[\"state-0\", \"state-1\"]"]);
        let mut ids = [legs.ids(), stops.ids(), self.places.clone()].concat();
        ids.extend(
            services
                .ids()
                .into_iter()
                .take(usize::from(chance.holds(0.02))),
        );
        let mut routes = String::from("plain = { label = \"Plain\" }\n");
        for route in 0..usize::from(chance.holds(0.2)) + usize::from(chance.holds(0.1)) {
            let id = &ids[chance.count(0, ids.len() - 1)];
            let word = chance.pick(&["via", "avoid", "avoid"]);
            let label = format!("label = \"Other {route}\"");
            routes = format!("{routes}other-{route} = {{ {label}, {word} = [\"{id}\"] }}\n");
        }
        let window = chance.pick(&[
            "from = 2025-01-01, to = 2025-12-31",
            "from = 2025-03-01, to = 2025-03-31",
            "from = 2025-12-20, to = 2025-12-20",
        ]);
        format!(
            "title = \"Random\"\ncorridor = \"tables\"\nregime = {regimes}\n\n[shipment]\nfrom = \"{}\"\nto = \"{}\"\ncargo = \"{}\"\nbox = \"{}\"\nscope = \"{}\"\ndepart = {{ {window} }}\nfirst = \"{}\"\ndue_d = {}\n\n[routes]\n{routes}\n[run]\ntrials = 1024\nfutures = 3\ninner = 256\nseed = {}\nrecourse = \"{}\"\ndepartures = {}\ncopula = \"{}\"\n\n[money]\nprice_year = 2025\n",
            self.places[from],
            self.places[to],
            chance.pick(&["goods", "goods", "fruit"]),
            chance.pick(&["20ft", "40ft"]),
            chance.pick(&["gate-gate", "gate-gate", "loading-gate", "port-port"]),
            chance.pick(&["random", "random", "booked"]),
            chance.count(1, 90),
            chance.count(0, 1000),
            chance.pick(&["committed", "replan"]),
            chance.count(0, 2),
            chance.pick(&["gaussian", "gaussian", "t4"]),
        )
    }
}
