//! The examples that the authors of the schemes publish, and what must not pass.

use std::time::{SystemTime, UNIX_EPOCH};

use super::*;
use crate::clock::ManualClock;
use crate::webhook::{HmacScheme, SignatureEncoding};

/// A request that is right at its time.
struct Vector {
    scheme: WebhookScheme,
    secret: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    seconds: u64,
}

/// <https://github.com/standard-webhooks/standard-webhooks>, the tests of its libraries.
const STANDARD: Vector = Vector {
    scheme: WebhookScheme::STANDARD,
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    headers: &[
        ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        ("webhook-timestamp", "1614265330"),
        ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
    ],
    body: r#"{"test": 2432232314}"#,
    seconds: 1_614_265_330,
};

/// <https://docs.stripe.com/webhooks/signature>: the form of the header; the signature is by Python's `hmac`.
const STRIPE: Vector = Vector {
    scheme: WebhookScheme::STRIPE,
    secret: "whsec_test_secret",
    headers: &[(
        "Stripe-Signature",
        "t=1492774577,v1=e5de26daa79d3eb1366ef154d2fb820dac232d0e067ea11196064ccee16a53b2,\
         v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39",
    )],
    body: r#"{"name":"Tom"}"#,
    seconds: 1_492_774_577,
};

/// <https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries>, "Testing the webhook payload validation".
const GITHUB: Vector = Vector {
    scheme: WebhookScheme::GITHUB,
    secret: "It's a Secret to Everybody",
    headers: &[(
        "X-Hub-Signature-256",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    )],
    body: "Hello, World!",
    seconds: 0,
};

