//! Constructors of subtypes set booleans and integers that tell them apart; a schema in place chooses by its mapping.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Dark, First, GetPetResponse, Job, Lamp, Large, Lit, Rank, Second, Small};
use clientwright_runtime::BaseUrl;
use clientwright_runtime::json;
use clientwright_tests::server::{Server, json as json_answer};

async fn client(body: &str) -> (Server, api::Client) {
    let server = Server::start([json_answer(body)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn a_constructor_sets_an_integer() {
    let (server, client) = client(r#"{"level":1,"pages":3}"#).await;
    let answer = client.swap_job(&Large::new(7).into()).await.expect("a job");
    assert_eq!(server.only().text(), r#"{"level":2,"books":7}"#);
    assert_eq!(answer, Job::Small(Small { pages: Some(3), ..Small::new() }));
}

#[tokio::test]
async fn a_constructor_sets_a_boolean() {
    let (server, client) = client(r#"{"lit":false,"since":"noon"}"#).await;
    let answer = client.swap_lamp(&Lit { watts: Some(5), ..Lit::new() }.into()).await.expect("a lamp");
    assert_eq!(server.only().text(), r#"{"lit":true,"watts":5}"#);
    assert_eq!(answer, Lamp::Dark(Dark { since: Some("noon".to_owned()), ..Dark::new() }));
}

#[test]
fn a_constructor_sets_one_of_listed_integers() {
    assert_eq!(json::to_string(&First::new()), r#"{"rank":1}"#);
    assert_eq!(json::to_string(&Rank::from(Second::new())), r#"{"rank":2}"#);
}

#[tokio::test]
async fn a_schema_in_place_chooses_by_its_mapping() {
    let (_server, client) = client(r#"{"kind":"dog","name":"Rex","bark":"wau"}"#).await;
    let answer = client.get_pet().await.expect("a pet");
    let GetPetResponse::Dog(dog) = &answer else { panic!("{answer:?}") };
    assert_eq!((dog.name.as_deref(), dog.bark.as_deref()), (Some("Rex"), Some("wau")));
    assert_eq!(json::to_string(&answer), r#"{"kind":"dog","name":"Rex","bark":"wau"}"#);
}
