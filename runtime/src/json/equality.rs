//! Models as keys of maps and sets.
//!
//! In comes a model whose equality is one of every value with itself; out goes its hash. It never tells the order of members: those of a
//! [`Map`](super::Map) have none.

use std::hash::{Hash as _, Hasher};

use super::{Json, value_of};

/// Feeds a model to a hasher: what it is as JSON, which is equal where models are. Once for all types.
pub fn hash(model: &dyn Json, mut state: &mut dyn Hasher) {
    value_of(model).hash(&mut state);
}

/// Gives a model that can have them `Eq` and `Hash`.
///
/// ```text
/// rt::eq!(Pet);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! eq {
    ($model:ident) => {
        impl Eq for $model {}

        impl ::core::hash::Hash for $model {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                $crate::codegen::hash(self, state);
            }
        }
    };
}
