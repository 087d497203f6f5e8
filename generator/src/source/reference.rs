//! A reference as it is written (RFC 3986, section 4.1). In: the text of a `$ref`; out: which document it names, and which
//! place in it. It never opens anything: `files` does.

use super::Pointer;

/// The two halves of a reference.
///
/// ```
/// use clientwright::source::{Reference, reference::Address};
///
/// let reference = Reference::parse("../a%20b.yaml#/components/schemas/Pet");
/// assert_eq!(reference.address, Address::File("../a b.yaml".to_owned()));
/// assert_eq!(reference.pointer().map(|at| at.last()), Some(Some("Pet".to_owned())));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'t> {
    /// Which document.
    pub address: Address,
    /// What stands behind the `#`, percent-decoded; empty when there is none.
    pub fragment: String,
    /// What stands before the `#`, as it is written.
    pub written: &'t str,
}

/// Which document a reference names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The one that the reference stands in.
    Same,
    /// A file, by its path from the one that the reference stands in, or from the root of the disk.
    File(String),
    /// Something with a scheme: `https://example.com/pets.yaml`.
    Network(String),
}

impl<'t> Reference<'t> {
    /// Takes a text apart; every text is a reference.
    pub fn parse(text: &'t str) -> Self {
        let (written, fragment) = text.split_once('#').unwrap_or((text, ""));
        Self { address: address(written), fragment: decode(fragment), written }
    }

    /// The fragment as a JSON pointer; `None` for a plain name (an anchor).
    pub fn pointer(&self) -> Option<Pointer> {
        Pointer::parse(&self.fragment)
    }
}

/// The reference to a place in the document that the reference stands in.
pub fn local(at: &Pointer) -> String {
    format!("#{}", at.as_str().replace('%', "%25"))
}

/// What a reference means from a base (RFC 3986, section 5.2); both without a fragment. A base may itself be relative.
pub fn resolve(base: &str, text: &str) -> String {
    if scheme(text).is_some() {
        return text.to_owned();
    }
    let (origin, path) = split(base);
    let (origin, path) = match text.strip_prefix("//") {
        Some(_) => {
            let (host, path) = split(text);
            (
                format!("{}{host}", scheme(base).map(|it| format!("{it}:")).unwrap_or_default()),
                path.to_owned(),
            )
        }
        None if text.starts_with('/') => (origin.to_owned(), text.to_owned()),
        None if text.is_empty() => (origin.to_owned(), path.to_owned()),
        None => {
            let folder = path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or_default();
            (origin.to_owned(), format!("{folder}{text}"))
        }
    };
    format!("{origin}{}", without_dots(&path))
}

/// Scheme and authority of an address, and its path.
fn split(address: &str) -> (&str, &str) {
    let after_scheme = scheme(address).map_or(0, |scheme| scheme.len() + 1);
    let rest = address.get(after_scheme..).unwrap_or_default();
    let authority = rest.strip_prefix("//").map_or(0, |rest| 2 + rest.find('/').unwrap_or(rest.len()));
    address.split_at(after_scheme + authority)
}

/// A path without its `.` and `..` (RFC 3986, section 5.2.4); those that lead out of a relative path stay.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." if kept.last().is_some_and(|last| !matches!(*last, "" | "..")) => drop(kept.pop()),
            ".." if kept.len() == 1 && kept.first() == Some(&"") => {}
            segment => {
                kept.push(segment);
                continue;
            }
        }
        if is_last {
            kept.push("");
        }
    }
    kept.join("/")
}

fn address(text: &str) -> Address {
    if text.is_empty() {
        return Address::Same;
    }
    match scheme(text) {
        Some("file") => Address::File(decode(local_path(text))),
        Some(_) => Address::Network(text.to_owned()),
        None if text.starts_with("//") => Address::Network(text.to_owned()),
        None => Address::File(decode(text)),
    }
}

/// The scheme of an address; one letter is a drive.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (begins && scheme.len() > 1 && scheme.chars().all(fits)).then_some(scheme)
}

/// The path of `file:///path` (RFC 8089).
fn local_path(text: &str) -> &str {
    let path = text.split_once(':').map_or(text, |(_, path)| path);
    path.strip_prefix("//").map_or(path, |rest| rest.strip_prefix("localhost").unwrap_or(rest))
}

/// Percent-decodes (RFC 3986, section 2.1); what is not an escape stays.
pub fn decode(text: &str) -> String {
    if !text.bytes().any(|byte| byte == b'%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten();
        let digits = escaped.filter(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        let value = digits.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let file = |path: &str| Address::File(path.to_owned());
        let network = |path: &str| Address::Network(path.to_owned());
        for (text, address, fragment) in [
            ("#/a~1b", Address::Same, "/a~1b"),
            ("pets.yaml", file("pets.yaml"), ""),
            ("./a%20b/%C3%A4.yaml#/%7Bid%7D", file("./a b/ä.yaml"), "/{id}"),
            ("../x.json#", file("../x.json"), ""),
            ("/abs.yaml", file("/abs.yaml"), ""),
            ("file:///abs.yaml", file("/abs.yaml"), ""),
            ("file:x.yaml", file("x.yaml"), ""),
            ("https://example.com/x.yaml#/a", network("https://example.com/x.yaml"), "/a"),
            ("//example.com/x", network("//example.com/x"), ""),
            ("urn:example:pets", network("urn:example:pets"), ""),
            ("C:\\x.yaml", file("C:\\x.yaml"), ""),
            ("a/b:c.yaml", file("a/b:c.yaml"), ""),
            ("100%.yaml#%+1", file("100%.yaml"), "%+1"),
        ] {
            let reference = Reference::parse(text);
            assert_eq!((reference.address, reference.fragment.as_str()), (address, fragment), "{text}");
        }
    }

    /// The examples of RFC 3986, section 5.4, as far as they have paths; and relative bases.
    #[test]
    fn references_mean_what_they_mean_from_their_base() {
        for (base, text, meant) in [
            ("http://a/b/c/d;p", "urn:h", "urn:h"),
            ("http://a/b/c/d;p", "g", "http://a/b/c/g"),
            ("http://a/b/c/d;p", "./g", "http://a/b/c/g"),
            ("http://a/b/c/d;p", "g/", "http://a/b/c/g/"),
            ("http://a/b/c/d;p", "/g", "http://a/g"),
            ("http://a/b/c/d;p", "//g", "http://g"),
            ("http://a/b/c/d;p", "//g/h", "http://g/h"),
            ("http://a/b/c/d;p", "", "http://a/b/c/d;p"),
            ("http://a/b/c/d;p", ".", "http://a/b/c/"),
            ("http://a/b/c/d;p", "..", "http://a/b/"),
            ("http://a/b/c/d;p", "../g", "http://a/b/g"),
            ("http://a/b/c/d;p", "../../g", "http://a/g"),
            ("http://a/b/c/d;p", "../../../g", "http://a/g"),
            ("http://a/b/c/d;p", "g/../h", "http://a/b/c/h"),
            ("", "schemas/pet", "schemas/pet"),
            ("schemas/pet", "owner", "schemas/owner"),
            ("schemas/pet", "../x/owner", "x/owner"),
            ("pet", "../owner", "../owner"),
        ] {
            assert_eq!(resolve(base, text), meant, "{base} {text}");
        }
    }

    #[test]
    fn places_are_read_back() {
        let at = Pointer::root().key("100%25").key("a/b~#");
        assert_eq!(Reference::parse(&local(&at)).pointer(), Some(at));
    }
}
