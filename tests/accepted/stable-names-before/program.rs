//! A program that lists orders.

use super::api::Client;
use super::api::types::{ListOrdersCreated, ListOrdersResponse, ListOrdersResponseStatus, ListOrdersSort};
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, json};

#[tokio::test]
async fn orders_are_listed_by_names_of_their_own() {
    let server = Server::start([json(r#"{"status":"open"}"#)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = Client::builder().server(base).build().expect("a client");
    let created = ListOrdersCreated { gte: Some(1), ..ListOrdersCreated::default() };
    let sort = ListOrdersSort::Desc;
    let orders: ListOrdersResponse =
        client.list_orders().created(&created).sort(&sort).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /orders?created%5Bgte%5D=1&sort=desc");
    let ListOrdersResponse { status } = orders;
    assert!(matches!(status, Some(ListOrdersResponseStatus::Open)));
}
