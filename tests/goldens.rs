//! The golden output of each feature, compared as text in a binary of its own: it must be able to refresh goldens that
//! do not compile. `UPDATE=1 cargo test -p clientwright-tests --test goldens` does; the review is `git diff`.

mod equivalent;

use clientwright::settings::{Defaults, Filter, Policy, Redirects, Required, Retry, Validation};
use clientwright::{Settings, Source, generate};
use clientwright_tests::{assert_golden, root, updating};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn goldens_are_what_the_generator_makes() {
    for folder in folders() {
        let source =
            Source::read(folder.join("openapi.yaml")).expect("a description").shown_as("openapi.yaml");
        let generated = match generate(&source, &settings(&folder)) {
            Ok(generated) => generated,
            Err(report) => panic!("{}:\n{}", folder.display(), report.render(&source)),
        };
        let report = folder.join("report.txt");
        if report.is_file() {
            assert_golden(&report, &generated.report.render(&source));
        } else {
            assert!(generated.report.diagnostics.is_empty(), "{}", generated.report.render(&source));
        }
        let golden = folder.join("golden");
        if updating() {
            let _ = std::fs::remove_dir_all(&golden);
            std::fs::create_dir_all(&golden).expect("a folder");
        }
        let there = names(&golden);
        let made: BTreeSet<_> = generated.files.iter().map(|(path, _)| path.to_owned()).collect();
        assert!(updating() || there == made, "{}: {there:?} are there, {made:?} are made", golden.display());
        for (path, text) in generated.files.iter() {
            assert_golden(&golden.join(path), text);
        }
    }
}

/// The settings of a folder: the default ones, but where the settings are what it shows.
fn settings(folder: &Path) -> Settings {
    let filter = |text| Filter::parse(text).expect("a filter");
    match folder.file_name().and_then(|name| name.to_str()) {
        Some("features") => Settings::default().features_above(3),
        Some("filters") => Settings::default()
            .include([filter("tag:pets"), filter("webhook:pet*")])
            .exclude([filter("operation:delete*"), filter("path:/internal/*")]),
        Some("overlays") => ["partners.overlay.yaml", "names.overlay.json"]
            .iter()
            .fold(Settings::default(), |settings, name| settings.overlay(folder.join(name))),
        Some("assumed-security") => Settings::default().assume_security("Token"),
        Some("defaults") => Settings::default().defaults(Defaults::Filled),
        Some("policies") => policies(),
        Some("received-optional") => Settings::default().required(Required::ReceivedOptional),
        Some("validation") => Settings::default().validation(Validation::Emitted),
        Some(_) | None => Settings::default(),
    }
}

fn policies() -> Settings {
    let filter = |text| [Filter::parse(text).expect("a filter")];
    let report = Policy::default().attempts(5).retry(Retry::Everything).statuses([500]);
    Settings::default()
        .policy(filter("path:/refunds"), Policy::default().idempotency_key("X-Request-Token"))
        .policy(filter("operation:*Report"), Policy::default().attempts(9))
        .policy(filter("operation:createReport"), report)
        .policy(filter("operation:download"), Policy::default().redirects(Redirects::AnyOrigin))
        .policy(filter("operation:remove"), Policy::default().attempts(1))
}

#[test]
fn every_folder_is_compiled() {
    let listing = std::fs::read_to_string(root().join("tests/accepted.rs")).expect("this file");
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(
            listing.contains(&format!("accepted/{name}/usage.rs")),
            "{name} is not listed in tests/accepted.rs"
        );
    }
}

fn folders() -> Vec<std::path::PathBuf> {
    let dir = root().join("tests/accepted");
    let mut folders: Vec<_> =
        std::fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

/// The files of a folder and of those in it, with `/`.
fn names(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(names(&entry.path()).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.insert(name);
        }
    }
    found
}
