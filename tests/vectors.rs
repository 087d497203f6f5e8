//! The real payloads of the four endpoints: each decodes into its type and encodes back to the same JSON value, by the
//! client's own codec and by serde over the same tables.

use clientwright_runtime::json::{Json, from_slice, to_vec};
use clientwright_tests::root;
use identity_client::types;
use serde_json::Value;

fn vector(name: &str) -> Vec<u8> {
    let path = root().join("tests/vectors").join(name).with_extension("json");
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn round_trip<T: Json + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
    name: &str,
) {
    let text = vector(name);
    let want: Value = serde_json::from_slice(&text).expect("JSON");
    let decoded: T = from_slice(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let encoded: Value = serde_json::from_slice(&to_vec(&decoded)).expect("JSON");
    assert_eq!(encoded, want, "{name}");
    let by_serde: T = serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(by_serde, decoded, "{name}");
    assert_eq!(serde_json::to_value(&by_serde).expect("a value"), want, "{name}");
}

#[test]
fn every_payload_round_trips() {
    round_trip::<types::ExternalWorkflowResponse>("wf_200_execution_and_message");
    for name in ["err_400_from_schema", "err_403_from_schema", "err_500_from_schema"] {
        round_trip::<types::ErrorResponseDto>(name);
    }
    round_trip::<types::ErrorResponseDto>("err_403_named_example");
    round_trip::<types::ErrorResponseDto>("err_500_named_example");
    round_trip::<types::UnauthorizedError>("err_401_jwt_expired");
    round_trip::<types::RateLimitError>("err_429_rate_limit");
    round_trip::<types::PasswordChangeRequest>("setpw_request_example");
    round_trip::<types::PasswordChangeRequest>("setpw_request_json_example");
    round_trip::<types::PasswordChangeResponse>("setpw_202_in_progress");
    round_trip::<types::TokenAuthRequest>("mfa_request");
    round_trip::<types::TokenAuthResponse>("mfa_200_pending");
    round_trip::<types::DavinciFlowInput>("davinci_start_request");
    round_trip::<types::DavinciFlowStep>("davinci_start_200_screen");
}

#[test]
fn no_payload_is_left_out() {
    let this = std::fs::read_to_string(root().join("tests/vectors.rs")).expect("this file");
    let entries = std::fs::read_dir(root().join("tests/vectors")).expect("a folder");
    let names: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(names.len(), 15);
    for path in names {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(this.contains(&format!("{name:?}")), "{name}");
    }
}

#[test]
fn what_the_payloads_say() {
    let limited: types::RateLimitError = from_slice(&vector("err_429_rate_limit")).expect("a body");
    let message = limited.message.expect("a message");
    assert_eq!(message.as_str(), Some(" Rate Limit Exceeded "), "blanks are part of the message");
    let step: types::DavinciFlowStep = from_slice(&vector("davinci_start_200_screen")).expect("a step");
    let screen = step.screen.expect("a screen");
    let properties = screen.properties.expect("properties");
    assert_eq!(properties.len(), 11);
    assert!(
        properties.iter().filter_map(|(_, one)| one.created_date).all(|millis| millis > 1_600_000_000_000)
    );
}

#[test]
fn edges_that_the_payloads_do_not_show() {
    use types::LocaleOrigin;
    let origin =
        |text: &str| from_slice::<types::ErrorMessageDto>(text.as_bytes()).expect("a message").locale_origin;
    assert_eq!(origin(r#"{"localeOrigin":null}"#), None);
    assert_eq!(origin("{}"), None);
    assert_eq!(origin(r#"{"localeOrigin":"DEFAULT"}"#), Some(LocaleOrigin::Default));
    assert_eq!(origin(r#"{"localeOrigin":"null"}"#), Some(LocaleOrigin::Unknown("null".into())));
    let change: types::PasswordChangeResponse =
        from_slice(br#"{"requestId":null,"state":"PAUSED"}"#).expect("a change");
    assert_eq!(change.request_id, None);
    assert_eq!(change.state, Some(types::PasswordChangeState::Unknown("PAUSED".into())));
    let error: types::UnauthorizedError = from_slice(br#"{"error":{"code":1}}"#).expect("an error");
    assert!(error.error.expect("an error").get("code").is_some());
    for code in ["1999", r#""INVALID_DATA""#] {
        let text = format!(r#"{{"code":{code},"cause":null,"details":[{{"a":1.50}}],"message":null}}"#);
        let error: types::DavinciError = from_slice(text.as_bytes()).expect("an error");
        let encoded: Value = serde_json::from_slice(&to_vec(&error)).expect("JSON");
        assert_eq!(encoded, serde_json::from_str::<Value>(&text).expect("JSON"));
    }
    let finished: types::DavinciFlowStep =
        from_slice(br#"{"success":true,"additionalProperties":{"a":1},"interactionToken":"deprecated"}"#)
            .expect("a step");
    assert!(finished.additional.get("additionalProperties").is_some());
}
