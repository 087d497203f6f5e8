//! Values where they will stay.
//!
//! In comes a place for a value; out goes the place with a blank value in it, or one that was read. It never holds a large value
//! in a frame that others pile up on, one for each level of the text: large records inside of large records would fill the
//! stack of a thread before the limit of depth says no.
//!
//! Values are owned, and dropped, here and nowhere else, out of line: where a value is dropped inline, the compiler makes the
//! code for that, and for all that the value holds, once more in each unit of code.

use super::{Fault, Json, Map, Maybe, Peek, Reader};

/// Values of at most so many bytes are made in the frame of their reader.
const SMALL: usize = 128;

#[inline(never)]
pub(super) fn renew<T: Json>(value: &mut T) {
    *value = T::blank();
}

#[inline(never)]
pub(super) fn set<T>(place: &mut T, value: T) {
    *place = value;
}

#[inline]
pub(super) fn empty<T>(place: &mut Option<T>) {
    if place.is_some() {
        set(place, None);
    }
}

#[inline]
pub(super) fn make_some<T: Json>(place: &mut Option<T>) {
    empty(place);
    *place = Some(T::blank());
}

#[inline]
pub(super) fn clear<T>(list: &mut Vec<T>) {
    if !list.is_empty() {
        set(list, Vec::new());
    }
}

#[inline(never)]
pub(super) fn last<T: Json>(list: &mut Vec<T>) {
    list.push(T::blank());
}

#[inline(never)]
pub(super) fn present<T: Json>(place: &mut Maybe<T>) {
    *place = Maybe::Present(T::blank());
}

#[inline(never)]
pub(super) fn boxed<T: Json>() -> Box<T> {
    Box::new(T::blank())
}

pub(super) fn entry<'m, T: Json>(map: &'m mut Map<T>, name: &str) -> Option<&'m mut T> {
    map.put(name, T::blank())
}

/// A value of its own.
#[inline(never)]
pub(super) fn value<T: Json>(reader: &mut Reader<'_>, first: Peek) -> Result<T, Fault> {
    let mut value = T::blank();
    value.read(first, reader)?;
    Ok(value)
}

/// The value of a whole text.
#[inline(never)]
pub(super) fn whole<T: Json>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    let mut value = T::blank();
    let first = reader.peek();
    let start = reader.mark();
    if let Err(fault) = value.read(first, reader) {
        reader.forgive_null(fault, (start, first), &mut |first, empty| value.read(first, empty))?;
    }
    reader.end()?;
    Ok(value)
}

/// Reads a value and makes a union of it; a large one is read apart from the stack.
pub(super) fn case<T: Json, U>(
    reader: &mut Reader<'_>,
    first: Peek,
    union: &mut U,
    wrap: fn(T) -> U,
) -> Result<(), Fault> {
    // as a constant: what is not called then is not compiled either
    if const { size_of::<T>() <= SMALL } {
        return small(reader, first, union, wrap);
    }
    let mut value = boxed();
    T::read(&mut value, first, reader)?;
    put(union, wrap, value);
    Ok(())
}

/// Apart from [`case`], whose frame has no room for a large one.
#[inline(never)]
fn small<T: Json, U>(
    reader: &mut Reader<'_>,
    first: Peek,
    union: &mut U,
    wrap: fn(T) -> U,
) -> Result<(), Fault> {
    *union = wrap(value(reader, first)?);
    Ok(())
}

#[inline(never)]
#[expect(clippy::boxed_local, reason = "unboxed, it would stand in the frame of whoever calls")]
fn put<T, U>(place: &mut U, wrap: fn(T) -> U, value: Box<T>) {
    *place = wrap(*value);
}
