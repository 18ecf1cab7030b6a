//! Where files come from: beside the scenario on disk, else the corridor and scenarios that are shipped inside
//! the program.

use std::io;
use std::path::{Path, PathBuf};

#[derive(rust_embed::RustEmbed)]
#[folder = "scenarios/"]
struct Shipped;

/// A folder of files: on disk, or shipped (`""` is the shipped folder itself).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// A folder on disk.
    Disk(PathBuf),
    /// A folder inside the program, its path with `/` and without a last `/`.
    Shipped(String),
}

impl Home {
    /// The shipped folder itself.
    pub(super) fn shipped() -> Self {
        Self::Shipped(String::new())
    }

    /// The bytes of a file, or `None` if there is no such file.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub(super) fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match self {
            Self::Disk(folder) => {
                let path = folder.join(name);
                if path.is_file() {
                    std::fs::read(path).map(Some)
                } else {
                    Ok(None)
                }
            }
            Self::Shipped(folder) => {
                Ok(Shipped::get(&joined(folder, name)).map(|file| file.data.into_owned()))
            }
        }
    }

    /// Names of the files in the folder (not in those below it), sorted.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(super) fn files(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        match self {
            Self::Disk(folder) => {
                for entry in std::fs::read_dir(folder)? {
                    let entry = entry?;
                    if entry.path().is_file() {
                        names.push(entry.file_name().to_string_lossy().into_owned());
                    }
                }
            }
            Self::Shipped(folder) => {
                let prefix = joined(folder, "");
                names.extend(Shipped::iter().filter_map(|path| {
                    let rest = path.strip_prefix(&prefix)?;
                    (!rest.contains('/')).then(|| rest.to_owned())
                }));
            }
        }
        names.sort();
        Ok(names)
    }

    /// The folder `name` inside this one, if there is one.
    pub(super) fn folder(&self, name: &str) -> Option<Self> {
        match self {
            Self::Disk(folder) => {
                let path = folder.join(name);
                path.is_dir().then_some(Self::Disk(path))
            }
            Self::Shipped(folder) => {
                let name = name.trim_end_matches('/');
                let prefix = joined(folder, &format!("{name}/"));
                (!name.is_empty() && Shipped::iter().any(|path| path.starts_with(&prefix)))
                    .then(|| Self::Shipped(joined(folder, name)))
            }
        }
    }
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// A scenario file that was found: its folder, its name and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The folder it lies in.
    pub(super) home: Home,
    /// Its file name, with ending.
    pub(super) name: String,
    /// What it says.
    pub(super) bytes: Vec<u8>,
}

impl Found {
    /// The file name without its ending.
    pub(super) fn stem(&self) -> &str {
        self.name.strip_suffix(".toml").unwrap_or(&self.name)
    }
}

/// Finds a scenario by path or name, with or without `.toml`: first from `beside`, then among the shipped.
///
/// # Errors
/// When a file is there and cannot be read.
pub(super) fn scenario(path_or_name: &str, beside: &Home) -> io::Result<Option<Found>> {
    for name in [path_or_name.to_owned(), format!("{path_or_name}.toml")] {
        if let Home::Disk(folder) = beside {
            let path = folder.join(&name);
            if path.is_file() {
                return Ok(Some(Found {
                    bytes: std::fs::read(&path)?,
                    home: Home::Disk(path.parent().unwrap_or(Path::new("")).to_owned()),
                    name: path
                        .file_name()
                        .map(|name| name.to_string_lossy().into_owned())
                        .unwrap_or_default(),
                }));
            }
        }
    }
    let shipped = match beside {
        Home::Shipped(folder) => within(folder, path_or_name),
        Home::Disk(_) => None,
    };
    let paths = [shipped, within("", path_or_name)];
    for path in paths.into_iter().flatten() {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let name = format!("{}.toml", name.strip_suffix(".toml").unwrap_or(name));
        let home = Home::Shipped(folder.to_owned());
        if let Some(bytes) = home.read(&name)? {
            return Ok(Some(Found { home, name, bytes }));
        }
    }
    Ok(None)
}

/// The path of a shipped file named from `folder`, its `.` and `..` followed; `None` where it leads outside.
fn within(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    (!parts.is_empty() && !path.starts_with('/')).then(|| parts.join("/"))
}

/// Finds a folder of tables: in each of `homes` in turn, then among the shipped.
pub(super) fn corridor(name: &str, homes: &[&Home]) -> Option<Home> {
    homes
        .iter()
        .find_map(|home| home.folder(name))
        .or_else(|| Home::shipped().folder(name))
}

/// Names of the shipped scenarios, without ending, sorted.
#[must_use]
pub fn shipped_scenarios() -> Vec<String> {
    Home::shipped()
        .files()
        .unwrap_or_default()
        .iter()
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect()
}

/// Names of the shipped corridors, sorted.
#[must_use]
pub fn shipped_corridors() -> Vec<String> {
    let mut names: Vec<String> = Shipped::iter()
        .filter_map(|path| {
            path.strip_suffix("/places.csv")
                .filter(|folder| !folder.contains('/'))
                .map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

/// Every shipped file with its path (folders parted by `/`), sorted.
pub(super) fn shipped_files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Shipped::iter()
        .filter(|path| !path.split('/').any(|part| part.starts_with('.')))
        .filter_map(|path| {
            let file = Shipped::get(&path)?;
            Some((path.into_owned(), file.data.into_owned()))
        })
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_file_is_named_from_the_folder_of_the_one_that_names_it() {
        let path = |folder, name| within(folder, name);
        assert_eq!(
            path("readings", "../main.toml").as_deref(),
            Some("main.toml")
        );
        assert_eq!(path("", "readings/main").as_deref(), Some("readings/main"));
        assert_eq!(path("readings", "./main").as_deref(), Some("readings/main"));
        assert_eq!(path("", "../main"), None);
        assert_eq!(path("", "/main"), None);
    }
}
