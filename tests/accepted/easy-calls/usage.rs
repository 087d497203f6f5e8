//! Optional arguments are values or `Option`s, lists come from any iterator, and a response stands for its body.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::responses::ListItemsHeaders;
use api::types::{Page, State};
use clientwright_runtime::BaseUrl;
use clientwright_runtime::formats::Date;
use clientwright_tests::server::{Server, json};

const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\n\r\n";

async fn client(answers: &[Vec<u8>]) -> (Server, api::Client) {
    let server = Server::start(answers.iter().cloned()).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

#[tokio::test]
async fn optional_arguments_are_values_or_options() {
    let (server, client) = client(&vec![json(r#"{"names":[]}"#); 3]).await;
    let (after, since) = (Some("a".to_owned()), Date::new(2026, 1, 2).expect("a date"));
    let request = client.list_items([1, 2]).starting_after(after.as_deref()).limit(Some(5)).since(&since);
    request.state(&State::Open).tags(["x", "y"]).states(State::VALUES).await.expect("a page");
    let owned = String::from("b");
    let request = client.list_items(vec![3]).starting_after(&owned).limit(6).since(Some(&since));
    request.tags(vec![owned.clone()]).states([State::Open]).await.expect("a page");
    // what is `None` is not sent, even where there was a value before
    let request = client.list_items((1..4).filter(|id| id % 2 == 1)).starting_after("c").limit(7);
    request.starting_after(None).limit(None).since(None).state(None).await.expect("a page");
    let lines: Vec<_> = server.received().iter().map(|received| received.line().to_owned()).collect();
    assert_eq!(
        lines,
        [
            "GET /items?ids=1&ids=2&starting_after=a&limit=5&since=2026-01-02&state=open&tags=x,y&states=open,closed",
            "GET /items?ids=3&starting_after=b&limit=6&since=2026-01-02&tags=b&states=open",
            "GET /items?ids=1&ids=3",
        ]
    );
}

#[tokio::test]
async fn bodies_are_what_they_are() {
    let answers: Vec<Vec<u8>> = vec![NO_CONTENT.into(); 5];
    let (server, client) = client(&[vec![json(r#"{"names":[]}"#)], answers].concat()).await;
    client.put_text("a \"b\"").await.expect("a page");
    client.put_flag(true).await.expect("nothing");
    client.put_number(0.5).await.expect("nothing");
    client.put_names(&["a", "b"]).await.expect("nothing");
    client.put_names(&["c".to_owned()]).await.expect("nothing");
    client.put_pages(&[Page::new(Vec::new())]).await.expect("nothing");
    let received = server.received();
    let bodies: Vec<_> = received.iter().map(|received| received.text()).collect();
    let expected = [r#""a \"b\"""#, "true", "0.5", r#"["a","b"]"#, r#"["c"]"#, r#"[{"names":[]}]"#];
    assert_eq!(bodies, expected);
    assert_eq!(received[4].header("content-type"), Some("application/json"));
    assert_eq!(received[5].header("content-type"), Some("application/hal+json"));
}

#[tokio::test]
async fn a_response_stands_for_its_body_and_knows_its_headers() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\nX-Total: 9\r\n\
        X-Other: o\r\n\r\n{\"names\":[\"a\"]}";
    let (_server, client) = client(&[page.into(), json(r#"{"names":[]}"#)]).await;
    let mut response = client.list_items([1]).send_with_meta().await.expect("a page");
    assert_eq!(response.names, ["a"]);
    response.names.push("b".to_owned());
    assert_eq!(response.headers(), ListItemsHeaders { x_total: Some(9), x_next: None });
    assert_eq!(response.header_map().get("x-other").map(|value| value.as_bytes()), Some(&b"o"[..]));
    assert_eq!(response.into_body().names, ["a", "b"]);
    // where the description has none, they are all headers
    let response = client.put_text("").send_with_meta().await.expect("a page");
    assert!(response.headers().contains_key("content-type"));
}
