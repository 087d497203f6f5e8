//! In: what an operation's security asks for, and the credentials there are. Out: what of them goes into the request.
//! Never: a credential of a scheme that the operation does not name, the default one to another host than the client's own,
//! or any over plain http to a machine that the user has not allowed.

use crate::client::Core;
use crate::credential::{Credential, NONE, Presented, Purpose, Unpresentable, UsedToken, scheme_for};
use crate::description::{OperationDescription, Requirement, Scheme};
use crate::error::AuthErrorKind;
use crate::mistake::Mistake;
use crate::options::CallOptions;
use crate::server::BaseUrl;

/// What goes into a request to authorize it.
#[derive(Default)]
pub(super) struct Authorization {
    pub(super) presented: Vec<Presented>,
    tokens: Vec<UsedToken>,
    /// of what was presented, where layers ask
    pub(super) schemes: Vec<&'static str>,
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
/// taken when no other is (OpenAPI 3.0, Security Requirement Object). Headers that the call replaces go with them.
pub(super) async fn authorize(
    core: &Core,
    operation: &OperationDescription,
    base: &BaseUrl,
    options: &CallOptions,
) -> Result<Authorization, Refusal> {
    let mut chosen = match &options.credential {
        Some(credential) if credential.is_none() => Vec::new(),
        Some(credential) => vec![for_call(core, operation, credential.at(base))?],
        None => Available { core, base, options }.choose(operation)?,
    };
    chosen.retain(|(_, credential)| !credential.is_none());
    let is_secret = !chosen.is_empty() || !options.replaced.is_empty();
    if is_secret && !base.origin().is_safe_for_secrets(&core.plain_http) {
        return Err(Refusal::Auth(AuthErrorKind::PlainHttp { host: base.origin().host().to_owned() }));
    }
    // a token is shared by calls, so the settings of one of them are not its own
    let exchange = core.exchange();
    let mut authorization = Authorization::default();
    for (scheme, credential) in chosen {
        let (user_agent, plain_http) = (&core.user_agent, &core.plain_http);
        let purpose = Purpose { exchange, scheme, base, user_agent, plain_http };
        let (presented, token) = credential.present(purpose).await.map_err(|reason| match reason {
            Unpresentable::Value => Refusal::Mistake(Mistake::CredentialValue { scheme: scheme.name }),
            Unpresentable::Kind => Refusal::Mistake(Mistake::CredentialKind { scheme: scheme.name }),
            Unpresentable::Auth(kind) => Refusal::Auth(kind),
        })?;
        authorization.presented.extend(presented);
        if !core.layers.is_empty() {
            authorization.schemes.push(scheme.name);
        }
        authorization.tokens.extend(token);
    }
    // last, so that they replace what is there
    let replaced =
        options.replaced.iter().map(|(name, value)| Presented::Header(name.clone(), value.clone()));
    authorization.presented.extend(replaced);
    Ok(authorization)
}

type Chosen<'a> = (&'static Scheme, &'a Credential);

/// The scheme that the call's own credential stands for.
fn for_call<'a>(
    core: &Core,
    operation: &OperationDescription,
    credential: Option<&'a Credential>,
) -> Result<Chosen<'a>, Refusal> {
    let credential = credential.ok_or(Refusal::Mistake(Mistake::UnusedCredential))?;
    if names_no_scheme(operation) || credential.is_placed() {
        let scheme = scheme_for(credential, core.api.schemes);
        return scheme.zip(Some(credential)).ok_or(Refusal::Mistake(Mistake::CredentialPlace));
    }
    let scheme = single_schemes(core, operation).find(|scheme| credential.fits(scheme.kind));
    scheme.zip(Some(credential)).ok_or(Refusal::Mistake(Mistake::UnusedCredential))
}

fn names_no_scheme(operation: &OperationDescription) -> bool {
    operation.security.iter().all(|alternative| alternative.is_empty())
}

/// The schemes that are an alternative of the operation each by itself.
fn single_schemes(
    core: &Core,
    operation: &OperationDescription,
) -> impl Iterator<Item = &'static Scheme> + use<> {
    let schemes = core.api.schemes;
    operation.security.iter().filter_map(|alternative| match alternative {
        [requirement] => schemes.get(requirement.scheme),
        _ => None,
    })
}

/// The credentials that a call can choose of.
struct Available<'a> {
    core: &'a Core,
    base: &'a BaseUrl,
    options: &'a CallOptions,
}

impl<'a> Available<'a> {
    fn choose(&self, operation: &OperationDescription) -> Result<Vec<Chosen<'a>>, Refusal> {
        let alternatives = operation.security.iter().filter(|alternative| !alternative.is_empty());
        for alternative in alternatives {
            let credentials: Option<Vec<_>> =
                alternative.iter().map(|requirement| self.credential_for(requirement)).collect();
            if let Some(credentials) = credentials {
                return Ok(credentials);
            }
        }
        if let Some(default) = self.default_for(operation) {
            return Ok(vec![default]);
        }
        if operation.security.is_empty() || operation.security.contains(&[].as_slice()) {
            return Ok(Vec::new());
        }
        Err(Refusal::Auth(AuthErrorKind::Missing { alternatives: names(self.core, operation) }))
    }

    fn credential_for(&self, requirement: &Requirement) -> Option<Chosen<'a>> {
        let scheme = self.core.api.schemes.get(requirement.scheme)?;
        if self.is_replaced(scheme) {
            return Some((scheme, &NONE));
        }
        let credential = self.core.credentials.get(requirement.scheme)?.as_ref()?.at(self.base)?;
        Some((scheme, credential))
    }

    fn is_replaced(&self, scheme: &Scheme) -> bool {
        let header = scheme.kind.replaceable_header();
        self.options.replaced.iter().any(|(name, _)| header.as_ref() == Some(name))
    }

    /// The credential for operations without a scheme, and for schemes without a credential: one that was given for this server,
    /// or, on the server of the first group, one that was given for none.
    fn default_for(&self, operation: &OperationDescription) -> Option<Chosen<'a>> {
        let (_, given) = self.core.default_credential.as_ref()?;
        let main = || self.core.servers.first().and_then(|main| main.as_ref().ok());
        let is_main = || main().is_some_and(|main| main.origin() == self.base.origin());
        let credential = given.bound_to(self.base).or_else(|| given.at(self.base).filter(|_| is_main()))?;
        let scheme = match names_no_scheme(operation) {
            true => scheme_for(credential, self.core.api.schemes)?,
            false => single_schemes(self.core, operation).find(|scheme| credential.fits(scheme.kind))?,
        };
        let credential = if self.is_replaced(scheme) { &NONE } else { credential };
        Some((scheme, credential))
    }
}

fn names(core: &Core, operation: &OperationDescription) -> Vec<Vec<&'static str>> {
    let name = |requirement: &Requirement| core.api.schemes.get(requirement.scheme).map(|scheme| scheme.name);
    operation.security.iter().map(|alternative| alternative.iter().filter_map(name).collect()).collect()
}
