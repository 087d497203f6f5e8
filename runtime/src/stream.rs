//! In: the body of a response that is read while it arrives. Out: its pieces, its items, its events.
//! Never: more in memory than the piece or the item that is being read.

mod bytes;
mod error;
mod events;
mod frame;
mod items;
mod reading;

pub use self::bytes::ByteStream;
pub(crate) use self::bytes::{Pace, Unread};
pub use self::error::{ItemError, StreamError};
pub(crate) use self::events::{Connected, EventSource, NotConnected};
pub use self::events::{Event, Events};
pub use self::frame::Framing;
pub(crate) use self::frame::framed;
pub use self::items::ItemStream;
pub(crate) use self::reading::{Reading, Told};
