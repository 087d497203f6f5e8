//! In: a request with everything in it. Out: the response of one attempt, and what it is to the operation.
//! Never: a credential, or a second attempt; both are for who makes the request.

mod body;
mod deadline;
mod exchange;
mod layered;
mod limits;
mod progress;
mod redirect;
mod verdict;

pub(crate) use self::deadline::within;
pub(crate) use self::exchange::{Anew, Exchange};
pub(crate) use self::limits::Limits;
pub(crate) use self::verdict::{Asked, Delivery, Verdict, verdict};
