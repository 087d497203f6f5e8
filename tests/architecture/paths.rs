//! Paths that a file mentions. In: the text of a Rust file and its module; out: every path in it, made absolute. It never
//! looks into comments, strings or test modules.

use clientwright_tests::Source;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// Every path a file mentions outside of its tests, from the crate's root (`["crate", "lower", "schema"]`) or from
/// another crate (`["std", "fs", "read"]`).
pub fn mentioned(file: &Source) -> BTreeSet<Vec<String>> {
    let mut found = Vec::new();
    collect(&tokens(file), &[], &mut found);
    let module = file.module();
    found.into_iter().map(|path| absolute(path, &module)).collect()
}

/// The tokens of a file, without those of items under `#[cfg(test)]`.
pub fn tokens(file: &Source) -> Vec<TokenTree> {
    let stream: TokenStream = file.text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.path));
    without_tests(stream.into_iter().collect())
}

fn without_tests(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut rest = tokens.into_iter();
    while let Some(token) = rest.next() {
        match &token {
            TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)" => {
                kept.pop(); // the `#` before it
                skip_item(&mut rest);
            }
            _ => kept.push(token),
        }
    }
    kept
}

/// Skips an item: up to a semicolon or through the first group in braces.
fn skip_item(rest: &mut impl Iterator<Item = TokenTree>) {
    for token in rest {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => return,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            _ => {}
        }
    }
}

/// Walks tokens; `prefix` is the path before a group of a `use` tree (`use a::{b, c::d}`).
fn collect(tokens: &[TokenTree], prefix: &[String], found: &mut Vec<Vec<String>>) {
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            // `use a::{b as c}`: the new name is no path
            TokenTree::Ident(word) if word == "as" && !prefix.is_empty() => at += 2,
            TokenTree::Ident(first) if !is_member(tokens, at) => {
                let mut path = prefix.to_vec();
                path.push(first.to_string());
                at = follow(tokens, at + 1, path, found);
            }
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                collect(&inner, &[], found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows a path from after its first segment; answers where it ended.
fn follow(tokens: &[TokenTree], mut at: usize, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    while is_colons(tokens, at) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(next)) => path.push(next.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                collect(&inner, &path, found);
                return at + 3;
            }
            _ => break,
        }
        at += 3;
    }
    if path.len() > 1 {
        found.push(path);
    }
    at
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Whether the identifier stands after a dot (a field or method) or after `::` (the rest of a path such as `<T>::X`).
fn is_member(tokens: &[TokenTree], at: usize) -> bool {
    let dot = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == '.');
    (at >= 1 && dot(at - 1) && !(at >= 2 && dot(at - 2))) || (at >= 2 && is_colons(tokens, at - 2))
}

/// `self` and `super` resolved against the module of the file.
fn absolute(path: Vec<String>, module: &[&str]) -> Vec<String> {
    let mut base: Vec<String> =
        std::iter::once("crate").chain(module.iter().copied()).map(str::to_owned).collect();
    let mut relative = false;
    let mut rest = path.iter().peekable();
    while let Some(segment) = rest.next_if(|segment| *segment == "super" || *segment == "self") {
        relative = true;
        if segment == "super" && base.len() > 1 {
            base.pop();
        }
    }
    if !relative {
        return path;
    }
    base.extend(rest.cloned());
    base
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let text = "
        use crate::{ir::{self, Api}, source::Pointer as P}; // use crate::comment::X;
        use super::tree::Node;
        fn f(x: openapiv3::Schema) -> std::io::Result<()> { let s = \"quote::quote\"; x.a::<heck::X>(); 0..rayon::n() }
        #[cfg(test)]
        mod tests { use crate::emit::X; }
    ";
    let file =
        Source { path: "generator/src/lower/schema.rs".to_owned(), text: text.to_owned(), for_tests: false };
    let found: Vec<String> = mentioned(&file).iter().map(|path| path.join("::")).collect();
    let expected = [
        "crate::ir::Api",
        "crate::ir::self",
        "crate::lower::tree::Node",
        "crate::source::Pointer",
        "heck::X",
        "openapiv3::Schema",
        "rayon::n",
        "std::io::Result",
    ];
    assert_eq!(found, expected);
}
