//! The settings choose names in Rust; the wire keeps its own.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Animal, Direction, Owner, Species};
use clientwright_runtime::json::to_string;
use clientwright_tests::server::{Server, answer, json};

#[tokio::test]
async fn the_wire_keeps_its_names() {
    let text = r#"[{"photoUrls":["a.png"],"kind":"cat","owner":{"id":"1","full.name":"Ada"}}]"#;
    let server = Server::start([json(text), answer("204 No Content", "text/plain", "")]).await;
    let client =
        api::Client::builder().base_url(&server.url()).expect("an address").build().expect("a client");
    let animals: Vec<Animal> = client.list_animals().order(&Direction::Desc).await.expect("an answer");
    client.release_all().await.expect("an answer");
    let lines: Vec<_> = server.received().iter().map(|one| one.line().to_owned()).collect();
    assert_eq!(lines, ["GET /pets?order=desc", "DELETE /pets"]);
    assert_eq!(to_string(&animals), text);
    let [animal] = animals.as_slice() else { panic!("one animal") };
    assert_eq!(animal.photos.as_deref(), Some(["a.png".to_owned()].as_slice()));
    assert_eq!(animal.kind, Some(Species::Cat));
    let keeper: Option<&Owner> = animal.keeper.as_ref();
    assert_eq!(keeper.and_then(|owner| owner.name.as_deref()), Some("Ada"));
}
