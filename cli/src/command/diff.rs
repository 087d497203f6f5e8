//! `clientwright diff OLD NEW`. In: two descriptions; out: what the new one means for clients and programs. It never writes a file.

use crate::arguments::{Diff, Form};
use crate::ending::{Ended, Ending};
use crate::input::{self, BothSettings};
use crate::render::{self, Compared, Progress};
use clientwright_cli::settings_file::Ignored;
use clientwright_diff::{Finding, Version};
use std::time::Instant;

/// Compares two descriptions and says what it means.
pub(crate) fn diff(arguments: &Diff) -> Ended {
    let started = Instant::now();
    let BothSettings { old, new, ignored, version } = input::both_settings(arguments)?;
    let (before, after) =
        (input::revision(&arguments.old, old.bounds)?, input::revision(&arguments.new, new.bounds)?);
    let (old, new) = (super::side(before.source, old)?, super::side(after.source, new)?);
    let progress = Progress::start("comparing");
    let mut difference = clientwright_diff::diff(&old, &new);
    drop(progress);
    render::diff::unused(&old, &new)?;
    let all = difference.findings.len();
    difference.findings.retain(|finding| !ignored.iter().any(|ignored| is_ignored(finding, ignored)));
    let ignored = all - difference.findings.len();
    difference.findings.retain(|finding| is_asked_for(arguments, finding));
    let fails = difference.findings.iter().any(|finding| is_failing(arguments, finding));
    let programs = input::programs(&arguments.uses)?;
    let uses = programs.iter().flat_map(|program| {
        let uses = clientwright_diff::uses(&difference.findings, &program.text).into_iter();
        uses.map(|found| (program.file.as_str(), found))
    });
    let uses = uses.collect();
    let version = version.as_deref().unwrap_or(old.version());
    let version = arguments.crate_version.or_else(|| Version::parse(version));
    let compared = Compared {
        old: &old,
        new: &new,
        difference: &difference,
        least: arguments.level.into(),
        version,
        ignored,
        uses,
        elapsed: started.elapsed(),
    };
    match arguments.report {
        Form::Text => render::diff::text(&compared)?,
        Form::Short => render::diff::short(&compared)?,
        Form::Json => render::diff::json(&compared)?,
        Form::Sarif => render::diff::sarif(&compared)?,
        Form::Github => render::diff::github(&compared)?,
        Form::Markdown => render::diff::markdown(&compared)?,
        Form::Html => render::diff::html(&compared)?,
    }
    Ok(if fails { Ending::AtFault } else { Ending::Done })
}

fn is_asked_for(arguments: &Diff, finding: &Finding) -> bool {
    arguments.class.is_empty() || arguments.class.contains(&finding.class)
}

fn is_failing(arguments: &Diff, finding: &Finding) -> bool {
    arguments.fail_on.iter().any(|(class, level)| finding.class == *class && finding.level <= *level)
}

/// Whether the settings say that a finding is known: its code, at a place or anywhere.
fn is_ignored(finding: &Finding, ignored: &Ignored) -> bool {
    let places = [&finding.new, &finding.old];
    let is_there = ignored.at.as_ref().is_none_or(|at| places.iter().any(|site| site.pointer.is_within(at)));
    finding.code == ignored.code && is_there
}
