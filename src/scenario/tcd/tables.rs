//! The tables and the scenario that a sheet becomes.

use std::fmt::Write;

use super::{KINDS, TcdStep, slug};
use crate::corridor::{Corridor, Mode};

/// A way as a corridor of its own: the files of a folder of tables, a scenario beside it, and a row for a table of
/// observations. Places that `known` has keep their names and positions.
#[must_use]
pub fn files(name: &str, steps: &[TcdStep], known: &Corridor) -> Vec<(String, String)> {
    let mut tables = Tables::default();
    let legs: Vec<&TcdStep> = steps.iter().filter(|step| step.mode.is_some()).collect();
    let mut places: Vec<&str> = legs.iter().map(|leg| leg.from.as_str()).collect();
    places.extend(legs.last().map(|leg| leg.to.as_str()));
    for (at, id) in places.iter().enumerate() {
        let halts: Vec<&TcdStep> = steps
            .iter()
            .filter(|step| step.mode.is_none() && step.from == *id)
            .collect();
        let word = |leg: Option<&&TcdStep>| leg.and_then(|leg| leg.mode).map(Mode::word);
        let enters = word(at.checked_sub(1).and_then(|before| legs.get(before)));
        let leaves = word(legs.get(at));
        tables.place(known, id, (enters, leaves), &halts);
        tables.stops(
            id,
            (enters.unwrap_or("start"), leaves.unwrap_or("end")),
            &halts,
        );
    }
    for leg in &legs {
        tables.leg(leg);
    }
    tables.finish(name, steps, (places[0], places[places.len() - 1]))
}

/// The rows that are written.
#[derive(Default)]
struct Tables {
    places: String,
    legs: String,
    stops: String,
    laws: String,
    assumptions: String,
    via: Vec<String>,
    number: u32,
}

const SOURCE: &str = "tcd-sheet";

impl Tables {
    fn place(
        &mut self,
        known: &Corridor,
        id: &str,
        ways: (Option<&str>, Option<&str>),
        halts: &[&TcdStep],
    ) {
        let water = |mode: Option<&str>| mode.is_some_and(|mode| !matches!(mode, "road" | "rail"));
        let kind = if halts.iter().any(|step| step.kind == "border") {
            "border"
        } else if water(ways.0) || water(ways.1) {
            "port"
        } else if ways.0.is_none() || ways.1.is_none() {
            "terminal"
        } else {
            "junction"
        };
        self.number += 1;
        let place = known.places.iter().find(|place| place.id == id);
        let (name, country, lat, lon, offset) = place.map_or_else(
            || (id.to_owned(), "", 0.0, f64::from(self.number) * 0.001, 0.0),
            |of| {
                (
                    of.name.clone(),
                    of.country.as_str(),
                    of.lat,
                    of.lon,
                    of.utc_offset_h,
                )
            },
        );
        let name = name.replace('"', "'");
        let _ = writeln!(
            self.places,
            "{id},\"{name}\",{kind},{country},{lat},{lon},{offset},estimate,{SOURCE}"
        );
    }

    /// A time cell: the hours, or a law whose mean is an assumption where the sheet tells a range.
    fn time(&mut self, step: &TcdStep, row: &str) -> String {
        let Some((low, high)) = step.range else {
            return format!("{}", step.hours);
        };
        let (hours, grade) = (step.hours, grade(step));
        let year = step.year.map_or_else(String::new, |year| year.to_string());
        let _ = writeln!(self.laws, "law-{row},fixed,h,hours-{row}");
        let _ = writeln!(
            self.assumptions,
            "hours-{row},hours of {row},{low},{hours},{high},h,{year},unknown,{grade},{SOURCE}"
        );
        format!("law-{row}")
    }

    fn stops(&mut self, place: &str, (enters, leaves): (&str, &str), halts: &[&TcdStep]) {
        for (seq, step) in (1..).zip(halts) {
            let kind = KINDS.iter().find(|(word, _)| *word == step.kind);
            let kind = kind.map_or("handling", |(_, kind)| *kind);
            let id = format!("at-{}-{seq}", place.to_ascii_lowercase());
            let time = self.time(step, &id);
            let _ = writeln!(
                self.stops,
                "{id},{place},{seq},{enters},{leaves},both,{kind},{time},{},{},{SOURCE},{}",
                step.usd,
                grade(step),
                note(step)
            );
        }
        let mode = |word: &str| Mode::ALL.into_iter().find(|mode| mode.word() == word);
        let changes = mode(enters)
            .zip(mode(leaves))
            .is_some_and(|(enters, leaves)| !enters.continues_as(leaves));
        if changes && halts.is_empty() {
            let _ = writeln!(
                self.stops,
                "at-{}-1,{place},1,{enters},{leaves},both,transfer,0,0,judgement,{SOURCE},the sheet tells no change here",
                place.to_ascii_lowercase()
            );
        }
    }

