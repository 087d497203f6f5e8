//! In: a request whose time has come. Out: the futures of its result.
//! Never: more per operation than a decode; everything else is behind one boxed future.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use http::HeaderMap;

use super::conclusion::concluded;
use super::reopening;
use crate::any_error::AnyError;
use crate::attempt::{Asked, Delivery};
use crate::client::Client;
use crate::description::OperationDescription;
use crate::error::{Error, ErrorBody, Failure};
use crate::execute;
use crate::executor::BoxFuture;
use crate::operation::Decode;
use crate::parts::Parts;
use crate::response::{RawResponse, Response};
use crate::stream::EventSource;

/// The future of a call's success.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T: 'static, E>(SendingWithMeta<T, E>);

/// The future of a call's success with its status and headers.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingWithMeta<T: 'static, E, H = HeaderMap> {
    call: BoxFuture<'static, Result<RawResponse, Failure>>,
    description: &'static OperationDescription,
    decode: Decode<T>,
    delivery: Delivery,
    /// what sends the request again, where its answer may be a stream of events
    source: Option<Arc<dyn EventSource>>,
    results: PhantomData<fn() -> (E, H)>,
}

impl<T, E: ErrorBody> Sending<T, E> {
    pub(super) const fn new(inner: SendingWithMeta<T, E>) -> Self {
        Self(inner)
    }
}

impl<T, E: ErrorBody + Sync> Sending<T, E> {
    /// The same with [`AnyError`] for its error, which other errors can be made of by one `From`.
    ///
    /// # Errors
    /// As of the call itself.
    pub async fn any_error(self) -> Result<T, AnyError> {
        Ok(self.await?)
    }
}

impl<T, E: ErrorBody + Sync, H> SendingWithMeta<T, E, H> {
    /// The same with [`AnyError`] for its error: see [`Sending::any_error`].
    ///
    /// # Errors
    /// As of the call itself.
    pub async fn any_error(self) -> Result<Response<T, H>, AnyError> {
        Ok(self.await?)
    }
}

impl<T, E: ErrorBody, H> SendingWithMeta<T, E, H> {
    pub(super) fn new(
        client: Client,
        (description, decode): (&'static OperationDescription, Decode<T>),
        parts: Parts,
    ) -> Self {
        let delivery = parts.delivery;
        let source = reopening::reopening_source(&client, description, &parts);
        let call = execute::start(client, description, parts);
        Self { call, description, decode, delivery, source, results: PhantomData }
    }

    /// Waits for the result.
    #[cfg(feature = "blocking")]
    pub(super) fn wait(self) -> Result<Response<T, H>, Error<E>> {
        let operation = self.description;
        crate::blocking::wait(self).unwrap_or_else(|_| {
            let mistake = crate::mistake::Mistake::NoThread;
            Err(Error::Build(Box::new(crate::error::InvalidRequest::new(operation, mistake))))
        })
    }

    fn decoded(&self, mut response: RawResponse) -> Result<Response<T, H>, Error<E>> {
        response.set_source(self.source.clone());
        let (operation, delivery) = (self.description, self.delivery);
        concluded(Asked { operation, delivery }, response, &self.decode)
    }
}

/// The future of an answer that is not decoded.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingRaw<E> {
    call: BoxFuture<'static, Result<RawResponse, Failure>>,
    #[cfg(feature = "blocking")]
    description: &'static OperationDescription,
    errors: PhantomData<fn() -> E>,
}

impl<E> SendingRaw<E> {
    pub(super) fn new(client: Client, operation: &'static OperationDescription, mut parts: Parts) -> Self {
        parts.delivery = Delivery::Whole;
        let call = execute::start(client, operation, parts);
        Self {
            call,
            #[cfg(feature = "blocking")]
            description: operation,
            errors: PhantomData,
        }
    }

    /// Waits for the result.
    #[cfg(feature = "blocking")]
    pub(super) fn wait(self) -> Result<RawResponse, Error<E>>
    where
        E: ErrorBody,
    {
        let operation = self.description;
        crate::blocking::wait(self).unwrap_or_else(|_| {
            let mistake = crate::mistake::Mistake::NoThread;
            Err(Error::Build(Box::new(crate::error::InvalidRequest::new(operation, mistake))))
        })
    }
}

impl<E: ErrorBody> Future for SendingRaw<E> {
    type Output = Result<RawResponse, Error<E>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().call.as_mut().poll(cx).map(|result| result.map_err(Error::from))
    }
}

impl<T, E: ErrorBody> Future for Sending<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.get_mut().0).poll(cx).map(|result| result.map(Response::into_body))
    }
}

impl<T, E: ErrorBody, H> Future for SendingWithMeta<T, E, H> {
    type Output = Result<Response<T, H>, Error<E>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let result = ready!(this.call.as_mut().poll(cx));
        Poll::Ready(match result {
            Ok(response) => this.decoded(response),
            Err(failure) => Err(failure.into()),
        })
    }
}
