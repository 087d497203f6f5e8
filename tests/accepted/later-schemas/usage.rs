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
    let client = api::Client::builder().server(base).build().expect("a client");
    let pet: Pet = client.get_pet(&7.into()).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /pets/7");
    assert_eq!(pet.nickname, None);
    assert_eq!(pet.mood, Some(api::types::Mood::Angry));
    assert_eq!(pet.owner.as_ref().and_then(|owner| owner.name.as_deref()), Some("Jo"));
    let again: Pet = json::from_str(&json::to_string(&pet)).expect("what was written");
    assert_eq!(again, pet);
}

/// What `allOf`, `oneOf` or a reference describes is evaluated: the mock takes what the client sends.
#[tokio::test]
async fn other_schemas_describe_members_too() {
    use api::types::{Payment, PaymentCounts, PaymentPayer, PaymentSource, PaymentSourceAccount};
    let mock = clientwright_tests::described("later-schemas").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let payment = Payment {
        amount: Some(1.5),
        source: Some(PaymentSource::Account(PaymentSourceAccount { iban: "DE02".to_owned() })),
        payer: Some(PaymentPayer { name: Some("Jo".to_owned()), city: Some("Ulm".to_owned()) }),
        counts: Some(PaymentCounts {
            name: Some("Jo".to_owned()),
            additional: [("a".to_owned(), 1)].into_iter().collect(),
        }),
        pair: Some(vec!["a".into(), 2.into()]),
    };
    client.pay(&payment).await.expect("an answer");
    let seen = mock.requests();
    assert!(seen.iter().all(|request| request.violations.is_empty()), "{seen:?}");
}
