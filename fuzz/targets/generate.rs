//! The whole of the generator on accepted descriptions with faults. The input is a list of choices, not a text: which
//! description, then which corruption and where, again and again. So every input is nearly a description.
#![no_main]

#[path = "../../tests/corruption/kinds.rs"]
mod kinds;
#[path = "../../tests/support/json.rs"]
mod json;
#[path = "../../tests/support/random.rs"]
mod random;

use clientwright::diagnostic::Problems;
use clientwright::unstable::tree::{self, Node};
use clientwright::{Settings, Source, generate};
use libfuzzer_sys::fuzz_target;
use random::Random;
use std::sync::LazyLock;

static DESCRIPTIONS: LazyLock<Vec<Node>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/accepted");
    let folders = std::fs::read_dir(folder).expect("the accepted descriptions").flatten();
    let mut paths: Vec<_> = folders.map(|folder| folder.path().join("openapi.yaml")).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    let read = |path| {
        let mut problems = Problems::default();
        let tree = tree::parse(&Source::read(path).expect("a file"), &mut problems);
        drop(problems.into_report());
        tree.expect("a description")
    };
    paths.iter().map(read).collect()
});

fuzz_target!(|choices: &[u8]| {
    let Some((which, faults)) = choices.split_first() else { return };
    let mut tree = DESCRIPTIONS[usize::from(*which) % DESCRIPTIONS.len()].clone();
    for fault in faults.chunks_exact(3).take(8) {
        let (_, corrupt) = kinds::KINDS[usize::from(fault[0]) % kinds::KINDS.len()];
        let _ = corrupt(&mut tree, &mut kinds::Pick::new(&format!("{} {}", fault[1], fault[2])));
    }
    let source = Source::from_text("fuzz", json::json_text(&tree));
    let report = match generate(&source, &Settings::default().threads(1)) {
        Ok(generated) => generated.report,
        Err(report) => report,
    };
    let _ = report.render(&source);
});
