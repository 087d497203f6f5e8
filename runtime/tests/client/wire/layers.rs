//! Layers over real sockets. In: a server that counts. Out: what layers sent, kept and waited for.
//! Never: a request that a layer has answered.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use clientwright_runtime::{
    BoxFuture, Error, Layer, LayerContext, LayerResult, Next, RawResponse, TimeoutPhase, Value,
};

use super::client_of;
use super::server::{Reply, Server};
use crate::support::{GET, POST, call};

/// Keeps the responses to GET requests by their address.
#[derive(Default)]
struct Cache(Mutex<HashMap<String, RawResponse>>);

impl Layer for Cache {
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        let key = context.path_and_query().filter(|_| context.method() == "GET");
        Box::pin(async move {
            let Some(key) = key else { return next.run(context).await };
            if let Some(kept) = self.0.lock().unwrap().get(&key) {
                return Ok(kept.clone());
            }
            let response = next.run(context).await?;
            self.0.lock().unwrap().insert(key, response.clone());
            Ok(response)
        })
    }
}

/// Waits before each attempt, and says who calls.
struct Waiting(Duration);

impl Layer for Waiting {
    fn attempt<'a>(&'a self, mut context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        Box::pin(async move {
            context.set_header("x-caller", "tests")?;
            context.set_query("n", &context.attempt().to_string())?;
            context.pause(self.0).await;
            next.run(context).await
        })
    }
}

#[tokio::test]
async fn a_cache_and_a_pause_before_each_attempt() {
    let busy = "HTTP/1.1 429 Busy\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([Reply::text(busy)]).await;
    let client = client_of(&server.url(""), |builder| {
        builder.layer(Cache::default());
        builder.layer(Waiting(Duration::from_millis(5)));
    });
    for _ in 0..3 {
        let answer = call(&client, &GET).send_with_meta().await.unwrap();
        assert_eq!(*answer.body(), Value::Object(clientwright_runtime::Map::default()));
        assert_eq!(answer.attempts(), 2);
    }
    call(&client, &POST).send().await.unwrap();
    let sent: Vec<String> = server.requests();
    let lines: Vec<_> = sent.iter().map(|request| request.lines().next().unwrap()).collect();
    assert_eq!(lines, ["GET /things?n=1 HTTP/1.1", "GET /things?n=2 HTTP/1.1", "POST /things?n=1 HTTP/1.1"]);
    assert!(sent.iter().all(|request| request.contains("x-caller: tests\r\n")), "{sent:?}");
}

#[tokio::test]
async fn an_observer_is_told_of_a_status_that_nobody_documented() {
    let server =
        Server::start([Reply::text("HTTP/1.1 208 Already Reported\r\ncontent-length: 0\r\n\r\n")]).await;
    let told: &Mutex<Vec<String>> = Box::leak(Box::default());
    let client = client_of(&server.url(""), |builder| {
        builder.observe(|observation| told.lock().unwrap().push(observation.to_string()));
    });
    for _ in 0..2 {
        let _ = call(&client, &GET).send().await;
    }
    let expected = "get: $: status 208 Already Reported is not documented (#/paths/~1things/get/responses)";
    assert_eq!(told.lock().unwrap()[0], expected);
}

#[tokio::test]
async fn the_time_of_an_attempt_is_that_of_its_layers_too() {
    let server = Server::start([]).await;
    let client = client_of(&server.url(""), |builder| {
        builder.layer(Waiting(Duration::from_secs(600)));
        builder.attempt_timeout(Duration::from_millis(50));
    });
    let error = call(&client, &GET).send().await.unwrap_err();
    assert!(matches!(&error, Error::Timeout(it) if it.phase() == TimeoutPhase::Attempt), "{error:?}");
    assert_eq!(error.attempts(), 1);
    assert!(server.requests().is_empty());
}
