//! In: an operation and what a call was given. Out: the request but for its credentials, checked and encoded.
//! Never: sending; a mistake is found before anything leaves.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use super::address;
use super::idempotency::Key;
use super::path::path;
use crate::argument::style;
use crate::body::Body;
use crate::client::Core;
use crate::credential::Presented;
use crate::description::{Argument, Method, OperationDescription, Place};
use crate::layer::Changes;
use crate::mistake::Mistake;
use crate::options::CallOptions;
use crate::parts::{Parts, with_members};
use crate::percent::{append_pair, encode_query, encode_value};
use crate::server::BaseUrl;

/// A request without credentials.
pub(super) struct Prepared {
    request: http::Request<Body>,
    cookies: Vec<String>,
}

pub(super) fn prepare(
    core: &Core,
    operation: &'static OperationDescription,
    (parts, key): (&Parts, Option<&Key>),
    base: &BaseUrl,
) -> Result<Prepared, Mistake> {
    if let Some(mistake) = parts.options.mistake.as_ref().or(parts.mistake.as_ref()) {
        return Err(mistake.clone());
    }
    let template = parts.path.as_deref().unwrap_or(operation.path);
    let (template, fixed) = template.split_once('?').unwrap_or((template, ""));
    let mut query = constant_query(base, fixed);
    let mut cookies = Vec::new();
    let body = with_members(parts.chosen_body()?, &parts.members())?;
    let mut headers = own_headers(core, operation, body.as_ref())?;
    for (index, argument) in operation.arguments.iter().enumerate() {
        let Some(value) = parts.given(index) else {
            if argument.required && !is_key(argument, key) {
                return Err(Mistake::MissingArgument { name: argument.name });
            }
            continue;
        };
        match argument.place {
            Place::Path => {}
            Place::Query => query.extend(style::query(argument, value)),
            Place::Cookie => cookies.extend(style::cookies(argument, value)?),
            Place::Header => {
                if let Some(text) = style::header(argument, value) {
                    let (name, value) = header(argument, &text)?;
                    headers.insert(name, value);
                }
            }
        }
    }
    add_headers(&mut headers, parts, key);
    let query = with_extras(query.join("&"), core, &parts.options);
    let mut address = path((template, operation.arguments), parts, base)?;
    if !query.is_empty() {
        address.push('?');
        address.push_str(&query);
    }
    let body = body.map(|(_, body)| body).unwrap_or_default();
    if !body.is_fresh() {
        return Err(Mistake::BodySent);
    }
    let mut request = http::Request::new(body);
    *request.method_mut() = method(operation.method);
    let own = base.uri(address).ok_or(Mistake::AddressTooLong)?;
    *request.uri_mut() = match &parts.address {
        Some(given) => address::given(&own, given, |query| with_missing(query, core, &parts.options))?,
        None => own,
    };
    *request.headers_mut() = headers;
    Ok(Prepared { request, cookies })
}

impl Prepared {
    /// The request, which says what it is for: fakes ask for that.
    #[cfg(feature = "test")]
    pub(super) fn marked(mut self, operation: &'static OperationDescription, parts: &Parts) -> Self {
        let (arguments, is_described) = (parts.arguments.clone(), parts.path.is_none());
        self.request.extensions_mut().insert(crate::operation::AskedOperation {
            operation,
            arguments,
            is_described,
        });
        self
    }

    /// The request, and the cookies that are added with the credentials.
    pub(super) fn apart(self) -> (http::Request<Body>, Vec<String>) {
        (self.request, self.cookies)
    }

    pub(super) fn joined(request: http::Request<Body>, cookies: Vec<String>) -> Self {
        Self { request, cookies }
    }

    /// The request with what layers change of it.
    pub(super) fn changed(mut self, changes: &Changes) -> Result<Self, Mistake> {
        changes.apply(&mut self.request)?;
        Ok(self)
    }

    pub(super) fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The request with these credentials.
    pub(super) fn with(self, credentials: &[Presented]) -> Result<http::Request<Body>, Mistake> {
        let Self { mut request, mut cookies } = self;
        #[cfg(feature = "test")]
        request.extensions_mut().insert(marks(credentials));
        for credential in credentials {
            match credential {
                Presented::Header(name, value) => {
                    if name == COOKIE {
                        cookies.clear();
                    }
                    request.headers_mut().insert(name, value.clone());
                }
                Presented::Cookie(pair) => cookies.push(pair.clone()),
                Presented::Query(pair) => {
                    let sign = if request.uri().query().is_some() { '&' } else { '?' };
                    let address = format!("{}{sign}{pair}", request.uri());
                    *request.uri_mut() = Uri::try_from(address).map_err(|_| Mistake::AddressTooLong)?;
                }
            }
        }
        if !cookies.is_empty() {
            let value = HeaderValue::from_str(&cookies.join("; "));
            let mut value = value.map_err(|_| Mistake::HeaderValue { name: COOKIE.as_str().to_owned() })?;
            value.set_sensitive(true);
            request.headers_mut().insert(COOKIE, value);
        }
        Ok(request)
    }
}

