//! In: the address of an OpenID Connect provider's document. Out: the addresses in it.
//! Never: an address that is none; the document is somebody else's.

use bytes::Bytes;
use http::{Method, Request};

use crate::address::{Address, AddressError};
use crate::credential::Purpose;
use crate::credential::fetch::exchanged;
use crate::error::{TokenFailure, TokenFailureKind};
use crate::json::{self, Map, Value};

/// What follows the issuer (OpenID Connect Discovery, 4).
const WELL_KNOWN: &str = "/.well-known/";

/// The addresses of a provider (OpenID Connect Discovery, 3; RFC 8628, 4).
#[derive(Clone)]
pub(in crate::credential) struct Provider {
    pub(super) authorization: Option<Address>,
    pub(super) token: Option<Address>,
    pub(super) device: Option<Address>,
    /// who it is, and whether its answers say so (RFC 9207, 3)
    #[cfg(feature = "sign-in")]
    pub(super) issuer: Option<String>,
    #[cfg(feature = "sign-in")]
    pub(super) names_itself: bool,
}

/// The document of an issuer, or the document itself.
pub(in crate::credential) fn document_of(url: &str) -> Result<Address, AddressError> {
    if url.contains(WELL_KNOWN) {
        return Address::parse(url);
    }
    Address::parse(&format!("{}{WELL_KNOWN}openid-configuration", url.trim_end_matches('/')))
}

/// Asks for a document, by the same transport and policy as for tokens.
pub(super) async fn provider(document: &Address, purpose: Purpose<'_>) -> Result<Provider, TokenFailure> {
    let mut request = Request::new(Bytes::new());
    *request.method_mut() = Method::GET;
    *request.uri_mut() = document.uri().ok_or_else(TokenFailure::unsendable)?;
    let response = exchanged(purpose, request).await?;
    if !response.status().is_success() {
        return Err(TokenFailure::new(TokenFailureKind::Status, Some(response)));
    }
    let members: Map<Value> = match json::from_slice(json::without_mark(response.body())) {
        Ok(members) => members,
        Err(fault) => return Err(TokenFailure::new(TokenFailureKind::Answer(fault), Some(response))),
    };
    let address = |name: &str| Address::parse(members.get(name)?.as_str()?).ok();
    Ok(Provider {
        authorization: address("authorization_endpoint"),
        token: address("token_endpoint"),
        device: address("device_authorization_endpoint"),
        #[cfg(feature = "sign-in")]
        issuer: members.get("issuer").and_then(Value::as_str).map(str::to_owned),
        #[cfg(feature = "sign-in")]
        names_itself: members.get("authorization_response_iss_parameter_supported")
            == Some(&Value::Bool(true)),
    })
}
