//! Media types. In: a key of a `content`; out: what kind of body it announces.
//! It never looks at a schema.

/// What a media type announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// JSON.
    Json,
    /// Text, whatever its schema says.
    Text,
    /// YAML: text, unless it is written here.
    Yaml,
    /// Bytes, whatever its schema says.
    Binary,
    /// Anything: `*/*` and `application/*`.
    Any,
    /// Items one after the other, without an end that is known beforehand.
    Stream,
    /// XML.
    Xml,
    /// A form of fields (`application/x-www-form-urlencoded`).
    Form,
    /// A form of parts (`multipart/…`).
    Multipart,
    /// Something else: the schema decides.
    Other,
}

/// The type without its parameters, in lower case (RFC 9110, section 8.3.1).
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether it stands for many types (RFC 9110, section 12.5.1).
pub(super) fn is_range(media_type: &str) -> bool {
    essence(media_type).contains('*')
}

/// `application/json;stream=watch`, as Kubernetes has it: values one after the other, each on a line of its own.
pub(super) fn is_watch(media_type: &str) -> bool {
    let mut parameters = media_type.split(';').skip(1).map(|it| it.trim().to_ascii_lowercase());
    parameters.any(|parameter| parameter == "stream=watch")
}

/// What a media type announces.
pub(super) fn kind(media_type: &str) -> Kind {
    let essence = essence(media_type);
    let (top, sub) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    match (top, sub) {
        ("application", "json") if is_watch(media_type) => Kind::Stream,
        // RFC 6839, section 3.1: the structured suffix `+json`
        ("application" | "text", "json") => Kind::Json,
        (_, sub) if sub.ends_with("+json") => Kind::Json,
        ("*" | "application", "*") => Kind::Any,
        ("text", "event-stream") => Kind::Stream,
        ("application", "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines") => {
            Kind::Stream
        }
        // RFC 7464; RFC 8091 has the suffix
        ("application", "json-seq") => Kind::Stream,
        (_, sub) if sub.ends_with("+json-seq") => Kind::Stream,
        // a picture is one, whatever it is written in
        ("image" | "audio" | "video" | "font", _) => Kind::Binary,
        // RFC 7303
        ("application" | "text", "xml") => Kind::Xml,
        (_, sub) if sub.ends_with("+xml") => Kind::Xml,
        // RFC 9512
        ("application" | "text", "yaml" | "x-yaml" | "vnd.yaml") => Kind::Yaml,
        (_, sub) if sub.ends_with("+yaml") => Kind::Yaml,
        ("text", _) => Kind::Text,
        ("application", "csv" | "javascript" | "x-javascript" | "graphql" | "sql") => Kind::Text,
        ("application", "x-www-form-urlencoded") => Kind::Form,
        ("multipart", _) => Kind::Multipart,
        ("application", "octet-stream" | "pdf" | "zip" | "gzip" | "x-gzip" | "x-tar") => Kind::Binary,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_from_the_name_without_parameters() {
        for (media_type, expected) in [
            ("application/json", Kind::Json),
            ("Application/JSON; charset=utf-8", Kind::Json),
            ("application/problem+json", Kind::Json),
            ("application/vnd.x+json; version=2", Kind::Json),
            ("text/json", Kind::Json),
            ("application/x-ndjson", Kind::Stream),
            ("application/jsonl", Kind::Stream),
            ("text/event-stream", Kind::Stream),
            ("text/plain", Kind::Text),
            ("text/csv; header=present", Kind::Text),
            ("application/geo+json-seq", Kind::Stream),
            ("text/xml", Kind::Xml),
            ("application/xml; charset=utf-8", Kind::Xml),
            ("application/atom+xml", Kind::Xml),
            ("application/yaml", Kind::Yaml),
            ("text/x-yaml", Kind::Yaml),
            ("application/openapi+yaml", Kind::Yaml),
            ("application/json;stream=watch", Kind::Stream),
            ("application/json; charset=utf-8", Kind::Json),
            ("application/*+json", Kind::Json),
            ("*/*", Kind::Any),
            ("application/octet-stream", Kind::Binary),
            ("image/*", Kind::Binary),
            ("image/svg+xml", Kind::Binary),
            ("application/x-www-form-urlencoded", Kind::Form),
            ("multipart/form-data", Kind::Multipart),
            ("", Kind::Other),
        ] {
            assert_eq!(kind(media_type), expected, "{media_type}");
        }
    }
}
