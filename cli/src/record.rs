//! What the last run read and wrote, so that the next one can tell that nothing has changed. In: what a run is asked for; out:
//! what the run before it said, when it would say and write the same. It never stands in for a file that is not as it was left.
//!
//! The record is kept beside the caches of other programs, not beside what is written: it holds times, and a folder that
//! is written shall be the same wherever and whenever that is done.

use clientwright::diagnostic::{Extent, Report};
use clientwright::output::{self, Files};
use clientwright::{Settings, Source};
use serde::{Deserialize, Serialize};
use std::hash::BuildHasher as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Where records are kept, if not where programs keep their caches; empty: nowhere.
const FOLDER: &str = "CLIENTWRIGHT_CACHE";

/// A run as it was asked for.
pub(crate) struct Asked<'a> {
    pub(crate) source: &'a Source,
    pub(crate) settings: &'a Settings,
    /// What else the output depends on: the crate's name, where its runtime is.
    pub(crate) crate_settings: String,
    /// How much of what was found is said.
    pub(crate) extent: Extent,
    /// The folder that is written.
    pub(crate) out: &'a Path,
}

/// A run that was carried out.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    asked: String,
    /// The files that were read beside the description, by what was in them; nothing for those that could not be read.
    read: Vec<(PathBuf, Option<u64>)>,
    written: Vec<(PathBuf, Stat)>,
    pub(crate) said: Said,
}

/// What a run said to people.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Said {
    /// The findings, coloured.
    pub(crate) findings: String,
    /// The summary without the lines on files and time.
    pub(crate) summary: Vec<(String, String)>,
}

/// What the file system says of a file without opening it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stat {
    bytes: u64,
    /// Since 1970.
    nanoseconds: u128,
}

impl Record {
    /// How many files there are in the folder.
    pub(crate) fn files(&self) -> usize {
        self.written.len()
    }
}

impl Asked<'_> {
    /// The run before, when this one would read, write and say the same.
    pub(crate) fn unchanged(&self) -> Option<Record> {
        let text = std::fs::read(self.path()?).ok()?;
        let record: Record = serde_json::from_slice(&text).ok()?;
        let is_read = |(path, before): &(PathBuf, Option<u64>)| self.contents(path) == *before;
        let is_left = |(path, before): &(PathBuf, Stat)| stat(path).as_ref() == Some(before);
        let same = record.asked == self.key()? && record.read.iter().all(is_read);
        (same && record.written.iter().all(is_left)).then_some(record)
    }

    /// Keeps what was done. A record that cannot be kept costs the next run its time, and nothing else; none is kept of files
    /// that another run has written in the meantime.
    pub(crate) fn keep(&self, report: &Report, files: &Files, said: Said) {
        let kept = || {
            let beside = report.files.iter();
            let read =
                beside.filter_map(|it| Some((it.path()?.to_owned(), Some(hash(it.text().as_bytes())))));
            let sought = report.sought.iter().map(|path| (path.clone(), None));
            let out = self.out.canonicalize().ok()?;
            let written = files.iter().map(|(file, _)| {
                let path = out.join(file);
                Some((path.clone(), stat(&path)?))
            });
            let record = Record {
                asked: self.key()?,
                read: read.chain(sought).collect(),
                written: written.collect::<Option<_>>()?,
                said,
            };
            if !output::diff(files, self.out).ok()?.is_empty() {
                return None;
            }
            let path = self.path()?;
            std::fs::create_dir_all(path.parent()?).ok()?;
            std::fs::write(path, serde_json::to_vec(&record).ok()?).ok()
        };
        let _: Option<()> = kept();
    }

    fn contents(&self, path: &Path) -> Option<u64> {
        let source = Source::read_within(path, self.settings.bounds).ok()?;
        Some(hash(source.text().as_bytes()))
    }

    fn path(&self) -> Option<PathBuf> {
        let out = std::path::absolute(self.out).ok()?;
        let name = format!("{:016x}.json", hash(out.as_os_str().as_encoded_bytes()));
        Some(folder()?.join(name))
    }

    /// Everything that the output is a function of, the files beside the description aside; this program is one of them.
    fn key(&self) -> Option<String> {
        let program = std::env::current_exe().ok()?;
        let (program, folder) = (stat(&program)?, std::env::current_dir().ok()?);
        let Self { source, settings, crate_settings, extent, .. } = self;
        let text = hash(source.text().as_bytes());
        let version = env!("CARGO_PKG_VERSION");
        Some(format!(
            "{version} {program:?} {folder:?} {} {text:016x} {settings:?} {crate_settings} {extent:?}",
            source.name()
        ))
    }
}

fn folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    if let Some(folder) = variable(FOLDER) {
        return Some(folder).filter(|folder| !folder.as_os_str().is_empty());
    }
    let caches = variable("XDG_CACHE_HOME").or_else(|| variable("LOCALAPPDATA"));
    let caches = caches.or_else(|| Some(variable("HOME")?.join(".cache")));
    Some(caches?.join("clientwright"))
}

fn hash(bytes: &[u8]) -> u64 {
    foldhash::quality::FixedState::default().hash_one(bytes)
}

fn stat(path: &Path) -> Option<Stat> {
    let metadata = std::fs::metadata(path).ok()?;
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(Stat { bytes: metadata.len(), nanoseconds: since.as_nanos() })
}
