//! How a request of an operation with setters is sent.
//!
//! In comes a struct around a [`Request`](super::Request); out go the ways to send it. It never knows the setters: those are the
//! operation's own.

/// Gives a request what every request has: options, and being sent. The types are those of the success and of the errors.
///
/// ```text
/// rt::request!(FindPets, Vec<types::Pet>, errors::FindPetsError);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! request {
    ($request:ident, $success:ty, $errors:ty $(,)?) => {
        impl $request {
            /// Timeouts, retries, headers and credentials of this one call.
            pub fn options(mut self, options: $crate::codegen::CallOptions) -> Self {
                self.request.set_options(options);
                self
            }

            /// Sends the request; the same as awaiting it.
            pub fn send(self) -> $crate::codegen::Sending<$success, $errors> {
                self.request.send()
            }

            /// Sends the request, and gives status and headers beside the body.
            pub fn send_with_meta(self) -> $crate::codegen::SendingWithMeta<$success, $errors> {
                self.request.send_with_meta()
            }
        }

        impl ::core::future::IntoFuture for $request {
            type Output = ::core::result::Result<$success, $crate::codegen::Error<$errors>>;
            type IntoFuture = $crate::codegen::Sending<$success, $errors>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
