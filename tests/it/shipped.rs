//! The scenarios and the corridor that are shipped inside the program.

use std::collections::BTreeSet;

use corridor::scenario::{
    InitError, init, load, load_corridor, shipped_corridors, shipped_scenarios,
};

use super::fixture::{reloaded, text_of};

#[test]
fn every_shipped_scenario_is_loaded_and_its_inputs_give_it_again() {
    let names = shipped_scenarios();
    assert!(
        names.iter().any(|name| name == "instc-vs-suez"),
        "{names:?}"
    );
    for name in &names {
        let question =
            load(Some(name), &[]).unwrap_or_else(|problems| panic!("{name}:\n{problems}"));
        let again = reloaded(&question, &format!("shipped-{name}"));
        assert_eq!(text_of(&again), text_of(&question), "{name}");
    }
    assert_eq!(load(None, &[]).unwrap().id, "instc-vs-suez");
}

#[test]
fn every_number_of_a_shipped_corridor_has_a_source() {
    // A folder may be written to lie over another, so folders are taken as the scenarios name them.
    let mut stacks: BTreeSet<Vec<String>> = BTreeSet::new();
    for name in shipped_scenarios() {
        let question =
            load(Some(&name), &[]).unwrap_or_else(|problems| panic!("{name}:\n{problems}"));
        stacks.insert(question.corridor.folders.clone());
    }
    for name in shipped_corridors() {
        let named = stacks.iter().any(|stack| stack.contains(&name));
        assert!(named, "no shipped scenario names '{name}'");
    }
    for stack in &stacks {
        let names: Vec<&str> = stack.iter().map(String::as_str).collect();
        let checked = load_corridor(&names, None).unwrap_or_else(|problems| panic!("{problems}"));
        let corridor = &checked.corridor;
        let legs = corridor.legs.iter().map(|row| (&row.id, &row.evidence));
        let stops = corridor.stops.iter().map(|row| (&row.id, &row.evidence));
        let services = corridor.services.iter().map(|row| (&row.id, &row.evidence));
        let places = corridor.places.iter().map(|row| (&row.id, &row.evidence));
        let book = corridor
            .assumptions
            .iter()
            .map(|row| (&row.id, &row.evidence));
        let bare: Vec<&String> = legs
            .chain(stops)
            .chain(services)
            .chain(places)
            .chain(book)
            .filter(|(_, evidence)| evidence.sources.is_empty())
            .map(|(id, _)| id)
            .collect();
        assert!(bare.is_empty(), "{stack:?}: {bare:?}");
    }
}

#[test]
fn a_copy_is_laid_out_whole_and_never_over_another() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("init");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let files = init(&folder).unwrap();
    assert!(files.contains(&folder.join("north-south/legs.csv")));
    assert!(files.iter().all(|file| file.is_file()));
    let copy = folder.join("instc-vs-suez.toml");
    assert_eq!(
        load(Some(copy.to_str().unwrap()), &[]).unwrap().inputs,
        load(None, &[]).unwrap().inputs
    );
    assert!(matches!(init(&folder), Err(InitError::Taken(_))));
    // A single file in the way is enough, and nothing is written beside it.
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("southbound.toml"), "mine").unwrap();
    assert!(matches!(init(&folder), Err(InitError::Taken(_))));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}
