//! Acronyms in the plural, with a version or with small letters are one word.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::P;
use clientwright_runtime::BaseUrl;
use clientwright_runtime::json::to_string;
use clientwright_tests::server::{Server, json};

#[tokio::test]
async fn members_read_as_their_words_do() {
    let text = r#"{"userID":"1","URL":"2","HTTPServer":"3","OAuth2Token":"4","IPv4Address":"5","iOS":"6","_links":"7","__typename":"8","3DModel":"9","a1b2":"10","userIDs":"11","const_kind":"only","x.y-z":"12"}"#;
    let server = Server::start([json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let text_of = |number: u8| Some(number.to_string());
    let sent = P {
        user_id: text_of(1),
        url: text_of(2),
        http_server: text_of(3),
        oauth2_token: text_of(4),
        ipv4_address: text_of(5),
        ios: text_of(6),
        links: text_of(7),
        typename: text_of(8),
        n_3d_model: text_of(9),
        a1b2: text_of(10),
        user_ids: text_of(11),
        x_y_z: text_of(12),
        ..P::new()
    };
    assert_eq!(to_string(&sent), text);
    let received: P = client.do_it(&sent).await.expect("an answer");
    assert_eq!(received, sent);
    assert_eq!(server.only().text(), text);
}
