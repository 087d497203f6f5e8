//! In: a credential's own addresses, and its scheme in the description. Out: where a request for tokens goes.
//! Never: an address over plain http to another machine.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::discovery::{self, Provider};
use super::{Grant, OAuth2, Scopes};
use crate::address::Address;
use crate::credential::{CredentialFault, Purpose};
use crate::description::{Flow, FlowKind, SchemeKind, TokenUrl, Tokens};
use crate::error::{AuthErrorKind, TokenFailure, TokenFailureKind};
use crate::server::BaseUrl;

/// The addresses that a credential has of its own.
#[derive(Clone, Default)]
pub(crate) struct Endpoints {
    pub(super) token: Option<Address>,
    pub(super) authorization: Option<Address>,
    pub(super) discovery: Option<Address>,
    /// what was read of documents, by their addresses
    providers: Arc<Mutex<HashMap<String, Provider>>>,
}

impl Endpoints {
    /// What a document says; it is read once.
    async fn provider(&self, document: &Address, purpose: Purpose<'_>) -> Result<Provider, TokenFailure> {
        let place = document.to_string();
        let known = || self.providers.lock().unwrap_or_else(PoisonError::into_inner);
        let read = known().get(&place).cloned();
        if let Some(provider) = read {
            return Ok(provider);
        }
        let provider = discovery::provider(document, purpose).await?;
        known().insert(place, provider.clone());
        Ok(provider)
    }
}

/// Which address is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Token,
    Refresh,
    /// where a user signs in, or for a device that wants its codes
    Authorization,
}

/// Where an address comes from.
pub(crate) enum EndpointSource {
    Known(Address),
    /// from the document at this address
    Discovered(Address),
}

impl EndpointSource {
    /// The address, which may have to be asked for.
    pub(crate) async fn resolve(
        &self,
        (oauth2, wanted): (&OAuth2, Wanted),
        purpose: Purpose<'_>,
    ) -> Result<Address, TokenFailure> {
        let address = match self {
            Self::Known(address) => address.clone(),
            Self::Discovered(document) => {
                let Provider { authorization, token, device, .. } =
                    oauth2.endpoints.provider(document, purpose).await?;
                let found = match (wanted, &oauth2.grant) {
                    (Wanted::Token | Wanted::Refresh, _) => token,
                    (Wanted::Authorization, Grant::Device) => device,
                    (Wanted::Authorization, _) => authorization,
                };
                found.ok_or_else(|| TokenFailure::new(TokenFailureKind::Discovery, None))?
            }
        };
        if address.origin.is_safe_for_secrets(purpose.plain_http) {
            Ok(address)
        } else {
            Err(TokenFailure::new(TokenFailureKind::Discovery, None))
        }
    }

    /// Whether an answer of a sign-in is one of the provider that it began with, by the issuer that it names (RFC 9207, 2.4). Of a
    /// provider without a document it is not known what it calls itself.
    #[cfg(feature = "sign-in")]
    pub(crate) async fn is_issuer(
        &self,
        named: Option<&str>,
        (oauth2, purpose): (&OAuth2, Purpose<'_>),
    ) -> Result<bool, TokenFailure> {
        let Self::Discovered(document) = self else { return Ok(true) };
        let provider = oauth2.endpoints.provider(document, purpose).await?;
        Ok(match (named, &provider.issuer) {
            (Some(named), Some(issuer)) => named == issuer,
            (Some(_), None) => true,
            (None, _) => !provider.names_itself,
        })
    }

    pub(crate) const fn address(&self) -> &Address {
        match self {
            Self::Known(address) | Self::Discovered(address) => address,
        }
    }
}

impl OAuth2 {
    /// Where to find an address: the credential's own, that of the flow, or that of the provider.
    pub(crate) fn endpoint(
        &self,
        wanted: Wanted,
        purpose: Purpose<'_>,
    ) -> Result<EndpointSource, AuthErrorKind> {
        let known = self.known(wanted, purpose.scheme.kind);
        let source = known.and_then(|known| known.on(purpose.base));
        let source = source.ok_or(AuthErrorKind::NoTokenUrl { scheme: purpose.scheme.name })?;
        let origin = &source.address().origin;
        if !origin.is_safe_for_secrets(purpose.plain_http) {
            return Err(AuthErrorKind::PlainHttp { host: origin.host().to_owned() });
        }
        Ok(source)
    }

