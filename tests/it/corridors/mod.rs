//! Ten thousand random small corridors, from the text of their tables to their trials: none brings the project down or
//! makes it wait for ever, those that are refused say what would mend them, and the others keep every promise.
//!
//! `CORRIDOR_WORLD=123` tries one of them alone and leaves its files; `CORRIDOR_WORLDS=100` tries so many.

mod chance;
mod promises;
mod surroundings;
mod tables;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use promises::{Fate, keeps_its_promises};

/// Seconds without a finished corridor after which one of them hangs.
const HANGS_S: u64 = 120;

fn number_of(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().expect("a number of a corridor"))
}

/// Writes a corridor over the one before, and tries it.
fn tried(number: u64, folder: &Path) -> Fate {
    let files = tables::corridor(number);
    let tables = folder.join("tables");
    fs::create_dir_all(&tables).unwrap();
    for old in fs::read_dir(&tables).unwrap() {
        let path = old.unwrap().path();
        if !files.iter().any(|(file, _)| folder.join(file) == path) {
            fs::remove_file(path).unwrap();
        }
    }
    for (path, text) in files {
        fs::write(folder.join(path), text).unwrap();
    }
    keeps_its_promises(number, folder)
}

#[test]
fn ten_thousand_random_corridors_keep_their_promises() {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("corridors");
    if let Some(one) = number_of("CORRIDOR_WORLD") {
        let fate = tried(one, &home.join(one.to_string()));
        panic!("corridor {one}: {fate:?}, left in {}", home.display());
    }
    let count = number_of("CORRIDOR_WORLDS").unwrap_or(10_000);
    let next = Arc::new(AtomicU64::new(0));
    let (tell, told) = mpsc::channel();
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let at: Arc<Vec<AtomicU64>> = Arc::new((0..workers).map(|_| AtomicU64::new(0)).collect());
    for worker in 0..workers {
        let (next, at, tell) = (Arc::clone(&next), Arc::clone(&at), tell.clone());
        let folder = home.join(format!("worker-{worker}"));
        // Not joined: one that hangs must not keep the test from saying so.
        std::thread::spawn(move || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    break;
                }
                at[worker].store(number, Ordering::Relaxed);
                let fate = catch_unwind(AssertUnwindSafe(|| tried(number, &folder)));
                if tell.send((number, fate.ok())).is_err() {
                    break;
                }
            }
        });
    }
    drop(tell);
    let mut broken = Vec::new();
    let mut fates = Vec::new();
    while fates.len() + broken.len() < count as usize {
        match told.recv_timeout(Duration::from_secs(HANGS_S)) {
            Ok((_, Some(fate))) => fates.push(fate),
            Ok((number, None)) => broken.push(number),
            Err(mpsc::RecvTimeoutError::Timeout | mpsc::RecvTimeoutError::Disconnected) => {
                panic!("one of the corridors {at:?} hangs; {broken:?} broke a promise")
            }
        }
    }
    broken.sort_unstable();
    assert!(broken.is_empty(), "corridors {broken:?} broke a promise");
    let share = |is: fn(&Fate) -> bool| {
        fates.iter().filter(|fate| is(fate)).count() as f64 / fates.len() as f64
    };
    let kept = share(|fate| matches!(fate, Fate::Kept { .. }));
    let diverted = share(|fate| matches!(fate, Fate::Kept { diverted: true, .. }));
    let held = share(|fate| matches!(fate, Fate::Kept { held: true, .. }));
    let refused = share(|fate| *fate == Fate::Refused);
    // The test is worth little where too few corridors get far enough.
    let shares = format!("kept {kept}, held {held}, diverted {diverted}, refused {refused}");
    assert!(
        kept > 0.6 && held > 0.2 && diverted > 0.01 && refused > 0.01,
        "{shares}"
    );
}
