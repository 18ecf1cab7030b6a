//! A small corridor of three places, written to disk and edited by the tests.

use std::fs;
use std::path::{Path, PathBuf};

use corridor::scenario::{Problems, Question, load};

/// Files of a scenario and its corridor: path and text.
#[derive(Clone)]
pub(crate) struct Fixture {
    folder: PathBuf,
    files: Vec<(String, Vec<u8>)>,
}

const FILES: [(&str, &str); 14] = [
    (
        "tiny/places.csv",
        "id,name,kind,country,lat,lon,utc_offset_h,calendar,decision,grade,source,note
ALPHA,Alpha harbour,port,AA,10,50,4,office,,measured,S1,
BETA,Beta harbour,port,BB,20.5,50,4,office,yes,measured,S1,
GAMMA,Gamma yard,terminal,BB,30,51,3,,,measured,S1,
",
    ),
    (
        "tiny/legs.csv",
        "id,from,to,way,mode,state,lever,distance_km,speed,speed_unit,time,variation,freight_usd_teu_km,toll_usd_teu,factors,gauge_mm,line,offered_from,offered_to,covers,grade,source
alpha-beta-sea,ALPHA,BETA,both,sea,open,,1000,speed-ship,knots,,var-sea,,,swell 0.6,,,,,move,estimate,S1
beta-gamma-rail,BETA,GAMMA,both,rail,open,,800,20,kmh,,,rate-rail,,,1435,,,,move,estimate,S1
beta-gamma-link,BETA,GAMMA,both,rail,planned,new-link,600,,,20,,rate-rail,,,1435,,2020-01-01,2030-12-31,move,estimate,S1
",
    ),
    (
        "tiny/stops.csv",
        "id,place,seq,in,out,heading,kind,time,office,p_green,green,inspection,p_documents,documents,factors,fee_usd_teu,free_h,storage,covers,grade,source
alpha-export,ALPHA,1,start,sea,both,handling,dwell-export,,,,,,,,fee-port,,,handling;wait-for-service,estimate,S1
alpha-import,ALPHA,1,sea,end,both,handling,12,,,,,,,,fee-port,,,handling,estimate,S1
beta-transfer,BETA,1,sea,rail,both,transfer,,,p-green,4,dwell-inspection,0.25,papers,,fee-port,48,5:40; :storage-beta,handling;inspection;document-hold,estimate,S1; S2
beta-transfer-back,BETA,1,rail,sea,both,transfer,12,,,,,,,,fee-port,,,handling,estimate,S2
gamma-gate,GAMMA,1,any,any,both,handling,6,,,,,,,,,,,handling,judgement,S2
",
    ),
    (
        "tiny/services.csv",
        "id,legs,way,rule,headway_d,headway_cv,timetable,cutoff_h,blank_share,rollover_share,delay,freight_usd_teu,for,covers,grade,source
ship-line,alpha-beta-sea,both,headway,headway-ship,,,24,0.05,0.1,late,rate-ship,,wait-for-service;linehaul,announced,S1
block-train,beta-gamma-rail,both,timetable,,,Mon 18:00; Thu 06:00,6,,,,,,wait-for-service,announced,S1
",
    ),
    (
        "tiny/laws.csv",
        "id,family,unit,mean,cv,p50,p90,min,mode,max,values,parts
var-sea,gamma,1,1,cv-sea,,,,,,,
dwell-export,lognormal,h,dwell-mean,0.5,,,,,,,
dwell-inspection,pert,h,,,,,24,48,120,,
papers,triangular,h,,,,,2,4,10,,
late,weibull,d,late-mean,0.8,,,,,,,
",
    ),
    (
        "tiny/assumptions.csv",
        "id,quantity,low,best,high,unit,price_year,per,as_of,kind,grade,source
speed-ship,speed of ships,12,14,16,knots,,,2024,unknown,estimate,S1
speed-avoided,speed of ships that go round,8,9,10,knots,,,2024,unknown,estimate,S1
cv-sea,spread of sailing times,0.05,0.1,0.2,1,,,,unknown,judgement,S2
dwell-mean,dwell before export,1,2,4,d,,,2023,unknown,estimate,S1
late-mean,lateness of ships,10,20,40,h,,,2023,unknown,estimate,S1
headway-ship,days between ships,7,7,14,d,,,2024,unknown,announced,S1
p-green,share in the green lane,0.6,0.8,0.9,1,,,,unknown,judgement,S2
rate-ship,ocean rate,400,500,900,EUR,2020,TEU,2020,unknown,measured,S1
rate-rail,railway tariff,0.2,0.3,0.4,USD/km,2025,TEU,2025,unknown,announced,S1
fee-port,port handling,80,100,150,USD,2025,20ft,2025,unknown,estimate,S1
storage-beta,storage after five days,60,80,120,USD/d,2025,TEU,2025,fixed,estimate,S1
",
    ),
    (
        "tiny/prices.csv",
        "currency,year,usd_rate,deflator
USD,2020,1,100
USD,2025,1,120
EUR,2020,0.8,
",
    ),
    (
        "tiny/factors.csv",
        "id,name
swell,Swell of the gulf
",
    ),
    (
        "tiny/calendars.csv",
        "id,open,holidays
office,Mon-Fri 08:00-16:00,2025-01-01
",
    ),
    (
        "tiny/regimes.csv",
        "id,name,from,to,sets,withholds,eligible,eligible_via,source
calm,Calm seas,2023-01-01,,,,,,S1
avoided,Ships go round,2024-01-01,,speed-ship=speed-avoided; headway-ship=10,,general:0.5,BETA,S1
",
    ),
    (
        "tiny/levers.csv",
        "lever,name,sets,fixed,low,best,high,from,cost_musd,why,source
new-link,The new link,beta-gamma-link.state,open,,,,2028-01-01,900,a shorter line,S1
green-lane,Green lane,p-green,,0.8,0.9,0.95,,5,scanners,S1
",
    ),
    (
        "tiny/cargo.csv",
        "id,name,value_usd_teu,vot_usd_teu_d,vor_ratio,payload_t_teu
general,General cargo,25000,75,0.6,12
",
    ),
    (
        "tiny/sources.csv",
        "id,title,publisher,year,class,url
S1,Port statistics,Ports,2024,statistic,
S2,Own estimate,,2025,own,
",
    ),
    (
        "question.toml",
        r#"title    = "Alpha to Gamma"
corridor = "tiny"
regime   = ["calm", "avoided"]

[shipment]
from   = "ALPHA"
to     = "GAMMA"
cargo  = "general"
box    = "40ft"
scope  = "gate-gate"
depart = { from = 2025-01-01, to = 2025-12-31 }
first  = "booked"
due_d  = 30

[routes]
rail = { label = "Rail", via = ["beta-gamma-rail"] }
link = { label = "New link", via = ["beta-gamma-link"] }

[compare]
reference = ["rail"]

[levers]
new-link = "closed"

[assume]
cv-sea = { low = 0.1, best = 0.2, high = 0.3, why = "rough year" }

[run]
trials  = 1000
futures = 8
seed    = 7

[money]
price_year = 2025
"#,
    ),
];

