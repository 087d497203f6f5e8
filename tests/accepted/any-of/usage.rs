//! A choice with null is an optional value, a choice between rules is no choice, and what all branches share is in each.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Address, AddressBox, Customer, Order, OrderCustomer};
use clientwright_runtime::{BaseUrl, Maybe, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
async fn texts_records_and_null() {
    let text = r#"{"note":null,"customer":{"id":"c1"},"address":{"city":"Bern","street":"Gasse"}}"#;
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base.into()).build().expect("a client");
    let order = Order {
        note: Maybe::Present("soon".into()),
        customer: Maybe::Present(OrderCustomer::from("c7".to_owned())),
        address: Some(AddressBox { city: "Bern".into(), box_: 12 }.into()),
    };
    let kept = client.swap(&order).await.expect("an answer");
    assert_eq!(
        String::from_utf8_lossy(&server.only().body),
        r#"{"note":"soon","customer":"c7","address":{"city":"Bern","box":12}}"#
    );
    assert_eq!(kept.note, Maybe::Null);
    assert_eq!(kept.customer, Maybe::Present(Customer::new("c1".into()).into()));
    assert!(matches!(kept.address, Some(Address::Street(_))));
    assert_eq!(json::to_string(&kept), text);
}
