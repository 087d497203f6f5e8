//! How a request of an operation with setters is sent.
//!
//! In comes what an operation answers; out goes one type for the requests of all operations, with the ways to send them. It never
//! knows the setters: those are the operation's own.

use crate::description::{Paging, Polling};
use crate::error::ErrorBody;
use crate::header::Headers;
use crate::json::Json;

/// What an operation answers, as types.
pub trait Answers: 'static {
    /// The type of the success.
    type Success: 'static;
    /// The type of the documented errors.
    type Errors: ErrorBody;
    /// The type of the success's documented headers.
    type Headers: Headers;
}

/// An operation whose answers come in pages.
pub trait Paged: Answers {
    /// How the pages follow each other.
    const PAGING: &'static Paging;
}

/// An operation whose pages have items.
pub trait PagedItems: Paged {
    /// The type of an item.
    type Item: Json;
}

/// An operation that goes on after its answer.
pub trait LongRunning: Answers {
    /// The type of the result.
    type Done: Json;
    /// Where its state and its result are.
    const POLLING: &'static Polling;
}

/// Names an operation whose request has setters, and says what it answers. The types are those of the success, of the errors, and of
/// the success's documented headers, where it has any.
///
/// ```text
/// rt::request!(FindPets, Vec<types::Pet>, errors::FindPetsError);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! request {
    ($operation:ident, $success:ty, $errors:ty $(,)?) => {
        $crate::request!($operation, $success, $errors, $crate::codegen::HeaderMap);
    };

    ($operation:ident, $success:ty, $errors:ty, $headers:ty $(,)?) => {
        /// The operation of a request.
        pub enum $operation {}

        impl $crate::codegen::Answers for $operation {
            type Success = $success;
            type Errors = $errors;
            type Headers = $headers;
        }
    };
}

/// Says how the pages of an operation follow each other, and what their items are, where that is known.
///
/// ```text
/// rt::pages!(FindPets, types::Pet; rt::Paging::link());
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! pages {
    ($operation:ident $(, $item:ty)?; $paging:expr) => {
        impl $crate::codegen::Paged for $operation {
            const PAGING: &'static $crate::codegen::Paging = &$paging;
        }

        $(impl $crate::codegen::PagedItems for $operation {
            type Item = $item;
        })?
    };
}

/// Says of what type the result of an operation is that goes on after its answer, and where its state is.
///
/// ```text
/// rt::long_running!(CreatePet, types::Pet; rt::Polling::USUAL);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! long_running {
    ($operation:ident, $done:ty; $polling:expr) => {
        impl $crate::codegen::LongRunning for $operation {
            type Done = $done;
            const POLLING: &'static $crate::codegen::Polling = &$polling;
        }
    };
}

