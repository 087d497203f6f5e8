//! Addresses of the web and of networks.
//!
//! In come addresses; out goes the text, and the other way round. It never asks whether there is anything at an address.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{FormatError, Ipv4, Ipv6, Uri};

/// A scheme, a colon, and characters that a URI may have (RFC 3986, appendix A), letters of other scripts among them
/// (RFC 3987), since many write them.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && rest.chars().all(is_allowed)
}

fn is_allowed(c: char) -> bool {
    !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

impl Uri {
    /// What stands before the first colon: `https`.
    ///
    /// # Errors
    /// When the text is not a URI with a scheme.
    pub fn scheme(&self) -> Result<&str, FormatError> {
        let scheme = self.as_str().split_once(':').filter(|_| self.is_valid());
        self.view(|_| scheme.map(|(scheme, _)| scheme))
    }
}

impl Ipv4 {
    /// The address.
    ///
    /// # Errors
    /// When the text is not an IPv4 address.
    pub fn to_std(&self) -> Result<Ipv4Addr, FormatError> {
        self.view(|text| text.parse().ok())
    }
}

impl From<Ipv4Addr> for Ipv4 {
    fn from(address: Ipv4Addr) -> Self {
        Self::verbatim(address.to_string())
    }
}

impl Ipv6 {
    /// The address.
    ///
    /// # Errors
    /// When the text is not an IPv6 address.
    pub fn to_std(&self) -> Result<Ipv6Addr, FormatError> {
        self.view(|text| text.parse().ok())
    }
}

/// In the form of RFC 5952.
impl From<Ipv6Addr> for Ipv6 {
    fn from(address: Ipv6Addr) -> Self {
        Self::verbatim(address.to_string())
    }
}
