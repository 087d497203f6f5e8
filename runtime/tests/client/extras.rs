//! What goes beyond a description: headers and pairs for every request, members of a body, answers as they came, requests that
//! no operation describes.

use clientwright_runtime::{
    BuildError, CallOptions, ClientBuilder, Credential, Error, Method, Mistake, UnexpectedReason, Value, json,
};
use http::StatusCode;

use crate::support::{
    API, BEARER, GET, OAUTH, POST, WITH_BEARER, WITH_OAUTH, addresses, call, client, client_with,
    json as answer, script, with,
};

#[tokio::test]
async fn headers_and_pairs_for_every_request_and_for_a_call() {
    let transport = script([answer(200, r#"{"access_token":"t"}"#)]);
    let client = client_with(&transport, |builder| {
        builder.credential(OAUTH, Credential::client_credentials("i", "s"));
        builder.default_header("X-Tenant", "acme");
        builder.default_header("Accept-Language", "de");
        builder.default_query("api-version", "7");
        builder.default_query("l\u{e4}nge", "a&b");
    });
    call(&client, &WITH_OAUTH).send().await.unwrap();
    let options = CallOptions::new().query("q", "x y").query("q", "z").query("api-version", "8");
    let options = options.header("Accept-Language", "en");
    call(&client, &GET).options(options).send().await.unwrap();
    let sent = transport.requests();
    assert!(
        sent[0].headers().get("x-tenant").is_none() && sent[0].uri().query().is_none(),
        "a token request"
    );
    assert_eq!(
        addresses(&transport)[1..],
        [
            "https://demo.example.com/beta/things?api-version=7&l%C3%A4nge=a%26b",
            "https://demo.example.com/beta/things?l%C3%A4nge=a%26b&q=x%20y&q=z&api-version=8",
        ]
    );
    let languages: Vec<_> = sent[1..].iter().map(|request| &request.headers()["accept-language"]).collect();
    assert_eq!(languages, ["de", "en"]);
    assert!(sent[1..].iter().all(|request| request.headers()["x-tenant"] == "acme"));
}

#[test]
fn a_header_that_is_the_clients_own_business_is_an_error() {
    for (name, value) in [
        ("Authorization", "x"),
        ("cookie", "x"),
        ("Host", "x"),
        ("Content-Type", "x"),
        ("a b", "x"),
        ("x-a", "\n"),
    ] {
        let mut builder = ClientBuilder::new(&API);
        builder.transport(std::sync::Arc::new(script([])));
        builder.default_header(name, value);
        assert!(matches!(builder.build(), Err(BuildError::Default(_))), "{name}");
    }
}

#[tokio::test]
async fn members_are_added_to_json_and_to_forms() {
    let transport = script([]);
    let client = client(&transport);
    let options = || CallOptions::new().member("b", 2).member("c", json!(["x"]));
    let mut request = call(&client, &POST).options(options());
    request.json_body(&json!({"a": 1.50, "b": null}));
    request.send().await.unwrap();
    let mut request = call(&client, &POST).options(options());
    request.form_body(&json!({"a": "1"}), &[]);
    request.send().await.unwrap();
    let bodies: Vec<_> = transport.requests().iter().map(|request| request.body().clone()).collect();
    assert_eq!(bodies, [r#"{"a":1.5,"b":2,"c":["x"]}"#, "a=1&b=2&c=x"]);

    let mut list = call(&client, &POST).options(options());
    list.json_body(&json!([1]));
    let text = call(&client, &POST).raw_body("text/plain", "x").options(options());
    for request in [list, text, call(&client, &POST).options(options())] {
        let error = request.send().await.unwrap_err();
        let Error::Build(build) = &error else { panic!("{error:?}") };
        assert_eq!(*build.mistake(), Mistake::NoMembers);
    }
    assert_eq!(transport.requests().len(), 2);
}

#[tokio::test]
async fn a_raw_body_is_sent_as_it_is() {
    let transport = script([]);
    let mut request = call(&client(&transport), &POST);
    request.json_body(&json!({}));
    request.raw_body("application/json; v=2", "{ \"a\" : 1 }").send().await.unwrap();
    let sent = transport.requests().remove(0);
    assert_eq!(sent.headers()["content-type"], "application/json; v=2");
    assert_eq!(sent.body(), "{ \"a\" : 1 }");
}

#[tokio::test]
async fn an_answer_can_be_had_as_it_came() {
    let html = with(404, &[("content-type", "text/html"), ("x-a", "b")], "<h1>");
    let transport = script([html, with(200, &[], "{"), answer(500, "{}")]);
    let client = client(&transport);
    for (status, body) in [(404, "<h1>"), (200, "{"), (500, "{}")] {
        let raw = call(&client, &GET).send_raw().await.unwrap();
        assert_eq!((raw.status().as_u16(), &raw.body()[..]), (status, body.as_bytes()));
        assert_eq!(raw.headers().get("x-a").is_some(), status == 404);
    }
    let missing = call(&client, &WITH_BEARER).send_raw().await.unwrap_err();
    assert!(matches!(missing, Error::Auth(_)), "{missing:?}");
}

#[tokio::test]
async fn an_answer_of_any_status_can_be_had_while_it_arrives() {
    let html = || with(404, &[("content-type", "text/html")], "<h1>");
    let transport = script([html(), with(302, &[("location", "https://example.org/x")], ""), html()]);
    let client = client(&transport);
    for (status, body) in [(404, "<h1>"), (302, ""), (404, "<h1>"), (200, "{}")] {
        let response = match status {
            302 => client.request(Method::Get, "/x").send_raw_stream().await.unwrap(),
            _ => call(&client, &GET).send_raw_stream().await.unwrap(),
        };
        assert_eq!(response.status().as_u16(), status);
        assert_eq!(response.into_body().bytes().await.unwrap(), body);
    }
}

#[tokio::test]
async fn requests_that_no_operation_describes() {
    let transport =
        script([answer(201, r#"{"id":7}"#), with(204, &[], ""), answer(404, r#"{"message":"gone"}"#)]);
    let client = client_with(&transport, |builder| {
        builder.credential(BEARER, Credential::bearer("of a scheme"));
        builder.default_credential(Credential::bearer("D"));
        builder.default_header("X-Tenant", "acme");
    });
    let request = client.request(Method::Post, "/v2/x y/{z}?a=b c").json(&json!({"n": 1}));
    let made: Value = request.query("q", "1&2").header("X-Own", "o").send().await.unwrap();
    assert_eq!(made["id"], Value::from(7));
    let nothing: Value = client.request(Method::Delete, "/v2/x").send().await.unwrap();
    assert!(nothing.is_null());
    let error = client.request(Method::Other("PURGE"), "/v2/x").send::<Value>().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.status_error().unwrap()["message"], Value::from("gone"));
    assert_eq!(error.to_string(), "PURGE: 404 Not Found: gone");
    let form = client.request(Method::Put, "/f").form(&json!({"a": "b"})).send_raw().await.unwrap();
    assert_eq!(form.status(), StatusCode::OK);

    let sent = transport.requests();
    let lines: Vec<_> =
        sent.iter().map(|request| format!("{} {}", request.method(), request.uri())).collect();
    let at = |method: &str, path: &str| format!("{method} https://demo.example.com/beta{path}");
    let wanted = [
        at("POST", "/v2/x%20y/%7Bz%7D?a=b%20c&q=1%262"),
        at("DELETE", "/v2/x"),
        at("PURGE", "/v2/x"),
        at("PUT", "/f"),
    ];
    assert_eq!(lines, wanted);
    for request in &sent {
        assert_eq!(request.headers()["authorization"], "Bearer D");
        assert_eq!(request.headers()["x-tenant"], "acme");
    }
    assert_eq!(
        (sent[0].headers()["x-own"].as_bytes(), sent[0].body().as_ref()),
        (&b"o"[..], &br#"{"n":1}"#[..])
    );
    assert_eq!(sent[3].body(), "a=b");
}

#[tokio::test]
async fn a_request_that_is_not_described_leaves_its_server_not() {
    let transport = script([answer(404, "{}")]);
    let client = client_with(&transport, |builder| builder.credential(BEARER, Credential::bearer("b")));
    for path in ["https://example.org/x", "x", "", "/../x", "/a/%2e%2e/b"] {
        let error = client.request(Method::Get, path).send::<Value>().await.unwrap_err();
        assert!(matches!(error, Error::Build(_)), "{path} {error:?}");
    }
    assert!(transport.requests().is_empty());
    for path in ["//example.org/x", "/@example.org", "/#x", "/\\example.org"] {
        let _answered = client.request(Method::Get, path).send_raw().await.unwrap();
        let sent = transport.requests().pop().unwrap();
        assert_eq!(sent.uri().host(), Some("demo.example.com"), "{path}");
        assert!(sent.headers().get("authorization").is_none(), "of a scheme that nobody named");
    }
    let redirected = script([with(302, &[("location", "https://example.org/x")], "")]);
    let client = client_with(&redirected, |builder| builder.default_credential(Credential::bearer("b")));
    let error = client.request(Method::Get, "/x").send::<Value>().await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.reason(), UnexpectedReason::Redirect);
    assert_eq!(redirected.requests().len(), 1);
}

#[tokio::test]
async fn they_are_attempted_again_as_any_other() {
    let transport = script([with(429, &[("retry-after", "1")], "")]);
    let answered = client(&transport).request(Method::Get, "/x").send_with_meta::<Value>().await.unwrap();
    assert_eq!(answered.attempts(), 2);
}

#[test]
fn json_is_written_as_json() {
    let (text, list) = ("x", [1_u8, 2]);
    let value = json!({
        "a": null, "b": [true, -1, 1.5, "y", null, [], {}], "c": {"d": text, "e": list.as_slice()}, "f": 1 + 1,
        "g": Some(0.1_f32), "h": None::<bool>,
    });
    let written =
        r#"{"a":null,"b":[true,-1,1.5,"y",null,[],{}],"c":{"d":"x","e":[1,2]},"f":2,"g":0.1,"h":null}"#;
    assert_eq!(value.to_string(), written);
    assert_eq!(written.parse::<Value>().unwrap(), value);
    assert!("{".parse::<Value>().is_err());
    assert_eq!(json!(text), Value::from("x"));
    assert_eq!(json!([null, null,]).to_string(), "[null,null]");
    assert_eq!(Value::of(&vec![Some(1), None]), json!([1, null]));
    assert_eq!(["a", "b"].into_iter().collect::<Value>(), json!(["a", "b"]));
}
