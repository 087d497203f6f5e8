//! The golden output of each feature, compared as text in a binary of its own: it must be able to refresh goldens that
//! do not compile. `UPDATE=1 cargo test -p clientwright-tests --test goldens` does; the review is `git diff`.

use clientwright::{Settings, Source, generate};
use clientwright_tests::{assert_golden, root, updating};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn goldens_are_what_the_generator_makes() {
    for folder in folders() {
        let text = std::fs::read_to_string(folder.join("openapi.yaml")).expect("a description");
        let source = Source::from_text("openapi.yaml", text);
        let generated = match generate(&source, &Settings::default()) {
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

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}
