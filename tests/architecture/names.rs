//! One word for one thing. In: the types of each crate; out: names that two of them have. It never looks into functions and macros:
//! what these define is named there alone.

use super::paths::tokens;
use clientwright_tests::rust_files;
use proc_macro2::TokenTree;
use std::collections::BTreeMap;

/// Users name both, each by its module: files that were read and that are written, calls as they are made and as a fake saw them.
const ALLOWED: [&str; 2] = ["generator: Files", "runtime: Call"];

#[test]
fn no_two_types_of_a_crate_have_one_name() {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in rust_files().iter().filter(|file| file.is_product()) {
        for name in named(&tokens(file)) {
            types.entry(format!("{}: {name}", file.member())).or_default().push(file.path.clone());
        }
    }
    assert!(types.len() > 1_000, "the crates have types: {}", types.len());
    types.retain(|name, files| files.len() > 1 && !ALLOWED.contains(&name.as_str()));
    assert!(types.is_empty(), "name each by what it is, or make it one type: {types:#?}");
}

/// The names of the types that a file defines.
fn named(tokens: &[TokenTree]) -> Vec<String> {
    let is_type = |word: &TokenTree| {
        let TokenTree::Ident(word) = word else { return false };
        ["struct", "enum", "trait", "union", "type"].iter().any(|keyword| word == keyword)
    };
    let pairs = tokens.windows(2).filter(|pair| is_type(&pair[0]));
    pairs
        .filter_map(|pair| if let TokenTree::Ident(name) = &pair[1] { Some(name.to_string()) } else { None })
        .collect()
}
