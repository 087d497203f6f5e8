//! What a style writes can be read back, wherever the style is reversible: cut at its separators first, decoded then.

use clientwright_runtime::Map;
use clientwright_runtime::codegen::{Place, Style};
use proptest::prelude::*;

use super::{FORM, SIMPLE, block_on, decoded, operation, sent};

/// The pieces between separators, without what stands in front of the first one.
fn pieces<'t>(text: &'t str, prefix: &str, separator: &str) -> Vec<&'t str> {
    text.strip_prefix(prefix)
        .unwrap_or_else(|| panic!("{text} begins with {prefix}"))
        .split(separator)
        .collect()
}

/// The pieces of `name=piece`.
fn values<'t>(text: &'t str, prefix: &str, separator: &str) -> Vec<&'t str> {
    let named = pieces(text, prefix, separator).into_iter();
    named.map(|piece| piece.strip_prefix("color=").unwrap_or_else(|| panic!("{piece} is named"))).collect()
}

fn list(place: Place, style: Style, explode: bool, text: &str) -> Vec<String> {
    let raw = match (place, style, explode) {
        (Place::Path, Style::Label, true) => pieces(text, ".", "."),
        (Place::Path, Style::Label, false) => pieces(text, ".", ","),
        (Place::Path, Style::Matrix, true) => values(text, ";", ";"),
        (Place::Path, Style::Matrix, false) => pieces(text, ";color=", ","),
        (Place::Path, _, _) => pieces(text, "", ","),
        (Place::Query, _, true) => values(text, "", "&"),
        (Place::Cookie, _, true) => values(text, "", "; "),
        (Place::Query | Place::Cookie, _, false) => pieces(text, "color=", ","),
        (Place::Header, _, _) => panic!("headers are not escaped"),
    };
    raw.into_iter().map(decoded).collect()
}

fn object(place: Place, style: Style, explode: bool, text: &str) -> Vec<(String, String)> {
    let separator = match (place, style, explode) {
        (Place::Path, Style::Label, true) => ".",
        (Place::Path, Style::Matrix, true) => ";",
        (Place::Query, _, true) => "&",
        (Place::Cookie, _, true) => "; ",
        (_, _, _) => ",",
    };
    let prefix = match (place, style, explode) {
        (_, Style::Label, _) => ".",
        (_, Style::Matrix, true) => ";",
        (_, Style::Matrix, false) => ";color=",
        (Place::Query | Place::Cookie, _, false) => "color=",
        (_, _, _) => "",
    };
    let raw = pieces(text, prefix, separator);
    if explode {
        let pairs = raw.into_iter().map(|piece| piece.split_once('=').unwrap());
        pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
    } else {
        raw.chunks(2).map(|pair| (decoded(pair[0]), decoded(pair[1]))).collect()
    }
}

fn deep(text: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap();
        let member = name.strip_prefix("color%5B").and_then(|rest| rest.strip_suffix("%5D")).unwrap();
        (decoded(member), decoded(value))
    };
    text.split('&').map(pair).collect()
}

const STYLES: [(Place, Style); 5] = [
    (Place::Path, SIMPLE),
    (Place::Path, Style::Label),
    (Place::Path, Style::Matrix),
    (Place::Query, FORM),
    (Place::Cookie, FORM),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lists_read_back(elements in prop::collection::vec("\\PC{1,6}", 1..5)) {
        // alone in a segment of the path, they would climb
        prop_assume!(!elements.iter().all(|element| element.chars().all(|c| c == '.')));
        for ((place, style), explode) in STYLES.into_iter().flat_map(|style| [(style, true), (style, false)]) {
            let text = block_on(sent(operation(place, style, explode), &elements)).unwrap();
            prop_assert_eq!(&list(place, style, explode, &text), &elements, "{:?} {} {}", style, explode, text);
        }
    }

    #[test]
    fn objects_read_back(members in prop::collection::btree_map("\\PC{1,6}", "\\PC{1,6}", 1..5)) {
        prop_assume!(!members.iter().flat_map(|(name, value)| [name, value]).all(|text| text.chars().all(|c| c == '.')));
        let map: Map<String> = members.clone().into_iter().collect();
        let members: Vec<_> = members.into_iter().collect();
        for ((place, style), explode) in STYLES.into_iter().flat_map(|style| [(style, true), (style, false)]) {
            let text = block_on(sent(operation(place, style, explode), &map)).unwrap();
            prop_assert_eq!(&object(place, style, explode, &text), &members, "{:?} {} {}", style, explode, text);
        }
        let text = block_on(sent(operation(Place::Query, Style::Deep, true), &map)).unwrap();
        prop_assert_eq!(deep(&text), members);
    }
}
