//! Signatures of webhooks in a settings file. In: the table `[webhooks]`; out: the scheme. It never looks at a description.

use clientwright::settings::{HmacScheme, SignatureEncoding, WebhookScheme};
use std::time::Duration;

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WebhooksTable {
    scheme: Option<Scheme>,
    hmac: Option<Hmac>,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scheme {
    Standard,
    Stripe,
    Github,
    Slack,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Hmac {
    header: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    encoding: Encoding,
    timestamp: Option<String>,
    signed: Option<String>,
    tolerance: Option<u64>,
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Encoding {
    #[default]
    Hex,
    Base64,
}

pub(super) fn read(table: WebhooksTable) -> Result<WebhookScheme, String> {
    match (table.scheme, table.hmac) {
        (Some(scheme), None) => Ok(match scheme {
            Scheme::Standard => WebhookScheme::Standard,
            Scheme::Stripe => WebhookScheme::Stripe,
            Scheme::Github => WebhookScheme::Github,
            Scheme::Slack => WebhookScheme::Slack,
        }),
        (None, Some(table)) => hmac(table).map(WebhookScheme::Hmac),
        (Some(_), Some(_)) | (None, None) => {
            Err("webhooks: the table has exactly one of `scheme` and `hmac`".to_owned())
        }
    }
}

fn hmac(table: Hmac) -> Result<HmacScheme, String> {
    let Hmac { header, prefix, encoding, timestamp, signed, tolerance } = table;
    for header in timestamp.iter().chain([&header]) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if header.is_empty() || !header.chars().all(is_name) {
            return Err(format!("webhooks: `{header}` is not the name of a header"));
        }
    }
    if tolerance.is_some() && timestamp.is_none() {
        return Err(
            "webhooks: `tolerance` is that of a timestamp: write `timestamp = \"X-…\"` beside it".to_owned()
        );
    }
    if let Some(signed) = &signed {
        // what is not signed can be changed by anyone
        for (part, is_needed) in [("{body}", true), ("{timestamp}", timestamp.is_some())] {
            if is_needed != signed.contains(part) {
                let what = if is_needed { "has to contain" } else { "has no header of" };
                return Err(format!("webhooks: `signed` is `{signed}`, which {what} `{part}`"));
            }
        }
    }
    let mut scheme = HmacScheme::new(header);
    scheme.prefix = prefix;
    scheme.encoding = match encoding {
        Encoding::Hex => SignatureEncoding::Hex,
        Encoding::Base64 => SignatureEncoding::Base64,
    };
    (scheme.timestamp, scheme.signed) = (timestamp, signed);
    scheme.tolerance = tolerance.map(Duration::from_secs);
    Ok(scheme)
}

#[cfg(test)]
mod tests {
    use crate::settings_file::SettingsFile;
    use clientwright::settings::{HmacScheme, SignatureEncoding, WebhookScheme};
    use std::time::Duration;

    #[test]
    fn schemes_are_read_and_mistakes_are_named() {
        let mut own = HmacScheme::new("X-Sig");
        own.prefix = "v1=".to_owned();
        own.encoding = SignatureEncoding::Base64;
        own.timestamp = Some("X-Time".to_owned());
        own.signed = Some("{timestamp}:{body}".to_owned());
        own.tolerance = Some(Duration::from_secs(60));
        for (text, expected) in [
            ("scheme = \"standard\"", WebhookScheme::Standard),
            ("scheme = \"stripe\"", WebhookScheme::Stripe),
            ("scheme = \"github\"", WebhookScheme::Github),
            ("scheme = \"slack\"", WebhookScheme::Slack),
            ("hmac = { header = \"X-Sig\" }", WebhookScheme::Hmac(HmacScheme::new("X-Sig"))),
            (
                "[webhooks.hmac]\nheader = \"X-Sig\"\nprefix = \"v1=\"\nencoding = \"base64\"\ntimestamp = \"X-Time\"\n\
                 signed = \"{timestamp}:{body}\"\ntolerance = 60",
                WebhookScheme::Hmac(own),
            ),
        ] {
            let read = SettingsFile::parse(&format!("[webhooks]\n{text}")).map(|file| file.settings.webhooks);
            assert_eq!(read, Ok(Some(expected)), "{text}");
        }
        for (text, expected) in [
            ("", "webhooks: the table has exactly one of `scheme` and `hmac`"),
            (
                "scheme = \"slack\"\nhmac = { header = \"X\" }",
                "webhooks: the table has exactly one of `scheme` and `hmac`",
            ),
            ("hmac = { header = \"X Y\" }", "webhooks: `X Y` is not the name of a header"),
            ("hmac = { header = \"X\", timestamp = \"\" }", "webhooks: `` is not the name of a header"),
            (
                "hmac = { header = \"X\", tolerance = 5 }",
                "webhooks: `tolerance` is that of a timestamp: write `timestamp = \"X-…\"` beside it",
            ),
            (
                "hmac = { header = \"X\", timestamp = \"Y\", signed = \"{body}\" }",
                "webhooks: `signed` is `{body}`, which has to contain `{timestamp}`",
            ),
            (
                "hmac = { header = \"X\", signed = \"{timestamp}.{body}\" }",
                "webhooks: `signed` is `{timestamp}.{body}`, which has no header of `{timestamp}`",
            ),
        ] {
            let read = SettingsFile::parse(&format!("[webhooks]\n{text}")).map(|_| ());
            assert_eq!(read, Err(expected.to_owned()), "{text}");
        }
    }
}
