//! The `Prefer` header (RFC 7240). In: its text; out: the wished status and the wished example.
//! It never complains of preferences that it does not know: clause 2 says to ignore them.

/// A wished response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wished {
    /// That of a status.
    Status(u16),
    /// The one described as `default`.
    Default,
}

impl Wished {
    fn read(value: &str) -> Option<Self> {
        match value {
            "default" => Some(Self::Default),
            _ => value.parse().ok().filter(|code| (100..600).contains(code)).map(Self::Status),
        }
    }
}

impl std::fmt::Display for Wished {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What a request prefers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Preference {
    pub(crate) code: Option<Wished>,
    pub(crate) example: Option<String>,
}

impl Preference {
    /// Reads `code=429, example="sign-on form"`; of two of the same name the first counts (RFC 7240, 2).
    pub(crate) fn read(header: &str) -> Self {
        let mut read = Self::default();
        for preference in pieces(header) {
            let Some((name, value)) = preference.split_once('=') else { continue };
            let value = value.trim().trim_matches('"').replace("\\\"", "\"");
            match name.trim().to_ascii_lowercase().as_str() {
                "code" => read.code = read.code.or_else(|| Wished::read(&value)),
                "example" => read.example = read.example.or(Some(value)),
                _ => {}
            }
        }
        read
    }

    /// The text of `Preference-Applied`, if something was preferred.
    pub(crate) fn applied(&self) -> Option<String> {
        let code = self.code.map(|code| format!("code={code}"));
        let example = self.example.as_ref().map(|name| format!("example={}", crate::json::quoted(name)));
        let parts: Vec<String> = code.into_iter().chain(example).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Cuts at commas and semicolons outside quotes.
fn pieces(header: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for c in header.chars() {
        match c {
            ',' | ';' if !quoted => {
                found.push(String::new());
                continue;
            }
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        if let Some(last) = found.last_mut() {
            last.push(c);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_read() {
        for (header, code, example) in [
            ("code=default", Some(Wished::Default), None),
            ("code=429", Some(Wished::Status(429)), None),
            ("respond-async, CODE = 403 ; x=1, example=\"403\"", Some(Wished::Status(403)), Some("403")),
            ("example=sign-on form", None, Some("sign-on form")),
            ("example=\"a, \\\"b\\\"; c\", code=200", Some(Wished::Status(200)), Some("a, \"b\"; c")),
            ("code=429, code=500", Some(Wished::Status(429)), None),
            ("code=abc", None, None),
            ("code=7", None, None),
            ("", None, None),
        ] {
            let expected = Preference { code, example: example.map(str::to_owned) };
            assert_eq!(Preference::read(header), expected, "{header}");
        }
        assert_eq!(Preference::read("code=1, code=500").code, Some(Wished::Status(500)));
    }
}