/// Where these credentials are in a request.
#[cfg(feature = "test")]
fn marks(credentials: &[Presented]) -> crate::operation::Credentials {
    let mut marks = crate::operation::Credentials::default();
    for credential in credentials {
        match credential {
            Presented::Header(name, _) => marks.headers.push(name.clone()),
            Presented::Cookie(_) => marks.headers.push(COOKIE),
            Presented::Query(pair) => marks.query.extend(crate::form::pairs(pair).map(|(name, _)| name)),
        }
    }
    marks
}

/// The query with the pairs of the client, where it has none of that name, and those of the call.
fn with_extras(mut query: String, core: &Core, options: &CallOptions) -> String {
    let of_client = core
        .defaults
        .query
        .iter()
        .filter(|(name, _)| !has(&query, name) && !options.query.iter().any(|(given, _)| given == name));
    let pairs: Vec<_> = of_client.chain(&options.query).collect();
    for (name, value) in pairs {
        append_pair(&mut query, name, value);
    }
    query
}

/// The query of a link with the pairs of the call and of the client that it has none of.
fn with_missing(query: &str, core: &Core, options: &CallOptions) -> String {
    let missing = options.query.iter().filter(|(name, _)| !has(query, name)).cloned().collect();
    with_extras(query.to_owned(), core, &CallOptions { query: missing, ..CallOptions::default() })
}

/// Whether a query has a pair of this name.
fn has(query: &str, name: &str) -> bool {
    let mut encoded = String::new();
    encode_value(&mut encoded, name);
    query.split('&').any(|pair| pair.split('=').next() == Some(&*encoded))
}

/// The pairs that each request of the operation has: those of the server, and those behind its path.
fn constant_query(base: &BaseUrl, fixed: &str) -> Vec<String> {
    let mut query = Vec::new();
    if !base.query().is_empty() {
        query.push(base.query().to_owned());
    }
    if !fixed.is_empty() {
        let mut pairs = String::with_capacity(fixed.len());
        encode_query(&mut pairs, fixed);
        query.push(pairs);
    }
    query
}

fn own_headers(
    core: &Core,
    operation: &OperationDescription,
    body: Option<&(Cow<'static, str>, Body)>,
) -> Result<HeaderMap, Mistake> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, core.user_agent.clone());
    if !operation.accept.is_empty() {
        headers.insert(ACCEPT, constant(&ACCEPT, operation.accept)?);
    }
    match body.map(|(media_type, _)| media_type) {
        Some(Cow::Borrowed(media_type)) => {
            headers.insert(CONTENT_TYPE, constant(&CONTENT_TYPE, media_type)?);
        }
        Some(Cow::Owned(media_type)) => {
            headers.insert(CONTENT_TYPE, value(&CONTENT_TYPE, Bytes::from(media_type.clone()))?);
        }
        None => {}
    }
    // RFC 9110, 8.6: where a body is expected, its absence is said; some servers answer 411 otherwise
    let is_empty = match body {
        Some((_, body)) => body.is_empty(),
        None => matches!(operation.method, Method::Post | Method::Put | Method::Patch),
    };
    if is_empty {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    for (name, value) in &core.defaults.headers {
        headers.insert(name, value.clone());
    }
    Ok(headers)
}

/// The caller's own headers, and the key of the call unless the caller has given one.
fn add_headers(headers: &mut HeaderMap, parts: &Parts, key: Option<&Key>) {
    for (name, value) in &parts.options.headers {
        headers.insert(name, value.clone());
    }
    if let Some((name, value)) = key {
        headers.entry(name).or_insert_with(|| value.clone());
    }
}

fn is_key(argument: &Argument, key: Option<&Key>) -> bool {
    argument.place == Place::Header
        && key.is_some_and(|(name, _)| name.as_str().eq_ignore_ascii_case(argument.name))
}

fn header(argument: &Argument, text: &str) -> Result<(HeaderName, HeaderValue), Mistake> {
    crate::header::parameter(argument.name, text)
}

/// Words of the description, which stay where they are.
fn constant(name: &HeaderName, text: &'static str) -> Result<HeaderValue, Mistake> {
    value(name, Bytes::from_static(text.as_bytes()))
}

fn value(name: &HeaderName, text: Bytes) -> Result<HeaderValue, Mistake> {
    HeaderValue::from_maybe_shared(text).map_err(|_| Mistake::HeaderValue { name: name.as_str().to_owned() })
}

fn method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Put => http::Method::PUT,
        Method::Post => http::Method::POST,
        Method::Delete => http::Method::DELETE,
        Method::Options => http::Method::OPTIONS,
        Method::Head => http::Method::HEAD,
        Method::Patch => http::Method::PATCH,
        Method::Trace => http::Method::TRACE,
        Method::Query => http::Method::QUERY,
        // the generator lets tokens alone through
        Method::Other(name) => http::Method::from_bytes(name.as_bytes()).unwrap_or_default(),
    }
}
