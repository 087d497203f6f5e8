//! `clientwright overlay apply SPEC`. In: a description and overlays; out: the description that they make. It never writes anything when an
//! overlay is at fault.

use crate::arguments::{Apply, Overlay, What};
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::render::{self, Outcome};
use clientwright::diagnostic::Extent;
use clientwright::source::Format;
use std::time::Instant;

/// Does what is asked of overlays.
pub(crate) fn overlay(arguments: &Overlay) -> Ended {
    match &arguments.what {
        What::Apply(arguments) => apply(arguments),
    }
}

fn apply(arguments: &Apply) -> Ended {
    let started = Instant::now();
    let settings = input::settings(&arguments.input.reading)?;
    if settings.overlays.is_empty() {
        return Err(Failure::new("there is no overlay to apply: name one with --overlay"));
    }
    let source = input::source(&arguments.input.spec, &arguments.input.fetching.headers, settings.bounds)?;
    let applied = clientwright::effective(&source, &settings);
    let report = match &applied {
        Ok(effective) => &effective.report,
        Err(report) => report,
    };
    let extent = arguments.input.warnings.map_or(Extent::Distinct, Extent::from);
    let elapsed = started.elapsed();
    render::diagnostics(&Outcome { source: &source, report, summary: None, extent, files: 0, elapsed })?;
    let Ok(effective) = &applied else { return Ok(Ending::AtFault) };
    match &arguments.out {
        Some(path) => {
            let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
            let text = effective.text(if is_json { Format::Json } else { Format::Yaml })?;
            let replaced = super::write(path, &text)?;
            render::page(path, text.len(), replaced)?;
        }
        None => {
            std::io::Write::write_all(&mut render::stdout(), effective.text(source.format())?.as_bytes())?
        }
    }
    Ok(Ending::Done)
}
