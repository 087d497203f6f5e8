//! A description that is compared or shown as a page. In: its source and settings; out: a side. Where nothing can be said of it, its
//! report is shown here.

use crate::ending::Failure;
use crate::render::{self, Progress};
use clientwright::diagnostic::Extent;
use clientwright::{Settings, Source};
use clientwright_diff::Side;

/// Reads a description, so far as it can be read.
pub(crate) fn side(source: Source, settings: Settings) -> Result<Side, Failure> {
    let progress = Progress::start(format!("reading {}", source.name()));
    let read = Side::read(source.clone(), settings);
    drop(progress);
    read.map_err(|report| {
        let shown = report.render_coloured(&source, Extent::Few);
        // whoever closed the standard error does not want to read this
        let _ = std::io::Write::write_all(&mut render::stderr(), shown.as_bytes());
        Failure::new(format!("cannot read `{}` as an OpenAPI description", source.name()))
    })
}
