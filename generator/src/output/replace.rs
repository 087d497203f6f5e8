//! A file that gets another text at once. In: a path and a text; out: the file with it. Whoever reads the file finds the old text or the
//! new one, whatever happens to the program.

use std::io::Result;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the names of files begin with that are not complete yet. They become what they are to be by a rename.
pub(super) const UNFINISHED: &str = ".clientwright-unfinished-";

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It has another content now.
    Written,
    /// It has the same content as before, and was not touched.
    Unchanged,
}

/// Makes a file hold a text, and makes the folder that it is in; an equal file is left alone. Pipes and devices are written to.
///
/// # Errors
///
/// What the file system answers.
pub fn file(path: impl AsRef<Path>, text: &str) -> Result<Replaced> {
    let path = path.as_ref();
    if path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        std::fs::write(path, text)?;
        return Ok(Replaced::Written);
    }
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(Replaced::Unchanged);
    }
    // the file behind a link is meant, not the link
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    replace(folder, &path, text)?;
    Ok(Replaced::Written)
}

/// Writes a text into a folder of the same file system, and moves it to its place.
pub(super) fn replace(folder: &Path, full: &Path, text: &str) -> Result<()> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let unfinished = folder.join(format!("{UNFINISHED}{}-{count}", std::process::id()));
    let done = std::fs::write(&unfinished, text).and_then(|()| std::fs::rename(&unfinished, full));
    if done.is_err() {
        // it is of use to nobody; when it cannot be removed either, the next run tries again
        let _ = std::fs::remove_file(&unfinished);
    }
    done
}
