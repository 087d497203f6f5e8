//! In: the address of a request. Out: the same as reqwest has it.
//! Never: more origins kept than clients usually have; those beyond are read each time.

use std::sync::OnceLock;

use http::Uri;
use http::uri::{Authority, Scheme};
use reqwest::Url;

use crate::transport_error::{TransportError, TransportErrorKind};

/// Most clients have one server, and perhaps one for tokens.
const KEPT: usize = 4;

/// The first origins that requests went to: of the time that it takes to read an address, nine tenths go into its host, with
/// escapes, Punycode and numbers.
#[derive(Default)]
pub(super) struct Origins([OnceLock<KnownOrigin>; KEPT]);

struct KnownOrigin {
    scheme: Scheme,
    authority: Authority,
    /// without a path
    url: Url,
}

impl Origins {
    /// The address.
    ///
    /// # Errors
    /// When it is not one of http or https that reqwest takes.
    pub(super) fn url(&self, uri: &Uri) -> Result<Url, TransportError> {
        let mut url = self.origin(uri)?;
        url.set_path(uri.path());
        if uri.query().is_some() {
            url.set_query(uri.query());
        }
        Ok(url)
    }

    fn origin(&self, uri: &Uri) -> Result<Url, TransportError> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(TransportError::new(TransportErrorKind::Unsendable, "the address has no host"));
        };
        for place in &self.0 {
            let Some(known) = place.get() else {
                let url = read(scheme, authority)?;
                // another request may have been faster
                let _ = place.set(KnownOrigin {
                    scheme: scheme.clone(),
                    authority: authority.clone(),
                    url: url.clone(),
                });
                return Ok(url);
            };
            if known.scheme == *scheme && known.authority == *authority {
                return Ok(known.url.clone());
            }
        }
        read(scheme, authority)
    }
}

fn read(scheme: &Scheme, authority: &Authority) -> Result<Url, TransportError> {
    let url = Url::parse(&format!("{scheme}://{authority}"));
    url.map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error.to_string()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_address_is_the_one_that_is_read_at_once(
            origin in 0..6_u8,
            path in "(/|//|/\\.\\.?/|/[a-zA-Z0-9._~!$&'()*+,;=:@-]{0,4}|/%[0-9A-F]{2}){0,4}",
            query in proptest::option::of("[a-zA-Z0-9._~!$&'()*+,;=:@/?%\\[\\]'-]{0,8}"),
        ) {
            let origins = Origins::default();
            for port in 0..=origin {
                // the last of them have no place any more
                let query = query.as_ref().map_or_else(String::new, |query| format!("?{query}"));
                let text = format!("https://example.com:{}{path}{query}", 440 + u16::from(port));
                let Ok(uri) = text.parse::<Uri>() else { return Ok(()) };
                for _ in 0..2 {
                    prop_assert_eq!(origins.url(&uri).ok(), Url::parse(&text).ok());
                }
            }
        }
    }

    #[test]
    fn an_origin_is_kept_with_its_scheme() {
        let origins = Origins::default();
        let url = |text: &str| origins.url(&text.parse().unwrap()).map(String::from).ok();
        for text in ["http://example.com/a", "https://example.com/b?c", "http://example.com:8080/"] {
            assert_eq!(url(text).as_deref(), Some(text));
        }
        assert_eq!(url("/a"), None);
    }
}
