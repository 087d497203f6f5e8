//! In: a credential, its scheme, and the server the call goes to. Out: the header, query pair or cookie that is sent.
//! Never: a token that was refused before.

use std::sync::Arc;

use super::fixed::presented;
use super::issuer::UsedToken;
use super::presented::{Presented, Unpresentable, api_key};
use super::purpose::Purpose;
use super::{Credential, CredentialKind};
use crate::error::{AuthErrorKind, TokenFailure, TokenFailureKind};

impl Credential {
    /// What is sent for the scheme, if anything is; tokens are fetched if need be.
    pub(crate) async fn present(
        &self,
        purpose: Purpose<'_>,
    ) -> Result<(Option<Presented>, Option<UsedToken>), Unpresentable> {
        let kind = purpose.scheme.kind;
        match &self.0 {
            CredentialKind::Fixed(fixed) => Ok((Some(fixed.present(kind)?), None)),
            CredentialKind::Placed { secret, .. } if secret.expose().is_empty() => Err(Unpresentable::Value),
            CredentialKind::Placed { place, name, secret } => {
                Ok((Some(api_key(*place, name, secret.expose())?), None))
            }
            CredentialKind::None => Ok((None, None)),
            CredentialKind::Issued(issuer) => {
                // apart, so that calls without tokens do not have the room for the fetching of one
                let used = Box::pin(issuer.token(purpose)).await.map_err(Unpresentable::Auth)?;
                let unsendable = |_| {
                    let failure = TokenFailure::new(TokenFailureKind::Unsendable, None);
                    Unpresentable::Auth(AuthErrorKind::Token(Arc::new(failure)))
                };
                Ok((Some(presented(kind, used.token.expose()).map_err(unsendable)?), Some(used)))
            }
            CredentialKind::Replaceable(replaceable) => {
                let current = replaceable.current();
                if !current.fits(kind) {
                    return Err(Unpresentable::Kind);
                }
                Box::pin(current.present(purpose)).await
            }
            CredentialKind::ByServer(by) => match by.at(purpose.base) {
                Some(credential) => Box::pin(credential.present(purpose)).await,
                None => {
                    let alternatives = vec![vec![purpose.scheme.name]];
                    Err(Unpresentable::Auth(AuthErrorKind::Missing { alternatives }))
                }
            },
        }
    }
}
