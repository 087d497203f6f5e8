//! Filters that choose operations. In: a text such as `tag:pets` or `path:/pets/*`; out: whether an operation matches.
//! It never looks at a description: the caller says what an operation is called.

use wildmatch::WildMatch;

/// Chooses operations by their id, a tag, or their path; `*` stands for any text, `?` for one character.
///
/// ```
/// use clientwright::settings::Filter;
///
/// let filter = Filter::parse("path:/pets/{id}*").expect("a filter");
/// assert_eq!(filter.to_string(), "path:/pets/{id}*");
/// assert_eq!(Filter::parse("pets"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    by: By,
    pattern: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Operation,
    Tag,
    Path,
}

/// What filters look at.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its `operationId`; `None` where it has none.
    pub id: Option<&'a str>,
    /// All of its tags.
    pub tags: &'a [&'a str],
    /// Its path template.
    pub path: &'a str,
}

impl Filter {
    /// Reads `operation:PATTERN`, `tag:PATTERN` or `path:PATTERN`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (by, pattern) = text.split_once(':')?;
        let by = match by {
            "operation" => By::Operation,
            "tag" => By::Tag,
            "path" => By::Path,
            _ => return None,
        };
        (!pattern.is_empty()).then(|| Self { by, pattern: pattern.to_owned() })
    }

    /// Whether an operation of these names is meant.
    pub fn matches(&self, named: &Named<'_>) -> bool {
        let pattern = WildMatch::new(&self.pattern);
        match self.by {
            By::Operation => named.id.is_some_and(|id| pattern.matches(id)),
            By::Tag => named.tags.iter().any(|tag| pattern.matches(tag)),
            By::Path => pattern.matches(named.path),
        }
    }
}

impl std::fmt::Display for Filter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let by = match self.by {
            By::Operation => "operation",
            By::Tag => "tag",
            By::Path => "path",
        };
        write!(f, "{by}:{}", self.pattern)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_matched_by_what_the_filter_names() {
        let pet = Named { id: Some("getPet"), tags: &["pets", "read only"], path: "/pets/{id}" };
        let nameless = Named { id: None, tags: &[], path: "/" };
        let cases = [
            ("operation:getPet", true),
            ("operation:get*", true),
            ("operation:get", false),
            ("tag:read only", true),
            ("tag:p?ts", true),
            ("tag:pet", false),
            ("path:/pets/{id}", true),
            ("path:/pets/*", true),
            ("path:/pets", false),
        ];
        for (text, wanted) in cases {
            assert_eq!(Filter::parse(text).unwrap().matches(&pet), wanted, "{text}");
            assert!(!Filter::parse(text).unwrap().matches(&nameless), "{text}");
        }
        assert!(Filter::parse("path:*").unwrap().matches(&nameless));
        for text in ["", "tag:", "pets", "method:get"] {
            assert_eq!(Filter::parse(text), None, "{text}");
        }
    }
}
