//! The journal of a sweep: a line for each point that is done, so that one that was killed goes on where it stopped.
//!
//! It stands beside the folder that is being made, as `.NAME.journal`. The first line says which run it belongs to.
//! Each line carries a checksum; what follows the first line that is not whole is dropped.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Lines after which the disk is asked to hold what it was given.
const SYNC_EVERY: u32 = 16;

/// Why there is no journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It belongs to another run.
    #[error(
        "{} is the journal of another sweep (other inputs or options): finish that one with its own command, or remove the file",
        .0.display()
    )]
    Other(PathBuf),
    /// Another process writes it.
    #[error("{} is being written by another run: wait for it, or name another folder with --out", .0.display())]
    Busy(PathBuf),
    /// The disk refused.
    #[error("{}: {what}: check that the disk has room and that you may write there", .path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        what: io::Error,
    },
}

/// The first line.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
struct First {
    journal: u32,
    identity: String,
    points: usize,
}

/// A line for a point: its numbers as the hexadecimal digits of their bits.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    point: usize,
    numbers: String,
    check: String,
}

/// A journal that is open for more points.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    known: BTreeMap<usize, Vec<f64>>,
    open: Mutex<Open>,
}

#[derive(Debug)]
struct Open {
    file: File,
    unsynced: u32,
    failed: Option<io::Error>,
}

/// Where the journal of a folder stands.
#[must_use]
pub fn path_beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let name = format!(".{name}.journal");
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.join(name),
        _ => PathBuf::from(name),
    }
}

impl Journal {
    /// Opens the journal of the run `identity` beside the folder `target`, with everything that was done before, or
    /// begins one. A point has `length` numbers, and there are `points`.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn open(
        target: &Path,
        identity: &str,
        points: usize,
        length: usize,
    ) -> Result<Self, JournalError> {
        let path = path_beside(target);
        let disk = |what: io::Error| JournalError::Disk {
            path: path.clone(),
            what,
        };
        if let Some(parent) = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            fs::create_dir_all(parent).map_err(disk)?;
        }
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(disk)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(JournalError::Busy(path)),
            // Where a file system knows no locks, one run at a time is the user's care.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(disk)?;
        let first = First {
            journal: 1,
            identity: format!("{} {identity}", env!("CARGO_PKG_VERSION")),
            points,
        };
        let (known, whole) = match read(&text, &first, length) {
            Found::Nothing => (BTreeMap::new(), 0),
            Found::Other => return Err(JournalError::Other(path)),
            Found::Points(known, whole) => (known, whole),
        };
        file.set_len(whole as u64).map_err(disk)?;
        file.seek(SeekFrom::End(0)).map_err(disk)?;
        if whole == 0 {
            file.write_all(line(&first).as_bytes()).map_err(disk)?;
            file.sync_data().map_err(disk)?;
        }
        Ok(Self {
            path,
            known,
            open: Mutex::new(Open {
                file,
                unsynced: 0,
                failed: None,
            }),
        })
    }

    /// The points that were done before.
    #[must_use]
    pub fn known(&self) -> &BTreeMap<usize, Vec<f64>> {
        &self.known
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a point down; false when the disk refused, now or before.
    ///
    /// # Panics
    /// Never: nothing panics while the file is held.
    pub fn keep(&self, point: usize, numbers: &[f64]) -> bool {
        let numbers = hexadecimal(numbers);
        let text = line(&Line {
            point,
            check: check(point, &numbers),
            numbers,
        });
        let mut open = self.open.lock().expect("nothing panics while it is held");
        if open.failed.is_some() {
            return false;
        }
        let mut written = open.file.write_all(text.as_bytes());
        open.unsynced += 1;
        if written.is_ok() && open.unsynced >= SYNC_EVERY {
            open.unsynced = 0;
            written = open.file.sync_data();
        }
        if let Err(failed) = written {
            open.failed = Some(failed);
            return false;
        }
        true
    }

    /// What the disk refused, if anything.
    ///
    /// # Panics
    /// Never: nothing panics while the file is held.
    #[must_use]
    pub fn failure(&self) -> Option<JournalError> {
        let mut open = self.open.lock().expect("nothing panics while it is held");
        open.failed.take().map(|what| JournalError::Disk {
            path: self.path.clone(),
            what,
        })
    }
}

/// Removes the journal of a folder that stands. One that is not there is as good.
pub fn remove(target: &Path) {
    // A journal that cannot be removed is read by nobody but the same run, which it saves work.
    let _ = fs::remove_file(path_beside(target));
}

enum Found {
    Nothing,
    Other,
    /// Points, and bytes of the lines that are whole.
    Points(BTreeMap<usize, Vec<f64>>, usize),
}

