use super::*;
use crate::{Settings, Source, analysis, emit, naming, samples};

/// What is written as lines is what the printer makes of it, but for lists of our macros, of which it knows no more than that
/// there are tokens; and all text is Rust.
#[test]
fn lines_are_as_the_printer_prints_them() {
    let (mut compared, mut differences) = (0, Vec::new());
    let settings = Settings::default();
    for path in samples::accepted().into_iter().chain(samples::real(150_000)) {
        let Ok(read) = crate::read(&Source::read(&path).unwrap(), &settings) else { continue };
        let (names, facts) = (naming::assign(&read.api), analysis::analyze(&read.api));
        let context =
            emit::Context { api: read.api.get(), names: &names, facts: &facts, settings: &settings };
        for item in emit::emit(context).files.iter().flat_map(|module| &module.items) {
            let Recipe::Lines(lines) = &item.recipe else { continue };
            let found = lines().into_text();
            let expected = prettyprinted(found.parse().unwrap()).unwrap();
            if found.starts_with("rt::") || found.contains("\nrt::") {
                continue;
            }
            compared += 1;
            if found != expected {
                differences.push(format!("{}: {}\n{expected}\n{found}", path.display(), item.name));
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{}: {}",
        differences.len(),
        differences.iter().take(8).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(compared > 500, "{compared} items");
}

/// Whether there is room for all of it does not depend on the threads, and what is refused says how much there may be.
#[test]
fn what_is_longer_than_it_may_be_is_refused() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = Source::read(root.join("../spec/openapi.yaml")).unwrap();
    let made = |output: usize, threads: usize| {
        let settings = Settings::default().threads(threads);
        let bounds = crate::settings::Bounds { output, ..crate::settings::Bounds::default() };
        crate::generate(&source, &settings.bounds(bounds)).map(|made| made.files).map_err(|report| {
            report.diagnostics.iter().map(|found| found.code.to_string()).collect::<Vec<_>>()
        })
    };
    let whole = made(usize::MAX, 1).unwrap();
    let length: usize = whole.iter().map(|(_, text)| text.len()).sum();
    for threads in [1, 2] {
        assert_eq!(made(length, threads).as_ref(), Ok(&whole));
        assert_eq!(made(length / 2, threads), Err(vec!["E0008".to_owned()]));
    }
}
