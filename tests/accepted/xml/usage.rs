//! XML: each member is laid out by a table, and the value is the one that JSON would be.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::ListPetsError;
use api::responses::ReplacePetResponse;
use api::types::{Category, Pet, Problem, Tag};
use clientwright_runtime::{BaseUrl, Error, Map, Mistake};
use clientwright_tests::server::{Server, answer, json};

const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
const FULL: &str = "<pet id=\"7\"><smp:name xmlns:smp=\"http://example.com/schema/sample\">a &amp; b</smp:name>\
    <category><name>dogs</name></category>\
    <photoUrls><photoUrl>x</photoUrl><photoUrl>y</photoUrl></photoUrls>\
    <tags><tag><name>t</name></tag></tags>\
    <nicknames>n</nicknames><nicknames>m</nicknames>\
    <born>2024-05-01</born><sold>true</sold>\
    <mother><smp:name xmlns:smp=\"http://example.com/schema/sample\">c</smp:name></mother>\
    <labels><one>1</one></labels></pet>";

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

fn full() -> Pet {
    let mut pet = Pet::new("a & b");
    pet.id = Some(7);
    pet.category = Some(Category { name: Some("dogs".to_owned()) });
    pet.photo_urls = Some(vec!["x".to_owned(), "y".to_owned()]);
    pet.tags = Some(vec![Tag { name: Some("t".to_owned()) }]);
    pet.nicknames = Some(vec!["n".to_owned(), "m".to_owned()]);
    pet.born = Some("2024-05-01".parse().expect("a date"));
    pet.sold = true.into();
    pet.mother = Some(Box::new(Pet::new("c")));
    pet.labels = Some(Map::from([("one", 1)]));
    pet
}

#[tokio::test]
async fn a_record_goes_there_and_back() {
    let (server, client) = client(answer("200 OK", "text/xml; charset=utf-8", FULL)).await;
    let pet = client.add_pet(&full()).await.expect("a pet");
    assert_eq!(pet, full());
    let received = server.only();
    assert_eq!(received.header("content-type"), Some("application/xml"));
    assert_eq!(received.header("accept"), Some("text/xml"));
    assert_eq!(received.text(), format!("{PROLOG}{FULL}"));
}

#[tokio::test]
async fn a_list_is_the_root() {
    let body = "<pets>\n  <pet id='1'><name>a</name></pet>\n  <pet><name>b</name></pet>\n</pets>";
    let (_server, client) = client(answer("200 OK", "application/xml", body)).await;
    let pets = client.list_pets().await.expect("pets");
    let mut first = Pet::new("a");
    first.id = Some(1);
    assert_eq!(pets, [first, Pet::new("b")]);
}

#[tokio::test]
async fn errors_of_xml_are_typed() {
    let body = "<problem xmlns='urn:ietf:rfc:7807'><title>no</title></problem>";
    let (_server, client) = client(answer("400 Bad Request", "application/problem+xml", body)).await;
    let error = client.list_pets().await.expect_err("an error");
    let expected = ListPetsError::BadRequest(Problem { title: Some("no".to_owned()) });
    assert_eq!(error.status_error(), Some(&expected));
}

#[tokio::test]
async fn json_is_sent_where_it_says_the_same_and_the_answer_says_what_it_is() {
    let (server, xml) = client(answer("200 OK", "application/xml", "<pet><name>a</name></pet>")).await;
    let answered = xml.replace_pet(&Pet::new("a")).await.expect("a pet");
    assert_eq!(answered, ReplacePetResponse::OkXml(Pet::new("a")));
    assert_eq!(server.only().text(), r#"{"name":"a"}"#);
    let (_server, number) = client(json("7")).await;
    let answered = number.replace_pet(&Pet::new("a")).await.expect("a number");
    assert_eq!(answered, ReplacePetResponse::OkJson(7));
}

#[tokio::test]
async fn what_does_not_fit_is_a_decode_error() {
    for body in ["<pet><id>1</id></pet>", "<pet><name>a</pet>"] {
        let (_server, client) = client(answer("200 OK", "text/xml", body)).await;
        let error = client.add_pet(&full()).await.expect_err("an error");
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
    }
}

#[tokio::test]
async fn an_element_of_another_kind_costs_that_element() {
    let odd = "<pet><name>a</name><sold>perhaps</sold></pet>";
    let (_server, client) = client(answer("200 OK", "text/xml", odd)).await;
    let response = client.add_pet(&full()).send_with_meta().await.expect("a pet");
    assert_eq!(*response.body(), Pet::new("a"));
    let found: Vec<String> = response.findings().iter().map(ToString::to_string).collect();
    assert_eq!(found, ["$.sold: expected a boolean, found a string; it was left out"]);
}

#[tokio::test]
async fn what_xml_cannot_carry_is_a_mistake() {
    let (server, client) = client(json("1")).await;
    let error = client.add_pet(&Pet::new("\0")).await.expect_err("an error");
    assert!(matches!(&error, Error::Build(error) if *error.mistake() == Mistake::XmlCharacter), "{error:?}");
    assert!(server.received().is_empty());
}
