//! JSONPath (RFC 9535), by serde_json_path. In: the text of a query, and a document; out: the places that it selects, each
//! once. It never changes a document.

use crate::source::Pointer;
use indexmap::IndexSet;
use serde_json::Value;
use serde_json_path::JsonPath;

/// How many brackets may be open at once: filters in filters are tried in ever more ways by the parser.
const DEEPEST: usize = 8;

/// How often a query may descend: each time, the nodes that are looked at are multiplied by their depth.
const DESCENTS: usize = 2;

/// A query that is well-formed.
#[derive(Debug)]
pub(super) struct Query {
    path: JsonPath,
}

/// Why a text is not a query.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Bytes of the text before the fault.
    pub(super) offset: usize,
    /// One sentence, lower case, without a period.
    pub(super) message: String,
}

impl Query {
    /// Reads a query.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let fault = |offset, message: String| Fault { offset, message };
        if !text.starts_with('$') {
            return Err(fault(0, "a JSONPath must begin with `$`".to_owned()));
        }
        bounded(text)?;
        let path = JsonPath::parse(text).map_err(|error| {
            let offset = error.position().min(text.len());
            let said = match error.message() {
                _ if offset == text.len() => "it ends too early",
                "parser error" => "unexpected character",
                said => said,
            };
            fault(offset, format!("invalid JSONPath: {said}"))
        })?;
        Ok(Self { path })
    }

    /// The places that it selects; a node that is selected twice is one place.
    pub(super) fn select(&self, document: &Value) -> Vec<Pointer> {
        let found = self.path.query_located(document);
        let places: IndexSet<Pointer> =
            found.iter().filter_map(|node| Pointer::parse(&node.location().to_json_pointer())).collect();
        places.into_iter().collect()
    }
}

/// Refuses what is well-formed, but would take time or room without measure.
fn bounded(text: &str) -> Result<(), Fault> {
    let (mut open, mut parentheses, mut descents) = (0usize, 0usize, 0usize);
    let mut quote = None;
    let mut characters = text.char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        match (quote, c) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(mark), c) if mark == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '[') => open += 1,
            (None, ']') => open = open.saturating_sub(1),
            (None, '(') => parentheses += 1,
            (None, ')') => parentheses = parentheses.saturating_sub(1),
            (None, '.') if characters.peek().is_some_and(|(_, next)| *next == '.') => descents += 1,
            (None, _) => {}
        }
        if open > DEEPEST || parentheses > 4 * DEEPEST {
            return Err(Fault {
                offset,
                message: "brackets are nested too deeply in this JSONPath".to_owned(),
            });
        }
        if descents > DESCENTS {
            let message = format!("this JSONPath has more than {DESCENTS} descendant segments (`..`)");
            return Err(Fault { offset, message });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn selected(query: &str, document: &Value) -> Vec<String> {
        let query = Query::parse(query).unwrap();
        query.select(document).iter().map(|at| at.as_str().to_owned()).collect()
    }

    #[test]
    fn places_are_pointers() {
        let document = json!({"paths": {"/a": {"get": {"tags": ["x", "y"]}}, "/b~c'": {"get": {}}}});
        for (query, expected) in [
            ("$", vec![""]),
            ("$.paths['/a'].get", vec!["/paths/~1a/get"]),
            ("$.paths.*.get", vec!["/paths/~1a/get", "/paths/~1b~0c'/get"]),
            ("$.paths['/b~c\\'']", vec!["/paths/~1b~0c'"]),
            ("$..tags[?@ == 'y']", vec!["/paths/~1a/get/tags/1"]),
            ("$..tags[?match(@, '[x-z]') && search(@, 'x')]", vec!["/paths/~1a/get/tags/0"]),
            ("$.paths['/a','/a']", vec!["/paths/~1a"]),
            ("$.nothing", vec![]),
        ] {
            assert_eq!(selected(query, &document), expected, "{query}");
        }
    }

    #[test]
    fn faults_have_a_place() {
        let deep = format!("${}", "[?@".repeat(9));
        for (text, offset, message) in [
            ("paths", 0, "a JSONPath must begin with `$`"),
            ("", 0, "a JSONPath must begin with `$`"),
            ("$.paths[", 7, "invalid JSONPath: unexpected character"),
            ("$.x-tag", 3, "invalid JSONPath: unexpected character"),
            ("$.paths./x", 8, "invalid JSONPath: in dot member name, must start with lowercase alpha or '_'"),
            ("$.paths['a'", 11, "invalid JSONPath: it ends too early"),
            ("$..*..*..*", 7, "this JSONPath has more than 2 descendant segments (`..`)"),
            (deep.as_str(), 25, "brackets are nested too deeply in this JSONPath"),
        ] {
            let fault = Query::parse(text).unwrap_err();
            assert_eq!((fault.offset, fault.message.as_str()), (offset, message), "{text}");
        }
        assert!(Query::parse("$['[[[[[[[[[[..........']").is_ok(), "what is quoted is not counted");
    }
}
