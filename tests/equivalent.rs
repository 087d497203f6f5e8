//! One API in several dialects: each folder has the same description in different forms, and what is generated from them
//! is equal byte for byte. A form is one line of the table; a folder may have any two or more of them.

use clientwright::{Settings, Source, generate};
use clientwright_tests::root;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the forms of a description are called in their folder; the first that is there is the one the others are
/// compared with.
const FORMS: &[&str] = &["openapi-3.0.yaml", "swagger-2.0.yaml", "openapi-3.1.yaml", "split/openapi.yaml"];

#[test]
fn equal_descriptions_become_equal_clients() {
    for folder in folders() {
        let forms: Vec<PathBuf> =
            FORMS.iter().map(|form| folder.join(form)).filter(|path| path.is_file()).collect();
        let (first, others) = forms.split_first().expect("a description");
        assert!(!others.is_empty(), "{} has one form only", folder.display());
        let expected = files(first);
        for other in others {
            let found = files(other);
            assert_eq!(
                found.keys().collect::<Vec<_>>(),
                expected.keys().collect::<Vec<_>>(),
                "{}",
                other.display()
            );
            for (path, text) in &expected {
                assert_eq!(found.get(path), Some(text), "{path} of {}", other.display());
            }
        }
    }
}

/// The files that are generated from a description of which nothing is to be said.
fn files(path: &Path) -> BTreeMap<String, String> {
    let source = Source::read(path).expect("a description");
    let generated = generate(&source, &Settings::default())
        .unwrap_or_else(|report| panic!("{}:\n{}", path.display(), report.render(&source)));
    assert!(
        generated.report.diagnostics.is_empty(),
        "{}: {}",
        path.display(),
        generated.report.render(&source)
    );
    generated.files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn folders() -> Vec<PathBuf> {
    let dir = root().join("tests/equivalent");
    let mut folders: Vec<_> =
        std::fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}