impl Fixture {
    /// The small corridor and its scenario, to be written to a folder of this name.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let files = FILES
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        Self { folder, files }
    }

    /// Replaces `old`, which must stand exactly once in the file, by `new`.
    pub(crate) fn edit(mut self, file: &str, old: &str, new: &str) -> Self {
        let bytes = &mut self.file(file).1;
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(text.matches(old).count(), 1, "'{old}' in {file}");
        *bytes = text.replace(old, new).into_bytes();
        self
    }

    /// Adds a column at the end of a table, with these cells by the first cell of the row; the others are empty.
    pub(crate) fn column(mut self, file: &str, column: &str, cells: &[(&str, &str)]) -> Self {
        let text = self.text(file);
        let mut lines = text.lines();
        let mut table = format!("{},{column}\n", lines.next().unwrap());
        let mut placed = 0;
        for line in lines {
            let id = line.split(',').next().unwrap();
            let cell = cells.iter().find(|(of, _)| *of == id);
            placed += usize::from(cell.is_some());
            for part in [line, ",", cell.map_or("", |(_, cell)| cell), "\n"] {
                table.push_str(part);
            }
        }
        assert_eq!(placed, cells.len(), "{column} of {file}");
        self.put(file, table)
    }

    /// Puts bytes in the place of a file, or adds it.
    pub(crate) fn put(mut self, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.retain(|(path, _)| path != file);
        self.files.push((file.to_owned(), bytes.into()));
        self
    }

    /// The text of a file.
    pub(crate) fn text(&mut self, file: &str) -> String {
        String::from_utf8(self.file(file).1.clone()).unwrap()
    }

    fn file(&mut self, file: &str) -> &mut (String, Vec<u8>) {
        let found = self.files.iter_mut().find(|(path, _)| path == file);
        found.unwrap_or_else(|| panic!("no file {file}"))
    }

    /// Writes the files, afresh, and gives their folder.
    pub(crate) fn write(&self) -> &Path {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).unwrap();
        }
        for (path, bytes) in &self.files {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        &self.folder
    }

    /// Writes the files and loads a scenario among them with settings.
    pub(crate) fn load_file(&self, file: &str, settings: &[&str]) -> Result<Question, Problems> {
        let path = self.write().join(file);
        let settings: Vec<String> = settings.iter().map(|text| (*text).to_owned()).collect();
        load(Some(path.to_str().unwrap()), &settings)
    }

    /// Writes the files and loads the scenario.
    pub(crate) fn load(&self, settings: &[&str]) -> Result<Question, Problems> {
        self.load_file("question.toml", settings)
    }

    /// The tables: path and text.
    pub(crate) fn tables(&self) -> Vec<(String, String)> {
        let tables = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("tiny/"));
        tables
            .map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap()))
            .collect()
    }

    /// Writes over what was written before, where it differs, and loads the scenario.
    pub(crate) fn load_again(&self) -> Result<Question, Problems> {
        for (path, bytes) in &self.files {
            let path = self.folder.join(path);
            if fs::read(&path).ok().as_ref() != Some(bytes) {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        }
        load(
            Some(self.folder.join("question.toml").to_str().unwrap()),
            &[],
        )
    }

    /// What is said of the scenario when it is loaded; it must be refused.
    pub(crate) fn refusal(&self) -> String {
        self.refusal_with(&[])
    }

    /// What is said of the scenario when it is loaded with settings; it must be refused.
    pub(crate) fn refusal_with(&self, settings: &[&str]) -> String {
        match self.load(settings) {
            Ok(_) => panic!("the scenario was not refused"),
            Err(problems) => problems.to_string(),
        }
    }
}

/// Everything of a question that must be the same when it is loaded again from its inputs.
pub(crate) fn text_of(question: &Question) -> String {
    let mut question = question.clone();
    question.read_from.clear();
    format!("{question:?}")
}

/// The question that its own inputs give, copied to a folder of this name.
pub(crate) fn reloaded(question: &Question, folder: &str) -> Question {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    for (name, bytes) in &question.inputs {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let scenario = folder.join(format!("{}.toml", question.id));
    load(Some(scenario.to_str().unwrap()), &[]).unwrap()
}
