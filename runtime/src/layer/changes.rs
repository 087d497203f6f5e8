//! In: what layers change of a request. Out: the request with the changes, as often as it is made.
//! Never: a change of the body, of where the request goes, or of a credential.

use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Request, Uri};

use crate::body::Body;
use crate::header;
use crate::mistake::Mistake;
use crate::percent::{append_pair, encode_value};

/// What layers changed, in this order.
#[derive(Clone, Default)]
pub(crate) struct Changes(Vec<Change>);

#[derive(Clone)]
enum Change {
    Header(HeaderName, Option<HeaderValue>),
    /// the encoded name, and the encoded pair
    Query(String, Option<String>),
}

impl Changes {
    /// Sets a header, or removes it.
    pub(super) fn header(
        &mut self,
        name: &str,
        value: Option<&str>,
        request: &mut Request<Body>,
    ) -> Result<(), Mistake> {
        let (name, kept) = header::settable(name, value.unwrap_or_default())?;
        self.add(Change::Header(name, value.map(|_| kept)), request)
    }

    /// Sets a pair of the query, in place of all of its name, or removes those.
    pub(super) fn query(
        &mut self,
        name: &str,
        value: Option<&str>,
        request: &mut Request<Body>,
    ) -> Result<(), Mistake> {
        let mut encoded = String::new();
        encode_value(&mut encoded, name);
        let pair = value.map(|value| {
            let mut pair = String::new();
            append_pair(&mut pair, name, value);
            pair
        });
        self.add(Change::Query(encoded, pair), request)
    }

    fn add(&mut self, change: Change, request: &mut Request<Body>) -> Result<(), Mistake> {
        change.apply(request)?;
        self.0.push(change);
        Ok(())
    }

    /// Makes all changes of a request that is made once more.
    pub(crate) fn apply(&self, request: &mut Request<Body>) -> Result<(), Mistake> {
        self.0.iter().try_for_each(|change| change.apply(request))
    }
}

impl Change {
    fn apply(&self, request: &mut Request<Body>) -> Result<(), Mistake> {
        match self {
            Self::Header(name, Some(value)) => {
                request.headers_mut().insert(name, value.clone());
            }
            Self::Header(name, None) => {
                request.headers_mut().remove(name);
            }
            Self::Query(name, pair) => {
                let uri = with_pair(request.uri(), name, pair.as_deref());
                *request.uri_mut() = uri.ok_or(Mistake::AddressTooLong)?;
            }
        }
        Ok(())
    }
}

/// The address without the pairs of this name, and with this one.
fn with_pair(uri: &Uri, name: &str, pair: Option<&str>) -> Option<Uri> {
    let others = uri.query().unwrap_or_default().split('&');
    let others = others.filter(|other| !other.is_empty() && other.split('=').next() != Some(name));
    let pairs: Vec<&str> = others.chain(pair).collect();
    let query = pairs.join("&");
    let sign = if query.is_empty() { "" } else { "?" };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(format!("{}{sign}{query}", uri.path())).ok()?);
    Uri::from_parts(parts).ok()
}
