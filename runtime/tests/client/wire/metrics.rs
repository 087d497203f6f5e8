//! Metrics, read from the exporter for Prometheus. In: calls to a server. Out: what the exporter says of them.
//! Never: a label with an argument.

use std::future::Future as _;
use std::pin::Pin;
use std::time::Duration;

use clientwright_runtime::{CallOptions, Method, Metrics, Value};
use metrics_exporter_prometheus::PrometheusBuilder;

use super::client_of;
use super::server::{Reply, Server};
use crate::support::{GET, OAUTH, POST, WITH_OAUTH, call};

const BUSY: &str = "HTTP/1.1 429 Busy\r\nretry-after: 0\r\ncontent-length: 4\r\n\r\nbusy";
const TOKEN: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 25\r\n\r\n{\"access_token\":\"SECRET\"}";

#[tokio::test]
async fn calls_and_attempts_are_measured_by_operation_and_status() {
    let recorder = PrometheusBuilder::new().build_recorder();
    let _guard = metrics::set_default_local_recorder(&recorder);
    let server = Server::start([Reply::text(TOKEN), Reply::text(BUSY)]).await;
    let client = client_of(&server.url(""), |builder| {
        builder.credential(OAUTH, crate::support::token_credential(&server.url("/token")));
        builder.layer(Metrics::new());
    });
    call(&client, &WITH_OAUTH).send().await.unwrap();
    call(&client, &POST).raw_body("text/plain", "12345").send().await.unwrap();
    let _: Value = client.request(Method::Get, "/SECRET/7").send().await.unwrap();
    let late = CallOptions::new().timeout(Duration::ZERO);
    call(&client, &GET).options(late).send().await.unwrap_err();
    let waiting = call(&client, &GET).send();
    let text = {
        let mut waiting = waiting;
        let polled = std::future::poll_fn(|cx| std::task::Poll::Ready(Pin::new(&mut waiting).poll(cx)));
        assert!(polled.await.is_pending());
        recorder.handle().render()
    };
    for line in [
        "http_client_attempts{operation=\"token\",status=\"2xx\"} 1",
        "http_client_attempts{operation=\"withOAuth\",status=\"4xx\"} 1",
        "http_client_attempts{operation=\"withOAuth\",status=\"2xx\"} 1",
        "http_client_attempts{operation=\"undescribed\",status=\"2xx\"} 1",
        "http_client_call_duration_count{operation=\"withOAuth\",status=\"2xx\"} 1",
        "http_client_call_duration_count{operation=\"get\",status=\"timeout\"} 1",
        "http_client_request_duration_count{operation=\"withOAuth\",status=\"4xx\"} 1",
        "http_client_request_body_size_sum{operation=\"post\"} 5",
        "http_client_response_body_size_sum{operation=\"withOAuth\",status=\"4xx\"} 4",
        "http_client_response_body_size_sum{operation=\"token\",status=\"2xx\"} 25",
        "http_client_active_calls{operation=\"get\"} 1",
        "http_client_active_calls{operation=\"post\"} 0",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}\n{text}");
    }
    let after = recorder.handle().render();
    assert!(after.contains("http_client_active_calls{operation=\"get\"} 0"), "{after}");
    assert!(
        after.contains("http_client_call_duration_count{operation=\"get\",status=\"cancelled\"} 1"),
        "{after}"
    );
    assert!(!after.contains("SECRET"), "{after}");
}
