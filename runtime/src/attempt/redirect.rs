//! In: a request and its response. Out: where to go next, if the response redirects and may be followed.
//! Never: a credential, a cookie or a header of the caller's own to another origin.

use http::header::{self, HeaderName, LOCATION};
use http::{HeaderMap, Method, Request, StatusCode, Uri};

use crate::address::resolve;
use crate::body::Body;
use crate::description::{OperationDescription, Statuses};
use crate::host::is_loopback;
use crate::redirects::Redirects;
use crate::response::{RawResponse, Remark};

/// What a response asks for, and what is done about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RedirectStep {
    /// It is an answer.
    Stay,
    /// It is a redirect that is not followed.
    Refuse,
    /// It is a redirect that is followed.
    Go(Hop),
}

/// Where a redirect leads, and by which method.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hop {
    method: Method,
    uri: Uri,
    /// this redirect leads to another origin
    leaves: bool,
}

/// What is followed.
#[derive(Clone, Copy)]
pub(super) struct RedirectRules<'a> {
    pub(super) redirects: Redirects,
    /// its documented redirects are answers; token requests have none
    pub(super) operation: Option<&'a OperationDescription>,
}

/// RFC 9110, 15.4: 307 and 308 repeat the request as it is; 301, 302 and 303 are followed where that needs no other
/// method, which is for GET and HEAD, or where the user asked for more.
pub(super) fn next(
    (method, uri): (&Method, &Uri),
    response: &RawResponse,
    rules: RedirectRules<'_>,
) -> RedirectStep {
    let status = response.status();
    let documented = |operation: &OperationDescription| {
        operation.success.iter().any(|success| success.statuses == Statuses::Exact(status.as_u16()))
    };
    if rules.operation.is_some_and(documented) || matches!(response.remark, Some(Remark::BodyTooLong { .. }))
    {
        return RedirectStep::Stay;
    }
    let anywhere = rules.redirects == Redirects::AnyOrigin;
    let method = match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => Some(method.clone()),
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => match *method {
            Method::GET | Method::HEAD => Some(method.clone()),
            Method::POST if anywhere => Some(Method::GET),
            _ if anywhere && status == StatusCode::SEE_OTHER => Some(Method::GET),
            _ => None,
        },
        _ => return RedirectStep::Stay,
    };
    let Some(location) = response.headers().get(LOCATION) else { return RedirectStep::Stay };
    let followed = resolve(uri, location.as_bytes()).and_then(|target| {
        let leaves = target.origin != target.base;
        let is_safe = target.origin.is_https() || is_loopback(target.origin.host());
        let downgrades = target.base.is_https() && !is_safe;
        let may = !leaves || anywhere && !downgrades;
        Some(Hop { method: method.filter(|_| may)?, uri: target.uri, leaves })
    });
    followed.map_or(RedirectStep::Refuse, RedirectStep::Go)
}

/// What is left of a request on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RequestTrail {
    /// it has been at another origin
    left: bool,
}

impl Hop {
    /// Whether the request goes there without its body.
    pub(super) fn drops_body(&self, original: &Method) -> bool {
        self.method != *original
    }

    /// The request as it goes there: what belongs to the first origin does not, nor what belongs to a body that is dropped.
    pub(super) fn lead(self, mut request: Request<Body>, trail: &mut RequestTrail) -> Request<Body> {
        trail.left |= self.leaves;
        // what is asked there is no longer the operation's
        #[cfg(feature = "test")]
        if let Some(asked) = request.extensions_mut().get_mut::<crate::operation::AskedOperation>() {
            asked.is_described = false;
        }
        if self.drops_body(request.method()) {
            *request.body_mut() = Body::empty();
            OF_BODIES.iter().for_each(|name| drop(request.headers_mut().remove(name)));
            *request.method_mut() = self.method;
        }
        if trail.left {
            let own = std::mem::take(request.headers_mut());
            *request.headers_mut() = harmless(&own);
        }
        *request.uri_mut() = self.uri;
        request
    }
}

/// Headers that describe the body (RFC 9110, 8).
const OF_BODIES: [HeaderName; 6] = [
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::CONTENT_ENCODING,
    header::CONTENT_LANGUAGE,
    header::CONTENT_LOCATION,
    header::TRANSFER_ENCODING,
];

/// What any server may know: what is asked for, in which form, and by which program.
const HARMLESS: [HeaderName; 13] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::ACCEPT_LANGUAGE,
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::CONTENT_ENCODING,
    header::IF_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_NONE_MATCH,
    header::IF_RANGE,
    header::IF_UNMODIFIED_SINCE,
    header::RANGE,
    header::USER_AGENT,
];

fn harmless(headers: &HeaderMap) -> HeaderMap {
    let kept = headers.iter().filter(|(name, _)| HARMLESS.contains(name));
    kept.map(|(name, value)| (name.clone(), value.clone())).collect()
}
