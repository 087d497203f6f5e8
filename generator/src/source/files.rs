//! The files of a description. In: the description's own file, and references from one file to another; out: each file
//! that was named, read once. It never opens a file outside of the folders it was given, nor anything of the network.

use super::reference::Address;
use super::{Bounds, FileId, Source};
use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// Where files may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// Whether files outside of the description's folder are read.
    pub outside: Outside,
    /// Folders that stand for a part of the network.
    pub local: Vec<Local>,
}

/// Whether files outside of the description's folder are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outside {
    /// They are refused: a description from elsewhere shall not say what is read.
    #[default]
    Refused,
    /// They are read, wherever they are.
    Allowed,
}

/// A folder that stands for a part of the network: what begins with the prefix is looked for in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Local {
    /// What references begin with: `https://example.com/schemas/`.
    pub prefix: String,
    /// The folder, or for a prefix that is a whole address the file.
    pub path: PathBuf,
}

/// The files of a description that were read, in the order in which they were first needed.
#[derive(Debug)]
pub struct Files {
    references: References,
    bounds: Bounds,
    /// The description's folder, and those that stand for the network.
    folders: Vec<ReadableFolder>,
    /// For each file its real path; for a description that is not a file nothing.
    paths: Vec<Option<PathBuf>>,
    known: HashMap<PathBuf, FileId>,
    read: Vec<Source>,
    /// What was looked for and could not be read.
    sought: BTreeSet<PathBuf>,
}

/// A folder whose files may be read.
#[derive(Debug)]
struct ReadableFolder {
    /// Its real path.
    real: PathBuf,
    /// Its path as it was given.
    path: PathBuf,
    /// The same as diagnostics show it.
    shown: PathBuf,
}

/// Why a file is not there.
#[derive(Debug)]
pub enum Refused {
    /// The description is a text without a folder.
    Homeless,
    /// It is on the network, and no folder stands for that.
    Network,
    /// It is outside of the description's folder.
    Outside,
    /// There is no such file; the names of those beside it.
    Missing {
        /// What is looked for.
        path: PathBuf,
        /// The names of the files in its folder.
        beside: Vec<String>,
    },
    /// It is there and cannot be read.
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What is said of it.
        why: String,
    },
}

impl Files {
    /// The description's own file is the first one; then those that are known already, which references do not lead to.
    pub fn new(root: &Source, references: References, bounds: Bounds, known: Vec<Source>) -> Self {
        let real = root.path().and_then(|path| path.canonicalize().ok());
        let mut files = Self {
            references,
            bounds,
            folders: Vec::new(),
            known: real.iter().map(|path| (path.clone(), FileId::ROOT)).collect(),
            paths: vec![root.path().and_then(|path| real_folder(path)?.join(path.file_name()?).into())],
            read: known,
            sought: BTreeSet::new(),
        };
        files.paths.resize(1 + files.read.len(), None);
        if let Some(path) = root.path() {
            files.allow(folder(path), folder(Path::new(root.name())));
        }
        for local in files.references.local.clone() {
            let path = if local.path.is_dir() { local.path.as_path() } else { folder(&local.path) };
            files.allow(path, path);
        }
        files
    }

    fn allow(&mut self, path: &Path, shown: &Path) {
        let here = if path == Path::new("") { Path::new(".") } else { path };
        // of a folder that is not there, the files are missing; none of them is outside
        if let Ok(real) = here.canonicalize().or_else(|_| std::path::absolute(here)) {
            self.folders.push(ReadableFolder { real, path: path.to_owned(), shown: shown.to_owned() });
        }
    }

