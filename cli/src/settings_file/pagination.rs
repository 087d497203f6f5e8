//! Pagination in a settings file. In: the entries of `[[pagination]]`; out: filters, each list with how its pages follow each other.
//! It never looks at a description.

use clientwright::Settings;
use clientwright::settings::{Advance, Filter, Inference, Input, Output, Pagination};

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaginationEntry {
    operations: Vec<String>,
    cursor: Option<Moved>,
    last_id: Option<Moved>,
    page: Option<RequestTarget>,
    offset: Option<RequestTarget>,
    next_url: Option<Found>,
    #[serde(default)]
    link: bool,
    items: Option<String>,
    has_more: Option<String>,
    total: Option<String>,
    pages: Option<String>,
}

/// What of the request has a value: the name of a parameter, or a table with `parameter` or `body`.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum RequestTarget {
    Name(String),
    Table(TakenTable),
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct TakenTable {
    parameter: Option<String>,
    body: Option<String>,
    first: Option<i64>,
}

/// What of the request has which value of the answer.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    parameter: Option<String>,
    body: Option<String>,
    next: Option<String>,
    header: Option<String>,
    id: Option<String>,
}

/// Where in the answer a value is: a JSON pointer, or a table with `next` or `header`.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum Found {
    Pointer(String),
    Table(FoundTable),
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FoundTable {
    next: Option<String>,
    header: Option<String>,
}

/// The settings with what a file says of pages; `infer` is whether paging is inferred, where it says so.
pub(super) fn settings(
    settings: Settings,
    entries: Vec<PaginationEntry>,
    infer: Option<bool>,
) -> Result<Settings, String> {
    let mut settings = match infer {
        Some(false) => settings.inference(Inference::Off),
        Some(true) | None => settings,
    };
    for entry in entries {
        let (filters, pagination) = read(entry)?;
        settings = settings.pagination(filters, pagination);
    }
    Ok(settings)
}

fn read(entry: PaginationEntry) -> Result<(Vec<Filter>, Pagination), String> {
    let filters = super::filters(&entry.operations)?;
    let mut next = Vec::new();
    if let Some(Moved { parameter, body, next: to, header, id: None }) = entry.cursor {
        next.push(Advance::Cursor(input("cursor", parameter, body)?, output("cursor", to, header)?));
    } else if entry.cursor.is_some() {
        return Err("pagination: `cursor` has no `id`: that is of `last_id`".to_owned());
    }
    if let Some(Moved { parameter, body, next: None, header: None, id }) = entry.last_id {
        let id = pointer("id", id.unwrap_or_else(|| "/id".to_owned()))?;
        next.push(Advance::LastId(input("last_id", parameter, body)?, id));
    } else if entry.last_id.is_some() {
        return Err("pagination: `last_id` has no `next` and no `header`: those are of `cursor`".to_owned());
    }
    if let Some(taken) = entry.page {
        let (input, first) = taken_as("page", taken)?;
        next.push(Advance::Page(input, first));
    }
    if let Some(taken) = entry.offset {
        next.push(Advance::Offset(taken_as("offset", taken)?.0));
    }
    if let Some(found) = entry.next_url {
        next.push(Advance::NextUrl(match found {
            Found::Pointer(text) => Output::Body(pointer("next_url", text)?),
            Found::Table(FoundTable { next, header }) => output("next_url", next, header)?,
        }));
    }
    if entry.link {
        next.push(Advance::Link);
    }
    let (Some(advance), true) = (next.pop(), next.is_empty()) else {
        return Err("pagination: an entry has exactly one of cursor, last_id, page, offset, next_url, link"
            .to_owned());
    };
    let place = |key: &str, text: Option<String>| text.map(|text| pointer(key, text)).transpose();
    Ok((
        filters,
        Pagination {
            next: advance,
            items: place("items", entry.items)?,
            has_more: place("has_more", entry.has_more)?,
            total: place("total", entry.total)?,
            pages: place("pages", entry.pages)?,
        },
    ))
}

