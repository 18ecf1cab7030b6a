//! The run folder: written beside its target under a temporary name, and moved into place whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::report::manifest::{self, Manifest};

/// A file of a run: its path within the folder (parts divided by `/`) and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Path within the folder.
    pub path: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

impl Document {
    /// A document from its path and contents.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}

/// Why a run folder was not written. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Something else stands where the folder should go.
    #[error(
        "{} is there already and is no run of the same inputs: name another folder with --out, or move it away",
        .0.display()
    )]
    Occupied(PathBuf),
    /// It was interrupted before the folder stood whole.
    #[error("interrupted; nothing was written")]
    Interrupted,
    /// The disk refused.
    #[error("{}: {what}: check that the disk has room and that you may write there", .path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        what: io::Error,
    },
}

/// The folder that is used when none is named: `runs/NAME-HASH8`, the name being that of the scenario, for a verb beside
/// `compare` with the verb behind it.
#[must_use]
pub fn default_target(name: &str, identity: &str) -> PathBuf {
    let hash8 = identity.get(..8).unwrap_or(identity);
    Path::new("runs").join(format!("{name}-{hash8}"))
}

/// Is `target` free, or a run of the same inputs? To be asked before the long run.
///
/// # Errors
/// [`FolderError::Occupied`] if something else is there.
pub fn may_write(target: &Path, identity: &str) -> Result<(), FolderError> {
    let occupied = || FolderError::Occupied(target.to_owned());
    if target.symlink_metadata().is_err() {
        return Ok(());
    }
    let text = fs::read(target.join(manifest::FILE)).map_err(|_| occupied())?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| occupied())?;
    if manifest.identity() == identity {
        Ok(())
    } else {
        Err(occupied())
    }
}

/// Writes all documents to `target`, whole or not at all; a run of the same inputs is replaced. `cancel` stops it.
///
/// # Errors
/// [`FolderError`]; the target is then as it was, and the temporary folder is gone.
pub fn write(
    target: &Path,
    identity: &str,
    documents: &[Document],
    cancel: &AtomicBool,
) -> Result<(), FolderError> {
    may_write(target, identity)?;
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.");
    let made = first_missing(parent);
    fs::create_dir_all(parent).map_err(disk(parent))?;
    let written = sweep(parent, &prefix)
        .and_then(|()| fill(parent, &prefix, documents, cancel))
        .and_then(|fresh| settle(fresh, target));
    if written.is_err()
        && let Some(made) = made
    {
        // Only empty folders that were made here; one that has contents stays.
        let mut folder = parent;
        while fs::remove_dir(folder).is_ok() && folder != made {
            folder = folder.parent().unwrap_or(made.as_path());
        }
    }
    written
}

/// The first folder on the way to `folder` that is not there yet.
fn first_missing(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .filter(|path| !path.as_os_str().is_empty() && !path.exists())
        .last()
        .map(Path::to_owned)
}

/// Removes what a killed run of this target may have left.
fn sweep(parent: &Path, prefix: &str) -> Result<(), FolderError> {
    for entry in fs::read_dir(parent).map_err(disk(parent))?.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && SUFFIXES.iter().any(|end| name.ends_with(end)) {
            fs::remove_dir_all(entry.path()).map_err(disk(&entry.path()))?;
        }
    }
    Ok(())
}

/// Ends of the names under which a run is written and an old one waits to be removed.
const SUFFIXES: [&str; 2] = [".unfinished", ".replaced"];

fn fill(
    parent: &Path,
    prefix: &str,
    documents: &[Document],
    cancel: &AtomicBool,
) -> Result<tempfile::TempDir, FolderError> {
    let fresh = tempfile::Builder::new()
        .prefix(prefix)
        .suffix(SUFFIXES[0])
        .tempdir_in(parent)
        .map_err(disk(parent))?;
    for document in documents {
        let path = fresh.path().join(&document.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(disk(folder))?;
        }
        fs::write(&path, &document.bytes).map_err(disk(&path))?;
        if cancel.load(Ordering::Relaxed) {
            return Err(FolderError::Interrupted);
        }
    }
    Ok(fresh)
}

/// Moves the finished folder into place; what it replaces goes only when it stands.
fn settle(fresh: tempfile::TempDir, target: &Path) -> Result<(), FolderError> {
    open_to_others(fresh.path()).map_err(disk(fresh.path()))?;
    if target.exists() {
        let old = fresh.path().with_extension("replaced");
        fs::rename(target, &old).map_err(disk(target))?;
        if let Err(what) = fs::rename(fresh.path(), target) {
            fs::rename(&old, target).map_err(disk(target))?;
            return Err(disk(target)(what));
        }
        fs::remove_dir_all(&old).map_err(disk(&old))?;
    } else {
        fs::rename(fresh.path(), target).map_err(disk(target))?;
    }
    // Moved away: there is nothing left to remove under the temporary name.
    let _ = fresh.keep();
    Ok(())
}

