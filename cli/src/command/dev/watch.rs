//! When files change. In: paths; out: whether one of them is another file now than when it was last read. It never reads a file.
//!
//! The system wakes the program up where it can; what changed is told by lengths and times alone, which are looked at after each call and
//! once in a while. So it does not matter in which ways editors replace files, whether folders vanish and come back, or whether a file
//! system tells anything at all.

use super::Wish;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant, SystemTime};

/// How long nothing must have changed until files are read.
const QUIET: Duration = Duration::from_millis(30);

/// How long that is waited for at most: some files are written all the time.
const LONGEST: Duration = Duration::from_millis(300);

/// What is known of a file without opening it; `None` when there is none.
type Stamp = Option<(u64, SystemTime)>;

/// Files, as they were at some time.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct WatchedFiles(BTreeMap<PathBuf, Stamp>);

impl WatchedFiles {
    /// These files as they are now.
    pub(super) fn now(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let stamp = |path: PathBuf| {
            let stamp = stamp(&path);
            (path, stamp)
        };
        Self(paths.into_iter().map(stamp).collect())
    }

    /// The same files as they are now.
    fn again(&self) -> Self {
        Self::now(self.0.keys().cloned())
    }

    /// Whether one of them has changed.
    pub(super) fn have_changed(&self) -> bool {
        self.0.iter().any(|(path, before)| stamp(path) != *before)
    }

    /// Waits until nothing changes any more; then these are the files as they are.
    pub(super) fn settle(&mut self) {
        let started = Instant::now();
        *self = self.again();
        while started.elapsed() < LONGEST && self.are_being_written() {
            *self = self.again();
        }
    }

    /// Whether one of them changes within a moment.
    pub(super) fn are_being_written(&self) -> bool {
        std::thread::sleep(QUIET);
        self.have_changed()
    }

    /// Adds files; those that are known keep their stamps, because they may have changed since they were read.
    pub(super) fn add(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in paths {
            let found = stamp(&path);
            self.0.entry(path).or_insert(found);
        }
    }

    /// Forgets all other files.
    pub(super) fn keep(&mut self, paths: &BTreeSet<PathBuf>) {
        self.0.retain(|path, _| paths.contains(path));
    }

    fn folders(&self) -> BTreeSet<PathBuf> {
        let parents = self.0.keys().filter_map(|path| path.parent());
        let named = |folder: &Path| {
            if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
        };
        parents.map(named).collect()
    }
}

fn stamp(path: &Path) -> Stamp {
    let found = path.metadata().ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// Wakes the worker up when something happens in a folder.
pub(super) struct Alarm {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Alarm {
    /// Without a word from the system, files are looked at once in a while.
    pub(super) fn new(wishes: Sender<Wish>) -> Self {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                let _ = wishes.send(Wish::Look);
            }
        });
        Self { watcher: watcher.ok(), folders: BTreeSet::new() }
    }

    /// Watches the folders of these files, and no others. One that has vanished is watched again when it is back.
    pub(super) fn cover<'f>(&mut self, files: impl Iterator<Item = &'f WatchedFiles>) {
        let Some(watcher) = &mut self.watcher else { return };
        let wanted: BTreeSet<PathBuf> =
            files.flat_map(WatchedFiles::folders).filter(|folder| folder.is_dir()).collect();
        for gone in self.folders.difference(&wanted) {
            // the system may have forgotten it already
            let _ = watcher.unwatch(gone);
        }
        let watched = wanted.into_iter().filter(|folder| {
            self.folders.contains(folder) || watcher.watch(folder, RecursiveMode::NonRecursive).is_ok()
        });
        self.folders = watched.collect();
    }
}
