//! Real descriptions, in the folder that `CLIENTWRIGHT_DESCRIPTIONS` names: reading one never panics, never hangs, and accounts
//! for every operation; those of OpenAPI 3 become clients that have them all. Skipped with a message without the variable.

use crate::written_crate;
use clientwright::diagnostic::code::CATALOGUE;
use clientwright::unstable::tree::Node;
use clientwright::{Read, Settings, Source, generate, read};
use clientwright_tests::descriptions;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Larger ones take too long in a debug build.
const LARGEST: u64 = 1_000_000;

#[test]
fn real_descriptions_are_read_without_a_panic() {
    let unsupported =
        CATALOGUE.iter().map(|entry| entry.code).filter(|code| code.to_string().starts_with("E05"));
    let settings = Settings::default().tolerate(unsupported);
    for file in files() {
        let source = Source::read(&file).expect("a description");
        let began = Instant::now();
        let report = match read(&source, &settings) {
            Ok(read) => {
                let api = read.api.get();
                // an operation that answers at once or as a stream is two here
                let emitted = api.operations.iter().filter(|operation| !operation.is_second()).count();
                assert_eq!(api.declared, emitted + api.left_out.len(), "{}", file.display());
                assert!(api.declared > 0, "{}", file.display());
                no_described_object_is_untyped(&file, &read);
                read.report
            }
            Err(report) => report,
        };
        assert!(began.elapsed() < Duration::from_secs(60), "{}: {:?}", file.display(), began.elapsed());
        for found in &report.diagnostics {
            assert!(
                !found.message.is_empty() && !found.message.ends_with('.'),
                "{}: {found:?}",
                file.display()
            );
        }
    }
}

/// A schema that says `type: object` with properties is a struct, never raw JSON.
fn no_described_object_is_untyped(file: &Path, read: &Read) {
    for place in &read.api.get().untyped {
        let schema = read.tree.at(&place.at).unwrap_or_else(|| panic!("{}: {}", file.display(), place.at));
        let is_object = schema.get("type").and_then(Node::as_str) == Some("object");
        let members = schema.get("properties").and_then(Node::as_mapping).map_or(0, |members| members.len());
        assert!(!is_object || members == 0, "{}: {} is {}", file.display(), place.at, place.reason);
    }
}

/// Whether what is made of them compiles is shown for all by a tool of its own, which takes minutes.
#[test]
fn every_operation_of_a_description_of_3_is_emitted() {
    for (file, declared) in of_3() {
        let source = Source::read(&file).expect("a description");
        let generated = match generate(&source, &Settings::default()) {
            Ok(generated) => generated,
            Err(report) => panic!("{}", report.render(&source)),
        };
        let summary = generated.summary;
        assert_eq!(summary.left_out, [], "{}", file.display());
        assert_eq!((summary.declared, summary.emitted), (declared, declared), "{}", file.display());
        assert!(!generated.files.is_empty(), "{}", file.display());
    }
}

#[test]
fn small_real_descriptions_compile() {
    let small = ["petstore3", "xero-assets", "svix-server"];
    let named = |file: &Path| file.file_stem().is_some_and(|name| small.iter().any(|it| name == *it));
    for (file, _) in of_3().into_iter().filter(|(file, _)| named(file)) {
        written_crate::compile(&Source::read(&file).expect("a description"));
    }
}

/// The descriptions of OpenAPI 3, each with the number of its operations, as the list beside them has it.
fn of_3() -> Vec<(PathBuf, usize)> {
    let files = files();
    let list = descriptions().and_then(|folder| std::fs::read_to_string(folder.join("INDEX.tsv")).ok());
    let row = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, name, version, _, operations, ..] = columns.as_slice() else { return None };
        let file = files.iter().find(|file| file.file_name().is_some_and(|it| it == *name))?;
        version.starts_with("3.").then(|| (file.clone(), operations.parse().expect("a number")))
    };
    let found: Vec<_> = list.iter().flat_map(|list| list.lines()).filter_map(row).collect();
    assert!(files.is_empty() || found.len() > 10, "{found:?}");
    found
}

fn files() -> Vec<PathBuf> {
    let Some(folder) = descriptions() else { return Vec::new() };
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let small = entries.filter(|entry| entry.metadata().is_ok_and(|it| it.is_file() && it.len() < LARGEST));
    let mut files: Vec<PathBuf> = small
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it != "tsv"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there is no description in {}", folder.display());
    files
}
