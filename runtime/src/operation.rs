//! In: nothing; the generator writes the table. Out: an operation with the decoder of its success.
//! Never: more per type than that; everything else is in the description of the operation.

use crate::description::OperationDescription;
use crate::json::Fault;
#[cfg(feature = "test")]
use crate::json::Value;
use crate::response::RawResponse;

/// An operation and the type of its success.
#[derive(Debug)]
pub struct Operation<T: 'static> {
    /// Everything about the operation that needs no type.
    pub description: OperationDescription,
    /// Reads the body of a documented success.
    pub decode: Decode<T>,
}

/// Reads the body of a success.
pub(crate) type Decode<T> = fn(&RawResponse) -> Result<T, Fault>;

/// What a request is for: fakes find it in the request's extensions.
#[cfg(feature = "test")]
#[derive(Debug, Clone)]
pub(crate) struct AskedOperation {
    pub(crate) operation: &'static OperationDescription,
    /// by their indices in the operation's table
    pub(crate) arguments: Vec<(usize, Value)>,
    /// none of it is when it has a path of its own
    pub(crate) is_described: bool,
}

/// Where the credentials of a request are: cassettes find it in the request's extensions, and leave them out.
#[cfg(feature = "test")]
#[derive(Debug, Clone, Default)]
pub(crate) struct Credentials {
    pub(crate) headers: Vec<http::HeaderName>,
    /// names of pairs, decoded
    pub(crate) query: Vec<String>,
}
