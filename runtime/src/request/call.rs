//! How a request of an operation with setters is sent.
//!
//! In comes a struct around a [`Request`](super::Request); out go the ways to send it. It never knows the setters: those are the
//! operation's own.

/// Gives a request what every request has: options, and being sent. The types are those of the success, of the errors,
/// and of the success's documented headers, where it has any.
///
/// ```text
/// rt::request!(FindPets, Vec<types::Pet>, errors::FindPetsError);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! request {
    ($request:ident, $success:ty, $errors:ty $(, $headers:ty)? $(,)?) => {
        impl $request {
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
            pub fn send_raw(self) -> $crate::codegen::SendingRaw<$errors> {
                self.request.send_raw()
            }

            /// As `send_raw`, but the body is there while it arrives, and has no limit.
            pub fn send_raw_stream(
                self,
            ) -> $crate::codegen::SendingWithMeta<$crate::codegen::ByteStream, $errors> {
                self.request.send_raw_stream()
            }

            /// Sends the request; the same as awaiting it.
            pub fn send(self) -> $crate::codegen::Sending<$success, $errors> {
                self.request.send()
            }

            /// Sends the request, and gives status and headers beside the body.
            pub fn send_with_meta(self) -> $crate::codegen::SendingWithMeta<$success, $errors $(, $headers)?> {
                self.request.send_with_meta()
            }

            /// Sends the request, and gives the body while it arrives, whatever the description says of it.
            pub fn send_for_bytes(
                self,
            ) -> $crate::codegen::SendingWithMeta<$crate::codegen::ByteStream, $errors $(, $headers)?> {
                self.request.send_for_bytes()
            }

            /// Sends the request, and gives the JSON values of the body, each on a line of its own, while they arrive.
            pub fn send_for_items<I: $crate::codegen::Json>(
                self,
            ) -> $crate::codegen::SendingWithMeta<$crate::codegen::ItemStream<I>, $errors $(, $headers)?> {
                self.request.send_for_items()
            }
        }

        $crate::blocking_calls!($request, $success, $errors $(, $headers)?);

        impl ::core::future::IntoFuture for $request {
            type Output = ::core::result::Result<$success, $crate::codegen::Error<$errors>>;
            type IntoFuture = $crate::codegen::Sending<$success, $errors>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}

/// Gives the request of an operation whose answers come in pages the streams of them. The types are those of the success, of the
/// errors and of the items, where it is known what the items are; behind them stands how the pages follow each other.
///
/// ```text
/// rt::pages!(FindPets, types::Pets, errors::FindPetsError, types::Pet; rt::Paging::link());
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! pages {
    ($request:ident, $success:ty, $errors:ty $(, $item:ty)?; $paging:expr) => {
        impl $request {
            const PAGING: &'static $crate::codegen::Paging = &$paging;

            /// The pages, each asked for when the one before has been taken.
            pub fn pages(self) -> $crate::codegen::Pages<$success, $errors> {
                self.request.pages(Self::PAGING)
            }

            $(
                /// The items of all pages, each page asked for when the items before it have been taken.
                pub fn items(self) -> $crate::codegen::Items<$item, $errors> {
                    self.request.items(Self::PAGING)
                }
            )?
        }
    };
}

/// Gives a request what waits in place of `send`. A feature is the runtime's own: `cfg` within what a macro gives would ask
/// for those of its user.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! blocking_calls {
    ($request:ident, $success:ty, $errors:ty $(, $headers:ty)?) => {
        impl $request {
            /// Sends the request, and waits for the success.
            pub fn call(self) -> ::core::result::Result<$success, $crate::codegen::Error<$errors>> {
                self.request.call()
            }

            /// Sends the request, and waits for the success with its status and headers.
            pub fn call_with_meta(
                self,
            ) -> ::core::result::Result<$crate::codegen::Response<$success $(, $headers)?>, $crate::codegen::Error<$errors>>
            {
                self.request.call_with_meta()
            }

            /// Sends the request, and waits for the answer as it comes, whatever its status.
            pub fn call_raw(
                self,
            ) -> ::core::result::Result<$crate::codegen::RawResponse, $crate::codegen::Error<$errors>> {
                self.request.call_raw()
            }

            /// Sends the request, and waits for the head of the answer, whatever its status; the body is an iterator of its pieces.
            pub fn call_raw_stream(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<$crate::codegen::ByteStream>,
                $crate::codegen::Error<$errors>,
            > {
                self.request.call_raw_stream()
            }

            /// Sends the request, and waits for the head of the success; the body is an iterator of its pieces.
            pub fn call_for_bytes(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<$crate::codegen::ByteStream $(, $headers)?>,
                $crate::codegen::Error<$errors>,
            > {
                self.request.call_for_bytes()
            }

            /// Sends the request, and waits for the head of the success; the body is an iterator of the JSON values on its
            /// lines.
            pub fn call_for_items<I: $crate::codegen::Json + 'static>(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Response<$crate::codegen::ItemStream<I> $(, $headers)?>,
                $crate::codegen::Error<$errors>,
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
    ($request:ident, $success:ty, $errors:ty $(, $headers:ty)?) => {};
}