/// <https://api.slack.com/authentication/verifying-requests-from-slack>, "A recipe for security".
const SLACK: Vector = Vector {
    scheme: WebhookScheme::SLACK,
    secret: "8f742231b10e8888abcd99yyyzzz85a5",
    headers: &[
        ("X-Slack-Request-Timestamp", "1531420618"),
        ("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
    ],
    body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&\
           channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&\
           response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&\
           trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    seconds: 1_531_420_618,
};

/// The signatures of the last two are by Python's `hmac`.
const DATED: Vector = Vector {
    scheme: WebhookScheme::hmac(HmacScheme {
        encoding: SignatureEncoding::Base64,
        timestamp: Some("X-Time"),
        ..HmacScheme::new("X-Signature")
    }),
    secret: "k",
    headers: &[("X-Time", "1700000000"), ("X-Signature", "wLocgZ1848zdIMYgJ4gxIPXNRRXPg3YYzejOlomX06w=")],
    body: r#"{"name":"Tom"}"#,
    seconds: 1_700_000_000,
};

const PLAIN: Vector = Vector {
    scheme: WebhookScheme::hmac(HmacScheme::new("X-Signature")),
    secret: "k",
    headers: &[("X-Signature", "0DAFFF6c81702a0212a249152cfec1b7f8a816be730eefaeac1ea9d2c59dcc6d")],
    body: r#"{"name":"Tom"}"#,
    seconds: 0,
};

const ALL: [Vector; 6] = [STANDARD, STRIPE, GITHUB, SLACK, DATED, PLAIN];

impl Vector {
    fn headers(&self) -> HeaderMap {
        let headers = self.headers.iter();
        headers.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    fn is_dated(&self) -> bool {
        self.seconds > 0
    }

    /// The time of the request, so many seconds later.
    fn clock(&self, later: i64) -> ManualClock {
        let seconds = self.seconds.checked_add_signed(later).unwrap_or_default();
        ManualClock::new(UNIX_EPOCH + Duration::from_secs(seconds))
    }

    fn secrets(&self, secrets: &[&str]) -> WebhookSecrets {
        WebhookSecrets::new(self.scheme, secrets).unwrap().clock(self.clock(0))
    }
}

#[test]
fn published_examples_are_verified() {
    for vector in ALL {
        let verified = vector.secrets(&[vector.secret]).verify(&vector.headers(), vector.body);
        assert!(verified.is_ok(), "{:?}: {verified:?}", vector.scheme);
    }
    let svix = STANDARD.headers.iter().map(|(name, value)| {
        (name.replace("webhook", "svix").parse().unwrap(), http::HeaderValue::from_static(value))
    });
    let secrets = STANDARD.secrets(&["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]);
    assert!(secrets.verify(&svix.collect(), STANDARD.body).is_ok());
}

#[test]
fn several_secrets_are_tried_and_several_signatures() {
    for vector in ALL {
        for secrets in [["b2xk", vector.secret], [vector.secret, "b2xk"]] {
            assert!(vector.secrets(&secrets).verify(&vector.headers(), vector.body).is_ok());
        }
    }
    for (vector, header, before) in [
        (STANDARD, "webhook-signature", "v1a,AAAA v1,AAAA v1,no! "),
        (STRIPE, "stripe-signature", "v1=00,v1=zz,v2=,"),
    ] {
        let mut headers = vector.headers();
        let several = format!("{before}{}", headers[header].to_str().unwrap());
        headers.insert(header, several.parse().unwrap());
        assert!(vector.secrets(&[vector.secret]).verify(&headers, vector.body).is_ok(), "{header}");
    }
}

#[test]
fn what_is_changed_is_refused() {
    for vector in ALL {
        let (right, headers) = (vector.secrets(&[vector.secret]), vector.headers());
        let said = |result: Result<(), WebhookError>| result.map_err(|error| error.to_string()).unwrap_err();
        let wrong = vector.secrets(&["b2xk", "bmV3"]);
        let texts = [
            said(right.verify(&headers, format!("{} ", vector.body))),
            said(wrong.verify(&headers, vector.body)),
        ];
        assert!(texts[0].contains("with the secret;"), "{}", texts[0]);
        assert!(texts[1].contains("any of the 2 secrets"), "{}", texts[1]);
        for name in headers.keys() {
            let mut fewer = headers.clone();
            fewer.remove(name);
            let missing = said(right.verify(&fewer, vector.body)).to_lowercase();
            // without the signature of Standard Webhooks, it is Svix's that is looked for no longer
            assert_eq!(missing, format!("the request has no header `{name}`"));
            // another time, another id, another signature
            let mut changed = headers.clone();
            let value = headers[name].to_str().unwrap();
            let changes =
                value.strip_suffix(['0', '=', '3', '7', 'd']).map_or(format!("{value}0"), str::to_owned);
            changed.insert(name, changes.parse().unwrap());
            let verified = right.verify(&changed, vector.body);
            let is_stripe_v0 = vector.scheme == WebhookScheme::STRIPE;
            let is_padding = value.ends_with('=');
            assert_eq!(verified.is_ok(), is_stripe_v0 || is_padding, "{name}: {changed:?}");
        }
        let shown = format!("{right:?}");
        let secret = vector.secret.trim_start_matches("whsec_");
        assert!(texts.iter().chain([&shown]).all(|text| secret == "k" || !text.contains(secret)), "{shown}");
    }
}

#[test]
fn what_is_old_is_refused_after_its_signature() {
    for vector in ALL.into_iter().filter(Vector::is_dated) {
        for (later, is_taken) in [(300, true), (-300, true), (301, false), (-301, false)] {
            let secrets = vector.secrets(&[vector.secret]).clock(vector.clock(later));
            assert_eq!(secrets.verify(&vector.headers(), vector.body).is_ok(), is_taken, "{later}");
            let wider = secrets.tolerance(Duration::from_secs(400));
            assert!(wider.verify(&vector.headers(), vector.body).is_ok(), "{later}");
        }
        let late = vector.secrets(&[vector.secret]).clock(vector.clock(1000));
        let error = late.verify(&vector.headers(), vector.body).unwrap_err();
        assert_eq!(error.to_string(), "the timestamp is 1000 s behind the clock; 300 s are tolerated");
        let error = late.verify(&vector.headers(), "forged").unwrap_err();
        assert!(matches!(error, WebhookError::Signature { .. }), "{error}");
    }
    let now = WebhookSecrets::new(WebhookScheme::STRIPE, ["k"]).unwrap();
    assert!(now.clock.now().duration_since(SystemTime::now()).unwrap_or_default() < Duration::from_secs(1));
}

#[test]
fn headers_of_another_form_are_named() {
    let hmac =
        |prefix| WebhookScheme::hmac(HmacScheme { prefix, timestamp: Some("X-T"), ..HmacScheme::new("X-S") });
    let stripe = WebhookScheme::STRIPE;
    for (scheme, signature, time, expected) in [
        (stripe, "v1=00", "", "the header `Stripe-Signature` has to contain a timestamp `t=…` in seconds"),
        (stripe, "t=1", "", "the header `Stripe-Signature` has to contain a signature `v1=…` in hexadecimal"),
        (
            stripe,
            "t=-1,v1=00",
            "",
            "the header `Stripe-Signature` has to contain a timestamp in seconds since 1970",
        ),
        (
            stripe,
            "t=1e3,v1=00",
            "",
            "the header `Stripe-Signature` has to contain a timestamp in seconds since 1970",
        ),
        (hmac("a="), "00", "1", "the header `X-S` has to contain a signature `a=…` in hexadecimal"),
        (hmac("a="), "a=0", "1", "the header `X-S` has to contain a signature `a=…` in hexadecimal"),
        (
            hmac("a="),
            "a=00",
            "99999999999999999999",
            "the header `X-T` has to contain a timestamp in seconds since 1970",
        ),
        (
            WebhookScheme::STANDARD,
            "v1a,AA v1,%",
            "1",
            "the header `webhook-signature` has to contain a signature `v1,…` in Base64",
        ),
    ] {
        let mut headers = HeaderMap::new();
        for name in ["stripe-signature", "x-s", "webhook-signature"] {
            headers.insert(name, signature.parse().unwrap());
        }
        for name in ["x-t", "webhook-timestamp", "webhook-id"] {
            headers.insert(name, time.parse().unwrap());
        }
        let error = WebhookSecrets::new(scheme, ["MfKQ"]).unwrap().verify(&headers, "").unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn secrets_that_protect_nothing_are_refused() {
    let own = |timestamp, signed| {
        WebhookScheme::hmac(HmacScheme { timestamp, signed: Some(signed), ..HmacScheme::new("X-S") })
    };
    let none: [&str; 0] = [];
    assert_eq!(WebhookSecrets::new(WebhookScheme::GITHUB, none).unwrap_err(), WebhookSecretError::Missing);
    for (scheme, secret, expected) in [
        (WebhookScheme::GITHUB, "", WebhookSecretError::Empty),
        (WebhookScheme::STANDARD, "whsec_", WebhookSecretError::Empty),
        (WebhookScheme::STANDARD, "whsec_!", WebhookSecretError::NotBase64),
        (own(Some("X-T"), "{body}"), "k", WebhookSecretError::Unsigned),
        (own(None, "{timestamp}{body}"), "k", WebhookSecretError::Unsigned),
        (own(None, "a"), "k", WebhookSecretError::Unsigned),
    ] {
        assert_eq!(WebhookSecrets::new(scheme, ["b2xk", secret]).unwrap_err(), expected);
    }
}
