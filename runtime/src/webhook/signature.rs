//! In: the headers of a request. Out: the signatures that stand there, when they were made, and what they are of.
//! Never: whether they are right.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use http::HeaderMap;

use super::scheme::{BODY, DATED, HmacScheme, SignatureKind, TIMESTAMP};
use super::{SignatureEncoding, WebhookError, WebhookScheme};

/// Base64 whose padding may be missing.
pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a request says of its signature.
pub(super) struct Signed<'h> {
    /// The header that the signatures stand in.
    pub(super) header: &'static str,
    /// At least one.
    pub(super) signatures: Vec<Vec<u8>>,
    /// As it is written, and as a time.
    pub(super) timestamp: Option<(&'h str, SystemTime)>,
    /// Of Standard Webhooks.
    id: Option<&'h str>,
    /// What is signed, with `{timestamp}` and `{body}`.
    template: &'static str,
}

impl Signed<'_> {
    /// Gives what is signed, part by part.
    pub(super) fn each_part(&self, body: &[u8], mut give: impl FnMut(&[u8])) {
        if let Some(id) = self.id {
            give(id.as_bytes());
            give(b".");
        }
        let mut rest = self.template;
        while let Some(start) = rest.find('{') {
            let (text, from) = rest.split_at(start);
            give(text.as_bytes());
            rest = if let Some(rest) = from.strip_prefix(TIMESTAMP) {
                give(self.timestamp.map_or("", |(text, _)| text).as_bytes());
                rest
            } else if let Some(rest) = from.strip_prefix(BODY) {
                give(body);
                rest
            } else {
                give(b"{");
                from.strip_prefix('{').unwrap_or_default()
            };
        }
        give(rest.as_bytes());
    }
}

/// What the headers say.
pub(super) fn read_signature(scheme: WebhookScheme, headers: &HeaderMap) -> Result<Signed<'_>, WebhookError> {
    match scheme.0 {
        SignatureKind::Standard => standard(headers),
        SignatureKind::Stripe => stripe(headers),
        SignatureKind::Hmac(scheme) => hmac(&scheme, headers),
    }
}

const STANDARD: [&str; 3] = ["webhook-id", "webhook-timestamp", "webhook-signature"];
const SVIX: [&str; 3] = ["svix-id", "svix-timestamp", "svix-signature"];

/// Standard Webhooks 1.0.0: `webhook-signature: v1,BASE64 v1,BASE64`, of `ID.TIMESTAMP.BODY`.
fn standard(headers: &HeaderMap) -> Result<Signed<'_>, WebhookError> {
    let is_svix = !headers.contains_key(STANDARD[2]) && headers.contains_key(SVIX[2]);
    let [id, timestamp, header] = if is_svix { SVIX } else { STANDARD };
    let texts = text(headers, header)?.split(' ').filter_map(|signature| signature.strip_prefix("v1,"));
    Ok(Signed {
        header,
        signatures: signatures(header, texts, SignatureEncoding::Base64, "a signature `v1,…` in Base64")?,
        timestamp: Some(time(timestamp, text(headers, timestamp)?)?),
        id: Some(text(headers, id)?),
        template: DATED,
    })
}

const STRIPE: &str = "Stripe-Signature";

/// `Stripe-Signature: t=SECONDS,v1=HEX,v0=HEX`, of `SECONDS.BODY`.
fn stripe(headers: &HeaderMap) -> Result<Signed<'_>, WebhookError> {
    let members = || {
        let members = text(headers, STRIPE)?.split(',');
        Ok(members.filter_map(|member| member.trim().split_once('=')))
    };
    let missing = || malformed(STRIPE, "a timestamp `t=…` in seconds");
    let (_, timestamp) = members()?.find(|(name, _)| *name == "t").ok_or_else(missing)?;
    let texts = members()?.filter(|(name, _)| *name == "v1").map(|(_, text)| text);
    Ok(Signed {
        header: STRIPE,
        signatures: signatures(STRIPE, texts, SignatureEncoding::Hex, "a signature `v1=…` in hexadecimal")?,
        timestamp: Some(time(STRIPE, timestamp)?),
        id: None,
        template: DATED,
    })
}

fn hmac<'h>(scheme: &HmacScheme, headers: &'h HeaderMap) -> Result<Signed<'h>, WebhookError> {
    let HmacScheme { header, prefix, encoding, timestamp, signed: _, tolerance: _ } = *scheme;
    let written = match encoding {
        SignatureEncoding::Hex => "in hexadecimal",
        SignatureEncoding::Base64 => "in Base64",
    };
    let expected = format!("a signature `{prefix}…` {written}");
    let found = text(headers, header)?.strip_prefix(prefix);
    let timestamp = timestamp.map(|name| time(name, text(headers, name)?)).transpose()?;
    let signatures = signatures(header, found.into_iter(), encoding, &expected)?;
    Ok(Signed { header, signatures, timestamp, id: None, template: scheme.template() })
}

/// Those that can be decoded.
fn signatures<'h>(
    header: &'static str,
    texts: impl Iterator<Item = &'h str>,
    encoding: SignatureEncoding,
    expected: &str,
) -> Result<Vec<Vec<u8>>, WebhookError> {
    let decoded: Vec<_> = texts.filter_map(|text| decoded(text.trim(), encoding)).collect();
    match decoded.is_empty() {
        true => Err(malformed(header, expected)),
        false => Ok(decoded),
    }
}

fn decoded(text: &str, encoding: SignatureEncoding) -> Option<Vec<u8>> {
    match encoding {
        SignatureEncoding::Base64 => BASE64.decode(text).ok(),
        SignatureEncoding::Hex => {
            let pairs = text.as_bytes().chunks(2);
            pairs.map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
        }
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn malformed(header: &'static str, expected: &str) -> WebhookError {
    WebhookError::Header { header, expected: expected.to_owned() }
}

fn text<'h>(headers: &'h HeaderMap, name: &'static str) -> Result<&'h str, WebhookError> {
    let value = headers.get(name).ok_or(WebhookError::MissingHeader { header: name })?;
    value.to_str().map_err(|_| malformed(name, "visible ASCII"))
}

fn time<'h>(header: &'static str, text: &'h str) -> Result<(&'h str, SystemTime), WebhookError> {
    let seconds = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let time = seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    time.map(|time| (text, time)).ok_or_else(|| malformed(header, "a timestamp in seconds since 1970"))
}
