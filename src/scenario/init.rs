//! Lays out an editable copy of the shipped corridor and scenarios: whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::library::shipped_files;

/// Why no copy was laid out. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Something of that name is there already.
    #[error("{0} is there already: name another folder, or move it away")]
    Taken(PathBuf),
    /// A file or folder could not be written.
    #[error("{path} cannot be written: {source}")]
    Unwritten {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Copies the shipped scenarios and corridor, its map included, into `folder`, which is made if it is not there, and
/// gives the paths of the files, sorted. Nothing is ever replaced.
///
/// # Errors
/// When anything that would be written is there already, or a file cannot be written; then nothing is left behind.
pub fn init(folder: &Path) -> Result<Vec<PathBuf>, InitError> {
    let files = shipped_files();
    let mut tops: Vec<&str> = files.iter().map(|(path, _)| top(path)).collect();
    tops.dedup();
    if let Some(taken) = tops
        .iter()
        .map(|top| folder.join(top))
        .find(|path| path.exists())
    {
        return Err(InitError::Taken(taken));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(InitError::Taken(folder.to_owned()));
    }
    let made = !folder.exists();
    fs::create_dir_all(folder).map_err(|source| unwritten(folder, source))?;
    let draft = folder.join(format!(".corridor-init-{}", std::process::id()));
    let done = write(&draft, &files).and_then(|()| move_in(&draft, folder, &tops));
    // What is left of the draft is of no use to anyone; that it cannot be removed is no failure of the copy.
    let _ = fs::remove_dir_all(&draft);
    if done.is_err() && made {
        let _ = fs::remove_dir(folder);
    }
    done?;
    Ok(files.iter().map(|(path, _)| folder.join(path)).collect())
}

fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

fn unwritten(path: &Path, source: io::Error) -> InitError {
    InitError::Unwritten {
        path: path.to_owned(),
        source,
    }
}

fn write(draft: &Path, files: &[(String, Vec<u8>)]) -> Result<(), InitError> {
    for (name, bytes) in files {
        let path = draft.join(name);
        let folder = path.parent().unwrap_or(draft);
        fs::create_dir_all(folder).map_err(|source| unwritten(folder, source))?;
        fs::write(&path, bytes).map_err(|source| unwritten(&path, source))?;
    }
    Ok(())
}

/// Moves the draft into place, one file or folder after the other; takes back those moved if one fails.
fn move_in(draft: &Path, folder: &Path, tops: &[&str]) -> Result<(), InitError> {
    for (position, top) in tops.iter().enumerate() {
        let path = folder.join(top);
        let moved = if path.exists() {
            Err(InitError::Taken(path.clone()))
        } else {
            fs::rename(draft.join(top), &path).map_err(|source| unwritten(&path, source))
        };
        if moved.is_err() {
            for earlier in &tops[..position] {
                // The failure that is told is the first one.
                let _ = fs::rename(folder.join(earlier), draft.join(earlier));
            }
            return moved;
        }
    }
    Ok(())
}