/// Temporary folders are private to their owner; a run is as open as any other folder.
#[cfg(unix)]
fn open_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_others(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn disk(path: &Path) -> impl FnOnce(io::Error) -> FolderError + use<> {
    let path = path.to_owned();
    move |what| FolderError::Disk { path, what }
}

/// Every file below a folder with its path within it, sorted.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn read(folder: &Path) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    gather(folder, "", &mut documents)?;
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(documents)
}

fn gather(folder: &Path, within: &str, documents: &mut Vec<Document>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{within}{}", name.to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{path}/"), documents)?;
        } else {
            documents.push(Document::new(path, fs::read(entry.path())?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    static GO_ON: AtomicBool = AtomicBool::new(false);

    fn run(inputs_hash: &str, text: &str) -> Vec<Document> {
        vec![
            Document::new(
                manifest::FILE,
                manifest::Manifest {
                    schema: 1,
                    version: "0".into(),
                    scenario: "s.toml".into(),
                    command: Vec::new(),
                    seed: 1,
                    trials_asked: 1,
                    trials: 1,
                    futures: 1,
                    inner: 1,
                    inputs_sha256: inputs_hash.into(),
                    inputs: Vec::new(),
                    noise: manifest::Noise::default(),
                }
                .document(),
            ),
            Document::new("charts/answer.csv", text),
        ]
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_run_lands_whole_and_leaves_no_temporary_folder() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("runs").join("question-3f1c2a9b");
        write(&target, "a", &run("a", "1"), &GO_ON).unwrap();
        assert_eq!(names(&home.path().join("runs")), ["question-3f1c2a9b"]);
        assert_eq!(read(&target).unwrap().len(), 2);
    }

    #[test]
    fn a_write_that_fails_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("runs").join("deep").join("question");
        let mut documents = run("a", "1");
        // A file cannot lie inside another file.
        documents.push(Document::new("charts/answer.csv/inner", "x"));
        assert!(matches!(
            write(&target, "a", &documents, &GO_ON),
            Err(FolderError::Disk { .. })
        ));
        assert_eq!(names(home.path()), Vec::<String>::new());
    }

    #[test]
    fn an_interrupted_write_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("runs").join("question");
        let stopped = write(&target, "a", &run("a", "1"), &AtomicBool::new(true));
        assert!(matches!(stopped, Err(FolderError::Interrupted)));
        assert_eq!(names(home.path()), Vec::<String>::new());
    }

    #[test]
    fn a_failed_replacement_leaves_the_old_run_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("question");
        write(&target, "a", &run("a", "old"), &GO_ON).unwrap();
        let mut documents = run("a", "new");
        documents.push(Document::new("charts/answer.csv/inner", "x"));
        assert!(write(&target, "a", &documents, &GO_ON).is_err());
        assert_eq!(read(&target).unwrap(), sorted(run("a", "old")));
        assert_eq!(names(home.path()), ["question"]);
    }

    #[test]
    fn a_run_of_the_same_inputs_is_replaced_and_no_other() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("question");
        write(&target, "a", &run("a", "old"), &GO_ON).unwrap();
        write(&target, "a", &run("a", "new"), &GO_ON).unwrap();
        assert_eq!(read(&target).unwrap(), sorted(run("a", "new")));
        assert!(matches!(
            write(&target, "b", &run("b", "other"), &GO_ON),
            Err(FolderError::Occupied(_))
        ));
        assert_eq!(read(&target).unwrap(), sorted(run("a", "new")));
    }

    #[test]
    fn a_folder_that_is_no_run_is_never_replaced() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("letters");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("mine.txt"), "keep").unwrap();
        let refused = write(&target, "a", &run("a", "1"), &GO_ON).unwrap_err();
        assert!(
            refused
                .to_string()
                .contains("name another folder with --out")
        );
        assert_eq!(names(&target), ["mine.txt"]);
    }

    #[test]
    fn what_a_killed_run_left_is_swept_by_the_next() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join(".question.Ab12.unfinished")).unwrap();
        write(&home.path().join("question"), "a", &run("a", "1"), &GO_ON).unwrap();
        assert_eq!(names(home.path()), ["question"]);
    }

    fn sorted(mut documents: Vec<Document>) -> Vec<Document> {
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        documents
    }
}
