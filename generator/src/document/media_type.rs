//! Keys of a `content` that are not media types. In: such a key; out: the media type that was meant by it.
//! It never changes a key that has the form of a media type.

/// The media type that a key without a slash stands for; `None` when it is anybody's guess.
pub fn meant(key: &str) -> Option<&'static str> {
    Some(match key.trim().to_ascii_lowercase().as_str() {
        "json" => "application/json",
        "xml" => "application/xml",
        "form" | "form-urlencoded" | "x-www-form-urlencoded" => "application/x-www-form-urlencoded",
        "form-data" | "multipart" => "multipart/form-data",
        "text" | "plain" => "text/plain",
        "html" => "text/html",
        "csv" => "text/csv",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "binary" | "file" | "octet-stream" => "application/octet-stream",
        _ => return None,
    })
}

/// The media type of a key of a `content`: the key, where it is one (a type and a subtype with a slash between; RFC 9110,
/// section 8.3.1).
pub fn essence(key: &str) -> &str {
    if key.contains('/') { key } else { meant(key).unwrap_or("*/*") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_without_a_slash_are_taken_for_what_they_name() {
        for (key, expected) in [
            ("application/json", "application/json"),
            ("x/json", "x/json"),
            ("JSON", "application/json"),
            ("plain", "text/plain"),
            ("undefined", "*/*"),
            ("", "*/*"),
        ] {
            assert_eq!(essence(key), expected, "{key}");
        }
    }
}
