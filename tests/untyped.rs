//! `docs/untyped.md`: each reason for which a place may have no type of its own, explained. In: the page and the source of
//! `lower`; out: whether they agree. It never reads what the page says: that is for people.

use clientwright_tests::{root, rust_files};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

#[test]
fn each_reason_has_its_section_and_each_section_its_reason() {
    let page = std::fs::read_to_string(root().join("docs/untyped.md")).expect("the page");
    let sections: BTreeSet<String> =
        page.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect();
    let mut reasons = BTreeSet::new();
    for file in rust_files() {
        if file.path.starts_with("generator/src/lower") {
            collect(file.text.parse().expect("Rust"), &mut reasons);
        }
    }
    assert!(reasons.len() > 10, "{reasons:?}");
    assert_eq!(sections, reasons);
}

/// The text that is the last argument of each `untyped(…)` and `any(…)` with several arguments.
fn collect(tokens: TokenStream, reasons: &mut BTreeSet<String>) {
    let mut called = false;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => called = name == "untyped" || name == "any",
            TokenTree::Group(group) => {
                if called && group.delimiter() == Delimiter::Parenthesis {
                    reasons.extend(reason(group.stream()));
                }
                collect(group.stream(), reasons);
                called = false;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => called = false,
        }
    }
}

fn reason(arguments: TokenStream) -> Option<String> {
    let arguments: Vec<TokenTree> = arguments.into_iter().collect();
    let comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    let last: Vec<&TokenTree> = arguments.iter().rev().take_while(|token| !comma(token)).collect();
    let [TokenTree::Literal(text)] = last.as_slice() else { return None };
    let text = text.to_string();
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    (arguments.len() > 1).then(|| text.to_owned())
}
