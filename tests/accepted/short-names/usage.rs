//! Short names: dotted ones end at the part that is theirs alone, settings strip prefixes, and a tag's handle does without its words.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{CoreV1Event, EventsV1Event, IntOrString, Pod, PodRestart, Seen};
use clientwright_runtime::InMemory;
use std::sync::Arc;

#[tokio::test]
async fn names_are_as_short_as_they_can_be() {
    let transport = Arc::new(InMemory::new(|request| {
        let answer = http::Response::builder().header("content-type", "application/json");
        Ok(match (request.method().as_str(), request.uri().path()) {
            ("GET", "/pods") => answer.body(r#"[{"port":"http"},{"port":80}]"#.into()),
            ("GET", "/pods/a") => answer.body(r#"{"port":80,"restart":"Never"}"#.into()),
            ("GET", "/events") => answer.body(r#"[{"pod":"a"},{"note":"b"}]"#.into()),
            ("POST", "/pods") => http::Response::builder().status(201).body("".into()),
            ("GET", "/groups") => http::Response::builder().status(204).body("".into()),
            (method, path) => panic!("{method} {path}"),
        }
        .expect("an answer"))
    }));
    let client = api::Client::builder().transport(transport.clone()).build().expect("a client");

    let pods: Vec<Pod> = client.core_v1().list_namespaced_pod().await.expect("pods");
    assert_eq!(pods, client.list_core_v1_namespaced_pod().await.expect("pods"));
    let ports: Vec<_> = pods.into_iter().map(|pod| pod.port).collect();
    assert_eq!(ports, [IntOrString::from("http"), IntOrString::Integer(80)]);
    let pod = client.core_v1().read_namespaced_pod("a").await.expect("a pod");
    assert_eq!(pod.restart, Some(PodRestart::Never));
    client.core_v1().create_namespaced_pod(&Pod::new(8080_i64)).await.expect("nothing");
    client.core_v1().get_api_resources().await.expect("nothing");

    let events = client.events().list().await.expect("events");
    let wanted = [Seen::from(CoreV1Event::new("a")), Seen::from(EventsV1Event::new("b"))];
    assert_eq!(events, wanted);

    let bodies: Vec<_> = transport.requests().iter().map(|it| it.body().clone()).collect();
    assert!(bodies.iter().any(|body| body[..] == br#"{"port":8080}"#[..]), "{bodies:?}");
}
