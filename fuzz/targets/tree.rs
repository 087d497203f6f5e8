//! Any bytes as a text: it is read or refused, and each finding has its place in it.
#![no_main]

use clientwright::diagnostic::Problems;
use clientwright::unstable::tree;
use clientwright::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::from_text("fuzz", text);
    let mut problems = Problems::default();
    let _ = tree::parse(&source, &mut problems);
    for found in problems.into_report().located(&source) {
        assert!(found.at.offset <= source.text().len(), "{found}");
    }
});
