//! What 3.1 says in other words than 3.0, or says first.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Pet;
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
#[expect(deprecated, reason = "the description says so of the owner")]
async fn a_pet_is_read_and_written_as_it_was() {
    let text = concat!(
        r#"{"kind":"pet","nickname":null,"weight":1.5,"size":2,"chip":"x","tags":["a"],"owner":{"name":"Jo"},"#,
        r#""mood":"cross","picture":"aGk=","anything":[1],"names":{"la":"Canis"},"gone":null}"#,
    );
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base.into()).build().expect("a client");
    let pet: Pet = client.get_pet(&7.into()).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /pets/7");
    assert_eq!(pet.nickname, None);
    assert_eq!(pet.mood, Some(api::types::Mood::Angry));
    assert_eq!(pet.owner.as_ref().and_then(|owner| owner.name.as_deref()), Some("Jo"));
    let again: Pet = json::from_str(&json::to_string(&pet)).expect("what was written");
    assert_eq!(again, pet);
}
