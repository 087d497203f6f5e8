//! Numbers that may come in quotes. In: a schema of several types; out: whether it is a number or the text of one, and if so
//! a number that says so. It never takes a text for a number that can be another text.

use super::text;
use crate::dialect::walk::Members;
use crate::tree::Node;
use crate::tree::private;

/// The type of number, where a schema is that or a text, and says of the text that it is a number as well: by a format of
/// numbers, which the format registry has for texts too, or by a pattern that nothing but numbers match. .NET describes
/// numbers so, as its reader takes both.
pub(super) fn or_text<'w>(schema: &Members, words: impl Iterator<Item = &'w str>) -> Option<&'static str> {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    let number = match words.as_slice() {
        ["integer", "string"] => "integer",
        ["number", "string"] => "number",
        _ => return None,
    };
    let word = |key: &str| schema.get(key).and_then(Node::as_str);
    let other = ["anyOf", "oneOf", "enum"].iter().any(|key| schema.contains_key(key));
    let numeric =
        has_format(schema) || (word("format").is_none() && word("pattern").is_some_and(is_of_numbers));
    (numeric && !other).then_some(number)
}

/// Says of a schema that it is a number, or the text of one.
pub(super) fn describe(schema: &mut Members, number: &str) {
    for key in ["pattern", "minLength", "maxLength"] {
        schema.remove(key);
    }
    schema.insert("type".to_owned(), text(number));
    schema.insert(private::QUOTED.to_owned(), Node::Bool(true));
}

/// Whether the format is one of numbers.
pub(super) fn has_format(schema: &Members) -> bool {
    const NUMBERS: [&str; 17] = [
        "int8",
        "int16",
        "int32",
        "int64",
        "int128",
        "int",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "uint128",
        "uint",
        "float",
        "double",
        "decimal",
        "decimal128",
        "unixtime",
    ];
    schema.get("format").and_then(Node::as_str).is_some_and(|format| NUMBERS.contains(&format))
}

/// Whether a pattern is for the whole text, and made of nothing that numbers are not made of: digits, signs, points and
/// exponents.
fn is_of_numbers(pattern: &str) -> bool {
    let Some(inner) = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')) else { return false };
    let mut characters = inner.chars();
    let mut digits = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('d') => digits = true,
                Some('.' | '+' | '-') => {}
                Some(_) | None => return false,
            },
            '0'..='9' => digits = true,
            '-' | '+' | 'e' | 'E' | '?' | '*' | '(' | ')' | ':' | '|' | '[' | ']' | '{' | '}' | ',' => {}
            _ => return false,
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::is_of_numbers;

    #[test]
    fn patterns_of_numbers_are_told_from_others() {
        for (pattern, expected) in [
            (r"^-?(?:0|[1-9]\d*)$", true),
            (r"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$", true),
            (r"^[0-9]{1,3}$", true),
            (r"^[0-9]+", false),
            (r"^[0-9a-f]+$", false),
            (r"^.*$", false),
            (r"^\d+px$", false),
            (r"^-$", false),
        ] {
            assert_eq!(is_of_numbers(pattern), expected, "{pattern}");
        }
    }
}
