//! In: secrets that are sent as they are, one kind for each kind of security scheme. Out: which scheme takes them, what is sent
//! for it, and the variables of the environment that hold them. Never: tokens that are asked for; those are an issuer's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;

use super::fault::CredentialFault;
use super::presented::{Presented, Unpresentable, api_key, header};
use super::{Credential, CredentialKind};
use crate::description::SchemeKind;
use crate::secret::Secret;

/// A secret that is sent as it is.
#[derive(Clone)]
pub(super) enum Fixed {
    Bearer(Secret),
    Basic { user: String, password: Secret },
    ApiKey(Secret),
    Http(Secret),
}

impl Credential {
    /// A credential that such a scheme takes, of this text.
    #[cfg(feature = "test")]
    pub(crate) fn of_kind(kind: SchemeKind, text: &str) -> Self {
        match kind {
            SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect(_) | SchemeKind::Bearer => {
                Self::bearer(text)
            }
            SchemeKind::Basic => Self::basic(text, text),
            SchemeKind::Http(_) => Self::http(text),
            SchemeKind::ApiKey { .. } => Self::api_key(text),
        }
    }

    /// A token that is there already, and is neither renewed nor changed.
    #[must_use]
    pub fn bearer(token: impl Into<String>) -> Self {
        Self(CredentialKind::Fixed(Fixed::Bearer(Secret::new(token.into()))))
    }

    /// A user name and a password (RFC 7617).
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        let password = Secret::new(password.into());
        Self(CredentialKind::Fixed(Fixed::Basic { user: user.into(), password }))
    }

    /// A key that goes where its scheme says: into a header, the query or a cookie.
    #[must_use]
    pub fn api_key(key: impl Into<String>) -> Self {
        Self(CredentialKind::Fixed(Fixed::ApiKey(Secret::new(key.into()))))
    }

    /// What follows the scheme's word in `Authorization`, for a scheme of the type `http` that is neither bearer nor basic
    /// (RFC 9110, 11.4): a token, or parameters such as those of `Digest`.
    #[must_use]
    pub fn http(value: impl Into<String>) -> Self {
        Self(CredentialKind::Fixed(Fixed::Http(Secret::new(value.into()))))
    }
}

impl Fixed {
    /// What the kind is called.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Bearer(_) => "bearer",
            Self::Basic { .. } => "basic",
            Self::ApiKey(_) => "api key",
            Self::Http(_) => "http",
        }
    }

    /// Whether there is nothing in it to send. A password alone is something: some services take their keys as user names,
    /// without a password.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Bearer(secret) | Self::ApiKey(secret) | Self::Http(secret) => secret.is_blank(),
            Self::Basic { user, password } => user.is_empty() && password.is_blank(),
        }
    }

    /// Whether a scheme of this kind takes it.
    pub(super) fn fits(&self, scheme: SchemeKind) -> bool {
        match (self, scheme) {
            (
                Self::Bearer(_),
                SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect(_) | SchemeKind::Bearer,
            )
            | (Self::Basic { .. }, SchemeKind::Basic)
            | (Self::ApiKey(_), SchemeKind::ApiKey { .. })
            | (Self::Http(_), SchemeKind::Http(_)) => true,
            // Swagger 2.0 has no other way to describe a bearer token, and some later descriptions keep to it
            (Self::Bearer(_) | Self::Basic { .. }, kind @ SchemeKind::ApiKey { .. }) => {
                kind.is_authorization()
            }
            (
                Self::Bearer(_) | Self::Basic { .. } | Self::ApiKey(_) | Self::Http(_),
                SchemeKind::OAuth2 { .. }
                | SchemeKind::OpenIdConnect(_)
                | SchemeKind::Bearer
                | SchemeKind::Basic
                | SchemeKind::Http(_)
                | SchemeKind::ApiKey { .. },
            ) => false,
        }
    }

    /// What is sent for a scheme that takes it.
    pub(super) fn present(&self, scheme: SchemeKind) -> Result<Presented, Unpresentable> {
        match self {
            Self::Bearer(secret) if scheme.is_authorization() => {
                presented(SchemeKind::Bearer, secret.expose())
            }
            Self::Bearer(secret) | Self::ApiKey(secret) | Self::Http(secret) => {
                presented(scheme, secret.expose())
            }
            Self::Basic { user, password } if !is_basic(user, password) => Err(Unpresentable::Value),
            Self::Basic { user, password } => {
                let pair = STANDARD.encode(format!("{user}:{}", password.expose()));
                header(AUTHORIZATION, &format!("Basic {pair}"))
            }
        }
    }

    /// Whether it can be sent for a scheme that takes it.
    pub(super) fn check(&self, scheme: SchemeKind) -> Result<(), CredentialFault> {
        let fault = match self {
            Self::Basic { .. } => CredentialFault::Rule {
                rule: "a user name must not contain a colon, and neither it nor the password a control character",
            },
            Self::Bearer(_) | Self::ApiKey(_) | Self::Http(_) => CredentialFault::Value,
        };
        self.present(scheme).map(|_| ()).map_err(|_| fault)
    }
}

/// RFC 7617, 2: a user name has no colon, which would be taken for its end, and neither has a control character.
fn is_basic(user: &str, password: &Secret) -> bool {
    let printable = |text: &str| !text.chars().any(char::is_control);
    !user.contains(':') && printable(user) && printable(password.expose())
}

/// A secret text where its scheme has it.
pub(super) fn presented(kind: SchemeKind, secret: &str) -> Result<Presented, Unpresentable> {
    if secret.is_empty() {
        return Err(Unpresentable::Value);
    }
    match kind {
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect(_) | SchemeKind::Bearer => {
            header(AUTHORIZATION, &format!("Bearer {secret}"))
        }
        SchemeKind::Http(word) => header(AUTHORIZATION, &format!("{word} {secret}")),
        SchemeKind::ApiKey { place, name } => api_key(place, name, secret),
        // a name and a password, which one text is not
        SchemeKind::Basic => Err(Unpresentable::Value),
    }
}

/// What a scheme takes.
pub(super) const fn expected(kind: SchemeKind) -> &'static str {
    match kind {
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect(_) => {
            "`Credential::bearer`, `Credential::client_credentials`, or another `OAuth2`"
        }
        SchemeKind::Bearer => "`Credential::bearer`, or one that gets tokens",
        SchemeKind::Basic => "`Credential::basic`",
        SchemeKind::Http(_) => "`Credential::http`",
        SchemeKind::ApiKey { .. } => "`Credential::api_key`",
    }
}

/// A credential in variables of the environment: how their names end, and what is made of their values.
#[derive(Clone, Copy)]
pub(crate) enum Variables {
    /// One variable.
    One(&'static str, fn(String) -> Credential),
    /// Two variables that belong together.
    Two([&'static str; 2], fn(String, String) -> Credential),
}

/// Where the credential of a scheme may be in the environment; the first that is set counts.
pub(crate) fn variables(kind: SchemeKind) -> &'static [Variables] {
    use Variables::{One, Two};
    match kind {
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect(_) => &[
            One("TOKEN", Credential::bearer),
            Two(["CLIENT_ID", "CLIENT_SECRET"], Credential::client_credentials),
        ],
        SchemeKind::Bearer => &[One("TOKEN", Credential::bearer)],
        SchemeKind::Http(_) => &[One("TOKEN", Credential::http)],
        SchemeKind::Basic => &[Two(["USERNAME", "PASSWORD"], Credential::basic)],
        SchemeKind::ApiKey { .. } => &[One("API_KEY", Credential::api_key)],
    }
}
