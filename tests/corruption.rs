//! Faulty descriptions. In: each accepted description, corrupted in thirty ways at places chosen by a seed; out: findings.
//! It never expects a certain finding: only that there is an end, no panic, and a place that leads to the fault.
//!
//! `CORRUPTIONS=20 cargo test … corruption` corrupts each description twenty times in each way.

mod kinds;

use clientwright::diagnostic::{Located, Report};
use clientwright::source::Pointer;
use clientwright::unstable::tree::{self, Node};
use clientwright::{Settings, Source, generate};
use clientwright_tests::{Random, json_text, root};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// The longest that a description of a test may take, unoptimised.
const LONGEST: Duration = Duration::from_secs(2);

#[test]
fn a_fault_is_found_where_it_is() {
    let times = std::env::var("CORRUPTIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let shown = if times > 1 { usize::MAX } else { 12 };
    let mut wrong = Vec::new();
    for (name, tree) in descriptions() {
        let sound = findings(&tree);
        for (number, (kind, corrupt)) in kinds::KINDS.iter().enumerate() {
            for turn in 0..times {
                let mut corrupted = tree.clone();
                let mut pick = kinds::Pick::new(&format!("{name} {number} {turn}"));
                let Some(at) = corrupt(&mut corrupted, &mut pick) else { continue };
                let began = Instant::now();
                let found = findings(&corrupted);
                if began.elapsed() > LONGEST {
                    wrong.push(format!("{name}, {kind} at {at}: {:?}", began.elapsed()));
                }
                if let Some(why) = misplaced(&found, &sound, &Fault::of(&tree, &corrupted, at.clone())) {
                    wrong.push(format!("{name}, {kind} at {at}:\n    {why}"));
                }
            }
        }
    }
    let shown = wrong.iter().take(shown).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of them, such as\n{shown}", wrong.len());
}

fn descriptions() -> Vec<(String, Node)> {
    let folders = std::fs::read_dir(root().join("tests/accepted")).expect("a folder").flatten();
    let mut paths: Vec<_> = folders.map(|folder| folder.path().join("openapi.yaml")).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.parent()?.file_name()?.to_string_lossy().into_owned();
        let mut problems = clientwright::diagnostic::Problems::default();
        let tree = tree::parse(&Source::read(path).ok()?, &mut problems);
        drop(problems.into_report());
        Some((name, tree?))
    };
    paths.iter().filter(|path| path.is_file()).map(|path| read(path).expect("a description")).collect()
}

/// Everything that is found in a description, with its places in the text.
fn findings(tree: &Node) -> Vec<Located> {
    let source = Source::from_text("openapi.json", json_text(tree));
    let report: Report = match generate(&source, &Settings::default()) {
        Ok(generated) => generated.report,
        Err(report) => report,
    };
    let lines = source.text().lines().count().max(1);
    let located = report.located(&source);
    for found in &located {
        let inside = |line: usize, column: usize| {
            let text = source.text().lines().nth(line - 1).unwrap_or_default();
            line <= lines && column <= text.chars().count() + 1
        };
        let spots = std::iter::once(&found.at).chain(&found.labels);
        for spot in spots {
            assert!(inside(spot.position.line, spot.position.column), "{found:?} is outside of the file");
        }
    }
    located
}

/// How deep operations and components stand.
const PART: usize = 3;

/// What is found where something that is said elsewhere no longer applies: a media type whose encoding asks for members of the
/// schema, a discriminator whose children include it with `allOf`, the data of events that other members tell apart.
const CONSEQUENCES: [&str; 3] = ["E0216", "E0316", "E0727"];

/// Where a description was corrupted, and the names that were there or are there now.
struct Fault {
    at: Pointer,
    names: BTreeSet<String>,
}

impl Fault {
    fn of(sound: &Node, corrupted: &Node, at: Pointer) -> Self {
        let mut names = BTreeSet::from([at.last().unwrap_or_default()]);
        let keys = |tree: &Node| {
            let parent = at.parent().and_then(|parent| tree.at(&parent)?.as_mapping().cloned());
            parent.map(|members| members.keys().cloned().collect::<BTreeSet<_>>()).unwrap_or_default()
        };
        names.extend(keys(sound).symmetric_difference(&keys(corrupted)).cloned());
        for tree in [sound, corrupted] {
            tree.at(&at).into_iter().for_each(|node| words(node, &mut names));
        }
        names.remove("");
        Self { at, names }
    }

    /// Whether a finding stands at the fault, around it or in it, at a key beside it or beside a part of the same operation or schema
    /// that has it, or names it, alone or at the end of a reference.
    fn is_found_by(&self, found: &Located) -> bool {
        let is_part = |parent: &Pointer| self.at.is_within(parent) && parent.tokens().count() >= PART;
        let beside = |place: &Pointer| {
            place.parent() == self.at.parent() || place.parent().is_some_and(|it| is_part(&it))
        };
        let near = |place: &Pointer| place.is_within(&self.at) || self.at.is_within(place) || beside(place);
        let quoted = |text: &str, name: &str| {
            [format!("`{name}`"), format!("/{name}`"), format!("`{{{name}}}`")]
                .iter()
                .any(|name| text.contains(name))
        };
        let named = |text: &str| self.names.iter().any(|name| quoted(text, name));
        std::iter::once(&found.at).chain(&found.labels).any(|spot| near(&spot.pointer) || named(&spot.text))
            || named(&found.message)
            || named(&found.help)
    }
}

/// The keys and the texts in a node.
fn words(node: &Node, all: &mut BTreeSet<String>) {
    match node {
        Node::Mapping(members) => members.iter().for_each(|(key, member)| {
            all.insert(key.clone());
            words(member, all);
        }),
        Node::Sequence(items) => items.iter().for_each(|item| words(item, all)),
        // a reference, and the name at its end
        Node::String(text) => {
            all.extend([text.as_str(), text.rsplit('/').next().unwrap_or_default()].map(str::to_owned))
        }
        Node::Null | Node::Bool(_) | Node::Number(_) => {}
    }
}

/// Why the findings do not lead to the fault. Nothing is wrong where there is nothing new: not every change is a fault.
fn misplaced(found: &[Located], sound: &[Located], fault: &Fault) -> Option<String> {
    let known: BTreeSet<_> = sound.iter().map(|one| (one.code, one.message.clone())).collect();
    let is_new = |one: &&Located| !known.contains(&(one.code, one.message.clone()));
    let is_fault = |one: &&Located| !CONSEQUENCES.contains(&one.code.to_string().as_str());
    let new: Vec<_> = found.iter().filter(is_new).filter(is_fault).collect();
    if new.is_empty() || new.iter().any(|one| fault.is_found_by(one)) {
        return None;
    }
    Some(
        new.iter()
            .take(3)
            .map(|one| format!("{one} ({})", one.at.pointer))
            .collect::<Vec<_>>()
            .join("\n    "),
    )
}
