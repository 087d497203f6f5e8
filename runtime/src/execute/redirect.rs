//! In: a request and its response. Out: where to go next, if the response redirects and may be followed.
//! Never: to another origin, where the credentials of the request have no business; never a method changed.

use http::header::LOCATION;
use http::{Method, StatusCode, Uri};

use crate::address::Address;
use crate::description::{OperationDescription, Statuses};
use crate::percent::encode_query;
use crate::response::{RawResponse, Remark};

/// What a response asks for, and what is done about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It is an answer.
    Stay,
    /// It is a redirect that is not followed.
    Refuse,
    /// It is a redirect within the origin.
    Go(Uri),
}

/// RFC 9110, 15.4: 307 and 308 repeat the request as it is; 301, 302 and 303 are followed where that needs no other
/// method, which is for GET and HEAD.
pub(super) fn next(
    (method, uri): (&Method, &Uri),
    response: &RawResponse,
    operation: Option<&OperationDescription>,
) -> Next {
    let status = response.status();
    let documented = |operation: &OperationDescription| {
        operation.success.iter().any(|success| success.statuses == Statuses::Exact(status.as_u16()))
    };
    if operation.is_some_and(documented) || matches!(response.remark, Some(Remark::BodyTooLong { .. })) {
        return Next::Stay;
    }
    let repeatable = match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
            matches!(*method, Method::GET | Method::HEAD)
        }
        _ => return Next::Stay,
    };
    let Some(location) = response.headers().get(LOCATION) else { return Next::Stay };
    let target = location.to_str().ok().and_then(|location| resolve(uri, location));
    match target {
        Some(uri) if repeatable => Next::Go(uri),
        Some(_) | None => Next::Refuse,
    }
}

/// The address that a `Location` means, if it is of the same origin (RFC 3986, 5.2); its fragment is dropped.
fn resolve(base: &Uri, location: &str) -> Option<Uri> {
    let base = Address::parse(&base.to_string()).ok()?;
    let location = &tidy(location.split('#').next().unwrap_or_default());
    let target = if location.contains("://") && !location.starts_with(['/', '?']) {
        Address::parse(location).ok()?
    } else if location.starts_with("//") {
        let scheme = base.origin.to_string();
        let scheme = scheme.split("//").next()?;
        Address::parse(&format!("{scheme}{location}")).ok()?
    } else {
        relative(&base, location)?
    };
    if target.origin != base.origin {
        return None;
    }
    target.to_string().parse().ok()
}

/// The same with an escaped query: many servers send brackets and the like bare in it, which changes nothing else.
fn tidy(location: &str) -> String {
    let Some((path, query)) = location.split_once('?') else { return location.to_owned() };
    let mut tidy = format!("{path}?");
    encode_query(&mut tidy, query);
    tidy
}

fn relative(base: &Address, location: &str) -> Option<Address> {
    // a colon in the first segment ends a scheme (RFC 3986, 4.2), and no other one is followed
    if location.split(['/', '?']).next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let (path, query) = match location.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (location, None),
    };
    let path = if path.starts_with('/') {
        path.to_owned()
    } else if path.is_empty() {
        base.path.clone()
    } else {
        let folder = base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{path}")
    };
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    Address::parse(&format!("{}{}{query}", base.origin, without_dots(&path))).ok()
}

/// RFC 3986, 5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
        if last && matches!(segment, "." | "..") {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}
