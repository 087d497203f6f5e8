//! Tokens by every grant, from an authorization server on a socket of this machine.

mod devices;
mod grants;
mod keeping;
mod keys;
#[cfg(feature = "sign-in")]
mod sign_in;

use std::sync::Arc;

use clientwright_runtime::{Client, ClientBuilder, Credential, Error, ManualClock, OAuth2};

use crate::support::{API, FLOWS, Problem, WITH_FLOWS, at, call, clock};
use crate::wire::server::Server;

/// A response with this body of JSON.
fn answer(status: u16, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// What operations are answered.
fn ok() -> String {
    answer(200, "{}")
}

/// A server of tokens and operations: token requests are answered by the function, by path and form, and all else with `{}`.
async fn authority(token: impl Fn(&str, &str) -> String + Send + Sync + 'static) -> Server {
    Server::answering(move |request| match path(request) {
        path if path.starts_with("/things") => ok(),
        path => token(path, form(request)),
    })
    .await
}

fn path(request: &str) -> &str {
    request.split(' ').nth(1).unwrap()
}

fn form(request: &str) -> &str {
    request.split_once("\r\n\r\n").unwrap().1
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let (head, _) = request.split_once("\r\n\r\n")?;
    head.lines().find_map(|line| {
        let (known, value) = line.split_once(": ")?;
        known.eq_ignore_ascii_case(name).then_some(value)
    })
}

/// A member of a form or a query, decoded.
fn member(form: &str, name: &str) -> Option<String> {
    let url = format!("http://localhost/?{form}");
    let url = reqwest::Url::parse(&url).unwrap();
    url.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

/// The forms of the token requests so far, with their paths.
fn forms(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let tokens = requests.iter().filter(|request| !path(request).starts_with("/things"));
    tokens.map(|request| format!("{} {}", path(request), form(request))).collect()
}

/// What went with the operations so far.
fn sent(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let operations = requests.iter().filter(|request| path(request).starts_with("/things"));
    operations.map(|request| header(request, "authorization").unwrap_or_default().to_owned()).collect()
}

fn build(server: &Server, set: impl FnOnce(&mut ClientBuilder)) -> (Client, ManualClock) {
    let clock = clock();
    let mut builder = ClientBuilder::new(&API);
    builder.server(0, at(&server.url("")));
    builder.clock(Arc::new(clock.clone()));
    set(&mut builder);
    (builder.build().unwrap(), clock)
}

/// A client with tokens of this kind for the scheme with all flows.
fn client(server: &Server, oauth2: OAuth2) -> (Client, ManualClock) {
    build(server, |builder| builder.credential(FLOWS, Credential::from(oauth2)))
}

async fn succeed(client: &Client) {
    call(client, &WITH_FLOWS).send().await.unwrap();
}

async fn fail(client: &Client) -> Error<Problem> {
    call(client, &WITH_FLOWS).send().await.unwrap_err()
}
