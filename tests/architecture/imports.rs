//! Which module may use what: the import table of ARCHITECTURE.md. In: the paths that files mention; out: those that the
//! table forbids. It never lists what is allowed, but for `output`.

use super::paths::mentioned;
use clientwright_tests::{Source, rust_files};

/// The stages of the pipeline, in order: what stands later is "a later module".
const STAGES: &[&str] = &[
    "source", "tree", "overlay", "bundle", "spell", "mark", "dialect", "document", "ir", "lower", "check",
    "naming", "analysis", "emit", "format", "output", "build",
];

/// A module of the generator and what it must never use: modules of the generator or crates.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("diagnostic", &["openapiv3", "ir", "proc_macro2"]),
    ("overlay", &["bundle", "spell", "dialect", "openapiv3", "ir", "quote", "settings", "std::fs"]),
    ("bundle", &["overlay", "dialect", "openapiv3", "ir", "quote", "std::fs"]),
    ("spell", &["dialect", "openapiv3", "ir", "quote"]),
    ("mark", &["dialect", "openapiv3", "ir", "quote"]),
    ("dialect", &["bundle", "spell", "openapiv3", "ir", "quote"]),
    ("document", &["ir", "quote"]),
    ("ir", &["openapiv3", "serde_yaml", "proc_macro2", "settings"]),
    ("lower", &["quote", "proc_macro2", "naming", "emit", "std::fs", "std::path"]),
    ("check", &["document", "openapiv3", "naming", "emit"]),
    ("analysis", &["diagnostic", "naming", "emit"]),
    ("naming", &["quote", "analysis", "emit", "openapiv3"]),
    ("emit", &["openapiv3", "serde_yaml", "prettyplease", "diagnostic", "std::fs", "std::path"]),
    ("format", &["ir", "naming"]),
    ("settings", &["std::fs", "std::env"]),
];

#[test]
fn no_module_of_the_generator_uses_what_the_table_forbids() {
    let roots = roots();
    let mut broken = Vec::new();
    for file in generator() {
        let module = file.module().first().copied().unwrap_or_default().to_owned();
        for path in mentioned(&file) {
            if let Some(what) = used(&path, &roots)
                && forbids(&module, &what)
            {
                broken.push(format!("{}: {module} must not use {what} ({})", file.path, path.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A crate is in the hands of one module where the table says so.
#[test]
fn some_crates_have_one_user() {
    let owners =
        [("prettyplease", "format"), ("annotate_snippets", "diagnostic"), ("serde_json_path", "overlay")];
    let mut broken = Vec::new();
    for file in generator() {
        let module = file.module().first().copied().unwrap_or_default().to_owned();
        for path in mentioned(&file) {
            let owner = owners.iter().find(|(name, _)| path.first().is_some_and(|first| first == name));
            if let Some((name, owner)) = owner
                && module != *owner
            {
                broken.push(format!("{}: only {owner} uses {name}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_disk_is_touched_by_source_output_and_build_alone() {
    let mut broken = Vec::new();
    for file in generator() {
        let module = file.module().first().copied().unwrap_or_default().to_owned();
        let touches = mentioned(&file).iter().any(|path| path.join("::").starts_with("std::fs"));
        if touches && !["source", "output", "build"].contains(&module.as_str()) {
            broken.push(file.path.clone());
        }
    }
    assert!(broken.is_empty(), "these read or write files: {}", broken.join(", "));
}

#[test]
fn output_knows_nothing_but_files_and_what_their_first_page_shows() {
    let foreign: Vec<String> = generator()
        .iter()
        .filter(|file| file.module().first() == Some(&"output"))
        .flat_map(mentioned)
        .filter(|path| path[0] == "crate" && !matches!(path[1].as_str(), "output" | "format" | "guide"))
        .map(|path| path.join("::"))
        .collect();
    assert!(foreign.is_empty(), "output uses {}", foreign.join(", "));
}

#[test]
fn other_crates_keep_out_of_the_generators_insides() {
    let mut broken = Vec::new();
    for file in rust_files().iter().filter(|file| file.is_product() && file.member() != "generator") {
        for path in mentioned(file) {
            let inside = path.len() > 2 && path[0] == "clientwright" && path[1] == "unstable";
            let runtime =
                file.member() == "runtime" && matches!(path[0].as_str(), "clientwright" | "openapiv3");
            // the mock serves what a client could not be made of, too: it takes the tree in the shape of 3.0
            let front = path.get(2).is_some_and(|stage| matches!(stage.as_str(), "tree" | "front"));
            let vocabulary =
                path.get(2).is_some_and(|stage| matches!(stage.as_str(), "ir" | "naming" | "tree"));
            // what differs is asked of the same stages that generate; the page shows what they know
            let allowed = match file.member() {
                "diff" => true,
                "mock" => front,
                "page" => vocabulary,
                _ => false,
            };
            if (inside && !allowed) || runtime {
                broken.push(format!("{}: {}", file.path, path.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn generator() -> Vec<Source> {
    rust_files().into_iter().filter(|file| file.member() == "generator" && file.is_product()).collect()
}

fn forbids(module: &str, what: &str) -> bool {
    let listed = FORBIDDEN.iter().filter(|(of, _)| *of == module).any(|(_, never)| {
        never.iter().any(|never| {
            what == *never || what.strip_prefix(never).is_some_and(|rest| rest.starts_with("::"))
        })
    });
    let stage = |name: &str| STAGES.iter().position(|stage| *stage == name);
    let later = matches!(module, "source" | "tree") && stage(what) > stage(module);
    listed || later
}

/// What a path uses: a module of the generator, or a crate (of `std`, a module).
fn used(path: &[String], roots: &[(String, String)]) -> Option<String> {
    match path {
        [first, second, ..] if first == "crate" => {
            let of_root = roots.iter().find(|(name, _)| name == second).map(|(_, module)| module);
            Some(of_root.unwrap_or(second).clone())
        }
        [first, second, ..] if first == "std" => Some(format!("std::{second}")),
        [first, ..] => Some(first.clone()),
        [] => None,
    }
}

/// The names that the crate's root re-exports, with the module each comes from.
fn roots() -> Vec<(String, String)> {
    let lib = generator()
        .into_iter()
        .find(|file| file.path == "generator/src/lib.rs")
        .expect("the generator has a root");
    let public = |path: &Vec<String>| {
        STAGES.contains(&path[0].as_str()) || path[0] == "settings" || path[0] == "diagnostic"
    };
    mentioned(&lib)
        .into_iter()
        .filter(public)
        .filter_map(|path| Some((path.last()?.clone(), path.first()?.clone())))
        .collect()
}
