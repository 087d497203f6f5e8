//! In: claims, and a function that signs. Out: a signed JSON Web Token (RFC 7515, RFC 7519).
//! Never: a key; it stays where the function has it.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{TokenFailure, TokenFailureKind};
use crate::executor::BoxFuture;
use crate::json::{self, Map, Number, Value};
use crate::secret::Secret;

type Signature = Result<Vec<u8>, Box<dyn StdError + Send + Sync>>;

/// What a token that is not used at once is good for; servers take an hour at most.
const LIFETIME: Duration = Duration::from_secs(300);

/// Signs statements of a client or an issuer, with a key that a function of the user's has: in memory, in a key store, at a
/// cloud's key service.
///
/// ```
/// use clientwright_runtime::{JwtSigner, OAuth2};
///
/// # fn rsa_sha256(_: &[u8]) -> Vec<u8> { Vec::new() }
/// let signer = JwtSigner::new("RS256", |input: Vec<u8>| async move {
///     Ok::<_, std::io::Error>(rsa_sha256(&input))
/// })
/// .key_id("2026-11");
/// let oauth2 = OAuth2::client_assertion("id", signer);
/// ```
#[derive(Clone)]
#[must_use]
pub struct JwtSigner {
    algorithm: String,
    key_id: Option<String>,
    audience: Option<String>,
    claims: Vec<(String, Value)>,
    lifetime: Duration,
    sign: Arc<dyn Fn(Vec<u8>) -> BoxFuture<'static, Signature> + Send + Sync>,
}

/// Who says something of whom to whom.
pub(super) struct Statement<'a> {
    pub(super) issuer: &'a str,
    pub(super) audience: &'a str,
    pub(super) now: SystemTime,
}

impl JwtSigner {
    /// A function that signs its input, for an algorithm by its name (`RS256`, `ES256`: RFC 7518, 3.1). The signature is that of
    /// RFC 7518: of `ES256` the two numbers, not their DER.
    pub fn new<F, R, E>(algorithm: impl Into<String>, sign: F) -> Self
    where
        F: Fn(Vec<u8>) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Vec<u8>, E>> + Send + 'static,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let sign = move |input: Vec<u8>| -> BoxFuture<'static, Signature> {
            let signed = sign(input);
            Box::pin(async move { signed.await.map_err(Into::into) })
        };
        Self {
            algorithm: algorithm.into(),
            key_id: None,
            audience: None,
            claims: Vec::new(),
            lifetime: LIFETIME,
            sign: Arc::new(sign),
        }
    }

    /// The name of the key, as the server knows it (`kid`).
    pub fn key_id(mut self, id: impl Into<String>) -> Self {
        self.key_id = Some(id.into());
        self
    }

    /// Whom the statement is for (`aud`): the address of the token endpoint unless set.
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.audience = Some(audience.into());
        self
    }

    /// A further claim, or another value of one: `sub` for whom to act, `scope` where the server looks for it there.
    pub fn claim(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.claims.push((name.into(), value.into()));
        self
    }

    /// How long a statement is good for: 5 minutes unless set.
    pub const fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// A new token, which no other is like.
    pub(super) async fn token(&self, statement: &Statement<'_>) -> Result<Secret, TokenFailure> {
        let (header, claims) = (json::to_string(&self.header()), json::to_string(&self.stated(statement)));
        let mut token = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let signature = (self.sign)(token.clone().into_bytes()).await;
        let signature =
            signature.map_err(|error| TokenFailure::new(TokenFailureKind::Signer(error), None))?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(Secret::new(token))
    }

    fn header(&self) -> Map<Value> {
        let mut header = Map::from([("alg", text(&self.algorithm)), ("typ", text("JWT"))]);
        if let Some(id) = &self.key_id {
            header.insert("kid", text(id));
        }
        header
    }

    fn stated(&self, statement: &Statement<'_>) -> Map<Value> {
        let Statement { issuer, audience, now } = statement;
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = |time: Duration| Value::Number(Number::from(time.as_secs()));
        let mut claims = Map::from([
            ("iss", text(issuer)),
            ("sub", text(issuer)),
            ("aud", text(self.audience.as_deref().unwrap_or(audience))),
            ("iat", seconds(now)),
            ("exp", seconds(now.saturating_add(self.lifetime))),
            // never twice, which is all that is asked of it (RFC 7519, 4.1.7)
            ("jti", text(&format!("{:032x}", fastrand::u128(..)))),
        ]);
        claims.extend(self.claims.iter().cloned());
        claims
    }
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// Without the values of claims.
impl fmt::Debug for JwtSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JwtSigner")
            .field("algorithm", &self.algorithm)
            .field("claims", &self.claims.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
