//! Filters that choose operations and webhooks. In: a text such as `tag:pets` or `webhook:pet*`; out: whether one matches.
//! It never looks at a description: the caller says what an operation is called.

use wildmatch::WildMatch;

/// Chooses operations by their id, a tag, or their path, and webhooks by their name, id or a tag; `*` stands for any text,
/// `?` for one character.
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
    Webhook,
}

/// What filters look at.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its `operationId`; `None` where it has none.
    pub id: Option<&'a str>,
    /// All of its tags.
    pub tags: &'a [&'a str],
    /// What it stands under.
    pub under: Under<'a>,
}

/// What an operation stands under.
#[derive(Debug, Clone, Copy)]
pub enum Under<'a> {
    /// A path template.
    Path(&'a str),
    /// The name of a webhook.
    Webhook(&'a str),
}

impl Filter {
    /// Reads `operation:PATTERN`, `tag:PATTERN`, `path:PATTERN` or `webhook:PATTERN`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (by, pattern) = text.split_once(':')?;
        let by = match by {
            "operation" => By::Operation,
            "tag" => By::Tag,
            "path" => By::Path,
            "webhook" => By::Webhook,
            _ => return None,
        };
        (!pattern.is_empty()).then(|| Self { by, pattern: pattern.to_owned() })
    }

    /// Whether an operation of these names is meant.
    pub fn matches(&self, named: &Named<'_>) -> bool {
        let pattern = WildMatch::new(&self.pattern);
        match (self.by, named.under) {
            (By::Operation, _) => named.id.is_some_and(|id| pattern.matches(id)),
            (By::Tag, _) => named.tags.iter().any(|tag| pattern.matches(tag)),
            (By::Path, Under::Path(template)) => pattern.matches(template),
            (By::Webhook, Under::Webhook(name)) => pattern.matches(name),
            (By::Path, Under::Webhook(_)) | (By::Webhook, Under::Path(_)) => false,
        }
    }
}

impl std::fmt::Display for Filter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let by = match self.by {
            By::Operation => "operation",
            By::Tag => "tag",
            By::Path => "path",
            By::Webhook => "webhook",
        };
        write!(f, "{by}:{}", self.pattern)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_matched_by_what_the_filter_names() {
        let pet =
            Named { id: Some("getPet"), tags: &["pets", "read only"], under: Under::Path("/pets/{id}") };
        let nameless = Named { id: None, tags: &[], under: Under::Path("/") };
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
        let webhook = Named { id: Some("petAdded"), tags: &["pets"], under: Under::Webhook("pet-added") };
        for (text, wanted) in [
            ("webhook:pet-added", true),
            ("webhook:pet-*", true),
            ("webhook:pet", false),
            ("operation:petAdded", true),
            ("tag:pets", true),
            ("path:*", false),
        ] {
            assert_eq!(Filter::parse(text).unwrap().matches(&webhook), wanted, "{text}");
        }
        assert!(!Filter::parse("webhook:*").unwrap().matches(&pet));
        for text in ["", "tag:", "pets", "method:get"] {
            assert_eq!(Filter::parse(text), None, "{text}");
        }
    }
}
