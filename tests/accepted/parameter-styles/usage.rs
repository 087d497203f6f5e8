//! Styles of parameters: single values, lists and objects in each of them, exploded and not; `allowReserved`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Rgb;
use clientwright_runtime::{BaseUrl, Error};
use clientwright_tests::described;
use clientwright_tests::server::{Server, answer};

const LIST: &[&str] = &["blue", "b/w", "a,b"];

fn rgb() -> Rgb {
    Rgb { r: Some(100), g: Some(200), b: None }
}

async fn client() -> (Server, api::Client) {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn simple() {
    let (server, client) = client().await;
    let request = client.simple("a/b", LIST, &rgb(), &rgb());
    request.x_list(["a", "b c"]).x_rgb(&rgb()).await.expect("an answer");
    let sent = server.only();
    assert_eq!(sent.line(), "GET /simple/a%2Fb/blue,b%2Fw,a%2Cb/R,100,G,200/R=100,G=200");
    assert_eq!((sent.header("x-list"), sent.header("x-rgb")), (Some("a,b c"), Some("R=100,G=200")));
}

#[tokio::test]
async fn label() {
    let (server, client) = client().await;
    client.label(1.5, LIST, ["1.5", "2"], &rgb()).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /label/.1.5/.blue,b%2Fw,a%2Cb/.1%2E5.2/.R=100.G=200");
}

#[tokio::test]
async fn matrix() {
    let (server, client) = client().await;
    client.matrix("a;b", LIST, LIST, &rgb()).await.expect("an answer");
    assert_eq!(
        server.only().line(),
        "GET /matrix/;text=a%3Bb/;list=blue,b%2Fw,a%2Cb/;exploded=blue;exploded=b%2Fw;exploded=a%2Cb/;R=100;G=200"
    );
}

#[tokio::test]
async fn query() {
    let (server, client) = client().await;
    let request = client.query().form(LIST).joined(LIST).rgb(&rgb()).joined_rgb(&rgb());
    request.spaces(LIST).pipes(LIST).deep(&rgb()).await.expect("an answer");
    let line = server.only().line().to_owned();
    let pairs: Vec<_> = line.trim_start_matches("GET /query?").split('&').collect();
    let want = [
        "form=blue",
        "form=b%2Fw",
        "form=a%2Cb",
        "joined=blue,b%2Fw,a%2Cb",
        "R=100",
        "G=200",
        "joined_rgb=R,100,G,200",
        "spaces=blue%20b%2Fw%20a%2Cb",
        "pipes=blue%7Cb%2Fw%7Ca%2Cb",
        "deep%5BR%5D=100",
        "deep%5BG%5D=200",
    ];
    assert_eq!(pairs, want);
}

#[tokio::test]
async fn nothing_in_a_list_is_nothing_in_the_query() {
    let (server, client) = client().await;
    client.query().form(std::iter::empty::<&str>()).rgb(&Rgb::default()).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /query");
}

#[tokio::test]
async fn reserved_characters() {
    let (server, client) = client().await;
    client.reserved("src/a b.rs").next("/x?a=b&c#d").await.expect("an answer");
    assert_eq!(server.only().line(), "GET /files/src/a%20b.rs?next=/x?a=b%26c%23d");
    let error = client.reserved("../secrets").await.expect_err("refused");
    assert!(matches!(error, Error::Build(_)), "{error:?}");
}

#[tokio::test]
async fn a_mock_of_the_description_reads_it_all_back() {
    let mock = described("parameter-styles").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    client.simple("a/b", LIST, &rgb(), &rgb()).x_list(LIST).x_rgb(&rgb()).await.expect("nothing wrong");
    client.label(1.5, LIST, ["1.5", "2"], &rgb()).await.expect("nothing wrong");
    client.matrix("a;b", LIST, LIST, &rgb()).await.expect("nothing wrong");
    let request = client.query().form(LIST).joined(LIST).rgb(&rgb()).joined_rgb(&rgb());
    request.spaces(LIST).pipes(LIST).deep(&rgb()).await.expect("nothing wrong");
}
