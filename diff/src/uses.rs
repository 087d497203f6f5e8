//! Where programs name what changed. In: findings and the text of a Rust file; out: the places of the names of changed items. It never
//! knows the type of an expression: `.status` is a use of each changed field of that name.
//!
//! Names are read as the compiler's lexer reads them, so they are found in macros, and not in comments or strings. A parser
//! would see no further: it leaves the arguments of macros as tokens.

mod lexer;

use crate::finding::Finding;
use crate::rules::rust::*;
use crate::rules::{Class, Code, Level};
use clientwright::source::Position;
use lexer::{Token, Word};
use std::collections::BTreeMap;

/// A place that names a changed item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Where the name stands.
    pub position: Position,
    /// The item: `types::Pet::status`.
    pub item: String,
    /// The rule of its change.
    pub code: Code,
    /// How bad the change is.
    pub level: Level,
    /// What changed.
    pub message: String,
}

/// How an item is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// By itself: `Pet`.
    Type,
    /// Behind a dot or in a struct's braces: `.status`, `status:`.
    Field,
    /// Behind a dot or its type: `.get_pet(`, `Pet::new`.
    Function,
    /// Behind its type: `Status::Sold`.
    Variant,
}

/// The places of a Rust file that name what the findings of `source` and `behaviour` say changed, in order.
pub fn uses(findings: &[Finding], text: &str) -> Vec<Use> {
    let mut named: BTreeMap<&str, Vec<(&Finding, Naming, &str)>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| is_noticed(it)) {
        let Some((path, naming)) = finding.rust.as_deref().zip(naming(finding.code)) else { continue };
        let mut segments = path.rsplit("::");
        let (name, parent) = (segments.next().unwrap_or(path), segments.next().unwrap_or(""));
        named.entry(name).or_default().push((finding, naming, parent));
    }
    let words = lexer::words(text);
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Token::Name(name) = word.token else { continue };
        for (finding, naming, parent) in named.get(name).into_iter().flatten() {
            if is_named(&words, index, (*naming, parent)) {
                found.push(use_at(finding, word));
            }
        }
    }
    found
}

fn is_noticed(finding: &Finding) -> bool {
    matches!(finding.class, Class::Source | Class::Behaviour) && finding.level != Level::Info
}

fn use_at(finding: &Finding, word: &Word<'_>) -> Use {
    Use {
        position: word.position,
        item: finding.rust.clone().unwrap_or_default(),
        code: finding.code,
        level: finding.level,
        message: finding.message.clone(),
    }
}

fn naming(code: Code) -> Option<Naming> {
    const TYPES: [Code; 7] =
        [ITEM_REMOVED, ITEM_RENAMED, KIND_CHANGED, ALIAS_CHANGED, FIELD_ADDED, TYPE_DIVIDED, TYPES_UNITED];
    const FIELDS: [Code; 3] = [FIELD_REMOVED, FIELD_RENAMED, FIELD_TYPE_CHANGED];
    const FUNCTIONS: [Code; 6] = [
        FUNCTION_REMOVED,
        FUNCTION_RENAMED,
        ARGUMENTS_CHANGED,
        RETURN_CHANGED,
        ARGUMENTS_SWAPPED,
        CALL_CHANGED,
    ];
    const VARIANTS: [Code; 3] = [VARIANT_REMOVED, VARIANT_RENAMED, VARIANT_TYPE_CHANGED];
    let all = [
        (TYPES.as_slice(), Naming::Type),
        (FIELDS.as_slice(), Naming::Field),
        (FUNCTIONS.as_slice(), Naming::Function),
        (VARIANTS.as_slice(), Naming::Variant),
    ];
    all.into_iter().find(|(codes, _)| codes.contains(&code)).map(|(_, naming)| naming)
}

/// Whether the name at an index is that of an item of this kind and this parent.
fn is_named(words: &[Word<'_>], index: usize, (naming, parent): (Naming, &str)) -> bool {
    let at = |offset: usize| words.get(index + offset).map(|word| word.token);
    let before =
        |offset: usize| index.checked_sub(offset).and_then(|at| words.get(at)).map(|word| word.token);
    let is = |token: Option<Token<'_>>, sign: char| token == Some(Token::Sign(sign));
    let after_dot = is(before(1), '.') && !is(before(2), '.');
    let after_colons = is(before(1), ':') && is(before(2), ':');
    let of_parent =
        after_colons && matches!(before(3), Some(Token::Name(name)) if name == parent || name == "Self");
    match naming {
        Naming::Type => !after_dot,
        Naming::Field => {
            let in_braces = is(at(1), ':') && !is(at(2), ':') && (is(before(1), '{') || is(before(1), ','));
            after_dot && !is(at(1), '(') || in_braces
        }
        Naming::Function => after_dot && (is(at(1), '(') || is(at(1), ':')) || of_parent,
        Naming::Variant => of_parent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::Operations;
    use crate::finding::Site;
    use clientwright::source::{FileId, Pointer};

    fn site() -> Site {
        Site {
            source: FileId(0),
            file: String::new(),
            pointer: Pointer::root(),
            position: Position { line: 1, column: 1 },
            offset: 0,
        }
    }

    fn finding(code: Code, item: &str) -> Finding {
        let rule = code.rule().unwrap();
        Finding {
            code,
            class: rule.class,
            level: rule.level,
            message: String::new(),
            old: site(),
            new: site(),
            operations: Operations::default(),
            rust: Some(item.to_owned()),
            help: "",
        }
    }

    #[test]
    fn names_are_found_where_they_name_the_item() {
        for (code, item, text, expected) in [
            (
                FIELD_TYPE_CHANGED,
                "types::Pet::status",
                "pet.status; pet.status(); status; Pet { status: 1, x }",
                vec![5, 41],
            ),
            (
                FUNCTION_REMOVED,
                "Client::get_pet",
                "client.get_pet(1); Client::get_pet; get_pet(2)",
                vec![8, 28],
            ),
            (ARGUMENTS_CHANGED, "types::Pet::new", "Pet::new(1); Vec::new()", vec![6]),
            (VARIANT_REMOVED, "types::Status::Sold", "Status::Sold => Other::Sold, Sold", vec![9]),
            (ITEM_REMOVED, "types::Pet", "let x: types::Pet = y.Pet; // Pet \"Pet\"", vec![15]),
            (
                FIELD_REMOVED,
                "types::Pet::a",
                "println!(\"{}\", pet.a); 'a'; \"pet.a\"; /* x.a */ r#\"x.a\"#",
                vec![20],
            ),
        ] {
            let found = uses(&[finding(code, item)], text);
            let columns: Vec<usize> = found.iter().map(|it| it.position.column).collect();
            assert_eq!(columns, expected, "{text}");
        }
    }
}
