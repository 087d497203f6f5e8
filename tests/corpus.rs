//! Real descriptions, where they are at hand (`../shared/corpus`): reading one never panics, never hangs, and accounts
//! for every operation. Skipped with a message where they are not.

use clientwright::diagnostic::code::CATALOGUE;
use clientwright::{Settings, Source, read};
use clientwright_tests::root;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Larger ones take too long in a debug build.
const LARGEST: u64 = 1_000_000;

#[test]
fn real_descriptions_are_read_without_a_panic() {
    let unsupported =
        CATALOGUE.iter().map(|entry| entry.code).filter(|code| code.to_string().starts_with("E05"));
    let settings = Settings::default().tolerate(unsupported);
    let files = files();
    if files.is_empty() {
        eprintln!("skipped: there are no descriptions in ../shared/corpus");
        return;
    }
    for file in files {
        let source = Source::read(&file).expect("a description");
        let began = Instant::now();
        let report = match read(&source, &settings) {
            Ok(read) => {
                let api = read.api.get();
                assert_eq!(api.declared, api.operations.len() + api.left_out.len(), "{}", file.display());
                assert!(api.declared > 0, "{}", file.display());
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

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("../shared/corpus")).into_iter().flatten().flatten();
    let small = entries.filter(|entry| entry.metadata().is_ok_and(|it| it.is_file() && it.len() < LARGEST));
    let mut files: Vec<PathBuf> = small
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it != "tsv"))
        .collect();
    files.sort();
    files
}
