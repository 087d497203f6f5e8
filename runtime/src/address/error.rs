//! In: a text that is no address, and what is wrong with it. Out: the error that shows the text and says what is expected.
//! Never: a user name, a password or a query, in which secrets are found, or a text that does not look like an address.

use std::fmt;

/// How much of a text is shown, in characters.
const SHOWN: usize = 200;

/// A text is not an address that requests can be sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressError {
    /// what may be shown of it
    text: String,
    fault: AddressFault,
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressFault {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It has a user name or a password before the host (RFC 3986, 3.2.1, deprecates them).
    UserInfo,
    /// The host is missing or has characters that host names do not have; names beyond ASCII are written in Punycode.
    Host,
    /// The port is not a number from 1 to 65535.
    Port,
    /// The path or the query has a character that needs an escape, a broken escape, or the path a `.` or `..` segment.
    Path,
    /// It has a fragment, which is never sent.
    Fragment,
}

impl AddressError {
    /// The error of this text. What may be secret in it is not kept: a user name, a password, a query.
    #[must_use]
    pub fn new(text: &str, fault: AddressFault) -> Self {
        Self { text: shown(text), fault }
    }

    /// What is wrong.
    #[must_use]
    pub const fn fault(&self) -> AddressFault {
        self.fault
    }
}

/// The text without what may be secret in it, on one line; empty where it may be anything.
fn shown(text: &str) -> String {
    let mut kept = text.split(['?', '#']).next().unwrap_or_default();
    if !kept.contains("://") && !begins_with_host(kept) {
        return String::new();
    }
    let mut out = String::new();
    if let Some((before, behind)) = kept.rsplit_once('@') {
        let scheme = before.split_once("://").map(|(scheme, _)| scheme);
        out.extend(scheme.into_iter().flat_map(|scheme| [scheme, "://"]));
        out.push_str("…@");
        kept = behind;
    }
    // what a terminal would obey or hide is written as an escape
    out.extend(kept.chars().take(SHOWN).flat_map(char::escape_debug));
    if kept.chars().nth(SHOWN).is_some() || text.contains('?') {
        out.push('…');
    }
    out
}

/// Whether it is a host of several labels, or one with a port, with or without a path.
fn begins_with_host(text: &str) -> bool {
    let authority = text.split(['/', '\\']).next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    match port {
        Some(port) => is_port(port),
        None => host == "localhost" || host.contains('.'),
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.text.is_empty() {
            return write!(f, "the text is not a URL that requests can be sent to: {}", self.fault);
        }
        write!(f, "`{}` is not a URL that requests can be sent to: {}", self.text, self.fault)
    }
}

impl fmt::Display for AddressFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "it must begin with http:// or https://, as `https://api.example.com/v1` does",
            Self::UserInfo => "it must not contain a user name or password: set a `Credential`",
            Self::Host => "its host is missing or has characters that host names do not have",
            Self::Port => "its port is not a number from 1 to 65535",
            Self::Path => "its path or query has a character that must be written as `%XX`, or a dot segment",
            Self::Fragment => "it must not have a fragment (`#`), which is never sent",
        })
    }
}

impl std::error::Error for AddressError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_without_secrets() {
        for (text, expected) in [
            ("localhost:8080", "localhost:8080"),
            ("https://user:p/w@host/v1", "https://…@host/v1"),
            ("user:pw@host", ""),
            ("Tr0ub4dor", ""),
            ("Tr0ub4dor:x", ""),
            ("", ""),
            ("api.example.com/v1", "api.example.com/v1"),
            ("ftp://host/v1?key=secret#x", "ftp://host/v1…"),
            ("http://a\u{1b}[2J\nb", "http://a\\u{1b}[2J\\nb"),
            ("https://ü", "https://ü"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        assert_eq!(shown(&format!("https://{}", "a".repeat(1000))).chars().count(), SHOWN + 1);
    }
}
