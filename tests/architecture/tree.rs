//! What the repository holds. In: its folders; out: folders that grow without bound. It never looks into a file.

use clientwright_tests::root;

/// A longer corpus is a build artifact: see CONTRIBUTING.md.
#[test]
fn the_fuzzers_keep_few_inputs() {
    let targets = std::fs::read_dir(root().join("fuzz/corpus")).expect("a corpus").flatten();
    let inputs = targets.flat_map(|target| std::fs::read_dir(target.path()).expect("a folder"));
    assert!((1..=60).contains(&inputs.count()));
}
