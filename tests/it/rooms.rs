//! The rooms of the project: what may use what, what must not be named, and which functions the engine keeps off.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms in the order of the flow; each may use those before it, with the exceptions of [`may_use`].
const ROOMS: [&str; 15] = [
    "units", "time", "law", "corridor", "cost", "scenario", "route", "stats", "sim", "study",
    "market", "report", "cli", "web", "main",
];

/// True if `room` may use `other`.
fn may_use(room: &str, other: &str) -> bool {
    let place = |name: &str| {
        let found = ROOMS.iter().position(|room| *room == name);
        found.unwrap_or_else(|| panic!("'{name}' is no room: give it a place in the order"))
    };
    match room {
        _ if room == other => true,
        // Summaries know nothing of corridors.
        "stats" => other == "units" || other == "law",
        "time" | "law" => other == "units",
        // The doors do not lead to one another.
        "web" => other != "cli" && place(other) < place(room),
        _ => place(other) < place(room),
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    assert!(
        files.len() > 40,
        "{} files in {}",
        files.len(),
        root.display()
    );
    files
        .into_iter()
        .map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), text))
        .collect()
}

/// The room of a file, or `None` for the front page of the crate.
fn room_of(path: &Path) -> Option<String> {
    let first = path
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    let room = first.strip_suffix(".rs").unwrap_or(first);
    (room != "lib").then(|| room.to_owned())
}

/// The lines of a file that are code: no comments, and nothing from its tests on.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]" && line.trim() != "mod tests {")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line))
}

/// The rooms that a line names by their path in the crate.
fn rooms_in(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for part in line.split("crate::").skip(1) {
        let list = part
            .strip_prefix('{')
            .map(|list| list.split('}').next().unwrap_or(list));
        let paths = list.map_or_else(|| vec![part], |list| list.split(',').collect());
        for path in paths {
            let name: String = path
                .trim()
                .chars()
                .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_')
                .collect();
            if !name.is_empty() {
                rooms.push(name);
            }
        }
    }
    rooms
}

#[test]
fn no_room_uses_one_that_comes_after_it() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, text) in sources() {
        let Some(room) = room_of(&path) else { continue };
        for (number, line) in code(&text) {
            for other in rooms_in(line) {
                seen += 1;
                if !may_use(&room, &other) {
                    wrong.push(format!(
                        "src/{}:{number}: {room} uses {other}",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(seen > 30, "only {seen} imports were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_import_that_points_the_wrong_way_is_found() {
    assert_eq!(rooms_in("use crate::sim::World;"), ["sim"]);
    assert_eq!(rooms_in("use crate::{law::Law, time};"), ["law", "time"]);
    assert!(
        may_use("sim", "route") && may_use("route", "scenario") && may_use("scenario", "corridor")
    );
    assert!(
        !may_use("route", "sim")
            && !may_use("corridor", "scenario")
            && !may_use("stats", "corridor")
    );
}

/// Names of places, carriers' seas and corridors: they belong in tables. The mode `caspian` is a word of the tables.
const PROPER_NAMES: [&str; 34] = [
    "Rasht",
    "Astara",
    "Suez",
    "INSTC",
    "Caspian",
    "Mumbai",
    "Nhava",
    "Mundra",
    "Moscow",
    "Petersburg",
    "Novorossiysk",
    "Bandar Abbas",
    "Chabahar",
    "Anzali",
    "Amirabad",
    "Astrakhan",
    "Makhachkala",
    "Sarakhs",
    "Incheh",
    "Iran",
    "Russia",
    "Azerbaijan",
    "Turkmen",
    "Kazakh",
    "India",
    "Hormuz",
    "Red Sea",
    "Bosphorus",
    "Rotterdam",
    "Hamburg",
    "Jebel Ali",
    "Baltic",
    "INNSA",
    "RUMOW",
];

#[test]
fn no_code_knows_a_place_by_name() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        for (number, line) in code(&text) {
            for name in PROPER_NAMES {
                // The mode of ships on that sea, as a variant and in its own words.
                let allowed = name == "Caspian"
                    && (line.contains("Self::Caspian")
                        || line.contains("Mode::Caspian")
                        || line.trim() == "Caspian,");
                if line.contains(name) && !allowed {
                    found.push(format!("src/{}:{number}: {name}", path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Methods of `f64` that differ between platforms: the engine takes them from `libm`.
const PLATFORM_MATHS: [&str; 24] = [
    ".exp()",
    ".exp2()",
    ".exp_m1()",
    ".ln()",
    ".ln_1p()",
    ".log(",
    ".log2()",
    ".log10()",
    ".powf(",
    ".powi(",
    ".sin()",
    ".cos()",
    ".tan()",
    ".sin_cos()",
    ".asin()",
    ".acos()",
    ".atan()",
    ".atan2(",
    ".sinh()",
    ".tanh()",
    ".cbrt()",
    ".hypot(",
    "mul_add",
    "f64::exp",
];

#[test]
fn the_engine_takes_its_mathematics_from_one_library() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        let in_engine = room
            .is_some_and(|room| ["law", "sim", "stats", "time", "units"].contains(&room.as_str()));
        for (number, line) in code(&text).filter(|_| in_engine) {
            for method in PLATFORM_MATHS {
                if line.contains(method) {
                    found.push(format!("src/{}:{number}: {method}", path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
