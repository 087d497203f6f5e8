//! One description in one file or in many is the same client. In: each accepted description; out: two ways to take it apart,
//! and the files that each generates, compared byte by byte. It never looks at what the files say.

use clientwright::unstable::tree::Node;
use clientwright::{Settings, Source, generate};
use clientwright_tests::root;
use std::path::{Path, PathBuf};

/// How a description is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The components of the description are references to files.
    Index,
    /// It has no components but those whose names are used; who needs another names the file.
    Files,
}

#[test]
fn a_description_in_many_files_makes_the_same_client() {
    let mut tried = 0;
    for description in descriptions() {
        let source = Source::read(&description).expect("a description").shown_as("openapi.yaml");
        let Ok(whole) = generate(&source, &Settings::default()) else { continue };
        let tree = tree(&source);
        for way in [Way::Index, Way::Files] {
            let folder = tempfile::tempdir().expect("a folder");
            let count = split(&tree, way, folder.path());
            let source = Source::read(folder.path().join("openapi.json")).expect("the first file");
            let source = source.shown_as("openapi.yaml");
            let parts = generate(&source, &Settings::default()).unwrap_or_else(|report| {
                panic!("{} {way:?}:\n{}", description.display(), report.render(&source))
            });
            let read = parts.report.files.len();
            assert!(
                if way == Way::Index { read == count } else { read <= count },
                "{} {way:?}: {read} of {count} files",
                description.display()
            );
            let mut pairs = whole.files.iter().zip(parts.files.iter());
            let differing =
                pairs.find(|(whole, part)| whole != part).and_then(|((path, whole), (_, part))| {
                    let mut lines = whole.lines().zip(part.lines());
                    lines.find(|(whole, part)| whole != part).map(|(whole, part)| (path, whole, part))
                });
            assert_eq!(differing, None, "{} {way:?}", description.display());
            assert_eq!(whole.files.len(), parts.files.len());
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried}");
}

/// The descriptions of the tests that are one file.
fn descriptions() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("tests/accepted")).expect("a folder");
    let mut found: Vec<_> =
        folders.map(|entry| entry.expect("an entry").path().join("openapi.yaml")).collect();
    // what a reference means depends on the `$id` or `$self` around it, which this taking apart does not know
    let apart = ["many-files", "later-schemas", "openapi-3-2", "generic-schemas"];
    found.retain(|path| !path.parent().is_some_and(|folder| apart.iter().any(|name| folder.ends_with(name))));
    found.push(clientwright_tests::spec());
    found.sort();
    found
}

fn tree(source: &Source) -> Node {
    let mut problems = clientwright::diagnostic::Problems::default();
    let tree = clientwright::unstable::tree::parse(source, &mut problems).expect("a tree");
    let tree = clientwright::unstable::spell::spell(tree, source, &problems);
    drop(problems.into_report());
    tree
}

/// Writes the parts of a description; answers how many files there are beside the first.
fn split(tree: &Node, way: Way, folder: &Path) -> usize {
    let mut root = tree.clone();
    let mut parts = Vec::new();
    let paths = members(&mut root, &["paths"]).filter(|(_, item)| item.as_mapping().is_some());
    for (number, (_, item)) in paths.enumerate() {
        let path = format!("paths/{number}.json");
        parts.push((path.clone(), std::mem::replace(item, referring(path))));
    }
    let components = tree.get("components").and_then(Node::as_mapping);
    for (kind, names) in components.into_iter().flatten().filter(|(kind, _)| !kind.starts_with("x-")) {
        for (name, component) in members(&mut root, &["components", kind]) {
            let path = file(kind, name);
            parts.push((path.clone(), std::mem::replace(component, referring(format!("./{path}")))));
        }
        // the names of security schemes are used, and file names cannot be what some others are
        let is_named = kind == "securitySchemes" || has_odd_names(names) || has_subtypes(names);
        if way == Way::Files
            && !is_named
            && let Some(Node::Mapping(components)) = member(&mut root, "components")
        {
            components.remove(kind);
        }
    }
    let count = parts.len();
    for (path, mut node) in parts {
        refer(&mut node, "../", tree);
        write(&folder.join(path), &node);
    }
    refer(&mut root, "", tree);
    write(&folder.join("openapi.json"), &root);
    count
}

fn member<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    match node {
        Node::Mapping(members) => members.get_mut(key),
        _ => None,
    }
}

fn members<'n>(root: &'n mut Node, path: &[&str]) -> impl Iterator<Item = (&'n String, &'n mut Node)> {
    let map = match path.iter().try_fold(root, |node, key| member(node, key)) {
        Some(Node::Mapping(members)) => Some(members),
        _ => None,
    };
    map.into_iter().flatten()
}

fn referring(to: String) -> Node {
    let mut members = Node::Mapping(Default::default());
    if let Node::Mapping(members) = &mut members {
        members.insert("$ref".to_owned(), Node::String(to));
    }
    members
}

fn file(kind: &str, name: &str) -> String {
    let odd = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let escaped = |c: char| if odd(c) { format!("-{:x}", u32::from(c)) } else { c.to_string() };
    format!("{kind}/{}.json", name.chars().map(escaped).collect::<String>())
}

/// Whether a schema has a discriminator: what is made of it refers to it, and is found by the index alone.
fn has_subtypes(components: &Node) -> bool {
    let mut schemas = components.as_mapping().into_iter().flatten();
    schemas.any(|(_, schema)| schema.get("discriminator").is_some())
}

fn has_odd_names(components: &Node) -> bool {
    let mut names = components.as_mapping().into_iter().flatten().map(|(name, _)| name);
    names.any(|name| file("", name) != format!("/{name}.json"))
}

/// Makes references to what is in other files now; `to_root` leads from the file at hand to the folder.
fn refer(node: &mut Node, to_root: &str, tree: &Node) {
    match node {
        Node::Mapping(members) => {
            for (name, node) in members {
                match (name.as_str(), node) {
                    ("$ref", Node::String(text)) => *text = reference(text, to_root, tree),
                    ("mapping", Node::Mapping(names)) => names.values_mut().for_each(|name| {
                        if let Node::String(text) = name {
                            *text = reference(text, to_root, tree);
                        }
                    }),
                    (_, node) => refer(node, to_root, tree),
                }
            }
        }
        Node::Sequence(items) => items.iter_mut().for_each(|item| refer(item, to_root, tree)),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

fn reference(text: &str, to_root: &str, tree: &Node) -> String {
    let Some(way) = text.strip_prefix("#/") else { return text.to_owned() };
    let mut tokens: Vec<&str> = way.splitn(4, '/').collect();
    let component =
        tokens.get(..3).unwrap_or_default().iter().try_fold(tree, |node, token| node.get(&unescaped(token)));
    if component.is_none() {
        tokens.clear();
    }
    match tokens.as_slice() {
        ["components", kind, name] => format!("{to_root}{}", file(kind, &unescaped(name))),
        ["components", kind, name, rest] => format!("{to_root}{}#/{rest}", file(kind, &unescaped(name))),
        _ if to_root.is_empty() => text.to_owned(),
        _ => format!("{to_root}openapi.json{text}"),
    }
}

fn unescaped(token: &str) -> String {
    let token = clientwright::source::reference::decode(token);
    token.replace("~1", "/").replace("~0", "~")
}

fn write(path: &Path, node: &Node) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, serde_json::to_string(node).expect("JSON")).expect("a file");
}
