//! Spans, read from an exporter of OpenTelemetry. In: calls to a server. Out: what the exporter and the server have of them.
//! Never: a secret, an argument or a body in a span.

use std::collections::BTreeMap;

use clientwright_runtime::{CallOptions, Credential, Tracing};
use opentelemetry::trace::{SpanId, SpanKind, Status, TraceContextExt as _, TracerProvider as _};
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::layer::SubscriberExt as _;

use super::client_of;
use super::server::{Reply, Server};
use crate::support::{GET, OAUTH, WITH_OAUTH, call};

const BUSY: &str = "HTTP/1.1 429 Busy\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";
const TOKEN: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 25\r\n\r\n{\"access_token\":\"SECRET\"}";

/// Keeps the spans of this thread while it lives.
struct Exporter {
    spans: InMemorySpanExporter,
    _provider: SdkTracerProvider,
    _guard: tracing::subscriber::DefaultGuard,
}

impl Exporter {
    fn start() -> Self {
        let spans = InMemorySpanExporter::default();
        let provider = SdkTracerProvider::builder().with_simple_exporter(spans.clone()).build();
        let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("tests"));
        let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
        Self { spans, _provider: provider, _guard: guard }
    }

    /// Those of the layer, as they ended.
    fn spans(&self) -> Vec<SpanData> {
        let spans = self.spans.get_finished_spans().unwrap();
        spans.into_iter().filter(|span| attributes(span).contains_key("openapi.operation_id")).collect()
    }
}

fn attributes(span: &SpanData) -> BTreeMap<String, String> {
    let own = |name: &str| {
        ["openapi.", "http.", "url.", "server.", "error.", "trace_id", "span_id"]
            .iter()
            .any(|it| name.starts_with(it))
    };
    let all = span.attributes.iter().map(|pair| (pair.key.to_string(), pair.value.to_string()));
    all.filter(|(name, _)| own(name)).collect()
}

fn is_error(span: &SpanData) -> bool {
    matches!(span.status, Status::Error { .. })
}

