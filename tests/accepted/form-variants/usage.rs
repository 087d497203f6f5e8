//! Forms of one of several objects: an enum of forms, each with the parts of its object.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::*;
use clientwright_runtime::{BaseUrl, Part};
use clientwright_tests::server::Server;

const NO_CONTENT: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

async fn client() -> (Server, api::Client) {
    let server = Server::start([NO_CONTENT.to_vec()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

/// The parts of the only request, without what stands around their names and contents.
fn parts(server: &Server) -> Vec<String> {
    let received = server.only();
    let media_type = received.header("content-type").expect("a content type");
    let (_, boundary) = media_type.split_once("multipart/form-data; boundary=").expect("a boundary");
    let (text, boundary) = (received.text(), format!("--{boundary}"));
    let parts = text.split(&boundary).filter_map(|part| part.split_once("form-data; "));
    parts.map(|(_, part)| part.trim_end().replace("\r\n", "|")).collect()
}

#[tokio::test]
async fn a_subtype_has_parts_of_its_own() {
    let (server, client) = client().await;
    let dog = AddPetDogForm { photo: Some(Part::from("x").file_name("a.png")), ..AddPetDogForm::new() };
    client.add_pet(&dog.into()).await.expect("nothing");
    let photo = "name=\"photo\"; filename=\"a.png\"|Content-Type: image/png||x";
    assert_eq!(parts(&server), ["name=\"petType\"||Dog", photo]);
}

#[tokio::test]
async fn a_subtype_of_a_subtype_says_both() {
    let (server, client) = client().await;
    let owl = AddPetOwlForm::new(vec!["Mon".to_owned(), "Tue".to_owned()]);
    client.add_pet(&AddPetForm::Owl(owl)).await.expect("nothing");
    let expected =
        ["name=\"petType\"||Owl", "name=\"nights\"||Mon", "name=\"nights\"||Tue", "name=\"order\"||Owl"];
    assert_eq!(parts(&server), expected);
}

#[tokio::test]
async fn a_subtype_that_is_not_described_is_the_base_with_more_parts() {
    let (server, client) = client().await;
    let additional = vec![("fins".to_owned(), "2".into())];
    let fish = AddPetBaseForm { pet_type: "Fish".to_owned(), additional, ..AddPetBaseForm::new() };
    client.add_pet(&fish.into()).await.expect("nothing");
    assert_eq!(parts(&server), ["name=\"petType\"||Fish", "name=\"fins\"||2"]);
}

#[tokio::test]
async fn the_value_that_names_a_form_is_sent_where_it_is_optional() {
    let (server, client) = client().await;
    let form = AddDocumentByAddressForm::new("https://a.example");
    client.add_document(&form.into()).await.expect("nothing");
    assert_eq!(parts(&server), ["name=\"address\"||https://a.example", "name=\"by\"||2"]);
}

#[tokio::test]
async fn the_value_that_names_a_form_is_filled_in_where_it_is_required() {
    let (server, client) = client().await;
    let form = AddDocumentByFileForm::new(Part::from("x").file_name("a"));
    client.add_document(&form.into()).await.expect("nothing");
    assert_eq!(parts(&server)[0], "name=\"by\"||1");
}

#[tokio::test]
async fn a_value_of_several_variants_is_one_with_more_parts() {
    let (server, client) = client().await;
    let form = AddNotePlainForm {
        title: Some("T".to_owned()),
        additional: vec![("picture".to_owned(), Part::from("x").file_name("a"))],
        ..AddNotePlainForm::new("t")
    };
    client.add_note().body(&form.into()).await.expect("nothing");
    let picture = "name=\"picture\"; filename=\"a\"||x";
    assert_eq!(parts(&server), ["name=\"title\"||T", "name=\"text\"||t", picture]);
}
