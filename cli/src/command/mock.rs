//! `clientwright mock SPEC`. In: a description and a port; out: a server on the loopback interface, until it is stopped. It
//! never listens on any other interface.

use crate::arguments::Mock;
use crate::ending::{Ended, Failure};

pub(crate) fn mock(arguments: &Mock) -> Ended {
    let _ = arguments.port;
    Err(Failure::new("not yet"))
}
