//! Tokens by the flows of the description: a client knows where users sign in, and where tokens are.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{
    BaseUrl, BuildError, Credential, CredentialFault, DeviceSignIn, OAuth2, SignIn, SignInListener,
};
use clientwright_tests::server::{Server, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const TOKEN: &str = r#"{"access_token":"t1","refresh_token":"r1","expires_in":600}"#;

fn done() -> Vec<u8> {
    b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()
}

fn client(server: &Server, set: impl FnOnce(api::ClientBuilder) -> api::ClientBuilder) -> api::Client {
    let base = BaseUrl::parse(&format!("{}/v1", server.url())).expect("an address");
    set(api::Client::builder().server(base)).build().expect("a client")
}

/// A browser that opens an address of this machine: the first line of what it gets.
async fn browse(url: String) -> String {
    let (host, path) = url.trim_start_matches("http://").split_once('/').expect("a path");
    let mut stream = TcpStream::connect(host).await.expect("a listener");
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {host}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut page = String::new();
    stream.read_to_string(&mut page).await.expect("a page");
    page.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_user_signs_in_with_a_browser() {
    let server = Server::start([json(TOKEN), done()]).await;
    let listener = SignInListener::bind(0).await.expect("a port");
    let login = OAuth2::authorization_code("id", listener.redirect_url()).described_scopes();
    let login = Credential::from(login);
    let client = client(&server, |builder| builder.people(login.clone()));
    let sign_in = SignIn::start(&client, &login).await.expect("an address to open");
    // the description's address is one of the server's, and so is that of the server in use
    let url = sign_in.url();
    assert!(url.starts_with(&format!("{}/oauth/authorize?response_type=code&", server.url())), "{url}");
    assert!(url.contains("&scope=read%20write&"), "{url}");
    let state = url.split("&state=").nth(1).and_then(|rest| rest.split('&').next()).expect("a state");
    let browser = tokio::spawn(browse(format!("{}?code=c&state={state}", listener.redirect_url())));
    let answer = listener.answer(&sign_in).await.expect("the browser");
    assert_eq!(browser.await.expect("a page"), "HTTP/1.1 200 OK");
    sign_in.finish(&answer).await.expect("tokens");
    client.get_person().await.expect("nothing");
    let sent = server.received();
    assert_eq!(sent[0].line(), "POST /oauth/token");
    assert!(sent[0].text().starts_with("grant_type=authorization_code&code=c&"), "{}", sent[0].text());
    assert_eq!((sent[1].line(), sent[1].header("authorization")), ("GET /v1/person", Some("Bearer t1")));
}

#[tokio::test]
async fn a_user_signs_in_on_another_device() {
    let codes =
        r#"{"device_code":"d","user_code":"WDJB","verification_uri":"https://id/device","interval":0}"#;
    let server = Server::start([json(codes), json(TOKEN), done()]).await;
    let login = Credential::from(OAuth2::device("id").described_scopes());
    let client = client(&server, |builder| builder.devices(login.clone()));
    let sign_in = DeviceSignIn::start(&client, &login).await.expect("a code");
    assert_eq!((sign_in.url(), sign_in.user_code()), ("https://id/device", "WDJB"));
    sign_in.finish().await.expect("tokens");
    client.get_device().await.expect("nothing");
    let lines: Vec<_> = server.received().iter().map(|request| request.line().to_owned()).collect();
    assert_eq!(lines, ["POST /oauth/device", "POST /oauth/token", "GET /v1/device"]);
    assert_eq!(server.received()[0].text(), "scope=read&client_id=id");
}

#[tokio::test]
async fn a_password_and_its_refresh_token() {
    let short = r#"{"access_token":"t1","refresh_token":"r1","expires_in":0}"#;
    let server = Server::start([json(short), done(), json(TOKEN), done()]).await;
    let credential = OAuth2::password("id", "me", "pw").into();
    let client = client(&server, |builder| builder.people(credential));
    client.get_person().await.expect("nothing");
    client.get_person().await.expect("nothing");
    let sent = server.received();
    assert_eq!((sent[0].line(), sent[2].line()), ("POST /oauth/token", "POST /oauth/token"));
    assert_eq!(sent[2].text(), "grant_type=refresh_token&refresh_token=r1&client_id=id");
}

#[test]
fn a_flow_that_the_description_has_not_is_an_error_of_build() {
    let builder = || api::Client::builder();
    let error = builder().machines(OAuth2::device("id").into()).build().expect_err("no such flow");
    let BuildError::Credential { scheme: "Machines", fault } = &error else { panic!("{error:?}") };
    assert_eq!(*fault, CredentialFault::NoAuthorizationUrl);
    builder().provider(OAuth2::client_credentials("id", "s").into()).build().expect("a provider says where");
}
