//! The law of names: a program written against a description compiles unchanged against the client of that description with
//! operations, schemas and tags added, moved or filtered away that it does not use. Held by comparing what clients of parts of
//! descriptions offer with what those of the whole do. `ADDITIONS=2000` tries as many; the default is a few seconds. `ONLY=stripe` tries files
//! with that in their path.

mod changes;
mod compiled;
mod surface;

use changes::Chance;
use clientwright::settings::{Filter, Nulls};
use clientwright::unstable::ir::NameHint;
use clientwright::{Settings, Source, generate, read};
use clientwright_tests::{descriptions, root};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use surface::Surface;

/// How many operations are added to descriptions, all in all, unless `ADDITIONS` says so.
const FEW: usize = 150;

/// Larger ones are tried only where `ADDITIONS` asks for more.
const LARGEST: u64 = 400_000;

/// Where the law does not hold: a list of servers that only operations have is called after their tag, and after its address once
/// operations of another tag have the same.
const NOT_YET: [&str; 2] = ["/hetzner-cloud.json", "/kubernetes-full.json"];

#[test]
fn what_is_added_renames_nothing() {
    let asked = std::env::var("ADDITIONS").ok().map(|asked| asked.parse::<usize>().expect("a number"));
    let files = files(if asked.is_some() { u64::MAX } else { LARGEST });
    let each = asked.unwrap_or(FEW).div_ceil(files.len().max(1));
    let mut tried = 0;
    let mut broken = Vec::new();
    for file in &files {
        let (additions, mut found) = additions(file, each);
        tried += additions;
        if asked.is_some() {
            println!("{}: {additions} additions, {} names that change", file.display(), found.len());
            found.truncate(20);
        }
        broken.extend(found);
    }
    assert!(tried > 0 && broken.is_empty(), "{tried} additions, {}:\n{}", broken.len(), broken.join("\n"));
}

/// Takes operations away, at random places and in other orders, until as many have been added to what was left.
fn additions(file: &Path, wanted: usize) -> (usize, Vec<String>) {
    let source = Source::read(file).expect("a description");
    let mut chance = Chance::of(&file.file_name().unwrap_or_default().to_string_lossy());
    // what is read as JSON has its members in another order from the beginning
    let text = std::fs::read_to_string(file).expect("a text");
    let again = changes::without(&text, &BTreeSet::new(), &mut chance);
    let again = again.map(|text| Source::from_text("whole.json", text));
    let settings = settings();
    let whole = surface(again.as_ref().unwrap_or(&source), settings.clone());
    let Some((operations, whole)) = whole else { return (0, Vec::new()) };
    let (mut tried, mut broken) = (0, Vec::new());
    while tried < wanted && operations.len() > 1 && broken.is_empty() {
        let away = chance.some_of(&operations);
        tried += away.len();
        let part = match changes::without(&text, &away, &mut chance) {
            Some(text) => surface(&Source::from_text("part.json", text), settings.clone()),
            None => {
                let filters =
                    away.iter().map(|id| Filter::parse(&format!("operation:{id}")).expect("a filter"));
                surface(&source, settings.clone().exclude(filters))
            }
        };
        let Some((_, part)) = part else { continue };
        let changed = part.changed_in(&whole);
        broken.extend(changed.into_iter().map(|what| format!("{}: {what}", file.display())));
    }
    (tried, broken)
}

/// A member that may be absent or null gets another type once an operation sends its record: it is an `Option` until then, which is easier to
/// read. `nulls = "everywhere"` is for programs that want the law without that exception.
fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.nulls = Nulls::Everywhere;
    settings
}

/// The ids of the operations, and what the client offers; `None` of what is no description that a client can be made of.
fn surface(source: &Source, settings: Settings) -> Option<(Vec<String>, Surface)> {
    let settings = settings.keep_going();
    let read = read(source, &settings).ok()?;
    let id = |hint: &NameHint| if let NameHint::Given(id) = hint { Some(id.clone()) } else { None };
    let ids = read.api.get().operations.iter().filter_map(|it| id(&it.hint)).collect();
    let generated = generate(source, &settings).ok()?;
    Some((ids, Surface::of(generated.files.iter())))
}

fn files(largest: u64) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/accepted")).expect("a folder").collect();
    let mut files: Vec<_> =
        files.drain(..).map(|it| it.expect("an entry").path().join("openapi.yaml")).collect();
    if let Some(folder) = descriptions() {
        files.extend(
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()),
        );
    }
    let only = std::env::var("ONLY").ok();
    files.retain(|file| {
        let is_it = file.extension().is_some_and(|end| end == "json" || end == "yaml");
        let is_wanted = only.as_ref().is_none_or(|only| file.to_string_lossy().contains(only));
        let is_known = NOT_YET.iter().any(|known| file.to_string_lossy().contains(known));
        // `ADDITIONS` shows them all
        is_it
            && is_wanted
            && (!is_known || largest > LARGEST)
            && std::fs::metadata(file).is_ok_and(|file| file.len() <= largest)
    });
    files.sort();
    files
}
