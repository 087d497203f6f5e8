//! In: a response whose body is read while it arrives. Out: its items or its events, as the tables of emitted code name them.
//! Never: a body that is still in a content coding.

use super::RawResponse;
use crate::json::{Fault, Json};
use crate::stream::{Events, Framing, ItemStream};

/// Hands over a body of events whose data is JSON; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn events<T: Json>(response: &RawResponse) -> Result<Events<T>, Fault> {
    let plain = response.plain()?;
    Ok(Events::of_json(plain.stream(), plain.manner()))
}

/// Hands over a body of events whose data is text; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn text_events(response: &RawResponse) -> Result<Events<String>, Fault> {
    let plain = response.plain()?;
    Ok(Events::of_text(plain.stream(), plain.manner()))
}

/// Hands over a body of lines; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn json_lines<T: Json>(response: &RawResponse) -> Result<ItemStream<T>, Fault> {
    let plain = response.plain()?;
    Ok(ItemStream::new(plain.stream(), plain.manner(), Framing::Lines))
}

/// Hands over a sequence of RFC 7464; emitted code names it in its tables.
///
/// # Errors
/// When the body is in a content coding.
pub fn json_sequence<T: Json>(response: &RawResponse) -> Result<ItemStream<T>, Fault> {
    let plain = response.plain()?;
    Ok(ItemStream::new(plain.stream(), plain.manner(), Framing::Sequence))
}