fn taken_as(key: &str, taken: RequestTarget) -> Result<(Input, Option<i64>), String> {
    match taken {
        RequestTarget::Name(name) => Ok((Input::Parameter(name), None)),
        RequestTarget::Table(TakenTable { parameter, body, first }) => {
            Ok((input(key, parameter, body)?, first))
        }
    }
}

fn input(key: &str, parameter: Option<String>, body: Option<String>) -> Result<Input, String> {
    match (parameter, body) {
        (Some(name), None) => Ok(Input::Parameter(name)),
        (None, Some(text)) => pointer("body", text).map(Input::Body),
        (Some(_), Some(_)) | (None, None) => {
            Err(format!("pagination: `{key}` has exactly one of `parameter` and `body`"))
        }
    }
}

fn output(key: &str, next: Option<String>, header: Option<String>) -> Result<Output, String> {
    match (next, header) {
        (Some(text), None) => pointer("next", text).map(Output::Body),
        (None, Some(name)) => Ok(Output::Header(name)),
        (Some(_), Some(_)) | (None, None) => {
            Err(format!("pagination: `{key}` has exactly one of `next` and `header`"))
        }
    }
}

fn pointer(key: &str, text: String) -> Result<String, String> {
    match text.is_empty() || text.starts_with('/') {
        true => Ok(text),
        false => {
            Err(format!("pagination: `{key}` is `{text}`, not a JSON pointer: write it as `/data/items`"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pagination_is_read_and_mistakes_are_named() {
        let filter = || [Filter::parse("tag:a").unwrap()];
        let parameter = || Input::parameter("p");
        for (text, expected) in [
            (
                "cursor = { parameter = \"p\", next = \"/n\" }\nitems = \"/d\"\nhas_more = \"/m\"",
                Pagination::new(Advance::Cursor(parameter(), Output::Body("/n".to_owned())))
                    .items("/d")
                    .has_more("/m"),
            ),
            (
                "last_id = { parameter = \"p\" }",
                Pagination::new(Advance::LastId(parameter(), "/id".to_owned())),
            ),
            (
                "page = { parameter = \"p\", first = 0 }\ntotal = \"/t\"\npages = \"/c\"",
                Pagination::new(Advance::Page(parameter(), Some(0))).total("/t").pages("/c"),
            ),
            ("page = \"p\"", Pagination::new(Advance::Page(parameter(), None))),
            ("offset = { body = \"/o\" }", Pagination::new(Advance::Offset(Input::Body("/o".to_owned())))),
            ("next_url = \"/n\"", Pagination::new(Advance::NextUrl(Output::Body("/n".to_owned())))),
            (
                "next_url = { header = \"X-Next\" }",
                Pagination::new(Advance::NextUrl(Output::Header("X-Next".to_owned()))),
            ),
            ("link = true\nitems = \"\"", Pagination::new(Advance::Link).items("")),
        ] {
            let text = format!("[[pagination]]\noperations = [\"tag:a\"]\n{text}");
            let read = super::super::SettingsFile::parse(&text).map(|file| file.settings);
            assert_eq!(read, Ok(Settings::default().pagination(filter(), expected)), "{text}");
        }
        for (text, said) in [
            ("items = \"/a\"", "exactly one of cursor, last_id"),
            ("link = true\nnext_url = \"/n\"", "exactly one of cursor, last_id"),
            ("cursor = { parameter = \"p\" }", "exactly one of `next` and `header`"),
            ("offset = {}", "exactly one of `parameter` and `body`"),
            ("next_url = \"links.next\"", "`links.next`, not a JSON pointer"),
            ("last_id = { parameter = \"p\", next = \"/n\" }", "`last_id` has no `next`"),
            ("cursors = 1", "unknown field `cursors`"),
        ] {
            let text = format!("[[pagination]]\noperations = [\"tag:a\"]\n{text}");
            let error = super::super::SettingsFile::parse(&text).map(|file| file.settings).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
