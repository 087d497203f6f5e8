//! `clientwright lint SPEC`. In: a description; out: everything that is wrong with it. It never writes a file.

use crate::arguments::{Lint, Report};
use crate::ending::{Ended, Ending};
use crate::input;
use crate::render::{self, Outcome};
use clientwright::diagnostic::Extent;
use std::time::Instant;

/// Runs the whole pipeline, so that whatever `generate` would refuse is found, and drops the output.
pub(crate) fn lint(arguments: &Lint) -> Ended {
    let started = Instant::now();
    let settings = input::settings(&arguments.input.reading)?;
    let source = input::source(&arguments.input.spec, &arguments.input.fetching.headers, settings.bounds)?;
    let generated = clientwright::generate(&source, &settings);
    let report = match &generated {
        Ok(generated) => &generated.report,
        Err(report) => report,
    };
    let summary = generated.as_ref().ok().map(|generated| &generated.summary);
    let extent = arguments.input.warnings.map_or(Extent::Distinct, Extent::from);
    let outcome = Outcome { source: &source, report, summary, extent, files: 0, elapsed: started.elapsed() };
    match arguments.report {
        Report::Text => {
            render::diagnostics(&outcome)?;
            if let Some(summary) = summary {
                render::inferred(summary)?;
            }
            render::verdict(&outcome)?;
        }
        Report::Short => render::short(&outcome)?,
        Report::Json => render::json(&outcome)?,
        Report::Sarif => render::sarif(&outcome)?,
        Report::Github => render::github(&outcome)?,
        Report::Junit => render::junit(&outcome, "lint")?,
    }
    Ok(if generated.is_ok() { Ending::Done } else { Ending::AtFault })
}
