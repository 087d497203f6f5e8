//! Numbers keep their value and their digits, and whole ones are sent as `3`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::SendPartsForm;
use api::types::{
    Numbers, NumbersChoice, NumbersHalf, NumbersHuge, NumbersLevel, NumbersPort, SendFormRequest,
    SendWholeRequest, SendWholeStep,
};
use clientwright_runtime::formats::{Base64Url, HttpDate, UnixTime};
use clientwright_runtime::{BaseUrl, Number, json};
use clientwright_tests::server::{Server, answer};
use std::time::{Duration, UNIX_EPOCH};

async fn started(answers: usize) -> (Server, api::Client) {
    let server = Server::start((0..answers).map(|_| answer("204 No Content", "text/plain", ""))).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn whole_numbers_have_no_point_wherever_they_are_sent() {
    let (server, client) = started(3).await;
    let body = SendWholeRequest { n: Some(1e16), f: Some(-2.0) };
    let call = client.send_whole(3.0, &body).limit(10.0).list([1.0, 2.5, 1e20]).x_n(-7.0).c(0.0);
    call.step(&SendWholeStep::N1).await.expect("no content");
    client.send_form(&SendFormRequest { n: Some(4.0) }).await.expect("no content");
    client.send_parts(&SendPartsForm { n: Some(5.0) }).await.expect("no content");
    let sent = server.received();
    assert_eq!(sent[0].line(), "POST /whole/3?limit=10&list=1&list=2.5&list=100000000000000000000&step=1");
    assert_eq!(sent[0].header("x-n"), Some("-7"));
    assert_eq!(sent[0].header("cookie"), Some("c=0"));
    assert_eq!(sent[0].text(), r#"{"n":10000000000000000,"f":-2}"#);
    assert_eq!(sent[1].text(), "n=4");
    assert!(sent[2].text().contains("\r\n\r\n5\r\n"), "{}", sent[2].text());
}

fn read(members: &str) -> Numbers {
    json::from_str(&format!(r#"{{"id":1,"price":2.5,{members}}}"#)).expect("numbers")
}

#[test]
fn the_format_decides_where_the_type_is_missing() {
    let numbers = read(r#""typeless":-5,"ratio":0.5,"at":"2026-01-01T00:00:00Z","file":"x","list":[1]"#);
    assert_eq!((numbers.typeless, numbers.ratio), (Some(-5_i32), Some(0.5_f64)));
    assert!(numbers.at.expect("a moment").is_valid());
    assert_eq!((numbers.file.as_deref(), numbers.list), (Some("x"), Some(vec![1_i64])));
}

#[test]
fn digits_are_kept() {
    let members = concat!(
        r#""exact":9007199254740993,"wide":340282366920938463463374607431768211455,"#,
        r#""negative":-170141183460469231731687303715884105728,"decimal":1.10,"digits":"1.10""#,
    );
    let mut numbers = read(members);
    assert_eq!(numbers.exact, Some(9_007_199_254_740_993_i64));
    assert_eq!(numbers.wide.as_ref().and_then(Number::as_u128), Some(u128::MAX));
    assert_eq!(numbers.negative.as_ref().and_then(Number::as_i128), Some(i128::MIN));
    assert_eq!(json::to_string(&numbers), format!(r#"{{"id":1,"price":2.5,{members}}}"#));
    numbers.wide = Some(u128::MAX.into());
    numbers.decimal = Some("1.10".parse().expect("a number"));
    assert_eq!(json::to_string(&numbers), format!(r#"{{"id":1,"price":2.5,{members}}}"#));
}

#[test]
fn numbers_are_equal_by_their_value() {
    let numbers = read(r#""level":1.0,"half":1,"choice":1.0,"huge":1e25"#);
    assert_eq!(numbers.level, Some(NumbersLevel::N1));
    assert_eq!(numbers.half, Some(NumbersHalf::N1));
    assert_eq!(numbers.choice, Some(NumbersChoice::N1));
    assert_eq!(numbers.huge, Some(NumbersHuge::N10000000000000000000000000));
    let written = json::to_string(&numbers);
    assert!(
        written.ends_with(r#""level":1,"half":1,"choice":1,"huge":10000000000000000000000000}"#),
        "{written}"
    );
    let whole = NumbersPort::Integer(3);
    assert_eq!(read(r#""either":3.0"#).either, Some(whole), "`3.0` is an integer");
}

#[test]
fn an_integer_or_a_text_is_either() {
    assert_eq!(read(r#""port":8080"#).port, Some(NumbersPort::Integer(8080)));
    assert_eq!(read(r#""port":"http""#).port, Some(NumbersPort::Text("http".to_owned())));
    assert_eq!(json::to_string(&NumbersPort::from(8080)), "8080");
}

#[test]
fn formats_of_times_and_bytes_are_types() {
    let at = UNIX_EPOCH + Duration::from_secs(784_111_777);
    let members =
        r#""seconds":784111777,"modified":"Sun, 06 Nov 1994 08:49:37 GMT","bytes":"__4","token":"_w""#;
    let mut numbers = read(members);
    assert_eq!(numbers.seconds.and_then(UnixTime::to_system_time), Some(at));
    assert_eq!(numbers.modified.as_ref().map(HttpDate::to_system_time), Some(Ok(at)));
    assert_eq!(numbers.bytes.as_ref().map(Base64Url::decode), Some(Ok(vec![0xff, 0xfe])));
    numbers.seconds = Some(at.into());
    numbers.modified = Some(at.into());
    numbers.bytes = Some(Base64Url::from_bytes([0xff, 0xfe]));
    numbers.token = Some(Base64Url::from_bytes([0xff]));
    assert_eq!(json::to_string(&numbers), format!(r#"{{"id":1,"price":2.5,{members}}}"#));
}
