//! Which redirects are followed, and that credentials stay with their origin.

use clientwright_runtime::codegen::{Operation, ServerChoice};
use clientwright_runtime::{Credential, Error, UnexpectedReason, Value};

use crate::support::{
    BEARER, GET, POST, REDIRECTING, WITH_BEARER, addresses, call, client, client_with, json, script, with,
};

fn to(status: u16, location: &str) -> crate::support::Answer {
    with(status, &[("location", location)], "")
}

#[tokio::test]
async fn redirects_within_the_origin_are_followed_where_the_method_stays() {
    let (get, post) = (&GET, &POST);
    let table: [(&'static Operation<Value>, u16, &str, Option<&str>); 32] = [
        (get, 301, "/beta/other", Some("/beta/other")),
        (get, 302, "/beta/other", Some("/beta/other")),
        (get, 303, "/beta/other", Some("/beta/other")),
        (get, 307, "/beta/other", Some("/beta/other")),
        (get, 308, "/beta/other", Some("/beta/other")),
        (post, 307, "/beta/other", Some("/beta/other")),
        (post, 308, "/beta/other", Some("/beta/other")),
        (post, 301, "/beta/other", None),
        (post, 302, "/beta/other", None),
        (post, 303, "/beta/other", None),
        // relative references (RFC 3986, 5.4)
        (get, 307, "other", Some("/beta/other")),
        (get, 307, "./other?a=b#c", Some("/beta/other?a=b")),
        (get, 307, "../other", Some("/other")),
        (get, 307, "../../../other/.", Some("/other/")),
        (get, 307, "?a=b", Some("/beta/things?a=b")),
        (get, 307, "//demo.example.com/x", Some("/x")),
        (get, 307, "https://demo.example.com/x", Some("/x")),
        (get, 307, "HTTPS://DEMO.example.com:443/x", Some("/x")),
        (get, 307, "/x?to=https://a.b/", Some("/x?to=https://a.b/")),
        (get, 307, "/x?a[b]=c|d\\e", Some("/x?a%5Bb%5D=c%7Cd%5Ce")),
        (get, 307, "/x?a=%5Bb", Some("/x?a=%5Bb")),
        // another origin
        (get, 307, "https://evil.example.org/x", None),
        (get, 307, "//evil.example.org/x", None),
        (get, 307, "http://demo.example.com/x", None),
        (get, 307, "https://demo.example.com:8443/x", None),
        (get, 307, "https://demo.example.com.evil.org/x", None),
        (get, 307, "https://demo.example.com@evil.org/x", None),
        (get, 307, "/\\evil.example.org/x", None),
        (get, 307, "\\\\evil.example.org/x", None),
        (get, 307, "https:evil.example.org", None),
        (get, 307, "javascript:alert(1)", None),
        (get, 307, "https://", None),
    ];
    for (operation, status, location, expected) in table {
        let transport = script([to(status, location)]);
        let result = call(&client(&transport), operation).send().await;
        let sent = addresses(&transport);
        let name = format!("{} {status} {location}", operation.description.id);
        assert_eq!(sent[0], "https://demo.example.com/beta/things");
        match expected {
            Some(path) => {
                assert_eq!(sent[1..], [format!("https://demo.example.com{path}")], "{name}");
                result.unwrap();
            }
            None => {
                assert_eq!(sent.len(), 1, "{name}");
                let error = result.unwrap_err();
                let Error::Unexpected(unexpected) = &error else { panic!("{name}: {error:?}") };
                assert_eq!(unexpected.reason(), UnexpectedReason::Redirect, "{name}");
                assert_eq!(error.status().unwrap().as_u16(), status, "{name}");
                assert_eq!(error.headers().unwrap()["location"], location, "{name}");
            }
        }
    }
}

#[tokio::test]
async fn a_repeated_request_is_whole_and_counts_as_one_attempt() {
    let transport = script([to(307, "/elsewhere")]);
    let client = client_with(&transport, |builder| builder.credential(BEARER, Credential::bearer("t")));
    let mut request = call(&client, &WITH_BEARER);
    request.json_body(&7_i64);
    let response = request.send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 1);
    let sent = transport.requests();
    for request in &sent {
        assert_eq!(request.method(), "POST");
        assert_eq!(request.headers()["authorization"], "Bearer t");
        assert_eq!(&request.body()[..], b"7");
    }
    assert_eq!(sent.len(), 2);
}

#[tokio::test]
async fn a_ring_of_redirects_ends() {
    let transport = script((0..50).map(|_| to(307, "/beta/things")));
    let error = call(&client(&transport), &GET).send().await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.reason(), UnexpectedReason::TooManyRedirects);
    assert_eq!(transport.requests().len(), 11);
}

#[tokio::test]
async fn a_documented_redirect_is_an_answer() {
    let transport = script([with(302, &[("location", "/x"), ("content-type", "application/json")], "{}")]);
    let response = call(&client(&transport), &REDIRECTING).send_with_meta().await.unwrap();
    assert_eq!(response.status(), 302);
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn without_a_location_there_is_nothing_to_follow() {
    let transport = script([json(307, "{}")]);
    let error = call(&client(&transport), &GET).send().await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.reason(), UnexpectedReason::Status);
}

#[tokio::test]
async fn the_prefix_of_the_base_is_not_added_to_locations() {
    let transport = script([to(308, "/v2/things")]);
    let client = client_with(&transport, |builder| {
        builder.server(0, ServerChoice::listed(1, vec![("host", "api.acme.com:8443".into())]));
    });
    call(&client, &GET).send().await.unwrap();
    assert_eq!(
        addresses(&transport),
        ["https://api.acme.com:8443/v1/things", "https://api.acme.com:8443/v2/things"]
    );
}
