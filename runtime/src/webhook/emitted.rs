//! In: the lines of emitted code about what a server sends. Out: the types of webhooks and callbacks, where the feature is on.
//! Never: a feature of the crate that the code stands in: `cfg` within what a macro gives would ask for those.

/// The type of a webhook or a callback, beside the function that reads it.
///
/// ```text
/// rt::webhook!(PetCreated, pet_created, types::Pet);
/// ```
#[cfg(feature = "webhooks")]
#[doc(hidden)]
#[macro_export]
macro_rules! webhook {
    ($name:ident, $function:ident, $body:ty $(,)?) => {
        #[doc = concat!("Verifies what [`", stringify!($function), "`] reads.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {}

        impl $name {
            /// Verifies the signature and the age of a request, and reads its body. The body is taken as it was received: what a
            /// framework has decoded and written again has another signature.
            ///
            /// # Errors
            ///
            /// When the request is not signed with one of the secrets, is too old, or its body is not as described.
            pub fn verified(
                headers: &$crate::codegen::HeaderMap,
                body: impl AsRef<[u8]>,
                secrets: &$crate::WebhookSecrets,
            ) -> ::std::result::Result<$body, $crate::WebhookError> {
                secrets.verified(headers, body)
            }
        }
    };
}

/// The secrets of the scheme that the settings name.
///
/// ```text
/// rt::webhook_secrets!(rt::WebhookScheme::STRIPE);
/// ```
#[cfg(feature = "webhooks")]
#[doc(hidden)]
#[macro_export]
macro_rules! webhook_secrets {
    ($scheme:expr $(,)?) => {
        /// How the server signs its requests.
        pub const SCHEME: $crate::WebhookScheme = $scheme;

        /// The secrets that are shared with the server, for `verified`. While a secret is replaced, both are given.
        ///
        /// # Errors
        ///
        /// When there is none, or one is empty or not of the scheme's form.
        pub fn secrets<S: AsRef<[u8]>>(
            secrets: impl IntoIterator<Item = S>,
        ) -> ::std::result::Result<$crate::WebhookSecrets, $crate::WebhookSecretError> {
            $crate::WebhookSecrets::new(SCHEME, secrets)
        }
    };
}

/// The feature `webhooks` is off.
#[cfg(not(feature = "webhooks"))]
#[doc(hidden)]
#[macro_export]
macro_rules! webhook {
    ($($anything:tt)*) => {};
}

/// The feature `webhooks` is off.
#[cfg(not(feature = "webhooks"))]
#[doc(hidden)]
#[macro_export]
macro_rules! webhook_secrets {
    ($scheme:expr $(,)?) => {};
}
