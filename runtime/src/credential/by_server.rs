//! In: credentials of one scheme, each for a server. Out: the one for the server that a call goes to.
//! Never: a credential at another host than the one it is for.

use super::{Credential, CredentialKind};
use crate::address::Origin;
use crate::server::BaseUrl;

/// Credentials of one scheme by scheme, host and port of the server.
#[derive(Clone, Default)]
pub(super) struct ByServer {
    bound: Vec<(Origin, Credential)>,
    /// for all other servers
    other: Option<Credential>,
}

impl ByServer {
    pub(super) fn of(server: &BaseUrl, credential: Credential) -> Self {
        Self { bound: vec![(server.origin().clone(), credential)], other: None }
    }

    pub(super) fn at(&self, server: &BaseUrl) -> Option<&Credential> {
        self.bound_to(server).or(self.other.as_ref())
    }

    /// The one that was given for this server and no other.
    pub(super) fn bound_to(&self, server: &BaseUrl) -> Option<&Credential> {
        let bound = self.bound.iter().find(|(origin, _)| origin == server.origin());
        bound.map(|(_, credential)| credential)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Credential> {
        self.bound.iter().map(|(_, credential)| credential).chain(&self.other)
    }

    pub(super) fn map(mut self, change: impl Fn(Credential) -> Credential) -> Self {
        self.bound =
            self.bound.into_iter().map(|(origin, credential)| (origin, change(credential))).collect();
        self.other = self.other.map(change);
        self
    }

    fn add(mut self, newer: Self) -> Self {
        for (origin, credential) in newer.bound {
            self.bound.retain(|(known, _)| *known != origin);
            self.bound.push((origin, credential));
        }
        self.other = newer.other.or(self.other);
        self
    }
}

/// What is set after something else was set: one for a server stands beside the others, one for all servers replaces the one
/// there was for them.
pub(crate) fn set(before: Option<Credential>, newer: Credential) -> Credential {
    let parts = |credential: Credential| match credential.0 {
        CredentialKind::ByServer(by) => *by,
        other => ByServer { bound: Vec::new(), other: Some(Credential(other)) },
    };
    match before {
        None => newer,
        Some(before) => Credential(CredentialKind::ByServer(Box::new(parts(before).add(parts(newer))))),
    }
}
