//! Requests ask for nothing that only servers set, answers for nothing that is only sent, and a type is two only where it
//! has to be.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Address, Draft, OwnerRequest, PetRequest, Shop};
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, answer, json};

#[tokio::test]
async fn each_way_has_its_members() {
    let pet = r#"{"id":7,"name":"Rex","owner":{"pets":[]},"born":{"day":"2024-02-29"}}"#;
    let shop = r#"{"name":"Zoo","opened":"2024-01-01"}"#;
    let server = Server::start([json(pet), json(shop), answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");

    let mut rex = PetRequest::new("Rex", "985");
    rex.parent = Some(Box::new(PetRequest::new("Max", "984")));
    let address = Address { street: Some("Elm".into()) };
    rex.owner = Some(OwnerRequest { pets: None, address: Some(address.clone()) });
    let kept = client.add_pet(&rex).await.expect("an answer");
    assert_eq!((kept.id, kept.name.as_str()), (7, "Rex"));
    assert_eq!(kept.born.and_then(|birth| birth.day).expect("a day"), "2024-02-29");
    assert_eq!(kept.owner.expect("an owner").address, None::<Address>);

    let opened = client.set_shop(&Shop::new("Zoo")).await.expect("an answer").opened;
    assert_eq!(opened.expect("a day"), "2024-01-01");
    client.add_draft(&Draft::new("Dear")).await.expect("no content");

    let sent: Vec<_> = server.received().iter().map(|request| request.text().to_owned()).collect();
    let wanted = [
        r#"{"name":"Rex","chip":"985","parent":{"name":"Max","chip":"984"},"owner":{"address":{"street":"Elm"}}}"#,
        r#"{"name":"Zoo"}"#,
        r#"{"text":"Dear"}"#,
    ];
    assert_eq!(sent, wanted);
}
