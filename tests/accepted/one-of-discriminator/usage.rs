//! A member says which type a value is of: it is read and written once, whether the type has that member or not.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Cat, Dog, Fish, Pet};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
async fn the_discriminator_decides() {
    let text = r#"{"kind":"herd","leader":{"kind":"cat","lives":9}}"#;
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let dog = Dog { bone: Some("big".into()), ..Dog::default() };
    let pet = client.swap(&dog.into()).await.expect("an answer");
    assert_eq!(String::from_utf8_lossy(&server.only().body), r#"{"bone":"big","kind":"hound"}"#);
    let Pet::Herd(herd) = &pet else { panic!("{pet:?}") };
    assert_eq!(*herd.leader, Pet::Cat(Cat::new("cat", 9)));
    assert_eq!(json::to_string(&pet), text);
}

#[test]
fn by_mapping_by_reference_and_by_name() {
    for (text, wanted) in [
        (r#"{"kind":"cat","lives":9}"#, Pet::Cat(Cat::new("cat", 9))),
        (r#"{"depth":2.5,"kind":"Fish"}"#, Pet::Fish(Fish { depth: Some(2.5) })),
    ] {
        let pet = json::from_str::<Pet>(text).expect("a pet");
        assert_eq!(pet, wanted);
        assert_eq!(json::to_string(&pet), text);
    }
    // a record that keeps what nobody described has kept the discriminator: it goes out once all the same
    let hound = r#"{"bone":"big","kind":"hound","age":3}"#;
    let pet = json::from_str::<Pet>(hound).expect("a pet");
    assert!(matches!(pet, Pet::Hound(_)));
    assert_eq!(json::to_string(&pet), hound);
}

#[test]
fn what_nobody_described_is_kept() {
    for text in [r#"{"kind":"bird","wings":2}"#, r#"{"kind":"cat","lives":"many"}"#, "[1.50,null]", "7"] {
        let pet = json::from_str::<Pet>(text).expect("a pet");
        assert!(matches!(pet, Pet::Unknown(_)), "{pet:?}");
        assert_eq!(json::to_string(&pet), text);
    }
    assert!(json::from_str::<Pet>(r#"{"kind":"cat","#).is_err());
}
