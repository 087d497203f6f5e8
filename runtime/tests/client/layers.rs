//! Layers around calls and attempts.
//!
//! In: layers, alone and nested. Out: what they see, what they change, and what becomes of the call.
//! Never: a secret in what a layer can see.

mod faults;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    BoxFuture, CallKind, CallOptions, Client, Credential, InMemory, Layer, LayerContext, LayerResult, Method,
    Next, RetryPolicy, TransportErrorKind, Value,
};

use crate::support::{
    Answer, BEARER, GET, KEY, OAUTH, POST, QUERY_KEY, WITH_EITHER, WITH_OAUTH, WITH_QUERY_KEY, at, broken,
    call, client_with, json, script, with,
};

pub(crate) type Log = Arc<Mutex<Vec<String>>>;

/// Says what it sees before and after, under its name.
pub(crate) struct Named(pub(crate) &'static str, pub(crate) Log);

impl Named {
    fn around<'a>(
        &'a self,
        stage: &'static str,
        context: LayerContext<'a>,
        next: Next<'a>,
    ) -> BoxFuture<'a, LayerResult> {
        let say = move |text: String| self.1.lock().unwrap().push(format!("{} {stage} {text}", self.0));
        Box::pin(async move {
            let kind = context.operation_id().map_or_else(|| format!("{:?}", context.kind()), str::to_owned);
            say(format!("{kind} {}", context.attempt()));
            let result = next.run(context).await;
            say(match &result {
                Ok(response) => response.status().as_str().to_owned(),
                Err(error) => error.error_type().to_owned(),
            });
            result
        })
    }
}

impl Layer for Named {
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        self.around("call", context, next)
    }

    fn attempt<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        self.around("attempt", context, next)
    }
}

/// A layer around calls, or around attempts, from a function.
struct Calls<F>(F);
struct Attempts<F>(F);

impl<F> Layer for Calls<F>
where
    F: for<'a> Fn(LayerContext<'a>, Next<'a>) -> BoxFuture<'a, LayerResult> + Send + Sync + 'static,
{
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        (self.0)(context, next)
    }
}

impl<F> Layer for Attempts<F>
where
    F: for<'a> Fn(LayerContext<'a>, Next<'a>) -> BoxFuture<'a, LayerResult> + Send + Sync + 'static,
{
    fn attempt<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        (self.0)(context, next)
    }
}

fn around<F>(function: F) -> F
where
    F: for<'a> Fn(LayerContext<'a>, Next<'a>) -> BoxFuture<'a, LayerResult> + Copy,
{
    function
}

fn calls<F>(function: F) -> Calls<F>
where
    F: for<'a> Fn(LayerContext<'a>, Next<'a>) -> BoxFuture<'a, LayerResult>,
{
    Calls(function)
}

fn attempts<F>(function: F) -> Attempts<F>
where
    F: for<'a> Fn(LayerContext<'a>, Next<'a>) -> BoxFuture<'a, LayerResult>,
{
    Attempts(function)
}

