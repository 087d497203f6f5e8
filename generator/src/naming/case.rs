//! Wire names to Rust's casing. In: any text a description may hold; out: a legal identifier of the wanted case.
//! It never looks at other names: `scope` keeps them apart.

use super::words::Words;
use std::borrow::Cow;

/// `UpperCamelCase`, for types and variants.
pub(super) fn pascal(text: &str) -> String {
    legal(joined(text, "", capitalized), "N", "Empty")
}

/// `snake_case`, for fields, functions and arguments.
pub(super) fn snake(text: &str) -> String {
    legal(joined(text, "_", lower), "n_", "empty")
}

/// `SCREAMING_SNAKE_CASE`, for statics.
pub(super) fn screaming(text: &str) -> String {
    legal(joined(text, "_", upper), "N_", "EMPTY")
}

/// The text of a name that is made of parts: a part of signs alone is a word, too, as it would be by itself.
pub(super) fn of_parts<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    let spelled = |part: &'p str| {
        if part.contains(char::is_alphanumeric) { part.into() } else { Cow::from(snake(part)) }
    };
    parts.into_iter().map(spelled).collect::<Vec<_>>().join(" ")
}

/// Whether nothing in a text has to be spelled out, and all of it is ASCII: nearly all texts that become names are such.
fn is_plain(text: &str) -> bool {
    text.is_ascii() && text.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !text.starts_with(['+', '-'])
}

/// The words of a text, each as `push` writes it.
fn joined(text: &str, between: &str, push: fn(&mut String, &str)) -> String {
    let text = if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(spelled(text)) };
    let mut cased = String::with_capacity(text.len() + 4);
    for word in Words::of(&text) {
        if !cased.is_empty() {
            cased.push_str(between);
        }
        push(&mut cased, word);
    }
    cased
}

fn capitalized(cased: &mut String, word: &str) {
    let mut letters = word.chars();
    cased.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    lower(cased, letters.as_str());
}

fn lower(cased: &mut String, word: &str) {
    cased.extend(word.chars().flat_map(char::to_lowercase));
}

fn upper(cased: &mut String, word: &str) {
    cased.extend(word.chars().flat_map(char::to_uppercase));
}

/// Makes an identifier of what casing left: a leading digit gets a prefix, nothing at all a word.
fn legal(cased: String, digit: &str, empty: &str) -> String {
    match cased.chars().next() {
        None => empty.to_owned(),
        Some(first) if first.is_numeric() => format!("{digit}{cased}"),
        Some(_) => cased,
    }
}

/// Replaces what no identifier can hold. Signs that carry the meaning (`+1` and `-1`, `<=`) are spelled out; the rest
/// separates words.
fn spelled(text: &str) -> String {
    let has_words = text.chars().any(is_word);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut at_start = true;
    while let Some(c) = chars.next() {
        let sign_of_number = at_start && chars.peek().is_some_and(char::is_ascii_digit);
        match spelling(c) {
            _ if is_word(c) => out.push(c),
            Some(word) if !has_words || (sign_of_number && matches!(c, '+' | '-')) => {
                out.push(' ');
                out.push_str(word);
                out.push(' ');
            }
            // a word would not hold it; letters and whole names that cannot stand as they are are told apart by their number
            None if !c.is_ascii() && (!has_words || c.is_alphabetic()) => {
                out.push_str(&format!(" u{:x} ", u32::from(c)))
            }
            Some(_) | None => out.push(' '),
        }
        at_start = false;
    }
    out
}

/// Whether a character can stand in an identifier and in a word.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphabetic() && is_stable(c) && is_identifier(c))
}

/// Letters that compose with no other and stand for no other: rustc compares identifiers in Unicode's form NFC (UAX 15),
/// where `Å` (U+212B) is `Å` (U+00C5). Of scripts with such letters only these ranges are taken as they are, and of these
/// only letters that have a capital where the script has any, and are in use today (UTS 39, section 3.1): rustc warns of
/// others.
fn is_stable(c: char) -> bool {
    matches!(c,
        '\u{c0}'..='\u{131}' | '\u{134}'..='\u{137}' | '\u{139}'..='\u{13e}' | '\u{141}'..='\u{148}'
        | '\u{14a}'..='\u{17e}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{218}'..='\u{21b}' // Latin
        | '\u{386}'..='\u{3ce}' // Greek
        | '\u{400}'..='\u{45f}' | '\u{48a}'..='\u{4bf}' | '\u{4c1}'..='\u{4ce}' | '\u{4d0}'..='\u{4ff}' // Cyrillic
        | '\u{5d0}'..='\u{5ea}' // Hebrew
        | '\u{620}'..='\u{63a}' | '\u{641}'..='\u{64a}' // Arabic
        | '\u{e01}'..='\u{e30}' // Thai
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' // Japanese
        | '\u{4e00}'..='\u{9fff}' // Chinese
        | '\u{ac00}'..='\u{d7a3}' // Korean
    )
}

fn is_identifier(c: char) -> bool {
    syn::parse_str::<syn::Ident>(c.encode_utf8(&mut [0; 4])).is_ok()
}

fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '%' => "percent",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '?' => "question",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '_' => "underscore",
        ' ' => "space",
        '(' | ')' => "parenthesis",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        '"' | '\'' | '`' => "quote",
        '\\' => "backslash",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_signs_are_spelled_out() {
        assert_eq!(pascal(&of_parts(["Pet", "", "tag"])), "PetEmptyTag");
        assert_eq!(pascal(&of_parts(["pets", "<=", "2fa"])), "PetsLessEqual2fa");
    }

    #[test]
    fn names_of_real_documents() {
        for (wire, want_pascal, want_snake) in [
            ("identityId", "IdentityId", "identity_id"),
            ("SMS_PERSONAL", "SmsPersonal", "sms_personal"),
            ("envID", "EnvId", "env_id"),
            ("userIDs", "UserIds", "user_ids"),
            ("IPv4Address", "Ipv4Address", "ipv4_address"),
            ("OAuth2Token", "Oauth2Token", "oauth2_token"),
            ("iOS", "Ios", "ios"),
            ("3DModel", "N3dModel", "n_3d_model"),
            ("davinciFlowPolicyID", "DavinciFlowPolicyId", "davinci_flow_policy_id"),
            ("+1", "Plus1", "plus_1"),
            ("-1", "Minus1", "minus_1"),
            ("2fa", "N2fa", "n_2fa"),
            ("", "Empty", "empty"),
            ("<=", "LessEqual", "less_equal"),
            ("a-b", "AB", "a_b"),
            ("X-Rate-Limit", "XRateLimit", "x_rate_limit"),
            ("größe", "Größe", "größe"),
            ("🦀", "U1f980", "u1f980"),
            ("a🦀b", "AB", "a_b"),
            ("@type", "Type", "type"),
            ("_links", "Links", "links"),
            ("\u{212a}", "U212a", "u212a"),
            ("x\u{2126}", "XU2126", "x_u2126"),
            ("שלום", "שלום", "שלום"),
            ("ŉ", "U149", "u149"),
            ("ſ", "U17f", "u17f"),
        ] {
            assert_eq!(pascal(wire), want_pascal, "{wire}");
            assert_eq!(snake(wire), want_snake, "{wire}");
            assert!(syn::parse_str::<syn::Ident>(&pascal(wire)).is_ok(), "{wire}");
        }
    }
}
