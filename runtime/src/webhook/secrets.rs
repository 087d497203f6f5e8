//! In: secrets, and the scheme that they are used with. Out: whether a request is signed with one of them, and new.
//! Never: an answer that depends on the time that the comparison takes.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use sha2::Sha256;

use super::scheme::{SignatureKind, TOLERANCE};
use super::signature::{self, BASE64, Signed};
use super::{WebhookError, WebhookScheme, WebhookSecretError};
use crate::clock::{Clock, TokioClock};
use crate::json::{self, Json};

/// The secrets that are shared with a server, and the scheme by which it signs.
///
/// ```
/// use clientwright_runtime::{WebhookScheme, WebhookSecrets};
///
/// // while a secret is replaced, both are given
/// let secrets = WebhookSecrets::new(WebhookScheme::GITHUB, ["the new one", "the old one"])?;
/// # Ok::<(), clientwright_runtime::WebhookSecretError>(())
/// ```
#[derive(Clone)]
pub struct WebhookSecrets {
    scheme: WebhookScheme,
    keys: Vec<Hmac<Sha256>>,
    tolerance: Duration,
    clock: Arc<dyn Clock>,
}

impl WebhookSecrets {
    /// Secrets of a scheme.
    ///
    /// # Errors
    /// When there is none, or one is empty or not of the scheme's form: an HMAC by an empty secret can be made by anyone.
    pub fn new<S: AsRef<[u8]>>(
        scheme: WebhookScheme,
        secrets: impl IntoIterator<Item = S>,
    ) -> Result<Self, WebhookSecretError> {
        if !scheme.is_signed() {
            return Err(WebhookSecretError::Unsigned);
        }
        let keys: Vec<_> =
            secrets.into_iter().map(|secret| key(scheme, secret.as_ref())).collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(WebhookSecretError::Missing);
        }
        let tolerance = match scheme.0 {
            SignatureKind::Standard | SignatureKind::Stripe => TOLERANCE,
            SignatureKind::Hmac(hmac) => hmac.tolerance,
        };
        let tolerance = Duration::from_secs(tolerance);
        Ok(Self { scheme, keys, tolerance, clock: Arc::new(TokioClock) })
    }

    /// How far the timestamp of a request and the clock may be apart (default: five minutes, or what the scheme says).
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Where the time comes from: for tests with recorded requests.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Verifies the signature and the age of a request, and reads its body as JSON.
    ///
    /// # Errors
    /// When the request is not signed with one of the secrets, is too old, or its body is not as described.
    pub fn verified<T: Json>(&self, headers: &HeaderMap, body: impl AsRef<[u8]>) -> Result<T, WebhookError> {
        self.verify(headers, body.as_ref())?;
        json::from_slice(body.as_ref()).map_err(WebhookError::Body)
    }

    /// Verifies the signature and the age of a request whose body is decoded elsewhere.
    ///
    /// # Errors
    /// When the request is not signed with one of the secrets, or is too old.
    pub fn verify(&self, headers: &HeaderMap, body: impl AsRef<[u8]>) -> Result<(), WebhookError> {
        let signed = signature::read_signature(self.scheme, headers)?;
        // the signature first: nothing is said of what a stranger wrote
        if !self.keys.iter().any(|key| is_by(key, &signed, body.as_ref())) {
            return Err(WebhookError::Signature { header: signed.header, secrets: self.keys.len() });
        }
        let Some((_, sent)) = signed.timestamp else { return Ok(()) };
        let now = self.clock.now();
        let apart = now.duration_since(sent).unwrap_or_else(|error| error.duration());
        match apart <= self.tolerance {
            true => Ok(()),
            false => Err(WebhookError::Age { sent, now, tolerance: self.tolerance }),
        }
    }
}

/// Whether one of the signatures is by this key. `hmac` compares in constant time.
fn is_by(key: &Hmac<Sha256>, signed: &Signed<'_>, body: &[u8]) -> bool {
    let mut mac = key.clone();
    signed.each_part(body, |part| mac.update(part));
    signed.signatures.iter().any(|signature| mac.clone().verify_slice(signature).is_ok())
}

fn key(scheme: WebhookScheme, secret: &[u8]) -> Result<Hmac<Sha256>, WebhookSecretError> {
    let decoded = match scheme.0 {
        SignatureKind::Standard => {
            let text = secret.strip_prefix(b"whsec_").unwrap_or(secret);
            Some(zeroize::Zeroizing::new(BASE64.decode(text).map_err(|_| WebhookSecretError::NotBase64)?))
        }
        SignatureKind::Stripe | SignatureKind::Hmac(_) => None,
    };
    let secret = decoded.as_ref().map_or(secret, |decoded| decoded.as_slice());
    if secret.is_empty() {
        return Err(WebhookSecretError::Empty);
    }
    // a key of any length is one (RFC 2104, 2)
    Hmac::new_from_slice(secret).map_err(|_| WebhookSecretError::Empty)
}

/// Without the secrets.
impl fmt::Debug for WebhookSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookSecrets")
            .field("scheme", &self.scheme)
            .field("secrets", &self.keys.len())
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