fn token() -> Answer {
    json(200, r#"{"access_token":"SECRET-token","expires_in":3600}"#)
}

fn oauth(transport: &InMemory, set: impl FnOnce(&mut rt::ClientBuilder)) -> Client {
    client_with(transport, |builder| {
        builder.credential(OAUTH, Credential::client_credentials("SECRET-id", "SECRET-secret"));
        set(builder);
    })
}

#[tokio::test]
async fn the_first_layer_is_the_outermost_and_tokens_are_calls_of_their_own() {
    let transport = script([token(), json(429, "{}"), json(200, "{}")]);
    let log = Log::default();
    let client = oauth(&transport, |builder| {
        builder.layer(Named("a", Arc::clone(&log)));
        builder.layer(Named("b", Arc::clone(&log)));
    });
    call(&client, &WITH_OAUTH).send().await.unwrap();
    let expected = [
        "a call withOAuth 0",
        "b call withOAuth 0",
        "a call Token 0",
        "b call Token 0",
        "a attempt Token 1",
        "b attempt Token 1",
        "b attempt 200",
        "a attempt 200",
        "b call 200",
        "a call 200",
        "a attempt withOAuth 1",
        "b attempt withOAuth 1",
        "b attempt 429",
        "a attempt 429",
        "a attempt withOAuth 2",
        "b attempt withOAuth 2",
        "b attempt 200",
        "a attempt 200",
        "b call 200",
        "a call 200",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
}

type Seen = Arc<Mutex<BTreeMap<&'static str, String>>>;

/// Keeps all that a layer can see, of the last attempt and of the token request apart.
struct Spy(Seen);

impl Spy {
    fn note(&self, context: &LayerContext<'_>) {
        let headers =
            ["authorization", "cookie", "x-sk-api-key", "x-key", "x-trace", "accept", "idempotency-key"];
        let headers: Vec<_> = headers.iter().map(|name| context.header(name)).collect();
        let template = context.path_template();
        let server =
            format!("{}://{}:{}", context.server_scheme(), context.server_address(), context.server_port());
        let text = format!(
            "{context:?} {headers:?} {server} {template:?} {:?} {} {:?} {:?} {:?}",
            context.path_and_query(),
            context.method(),
            context.tags(),
            context.schemes(),
            context.body_len(),
        );
        let key = if context.kind() == CallKind::Token { "token" } else { "operation" };
        self.0.lock().unwrap().entry(key).or_default().push_str(&text);
    }
}

impl Layer for Spy {
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        self.attempt(context, next)
    }

    fn attempt<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        Box::pin(async move {
            self.note(&context);
            let is_token = context.kind() == CallKind::Token;
            let response = next.run(context).await?;
            if is_token {
                let text = format!("{:?} {:?}", response.headers(), response.body());
                self.0.lock().unwrap().entry("token").or_default().push_str(&text);
                assert!(response.body_len() > Some(20));
            }
            Ok(response)
        })
    }
}

