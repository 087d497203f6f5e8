//! The floors of the runtime: the table of ARCHITECTURE.md. In: the table, and the paths that the runtime's files mention; out:
//! those that lead to the same floor or a higher one, or to a crate that the floor never uses. It never knows a floor by itself.

use super::paths::mentioned;
use clientwright_tests::{Source, root, rust_files};
use std::collections::BTreeSet;

/// A format is read by the codec, and the codec chooses the variants of a union by their formats.
const TOGETHER: [&str; 2] = ["json", "formats"];

/// The crate's root, and the door for emitted code: they export what the floors have.
const DOORS: [&str; 2] = ["", "codegen"];

/// A module, the floor that it stands on, and the crates that the floor never uses.
struct Entry {
    module: String,
    never: Vec<String>,
}

#[test]
fn a_module_of_the_runtime_uses_lower_floors_and_what_stands_before_it() {
    let entries = entries();
    let place = |name: &str| entries.iter().position(|entry| entry.module == name);
    let files = runtime();
    let mut broken = Vec::new();
    for file in &files {
        let module = top(file);
        for path in mentioned(file) {
            let Some(used) = used(&path, &files) else { continue };
            let together = TOGETHER.contains(&module.as_str()) && TOGETHER.contains(&used.as_str());
            if used != module && !together && place(&used) >= place(&module) {
                broken.push(format!("{}: {module} must not use {used} ({})", file.path, path.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_floor_of_the_runtime_does_without_the_crates_that_its_table_names() {
    let entries = entries();
    let mut broken = Vec::new();
    for file in runtime() {
        let module = top(&file);
        let never = entries.iter().find(|entry| entry.module == module).map(|entry| &entry.never);
        for path in mentioned(&file) {
            if never.is_some_and(|never| never.contains(&path[0])) {
                broken.push(format!("{}: {module} must not use {}", file.path, path.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn each_module_of_the_runtime_stands_on_one_floor() {
    let mut listed: Vec<String> = entries().into_iter().map(|entry| entry.module).collect();
    listed.sort();
    let there: BTreeSet<String> = runtime().iter().map(top).collect();
    assert_eq!(listed, Vec::from_iter(there));
}

/// The modules of the table, the lowest first: its floors are written from the top down, the modules of each from left to right.
fn entries() -> Vec<Entry> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let table = text.split_once("| floor | modules | never uses |\n|---|---|---|\n").expect("the table").1;
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let floors = rows.iter().rev().map(|row| row.split('|').map(quoted).collect::<Vec<_>>());
    floors
        .flat_map(|floor| {
            let entry = |module: &String| Entry { module: module.clone(), never: floor[3].clone() };
            floor[2].iter().map(entry).collect::<Vec<_>>()
        })
        .collect()
}

/// What stands in backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn runtime() -> Vec<Source> {
    let product = |file: &Source| file.member() == "runtime" && file.is_product();
    rust_files().into_iter().filter(|file| product(file) && !DOORS.contains(&top(file).as_str())).collect()
}

fn top(file: &Source) -> String {
    file.module().first().copied().unwrap_or_default().to_owned()
}

/// The module that a path leads to: by its name, by a name that the root exports, or by a macro that the module defines.
fn used(path: &[String], files: &[Source]) -> Option<String> {
    let name = path.get(1).filter(|name| path[0] == "crate" && !DOORS.contains(&name.as_str()))?;
    let is_module = |file: &&Source| top(file) == *name;
    if let Some(file) = files.iter().find(is_module) {
        return Some(top(file));
    }
    let defines = |file: &&Source| file.text.contains(&format!("macro_rules! {name} "));
    let of_macro = || files.iter().find(defines).map(top);
    let lib = rust_files().into_iter().find(|file| file.path == "runtime/src/lib.rs").expect("a root");
    let exported = mentioned(&lib).into_iter().find(|path| path.len() > 2 && path.last() == Some(name));
    exported.map(|path| path[1].clone()).or_else(of_macro)
}
