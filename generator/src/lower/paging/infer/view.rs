//! What the rules look at. In: an operation and its answer; out: parameters and members by plain names. It never looks deeper than
//! three objects.

use super::names::{CONTAINERS, plain};
use crate::ir::{Argument, Location, Operation, Scalar, Target, TextFormat, TypeUse};
use crate::lower::paging::answer::{BodyPlace, JsonBody, found};

/// What a request takes.
pub(super) struct Parameter {
    /// its name, or the last part of it
    pub(super) name: String,
    pub(super) found: BodyPlace,
    pub(super) target: Target,
    pub(super) ty: Option<TypeUse>,
    /// it is `page[…]`
    pub(super) is_bracketed: bool,
}

/// A member of the answer that is not in its items.
pub(super) struct AnswerMember {
    pub(super) pointer: String,
    /// its own name
    pub(super) name: String,
    /// the names from the root, one behind the other
    pub(super) path: String,
    pub(super) found: BodyPlace,
    pub(super) is_uri: bool,
}

impl AnswerMember {
    /// Whether its name is one of these, or the end of its path.
    pub(super) fn is_named_by(&self, names: &[&str]) -> bool {
        let of_path = |name: &&str| self.path.ends_with(*name) && name.len() > self.name.len();
        names.contains(&self.name.as_str()) || names.iter().any(of_path)
    }
}

/// The parameters of the query.
pub(super) fn parameters(operation: &Operation, answer: &JsonBody<'_>) -> Vec<Parameter> {
    let of_query = operation.arguments.iter().enumerate().filter(|(_, one)| one.place == Location::Query);
    let parameter = |(index, argument): (usize, &Argument)| Parameter {
        name: plain(argument.wire.rsplit('.').next().unwrap_or_default()),
        found: found(answer.types(), argument.ty),
        target: Target::Argument(index),
        ty: Some(argument.ty),
        is_bracketed: argument.wire.ends_with(']'),
    };
    of_query.map(parameter).collect()
}

/// The members of the body of a request, and those of its objects that say something of pages.
pub(super) fn request_members(operation: &Operation, answer: &JsonBody<'_>) -> Vec<Parameter> {
    let Some(body) = JsonBody::of_request(answer.types(), operation) else { return Vec::new() };
    let parameter = |member: &AnswerMember| {
        let target = match member.found {
            BodyPlace::Integer => Target::Number(member.pointer.clone()),
            BodyPlace::Text
            | BodyPlace::Boolean
            | BodyPlace::List(_)
            | BodyPlace::Object
            | BodyPlace::Any => Target::Text(member.pointer.clone()),
        };
        Parameter { name: member.path.clone(), found: member.found, target, ty: None, is_bracketed: false }
    };
    members(&body).iter().map(parameter).collect()
}

/// The members of an answer, and those of its objects that say something of pages; the outermost first.
pub(super) fn members(answer: &JsonBody<'_>) -> Vec<AnswerMember> {
    let mut members = Vec::new();
    let mut folders = vec![(String::new(), String::new(), 0)];
    while let Some((folder, path, depth)) = folders.pop() {
        for (pointer, found, ty) in answer.members(&folder) {
            let name = plain(pointer.rsplit('/').next().unwrap_or_default());
            let path = format!("{path}{name}");
            if found == BodyPlace::Object && depth < 3 && CONTAINERS.contains(&name.as_str()) {
                folders.push((pointer.clone(), path.clone(), depth + 1));
            }
            members.push(AnswerMember { pointer, name, path, found, is_uri: is_uri(answer, ty) });
        }
    }
    members.sort_by_key(|member| member.pointer.matches('/').count());
    members
}

/// Whether a type is a text of the format `uri`.
fn is_uri(answer: &JsonBody<'_>, ty: TypeUse) -> bool {
    matches!(answer.types().shape(ty.id).scalar(), Some(Scalar::Formatted(TextFormat::Uri)))
}
