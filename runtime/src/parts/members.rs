//! In: a body, and members that the call adds. Out: the body with them.
//! Never: a body changed that is neither a JSON object nor a form.

use crate::body::Body;
use crate::form;
use crate::json::{self, Map, Value};
use crate::mistake::Mistake;
use crate::multipart::{Multipart, Typed};
use crate::response::MediaType;

/// The body with the members of the call; in a form of parts they stand before the others.
pub(crate) fn with_members(
    body: Option<Typed>,
    members: &[(String, Value)],
) -> Result<Option<Typed>, Mistake> {
    if members.is_empty() {
        return Ok(body);
    }
    let (media_type, body) = body.ok_or(Mistake::NoMembers)?;
    if let Some(boundary) = form_boundary(&media_type) {
        let body = parts(members).ahead_of(body, boundary)?;
        return Ok(Some((media_type, body)));
    }
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

/// The boundary of a form of parts (RFC 7578, 4.1).
fn form_boundary(media_type: &str) -> Option<&str> {
    let (essence, parameters) = media_type.split_once(';')?;
    let mut parameters = parameters.split(';').filter_map(|parameter| parameter.trim().split_once('='));
    let (_, boundary) = parameters.find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    let is_form = essence.trim().eq_ignore_ascii_case("multipart/form-data");
    is_form.then(|| boundary.trim_matches('"')).filter(|boundary| !boundary.is_empty())
}

/// Each member as a part: a text as it is, anything else as its JSON.
fn parts(members: &[(String, Value)]) -> Multipart {
    members.iter().fold(Multipart::new(), |parts, (name, value)| match value {
        Value::String(text) => parts.text(name, text),
        other => parts.text(name, json::to_string(other)),
    })
}
