//! The shape of files and functions. In: every file; out: those that are too long, too wide, or do not say what they are. It
//! never looks at what the code does.

use super::paths::tokens;
use clientwright_tests::{Source, rust_files};
use proc_macro2::{Delimiter, TokenTree};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;
const MOST_PARAMETERS: usize = 5;

#[test]
fn no_file_is_too_long() {
    let written = rust_files().into_iter().filter(|file| !file.text.starts_with("// @generated"));
    let long = written.map(|file| (file.text.lines().count(), file.path));
    let long: Vec<_> = long.filter(|(lines, _)| *lines > LONGEST_FILE).collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines: {long:?}");
}

#[test]
fn no_function_is_too_long() {
    let mut long = Vec::new();
    for file in rust_files() {
        for (name, lines) in functions(&file.text) {
            if lines > LONGEST_FUNCTION {
                long.push(format!("{}: {name} has {lines} lines", file.path));
            }
        }
    }
    assert!(long.is_empty(), "more than {LONGEST_FUNCTION} lines:\n{}", long.join("\n"));
}

#[test]
fn functions_take_few_parameters_and_no_switches() {
    let mut broken = Vec::new();
    for file in rust_files().iter().filter(|file| file.is_product()) {
        signatures(&tokens(file), &mut |name, parameters| {
            if parameters.len() > MOST_PARAMETERS {
                broken.push(format!("{}: {name} takes {} parameters", file.path, parameters.len()));
            }
            // serde names the method and its parameter
            if name != "visit_bool" && parameters.iter().any(|parameter| parameter.ends_with(": bool")) {
                broken.push(format!(
                    "{}: {name} takes a bool: an enum says at the call what is meant",
                    file.path
                ));
            }
        });
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What it is for, what comes in, what goes out.
#[test]
fn every_module_says_what_it_is() {
    let mut broken = Vec::new();
    for file in rust_files().iter().filter(|file| file.is_product() && !file.module().is_empty()) {
        let header = header(&file.text);
        let sentences = header.matches(['.', ';', ':', '?']).count();
        if sentences < 2 {
            broken.push(format!("{}: {header:?}", file.path));
        }
    }
    assert!(broken.is_empty(), "the first comment needs two sentences or more:\n{}", broken.join("\n"));
}

#[test]
fn files_are_named_by_what_they_hold() {
    let vague = ["mod", "util", "utils", "helper", "helpers", "common", "manager", "misc"];
    let named: Vec<String> = rust_files()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| {
            path.rsplit('/').next().is_some_and(|name| vague.contains(&name.trim_end_matches(".rs")))
        })
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

/// What fails the test of a program, as `assert!` would: nothing but a test calls it.
const ASSERTIONS: &str = "runtime/src/testing/verify.rs";

#[test]
fn nothing_panics_prints_or_is_unsafe_outside_tests() {
    let mut broken = Vec::new();
    for file in rust_files().iter().filter(|file| file.is_product() && file.path != ASSERTIONS) {
        let source = tokens(file);
        each(&source, &mut |before, token, after| {
            let name = token.to_string();
            let is_macro = after.is_some_and(|next| next == "!");
            let is_method = before.is_some_and(|last| last == ".");
            let panics = is_macro
                && matches!(name.as_str(), "panic" | "todo" | "unimplemented" | "unreachable" | "dbg");
            let prints = is_macro && matches!(name.as_str(), "println" | "print" | "eprintln" | "eprint");
            let unwraps =
                is_method && matches!(name.as_str(), "unwrap" | "expect" | "unwrap_err" | "expect_err");
            if panics || prints || unwraps || name == "unsafe" {
                broken.push(format!("{}: {name}", file.path));
            }
        });
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The functions of a file that rustfmt has laid out, each with its number of lines.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = function_name(line.trim_start()) else { continue };
        let closing = format!("{}}}", " ".repeat(indent));
        let ends =
            |line: &&str| **line == closing || (line.trim_end().ends_with(';') && indent_of(line) == indent);
        let single = line.trim_end().ends_with(['}', ';']);
        let length = if single { 1 } else { 1 + lines[start..].iter().position(ends).unwrap_or(0) };
        found.push((name.to_owned(), length));
    }
    found
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn function_name(line: &str) -> Option<&str> {
    let mut rest = line;
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_prefix("fn ")?.split(['(', '<']).next()
}

/// The first comment of a file, on one line.
fn header(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with("//!"));
    lines.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join(" ")
}

/// Calls `visit` with the name and the parameters (receiver aside) of every function.
fn signatures(tokens: &[TokenTree], visit: &mut impl FnMut(&str, &[String])) {
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            signatures(&group.stream().into_iter().collect::<Vec<_>>(), visit);
        }
        if !matches!(token, TokenTree::Ident(word) if word == "fn") {
            continue;
        }
        let Some(TokenTree::Ident(name)) = tokens.get(at + 1) else { continue };
        let list = tokens.iter().skip(at + 2).find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group.stream()),
            _ => None,
        });
        visit(&name.to_string(), &parameters(&list.unwrap_or_default().into_iter().collect::<Vec<_>>()));
    }
}

/// The parameters of a list, as `name: Type`, without `self`.
fn parameters(list: &[TokenTree]) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut angles = 0i32;
    for token in list {
        let text = token.to_string();
        match text.as_str() {
            "<" => angles += 1,
            ">" => angles -= 1,
            "," if angles == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        let last = found.last_mut().expect("the list is never empty");
        if !last.is_empty() && text != ":" {
            last.push(' ');
        }
        last.push_str(&text);
    }
    found
        .retain(|parameter| !parameter.is_empty() && !parameter.split([':', ' ']).any(|word| word == "self"));
    found
}

/// Calls `visit` with every identifier and the tokens around it.
fn each(tokens: &[TokenTree], visit: &mut impl FnMut(Option<String>, &proc_macro2::Ident, Option<String>)) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => each(&group.stream().into_iter().collect::<Vec<_>>(), visit),
            TokenTree::Ident(name) => {
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                visit(before.map(ToString::to_string), name, tokens.get(at + 1).map(ToString::to_string));
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[test]
fn the_rules_find_what_they_look_for() {
    let text = "//! One. Two.\n//! It never.\npub(crate) fn one(\n    a: u8,\n) -> u8 {\n    a\n}\n\nimpl X {\n    fn two(&self) {}\n}\n";
    assert_eq!(functions(text), [("one".to_owned(), 5), ("two".to_owned(), 1)]);
    assert_eq!(header(text), "One. Two. It never.");
    let file = Source {
        path: "cli/src/x.rs".to_owned(),
        text: "fn f(&mut self, a: Map<A, B>, b: bool) {}".to_owned(),
        for_tests: false,
    };
    let mut seen = Vec::new();
    signatures(&tokens(&file), &mut |name, parameters| seen.push((name.to_owned(), parameters.to_vec())));
    assert_eq!(seen, [("f".to_owned(), vec!["a: Map < A , B >".to_owned(), "b: bool".to_owned()])]);
}
