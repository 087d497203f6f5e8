//! The compiler agrees: programs that use each item of the old client are compiled against the new one. Those that fail are those that
//! the comparison names.
//!
//! `MUTATIONS=200 cargo test -p clientwright-diff agreement` compiles so many changed descriptions; a few are always compiled.

mod mutations;
mod programs;

use crate::support::{compared, read};
use clientwright::{Settings, generate};
use clientwright_diff::{Class, Difference, Level, items};
use mutations::Mutation;
use programs::{Program, failing};
use std::collections::BTreeSet;

const DESCRIPTION: &str = include_str!("agreement/openapi.yaml");

/// How many changes are compiled where nothing else is asked for.
const FEW: usize = 6;

/// What the comparison says that does not compile any more: paths of items, and of types that are gone.
fn named(difference: &Difference) -> (BTreeSet<String>, BTreeSet<String>) {
    let errors =
        difference.findings.iter().filter(|it| it.class == Class::Source && it.level == Level::Error);
    let (mut items, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for finding in errors {
        let path = finding.rust.clone().expect("a path");
        match finding.code.to_string().as_str() {
            // its members are what breaks
            "D2022" => {}
            "D2001" | "D2002" => drop(gone.insert(path)),
            _ => drop(items.insert(path)),
        }
    }
    (items, gone)
}

/// Each use of the old client that should fail, by the comparison.
fn expected(program: &Program, difference: &Difference) -> BTreeSet<String> {
    let (items, gone) = named(difference);
    let is_within = |path: &str, all: &BTreeSet<String>| {
        all.iter()
            .any(|of| path == of || path.strip_prefix(of.as_str()).is_some_and(|rest| rest.starts_with(':')))
    };
    let uses = program.uses.iter().filter(|it| {
        is_within(&it.item, &items)
            || is_within(&it.item, &gone)
            || it.mentions.iter().any(|path| is_within(path, &gone))
    });
    uses.map(|it| it.item.clone()).collect()
}

#[test]
fn the_compiler_and_the_comparison_name_the_same_items() {
    let wanted = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(FEW);
    let all = mutations::all(DESCRIPTION);
    assert!(all.len() >= 200, "only {} changes", all.len());
    let old = read("old.yaml", DESCRIPTION);
    let items = items(&old);
    assert!(items.len() > 150, "only {} items", items.len());
    let step = (all.len() / wanted).max(1);
    let chosen: Vec<&Mutation> = all.iter().step_by(step).take(wanted).collect();
    let folder = programs::package();
    let mut programs = vec![Program::new("unchanged", &items, &files(DESCRIPTION))];
    programs.extend(chosen.iter().map(|it| Program::new(&it.name, &items, &files(&it.text))));
    let failed = failing(folder.path(), &programs);
    assert_eq!(failed.first(), Some(&BTreeSet::new()), "the programs do not fit the old client");
    let mut disagreements = Vec::new();
    for ((mutation, program), failed) in chosen.iter().zip(programs.iter().skip(1)).zip(failed.iter().skip(1))
    {
        let expected = expected(program, &compared(DESCRIPTION, &mutation.text));
        let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            one.difference(other).cloned().collect::<Vec<_>>()
        };
        if *failed != expected {
            let (compiler, comparison) = (only(failed, &expected), only(&expected, failed));
            disagreements.push(format!(
                "{}\n  only the compiler: {compiler:?}\n  only the comparison: {comparison:?}",
                mutation.name
            ));
        }
    }
    assert!(
        disagreements.is_empty(),
        "{} of {}:\n{}",
        disagreements.len(),
        chosen.len(),
        disagreements.join("\n")
    );
}

fn files(text: &str) -> Vec<(String, String)> {
    let source = clientwright::Source::from_text("new.yaml", text);
    let settings = Settings::default().keep_going();
    let generated =
        generate(&source, &settings).unwrap_or_else(|report| panic!("{}", report.render(&source)));
    generated.files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}
