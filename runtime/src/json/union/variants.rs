//! Variants of a union by name.
//!
//! In comes a list of variants; out go the functions that ask for each. It never knows what a variant holds.

use crate::json::{Json, from_str, to_string};

/// What a text is in a union: the variant that it would be if it were read.
pub fn of_text<T: Json>(text: &str) -> T {
    // a union takes any JSON
    from_str(&to_string(&text.to_owned())).unwrap_or_else(|_| T::blank())
}

/// Gives a union `is_…`, `as_…` and `into_…` for variants that hold these types; with `boxed` before its name for such that hold them in
/// a box, which none of these hands out, and with `answer` before it `into_…` alone.
///
/// ```text
/// rt::variants! {
///     Pet,
///     Cat(Cat) = is_cat, as_cat, into_cat;
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! variants {
    // answers, which are taken apart once: see `responses`
    (answer $union:ident, $($variant:ident($held:ty) = $into:ident;)*) => {
        impl $union {
            $(
                /// What this variant holds, if it is this one.
                pub fn $into(self) -> Option<$held> {
                    if let Self::$variant(value) = self { Some(value) } else { None }
                }
            )*
        }
    };

    (boxed $union:ident, $($variant:ident($held:ty) = $is:ident, $as:ident, $into:ident;)*) => {
        impl $union {
            $(
                /// Whether it is this variant.
                pub fn $is(&self) -> bool {
                    if let Self::$variant(_) = self { true } else { false }
                }

                /// What this variant holds, if it is this one.
                pub fn $as(&self) -> Option<&$held> {
                    if let Self::$variant(value) = self { Some(value) } else { None }
                }

                /// What this variant holds, if it is this one.
                pub fn $into(self) -> Option<$held> {
                    if let Self::$variant(value) = self { Some(*value) } else { None }
                }
            )*
        }
    };

    ($union:ident, $($variant:ident($held:ty) = $is:ident, $as:ident, $into:ident;)*) => {
        impl $union {
            $(
                /// Whether it is this variant.
                pub fn $is(&self) -> bool {
                    if let Self::$variant(_) = self { true } else { false }
                }

                /// What this variant holds, if it is this one.
                pub fn $as(&self) -> Option<&$held> {
                    if let Self::$variant(value) = self { Some(value) } else { None }
                }

                /// What this variant holds, if it is this one.
                pub fn $into(self) -> Option<$held> {
                    if let Self::$variant(value) = self { Some(value) } else { None }
                }
            )*
        }
    };
}
