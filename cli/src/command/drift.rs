//! `clientwright drift TRAFFIC SPEC`. In: recorded traffic and a description; out: what the traffic holds that the description does not
//! know, and, where it is asked for, an overlay that makes the description true.

use crate::arguments::{Drift, Report};
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::render::{self, Outcome};
use clientwright::Settings;
use clientwright::diagnostic::Extent;
use clientwright::settings::Strictness;
use clientwright_mock::Traffic;
use std::time::Instant;

/// Checks the traffic; with errors in it, the run ends as with errors of a description.
pub(crate) fn drift(arguments: &Drift) -> Ended {
    let started = Instant::now();
    let path = arguments.traffic.display();
    let text = std::fs::read_to_string(&arguments.traffic)
        .map_err(|error| Failure::new(format!("cannot read `{path}`: {error}")))?;
    let traffic = Traffic::parse(&text).map_err(|fault| Failure::new(format!("`{path}`: {fault}")))?;
    let mut settings = Settings::default().allow(arguments.allow.iter().copied());
    if arguments.strict {
        settings = settings.strictness(Strictness::Strict);
    }
    settings.references = input::references(&arguments.files);
    let settings = arguments.overlay.iter().fold(settings, Settings::overlay);
    let source = input::source(&arguments.spec, &arguments.fetching.headers, settings.bounds)?;
    let drift = clientwright_mock::drift(&source, &settings, &traffic, &arguments.server);
    let report = match &drift {
        Ok(drift) => &drift.report,
        Err(report) => report,
    };
    let extent = arguments.warnings.map_or(Extent::Distinct, Extent::from);
    let elapsed = started.elapsed();
    let outcome = Outcome { source: &source, report, summary: None, extent, files: 0, elapsed };
    match arguments.report {
        Report::Text => {
            render::diagnostics(&outcome)?;
            drift.iter().try_for_each(|drift| render::checked(drift, traffic.len()))?;
            render::verdict(&outcome)?;
        }
        Report::Short => render::short(&outcome)?,
        Report::Json => render::json(&outcome)?,
        Report::Sarif => render::sarif(&outcome)?,
        Report::Github => render::github(&outcome)?,
        Report::Junit => render::junit(&outcome, "drift")?,
    }
    if let (Ok(drift), Some(path)) = (&drift, &arguments.overlay_out) {
        let overlay = drift.overlay();
        if let Some(overlay) = &overlay {
            super::write(path, overlay)?;
        }
        if arguments.report == Report::Text {
            render::overlay(overlay.is_some().then_some(path), drift.unmended())?;
        }
    }
    Ok(if report.has_errors() { Ending::AtFault } else { Ending::Done })
}
