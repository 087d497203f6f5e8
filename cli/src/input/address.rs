//! The URL of a description. In: an argument; out: a URL that may be fetched, and how it is shown. Credentials in it are refused, and its
//! query, where tokens stand, is never shown.

use crate::ending::Failure;
use reqwest::Url;
use std::path::Path;

/// A URL of https, or of http on this machine.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address(Url);

impl Address {
    /// The URL that an argument is; `None` for the path of a file.
    pub(crate) fn of(argument: &Path) -> Option<Result<Self, Failure>> {
        let text = argument.to_str()?;
        let scheme = text.split_once("://")?.0;
        let is_url = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        // what cannot be parsed is not repeated: nobody knows where its credentials stand
        let parsed = || Url::parse(text).map_err(|e| Failure::new(format!("this URL is not valid: {e}")));
        is_url.then(|| parsed().and_then(Self::checked))
    }

    fn checked(mut url: Url) -> Result<Self, Failure> {
        url.set_fragment(None);
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Failure::new(
                "the URL contains a name or a password: send them with --header 'Authorization: …'",
            ));
        }
        let address = Self(url);
        if address.0.scheme() != "https" && !address.is_local() {
            let message = format!("`{address}` is not fetched over plain http: use https");
            return Err(Failure::new(message));
        }
        Ok(address)
    }

    /// Where a redirect leads; the network does not lead to this machine.
    pub(super) fn redirected(&self, location: &str) -> Result<Self, Failure> {
        let url = self.0.join(location);
        let url = url.map_err(|e| Failure::new(format!("`{self}` redirects to an invalid URL: {e}")))?;
        let target = match url.scheme() {
            "https" | "http" => Self::checked(url)?,
            other => return Err(Failure::new(format!("`{self}` redirects to a URL of `{other}`"))),
        };
        if target.is_local() && !self.is_local() {
            return Err(Failure::new(format!("`{self}` redirects to this machine, `{target}`")));
        }
        Ok(target)
    }

    /// Whether both have the same scheme, host and port.
    pub(super) fn has_origin_of(&self, other: &Self) -> bool {
        self.0.origin() == other.0.origin()
    }

    pub(super) fn url(&self) -> &Url {
        &self.0
    }

    /// The query; it may hold a token.
    pub(crate) fn query(&self) -> Option<&str> {
        self.0.query()
    }

    fn is_local(&self) -> bool {
        let host = self.0.host_str().unwrap_or_default();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
        host == "localhost" || address.is_ok_and(|address| address.is_loopback())
    }
}

/// Without the query.
impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = self.0.clone();
        shown.set_query(None);
        f.write_str(shown.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<String, String> {
        let found = Address::of(Path::new(text)).unwrap_or_else(|| Err(Failure::new("a file")));
        found.map(|address| address.to_string()).map_err(|failure| failure.to_string())
    }

    #[test]
    fn only_https_and_this_machine_are_fetched_from() {
        for (text, want) in [
            ("HTTPS://api.example/openapi.json?token=secret#x", "https://api.example/openapi.json"),
            ("http://127.0.0.1:8080/a.yaml", "http://127.0.0.1:8080/a.yaml"),
            ("http://127.9.9.9/a", "http://127.9.9.9/a"),
            ("http://[::1]:1/a", "http://[::1]:1/a"),
            ("http://localhost/a", "http://localhost/a"),
        ] {
            assert_eq!(of(text).as_deref(), Ok(want), "{text}");
        }
        for text in [
            "http://api.example/a",
            "http://localhost.example/a",
            "http://10.0.0.1/a",
            "http://127.0.0.1.example/a",
        ] {
            assert!(of(text).unwrap_err().contains("use https"), "{text}");
        }
        for text in ["api.yaml", "main:api.yaml", "C:\\api.yaml", "ftp://a/b", "-"] {
            assert_eq!(of(text), Err("a file".to_owned()), "{text}");
        }
    }

    #[test]
    fn credentials_in_a_url_are_refused_and_not_repeated() {
        for text in
            ["https://me:secret@api.example/a", "https://secret@api.example/a", "https://a:secret@[x/"]
        {
            assert!(!of(text).unwrap_err().contains("secret"), "{text}");
        }
    }

    #[test]
    fn a_redirect_stays_on_the_network_and_on_https() {
        let from = |text: &str| Address::of(Path::new(text)).unwrap().unwrap();
        let far = from("https://api.example/v1/a");
        assert_eq!(far.redirected("../b?t=1").unwrap().to_string(), "https://api.example/b");
        assert!(far.redirected("https://cdn.example/b").is_ok());
        for bad in [
            "http://api.example/b",
            "https://127.0.0.1/b",
            "http://localhost/b",
            "file:///etc/passwd",
            "https://u:p@a/",
        ] {
            assert!(far.redirected(bad).is_err(), "{bad}");
        }
        assert!(from("http://127.0.0.1:1/a").redirected("http://127.0.0.1:2/b").is_ok());
    }
}
