//! In: a request whose time has come. Out: the futures of its result.
//! Never: more per operation than a decode; everything else is behind one boxed future.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::Parts;
use crate::client::Client;
use crate::description::Operation;
use crate::error::{DecodeError, Error, ErrorBody, Failure, StatusError, UnexpectedResponse};
use crate::execute::verdict::{Verdict, verdict};
use crate::execute::{self};
use crate::response::{RawResponse, Response};
use crate::transport::BoxFuture;

/// The future of a call's success.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T: 'static, E>(SendingWithMeta<T, E>);

/// The future of a call's success with its status and headers.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingWithMeta<T: 'static, E> {
    call: BoxFuture<'static, Result<RawResponse, Failure>>,
    operation: &'static Operation<T>,
    errors: PhantomData<fn() -> E>,
}

impl<T, E: ErrorBody> Sending<T, E> {
    pub(super) const fn new(inner: SendingWithMeta<T, E>) -> Self {
        Self(inner)
    }
}

impl<T, E: ErrorBody> SendingWithMeta<T, E> {
    pub(super) fn new(client: Client, operation: &'static Operation<T>, parts: Parts) -> Self {
        let call = execute::start(client, &operation.description, parts);
        Self { call, operation, errors: PhantomData }
    }
}

impl<T, E: ErrorBody> Future for Sending<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.get_mut().0).poll(cx).map(|result| result.map(Response::into_body))
    }
}

impl<T, E: ErrorBody> Future for SendingWithMeta<T, E> {
    type Output = Result<Response<T>, Error<E>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let result = ready!(this.call.as_mut().poll(cx));
        Poll::Ready(match result {
            Ok(response) => decode(this.operation, response),
            Err(failure) => Err(failure.into()),
        })
    }
}

fn decode<T, E: ErrorBody>(
    operation: &'static Operation<T>,
    response: RawResponse,
) -> Result<Response<T>, Error<E>> {
    let description = &operation.description;
    let reason = match verdict(description, &response) {
        Verdict::Success => {
            return match (operation.decode)(&response) {
                Ok(body) => Ok(Response::new(body, response)),
                Err(fault) => {
                    Err(Error::Decode(Box::new(DecodeError { operation: description, response, fault })))
                }
            };
        }
        Verdict::Unexpected(reason) => reason,
        Verdict::PerhapsDocumented(reason) => match E::decode(&response) {
            Some(body) => {
                let (body, fault) = match body {
                    Ok(body) => (Some(body), None),
                    Err(fault) => (None, Some(fault)),
                };
                let error = StatusError { operation: description, response, body, fault };
                return Err(Error::Status(Box::new(error)));
            }
            None => reason,
        },
    };
    Err(Error::Unexpected(Box::new(UnexpectedResponse { operation: description, response, reason })))
}
