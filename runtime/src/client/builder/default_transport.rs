//! In: the time for a connection. Out: the transport of a client that is given none.
//! Never: a transport without the feature for it.

use std::sync::Arc;
use std::time::Duration;

use super::BuildError;
use crate::transport::Transport;

#[cfg(feature = "reqwest-no-tls")]
pub(super) fn default_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, BuildError> {
    let mut builder = crate::transport::ReqwestTransport::builder();
    if let Some(timeout) = connect_timeout {
        builder = builder.connect_timeout(timeout);
    }
    Ok(Arc::new(builder.build().map_err(BuildError::Transport)?))
}

#[cfg(not(feature = "reqwest-no-tls"))]
pub(super) fn default_transport(
    _connect_timeout: Option<Duration>,
) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::NoTransport)
}
