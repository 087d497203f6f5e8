//! What arguments a call is expected to have. In: values, `any()` or conditions; out: whether an argument is one of these, and how a
//! message says what was expected. It never looks at how an argument is encoded.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::argument::ToArgument;
use crate::body::Body;
use crate::json::{self, Json, Value};

/// Any value, or none: see [`any`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Any;

/// Expects any argument, given or not, or any body.
#[must_use]
pub const fn any() -> Any {
    Any
}

/// A condition: see [`that`].
#[derive(Clone, Copy)]
pub struct That<F>(F);

/// Expects an argument or a body for which this is true. It sees the argument as JSON; of a body that is not JSON, a form is an object
/// of texts and everything else is a text.
///
/// ```
/// # #[cfg(feature = "test")] {
/// use clientwright_runtime::testing::that;
///
/// let large = that(|limit| limit.as_i64() > Some(100));
/// # let _ = large;
/// # }
/// ```
pub const fn that<F: Fn(&Value) -> bool + Send + Sync + 'static>(condition: F) -> That<F> {
    That(condition)
}

impl<F> fmt::Debug for That<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("That")
    }
}

/// What is expected in place of an `A`: a value, [`any`], or a condition ([`that`]).
pub trait Matching<A: ?Sized> {
    /// The same without its type.
    fn matcher(self) -> Matcher;
}

/// What is expected of an argument or a body, without its type.
#[doc(hidden)]
#[derive(Clone)]
pub struct Matcher(pub(super) Expects);

#[derive(Clone)]
pub(super) enum Expects {
    Anything,
    Value(Value),
    Bytes(Bytes),
    Condition(Arc<dyn Fn(&Value) -> bool + Send + Sync>),
}

impl Matcher {
    const fn value(value: Value) -> Self {
        Self(Expects::Value(value))
    }

    fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self(Expects::Bytes(bytes.into()))
    }

    /// Whether an argument is as expected.
    pub(super) fn takes(&self, given: &Value) -> bool {
        match &self.0 {
            Expects::Anything => true,
            Expects::Value(value) => value == given,
            Expects::Bytes(bytes) => given.as_str().is_some_and(|text| text.as_bytes() == bytes),
            Expects::Condition(condition) => condition(given),
        }
    }
}

impl fmt::Display for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Expects::Anything => f.write_str("any"),
            Expects::Value(value) => f.write_str(&json::to_string(value)),
            Expects::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => write!(f, "{text:?}"),
                Err(_) => write!(f, "{} bytes", bytes.len()),
            },
            Expects::Condition(_) => f.write_str("that(…)"),
        }
    }
}

impl<A: ToArgument> Matching<A> for A {
    fn matcher(self) -> Matcher {
        Matcher::value(self.to_argument())
    }
}

impl<A: ToArgument> Matching<A> for &A {
    fn matcher(self) -> Matcher {
        Matcher::value(self.to_argument())
    }
}

impl<A: ?Sized> Matching<A> for Any {
    fn matcher(self) -> Matcher {
        Matcher(Expects::Anything)
    }
}

impl<A: ?Sized, F: Fn(&Value) -> bool + Send + Sync + 'static> Matching<A> for That<F> {
    fn matcher(self) -> Matcher {
        Matcher(Expects::Condition(Arc::new(self.0)))
    }
}

impl Matching<str> for &str {
    fn matcher(self) -> Matcher {
        Matcher::value(Value::from(self))
    }
}

impl Matching<str> for String {
    fn matcher(self) -> Matcher {
        Matcher::value(Value::from(self))
    }
}

impl Matching<str> for &String {
    fn matcher(self) -> Matcher {
        Matcher::value(Value::from(self.as_str()))
    }
}

impl<T: Json> Matching<Vec<T>> for &[T] {
    fn matcher(self) -> Matcher {
        Matcher::value(self.iter().map(|element| Value::of(element)).collect())
    }
}

impl<T: Json, const N: usize> Matching<Vec<T>> for [T; N] {
    fn matcher(self) -> Matcher {
        self.as_slice().matcher()
    }
}

impl<const N: usize> Matching<Vec<String>> for [&str; N] {
    fn matcher(self) -> Matcher {
        Matcher::value(self.into_iter().collect())
    }
}

/// The body byte by byte, of an operation whose body is not JSON.
impl Matching<Body> for &str {
    fn matcher(self) -> Matcher {
        Matcher::bytes(self.to_owned())
    }
}

impl Matching<Body> for String {
    fn matcher(self) -> Matcher {
        Matcher::bytes(self)
    }
}

impl Matching<Body> for Vec<u8> {
    fn matcher(self) -> Matcher {
        Matcher::bytes(self)
    }
}

impl Matching<Body> for Bytes {
    fn matcher(self) -> Matcher {
        Matcher::bytes(self)
    }
}
