//! In: the address of a request, and the `Location` of its response. Out: the address that is meant, and its origin.
//! Never: an address of another scheme than http and https, or with a user name.

use http::header::LOCATION;
use http::{HeaderMap, Uri};

use super::{Address, Origin};
use crate::percent::{encode_location_path, encode_query};

/// Where a `Location` leads.
pub(crate) struct LocationTarget {
    /// that of the request
    pub(crate) base: Origin,
    pub(crate) origin: Origin,
    pub(crate) uri: Uri,
}

/// RFC 3986, 5.2. What addresses do not have is escaped as browsers do, which many servers rely on; the fragment is dropped.
pub(crate) fn resolve(base: &Uri, location: &[u8]) -> Option<LocationTarget> {
    let origin = origin_of(&format!("{}://{}", base.scheme()?, base.authority()?))?;
    let location = ascii(location);
    let location = location.split('#').next().unwrap_or_default();
    let reference = Reference::split(location)?;
    let target = match reference.authority {
        Some(authority) => {
            let scheme = reference.scheme.unwrap_or(origin.scheme().as_str().to_owned());
            origin_of(&format!("{scheme}://{authority}"))?
        }
        None => origin.clone(),
    };
    let path = match reference.path {
        "" if reference.authority.is_none() => base.path().to_owned(),
        path if path.starts_with('/') || path.is_empty() => path.to_owned(),
        path => format!("{}/{path}", base.path().rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    let query = match reference.query {
        None if location.is_empty() => base.query(),
        query => query,
    };
    let mut address = target.to_string();
    encode_location_path(&mut address, &without_dots(&path));
    if let Some(query) = query {
        address.push('?');
        encode_query(&mut address, query);
    }
    Some(LocationTarget { base: origin, origin: target, uri: address.parse().ok()? })
}

/// The host, and the port if it is not the usual one, to which a response redirects; `None` where it stays, or is none.
pub(crate) fn destination(headers: &HeaderMap) -> Option<String> {
    let location = ascii(headers.get(LOCATION)?.as_bytes());
    let reference = Reference::split(&location)?;
    let scheme = reference.scheme.as_deref().unwrap_or("https");
    Some(origin_of(&format!("{scheme}://{}", reference.authority?))?.authority())
}

fn origin_of(text: &str) -> Option<Origin> {
    Address::parse(text).ok().map(|address| address.origin)
}

/// The parts of a reference as they stand in it.
struct Reference<'l> {
    scheme: Option<String>,
    authority: Option<&'l str>,
    path: &'l str,
    query: Option<&'l str>,
}

impl<'l> Reference<'l> {
    /// `None` for a reference that is not one of http or https, and for one that browsers and servers read differently.
    fn split(location: &'l str) -> Option<Self> {
        let (rest, query) = match location.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (location, None),
        };
        // browsers take it for a slash
        if rest.contains('\\') {
            return None;
        }
        // a colon in the first segment ends a scheme (RFC 3986, 4.2)
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, rest)) if !scheme.contains('/') => {
                let scheme = scheme.to_ascii_lowercase();
                if !matches!(scheme.as_str(), "http" | "https") || !rest.starts_with("//") {
                    return None;
                }
                (Some(scheme), rest)
            }
            _ => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Some(Self { scheme, authority, path, query })
    }
}

/// Bytes beyond ASCII, whatever their encoding, as escapes.
fn ascii(location: &[u8]) -> String {
    let mut text = String::with_capacity(location.len());
    for byte in location {
        match byte.is_ascii() {
            true => text.push(char::from(*byte)),
            false => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// RFC 3986, 5.2.4; a dot may be escaped (URL Standard, "double-dot URL path segment").
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        let plain = segment.replace("%2e", ".").replace("%2E", ".");
        match plain.as_str() {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
        if last && matches!(plain.as_str(), "." | "..") {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}
