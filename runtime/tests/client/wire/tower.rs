//! Layers of tower around the default transport, and the transport as a service. In: services. Out: what went over the wire.
//! Never: a mock of tower; these are its layers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::{
    Body, Error, InMemory, ReqwestTransport, TowerTransport, Transport as _, TransportErrorKind,
    TransportService,
};
use http::{HeaderName, HeaderValue};
use tower::{Service as _, ServiceBuilder, ServiceExt as _};
use tower_http::follow_redirect::FollowRedirectLayer;
use tower_http::set_header::SetRequestHeaderLayer;
use tower_http::trace::TraceLayer;

use super::client_of;
use super::server::{Reply, Server};
use crate::support::{GET, POST, broken, call, script};

fn reqwest() -> ReqwestTransport {
    ReqwestTransport::builder().build().unwrap()
}

#[tokio::test]
async fn the_layers_of_tower_http_run_around_a_transport() {
    let moved = "HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([Reply::text(moved)]).await;
    let seen = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&seen);
    let transport = TowerTransport::around(reqwest(), |service| {
        ServiceBuilder::new()
            .layer(TraceLayer::new_for_http().on_request(
                move |_: &http::Request<Body>, _: &tracing::Span| {
                    counted.fetch_add(1, Ordering::Relaxed);
                },
            ))
            .layer(SetRequestHeaderLayer::overriding(
                HeaderName::from_static("x-tower"),
                HeaderValue::from_static("1"),
            ))
            .layer(FollowRedirectLayer::new())
            .concurrency_limit(1)
            .service(service)
    });
    let client = client_of(&server.url(""), |builder| builder.transport(Arc::new(transport)));
    call(&client, &GET).send().await.unwrap();
    let sent = server.requests();
    let lines: Vec<_> = sent.iter().map(|request| request.lines().next().unwrap()).collect();
    assert_eq!(lines, ["GET /things HTTP/1.1", "GET /elsewhere HTTP/1.1"]);
    assert!(sent.iter().all(|request| request.contains("x-tower: 1\r\n")), "{sent:?}");
    assert_eq!(seen.load(Ordering::Relaxed), 1);
    // bodies go through, too
    call(&client, &POST).raw_body("text/plain", "body").send().await.unwrap();
    assert!(server.requests()[2].ends_with("\r\n\r\nbody"));
}

#[tokio::test]
async fn a_limit_of_concurrency_holds_for_all_calls() {
    let slow = || Reply::text(super::OK).after(Duration::from_millis(30));
    let server = Server::start([slow(), slow(), slow()]).await;
    let transport = TowerTransport::around(reqwest(), |service| {
        ServiceBuilder::new().concurrency_limit(1).service(service)
    });
    let client = client_of(&server.url(""), |builder| builder.transport(Arc::new(transport)));
    let start = std::time::Instant::now();
    let (one, two, three) =
        tokio::join!(call(&client, &GET).send(), call(&client, &GET).send(), call(&client, &GET).send());
    one.and(two).and(three).unwrap();
    assert!(start.elapsed() >= Duration::from_millis(90), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_transport_is_a_service() {
    let server = Server::start([]).await;
    let mut service = TransportService::new(reqwest());
    let request = http::Request::get(server.url("/plain")).body(Body::empty()).unwrap();
    let response = service.ready().await.unwrap().call(request).await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(server.requests()[0].starts_with("GET /plain HTTP/1.1\r\n"));
}

#[tokio::test]
async fn errors_keep_their_kind_through_layers() {
    let transport = script([broken(TransportErrorKind::Connect)]);
    let layered = TowerTransport::around(transport, |service| {
        ServiceBuilder::new()
            .map_err(|error| -> tower::BoxError { Box::new(Wrapped(error)) })
            .service(service)
    });
    let request = http::Request::get("http://localhost/").body(Body::empty()).unwrap();
    let error = layered.send(request).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    let other = TowerTransport::new(tower::service_fn(|_: http::Request<Body>| async {
        Err::<http::Response<Body>, tower::BoxError>("of another kind".into())
    }));
    let client = client_of("http://localhost", |builder| builder.transport(Arc::new(other)));
    let error = call(&client, &POST).send().await.unwrap_err();
    let Error::Transport(failure) = &error else { panic!("{error:?}") };
    assert_eq!(failure.error().kind(), TransportErrorKind::Interrupted);
}

#[tokio::test]
async fn what_was_given_up_reaches_the_transport_below() {
    struct Deaf(Arc<AtomicUsize>, InMemory);
    impl clientwright_runtime::Transport for Deaf {
        fn send(
            &self,
            request: http::Request<Body>,
        ) -> clientwright_runtime::BoxFuture<
            '_,
            Result<http::Response<Body>, clientwright_runtime::TransportError>,
        > {
            self.1.send(request)
        }

        fn gave_up(&self, _server: &http::Uri) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let heard = Arc::new(AtomicUsize::new(0));
    let transport = TowerTransport::around(Deaf(Arc::clone(&heard), script([])), |service| service);
    transport.gave_up(&http::Uri::from_static("http://localhost"));
    assert_eq!(heard.load(Ordering::Relaxed), 1);
}

/// An error of a layer that has the transport's as its source.
#[derive(Debug)]
struct Wrapped(clientwright_runtime::TransportError);

impl std::fmt::Display for Wrapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("wrapped")
    }
}

impl std::error::Error for Wrapped {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
