//! In: a body, and members that the call adds. Out: the body with them.
//! Never: a body changed that is neither a JSON object nor a form of fields.

use crate::body::Body;
use crate::form;
use crate::json::{self, Map, Value};
use crate::mistake::Mistake;
use crate::multipart::Typed;
use crate::response::MediaType;

/// The body with the members of the call.
pub(crate) fn with_members(
    body: Option<Typed>,
    members: &[(String, Value)],
) -> Result<Option<Typed>, Mistake> {
    if members.is_empty() {
        return Ok(body);
    }
    let (media_type, body) = body.ok_or(Mistake::NoMembers)?;
    let text = body.as_bytes().ok_or(Mistake::NoMembers)?;
    let parsed = MediaType::parse(&media_type);
    let with = if parsed.is_json() {
        let Ok(Value::Object(mut object)) = json::from_slice(text) else { return Err(Mistake::NoMembers) };
        members.iter().for_each(|(name, value)| {
            object.insert(name.clone(), value.clone());
        });
        json::to_string(&Value::Object(object))
    } else if parsed.fit("application/x-www-form-urlencoded").is_some() {
        let mut fields = std::str::from_utf8(text).map_err(|_| Mistake::NoMembers)?.to_owned();
        let added: Map<Value> = members.iter().cloned().collect();
        let added = form::fields(&Value::Object(added), &[]);
        if !fields.is_empty() && !added.is_empty() {
            fields.push('&');
        }
        fields + &added
    } else {
        return Err(Mistake::NoMembers);
    };
    Ok(Some((media_type, Body::from(with))))
}
