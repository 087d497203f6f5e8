//! In: streams of pages and of items. Out: iterators that wait for each. Never: another way to wait than that of calls.

use std::io;

use super::{Items, Pages};
use crate::blocking::{Awaited, Waiting};
use crate::error::{Error, ErrorBody, InvalidRequest};
use crate::mistake::Mistake;

macro_rules! iterators {
    ($($stream:ident<$item:ident $(: $bound:ident)?>),*) => {$(
        impl<$item $(: $bound)?, E: ErrorBody> Awaited for $stream<$item, E> {
            fn unable(&self, _error: io::Error) -> Self::Item {
                let operation = self.pager.operation;
                Err(Error::Build(Box::new(InvalidRequest::new(operation, Mistake::NoThread))))
            }

            fn is_final(item: &Self::Item) -> bool {
                item.is_err()
            }
        }

        impl<$item $(: $bound)?, E: ErrorBody> IntoIterator for $stream<$item, E> {
            type Item = <Self as futures_core::Stream>::Item;
            type IntoIter = Waiting<Self>;

            fn into_iter(self) -> Waiting<Self> {
                Waiting::new(self)
            }
        }
    )*};
}

iterators!(Pages<T>, Items<I: Unpin>);