#[tokio::test]
async fn a_layer_never_sees_a_secret() {
    let answered = with(
        200,
        &[("content-type", "application/json"), ("set-cookie", "s=SECRET-cookie"), ("date", "x")],
        r#"{"access_token":"SECRET-token","refresh_token":"SECRET-refresh"}"#,
    );
    let transport = script([answered]);
    let seen = Seen::default();
    let client = oauth(&transport, |builder| {
        builder.layer(Spy(Arc::clone(&seen)));
        builder.credential(QUERY_KEY, Credential::api_key("SECRET-key"));
        builder.server(0, at("https://host.example/v1?sig=SECRET-sig&x=1"));
    });
    call(&client, &WITH_OAUTH).send().await.unwrap();
    let options = CallOptions::new()
        .replace_authorization("SECRET-authorization")
        .replace_cookie("SECRET-cookie")
        .query("page", "2");
    call(&client, &GET).options(options).send().await.unwrap();
    call(&client, &WITH_QUERY_KEY).send().await.unwrap();
    let seen = seen.lock().unwrap();
    for text in seen.values() {
        assert!(!text.contains("SECRET"), "{text}");
    }
    assert!(
        seen["operation"]
            .contains(r#"https://host.example:443 Some("/things") Some("/v1/things?page=2") GET"#),
        "{}",
        seen["operation"]
    );
    assert!(seen["token"].contains("None None POST"), "{}", seen["token"]);
    // and the server had all of them
    let sent = transport.requests();
    assert!(sent[0].headers().contains_key("authorization"));
    assert_eq!(sent[1].headers()["authorization"], "Bearer SECRET-token");
    assert_eq!(sent[2].headers()["authorization"], "SECRET-authorization");
    assert!(sent[3].uri().query().unwrap().contains("SECRET-key"), "{}", sent[3].uri());
}

#[tokio::test]
async fn headers_and_query_are_changed_for_all_attempts_or_for_one() {
    let transport = script([json(429, "{}"), json(200, "{}")]);
    let client = client_with(&transport, |builder| {
        builder.layer(calls(|mut context, next| {
            context.set_header("X-All", "1").unwrap();
            context.remove_header("accept").unwrap();
            context.set_query("page", "3 & 4").unwrap();
            context.remove_query("gone").unwrap();
            assert!(context.set_header("Authorization", "x").is_err());
            assert!(context.set_header("Host", "x").is_err());
            assert!(context.set_header("X-Bad", "a\nb").is_err());
            assert_eq!(context.path_and_query().as_deref(), Some("/beta/things?page=3%20%26%204"));
            next.run(context)
        }));
        builder.layer(attempts(|mut context, next| {
            let number = context.attempt().to_string();
            context.set_header("X-Attempt", &number).unwrap();
            context.set_query("n", &number).unwrap();
            next.run(context)
        }));
    });
    let options = CallOptions::new().query("page", "1").query("gone", "1").query("page", "2");
    call(&client, &GET).options(options).send().await.unwrap();
    let sent = transport.requests();
    assert_eq!(sent.len(), 2);
    for (index, request) in sent.iter().enumerate() {
        let number = (index + 1).to_string();
        assert_eq!(request.headers()["x-all"], "1");
        assert_eq!(request.headers()["x-attempt"], number.as_str());
        assert!(!request.headers().contains_key("accept"));
        assert_eq!(request.uri().query().unwrap(), format!("page=3%20%26%204&n={number}"));
    }
}

#[tokio::test]
async fn a_layer_answers_by_itself() {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.layer(calls(|context, next| {
            if context.operation_id() != Some("get") {
                return next.run(context);
            }
            let answer = http::Response::builder().header("content-type", "application/json");
            let answer = context.answer(answer.body(Bytes::from_static(b"{\"cached\":true}")).unwrap());
            Box::pin(async move { Ok(answer) })
        }));
    });
    let answer = call(&client, &GET).send_with_meta().await.unwrap();
    assert_eq!(answer.body()["cached"], Value::from(true));
    assert_eq!(answer.attempts(), 0);
    assert!(transport.requests().is_empty());
    call(&client, &POST).send().await.unwrap();
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn the_schemes_are_those_of_the_operation_and_then_those_that_are_used() {
    let transport = script([broken(TransportErrorKind::Connect), json(200, "{}")]);
    let seen = Log::default();
    let (of_calls, of_attempts) = (Arc::clone(&seen), Arc::clone(&seen));
    let client = client_with(&transport, |builder| {
        builder.credential(BEARER, Credential::bearer("x"));
        builder.credential(KEY, Credential::api_key("x"));
        builder.layer(calls(move |context, next| {
            of_calls.lock().unwrap().push(context.schemes().join(","));
            next.run(context)
        }));
        builder.layer(attempts(move |context, next| {
            of_attempts.lock().unwrap().push(context.schemes().join(","));
            let seen = Arc::clone(&of_attempts);
            Box::pin(async move {
                let result = next.run(context).await;
                if let Err(error) = &result {
                    seen.lock().unwrap().push(format!("{} {error}", error.error_type()));
                }
                result
            })
        }));
    });
    call(&client, &WITH_EITHER).send().await.unwrap();
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 4, "{seen:?}");
    assert_eq!(seen[2], "connect no connection to demo.example.com");
    assert_eq!(seen[1], seen[3]);
    assert!(seen[0].len() > seen[1].len(), "{seen:?}");
}

#[tokio::test]
async fn what_a_layer_answers_to_an_attempt_is_judged_as_any_response() {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.layer(attempts(|context, next| {
            if context.attempt() == 3 {
                return next.run(context);
            }
            let response = http::Response::builder().status(503).header("retry-after", "0");
            let answer = context.answer(response.body(Bytes::new()).unwrap());
            Box::pin(async move { Ok(answer) })
        }));
        builder.retry(RetryPolicy::default().max_attempts(3));
    });
    let answer = call(&client, &GET).send_with_meta().await.unwrap();
    assert_eq!(answer.attempts(), 3);
    assert_eq!(transport.requests().len(), 1);
    let undescribed: Value = client.request(Method::Get, "/other/7?x=1").send().await.unwrap();
    assert_eq!(undescribed, rt::Value::Object(rt::Map::default()));
}
