//! In: on what grounds tokens are asked for. Out: the parameters of the token request that say so.
//! Never: a grant that was used up asked for a second time.

use super::jwt::JwtSigner;
use crate::secret::Secret;

/// On what grounds tokens are asked for.
#[derive(Clone)]
pub(crate) enum Grant {
    ClientCredentials,
    RefreshToken(Secret),
    Password {
        user: String,
        password: Secret,
    },
    JwtBearer(JwtSigner),
    /// Its grounds are there when a user has signed in.
    Device,
    #[cfg(feature = "sign-in")]
    AuthorizationCode {
        redirect_url: String,
    },
}

impl Grant {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::ClientCredentials => "client credentials",
            Self::RefreshToken(_) => "refresh token",
            Self::Password { .. } => "password",
            Self::JwtBearer(_) => "JWT bearer",
            Self::Device => "device",
            #[cfg(feature = "sign-in")]
            Self::AuthorizationCode { .. } => "authorization code",
        }
    }
}