/// Gives a client the type of its requests with setters. It stands in the client's crate, so that each operation can give it setters,
/// and once, so that the compiler checks the ways to send a request once for all operations.
///
/// ```text
/// rt::calls!();
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! calls {
    () => {
        /// A request of the operation `O` that has not been sent. The setters are those of the operation: see the modules of
        /// [`requests`](super::requests).
        #[must_use = "a request does nothing until it is sent"]
        pub struct Call<O: $crate::codegen::Answers> {
            pub(crate) request: $crate::codegen::Request<O::Success, O::Errors, O::Headers>,
        }

        impl<O: $crate::codegen::Answers> Call<O> {
            /// Timeouts, retries, headers and credentials of this one call.
            pub fn options(mut self, options: $crate::codegen::CallOptions) -> Self {
                self.request.set_options(options);
                self
            }

            /// Sends the request to this address of the same origin in place of the operation's path and query: a link that an
            /// answer had.
            pub fn at(mut self, address: &(impl ::core::fmt::Display + ?Sized)) -> Self {
                self.request.set_address(address);
                self
            }

            /// Sends the body as this media type: one of those that the description has for it, or one of their ranges.
            pub fn body_as(mut self, media_type: &str) -> Self {
                self.request.set_media_type(media_type);
                self
            }

            /// Sends this body as it is, in place of the described one.
            pub fn raw_body(
                mut self,
                media_type: &str,
                body: impl ::core::convert::Into<$crate::codegen::Body>,
            ) -> Self {
                self.request.set_raw_body(media_type, body.into());
                self
            }

            /// Sends the request, and gives the answer as it came, whatever its status: nothing is decoded.
            pub fn send_raw(self) -> $crate::codegen::SendingRaw<O::Errors> {
                self.request.send_raw()
            }

            /// As `send_raw`, but the body is there while it arrives, and has no limit.
            pub fn send_raw_stream(
                self,
            ) -> $crate::codegen::SendingWithMeta<$crate::codegen::ByteStream, O::Errors> {
                self.request.send_raw_stream()
            }

            /// Sends the request; the same as awaiting it.
            pub fn send(self) -> $crate::codegen::Sending<O::Success, O::Errors> {
                self.request.send()
            }

            /// Sends the request, and gives status and headers beside the body.
            pub fn send_with_meta(
                self,
            ) -> $crate::codegen::SendingWithMeta<O::Success, O::Errors, O::Headers> {
                self.request.send_with_meta()
            }

            /// Sends the request, and gives the body while it arrives, whatever the description says of it.
            pub fn send_for_bytes(
                self,
            ) -> $crate::codegen::SendingWithMeta<$crate::codegen::ByteStream, O::Errors, O::Headers> {
                self.request.send_for_bytes()
            }

            /// Sends the request, and gives the JSON values of the body, each on a line of its own, while they arrive.
            pub fn send_for_items<I: $crate::codegen::Json>(
                self,
            ) -> $crate::codegen::SendingWithMeta<$crate::codegen::ItemStream<I>, O::Errors, O::Headers> {
                self.request.send_for_items()
            }
        }

        impl<O: $crate::codegen::Paged> Call<O> {
            /// The pages, each asked for when the one before has been taken.
            pub fn pages(self) -> $crate::codegen::Pages<O::Success, O::Errors> {
                self.request.pages(O::PAGING)
            }
        }

        impl<O: $crate::codegen::PagedItems> Call<O> {
            /// The items of all pages, each page asked for when the items before it have been taken.
            pub fn items(self) -> $crate::codegen::Items<O::Item, O::Errors> {
                self.request.items(O::PAGING)
            }
        }

        impl<O: $crate::codegen::LongRunning> Call<O> {
            /// Sends the request when awaited, and asks for the state of the operation until it has ended: gives the result.
            pub fn poll_until_done(self) -> $crate::codegen::Polled<O::Done, O::Errors> {
                self.request.poll_until_done(O::POLLING)
            }
        }

        $crate::blocking_calls!();

        impl<O: $crate::codegen::Answers> ::core::future::IntoFuture for Call<O> {
            type Output = ::core::result::Result<O::Success, $crate::codegen::Error<O::Errors>>;
            type IntoFuture = $crate::codegen::Sending<O::Success, O::Errors>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        impl<O: $crate::codegen::Answers> Clone for Call<O> {
            fn clone(&self) -> Self {
                Self { request: self.request.clone() }
            }
        }

        /// Without arguments and body.
        impl<O: $crate::codegen::Answers> ::core::fmt::Debug for Call<O> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.request, f)
            }
        }
    };
}

/// Gives requests what waits in place of `send`. A feature is the runtime's own: `cfg` within what a macro gives would ask
/// for those of its user.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking_calls {
    () => {
        impl<O: $crate::codegen::Answers> Call<O> {
            /// Sends the request, and waits for the success.
            pub fn call(self) -> ::core::result::Result<O::Success, $crate::codegen::Error<O::Errors>> {
                self.request.call()
            }

            /// Sends the request, and waits for the success with its status and headers.
            pub fn call_with_meta(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<O::Success, O::Headers>,
                $crate::codegen::Error<O::Errors>,
            > {
                self.request.call_with_meta()
            }

            /// Sends the request, and waits for the answer as it comes, whatever its status.
            pub fn call_raw(
                self,
            ) -> ::core::result::Result<$crate::codegen::RawResponse, $crate::codegen::Error<O::Errors>> {
                self.request.call_raw()
            }

            /// Sends the request, and waits for the head of the answer, whatever its status; the body is an iterator of its pieces.
            pub fn call_raw_stream(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<$crate::codegen::ByteStream>,
                $crate::codegen::Error<O::Errors>,
            > {
                self.request.call_raw_stream()
            }

            /// Sends the request, and waits for the head of the success; the body is an iterator of its pieces.
            pub fn call_for_bytes(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<$crate::codegen::ByteStream, O::Headers>,
                $crate::codegen::Error<O::Errors>,
            > {
                self.request.call_for_bytes()
            }

            /// Sends the request, and waits for the head of the success; the body is an iterator of the JSON values on its
            /// lines.
            pub fn call_for_items<I: $crate::codegen::Json + 'static>(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<$crate::codegen::ItemStream<I>, O::Headers>,
                $crate::codegen::Error<O::Errors>,
            > {
                self.request.call_for_items()
            }
        }
    };
}

/// The feature `blocking` is off.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking_calls {
    () => {};
}
