//! What a user may say of the signatures of webhooks. In: choices; out: plain data. It never looks at a description, nor at a secret.

use super::Settings;
use std::time::Duration;

/// How the server signs what it sends of its own accord. Emitted code then has `events::secrets`, which makes the secrets of this
/// scheme; without a scheme, the program names it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookScheme {
    /// Standard Webhooks.
    Standard,
    /// Stripe's `Stripe-Signature`.
    Stripe,
    /// GitHub's `X-Hub-Signature-256`.
    Github,
    /// Slack's `X-Slack-Signature`.
    Slack,
    /// A scheme of its own.
    Hmac(HmacScheme),
}

/// A signature by HMAC with SHA-256 in a header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct HmacScheme {
    /// The header of the signature.
    pub header: String,
    /// What stands before the signature.
    pub prefix: String,
    /// How the signature is written.
    pub encoding: SignatureEncoding,
    /// The header of the time of the signature, in seconds since 1970.
    pub timestamp: Option<String>,
    /// What is signed, with `{timestamp}` and `{body}`. Default: `{timestamp}.{body}` where there is a timestamp, else the body.
    pub signed: Option<String>,
    /// How far the timestamp and the clock may be apart. Default: five minutes.
    pub tolerance: Option<Duration>,
}

impl HmacScheme {
    /// A hexadecimal signature of the body in this header.
    #[must_use]
    pub fn new(header: impl Into<String>) -> Self {
        Self { header: header.into(), ..Self::default() }
    }
}

/// How a signature is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureEncoding {
    /// Hexadecimal digits.
    #[default]
    Hex,
    /// Base64.
    Base64,
}

impl Settings {
    /// Sets how the server signs webhooks and callbacks.
    #[must_use]
    pub fn webhooks(mut self, scheme: WebhookScheme) -> Self {
        self.webhooks = Some(scheme);
        self
    }
}
