use super::*;
use crate::emit::Division;
use crate::{Settings, Source, analysis, emit, naming, samples};
use proc_macro2::TokenTree;
use std::collections::BTreeSet;

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

/// The names in tokens that are behind no `::`.
fn idents(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Group(group) => idents(group.stream(), found),
            TokenTree::Ident(name) if colons < 2 => drop(found.insert(name.to_string())),
            TokenTree::Punct(sign) if sign.as_char() == ':' => {
                colons += 1;
                continue;
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        colons = 0;
    }
}

/// A part of a divided file imports what its items say that they use. Variants are not imported, whatever they are called.
#[test]
fn items_name_what_they_define_and_use() {
    let settings = Settings::default().features_above(0);
    let (mut looked_at, mut missing) = (0, Vec::new());
    for path in samples::accepted().into_iter().chain(samples::real(150_000)) {
        let Ok(read) = crate::read(&Source::read(&path).unwrap(), &settings) else { continue };
        let (names, facts) = (naming::assign(&read.api), analysis::analyze(&read.api));
        let context =
            emit::Context { api: read.api.get(), names: &names, facts: &facts, settings: &settings };
        for module in emit::emit(context).files {
            if matches!(module.division, Division::Never | Division::Impls) {
                continue;
            }
            let all: BTreeSet<&str> = module.items.iter().filter_map(|item| item.defines).collect();
            for one in &module.items {
                let text = item(module.path, one).unwrap();
                let mut found = BTreeSet::new();
                idents(text.parse().unwrap(), &mut found);
                let known = |name: &str| one.defines == Some(name) || one.uses.contains(&name);
                assert!(
                    one.defines.is_none_or(|name| text.is_empty() || found.contains(name)),
                    "{}",
                    one.name
                );
                let starts = ["\n    {}(", "\n    {},", ": {} ="];
                let is_variant =
                    |name: &str| starts.iter().any(|start| text.contains(&start.replace("{}", name)));
                let unknown = found
                    .iter()
                    .filter(|name| all.contains(name.as_str()) && !known(name) && !is_variant(name));
                missing.extend(unknown.map(|name| format!("{}: {} uses {name}", path.display(), one.name)));
                looked_at += found.len();
            }
        }
    }
    assert!(missing.is_empty(), "{}:\n{}", missing.len(), missing.join("\n"));
    assert!(looked_at > 5000, "{looked_at} names");
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