#[tokio::test]
async fn a_span_for_each_call_and_a_child_for_each_attempt() {
    let exporter = Exporter::start();
    let server = Server::start([Reply::text(TOKEN), Reply::text(BUSY)]).await;
    let client = client_of(&server.url("/v1?sig=SECRET"), |builder| {
        builder.credential(OAUTH, crate::support::token_credential(&server.url("/token")));
        builder.layer(Tracing::new());
    });
    let options = CallOptions::new().header("x-key", "SECRET").query("q", "SECRET");
    call(&client, &WITH_OAUTH).options(options).send().await.unwrap();
    let spans = exporter.spans();
    let names: Vec<_> = spans.iter().map(|span| (span.name.as_ref(), span.span_kind.clone())).collect();
    let expected = [
        ("POST", SpanKind::Client),
        ("token", SpanKind::Internal),
        ("POST /things", SpanKind::Client),
        ("POST /things", SpanKind::Client),
        ("withOAuth", SpanKind::Internal),
    ];
    assert_eq!(names, expected);
    let [token_attempt, token, first, second, whole] = &spans[..] else { panic!("{names:?}") };
    assert_eq!(whole.parent_span_id, SpanId::INVALID);
    for (child, parent) in [(first, whole), (second, whole), (token, whole), (token_attempt, token)] {
        assert_eq!(child.parent_span_id, parent.span_context.span_id());
    }
    let port = server.url("").rsplit(':').next().unwrap().to_owned();
    let pairs = |more: &[(&str, &str)]| -> BTreeMap<String, String> {
        let common = [
            ("http.request.method", "POST"),
            ("openapi.operation_id", "withOAuth"),
            ("server.address", "127.0.0.1"),
            ("server.port", &port),
            ("url.template", "/things"),
        ];
        common.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let status = "http.response.status_code";
    assert_eq!(attributes(first), pairs(&[(status, "429"), ("error.type", "429")]));
    assert_eq!(attributes(second), pairs(&[(status, "200"), ("http.request.resend_count", "1")]));
    assert_eq!(attributes(whole), pairs(&[(status, "200")]));
    assert_eq!([first, second, whole].map(is_error), [true, false, false]);
    assert!(!attributes(token).contains_key("url.template"));
    assert!(!format!("{spans:?}").contains("SECRET"), "{spans:?}");
    assert!(server.requests().iter().all(|request| !request.contains("traceparent")));
}

#[tokio::test]
async fn what_has_no_response_says_why() {
    let exporter = Exporter::start();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let silent = client_of(&url, |builder| {
        builder.layer(Tracing::new());
        builder.timeout(std::time::Duration::from_millis(30));
    });
    call(&silent, &GET).send().await.unwrap_err();
    let patient = client_of(&url, |builder| builder.layer(Tracing::new()));
    let cancelled = tokio::time::timeout(std::time::Duration::from_millis(10), call(&patient, &GET).send());
    assert!(cancelled.await.is_err());
    drop(listener);
    let refused = client_of(&url, |builder| builder.layer(Tracing::new()));
    call(&refused, &GET).options(super::no_retry()).send().await.unwrap_err();
    let words: Vec<_> = exporter.spans().iter().map(|span| attributes(span)["error.type"].clone()).collect();
    assert_eq!(words, ["timeout", "timeout", "cancelled", "cancelled", "connect", "connect"]);
    assert!(exporter.spans().iter().all(is_error));
}

/// The ids of the trace and of the parent that a request has.
fn trace_of(request: &str) -> (String, String) {
    let value = request.lines().find_map(|line| line.strip_prefix("traceparent: ")).unwrap();
    let fields: Vec<_> = value.split('-').collect();
    assert_eq!((fields.len(), fields[0], fields[3]), (4, "00", "01"), "{value}");
    (fields[1].to_owned(), fields[2].to_owned())
}

#[tokio::test]
async fn trace_context_goes_with_each_attempt() {
    let exporter = Exporter::start();
    let server = Server::start([Reply::text(BUSY)]).await;
    let client = client_of(&server.url(""), |builder| builder.layer(Tracing::new().traceparent()));
    call(&client, &GET).send().await.unwrap();
    let given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let options = CallOptions::new().header("traceparent", given);
    call(&client, &GET).options(options).send().await.unwrap();
    call(&client, &GET).options(CallOptions::new().header("traceparent", "nonsense")).send().await.unwrap();
    let traces: Vec<_> = server.requests().iter().map(|request| trace_of(request)).collect();
    assert_eq!(traces[0].0, traces[1].0);
    assert_ne!(traces[0].1, traces[1].1);
    assert_eq!(traces[2].0, "0af7651916cd43dd8448eb211c80319c");
    assert_ne!(traces[2].1, "b7ad6b7169203331");
    assert!(traces[3].0 != traces[0].0 && traces[3].0 != traces[2].0);
    let attributes = attributes(&exporter.spans()[0]);
    assert_eq!((&attributes["trace_id"], &attributes["span_id"]), (&traces[0].0, &traces[0].1));
}

#[tokio::test]
async fn trace_context_is_that_of_opentelemetry() {
    let exporter = Exporter::start();
    let server = Server::start([Reply::text(BUSY)]).await;
    let of_span = || {
        let context = tracing::Span::current().context();
        let span = context.span().span_context().clone();
        let flags = span.trace_flags().to_u8();
        Some(format!("00-{}-{}-{flags:02x}", span.trace_id(), span.span_id()))
    };
    let client = client_of(&server.url(""), |builder| {
        builder.layer(Tracing::new().traceparent_from(of_span));
        builder.credential(OAUTH, Credential::bearer("t"));
    });
    call(&client, &WITH_OAUTH).send().await.unwrap();
    let sent: Vec<_> = server.requests().iter().map(|request| trace_of(request)).collect();
    let spans = exporter.spans();
    let ids =
        |span: &SpanData| (span.span_context.trace_id().to_string(), span.span_context.span_id().to_string());
    assert_eq!(sent, [ids(&spans[0]), ids(&spans[1])]);
    assert_eq!(ids(&spans[2]).0, sent[0].0);
}
