//! Names in code are those that a description asks for; the wire keeps its own.

#[allow(dead_code, deprecated, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Code, Place, Size, Thing, ThingKind};
use clientwright_runtime::{BaseUrl, json::to_string};
use clientwright_tests::server::{Server, json};

#[tokio::test]
async fn the_wire_keeps_its_names() {
    let text = r#"[{"q":"x","place":{"city":"y"},"kind":"b","size":"l","code":"z"}]"#;
    let server = Server::start([json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let things: Vec<Thing> = client.list_things().search("a b").await.expect("an answer");
    assert_eq!(server.only().line(), "GET /things?filter%5Bq%5D=a%20b");
    assert_eq!(to_string(&things), text);
    let [thing] = things.as_slice() else { panic!("one thing") };
    assert_eq!(thing.query.as_deref(), Some("x"));
    assert_eq!(thing.place, Some(Place { city: Some("y".into()) }));
    assert_eq!((thing.kind.as_ref(), thing.size.as_ref()), (Some(&ThingKind::Banana), Some(&Size::Large)));
    assert_eq!(thing.code, Some(Code::from("z")));
}
