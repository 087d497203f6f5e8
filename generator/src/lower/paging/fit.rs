//! What is said of pages, held against an operation. In: names and pointers; out: arguments, types and pointers, or why they do not
//! fit. It never drops a part of what is said.

use super::answer::{BodyPlace, JsonBody, found};
use super::infer;
use crate::ir::{
    Advance, Input, Known, Location, NextPage, Operation, Output, Pagination, Paging, Target, TypeUse,
};

/// The paging that is said, by the arguments and types of the operation.
pub(super) fn fit(
    said: &Pagination,
    known: Known,
    operation: &Operation,
    answer: &JsonBody<'_>,
) -> Result<Paging, String> {
    let items = match &said.items {
        Some(pointer) => Some((pointer.clone(), items(answer, pointer)?)),
        None => infer::items(operation, answer).map(|(pointer, item)| (pointer, Some(item))),
    };
    let input = |input: &Input| target(input, operation, answer);
    let next = match &said.next {
        Advance::Cursor(from, to) => NextPage::Cursor(input(from)?, output(answer, to)?),
        Advance::LastId(from, id) => {
            let Some((_, item)) = &items else { return Err(NO_ITEMS.to_owned()) };
            if let Some(item) = item {
                scalar(&answer.within(*item), id, "an item of the response")?;
            }
            NextPage::LastId(input(from)?, id.clone())
        }
        Advance::Page(from, first) => {
            let target = input(from)?;
            let first = first.or_else(|| infer::first(operation, &target)).unwrap_or(1);
            NextPage::Page(target, first)
        }
        Advance::Offset(from) => {
            if items.is_none() {
                return Err(NO_ITEMS.to_owned());
            }
            NextPage::Offset(input(from)?)
        }
        Advance::NextUrl(from) => NextPage::NextUrl(output(answer, from)?),
        Advance::Link => NextPage::Link,
    };
    if matches!(next, NextPage::Page(..))
        && items.is_none()
        && said.pages.is_none()
        && said.has_more.is_none()
    {
        return Err(NO_ITEMS.to_owned());
    }
    check(answer, said.has_more.as_ref(), BodyPlace::Boolean, "a boolean")?;
    check(answer, said.total.as_ref(), BodyPlace::Integer, "a number")?;
    check(answer, said.pages.as_ref(), BodyPlace::Integer, "a number")?;
    let Pagination { has_more, total, pages, .. } = said.clone();
    Ok(Paging { next, items, has_more, total, pages, known })
}

const NO_ITEMS: &str =
    "it does not say where the items are, and the response has no list that must be theirs";

/// The type of the items; `None` where the description does not say.
fn items(answer: &JsonBody<'_>, pointer: &str) -> Result<Option<TypeUse>, String> {
    match answer.at(pointer) {
        Some(BodyPlace::List(item)) => Ok(Some(item)),
        Some(BodyPlace::Any) => Ok(None),
        Some(BodyPlace::Text | BodyPlace::Integer | BodyPlace::Boolean | BodyPlace::Object) => {
            Err(format!("`{pointer}` of the response is not an array"))
        }
        None => Err(format!("the response has no `{pointer}`")),
    }
}

fn target(input: &Input, operation: &Operation, answer: &JsonBody<'_>) -> Result<Target, String> {
    let (name, found) = match input {
        Input::Parameter(name) => {
            let fits = |location: Location| matches!(location, Location::Query | Location::Header);
            let position = operation
                .arguments
                .iter()
                .position(|argument| argument.wire == *name && fits(argument.place));
            let Some((index, argument)) =
                position.and_then(|index| Some((index, operation.arguments.get(index)?)))
            else {
                return Err(format!("the operation has no parameter `{name}` in its query or headers"));
            };
            match found(answer.types(), argument.ty) {
                BodyPlace::Text | BodyPlace::Integer | BodyPlace::Any => return Ok(Target::Argument(index)),
                other @ (BodyPlace::Boolean | BodyPlace::List(_) | BodyPlace::Object) => (name, other),
            }
        }
        Input::Body(pointer) => {
            let body = JsonBody::of_request(answer.types(), operation)
                .ok_or_else(|| "the operation has no request body of JSON".to_owned())?;
            match body.at(pointer) {
                Some(BodyPlace::Text | BodyPlace::Any) => return Ok(Target::Text(pointer.clone())),
                Some(BodyPlace::Integer) => return Ok(Target::Number(pointer.clone())),
                Some(other @ (BodyPlace::Boolean | BodyPlace::List(_) | BodyPlace::Object)) => {
                    (pointer, other)
                }
                None => return Err(format!("the request body has no `{pointer}`")),
            }
        }
    };
    let kind = match found {
        BodyPlace::Boolean => "a boolean",
        BodyPlace::List(_) => "an array",
        BodyPlace::Object | BodyPlace::Text | BodyPlace::Integer | BodyPlace::Any => "an object",
    };
    Err(format!("`{name}` of the request is {kind}, not a string or a number"))
}

/// Which headers there are is often not described.
fn output(answer: &JsonBody<'_>, output: &Output) -> Result<Output, String> {
    if let Output::Body(pointer) = output {
        scalar(answer, pointer, "the response")?;
    }
    Ok(output.clone())
}

fn scalar(answer: &JsonBody<'_>, pointer: &str, of: &str) -> Result<(), String> {
    match answer.at(pointer) {
        Some(BodyPlace::Text | BodyPlace::Integer | BodyPlace::Any) => Ok(()),
        Some(BodyPlace::Boolean | BodyPlace::List(_) | BodyPlace::Object) => {
            Err(format!("`{pointer}` of {of} is not a string or a number"))
        }
        None => Err(format!("{of} has no `{pointer}`")),
    }
}

fn check(
    answer: &JsonBody<'_>,
    pointer: Option<&String>,
    wanted: BodyPlace,
    kind: &str,
) -> Result<(), String> {
    let Some(pointer) = pointer else { return Ok(()) };
    match answer.at(pointer) {
        Some(found) if found == wanted || found == BodyPlace::Any => Ok(()),
        Some(_) => Err(format!("`{pointer}` of the response is not {kind}")),
        None => Err(format!("the response has no `{pointer}`")),
    }
}
