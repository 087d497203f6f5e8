//! Lists in one text. In: a parameter, a header or a field with a `collectionFormat`; out: the style that 3.0 has for it.
//! It never changes what goes over the wire: what no style says rides in `x-clientwright-style`.

use super::walk::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Pointer;
use crate::tree::private;
use crate::tree::style::{Delimiter, Style};
use crate::tree::{Members, Node};

/// How the elements of a list are told apart (Parameter Object, `collectionFormat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// All of them are in one text, with this between them.
    Between(Delimiter),
    /// The name is there once for each of them.
    Multi,
}

/// How the elements of a list are told apart; `None` for what is not a list.
pub(super) fn collection_format(members: &Members) -> Option<Joined> {
    if members.get("type").and_then(Node::as_str) != Some("array") {
        return None;
    }
    // "Default value is csv"
    let word = members.get("collectionFormat").and_then(Node::as_str).unwrap_or("csv");
    Some(match word {
        "multi" => Joined::Multi,
        word => Joined::Between(Delimiter::of_collection(word).unwrap_or(Delimiter::Comma)),
    })
}

impl Joined {
    /// The members of a parameter of the query, or of the encoding of a field, that say so; none where that is the default.
    pub(super) fn in_query(self) -> Vec<(&'static str, Node)> {
        let Self::Between(delimiter) = self else { return Vec::new() };
        let key = if Style::words_in("query").any(|word| delimiter.word() == Some(word)) {
            "style"
        } else {
            private::STYLE
        };
        let style = delimiter.word().map(|word| (key, text(word)));
        style.into_iter().chain([("explode", Node::Bool(false))]).collect()
    }

    /// The same for a path or a header, which have but one text.
    pub(super) fn in_one_text(self) -> Option<(&'static str, Node)> {
        match self {
            Self::Multi => None,
            Self::Between(delimiter) => Some((private::STYLE, text(delimiter.word()?))),
        }
    }
}

/// Parameter Object, `collectionFormat`: "This is valid only for parameters in "query" or "formData"".
pub(super) fn multi_elsewhere(at: &Pointer) -> Diagnostic {
    let at = Label::value(&at.key("collectionFormat"));
    let message = "`multi` is not possible here: the whole array is one string";
    Diagnostic::new(Code::COLLECTION_PLACE, at, message).help("it is read as `csv`")
}

/// Makes the lists in a list texts: 3.0 has no way to say how their elements are told apart.
pub(super) fn flatten(at: &Pointer, members: &mut Members, problems: &mut Problems) {
    let at = at.key("items");
    let Some(Node::Mapping(items)) = members.get_mut("items") else { return };
    if collection_format(items) == Some(Joined::Multi) {
        problems.push(multi_elsewhere(&at));
    }
    if let Some(joined) = collection_format(items) {
        let between = match joined {
            Joined::Between(delimiter) => delimiter.plural(),
            Joined::Multi => Delimiter::Comma.plural(),
        };
        let message = "an array in an array is one string here, which the caller serializes";
        let found = Diagnostic::new(Code::NESTED_COLLECTION, Label::value(&at), message);
        problems.push(found.help(format!("separate its elements with {between}")));
        let kept = |key: &str| key == "description" || key.starts_with("x-");
        items.retain(|key, _| kept(key));
        items.insert("type".to_owned(), text("string"));
    }
    items.remove("collectionFormat");
}

#[cfg(test)]
mod tests {
    use super::super::tests::{converted, found};

    const PASS: crate::dialect::Pass = super::super::parameters::convert;

    #[test]
    fn each_format_has_a_style_where_it_may_stand() {
        let cases = [
            ("query", "", "explode: false"),
            ("query", "collectionFormat: csv", "explode: false"),
            ("query", "collectionFormat: ssv", "style: spaceDelimited, explode: false"),
            ("query", "collectionFormat: tsv", "x-clientwright-style: tabDelimited, explode: false"),
            ("query", "collectionFormat: pipes", "style: pipeDelimited, explode: false"),
            ("query", "collectionFormat: multi", ""),
            ("path", "collectionFormat: csv", ""),
            ("path", "collectionFormat: pipes", "x-clientwright-style: pipeDelimited"),
            ("header", "collectionFormat: tsv", "x-clientwright-style: tabDelimited"),
        ];
        for (place, before, after) in cases {
            let parameter = |more: &str| {
                let more = if more.is_empty() { String::new() } else { format!(", {more}") };
                format!("parameters: {{a: {{name: a, in: {place}{more}}}}}")
            };
            let items = "items: {type: string}";
            let before = parameter(&format!("type: array, {items}, {before}").replace(", ,", ","));
            let wanted = parameter(&format!("schema: {{type: array, {items}}}, {after}"));
            assert_eq!(
                converted(PASS, before.trim_end_matches(", ")),
                super::super::tests::parsed(&wanted),
                "{wanted}"
            );
        }
    }

    #[test]
    fn lists_in_lists_are_texts() {
        let text = "parameters: {a: {name: a, in: query, type: array, collectionFormat: multi, \
                    items: {type: array, collectionFormat: pipes, items: {type: integer}}}}";
        let wanted = "parameters: {a: {name: a, in: query, schema: {type: array, items: {type: string}}}}";
        assert_eq!(converted(PASS, text), super::super::tests::parsed(wanted));
        assert_eq!(found(PASS, text), ["E0706 /parameters/a/items"]);
    }

    #[test]
    fn multi_is_for_pairs() {
        let text = "parameters: {a: {name: a, in: path, type: array, collectionFormat: multi, items: {type: string}}}";
        assert_eq!(found(PASS, text), ["E0711 /parameters/a/collectionFormat"]);
    }
}
