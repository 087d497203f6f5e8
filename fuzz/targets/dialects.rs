//! Any text as a description: it is brought to the shape of 3.0 and viewed, or refused.
#![no_main]

use clientwright::diagnostic::Problems;
use clientwright::unstable::{dialect, document, tree};
use clientwright::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::from_text("fuzz", text);
    let mut problems = Problems::default();
    if let Some(tree) = tree::parse(&source, &mut problems)
        && let Some(normalized) = dialect::normalize(dialect::reserve(tree, &mut problems), &mut problems)
    {
        let _ = document::view(&normalized.tree, &mut problems);
    }
    let _ = problems.into_report().render(&source);
});
