//! A second opinion: Prism, another project's mock server, accepts the client's requests and answers what the client
//! decodes. It runs with `PRISM=1`, as `.ci/run` does, for npm installs
//! Prism; skipped with a message where npm cannot.

use clientwright_tests::root;
use identity_client::errors::{SetIdentityPasswordError, StartDavinciFlowError};
use identity_client::types::*;
use identity_client::{BaseUrl, CallOptions, Client, Credential, RetryPolicy};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const VERSION: &str = "5.14.2";

/// Prism's program, installed into the target folder once; `None` when it cannot be had.
fn program() -> Option<PathBuf> {
    let folder = root().join("target/prism").join(VERSION);
    let program = folder.join("node_modules/.bin/prism");
    if program.exists() {
        return Some(program);
    }
    std::fs::create_dir_all(&folder).ok()?;
    let package = format!("@stoplight/prism-cli@{VERSION}");
    let arguments = ["install", "--no-audit", "--no-fund", "--silent", "--prefix", ".", &package];
    let status = Command::new("npm")
        .args(arguments)
        .current_dir(&folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.ok()?.success().then_some(program)
}

struct Prism {
    child: Child,
    url: String,
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn start() -> Option<Prism> {
    let port = std::net::TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
    let mut command = Command::new(program()?);
    command.args(["mock", "--errors", "-p", &port.to_string()]).arg(clientwright_tests::spec());
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let prism = Prism { child, url: format!("http://127.0.0.1:{port}") };
    let until = Instant::now() + Duration::from_secs(60);
    while Instant::now() < until {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Some(prism);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("Prism was started and does not listen");
}

fn client(url: &str) -> Client {
    let base = BaseUrl::parse(url).expect("an address");
    Client::builder()
        .server(base.clone())
        .da_vinci_server(base)
        .user_context_auth(Credential::bearer("token"))
        .davinci_access_token(Credential::bearer("token"))
        .retry(RetryPolicy::none())
        .build()
        .expect("a client")
}

fn answering(code: &str) -> CallOptions {
    CallOptions::new().header("Prefer", &format!("code={code}"))
}

/// One test, so that Prism is installed and started once.
#[tokio::test]
async fn prism_takes_what_the_client_sends_and_nothing_else() {
    if std::env::var_os("PRISM").is_none() {
        println!("skipped: PRISM is not set");
        return;
    }
    let Some(prism) = start().await else {
        println!("skipped: npm cannot install Prism here");
        return;
    };
    let client = client(&prism.url);
    accepted(&client).await;
    documented_errors(&client).await;
    refused(&client).await;
}

async fn accepted(client: &Client) {
    let input = ExternalWorkflowRequest { input: Some([("a".to_owned(), 1.into())].into_iter().collect()) };
    let started = client.post_external_execute_workflow("c17bea3a").body(&input).await.expect("a workflow");
    assert!(started.executed().is_ok());
    client.post_external_execute_workflow("c17bea3a").await.expect("a workflow without input");

    let change = PasswordChangeRequest { identity_id: Some("8a80".into()), ..Default::default() };
    let answer = client.set_identity_password(&change).await.expect("a change");
    assert_eq!(answer.state, Some(PasswordChangeState::InProgress));

    let token = TokenAuthRequest::new("012345", "will.albin", TokenDeliveryType::EmailWork);
    let answer = client.send_token_auth_request(&token).await.expect("an outcome");
    assert_eq!(answer.status, Some(TokenAuthStatus::Pending));

    let flow = DavinciFlowInput { email: Some("e@example.com".into()), ..Default::default() };
    let step = client.start_davinci_flow("env", "policy").body(&flow).await.expect("a step");
    assert!(step.screen.is_some());
    client.start_davinci_flow("env", "policy").await.expect("a step without input");
}

async fn documented_errors(client: &Client) {
    let change = PasswordChangeRequest { identity_id: Some("8a80".into()), ..Default::default() };
    for code in ["400", "401", "403", "429", "500"] {
        let error = client.set_identity_password(&change).options(answering(code)).await.expect_err(code);
        let as_documented = match error.status_error() {
            Some(SetIdentityPasswordError::BadRequest(_)) => code == "400",
            Some(SetIdentityPasswordError::Unauthorized(_)) => code == "401",
            Some(SetIdentityPasswordError::Forbidden(_)) => code == "403",
            Some(SetIdentityPasswordError::TooManyRequests(_)) => code == "429",
            Some(SetIdentityPasswordError::InternalServerError(_)) => code == "500",
            None => false,
        };
        assert!(as_documented, "{code}: {error:?}");
    }
    let error = client.start_davinci_flow("env", "policy").options(answering("404")).await.expect_err("404");
    assert!(matches!(error.status_error(), Some(StartDavinciFlowError::NotFound(_))), "{error:?}");
}

async fn refused(client: &Client) {
    let token = TokenAuthRequest::new("1", "a", TokenDeliveryType::Unknown("PIGEON".into()));
    let error = client.send_token_auth_request(&token).await.expect_err("a refusal");
    let violations =
        error.headers().and_then(|headers| headers.get("sl-violations")).expect("Prism's findings");
    assert!(violations.to_str().expect("text").contains("deliveryType"), "{violations:?}");
}
