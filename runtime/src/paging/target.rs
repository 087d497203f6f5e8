//! In: what leads to a page, and the parts of a request. Out: the parts of the request of that page.
//! Never: another body than JSON changed.

use crate::body::Body;
use crate::description::Target;
use crate::json::{self, Map, Value, set_at};
use crate::mistake::Mistake;
use crate::parts::Parts;

impl Target {
    /// Sets the value; digits are a number where the description has one.
    pub(super) fn set(self, parts: &mut Parts, value: &str) -> Result<(), Mistake> {
        match self {
            Self::Argument(index) => parts.set(index, Value::from(value)),
            Self::Text(pointer) => set(parts, pointer, Value::from(value))?,
            Self::Number(pointer) => {
                let number = json::from_str(value).unwrap_or_else(|_| Value::from(value));
                set(parts, pointer, number)?;
            }
        }
        Ok(())
    }

    /// The number that the caller gave.
    pub(super) fn number(self, parts: &Parts) -> Option<i64> {
        match self {
            Self::Argument(index) => match parts.given(index)? {
                Value::String(text) => text.parse().ok(),
                other => other.as_i64(),
            },
            Self::Text(pointer) | Self::Number(pointer) => {
                let (_, body) = parts.body.as_ref()?;
                json::scalar_at(body.as_bytes()?, pointer)?.parse().ok()
            }
        }
    }
}

fn set(parts: &mut Parts, pointer: &str, value: Value) -> Result<(), Mistake> {
    let Some((_, body)) = &mut parts.body else {
        let mut object = Value::Object(Map::new());
        set_at(&mut object, pointer, value);
        parts.json_body(&object);
        return Ok(());
    };
    let text = body.as_bytes().ok_or(Mistake::NoMembers)?;
    let mut object: Value = json::from_slice(text).map_err(|_| Mistake::NoMembers)?;
    if !matches!(object, Value::Object(_)) {
        return Err(Mistake::NoMembers);
    }
    set_at(&mut object, pointer, value);
    *body = Body::from(json::to_vec(&object));
    Ok(())
}
