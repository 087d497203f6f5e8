//! `clientwright docs SPEC --out FILE`. In: a description; out: one page about it that works offline. An unchanged page is not written
//! again, and a page is never half written.

use crate::arguments::Docs;
use crate::ending::{Ended, Ending};
use crate::input;
use crate::render::{self, Progress};
use clientwright_page::Options;
use std::path::{Path, PathBuf};

/// Writes the page.
pub(crate) fn docs(arguments: &Docs) -> Ended {
    let settings = input::settings(&arguments.input.reading)?;
    let since =
        arguments.since.as_deref().map(|since| input::revision(since, settings.bounds)).transpose()?;
    let since = since.map(|since| super::side(since.source, settings.clone())).transpose()?;
    let source = input::source(&arguments.input.spec, &arguments.input.fetching.headers, settings.bounds)?;
    let side = super::side(source, settings)?;
    let options = Options { crate_name: &arguments.name, since: since.as_ref(), is_served: false };
    let progress = Progress::start("making the page");
    let page = clientwright_page::html(&side, options);
    drop(progress);
    let path = path_of(&arguments.out);
    let replaced = super::write(&path, &page)?;
    render::page(&path, page.len(), replaced)?;
    Ok(Ending::Done)
}

/// The file of the page: what has no ending, or is a folder, gets an `index.html`.
fn path_of(out: &Path) -> PathBuf {
    if out.is_dir() || out.extension().is_none() { out.join("index.html") } else { out.to_owned() }
}
