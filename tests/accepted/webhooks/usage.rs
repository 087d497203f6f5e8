//! What a server sends is verified before it is read: by the scheme of the settings, and by one that the program names.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::events::{AnyEvent, PetCreated, Secrets, WatchSold, secrets, secrets2};
use api::types::{Pet, ShopOpenedEvent};
use clientwright_runtime::{ManualClock, WebhookError, WebhookScheme, WebhookSecrets};
use http::HeaderMap;
use std::time::{Duration, UNIX_EPOCH};

const BODY: &str = r#"{"name":"Tom"}"#;

/// By Python's `hmac`, with the secret `k`.
fn headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("x-pets-time", "1700000000".parse().expect("a value"));
    headers.insert(
        "x-pets-signature",
        "v1=3EPp+0kLUsh0bbI6qui7oxJ1zNA0iq0x5e7Dzn3lj94=".parse().expect("a value"),
    );
    headers
}

/// The secrets, so many seconds after the signature.
fn secrets_after(seconds: u64) -> WebhookSecrets {
    let clock = ManualClock::new(UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seconds));
    secrets(["new", "k"]).expect("secrets").clock(clock)
}

#[test]
fn the_scheme_of_the_settings_verifies() {
    let pet = PetCreated::verified(&headers(), BODY, &secrets_after(60)).expect("a pet");
    assert_eq!(pet.name, "Tom");
    let late = PetCreated::verified(&headers(), BODY, &secrets_after(61)).expect_err("it is late");
    assert_eq!(late.to_string(), "the timestamp is 61 s behind the clock; 60 s are tolerated");
    let forged = PetCreated::verified(&headers(), r#"{"name":"Tim"}"#, &secrets_after(0));
    assert!(matches!(forged, Err(WebhookError::Signature { header: "X-Pets-Signature", secrets: 2 })));
    // one secret serves all that the server sends, and a body of another form is told from a forged one
    let sold = WatchSold::verified(&headers(), BODY, &secrets_after(0)).expect_err("it is a pet");
    assert!(matches!(&sold, WebhookError::Body(fault) if fault.to_string().contains("price")), "{sold}");
    assert!(Secrets::verified(&headers(), BODY, &secrets_after(0)).is_err());
    assert_eq!(secrets2(br#"["a"]"#).expect("an event"), ["a"]);
    assert!(secrets([""]).is_err());
}

#[test]
fn the_program_names_another_scheme() {
    let mut headers = HeaderMap::new();
    let signature = "sha256=0dafff6c81702a0212a249152cfec1b7f8a816be730eefaeac1ea9d2c59dcc6d";
    headers.insert("x-hub-signature-256", signature.parse().expect("a value"));
    let secrets = WebhookSecrets::new(WebhookScheme::GITHUB, ["k"]).expect("secrets");
    assert_eq!(PetCreated::verified(&headers, BODY.as_bytes(), &secrets).expect("a pet").name, "Tom");
    assert!(PetCreated::verified(&HeaderMap::new(), BODY, &secrets).is_err());
}

/// The headers of a body, and one more. The signatures are by Python's `hmac`, with the secret `k`.
fn signed(signature: &str, event: Option<&str>) -> HeaderMap {
    let mut headers = headers();
    headers.insert("x-pets-signature", format!("v1={signature}").parse().expect("a value"));
    if let Some(event) = event {
        headers.insert("x-event", event.parse().expect("a value"));
    }
    headers
}

const OF_BODY: &str = "3EPp+0kLUsh0bbI6qui7oxJ1zNA0iq0x5e7Dzn3lj94=";

#[test]
fn events_at_one_place_are_told_apart() {
    let any = |signature: &str, event: Option<&str>, body: &str| {
        AnyEvent::verified(&signed(signature, event), body, &secrets_after(0))
    };
    let pet = Pet::new("Tom".to_owned());
    for event in ["sold", "given"] {
        let told = any(OF_BODY, Some(event), BODY).expect("a pet");
        assert_eq!(told, AnyEvent::PetSold(pet.clone()), "by a header");
    }
    let shop = "{\"event\":\"shop.opened\",\"city\":\"Ulm\"}";
    let told = any("6RUJVouS6LBQx4z+AKFOnsWauACwcRIa588fHqWd4qQ=", None, shop).expect("a shop");
    assert!(matches!(&told, AnyEvent::ShopOpened(ShopOpenedEvent { city, .. }) if city == "Ulm"), "{told:?}");
    // what nothing tells, and what nobody described
    assert!(matches!(any(OF_BODY, Some("lost"), BODY), Ok(AnyEvent::Unknown(_))));
    assert!(matches!(any(OF_BODY, None, BODY), Ok(AnyEvent::Unknown(body)) if body.get("name").is_some()));
    let shut = "{\"event\":\"shop.shut\",\"city\":\"Ulm\"}";
    let told = any("nPu/DEJLyb++IolgNwJ19MhgraCtqJosSA1teNWyRX8=", None, shut);
    assert!(matches!(told, Ok(AnyEvent::Unknown(_))), "{told:?}");
    // what is told and is not as described is no other event
    let broken = "{\"event\":\"shop.opened\"}";
    let told = any("upFsUo7i/nqIh+VBeoDquJnkCy/irqO+jAxmi4fuwGI=", None, broken);
    assert!(matches!(told, Err(WebhookError::Body(_))), "{told:?}");
    // nothing is told of what a stranger has sent
    assert!(matches!(any(OF_BODY, Some("sold"), shop), Err(WebhookError::Signature { .. })));
}

#[test]
fn a_receiver_that_knows_the_event_names_it() {
    let named = |name: &str| AnyEvent::named(name, &headers(), BODY, &secrets_after(0));
    assert_eq!(named("petCreated").expect("a pet"), AnyEvent::PetCreated(Pet::new("Tom".to_owned())));
    assert!(matches!(named("sold"), Err(WebhookError::Body(_))), "a callback, which has a price");
    assert!(matches!(named("petDied"), Ok(AnyEvent::Unknown(_))));
    let forged = AnyEvent::named("petCreated", &headers(), "{}", &secrets_after(0));
    assert!(matches!(forged, Err(WebhookError::Signature { .. })));
}