    /// What is known of an address without a server.
    pub(crate) fn known(&self, wanted: Wanted, scheme: SchemeKind) -> Option<Known> {
        self.own(wanted).map(Known::Own).or_else(|| self.described(wanted, scheme))
    }

    /// The addresses without which it cannot work, each with what it is to miss it.
    pub(crate) fn wanted(&self) -> Vec<(Wanted, CredentialFault)> {
        let token = (Wanted::Token, CredentialFault::NoTokenUrl);
        match &self.grant {
            Grant::ClientCredentials
            | Grant::RefreshToken(_)
            | Grant::Password { .. }
            | Grant::JwtBearer(_) => vec![token],
            Grant::Device => vec![token, (Wanted::Authorization, CredentialFault::NoAuthorizationUrl)],
            #[cfg(feature = "sign-in")]
            Grant::AuthorizationCode { .. } => {
                vec![token, (Wanted::Authorization, CredentialFault::NoAuthorizationUrl)]
            }
        }
    }

    fn own(&self, wanted: Wanted) -> Option<EndpointSource> {
        let own = match wanted {
            Wanted::Token | Wanted::Refresh => &self.endpoints.token,
            Wanted::Authorization => &self.endpoints.authorization,
        };
        let known = own.clone().map(EndpointSource::Known);
        known.or_else(|| self.endpoints.discovery.clone().map(EndpointSource::Discovered))
    }

    fn described(&self, wanted: Wanted, scheme: SchemeKind) -> Option<Known> {
        let flows = match scheme.tokens()? {
            Tokens::Flows(flows) => flows,
            Tokens::Provider(url) => return Some(Known::Document(url)),
        };
        let flow = self.flow(flows);
        let url = |flow: &Flow| match wanted {
            Wanted::Token => flow.token_url,
            Wanted::Refresh => flow.refresh_url.or(flow.token_url),
            Wanted::Authorization => flow.authorization_url,
        };
        // the token endpoint of another flow is that of the same server
        let any = || flows.iter().filter(|_| wanted != Wanted::Authorization).find_map(url);
        flow.and_then(url).or_else(any).map(Known::Described)
    }

    /// The flow of the scheme that is this grant's.
    fn flow(&self, flows: &'static [Flow]) -> Option<&'static Flow> {
        let kind = match &self.grant {
            Grant::ClientCredentials | Grant::JwtBearer(_) => FlowKind::ClientCredentials,
            Grant::Password { .. } => FlowKind::Password,
            Grant::Device => FlowKind::Device,
            Grant::RefreshToken(_) => FlowKind::AuthorizationCode,
            #[cfg(feature = "sign-in")]
            Grant::AuthorizationCode { .. } => FlowKind::AuthorizationCode,
        };
        flows.iter().find(|flow| flow.kind == kind)
    }

    /// The scopes as they are sent; empty for none.
    pub(crate) fn scope_text(&self, scheme: SchemeKind) -> String {
        match (&self.scopes, scheme) {
            (Scopes::These(scopes), _) => scopes.join(" "),
            (Scopes::Described, SchemeKind::OAuth2 { flows }) => {
                self.flow(flows).map(|flow| flow.scopes.join(" ")).unwrap_or_default()
            }
            (Scopes::Described, _) => String::new(),
        }
    }
}

/// An address before it is known which server a call goes to.
pub(crate) enum Known {
    Own(EndpointSource),
    Described(TokenUrl),
    Document(&'static str),
}

impl Known {
    fn on(self, base: &BaseUrl) -> Option<EndpointSource> {
        let read = |url: &str| Address::parse(url).ok();
        match self {
            Self::Own(source) => Some(source),
            Self::Document(url) => discovery::document_of(url).ok().map(EndpointSource::Discovered),
            Self::Described(TokenUrl::Absolute(url)) => read(url).map(EndpointSource::Known),
            Self::Described(TokenUrl::OnServer(path)) => {
                // the slash keeps the path from becoming a part of the host
                let path = path.trim_start_matches('/');
                read(&format!("{}/{path}", base.origin())).map(EndpointSource::Known)
            }
        }
    }

    /// The address, as far as it is known without a server; `None` when it is none.
    pub(crate) fn address(&self) -> Option<Option<Address>> {
        match self {
            Self::Own(source) => Some(Some(source.address().clone())),
            Self::Document(url) => discovery::document_of(url).ok().map(Some),
            Self::Described(TokenUrl::Absolute(url)) => Address::parse(url).ok().map(Some),
            Self::Described(TokenUrl::OnServer(_)) => Some(None),
        }
    }
}
