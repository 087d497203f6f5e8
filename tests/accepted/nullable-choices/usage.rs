//! Null is no type of its own, by whatever name a description has it: a choice with it is an `Option` of the rest.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{
    BlankEnum, Drive, DriveEither, DriveExtra, DriveSize, DriveState, Identity, Kind, ReferenceNumeric, State,
};
use clientwright_runtime::{BaseUrl, Maybe, Value, json};
use clientwright_tests::server::{self, Server};

#[tokio::test]
async fn null_travels_as_none() {
    let text = r#"{"state":null,"mode":null,"owner":null,"kind":null,"size":null,"editors":[null,{"id":"e"}],"extra":null}"#;
    let server = Server::start([server::json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let sent = Drive {
        mode: Maybe::Present(State::Shut),
        owner: Maybe::Present(Identity { id: Maybe::Present("o".into()) }),
        kind: Maybe::Present(Kind::B),
        ..Drive::new(Some(State::Open.into()))
    };
    let drive = client.replace_drive(&sent).await.expect("an answer");
    assert_eq!(
        String::from_utf8_lossy(&server.only().body),
        r#"{"state":"open","mode":"shut","owner":{"id":"o"},"kind":"b"}"#
    );
    assert_eq!((drive.state.as_ref(), &drive.mode, &drive.owner), (None, &Maybe::Null, &Maybe::Null));
    assert_eq!((&drive.kind, &drive.size), (&Maybe::Null, &Maybe::Null));
    assert_eq!(drive.editors, Some(vec![None, Some(Identity { id: Maybe::Present("e".into()) })]));
    assert_eq!(json::to_string(&drive), text);
}

#[test]
fn unknown_values_stay_unknown_values() {
    for (text, state) in [
        (r#"{"state":"shut"}"#, Some(DriveState::State(State::Shut))),
        (r#"{"state":""}"#, Some(DriveState::BlankEnum(BlankEnum::Empty))),
        (r#"{"state":"ajar"}"#, Some(DriveState::Unknown(Value::String("ajar".into())))),
        (r#"{"state":null}"#, None),
    ] {
        let drive = json::from_str::<Drive>(text).expect("a drive");
        assert_eq!(drive.state, state, "{text}");
        assert_eq!(json::to_string(&drive), text);
    }
    let drive = json::from_str::<Drive>(r#"{"state":null,"mode":"ajar","kind":"c"}"#).expect("a drive");
    assert_eq!(drive.mode, Maybe::Present(State::Unknown("ajar".into())));
    assert_eq!(drive.kind, Maybe::Present(Kind::Unknown("c".into())));
}

#[test]
fn a_reference_with_null_is_one_of_the_rest() {
    for (text, size) in [
        ("1.5", DriveSize::Number(1.5)),
        (r#""INF""#, DriveSize::ReferenceNumeric(ReferenceNumeric::Inf2)),
        (r#""1e400""#, DriveSize::Text("1e400".into())),
    ] {
        let text = format!(r#"{{"state":null,"size":{text}}}"#);
        let drive = json::from_str::<Drive>(&text).expect("a drive");
        assert_eq!(drive.size, Maybe::Present(size));
        assert_eq!(json::to_string(&drive), text);
    }
}

#[test]
fn an_open_map_is_the_last_resort() {
    let of = |text: &str| json::from_str::<Drive>(&format!(r#"{{"state":null,{text}}}"#)).expect("a drive");
    assert!(matches!(of(r#""extra":{"a":1}"#).extra, Maybe::Present(DriveExtra::Object(_))));
    assert!(matches!(of(r#""either":{}"#).either, Some(DriveEither::Identity(_))));
    assert!(matches!(of(r#""either":{"id":"i"}"#).either, Some(DriveEither::Identity(_))));
    // as an identity it would lose the name, as an open object its type
    assert!(matches!(of(r#""either":{"id":"i","name":"n"}"#).either, Some(DriveEither::Several(_))));
    assert!(matches!(of(r#""either":{"name":"n"}"#).either, Some(DriveEither::Object(_))));
}
