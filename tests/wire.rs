//! The client and the mock, end to end over loopback: what the one sends, the other finds nothing wrong with; what the
//! other answers, the one has a type for.

use clientwright_mock::{Answer, Mock, Running, Source, TokenPolicy};
use identity_client::errors::{SendTokenAuthRequestError, StartDavinciFlowError};
use identity_client::types::{
    DavinciFlowInput, ExternalWorkflowRequest, PasswordChangeRequest, TokenAuthRequest, TokenDeliveryType,
};
use identity_client::{BaseUrl, CallOptions, Client, Credential, Error, RetryPolicy, pingone};
use std::time::Duration;

async fn running() -> Running {
    let source = Source::read(clientwright_tests::spec()).expect("the description");
    let mock = Mock::from_source(&source).unwrap_or_else(|report| panic!("{}", report.render(&source)));
    let tokens = mock.tokens();
    let mock =
        mock.token_policy(TokenPolicy::Issued).route("GET", "/v1/company/{envID}/sdktoken", move |_| {
            let token = tokens.issue(&["DavinciAccessToken"], Duration::from_secs(1800));
            Answer::json(200, &format!(r#"{{"access_token":"{token}","expires_in":1800}}"#))
        });
    mock.start().await.expect("a port")
}

fn client(mock: &Running) -> Client {
    let base = |path: &str| BaseUrl::parse(&format!("{}{path}", mock.base_url())).expect("an address");
    let sdk =
        pingone::sdk_token_from(&format!("{}/v1", mock.base_url()), "env", "key").expect("a credential");
    Client::builder()
        .server(base("/beta"))
        .da_vinci_server(base(""))
        .user_context_auth(Credential::client_credentials("id", "secret"))
        .davinci_access_token(sdk)
        .retry(RetryPolicy::none())
        .build()
        .expect("a client")
}

fn change() -> PasswordChangeRequest {
    PasswordChangeRequest { identity_id: Some("8a80".into()), ..Default::default() }
}

fn token() -> TokenAuthRequest {
    TokenAuthRequest::new("012345", "will.albin", TokenDeliveryType::EmailWork)
}

#[tokio::test]
async fn nothing_is_wrong_with_any_request() {
    let mock = running().await;
    let client = client(&mock);
    let input = [("a".to_owned(), 1.into())].into_iter().collect();
    let request = ExternalWorkflowRequest { input: Some(input) };
    client.post_external_execute_workflow("a/b ö").body(&request).await.expect("a workflow");
    client.set_identity_password(&change()).await.expect("a change");
    client.send_token_auth_request(&token()).await.expect("an outcome");
    let flow = DavinciFlowInput { password: Some("p".into()), ..Default::default() };
    client.start_davinci_flow("env", "policy").body(&flow).await.expect("a step");
    let requests = mock.requests();
    let paths: Vec<_> = requests.iter().map(|request| request.path.as_str()).collect();
    let want = [
        "/oauth/token",
        "/beta/workflows/execute/external/a%2Fb%20%C3%B6",
        "/beta/set-password",
        "/beta/mfa/token/authenticate",
        "/v1/company/env/sdktoken",
        "/env/davinci/policy/policy/start",
    ];
    assert_eq!(paths, want);
    for request in requests {
        assert!(request.violations.is_empty(), "{request:?}");
    }
}

#[tokio::test]
async fn each_documented_error_has_its_variant() {
    let mock = running().await;
    let client = client(&mock);
    for status in [400, 401, 403, 429, 500] {
        let options = CallOptions::new().header("Prefer", &format!("code={status}"));
        let error = client.send_token_auth_request(&token()).options(options).await.expect_err("an error");
        let variant = match error.status_error().expect("a typed error") {
            SendTokenAuthRequestError::BadRequest(_) => 400,
            SendTokenAuthRequestError::Unauthorized(_) => 401,
            SendTokenAuthRequestError::Forbidden(_) => 403,
            SendTokenAuthRequestError::TooManyRequests(_) => 429,
            SendTokenAuthRequestError::InternalServerError(_) => 500,
        };
        assert_eq!(variant, status);
    }
    for status in [400, 401, 403, 404, 429, 500] {
        let options = CallOptions::new().header("Prefer", &format!("code={status}"));
        let error = client.start_davinci_flow("env", "policy").options(options).await.expect_err("an error");
        let variant = match error.status_error().expect("a typed error") {
            StartDavinciFlowError::BadRequest(_) => 400,
            StartDavinciFlowError::Unauthorized(_) => 401,
            StartDavinciFlowError::Forbidden(_) => 403,
            StartDavinciFlowError::NotFound(_) => 404,
            StartDavinciFlowError::TooManyRequests(_) => 429,
            StartDavinciFlowError::InternalServerError(_) => 500,
        };
        assert_eq!(variant, status);
    }
}

#[tokio::test]
async fn no_token_goes_where_it_does_not_belong() {
    let mock = running().await;
    let base = BaseUrl::parse(&format!("{}/beta", mock.base_url())).expect("an address");
    let builder = Client::builder().server(base.clone()).da_vinci_server(base);
    let client = builder.user_context_auth(Credential::bearer("sailpoint")).build().expect("a client");
    let error = client.start_davinci_flow("env", "policy").await.expect_err("refused");
    assert!(matches!(error, Error::Auth(_)), "{error:?}");
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn an_expired_token_is_replaced_and_the_call_repeated_once() {
    let mock = running().await;
    let client = client(&mock);
    client.send_token_auth_request(&token()).await.expect("an outcome");
    mock.expire_tokens();
    client.send_token_auth_request(&token()).await.expect("an outcome");
    let statuses: Vec<_> =
        mock.requests().iter().map(|request| (request.path.clone(), request.status)).collect();
    let mfa = |status| ("/beta/mfa/token/authenticate".to_owned(), status);
    let oauth = ("/oauth/token".to_owned(), 200);
    assert_eq!(statuses, [oauth.clone(), mfa(200), mfa(401), oauth, mfa(200)]);
}

#[tokio::test]
async fn a_429_is_waited_for() {
    let mock = running().await;
    let client = client(&mock);
    mock.next("setIdentityPassword", Answer::documented(429).header("Retry-After", "0"));
    let patient = CallOptions::new().retry(RetryPolicy::default());
    let answer =
        client.set_identity_password(&change()).options(patient).send_with_meta().await.expect("a change");
    assert_eq!(answer.status().as_u16(), 202);
    assert_eq!(mock.requests().iter().filter(|request| request.path == "/beta/set-password").count(), 2);
}
