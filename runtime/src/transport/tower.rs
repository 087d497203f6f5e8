//! In: a service of tower, or a transport. Out: the other of the two.
//! Never: a request before the service is ready, or one clone of a service used by two requests at once.

use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Body as HttpBody;
use tower_service::Service;

use super::{Transport, incoming};
use crate::body::Body;
use crate::executor::BoxFuture;
use crate::transport_error::{TransportError, TransportErrorKind};

type BoxError = Box<dyn StdError + Send + Sync>;

/// A transport from a [`tower_service::Service`]: a client of hyper, or another transport with layers of tower around it.
///
/// Each request has a clone of the service, and is sent when that is ready. A service must not follow redirects with the
/// credentials of a request, and need not try again: both are the client's own.
///
/// An error of the service that is a [`TransportError`], or has one among its sources, keeps its kind. Any other is taken for
/// [`TransportErrorKind::Interrupted`]: the server may have acted on the request.
pub struct TowerTransport<S> {
    /// services need not be `Sync`
    service: Mutex<S>,
    /// the transport below, which hears of attempts that were given up
    below: Option<Arc<dyn Transport>>,
}

impl<S> TowerTransport<S> {
    /// Sends requests by this service.
    pub fn new(service: S) -> Self {
        Self { service: Mutex::new(service), below: None }
    }

    /// Sends requests by what the function makes of a service of this transport: `|service| ServiceBuilder::new().layer(..)
    /// .service(service)`. The transport hears of attempts that were given up, so that it can leave dead connections.
    pub fn around(transport: impl Transport, layered: impl FnOnce(TransportService) -> S) -> Self {
        let service = TransportService::new(transport);
        let below = Some(Arc::clone(&service.0));
        Self { service: Mutex::new(layered(service)), below }
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError> + 'static,
{
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(error)?;
            let response = service.call(request).await.map_err(error)?;
            Ok(incoming::response(response.map(Box::pin), error).await)
        })
    }

    fn gave_up(&self, server: &http::Uri) {
        if let Some(below) = &self.below {
            below.gave_up(server);
        }
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}

/// A [`tower_service::Service`] from a transport, for layers of tower, or for whoever else sends requests by it. It is always
/// ready, and clones share the transport.
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl TransportService {
    /// Sends requests by this transport.
    pub fn new(transport: impl Transport) -> Self {
        Self(Arc::new(transport))
    }
}

impl From<Arc<dyn Transport>> for TransportService {
    fn from(transport: Arc<dyn Transport>) -> Self {
        Self(transport)
    }
}

impl Service<http::Request<Body>> for TransportService {
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        Box::pin(async move { transport.send(request).await })
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService")
    }
}

/// The error of a service, or of a body, by what is known of it.
fn error(error: impl Into<BoxError>) -> TransportError {
    let error = match error.into().downcast::<TransportError>() {
        Ok(known) => return *known,
        Err(other) => other,
    };
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(known) = cause.downcast_ref::<TransportError>() {
            return TransportError::new(known.kind(), error);
        }
        source = cause.source();
    }
    TransportError::new(TransportErrorKind::Interrupted, error)
}
