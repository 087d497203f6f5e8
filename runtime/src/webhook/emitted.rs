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

/// The enum of all webhooks and callbacks. Each line has the name and the body of one, its key in the description, the headers
/// and the members of the body that tell it from others.
///
/// ```text
/// rt::any_event! {
///     AnyEvent;
///     PetCreated(types::Pet) = "petCreated", headers ["X-Event" = "created"], members [];
///     PetSold(types::Sale) = "petSold", headers [], members ["kind" = Text("sold")];
/// }
/// ```
#[cfg(feature = "webhooks")]
#[doc(hidden)]
#[macro_export]
macro_rules! any_event {
    ($any:ident; $(
        $variant:ident($body:ty) = $name:literal,
        headers [$($header:literal = $($value:literal)|+),*],
        members [$($member:literal = $kind:ident($only:expr)),*];
    )*) => {
        /// Any of the webhooks and callbacks, for who receives several at one place.
        #[derive(Debug, Clone, PartialEq)]
        pub enum $any {
            $(
                #[doc = concat!("`", $name, "`")]
                $variant($body),
            )*
            /// None of them, or one that nothing tells from another: the body.
            Unknown($crate::codegen::Value),
        }

        impl $any {
            const CASES: &'static [$crate::codegen::EventCase] = &[
                $($crate::codegen::EventCase {
                    name: $name,
                    headers: &[$(($header, &[$($value),+])),*],
                    members: &[$(($member, $crate::codegen::Literal::$kind($only))),*],
                }),*
            ];
            const READERS: &'static [fn(&[u8]) -> ::std::result::Result<Self, $crate::codegen::Fault>] = &[
                $(|body| ::std::result::Result::map($crate::codegen::from_slice::<$body>(body), Self::$variant)),*
            ];

            /// Verifies the signature and the age of a request, and reads the event that its headers and its body tell of: required
            /// headers that list their values, and required members of the body that have one value.
            ///
            /// # Errors
            ///
            /// When the request is not signed with one of the secrets, is too old, or its body is not as described.
            pub fn verified(
                headers: &$crate::codegen::HeaderMap,
                body: impl AsRef<[u8]>,
                secrets: &$crate::WebhookSecrets,
            ) -> ::std::result::Result<Self, $crate::WebhookError> {
                secrets.verify(headers, body.as_ref())?;
                Self::read($crate::codegen::told(Self::CASES, headers, body.as_ref()), body.as_ref())
            }

            /// The same of a request of which the receiver knows what it is, by its path or by a header of the service: `name` is the key
            /// of the webhook or the callback in the description.
            ///
            /// # Errors
            ///
            /// Those of `verified`.
            pub fn named(
                name: &str,
                headers: &$crate::codegen::HeaderMap,
                body: impl AsRef<[u8]>,
                secrets: &$crate::WebhookSecrets,
            ) -> ::std::result::Result<Self, $crate::WebhookError> {
                secrets.verify(headers, body.as_ref())?;
                Self::read(Self::CASES.iter().position(|case| case.name == name), body.as_ref())
            }

            fn read(
                index: ::core::option::Option<usize>,
                body: &[u8],
            ) -> ::std::result::Result<Self, $crate::WebhookError> {
                let read = match index.and_then(|index| Self::READERS.get(index)) {
                    Some(reader) => reader(body),
                    None => ::std::result::Result::map($crate::codegen::from_slice(body), Self::Unknown),
                };
                read.map_err($crate::WebhookError::Body)
            }
        }
    };
}

/// The feature `webhooks` is off.
#[cfg(not(feature = "webhooks"))]
#[doc(hidden)]
#[macro_export]
macro_rules! any_event {
    ($($anything:tt)*) => {};
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
