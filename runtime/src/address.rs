//! In: the text of an absolute http or https address. Out: its parts, each of them checked.
//! Never: a look-up of a name, nor a repair of what is not an address.

mod error;
mod location;

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

pub use self::error::{AddressError, AddressFault};
pub(crate) use self::location::{destination, resolve};
use crate::host::is_loopback;
use crate::percent::{is_dots, is_path_character};
use crate::plain_http::PlainHttp;

/// Scheme, host and port: what credentials are bound to (RFC 6454, section 4).
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    scheme: UrlScheme,
    host: String,
    port: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum UrlScheme {
    Http,
    Https,
}

/// The parts of an address; the path is empty or begins with a slash.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Address {
    pub(crate) origin: Origin,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
}

impl Address {
    pub(crate) fn parse(text: &str) -> Result<Self, AddressError> {
        Self::read(text).map_err(|fault| AddressError::new(text, fault))
    }

    fn read(text: &str) -> Result<Self, AddressFault> {
        let (scheme, rest) = split_scheme(text)?;
        if rest.contains('#') {
            return Err(AddressFault::Fragment);
        }
        let end = rest.find(['/', '?', '\\']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let (path, query) = match tail.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (tail, None),
        };
        if !is_path(path) || !query.is_none_or(is_query) {
            return Err(AddressFault::Path);
        }
        let origin = Origin::parse(scheme, authority)?;
        Ok(Self { origin, path: path.to_owned(), query: query.map(str::to_owned) })
    }
}

impl Address {
    /// The address of a request.
    pub(crate) fn uri(&self) -> Option<http::Uri> {
        self.to_string().parse().ok()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, if self.path.is_empty() { "/" } else { &self.path })?;
        match &self.query {
            Some(query) => write!(f, "?{query}"),
            None => Ok(()),
        }
    }
}

impl Origin {
    fn parse(scheme: UrlScheme, authority: &str) -> Result<Self, AddressFault> {
        if authority.contains('@') {
            return Err(AddressFault::UserInfo);
        }
        let (host, port) = split_port(authority)?;
        if !is_host(host) {
            return Err(AddressFault::Host);
        }
        let port = match port {
            None => scheme.default_port(),
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().ok().filter(|port| *port != 0).ok_or(AddressFault::Port)?
            }
            Some(_) => return Err(AddressFault::Port),
        };
        Ok(Self { scheme, host: host.to_ascii_lowercase(), port })
    }

    /// The host without port, IPv6 addresses in brackets.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Host, and port unless it is the usual one.
    pub(crate) fn authority(&self) -> String {
        let Self { scheme, host, port } = self;
        if *port == scheme.default_port() { host.clone() } else { format!("{host}:{port}") }
    }

    pub(crate) const fn scheme(&self) -> http::uri::Scheme {
        match self.scheme {
            UrlScheme::Http => http::uri::Scheme::HTTP,
            UrlScheme::Https => http::uri::Scheme::HTTPS,
        }
    }

    pub(crate) const fn is_https(&self) -> bool {
        matches!(self.scheme, UrlScheme::Https)
    }

    /// Whether a secret may travel to it: over https, over http without leaving the machine, or where the user allows it.
    pub(crate) fn is_safe_for_secrets(&self, allowed: &PlainHttp) -> bool {
        match self.scheme {
            UrlScheme::Https => true,
            UrlScheme::Http => is_loopback(&self.host) || allowed.includes(&self.host),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme(), self.authority())
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl UrlScheme {
    const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

fn split_scheme(text: &str) -> Result<(UrlScheme, &str), AddressFault> {
    let (scheme, rest) = text.split_once("://").ok_or(AddressFault::Scheme)?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" => Ok((UrlScheme::Http, rest)),
        "https" => Ok((UrlScheme::Https, rest)),
        _ => Err(AddressFault::Scheme),
    }
}

fn split_port(authority: &str) -> Result<(&str, Option<&str>), AddressFault> {
    if authority.starts_with('[') {
        let (host, rest) = authority.split_once(']').ok_or(AddressFault::Host)?;
        let host = authority.get(..=host.len()).ok_or(AddressFault::Host)?;
        return match rest.strip_prefix(':') {
            Some(port) => Ok((host, Some(port))),
            None if rest.is_empty() => Ok((host, None)),
            None => Err(AddressFault::Host),
        };
    }
    Ok(match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    })
}

/// Letters, digits, `-`, `.` and `_`, or an IPv6 address in brackets. A name whose last label is a number must be a
/// dotted IPv4 address: URL parsers read `127.1` and `0x7f000001` as addresses too (URL Standard, "ends in a number").
fn is_host(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.strip_suffix(']').is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    let characters =
        host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
    let labels = !host.is_empty() && !host.starts_with('.') && !host.contains("..");
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let number = last.starts_with(|first: char| first.is_ascii_digit())
        && (last.bytes().all(|byte| byte.is_ascii_digit())
            || last.starts_with("0x")
            || last.starts_with("0X"));
    characters && labels && (!number || host.parse::<Ipv4Addr>().is_ok())
}

pub(crate) fn is_path(path: &str) -> bool {
    (path.is_empty() || path.starts_with('/'))
        && has_only(path, |byte| is_path_character(byte) || byte == b'/')
        && !path.split('/').any(is_dots)
}

pub(crate) fn is_query(query: &str) -> bool {
    has_only(query, |byte| is_path_character(byte) || matches!(byte, b'/' | b'?'))
}

fn has_only(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let escape = byte == b'%'
            && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
            && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit());
        if !escape && !allowed(byte) {
            return false;
        }
    }
    true
}