    fn leg(&mut self, leg: &TcdStep) {
        let id = format!("leg-{}", self.via.len() + 1);
        let time = self.time(leg, &id);
        let mode = leg.mode.map_or("", Mode::word);
        let _ = writeln!(
            self.legs,
            "{id},{},{},forth,{mode},open,{},{time},{},{},{SOURCE},{}",
            leg.from,
            leg.to,
            leg.km,
            leg.usd,
            grade(leg),
            note(leg)
        );
        self.via.push(format!("{id:?}"));
    }

    fn finish(
        self,
        name: &str,
        steps: &[TcdStep],
        (from, to): (&str, &str),
    ) -> Vec<(String, String)> {
        let year = steps
            .iter()
            .filter_map(|step| step.year)
            .max()
            .unwrap_or(2025);
        let folder = format!("{}-tables", slug(name));
        let table = |file: &str, head: &str, rows: &str| {
            (format!("{folder}/{file}"), format!("{head}\n{rows}"))
        };
        let sum = |of: fn(&TcdStep) -> f64| steps.iter().map(of).sum::<f64>();
        let low = sum(|step| step.range.map_or(step.hours, |range| range.0));
        let high = sum(|step| step.range.map_or(step.hours, |range| range.1));
        let observation = format!(
            "id,year,from,to,route,scope,days_low,days_high,cost_usd,per,kind,source,note\n\
             {}-sheet,{year},{from},{to},sheet,gate-gate,{},{},{},box,survey,{SOURCE},sum of the steps of a time-cost-distance sheet\n",
            slug(name).to_ascii_lowercase(),
            low / 24.0,
            high / 24.0,
            sum(|step| step.usd)
        );
        let scenario = format!(
            "title    = \"As in the sheet {name}\"\ncorridor = \"{folder}\"\nregime   = \"surveyed\"\n\n\
             [shipment]\nfrom   = \"{from}\"\nto     = \"{to}\"\ncargo  = \"general\"\nbox    = \"40ft\"\n\
             scope  = \"gate-gate\"\ndepart = {{ from = {year}-01-01, to = {year}-12-31 }}\nfirst  = \"booked\"\n\n\
             [routes]\nsheet = {{ label = \"As in the sheet\", via = [{}] }}\n\n\
             [run]\ntrials  = 2048\nfutures = 8\nseed    = 60\n\n[money]\nprice_year = {year}\n",
            self.via.join(", ")
        );
        vec![
            table(
                "places.csv",
                "id,name,kind,country,lat,lon,utc_offset_h,grade,source",
                &self.places,
            ),
            table(
                "legs.csv",
                "id,from,to,way,mode,state,distance_km,time,freight_usd_box,grade,source,note",
                &self.legs,
            ),
            table(
                "stops.csv",
                "id,place,seq,in,out,heading,kind,time,fee_usd_box,grade,source,note",
                &self.stops,
            ),
            table("laws.csv", "id,family,unit,mean", &self.laws),
            table(
                "assumptions.csv",
                "id,quantity,low,best,high,unit,as_of,kind,grade,source",
                &self.assumptions,
            ),
            table(
                "regimes.csv",
                "id,name,source",
                &format!("surveyed,As surveyed,{SOURCE}\n"),
            ),
            table(
                "prices.csv",
                "currency,year,usd_rate,deflator",
                &format!("USD,{year},1,100\n"),
            ),
            table(
                "cargo.csv",
                "id,name,value_usd_teu,vot_usd_teu_d,vor_ratio,payload_t_teu,note",
                "general,general cargo,25000,60,0.8,12,not in the sheet: put in your own\n",
            ),
            table(
                "sources.csv",
                "id,title,publisher,year,class",
                &format!("{SOURCE},Time-cost-distance sheet {name},,{year},study\n"),
            ),
            (format!("{}.toml", slug(name)), scenario),
            ("observation.csv".to_owned(), observation),
        ]
    }
}

/// Counted trips are measured; a bare number is an estimate.
fn grade(step: &TcdStep) -> &'static str {
    match step.samples {
        Some(count) if count > 0 => "measured",
        _ => "estimate",
    }
}

fn note(step: &TcdStep) -> String {
    let count = step
        .samples
        .map_or_else(String::new, |count| format!("n = {count}"));
    let parts = [step.section.replace([',', '"'], " "), count];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}
