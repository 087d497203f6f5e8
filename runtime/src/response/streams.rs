//! In: a response whose body is read while it arrives. Out: its items or its events, as the tables of emitted code name them.
//! Never: a body that is still in a content coding.

use std::sync::Arc;

use super::RawResponse;
use crate::json::{Fault, FaultKind, Json};
use crate::stream::{ByteStream, EventSource, Events, Framing, ItemStream, Reading, Told};

/// Hands over a body of events whose data is JSON; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn events<T: Json>(response: &RawResponse) -> Result<Events<T>, Fault> {
    let plain = response.plain()?;
    Ok(Events::of_json(plain.stream(), plain.reading()).with_source(response.source()))
}

/// Hands over a body of events that are told apart by their names, and read as a whole; the data of the named ones is text. Emitted code
/// calls it.
///
/// # Errors
/// When the body is in a content coding.
pub fn told_events<T: Json>(
    response: &RawResponse,
    texts: &'static [&'static str],
) -> Result<Events<T>, Fault> {
    let plain = response.plain()?;
    Ok(Events::of_whole(plain.stream(), plain.reading(), texts).with_source(response.source()))
}

/// Hands over a body of events whose data is text; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn text_events(response: &RawResponse) -> Result<Events<String>, Fault> {
    let plain = response.plain()?;
    Ok(Events::of_text(plain.stream(), plain.reading()).with_source(response.source()))
}

impl RawResponse {
    fn source(&self) -> Option<Arc<dyn EventSource>> {
        self.head.source.clone()
    }

    pub(crate) fn set_source(&mut self, source: Option<Arc<dyn EventSource>>) {
        self.head.source = source;
    }

    /// How the items of its body are read.
    fn reading(&self) -> Reading {
        let observing = self.observing().cloned();
        let told = observing.map(|observing| -> Told { Arc::new(move |read| observing.tell(read)) });
        Reading { manner: self.manner(), told }
    }

    /// A body of events, whatever they are.
    pub(crate) fn event_stream(&self) -> Result<ByteStream, Fault> {
        let is_one = self.media_type().is_none_or(|given| given.fit("text/event-stream").is_some());
        if is_one {
            Ok(self.plain()?.stream())
        } else {
            Err(Fault::new(FaultKind::Mismatch, 0, "a stream of events", "another media type"))
        }
    }
}

/// Hands over a body of lines; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn json_lines<T: Json>(response: &RawResponse) -> Result<ItemStream<T>, Fault> {
    let plain = response.plain()?;
    Ok(ItemStream::new(plain.stream(), plain.reading(), Framing::Lines))
}

/// Hands over a sequence of RFC 7464; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn json_sequence<T: Json>(response: &RawResponse) -> Result<ItemStream<T>, Fault> {
    let plain = response.plain()?;
    Ok(ItemStream::new(plain.stream(), plain.reading(), Framing::Sequence))
}
