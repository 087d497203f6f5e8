//! Clients from variables of the environment: in a process of their own, which is this test binary with one test.

use std::process::Command;

use clientwright_runtime::{BuildError, ClientBuilder};

use super::server::{Reply, Server};
use super::{OK, call};
use crate::support::{API, GET, WITH_BASIC, WITH_BEARER, WITH_KEY, WITH_OAUTH};

const CHILD: &str = "wire::environment::a_client_of_the_environment";

/// Runs the test below with these variables; whether it passed, and what it said.
fn run(variables: &[(&str, &str)]) -> (bool, String) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([CHILD, "--exact", "--nocapture"]).envs(variables.iter().copied());
    let output = child.env("SAMPLE_IS_CHILD", "1").output().unwrap();
    let said =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    (output.status.success(), said)
}

/// What the processes do; in the run of all tests, nothing.
#[expect(clippy::print_stdout, reason = "the parent process reads it")]
#[tokio::test]
async fn a_client_of_the_environment() {
    if std::env::var_os("SAMPLE_IS_CHILD").is_none() {
        return;
    }
    let mut builder = ClientBuilder::new(&API);
    if let Err(error @ BuildError::Environment { .. }) = builder.environment("sample") {
        println!("{error}");
        return;
    }
    let client = builder.build().unwrap();
    println!("{client:?}");
    for operation in [&GET, &WITH_BEARER, &WITH_KEY, &WITH_BASIC, &WITH_OAUTH] {
        call(&client, operation).send().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_scheme_has_its_variables() {
    let token =
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 25\r\n\r\n{\"access_token\":\"issued\"}";
    let closing = &OK.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
    let server = Server::start([closing, closing, closing, closing, token, closing].map(Reply::text)).await;
    let url = server.url("/v9");
    let variables = [
        ("SAMPLE_BASE_URL", url.as_str()),
        ("SAMPLE_TOKEN", "dddd"),
        ("SAMPLE_BEARER_TOKEN", "bbbb"),
        ("SAMPLE_KEY_API_KEY", "kkkk"),
        ("SAMPLE_BASIC_USERNAME", "Aladdin"),
        ("SAMPLE_BASIC_PASSWORD", "open sesame"),
        ("SAMPLE_O_AUTH_CLIENT_ID", "iiii"),
        ("SAMPLE_O_AUTH_CLIENT_SECRET", "ssss"),
        ("SAMPLE_COOKIE_KEY_API_KEY", ""),
    ];
    let (passed, said) = tokio::task::block_in_place(|| run(&variables));
    assert!(passed, "{said}");
    for secret in ["dddd", "bbbb", "kkkk", "open sesame", "ssss"] {
        assert!(!said.contains(secret), "{said}");
    }
    let sent: Vec<_> = server.requests().iter().map(|request| request.to_ascii_lowercase()).collect();
    let wanted = [
        ("get /v9/things ", "authorization: bearer dddd"),
        ("post /v9/things ", "authorization: bearer bbbb"),
        ("get /v9/things ", "x-key: kkkk"),
        ("get /v9/things ", "authorization: basic qwxhzgrpbjpvcgvuihnlc2ftzq=="),
        ("post /oauth/token ", ""),
        ("post /v9/things ", "authorization: bearer issued"),
    ];
    assert_eq!(sent.len(), wanted.len(), "{sent:?}");
    for (request, (line, header)) in sent.iter().zip(wanted) {
        assert!(request.starts_with(line) && request.contains(header), "{request}");
    }
}

#[test]
fn what_is_wrong_is_said_by_name() {
    for (variables, named) in [
        (
            [("SAMPLE_BASE_URL", "localhost:80?key=s3cret"), ("SAMPLE_TOKEN", "t")],
            "SAMPLE_BASE_URL: `localhost:80…` is not a URL that requests can be sent to: it must begin with http:// or \
             https://, as `https://api.example.com/v1` does",
        ),
        (
            [("SAMPLE_BASIC_USERNAME", "u"), ("SAMPLE_TOKEN", "t")],
            "SAMPLE_BASIC_PASSWORD: not set, but SAMPLE_BASIC_USERNAME is set and requires it",
        ),
        (
            [("SAMPLE_O_AUTH_CLIENT_SECRET", "s"), ("SAMPLE_TOKEN", "t")],
            "SAMPLE_O_AUTH_CLIENT_ID: not set, but SAMPLE_O_AUTH_CLIENT_SECRET is set and requires it",
        ),
    ] {
        let (passed, said) = run(&variables);
        assert!(passed && said.contains(&format!("environment variable {named}\n")), "{said}");
    }
}
