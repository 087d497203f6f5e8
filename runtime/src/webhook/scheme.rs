//! In: the names and signs of a scheme. Out: which headers it reads, and what is signed.
//! Never: a secret.

/// How a server signs its requests: which headers carry the signature, and what is signed. All of them are HMAC with SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebhookScheme(pub(super) SignatureKind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignatureKind {
    Standard,
    Stripe,
    Hmac(HmacScheme),
}

impl WebhookScheme {
    /// [Standard Webhooks](https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp` and `webhook-signature`, or the same
    /// beginning with `svix-`. Secrets are Base64, with or without `whsec_` before it.
    pub const STANDARD: Self = Self(SignatureKind::Standard);

    /// Stripe: `Stripe-Signature: t=…,v1=…`. Secrets are the whole text, with `whsec_`.
    pub const STRIPE: Self = Self(SignatureKind::Stripe);

    /// GitHub: `X-Hub-Signature-256: sha256=…`. There is no timestamp, so a request can be replayed: the receiver keeps what
    /// `X-GitHub-Delivery` has said.
    pub const GITHUB: Self =
        Self(SignatureKind::Hmac(HmacScheme { prefix: "sha256=", ..HmacScheme::new("X-Hub-Signature-256") }));

    /// Slack: `X-Slack-Signature: v0=…` and `X-Slack-Request-Timestamp`.
    pub const SLACK: Self = Self(SignatureKind::Hmac(HmacScheme {
        prefix: "v0=",
        timestamp: Some("X-Slack-Request-Timestamp"),
        signed: Some("v0:{timestamp}:{body}"),
        ..HmacScheme::new("X-Slack-Signature")
    }));

    /// A scheme of your own.
    #[must_use]
    pub const fn hmac(scheme: HmacScheme) -> Self {
        Self(SignatureKind::Hmac(scheme))
    }

    /// Whether all that is read is signed.
    pub(super) fn is_signed(self) -> bool {
        match self.0 {
            SignatureKind::Standard | SignatureKind::Stripe => true,
            SignatureKind::Hmac(scheme) => {
                let signed = scheme.template();
                signed.contains(BODY) && signed.contains(TIMESTAMP) == scheme.timestamp.is_some()
            }
        }
    }
}

/// A signature by HMAC with SHA-256 (RFC 2104) in a header.
///
/// ```
/// use clientwright_runtime::{HmacScheme, SignatureEncoding, WebhookScheme};
///
/// const ACME: WebhookScheme = WebhookScheme::hmac(HmacScheme {
///     encoding: SignatureEncoding::Base64,
///     timestamp: Some("X-Acme-Timestamp"),
///     ..HmacScheme::new("X-Acme-Signature")
/// });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HmacScheme {
    /// The header of the signature.
    pub header: &'static str,
    /// What stands before the signature, such as `sha256=`.
    pub prefix: &'static str,
    /// How the signature is written.
    pub encoding: SignatureEncoding,
    /// The header of the time at which the request was signed, in seconds since 1970.
    pub timestamp: Option<&'static str>,
    /// What is signed: a text in which `{timestamp}` and `{body}` stand for the two. Without one, it is `{timestamp}.{body}` where
    /// there is a timestamp, else the body.
    pub signed: Option<&'static str>,
    /// How far the timestamp and the clock may be apart, in seconds.
    pub tolerance: u64,
}

impl HmacScheme {
    /// A hexadecimal signature of the body in this header; of a timestamp, five minutes are tolerated.
    #[must_use]
    pub const fn new(header: &'static str) -> Self {
        Self {
            header,
            prefix: "",
            encoding: SignatureEncoding::Hex,
            timestamp: None,
            signed: None,
            tolerance: TOLERANCE,
        }
    }

    /// What is signed.
    pub(super) fn template(self) -> &'static str {
        let usual = || if self.timestamp.is_some() { DATED } else { BODY };
        self.signed.unwrap_or_else(usual)
    }
}

/// How a signature is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureEncoding {
    /// Hexadecimal digits, in any case.
    #[default]
    Hex,
    /// Base64 (RFC 4648), with or without padding.
    Base64,
}

/// How old a request may be, unless it is said otherwise.
pub(super) const TOLERANCE: u64 = 5 * 60;

/// What stands for the timestamp, and for the body.
pub(super) const TIMESTAMP: &str = "{timestamp}";
pub(super) const BODY: &str = "{body}";
/// What most schemes sign.
pub(super) const DATED: &str = "{timestamp}.{body}";
