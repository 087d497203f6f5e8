//! What a generated client has for tests.
//!
//! In comes a row for each operation and for each enum of answers; out go the methods of `Api`, and how its answers are encoded. The
//! feature is that of the runtime: without it, nothing of a client's `testing` is even read.

/// Compiles the module of a client that is for tests.
#[doc(hidden)]
#[cfg(feature = "test")]
#[macro_export]
macro_rules! with_testing {
    ($($module:item)*) => { $($module)* };
}

/// The feature `test` is off.
#[doc(hidden)]
#[cfg(not(feature = "test"))]
#[macro_export]
macro_rules! with_testing {
    ($($anything:tt)*) => {};
}

/// Gives the type of a fake.
///
/// ```text
/// rt::fake!(client::Client);
/// ```
#[doc(hidden)]
#[cfg(feature = "test")]
#[macro_export]
macro_rules! fake {
    ($client:ty) => {
        #[doc(inline)]
        pub use $crate::testing::{Any, Call, Expected, Fake, Recorder, Replay, Reply, Times, any, that};

        /// The API in memory: what a test expects of it, and clients that call it. Each method expects a call of its operation, with the
        /// arguments that the method of the client takes; `any()` stands for any of them. `Fake` has the rest: `client`, `calls`,
        /// `verify`.
        #[derive(Debug, Default)]
        pub struct Api {
            fake: $crate::testing::Fake<$client>,
        }

        impl Api {
            /// A fake that expects no call yet.
            #[must_use]
            pub fn new() -> Self {
                ::core::default::Default::default()
            }
        }

        impl ::core::ops::Deref for Api {
            type Target = $crate::testing::Fake<$client>;

            fn deref(&self) -> &Self::Target {
                &self.fake
            }
        }
    };
}

/// Gives types an example of themselves.
///
/// ```text
/// rt::examples! {
///     types::Pet = r#"{"name":"Rex"}"#;
/// }
/// ```
#[doc(hidden)]
#[cfg(feature = "test")]
#[macro_export]
macro_rules! examples {
    ($($ty:ty = $json:literal;)*) => {
        $(
            impl $ty {
                /// An example: the description's own where it shows one, else one that is made.
                #[must_use]
                #[track_caller]
                pub fn example() -> Self {
                    $crate::testing::example($json)
                }
            }
        )*
    };
}

/// Gives a fake the methods of operations: their arguments by the index in the operation's table, its table, and the types of its success
/// and of its errors.
///
/// ```text
/// rt::fakes! {
///     get_pet(0 id: i64) = GET_PET: types::Pet, errors::GetPetError;
///     update_pet(0 id: i64; types::Pet) = UPDATE_PET: types::Pet, errors::UpdatePetError;
/// }
/// ```
#[doc(hidden)]
#[cfg(feature = "test")]
#[macro_export]
macro_rules! fakes {
    ($(
        $name:ident($($index:literal $argument:ident: $ty:ty),* $(; $body:ty)?)
            = $table:ident: $success:ty, $errors:ty $(, $laid:expr)?;
    )*) => {
        impl Api {
            $(
                #[doc = concat!("Expects a call of `", stringify!($name), "`.")]
                #[track_caller]
                pub fn $name(
                    &self
                    $(, $argument: impl $crate::testing::Matching<$ty>)*
                    $(, body: impl $crate::testing::Matching<$body>)?
                ) -> $crate::testing::Expected<$success, $errors> {
                    self.fake.on(&operations::$table.description)
                        $(.argument::<$ty>($index, $argument))*
                        $(.body::<$body>(body))?
                        $(.laid($laid))?
                }
            )*
        }
    };
}
