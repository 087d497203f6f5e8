//! In: a value, and how it is laid out. Out: a body with its media type.
//! Never: a choice of the layout.

use std::borrow::Cow;

use super::Multipart;
use crate::body::Body;
use crate::description::Layout;
use crate::form;
use crate::json::{self, Value};
use crate::mistake::Mistake;

/// A body with its media type.
pub(crate) type Typed = (Cow<'static, str>, Body);

pub(crate) fn laid_out(chosen: &str, layout: Layout, value: Value) -> Result<Typed, Mistake> {
    let parts = match (layout, value) {
        (Layout::Text, Value::String(text)) => return Ok((Cow::Owned(chosen.to_owned()), Body::from(text))),
        (Layout::Same | Layout::Text, value) => {
            return Ok((Cow::Owned(chosen.to_owned()), Body::from(json::to_vec(&value))));
        }
        (Layout::Fields(encodings), value) => {
            return Ok((Cow::Owned(chosen.to_owned()), Body::from(form::fields(&value, encodings))));
        }
        (Layout::Parts(forms), value) => Multipart::of_members(value, forms),
        (Layout::Items(first, others), value) => Multipart::of_items(value, first, others),
    };
    let (media_type, body) = parts.framed(chosen)?;
    Ok((Cow::Owned(media_type), body))
}
