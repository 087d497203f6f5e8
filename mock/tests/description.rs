//! `spec/openapi.yaml` and the payloads of `tests/vectors`, checked by the mock itself.

use crate::connection::{four, send_bytes};

/// Which operation takes or gives each payload.
const REQUESTS: [(&str, &str); 4] = [
    ("setpw_request_example", "/beta/set-password"),
    ("setpw_request_json_example", "/beta/set-password"),
    ("mfa_request", "/beta/mfa/token/authenticate"),
    ("davinci_start_request", "/e/davinci/policy/p/start"),
];

#[tokio::test]
async fn the_request_payloads_are_accepted() {
    let running = four().start().await.unwrap();
    for (name, path) in REQUESTS {
        let body =
            std::fs::read(format!("{}/../tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let head = format!("POST {path}\nauthorization: Bearer x\ncontent-type: application/json");
        let answer = send_bytes(&running, &head, &body).await;
        assert!((200..300).contains(&answer.status), "{name}: {answer:?}");
    }
}

#[test]
fn every_example_matches_its_schema() {
    let findings = four().check_examples();
    assert_eq!(findings.wrong, [] as [String; 0]);
    assert!(findings.checked >= 30, "only {} were found", findings.checked);
}

#[tokio::test]
async fn the_requests_made_from_the_description_are_accepted() {
    let mock = four();
    let requests: Vec<_> =
        mock.operations().iter().map(|known| mock.example_request(&known.id).unwrap()).collect();
    assert_eq!(requests.len(), 4);
    let running = mock.start().await.unwrap();
    for request in requests {
        let headers: Vec<String> =
            request.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let head = format!("{} {}\n{}", request.method, request.target, headers.join("\n"));
        let answer = send_bytes(&running, &head, &request.body).await;
        assert!((200..300).contains(&answer.status), "{head}: {answer:?}");
    }
}
