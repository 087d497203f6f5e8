//! `clientwright docs SPEC --out FILE`. In: a description; out: one page about it that works offline. An unchanged page is not written
//! again, and a page is never half written.

use crate::arguments::Docs;
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::render::{self, File};
use clientwright_page::Options;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes the page.
pub(crate) fn docs(arguments: &Docs) -> Ended {
    let settings = input::settings(&arguments.input.reading)?;
    let since =
        arguments.since.as_deref().map(|since| input::revision(since, settings.bounds)).transpose()?;
    let since = since.map(|since| super::side(since.source, settings.clone())).transpose()?;
    let source = input::source(&arguments.input.spec, settings.bounds)?;
    let side = super::side(source, settings)?;
    let options = Options { crate_name: &arguments.name, since: since.as_ref(), is_served: false };
    let page = clientwright_page::html(&side, options);
    let path = path_of(&arguments.out);
    let file =
        write(&path, &page).map_err(|e| Failure::new(format!("cannot write `{}`: {e}", path.display())))?;
    render::page(&path, page.len(), file)?;
    Ok(Ending::Done)
}

/// The file of the page: what has no ending, or is a folder, gets an `index.html`.
fn path_of(out: &Path) -> PathBuf {
    if out.is_dir() || out.extension().is_none() { out.join("index.html") } else { out.to_owned() }
}

/// Writes a file beside its place and moves it there, if it is not there already.
fn write(path: &Path, text: &str) -> std::io::Result<File> {
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(File::Unchanged);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    readable(&file)?;
    file.persist(path)?;
    Ok(File::Written)
}

/// Lets others read the file: a temporary one is its owner's alone.
#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