    /// The file that a reference names which stands in another.
    ///
    /// # Errors
    ///
    /// Why it was not read.
    pub fn open(&mut self, from: FileId, address: &Address) -> Result<FileId, Refused> {
        let path = match address {
            Address::Same => return Ok(from),
            Address::File(path) => self.beside(from, path)?,
            Address::Network(address) => self.local(address).ok_or(Refused::Network)?,
        };
        let lexical = without_dots(&path);
        // what leads out of a folder that is not there is there all the same (RFC 3986, 5.2.4)
        match path.canonicalize().or_else(|_| lexical.canonicalize()) {
            Ok(real) => self.take(real, &lexical),
            Err(_) if self.leads_out(&lexical) => Err(Refused::Outside),
            Err(error) => {
                let (path, shown) = self.given(&lexical);
                self.sought.insert(path);
                if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) {
                    return Err(Refused::Unreadable { path: shown, why: error.to_string() });
                }
                Err(Refused::Missing { path: shown, beside: self.names(folder(&lexical)) })
            }
        }
    }

    /// Whether a path that leads to no file leads out of the folders, by its text or through a link: then nothing is told of
    /// what there is.
    fn leads_out(&self, path: &Path) -> bool {
        let Some(folder) = self.folder_of(path) else { return !self.allows(path) };
        let there = path.ancestors().find_map(|step| step.canonicalize().ok());
        folder.real.exists() && there.is_some_and(|there| !self.allows(&there))
    }

    /// The names in a folder, for suggestions: what is elsewhere on this machine is no one's business.
    fn names(&self, folder: &Path) -> Vec<String> {
        let is_inside = folder.canonicalize().is_ok_and(|real| self.folder_of(&real).is_some());
        let entries = is_inside.then(|| std::fs::read_dir(folder)).into_iter().flatten().flatten().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The file that a reference names, if it has been opened.
    pub fn known(&self, from: FileId, address: &Address) -> Option<FileId> {
        match address {
            Address::Same => Some(from),
            Address::File(path) => {
                let path = self.beside(from, path).ok()?;
                let real = path.canonicalize().or_else(|_| without_dots(&path).canonicalize());
                self.known.get(&real.ok()?).copied()
            }
            Address::Network(_) => None,
        }
    }

    /// The text of a file that was opened; the description's own is not here.
    pub fn source(&self, file: FileId) -> Option<&Source> {
        self.read.get(file.0.checked_sub(1)?)
    }

    /// The path of a file from the folder that it was found in, without its extension: for names.
    pub fn stem(&self, file: FileId) -> Vec<String> {
        let Some(Some(path)) = self.paths.get(file.0) else { return Vec::new() };
        let inside = self.folder_of(path).and_then(|folder| path.strip_prefix(&folder.real).ok());
        let path = inside.unwrap_or(path).with_extension("");
        path.components()
            .filter_map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
                Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
            })
            .collect()
    }

    /// All files but the description's own, in the order of their ids; and what was looked for and could not be read.
    pub fn into_read(self) -> (Vec<Source>, BTreeSet<PathBuf>) {
        (self.read, self.sought)
    }

    /// The path beside a file.
    fn beside(&self, from: FileId, path: &str) -> Result<PathBuf, Refused> {
        match self.paths.get(from.0) {
            Some(Some(file)) => Ok(folder(file).join(path)),
            Some(None) | None => Err(Refused::Homeless),
        }
    }

    /// Where a part of the network is on the disk; the longest prefix counts.
    fn local(&self, address: &str) -> Option<PathBuf> {
        let fitting = self.references.local.iter().filter(|local| address.starts_with(&local.prefix));
        let local = fitting.max_by_key(|local| local.prefix.len())?;
        let rest = super::reference::decode(address.strip_prefix(&local.prefix)?);
        let rest = rest.trim_start_matches('/');
        let path = if rest.is_empty() { local.path.clone() } else { local.path.join(rest) };
        std::path::absolute(path).ok()
    }

    fn take(&mut self, real: PathBuf, lexical: &Path) -> Result<FileId, Refused> {
        if !self.allows(&real) {
            return Err(Refused::Outside);
        }
        if let Some(file) = self.known.get(&real) {
            return Ok(*file);
        }
        let (path, shown) = self.given(&real);
        let source = match Source::read_within(&path, self.bounds) {
            Ok(source) => source,
            Err(error) => {
                self.sought.insert(path);
                return Err(Refused::Unreadable { path: shown, why: error.to_string() });
            }
        };
        let file = FileId(self.paths.len());
        self.read.push(source.shown_as(shown.display().to_string()));
        // references in it are from where it stands, which for a symbolic link is where the link is
        self.paths.push(Some(if self.allows(lexical) { lexical.to_owned() } else { real.clone() }));
        self.known.insert(real, file);
        Ok(file)
    }

    fn allows(&self, real: &Path) -> bool {
        self.references.outside == Outside::Allowed || self.folder_of(real).is_some()
    }

    fn folder_of(&self, real: &Path) -> Option<&ReadableFolder> {
        self.folders.iter().find(|folder| real.starts_with(&folder.real))
    }

    /// A real path as the user would write it: to open it, and to show it.
    fn given(&self, real: &Path) -> (PathBuf, PathBuf) {
        let folder = self.folder_of(real);
        match folder.and_then(|folder| Some((folder, real.strip_prefix(&folder.real).ok()?))) {
            Some((folder, rest)) => (folder.path.join(rest), folder.shown.join(rest)),
            None => (real.to_owned(), real.to_owned()),
        }
    }
}

/// The folder of a file.
fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn real_folder(path: &Path) -> Option<PathBuf> {
    let folder = folder(path);
    if folder == Path::new("") { Path::new(".") } else { folder }.canonicalize().ok()
}

/// A path with its `.` and `..` taken out by its text.
fn without_dots(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut clean, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(clean.pop()),
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => clean.push(part),
        }
        clean
    })
}
