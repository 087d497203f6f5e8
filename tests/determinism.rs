//! The output is a function of the input. In: descriptions; out: files, compared byte by byte. It never looks at what the
//! files say.

use clientwright::unstable::format::{Files, MARKER};
use clientwright::{Settings, Source, generate};
use clientwright_tests::spec;

fn files(threads: usize) -> Files {
    let source = Source::read(spec()).expect("the description is there");
    let settings = Settings::default().threads(threads);
    generate(&source, &settings).expect("the description is sound").files
}

#[test]
fn the_same_bytes_twice_and_on_any_number_of_threads() {
    let first = files(0);
    assert!(first.len() >= 7, "{} files", first.len());
    for threads in [0, 1, 2, 3, 16] {
        assert!(files(threads) == first, "the output differs on {threads} threads");
    }
}

/// `output::write` knows by it what it may overwrite and remove.
#[test]
fn every_file_carries_the_marker() {
    for (path, text) in files(0).iter() {
        assert!(text.lines().next().is_some_and(|line| line.contains(MARKER)), "{path}");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
    }
}