fn read(text: &[u8], first: &First, length: usize) -> Found {
    let mut lines = text.split_inclusive(|byte| *byte == b'\n');
    let Some(head) = lines.next().filter(|line| line.ends_with(b"\n")) else {
        // Killed before the first line was whole.
        return Found::Nothing;
    };
    match serde_json::from_slice::<First>(head) {
        Ok(found) if found == *first => {}
        _ => return Found::Other,
    }
    let mut whole = head.len();
    let mut known = BTreeMap::new();
    for line in lines.take_while(|line| line.ends_with(b"\n")) {
        let Ok(Line {
            point,
            numbers,
            check: told,
        }) = serde_json::from_slice(line)
        else {
            break;
        };
        if told != check(point, &numbers) || point >= first.points {
            break;
        }
        let Some(numbers) = bits(&numbers).filter(|numbers| numbers.len() == length) else {
            break;
        };
        known.insert(point, numbers);
        whole += line.len();
    }
    Found::Points(known, whole)
}

fn line(content: &impl Serialize) -> String {
    let mut text = serde_json::to_string(content).expect("words and numbers are JSON");
    text.push('\n');
    text
}

/// The first eight bytes of a hash over place and numbers.
fn check(point: usize, numbers: &str) -> String {
    let hash = Sha256::digest(format!("{point} {numbers}").as_bytes());
    let mut text = String::with_capacity(16);
    for byte in &hash[..8] {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn hexadecimal(numbers: &[f64]) -> String {
    let mut text = String::with_capacity(16 * numbers.len());
    for number in numbers {
        let _ = write!(text, "{:016x}", number.to_bits());
    }
    text
}

fn bits(text: &str) -> Option<Vec<f64>> {
    if !text.is_ascii() || !text.len().is_multiple_of(16) {
        return None;
    }
    (0..text.len() / 16)
        .map(|at| u64::from_str_radix(&text[16 * at..16 * (at + 1)], 16).ok())
        .map(|bits| bits.map(f64::from_bits))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(home: &Path, identity: &str) -> Result<Journal, JournalError> {
        Journal::open(&home.join("runs").join("trade"), identity, 5, 2)
    }

    #[test]
    fn points_come_back_with_the_same_bits_and_a_half_line_is_done_again() {
        let home = tempfile::tempdir().unwrap();
        let path = {
            let journal = journal(home.path(), "one").unwrap();
            assert!(journal.known().is_empty());
            assert!(journal.keep(3, &[0.1, f64::NAN]));
            assert!(journal.keep(1, &[-2.5, 1e300]));
            journal.path().to_owned()
        };
        assert_eq!(path, home.path().join("runs").join(".trade.journal"));
        let whole = fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).unwrap();
            let journal = journal(home.path(), "one").unwrap();
            let lines = whole[..cut].split(|byte| *byte == b'\n').count() - 1;
            assert_eq!(journal.known().len(), lines.saturating_sub(1), "{cut}");
            if let Some(known) = journal.known().get(&3) {
                assert_eq!(known[0].to_bits(), 0.1_f64.to_bits());
                assert!(known[1].is_nan());
            }
        }
    }

    #[test]
    fn what_follows_a_line_with_a_wrong_checksum_is_dropped() {
        let home = tempfile::tempdir().unwrap();
        let path = {
            let journal = journal(home.path(), "one").unwrap();
            for point in 0..3 {
                assert!(journal.keep(point, &[1.0, 2.0]));
            }
            journal.path().to_owned()
        };
        let text = fs::read_to_string(&path).unwrap();
        // 1.0 is 3ff0...: the second point becomes -1.0.
        let at = text.match_indices("3ff0").nth(1).unwrap().0;
        let spoilt = format!("{}bff0{}", &text[..at], &text[at + 4..]);
        fs::write(&path, spoilt).unwrap();
        let journal = journal(home.path(), "one").unwrap();
        assert_eq!(journal.known().keys().copied().collect::<Vec<_>>(), [0]);
        assert!(journal.keep(4, &[5.0, 6.0]));
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 3);
    }

    #[test]
    fn the_journal_of_another_sweep_is_refused_and_left_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = journal(home.path(), "one").unwrap().path().to_owned();
        let before = fs::read(&path).unwrap();
        let told = journal(home.path(), "other").unwrap_err();
        assert!(matches!(told, JournalError::Other(_)), "{told}");
        assert!(told.to_string().contains("other inputs or options"));
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_journal_has_one_writer() {
        let home = tempfile::tempdir().unwrap();
        let _held = journal(home.path(), "one").unwrap();
        let told = journal(home.path(), "one").unwrap_err();
        assert!(matches!(told, JournalError::Busy(_)), "{told}");
    }
}
