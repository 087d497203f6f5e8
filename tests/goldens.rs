//! The golden output of each feature, compared as text in a binary of its own: it must be able to refresh goldens that
//! do not compile. `UPDATE=1 cargo test -p clientwright-tests --test goldens` does; the review is `git diff`.

mod equivalent;

use clientwright::{Source, generate};
use clientwright_tests::{assert_golden, root, settings, updating};
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

/// `accepted.rs` lists the folders, so that each is compiled and its `usage.rs` runs.
#[test]
fn every_folder_is_compiled() {
    let listing = root().join("tests/accepted.rs");
    let text = std::fs::read_to_string(&listing).expect("it is there").replace("\r\n", "\n");
    let (head, _) = text.split_once("#[path").expect("a module");
    let names = folders().into_iter().map(|folder| {
        folder.file_name().expect("a name").to_str().expect("a name of plain letters").to_owned()
    });
    let modules = names
        .map(|name| format!("#[path = \"accepted/{name}/usage.rs\"]\nmod {};\n", name.replace('-', "_")));
    assert_golden(&listing, &format!("{head}{}", modules.collect::<String>()));
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
