//! With `assume_security = ["Token"]`, operations of which the description says nothing ask for that scheme.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{Credential, Error};
use clientwright_tests::server::{Server, answer};

#[tokio::test]
async fn where_the_description_is_silent_and_nowhere_else() {
    let server = Server::start([answer("200 OK", "text/plain", "")]).await;
    let builder = || api::Client::builder().base_url(&server.url()).expect("an address");
    let builder_with_key = || builder().key(Credential::api_key("k"));
    let client = builder_with_key().token(Credential::bearer("T")).build().expect("a client");
    client.get_a().await.expect("an answer");
    client.get_b().await.expect("an answer");
    client.login().await.expect("an answer");
    let sent: Vec<_> = server
        .received()
        .iter()
        .map(|one| ["authorization", "x-key"].map(|name| one.header(name).map(str::to_owned)))
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(sent, [[some("Bearer T"), None], [None, some("k")], [None, None]]);

    let error = builder_with_key().build().expect("a client").get_a().await.expect_err("no credential");
    assert!(matches!(error, Error::Auth(_)) && error.to_string().contains("Token"), "{error}");
}

/// The setting `env_prefix = "token-shop"`, in a process that has such variables.
#[tokio::test]
async fn a_client_of_the_environment_has_the_prefix_of_the_settings() {
    const CHILD: &str = "TOKEN_SHOP_IS_CHILD";
    if std::env::var_os(CHILD).is_some() {
        api::Client::from_env().expect("a client").get_a().await.expect("an answer");
        return;
    }
    let server = Server::start([answer("200 OK", "text/plain", "")]).await;
    let mut child = std::process::Command::new(std::env::current_exe().expect("this program"));
    child.arg("a_client_of_the_environment_has_the_prefix").env(CHILD, "1");
    child.env("TOKEN_SHOP_BASE_URL", server.url()).env("TOKEN_SHOP_TOKEN_API_KEY", "T");
    let output =
        tokio::task::spawn_blocking(move || child.output()).await.expect("no panic").expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(server.only().header("authorization"), Some("T"));
}

/// The description has no server, so that its address is `/`.
#[test]
fn without_a_server_there_is_no_client() {
    let error = api::Client::builder().build().expect_err("no host").to_string();
    assert!(error.contains("`base_url("), "{error}");
}
