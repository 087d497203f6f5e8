//! In: a stream of events that has ended or broken off. Out: the next one, after a pause.
//! Never: the decision whether that is allowed, or for how long; both are given.

use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::executor::BoxFuture;
use crate::repetition::Repetition;
use crate::stream::{ByteStream, StreamError};

/// What opens the stream anew.
pub(crate) trait EventSource: Send + Sync {
    /// What the request does that is received twice, by its method or its idempotency key; `None` when its body is a stream that has
    /// been read from.
    fn repetition(&self) -> Option<Repetition>;

    /// Sends the request again, with this `Last-Event-ID` unless it is empty.
    fn connect(&self, last_event_id: &str) -> BoxFuture<'static, Result<Connected, NotConnected>>;

    /// Ready when the pause before a connection is over.
    fn sleep(&self, pause: Duration) -> BoxFuture<'static, ()>;
}

/// What a request that was sent again came to.
pub(crate) enum Connected {
    /// A stream of events.
    Stream(ByteStream),
    /// 204: the server asks not to be called again (HTML Standard, "Processing model").
    NoContent,
}

/// Why there is no stream.
pub(crate) struct NotConnected {
    pub(crate) error: Box<dyn std::error::Error + Send + Sync>,
    /// Whether it may work later.
    pub(crate) is_passing: bool,
    /// How long the server asked to be left alone.
    pub(crate) after: Option<Duration>,
}

/// The pause before the next connection, by the number of those before that brought nothing; `None` when there were enough.
pub(crate) type Pauses = Box<dyn Fn(u32) -> Option<Duration> + Send + Sync>;

/// A stream that is opened anew.
pub(super) struct Reconnecting {
    source: Arc<dyn EventSource>,
    pauses: Pauses,
    /// connections in succession that brought nothing
    fruitless: u32,
    state: ConnectionState,
}

enum ConnectionState {
    Connected,
    Pausing(BoxFuture<'static, ()>),
    Connecting(BoxFuture<'static, Result<Connected, NotConnected>>),
}

impl Reconnecting {
    pub(super) const fn new(source: Arc<dyn EventSource>, pauses: Pauses) -> Self {
        Self { source, pauses, fruitless: 0, state: ConnectionState::Connected }
    }

    pub(super) const fn is_connected(&self) -> bool {
        matches!(self.state, ConnectionState::Connected)
    }

    /// Something has come.
    pub(super) fn received(&mut self) {
        self.fruitless = 0;
    }

    /// The connection is over. Whether there is another one, by the number of those that brought nothing.
    pub(super) fn lost(&mut self, asked: Option<Duration>) -> bool {
        let Some(pause) = (self.pauses)(self.fruitless) else { return false };
        // a server that was there knows best when it wants to see the client again; of one that was not, the pauses grow
        let pause = match (self.fruitless, asked) {
            (0, Some(asked)) => asked,
            (_, Some(asked)) => pause.max(asked),
            (_, None) => pause,
        };
        self.fruitless = self.fruitless.saturating_add(1);
        self.state = ConnectionState::Pausing(self.source.sleep(pause));
        true
    }

    /// Waits for the next connection.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
        (last_event_id, retry): (&str, Option<Duration>),
    ) -> Poll<Result<Connected, StreamError>> {
        loop {
            match &mut self.state {
                ConnectionState::Connected => return Poll::Ready(Ok(Connected::NoContent)),
                ConnectionState::Pausing(pause) => {
                    ready!(pause.as_mut().poll(cx));
                    self.state = ConnectionState::Connecting(self.source.connect(last_event_id));
                }
                ConnectionState::Connecting(connecting) => match ready!(connecting.as_mut().poll(cx)) {
                    Ok(connected) => {
                        self.state = ConnectionState::Connected;
                        return Poll::Ready(Ok(connected));
                    }
                    Err(NotConnected { error, is_passing, after }) => {
                        if !is_passing || !self.lost(after.max(retry)) {
                            return Poll::Ready(Err(StreamError::NotReconnected(error)));
                        }
                    }
                },
            }
        }
    }
}
