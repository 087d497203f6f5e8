//! In: a device that has no browser. Out: the code that its user types elsewhere, and tokens when that was done (RFC 8628).
//! Never: the device's own code in a text.

use std::fmt;
use std::time::{Duration, Instant};

use super::{Session, SignInError};
use crate::client::Client;
use crate::credential::{Credential, Grant, Obtaining, exchanged, grant_type};
use crate::error::{TokenFailure, TokenFailureKind};
use crate::json;
use crate::secret::Secret;

const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// RFC 8628, 3.5: what `slow_down` adds to the pause, and the pause where the server names none.
const PAUSE: Duration = Duration::from_secs(5);

/// How long a code is good for where the server does not say.
const LIFETIME: u64 = 600;

/// A sign-in on another device: the user opens an address there and types a code (RFC 8628).
///
/// ```no_run
/// use clientwright_runtime::{Client, Credential, DeviceSignIn, OAuth2, SignInError};
///
/// # async fn run(client: Client, login: Credential) -> Result<(), SignInError> {
/// // `login` is `OAuth2::device("id")`, and the client was built with it
/// let sign_in = DeviceSignIn::start(&client, &login).await?;
/// println!("open {} and type {}", sign_in.url(), sign_in.user_code());
/// sign_in.finish().await?;
/// # Ok(())
/// # }
/// ```
pub struct DeviceSignIn {
    session: Session,
    codes: Codes,
    end: Option<Instant>,
}

/// RFC 8628, 3.2.
struct Codes {
    device_code: Secret,
    user_code: String,
    verification_uri: Option<String>,
    /// the name that some servers had for it first
    verification_url: Option<String>,
    verification_uri_complete: Option<String>,
    expires_in: Option<u64>,
    interval: Option<u64>,
}

crate::record! {
    Codes, required: [0, 1];
    0: device_code = member("device_code"),
    1: user_code = member("user_code"),
    2: verification_uri = optional("verification_uri"),
    3: verification_url = optional("verification_url"),
    4: verification_uri_complete = optional("verification_uri_complete"),
    5: expires_in = optional("expires_in"),
    6: interval = optional("interval"),
}

impl DeviceSignIn {
    /// Asks for a code for the user. The credential is one of [`OAuth2::device`](crate::OAuth2::device) that the client was
    /// built with.
    ///
    /// # Errors
    /// When the credential is another one, or the server gives no code.
    pub async fn start(client: &impl AsRef<Client>, credential: &Credential) -> Result<Self, SignInError> {
        let session = Session::of(client.as_ref(), credential)?;
        let oauth2 = session.settings()?;
        if !matches!(oauth2.grant, Grant::Device) {
            return Err(SignInError::Credential);
        }
        let purpose = session.purpose();
        let address = session.authorization_url().await?;
        let (token, slot) = session.token_endpoint()?;
        let obtaining = Obtaining { oauth2, slot: &slot, purpose, token: &token };
        let scopes = oauth2.scope_text(purpose.scheme.kind);
        let grounds = if scopes.is_empty() { Vec::new() } else { vec![("scope", Secret::new(scopes))] };
        let request = obtaining.request(&address, &grounds, oauth2.client.style()).await?;
        let clock = purpose.exchange.clock;
        let since = clock.instant();
        let response = exchanged(purpose, request).await?;
        if !response.status().is_success() {
            return Err(TokenFailure::new(TokenFailureKind::Status, Some(response)).into());
        }
        let codes: Codes = match json::from_slice(json::without_mark(response.body())) {
            Ok(codes) => codes,
            Err(fault) => {
                return Err(TokenFailure::new(TokenFailureKind::Answer(fault), Some(response)).into());
            }
        };
        let end = since.checked_add(Duration::from_secs(codes.expires_in.unwrap_or(LIFETIME)));
        Ok(Self { session, codes, end })
    }

    /// What the user types.
    #[must_use]
    pub fn user_code(&self) -> &str {
        &self.codes.user_code
    }

    /// The address that the user opens, on whatever device.
    #[must_use]
    pub fn url(&self) -> &str {
        let Codes { verification_uri, verification_url, .. } = &self.codes;
        verification_uri.as_deref().or(verification_url.as_deref()).unwrap_or_default()
    }

    /// An address that has the code in it, for a QR code or a link, where the server has one.
    #[must_use]
    pub fn complete_url(&self) -> Option<&str> {
        self.codes.verification_uri_complete.as_deref()
    }

    /// Asks for a token, as often as the server allows, until the user has signed in.
    ///
    /// # Errors
    /// When the user refuses or does not sign in in time, or the server gives no token.
    pub async fn finish(self) -> Result<(), SignInError> {
        let clock = self.session.purpose().exchange.clock;
        let mut pause = self.codes.interval.map_or(PAUSE, Duration::from_secs);
        let grounds = vec![grant_type(DEVICE_CODE), ("device_code", self.codes.device_code.clone())];
        loop {
            clock.sleep(pause).await;
            if self.end.is_some_and(|end| clock.instant() >= end) {
                return Err(SignInError::Expired);
            }
            let failure = match self.session.token(&grounds).await {
                Err(SignInError::Token(failure)) => failure,
                result => return result,
            };
            match failure.code().as_deref() {
                Some("authorization_pending") => {}
                Some("slow_down") => pause = pause.saturating_add(PAUSE),
                Some("expired_token") => return Err(SignInError::Expired),
                Some("access_denied") => {
                    return Err(SignInError::Refused { code: "access_denied".to_owned() });
                }
                // the server may be there again the next time
                _ if failure.is_passing() => pause = pause.saturating_mul(2),
                _ => return Err(SignInError::Token(failure)),
            }
        }
    }
}

/// Without the device's code.
impl fmt::Debug for DeviceSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceSignIn").field("url", &self.url()).finish_non_exhaustive()
    }
}
