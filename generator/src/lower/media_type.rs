//! Media types. In: a key of a `content`; out: what kind of body it announces.
//! It never looks at a schema.

/// What a media type announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MediaKind {
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
pub(super) fn kind(media_type: &str) -> MediaKind {
    let essence = essence(media_type);
    let (top, sub) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    match (top, sub) {
        ("application", "json") if is_watch(media_type) => MediaKind::Stream,
        // RFC 6839, section 3.1: the structured suffix `+json`
        ("application" | "text", "json") => MediaKind::Json,
        (_, sub) if sub.ends_with("+json") => MediaKind::Json,
        ("*" | "application", "*") => MediaKind::Any,
        ("text", "event-stream") => MediaKind::Stream,
        ("application", "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines") => {
            MediaKind::Stream
        }
        // RFC 7464; RFC 8091 has the suffix
        ("application", "json-seq") => MediaKind::Stream,
        (_, sub) if sub.ends_with("+json-seq") => MediaKind::Stream,
        // a picture is one, whatever it is written in
        ("image" | "audio" | "video" | "font", _) => MediaKind::Binary,
        // RFC 7303
        ("application" | "text", "xml") => MediaKind::Xml,
        (_, sub) if sub.ends_with("+xml") => MediaKind::Xml,
        // RFC 9512
        ("application" | "text", "yaml" | "x-yaml" | "vnd.yaml") => MediaKind::Yaml,
        (_, sub) if sub.ends_with("+yaml") => MediaKind::Yaml,
        ("text", _) => MediaKind::Text,
        ("application", "csv" | "javascript" | "x-javascript" | "graphql" | "sql") => MediaKind::Text,
        ("application", "x-www-form-urlencoded") => MediaKind::Form,
        ("multipart", _) => MediaKind::Multipart,
        ("application", "octet-stream" | "pdf" | "zip" | "gzip" | "x-gzip" | "x-tar") => MediaKind::Binary,
        _ => MediaKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_from_the_name_without_parameters() {
        for (media_type, expected) in [
            ("application/json", MediaKind::Json),
            ("Application/JSON; charset=utf-8", MediaKind::Json),
            ("application/problem+json", MediaKind::Json),
            ("application/vnd.x+json; version=2", MediaKind::Json),
            ("text/json", MediaKind::Json),
            ("application/x-ndjson", MediaKind::Stream),
            ("application/jsonl", MediaKind::Stream),
            ("text/event-stream", MediaKind::Stream),
            ("text/plain", MediaKind::Text),
            ("text/csv; header=present", MediaKind::Text),
            ("application/geo+json-seq", MediaKind::Stream),
            ("text/xml", MediaKind::Xml),
            ("application/xml; charset=utf-8", MediaKind::Xml),
            ("application/atom+xml", MediaKind::Xml),
            ("application/yaml", MediaKind::Yaml),
            ("text/x-yaml", MediaKind::Yaml),
            ("application/openapi+yaml", MediaKind::Yaml),
            ("application/json;stream=watch", MediaKind::Stream),
            ("application/json; charset=utf-8", MediaKind::Json),
            ("application/*+json", MediaKind::Json),
            ("*/*", MediaKind::Any),
            ("application/octet-stream", MediaKind::Binary),
            ("image/*", MediaKind::Binary),
            ("image/svg+xml", MediaKind::Binary),
            ("application/x-www-form-urlencoded", MediaKind::Form),
            ("multipart/form-data", MediaKind::Multipart),
            ("", MediaKind::Other),
        ] {
            assert_eq!(kind(media_type), expected, "{media_type}");
        }
    }
}
