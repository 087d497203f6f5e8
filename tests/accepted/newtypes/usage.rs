//! Texts and numbers of the description are types of their own, and the wire has what is in them.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{EventId, GetPetTrace, OwnerId, Pet, PetId, Serial, Token, WeightId};
use clientwright_runtime::json::to_string;
use clientwright_tests::server::{Server, answer};
use std::collections::HashSet;

#[tokio::test]
async fn the_wire_has_what_is_in_them() {
    let text = r#"{"id":"p1","owner":7,"event":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6","weight":1.5,"serial":"s","chip":{"serial":"s"},"found":7,"by":{"a":"p2"}}"#;
    let server = Server::start([
        answer("200 OK", "application/json\r\nx-next: p2", text),
        answer("204 No Content", "text/plain", ""),
    ])
    .await;
    let client =
        api::Client::builder().base_url(&server.url()).expect("an address").build().expect("a client");
    let id = PetId::from("p 1");
    let (friend, trace, token) =
        (PetId("p3".to_owned()), GetPetTrace::from("t"), Token::from("secret".to_owned()));
    let pet = client
        .get_pet(&id)
        .trace(&trace)
        .owner(OwnerId(7))
        .friends([&friend, &id])
        .x_token(&token)
        .await
        .expect("a pet");
    client.move_owner(&pet.owner).await.expect("an answer");
    let received = server.received();
    let lines: Vec<_> = received.iter().map(|one| one.line().to_owned()).collect();
    assert_eq!(lines, ["GET /pets/p%201?trace=t&owner=7&friends=p3&friends=p%201", "PUT /owners"]);
    assert_eq!(received[0].header("x-token"), Some("secret"));
    assert_eq!(received[1].text(), "7");
    assert_eq!(to_string(&pet), text);
    let serial: Option<&Serial> = pet.serial.as_ref();
    assert_eq!(serial, pet.chip.as_ref().and_then(|chip| chip.serial.as_ref()));
}

#[test]
fn they_are_what_they_are_around_and_no_other_type() {
    let mut pet = Pet::new("p1", 7);
    assert_eq!(pet, Pet::new(PetId::from("p1"), OwnerId(7)));
    assert_eq!((pet.id.len(), pet.id.starts_with('p'), *pet.owner + 1), (2, true, 8));
    assert_eq!(format!("{} {:>3}", pet.id, pet.owner), "p1   7");
    assert_eq!(pet.id, "p1");
    assert_eq!(String::from(pet.id.clone()), "p1");
    pet.weight = Some(WeightId(1.5));
    let ids: HashSet<PetId> = [pet.id.clone(), PetId::from("p1")].into_iter().collect();
    assert_eq!(ids.len(), 1);
    let event = EventId("f81d4fae-7dec-11d0-a765-00a0c91e6bf6".parse().expect("a UUID"));
    assert!(event.is_valid());
}
