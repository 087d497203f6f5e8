//! In: a request whose answer is a stream of events. Out: the same request again, from the last event on.
//! Never: a body that has been read from, which cannot be sent again.

use std::sync::Arc;
use std::time::Duration;

use http::header::HeaderName;
use http::{HeaderValue, StatusCode};

use super::conclusion::concluded;
use crate::attempt::Asked;
use crate::client::Client;
use crate::description::OperationDescription;
use crate::error::Error;
use crate::execute;
use crate::executor::BoxFuture;
use crate::json::{Fault, Value};
use crate::parts::Parts;
use crate::repetition::Repetition;
use crate::response::{MediaType, RawResponse, Response};
use crate::stream::{ByteStream, Connected, EventSource, NotConnected};

/// HTML Standard, "The `Last-Event-ID` header".
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

const EVENT_STREAM: &str = "text/event-stream";

/// A request that can be sent again.
struct Reopening {
    client: Client,
    operation: &'static OperationDescription,
    parts: Parts,
}

/// What opens the stream of a call anew, where it may be a stream of events.
pub(super) fn reopening_source(
    client: &Client,
    operation: &'static OperationDescription,
    parts: &Parts,
) -> Option<Arc<dyn EventSource>> {
    let is_one = |media_type: &&str| MediaType::parse(media_type).fit(EVENT_STREAM).is_some();
    let has_events = operation.success.iter().any(|success| success.streams.iter().any(is_one));
    has_events.then(|| {
        Arc::new(Reopening { client: client.clone(), operation, parts: parts.clone() })
            as Arc<dyn EventSource>
    })
}

impl EventSource for Reopening {
    fn repetition(&self) -> Option<Repetition> {
        let is_fresh = self.parts.body.as_ref().is_none_or(|(_, body)| body.is_fresh());
        is_fresh.then(|| execute::repetition(self.operation, &self.parts.options))
    }

    fn connect(&self, last_event_id: &str) -> BoxFuture<'static, Result<Connected, NotConnected>> {
        let (client, operation, mut parts) = (self.client.clone(), self.operation, self.parts.clone());
        let headers = &mut parts.options.headers;
        if !last_event_id.is_empty() {
            let Ok(id) = HeaderValue::from_bytes(last_event_id.as_bytes()) else {
                let error = "the last event has an id that a header cannot carry".into();
                return Box::pin(async move { Err(NotConnected { error, is_passing: false, after: None }) });
            };
            headers.retain(|(name, _)| *name != LAST_EVENT_ID);
            headers.push((LAST_EVENT_ID, id));
        }
        Box::pin(async move {
            let delivery = parts.delivery;
            let response = execute::start(client, operation, parts).await;
            let response = response.map_err(|failure| not_connected(failure.into()))?;
            if response.status() == StatusCode::NO_CONTENT {
                return Ok(Connected::NoContent);
            }
            let opened = concluded(Asked { operation, delivery }, response, &opened);
            opened.map(|response: Response<_>| Connected::Stream(response.into_body())).map_err(not_connected)
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'static, ()> {
        self.client.core.clock.sleep(pause)
    }
}

fn opened(response: &RawResponse) -> Result<ByteStream, Fault> {
    response.event_stream()
}

fn not_connected(error: Error<Value>) -> NotConnected {
    NotConnected { is_passing: error.is_retryable(), after: error.retry_after(), error: Box::new(error) }
}
