//! Rings of modules. In: the paths that the files of a crate mention; out: modules of one parent that use each other, directly or
//! through others. It never counts a parent and its children: a module knows what it is made of, and they know each other's types
//! through it.

use super::paths::mentioned;
use clientwright_tests::{Source, rust_files};
use std::collections::{BTreeMap, BTreeSet};

const CRATES: [&str; 6] = ["cli", "diff", "generator", "mock", "page", "runtime"];

/// The rings that there are: crate, parent, modules. Of a format and the codec see `floors`.
const KNOWN: &[&str] = &["runtime: : formats json"];

/// A value is read, written and compared by what it is made of: the codec is one thing in many files.
const CODEC: (&str, &str) = ("runtime", "json");

/// The door for emitted code: it exports what the modules have.
const DOOR: &str = "codegen";

type Path = Vec<String>;

/// Which modules of one parent use which.
type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn modules_of_one_parent_do_not_use_each_other_in_a_ring() {
    let mut found = Vec::new();
    for member in CRATES {
        let mut files = rust_files();
        files.retain(|file| file.member() == member && file.is_product());
        let uses = uses(&files);
        assert!(uses.contains_key(&Path::new()), "the crate {member} has modules");
        for (parent, uses) in uses.iter().map(|(parent, uses)| (parent.join("::"), uses)) {
            let ring = ring(uses);
            if !ring.is_empty() && (member, parent.as_str()) != CODEC {
                found.push(format!("{member}: {parent}: {}", ring.join(" ")));
            }
        }
    }
    assert_eq!(found, KNOWN, "move what one of them needs to a module of its own");
}

/// Of each parent, which of its modules use which.
fn uses(files: &[Source]) -> BTreeMap<Path, Uses> {
    let files: Vec<(Path, BTreeSet<Path>)> = files
        .iter()
        .map(|file| (file.module().into_iter().map(str::to_owned).collect(), mentioned(file)))
        .filter(|(module, _): &(Path, _)| module.first().is_none_or(|first| first != DOOR))
        .collect();
    let modules: BTreeSet<&[String]> = files.iter().map(|(module, _)| module.as_slice()).collect();
    let taken = taken(&files, &modules);
    let mut uses: BTreeMap<Path, Uses> = BTreeMap::new();
    for (from, mentioned) in &files {
        for path in mentioned.iter().filter(|path| path[0] == "crate") {
            let to = end(&path[1..], &modules, &taken);
            let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
            let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) else { continue };
            if modules.contains(&to[..=shared]) {
                let uses = uses.entry(from[..shared].to_vec()).or_default();
                uses.entry(one.clone()).or_default().insert(other.clone());
            }
        }
    }
    uses
}

/// The names that modules take from modules below them, and what these are: `lower::Hint` is `lower::hint::Hint`.
fn taken(files: &[(Path, BTreeSet<Path>)], modules: &BTreeSet<&[String]>) -> BTreeMap<Path, Path> {
    let mut taken = BTreeMap::new();
    for (module, mentioned) in files {
        for path in mentioned {
            let path = match path.strip_prefix(["crate".to_owned()].as_slice()) {
                Some(path) => path.to_vec(),
                None => [module.as_slice(), path].concat(),
            };
            let is_below = path.len() > module.len() + 1 && path.starts_with(module);
            if let Some(name) = path.last().filter(|_| is_below && modules.contains(&path[..=module.len()])) {
                taken.insert([module.as_slice(), std::slice::from_ref(name)].concat(), path);
            }
        }
    }
    taken
}

/// Where a path ends, once the names on it are those of the modules that define them.
fn end(path: &[String], modules: &BTreeSet<&[String]>, taken: &BTreeMap<Path, Path>) -> Path {
    let mut path = path.to_vec();
    // a name is handed on by few modules
    for _ in 0..5 {
        let module = (0..path.len()).rev().find(|length| modules.contains(&path[..*length])).unwrap_or(0);
        let Some(inner) = path.get(..=module).and_then(|name| taken.get(name)) else { break };
        path.splice(..=module, inner.iter().cloned());
    }
    path
}

/// The modules that are reached from themselves.
fn ring(uses: &Uses) -> Vec<&str> {
    let is_reached = |start: &&String| {
        let mut open = vec![*start];
        let mut seen = BTreeSet::new();
        while let Some(module) = open.pop() {
            open.extend(uses.get(module).into_iter().flatten().filter(|used| seen.insert(*used)));
        }
        seen.contains(*start)
    };
    uses.keys().filter(is_reached).map(String::as_str).collect()
}

#[test]
fn rings_are_found_through_other_modules_and_names() {
    let uses_of = |edges: &[(&str, &str)]| {
        let mut uses = Uses::new();
        for (from, to) in edges {
            uses.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        uses
    };
    assert_eq!(ring(&uses_of(&[("a", "b"), ("b", "c"), ("a", "c")])), Vec::<&str>::new());
    assert_eq!(ring(&uses_of(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")])), ["b", "c"]);
    let file = |path: &str, text: &str| Source {
        path: format!("mock/src/{path}.rs"),
        text: text.to_owned(),
        for_tests: false,
    };
    let files = [
        file("lib", "mod a; mod b; pub use a::X;"),
        file("a", "use crate::b::inner::f;"),
        file("b", "mod inner; pub use self::inner::f;"),
        file("b/inner", "use crate::X;"),
    ];
    assert_eq!(ring(&uses(&files)[&Path::new()]), ["a", "b"]);
}
