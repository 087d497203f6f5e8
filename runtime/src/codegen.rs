//! The one door through which emitted code reaches the runtime.
//!
//! In come the names that emitted code writes as `rt::X`; out go the items behind them. Nothing is defined here, and
//! nobody but emitted code should use it: it changes with the generator.
#![doc(hidden)]

pub use crate::json::{
    Fault, Json, Map, Maybe, Number, Peek, Read, Reader, Record, Table, TextEnum, Value, Writer,
};
pub use crate::secret::Secret;
#[cfg(feature = "serde")]
pub use crate::{
    json::{deserialize, serialize},
    serde_impls,
};
#[cfg(feature = "serde")]
pub use serde;
