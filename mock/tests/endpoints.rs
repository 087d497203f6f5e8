//! The four endpoints of `spec/openapi.yaml`.

use crate::connection::{Answered, four, send};
use clientwright_mock::{Answer, Running};
use serde_json::{Value, json};

const HEADERS: &str = "authorization: Bearer x\ncontent-type: application/json\naccept: application/json";

fn vector(name: &str) -> Value {
    let path = format!("{}/../tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

async fn post(running: &Running, path: &str, extra: &str, body: &Value) -> Answered {
    send(running, &format!("POST {path}\n{HEADERS}\n{extra}"), &body.to_string()).await
}

#[tokio::test]
async fn the_four_endpoints_answer_with_the_payloads_of_their_documents() {
    let running = four().start().await.unwrap();
    let workflow = json!({"input": {"customAttribute1": "value1"}});
    let mfa = vector("mfa_request");
    for (path, body, status, expected) in [
        ("/workflows/execute/external/c17bea3a", &workflow, 200, "wf_200_execution_and_message"),
        ("/beta/workflows/execute/external/c17bea3a", &workflow, 200, "wf_200_execution_and_message"),
        ("/set-password", &vector("setpw_request_example"), 202, "setpw_202_in_progress"),
        ("/beta/set-password", &vector("setpw_request_json_example"), 202, "setpw_202_in_progress"),
        ("/mfa/token/authenticate", &mfa, 200, "mfa_200_pending"),
        ("/env/davinci/policy/7/start", &vector("davinci_start_request"), 200, "davinci_start_200_screen"),
    ] {
        let answer = post(&running, path, "", body).await;
        assert_eq!(answer.status, status, "{path}: {answer:?}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.json(), vector(expected), "{path}");
    }
    for (code, expected) in [
        ("code=400", "err_400_from_schema"),
        ("code=401", "err_401_jwt_expired"),
        ("code=403", "err_403_named_example"),
        ("code=403, example=403", "err_403_named_example"),
        ("code=429", "err_429_rate_limit"),
        ("code=500", "err_500_named_example"),
    ] {
        let answer = post(&running, "/beta/mfa/token/authenticate", &format!("prefer: {code}"), &mfa).await;
        assert_eq!(answer.json(), vector(expected), "{code}");
        assert_eq!(answer.status.to_string(), code.get(5..8).unwrap());
        assert_eq!(answer.header("retry-after"), (answer.status == 429).then_some("10"));
    }
    running.stop().await;
}

#[tokio::test]
async fn the_members_of_an_example_keep_their_order() {
    let running = four().start().await.unwrap();
    let answer = post(&running, "/e/davinci/policy/p/start", "", &json!({})).await;
    assert!(answer.body.starts_with(r#"{"id":"howu8n9hsc","companyId":"#), "{}", answer.body);
    assert!(answer.body.ends_with(r#""skProxyApiEnvironmentId":"us-west-2"}"#));
}

#[tokio::test]
async fn a_scripted_answer_is_given_once_and_then_the_documented_one() {
    let running = four().start().await.unwrap();
    let mfa = vector("mfa_request");
    assert!(running.next("sendTokenAuthRequest", Answer::documented(429).header("Retry-After", "1")));
    let wrong = post(&running, "/mfa/token/authenticate", "", &json!({})).await;
    assert_eq!(wrong.status, 400, "a request that does not match does not use up the script");
    let first = post(&running, "/mfa/token/authenticate", "", &mfa).await;
    assert_eq!((first.status, first.header("retry-after")), (429, Some("1")));
    assert_eq!(first.json(), vector("err_429_rate_limit"));
    assert_eq!(post(&running, "/mfa/token/authenticate", "", &mfa).await.status, 200);
    let recorded = running.requests();
    assert_eq!(recorded.iter().map(|request| request.status).collect::<Vec<_>>(), [400, 429, 200]);
    assert!(recorded.iter().all(|request| request.operation.as_deref() == Some("sendTokenAuthRequest")));
    assert_eq!(recorded[2].header("Authorization"), Some("Bearer ***"));
    assert_eq!(recorded[2].body, mfa.to_string());
}
