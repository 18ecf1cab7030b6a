//! Tables built once for the process and shared.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use super::{Table, ZTable};

/// So many tables of a kind are kept (131 KB each, 33 KB over scores); then the store starts afresh.
const KEPT: usize = 512;

type Store<T> = Mutex<BTreeMap<Vec<u64>, Arc<T>>>;

type Shared<T> = Mutex<BTreeMap<Vec<u64>, Weak<T>>>;

static BLENDS: Shared<Table> = Mutex::new(BTreeMap::new());
static SCORE_BLENDS: Shared<ZTable> = Mutex::new(BTreeMap::new());
static TABLES: Store<Table> = Mutex::new(BTreeMap::new());
static SCORES: Store<ZTable> = Mutex::new(BTreeMap::new());

pub(super) fn cached_table(key: Vec<u64>, build: impl FnOnce() -> Table) -> Arc<Table> {
    cached(&TABLES, key, build)
}

pub(super) fn cached_scores(key: Vec<u64>, build: impl FnOnce() -> ZTable) -> Arc<ZTable> {
    cached(&SCORES, key, build)
}

/// As [`cached_table`], for as long as somebody holds the table: of tables for shapes that change from future to
/// future there are many.
pub(super) fn shared_table(key: Vec<u64>, build: impl FnOnce() -> Table) -> Arc<Table> {
    shared(&BLENDS, key, build)
}

pub(super) fn shared_scores(key: Vec<u64>, build: impl FnOnce() -> ZTable) -> Arc<ZTable> {
    shared(&SCORE_BLENDS, key, build)
}

fn shared<T>(store: &Shared<T>, key: Vec<u64>, build: impl FnOnce() -> T) -> Arc<T> {
    let open = || store.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(table) = open().get(&key).and_then(Weak::upgrade) {
        return table;
    }
    let table = Arc::new(build());
    let mut tables = open();
    if tables.len() >= KEPT {
        tables.retain(|_, table| table.strong_count() > 0);
    }
    let entry = tables.entry(key).or_default();
    if let Some(other) = entry.upgrade() {
        return other;
    }
    *entry = Arc::downgrade(&table);
    table
}

/// The table of the standard normal score, u to z = Phi^-1(u); built once for the process.
#[must_use]
pub fn score_table() -> Arc<Table> {
    static NORMAL: OnceLock<Arc<Table>> = OnceLock::new();
    Arc::clone(NORMAL.get_or_init(|| Arc::new(Table::of_scores())))
}

/// The store is open while a table is built: two threads may then build the same, to the same bits.
fn cached<T>(store: &Store<T>, key: Vec<u64>, build: impl FnOnce() -> T) -> Arc<T> {
    let open = || store.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(table) = open().get(&key) {
        return Arc::clone(table);
    }
    let table = Arc::new(build());
    let mut tables = open();
    if tables.len() >= KEPT {
        tables.clear();
    }
    Arc::clone(tables.entry(key).or_insert(table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    #[test]
    fn a_table_is_shared_while_it_is_held_and_built_again_when_nobody_holds_it() {
        let store: Shared<u32> = Mutex::new(BTreeMap::new());
        let first = shared(&store, vec![1], || 10);
        assert!(Arc::ptr_eq(&first, &shared(&store, vec![1], || 11)));
        drop(first);
        assert_eq!(*shared(&store, vec![1], || 12), 12);
        for key in 0..2 * KEPT as u64 {
            let _ = shared(&store, vec![key], || 13);
        }
        assert!(store.lock().unwrap().len() <= KEPT);
    }

    #[test]
    fn a_table_is_built_once_and_the_store_does_not_grow_for_ever() {
        let store: Store<ZTable> = Mutex::new(BTreeMap::new());
        let table = ZTable::of(&Law::uniform(0.0, 1.0).unwrap());
        let mut built = 0;
        for key in [1, 2, 1, 1, 2] {
            let _ = cached(&store, vec![key], || {
                built += 1;
                table.clone()
            });
        }
        assert_eq!(built, 2);
        for key in 0..2 * KEPT as u64 {
            let _ = cached(&store, vec![key], || table.clone());
        }
        assert!(store.lock().unwrap().len() <= KEPT);
    }
}
