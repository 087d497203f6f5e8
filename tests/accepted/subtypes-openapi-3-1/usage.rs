//! Subtypes with constants, and subtypes of subtypes by another member, as tools write them in OpenAPI 3.1.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Fish, Salmon, SawShark, Shark};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, json as answer};

#[test]
fn without_its_discriminator_a_value_is_none_of_them() {
    let fish = json::from_str::<Fish>(r#"{"age":3}"#).expect("a fish");
    assert!(matches!(fish, Fish::Unknown(_)), "{fish:?}");
}

#[tokio::test]
async fn constants_are_written_and_read_at_each_level() {
    let text = r#"{"kind":"salmon","age":1,"partner":{"kind":"shark","age":20,"shark_type":"saw"},"friends":[{"kind":"shark","age":2,"shark_type":"goblin"}],"hate":{"k":{"kind":"shark","age":3,"shark_type":"hammer","nails":4}}}"#;
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let mut sent = Salmon::new(1);
    sent.partner = Some(Box::new(Shark::from(SawShark::new(20)).into())).into();
    let answer = client.swap_fish(&sent.into()).await.expect("a fish");
    assert_eq!(
        server.only().text(),
        r#"{"kind":"salmon","age":1,"partner":{"kind":"shark","age":20,"shark_type":"saw"}}"#
    );
    let Fish::Salmon(salmon) = &answer else { panic!("{answer:?}") };
    assert!(matches!(salmon.friends.as_deref(), Some([Fish::Shark(Shark::Goblin(_))])), "{salmon:?}");
    let hated = salmon.hate.as_ref().and_then(|hate| hate.get("k"));
    assert!(matches!(hated, Some(Fish::Shark(Shark::Unknown(_)))), "{salmon:?}");
    assert_eq!(json::to_string(&answer), text);
    assert_eq!(hated.expect("a fish").base().expect("a fish").age, 3);
}
