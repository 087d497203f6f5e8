//! What a server sends of its own accord is read by functions; what may be asked next is told in the documentation.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::events;

#[test]
fn events_are_read() {
    let sold = events::watch_sold(br#"{"pet":{"name":"Tom"},"price":9.5}"#).expect("an event");
    assert_eq!((sold.pet.name.as_deref(), sold.price), (Some("Tom"), Some(9.5)));
    assert_eq!(events::watch_ended(br#"["a"]"#).expect("an event"), ["a"]);
    assert_eq!(events::new_pet(br#"{"name":"Tom"}"#).expect("an event").name.as_deref(), Some("Tom"));
    let fault = events::watch_sold(br#"{"price":9.5}"#).expect_err("no event");
    assert!(fault.to_string().contains("pet"), "{fault}");
}

#[test]
fn links_are_told() {
    let docs = include_str!("golden/client.rs");
    let line = "* `OwnerOfPet`: [`Client::get_owner`](Client::get_owner), with `id` from `$response.body#/owner`: Whose pet it is.";
    assert!(docs.contains(line), "{docs}");
    assert!(
        docs.contains("* `Elsewhere`: `https://other.example.com/openapi.yaml#/paths/~1a/get`"),
        "{docs}"
    );
}
