//! Types of their own around one value.
//!
//! In comes a struct around a text or a number; out goes the same on the wire, and conversions from and to what it is around. It never
//! converts one such type into another.

/// Gives a struct around one value what it needs: of a text with no more than its name, of anything else with the type of the value.
///
/// ```text
/// rt::newtype!(PetId);
/// rt::newtype!(Price, f64);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! newtype {
    ($name:ident) => {
        $crate::newtype!(@around $name, ::std::string::String, str);

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
    ($name:ident, $value:ty $(,)?) => {
        $crate::newtype!(@around $name, $value, $value);
    };
    (@around $name:ident, $value:ty, $target:ty) => {
        impl From<$value> for $name {
            fn from(value: $value) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $value {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::core::ops::Deref for $name {
            type Target = $target;

            fn deref(&self) -> &$target {
                &self.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        impl $crate::codegen::Json for $name {
            fn blank() -> Self {
                Self($crate::codegen::Json::blank())
            }

            fn read(
                &mut self,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                $crate::codegen::Json::read(&mut self.0, first, reader)
            }

            fn write(&self, writer: &mut $crate::codegen::Writer) {
                $crate::codegen::Json::write(&self.0, writer);
            }
        }
    };
}
