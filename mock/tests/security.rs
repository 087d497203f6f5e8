//! Credentials: the right kind, in the right place, under both policies.

use crate::connection::{described, four, send};
use clientwright_mock::TokenPolicy;
use std::time::Duration;

const SCHEMES: &str = r"
security: [{Header: []}]
paths:
  /header: {get: {responses: &ok {'204': {description: d}}}}
  /query: {get: {security: [{Query: []}], responses: *ok}}
  /cookie: {get: {security: [{Cookie: []}], responses: *ok}}
  /basic: {get: {security: [{Basic: []}], responses: *ok}}
  /digest: {get: {security: [{Digest: []}], responses: *ok}}
  /open-id: {get: {security: [{OpenId: []}], responses: *ok}}
  /both: {get: {security: [{Header: [], Query: []}], responses: *ok}}
  /either: {get: {security: [{Header: []}, {Basic: []}], responses: *ok}}
  /optional: {get: {security: [{}, {Header: []}], responses: *ok}}
  /free: {get: {security: [], responses: *ok}}
components:
  securitySchemes:
    Header: {type: apiKey, in: header, name: X-Key}
    Query: {type: apiKey, in: query, name: key}
    Cookie: {type: apiKey, in: cookie, name: sid}
    Basic: {type: http, scheme: basic}
    Digest: {type: http, scheme: Digest}
    OpenId: {type: openIdConnect, openIdConnectUrl: https://h/x}
";

#[tokio::test]
async fn each_kind_of_credential_is_looked_for_in_its_place() {
    let running = described(SCHEMES).start().await.unwrap();
    for (target, headers, status) in [
        ("/header", "x-key: 1", 204),
        ("/header", "x-key: ", 401),
        ("/header", "authorization: Bearer 1", 401),
        ("/query?key=1", "", 204),
        ("/query?key=", "", 401),
        ("/query", "key: 1", 401),
        ("/cookie", "cookie: a=1; sid=2", 204),
        ("/cookie", "cookie: a=1", 401),
        ("/basic", "authorization: Basic YTpi", 204),
        ("/basic", "authorization: basic YTpi", 204),
        ("/basic", "authorization: Basic YWI=", 401),
        ("/basic", "authorization: Basic !", 401),
        ("/digest", "authorization: Digest username=x", 204),
        ("/digest", "authorization: Basic YTpi", 401),
        ("/open-id", "authorization: Bearer x", 204),
        ("/open-id", "authorization: Bearer", 401),
        ("/both?key=1", "x-key: 1", 204),
        ("/both?key=1", "", 401),
        ("/either", "authorization: Basic YTpi", 204),
        ("/either", "", 401),
        ("/optional", "", 204),
        ("/free", "", 204),
    ] {
        let answer = send(&running, &format!("GET {target}\n{headers}"), "").await;
        assert_eq!(answer.status, status, "{target} {headers}: {answer:?}");
        if status == 401 {
            assert_eq!(answer.places(), ["security"]);
            assert!(answer.header("www-authenticate").is_some());
        }
    }
    let either = send(&running, "GET /either", "").await.json();
    assert_eq!(
        either["violations"][0]["expected"],
        "an API key in the header X-Key or an Authorization header: Basic <name:password in Base64>"
    );
}

#[tokio::test]
async fn under_the_strict_policy_a_token_is_good_for_its_schemes_alone() {
    let running = four().token_policy(TokenPolicy::Issued).start().await.unwrap();
    let tokens = running.tokens();
    let sailpoint = tokens.issue(&["UserContextAuth"], Duration::from_secs(60));
    let davinci = tokens.issue(&["DavinciAccessToken"], Duration::from_secs(60));
    let call = |path: &'static str, token: String| {
        let running = &running;
        async move { send(running, &format!("POST {path}\nauthorization: Bearer {token}"), "").await }
    };
    let (workflow, start) = ("/beta/workflows/execute/external/7", "/e/davinci/policy/p/start");
    assert_eq!(call(workflow, sailpoint.clone()).await.status, 200);
    assert_eq!(call(start, davinci.clone()).await.status, 200);
    assert_eq!(call(workflow, davinci).await.status, 401, "a token of PingOne must not open SailPoint");
    let wrong = call(start, sailpoint.clone()).await;
    assert_eq!(wrong.status, 401, "a token of SailPoint must not open PingOne");
    assert_eq!(wrong.header("www-authenticate"), Some("Bearer error=\"invalid_token\""));
    assert_eq!(wrong.json()["code"], 1999, "the documented body, as the real server has it");
    running.expire_tokens();
    let expired = call(workflow, sailpoint).await;
    assert_eq!(expired.body, r#"{"error":"JWT validation failed: JWT is expired"}"#);
    assert_eq!(running.requests().last().unwrap().violations[0].place, "security");
}
