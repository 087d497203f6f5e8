//! What a client costs to check, by what can be counted: its functions, those of derives and of the runtime's macros included.
//!
//! `cargo check` grows with the functions of a client: each is expanded, typed and borrow-checked. The number is the same on each
//! machine. It never counts what macros of the standard library make, or a function that few uses of a macro have.

use std::fs;
use std::path::Path;

use clientwright::{Settings, Source, generate};
use clientwright_benches::place;

/// The most functions that the client of a description may have. Who needs more shows what `check` costs before and after
/// ([docs/performance.md](../../docs/performance.md), "Functions"), and writes the new number here.
const MOST: [(&str, usize); 3] = [("oxide-nexus", 10_000), ("stripe", 23_700), ("github", 33_700)];

/// The same for the description of this workspace.
const MOST_OF_OURS: usize = 380;

/// A macro of the runtime, and how many functions one use of it gives.
struct Macro {
    name: String,
    functions: usize,
}

/// The text between two others, and what follows.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<(&'t str, &'t str)> {
    text.split_once(start)?.1.split_once(end)
}

/// The functions of a text; those of a macro that stand in `$(…)?` are not there for most of its uses.
fn written(text: &str) -> usize {
    let lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    lines.filter(|line| line.starts_with("fn ") || (line.contains(" fn ") && !line.contains("$(fn "))).count()
}

fn derived(text: &str) -> usize {
    let lists = text.split("#[derive(").skip(1).filter_map(|rest| rest.split(')').next());
    lists.map(|list| list.split(',').count()).sum()
}

/// The macros of all files below a folder.
fn macros(folder: &Path, found: &mut Vec<Macro>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            macros(&path, found);
        } else {
            let text = fs::read_to_string(&path).expect("a source file");
            let mut rest = text.as_str();
            while let Some((definition, behind)) = between(rest, "#[macro_export]\nmacro_rules! ", "\n}\n") {
                let (name, body) = definition.split_once(' ').expect("a name before its rules");
                found.push(Macro { name: name.to_owned(), functions: written(body) });
                rest = behind;
            }
        }
    }
}

/// The functions that the uses of a macro give in a text.
fn given(macro_: &Macro, text: &str) -> usize {
    let name = format!("rt::{}!", macro_.name);
    let uses = text.split(name.as_str()).skip(1);
    match macro_.name.as_str() {
        // its two rules give the same, for each line
        "variants" => {
            let lines = uses.filter_map(|used| used.split("\n}").next()).flat_map(str::lines);
            lines.filter(|line| line.contains(") = ")).count() * macro_.functions / 2
        }
        _ => uses.count() * macro_.functions,
    }
}

/// The functions of a client.
fn functions<'t>(texts: impl Iterator<Item = &'t str>, macros: &[Macro]) -> usize {
    texts
        .map(|text| {
            let of_macros: usize = macros.iter().map(|one| given(one, text)).sum();
            written(text) + derived(text) + of_macros
        })
        .sum()
}

fn of(path: &Path) -> usize {
    let mut known = Vec::new();
    macros(&place::workspace().expect("the workspace").join("runtime/src"), &mut known);
    assert!(known.iter().any(|one| one.name == "record" && one.functions == 5), "the macros are read");
    let source = Source::read(path).expect("a description");
    let client = generate(&source, &Settings::default()).expect("a client");
    // what tests of programs use is checked with its feature alone
    let files = client.files.iter().filter(|(path, _)| !path.starts_with("testing"));
    functions(files.map(|(_, text)| text), &known)
}

#[test]
fn our_client_has_no_more_functions() {
    let path = place::workspace().expect("the workspace").join("spec/openapi.yaml");
    let found = of(&path);
    assert!(found <= MOST_OF_OURS, "{found} functions");
    // a count that finds nothing would allow anything
    assert!(found * 10 > MOST_OF_OURS * 9, "{found} functions: write the smaller number");
}

#[test]
fn clients_of_real_descriptions_have_no_more_functions() {
    for (name, most) in MOST {
        let Some(path) = place::description(name).expect("the workspace") else {
            println!("{name} is not there: its client is not counted");
            continue;
        };
        let found = of(&path);
        assert!(found <= most, "{name}: {found} functions, and {most} are allowed");
    }
}
