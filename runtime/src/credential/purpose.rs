//! In: an attempt, and the scheme that it needs a credential for. Out: both, for whoever fetches tokens.
//! Never: the credential itself.

use http::HeaderValue;

use crate::attempt::Exchange;
use crate::description::Scheme;
use crate::plain_http::PlainHttp;
use crate::server::BaseUrl;

/// What a credential is wanted for.
#[derive(Clone, Copy)]
pub(crate) struct Purpose<'a> {
    pub(crate) exchange: Exchange<'a>,
    pub(crate) scheme: &'static Scheme,
    pub(crate) base: &'a BaseUrl,
    pub(crate) user_agent: &'a HeaderValue,
    pub(crate) plain_http: &'a PlainHttp,
}
