//! In: what an operation's security asks for, and the credentials there are. Out: what of them goes into the request.
//! Never: a credential of a scheme that the operation does not name, or over plain http to another machine.

use super::exchange::Exchange;
use crate::client::Core;
use crate::credential::{Credential, Presented, Purpose, Unpresentable, UsedToken};
use crate::description::{OperationDescription, Requirement, Scheme};
use crate::error::{AuthErrorKind, Mistake};
use crate::server::BaseUrl;

/// What goes into a request to authorize it.
#[derive(Default)]
pub(super) struct Authorization {
    pub(super) presented: Vec<Presented>,
    tokens: Vec<UsedToken>,
}

/// Why a request cannot be authorized.
pub(super) enum Refusal {
    Mistake(Mistake),
    Auth(AuthErrorKind),
}

impl Authorization {
    /// Whether another token could be had than the one that was used.
    pub(super) fn is_renewable(&self) -> bool {
        !self.tokens.is_empty()
    }

    /// Forgets the tokens that were used, unless newer ones have taken their place.
    pub(super) fn invalidate(&self) {
        self.tokens.iter().for_each(UsedToken::invalidate);
    }

    pub(super) fn differs_from(&self, other: &Self) -> bool {
        self.presented != other.presented
    }
}

/// The credentials of the first alternative that has all of them; an empty one is satisfied by nothing at all, and is
/// taken when no other is (OpenAPI 3.0, Security Requirement Object).
pub(super) async fn authorize(
    core: &Core,
    operation: &OperationDescription,
    base: &BaseUrl,
    of_call: Option<&Credential>,
) -> Result<Authorization, Refusal> {
    let chosen = match of_call {
        Some(credential) => vec![for_call(core, operation, credential)?],
        None => match choose(core, operation)? {
            Some(chosen) => chosen,
            None => return Ok(Authorization::default()),
        },
    };
    if !chosen.is_empty() && !base.origin().is_safe_for_secrets() {
        return Err(Refusal::Auth(AuthErrorKind::PlainHttp { host: base.origin().host().to_owned() }));
    }
    // a token is shared by calls, so the settings of one of them are not its own
    let exchange = Exchange { transport: &*core.transport, clock: &*core.clock, limits: &core.limits };
    let mut authorization = Authorization::default();
    for (scheme, credential) in chosen {
        let purpose = Purpose { exchange, scheme, base, user_agent: &core.user_agent };
        let (presented, token) = credential.present(purpose).await.map_err(|reason| match reason {
            Unpresentable::Value => Refusal::Mistake(Mistake::CredentialValue { scheme: scheme.name }),
            Unpresentable::Auth(kind) => Refusal::Auth(kind),
        })?;
        authorization.presented.push(presented);
        authorization.tokens.extend(token);
    }
    Ok(authorization)
}

type Chosen<'a> = (&'static Scheme, &'a Credential);

/// The scheme that the call's own credential stands for.
fn for_call<'a>(
    core: &Core,
    operation: &OperationDescription,
    credential: &'a Credential,
) -> Result<Chosen<'a>, Refusal> {
    let single = operation.security.iter().filter_map(|alternative| match alternative {
        [requirement] => core.api.schemes.get(requirement.scheme),
        _ => None,
    });
    let mut fitting = single.filter(|scheme| credential.fits(scheme.kind));
    match fitting.next() {
        Some(scheme) => Ok((scheme, credential)),
        None => Err(Refusal::Mistake(Mistake::UnusedCredential)),
    }
}

fn choose<'a>(core: &'a Core, operation: &OperationDescription) -> Result<Option<Vec<Chosen<'a>>>, Refusal> {
    let alternatives = operation.security.iter().filter(|alternative| !alternative.is_empty());
    for alternative in alternatives {
        let credentials: Option<Vec<_>> =
            alternative.iter().map(|requirement| credential_for(core, requirement)).collect();
        if credentials.is_some() {
            return Ok(credentials);
        }
    }
    if operation.security.is_empty() || operation.security.contains(&[].as_slice()) {
        return Ok(None);
    }
    Err(Refusal::Auth(AuthErrorKind::Missing { alternatives: names(core, operation) }))
}

fn credential_for<'a>(core: &'a Core, requirement: &Requirement) -> Option<Chosen<'a>> {
    let scheme = core.api.schemes.get(requirement.scheme)?;
    let credential = core.credentials.get(requirement.scheme)?.as_ref()?;
    Some((scheme, credential))
}

fn names(core: &Core, operation: &OperationDescription) -> Vec<Vec<&'static str>> {
    let name = |requirement: &Requirement| core.api.schemes.get(requirement.scheme).map(|scheme| scheme.name);
    operation.security.iter().map(|alternative| alternative.iter().filter_map(name).collect()).collect()
}
