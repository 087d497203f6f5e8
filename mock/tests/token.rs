//! Token endpoints (RFC 6749) and hand-made routes.

use crate::connection::{described, four, send};
use clientwright_mock::{Answer, TokenPolicy};
use std::time::Duration;

const FORM: &str = "content-type: application/x-www-form-urlencoded";
const BODY: &str = "grant_type=client_credentials&client_id=id&client_secret=s%20x";

#[tokio::test]
async fn a_token_is_issued_used_expired_and_issued_again() {
    let mock = four().token_policy(TokenPolicy::Issued).token_lifetime(Duration::from_secs(749));
    let running = mock.start().await.unwrap();
    for round in 1..=2 {
        let answer = send(&running, &format!("POST /oauth/token\n{FORM}"), BODY).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let json = answer.json();
        assert_eq!((&json["token_type"], &json["expires_in"]), (&"bearer".into(), &749.into()));
        assert!(json["scope"].as_str().unwrap().contains("sp:scopes:default"));
        assert_eq!(json.get("refresh_token"), None);
        let head = format!(
            "POST /workflows/execute/external/7\nauthorization: Bearer {}",
            json["access_token"].as_str().unwrap()
        );
        assert_eq!(send(&running, &head, "").await.status, 200);
        running.expire_tokens();
        assert_eq!(send(&running, &head, "").await.status, 401);
        assert_eq!(running.tokens().issued(), round);
    }
    let recorded = running.requests();
    assert_eq!(recorded[0].operation.as_deref(), Some("POST /oauth/token"));
    assert_eq!(recorded[0].body, "grant_type=client_credentials&client_id=id&client_secret=***");
}

#[tokio::test]
async fn what_is_no_good_request_for_a_token_is_refused_as_the_rfc_says() {
    let running = four().client("id", "s x").start().await.unwrap();
    let basic = "authorization: Basic aWQ6cyUyMHg=";
    for (head, body, status, error) in [
        (format!("POST /oauth/token\n{FORM}"), BODY, 200, ""),
        (format!("POST /oauth/token\n{FORM}\n{basic}"), "grant_type=client_credentials&scope=a", 200, ""),
        (format!("POST /oauth/token\n{FORM}\n{basic}"), BODY, 400, "invalid_request"),
        (format!("POST /oauth/token\n{FORM}"), "client_id=id&client_secret=s%20x", 400, "invalid_request"),
        (
            format!("POST /oauth/token\n{FORM}"),
            "grant_type=password&client_id=id&client_secret=s+x",
            400,
            "unsupported_grant_type",
        ),
        (format!("POST /oauth/token\n{FORM}"), "grant_type=client_credentials", 401, "invalid_client"),
        (
            format!("POST /oauth/token\n{FORM}"),
            "grant_type=client_credentials&client_id=id&client_secret=other",
            401,
            "invalid_client",
        ),
        ("POST /oauth/token\ncontent-type: application/json".to_owned(), "{}", 400, "invalid_request"),
        (format!("POST /oauth/token?{BODY}"), "", 400, "invalid_request"),
    ] {
        let answer = send(&running, &head, body).await;
        assert_eq!(answer.status, status, "{head} {body}: {answer:?}");
        let json = answer.json();
        if error.is_empty() {
            assert!(json["access_token"].is_string());
        } else {
            assert_eq!(json["error"], error, "{head} {body}");
            assert!(json["error_description"].is_string());
        }
    }
    let wrong = send(&running, "GET /oauth/token", "").await;
    assert_eq!((wrong.status, wrong.header("allow")), (405, Some("POST")));
    let recorded = running.requests();
    assert!(
        recorded.iter().all(|request| !format!("{request:?}").contains("s%20x")),
        "a secret was recorded"
    );
}

#[tokio::test]
async fn a_described_operation_wins_over_a_token_endpoint() {
    let running = described(
        r"
paths: {/token: {post: {responses: {'200': {description: d, content: {application/json: {example: {own: 1}}}}}}}}
components: {securitySchemes: {O: {type: oauth2, flows: {password: {tokenUrl: '/token', scopes: {}}}}}}
",
    )
    .start()
    .await
    .unwrap();
    assert_eq!(send(&running, "POST /token", "").await.body, r#"{"own":1}"#);
}

#[tokio::test]
async fn hand_made_routes_stand_beside_the_described_ones() {
    let mock = four().token_policy(TokenPolicy::Issued);
    let tokens = mock.tokens();
    let mock = mock.route("GET", "/v1/company/{envID}/sdktoken", move |request| {
        if request.header("x-sk-api-key").as_deref() != Some("key") {
            return Answer::empty(401);
        }
        let token = tokens.issue(&["DavinciAccessToken"], Duration::from_secs(1800));
        let env = request.argument("envID").unwrap_or_default();
        Answer::json(200, &format!(r#"{{"access_token":"{token}","env":"{env}"}}"#))
    });
    let running = mock.start().await.unwrap();
    assert_eq!(send(&running, "GET /v1/company/e/sdktoken", "").await.status, 401);
    let answer = send(&running, "GET /v1/company/a%20b/sdktoken\nx-sk-api-key: key", "").await;
    assert_eq!(answer.json()["env"], "a b");
    let token = answer.json()["access_token"].as_str().unwrap().to_owned();
    let start = format!("POST /e/davinci/policy/p/start\nauthorization: Bearer {token}");
    assert_eq!(send(&running, &start, "").await.status, 200);
    running.next("GET /v1/company/{envID}/sdktoken", Answer::empty(503));
    assert_eq!(send(&running, "GET /v1/company/e/sdktoken\nx-sk-api-key: key", "").await.status, 503);
    let recorded = running.requests();
    assert_eq!(recorded[1].operation.as_deref(), Some("GET /v1/company/{envID}/sdktoken"));
    assert_eq!(recorded[1].header("x-sk-api-key"), Some("***"));
}
