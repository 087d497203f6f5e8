//! Rings of modules within the stages of the generator. In: the paths that its files mention; out: modules of one parent that use
//! each other, directly or through others. The order of the stages themselves is held by the table of `imports`.

use super::paths::mentioned;
use clientwright_tests::rust_files;
use std::collections::{BTreeMap, BTreeSet};

/// What a schema made of schemas is, which values are meant and whether null is among them is asked of its parts, which may be made
/// of schemas themselves.
const TOGETHER: (&str, [&str; 5]) =
    ("lower::schema", ["composition", "limits", "nullable", "sharing", "string"]);

/// Which modules of one parent use which.
type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn modules_of_one_parent_do_not_use_each_other_in_a_ring() {
    let mut files = rust_files();
    files.retain(|file| file.member() == "generator" && file.is_product());
    let module = |module: Vec<&str>| module.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let modules: BTreeSet<Vec<String>> = files.iter().map(|file| module(file.module())).collect();
    let mut uses: BTreeMap<&[String], Uses> = BTreeMap::new();
    let paths: Vec<_> = files.iter().map(|file| (module(file.module()), mentioned(file))).collect();
    for (from, mentioned) in &paths {
        for path in mentioned.iter().filter(|path| path[0] == "crate") {
            let to = &path[1..];
            let shared = from.iter().zip(to).take_while(|(one, other)| one == other).count();
            let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) else { continue };
            if shared > 0 && modules.contains(&to[..=shared]) {
                uses.entry(&from[..shared])
                    .or_default()
                    .entry(one.clone())
                    .or_default()
                    .insert(other.clone());
            }
        }
    }
    assert!(uses.len() > 10, "the stages have modules: {}", uses.len());
    let rings = uses.iter().map(|(parent, uses)| (parent.join("::"), ring(uses)));
    let rings: Vec<_> = rings.filter(|(_, ring)| !ring.is_empty()).collect();
    let (parent, together) = TOGETHER;
    let known = vec![(parent.to_owned(), together.to_vec())];
    assert_eq!(rings, known, "move what one of them needs to a module of its own");
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
fn rings_are_found_through_other_modules() {
    let uses = |edges: &[(&str, &str)]| {
        let mut uses = Uses::new();
        for (from, to) in edges {
            uses.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        uses
    };
    assert_eq!(ring(&uses(&[("a", "b"), ("b", "c"), ("a", "c")])), Vec::<&str>::new());
    assert_eq!(ring(&uses(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")])), ["b", "c"]);
}
