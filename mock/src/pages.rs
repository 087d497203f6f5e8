//! Pages of an answer. In: a reply, the request, and how the pages of the operation follow each other; out: the reply of the page that
//! the request asks for. It never keeps anything between two requests: what leads to a page says which one it is.

use crate::answer::Reply;
use crate::received::Received;
use crate::text::form_decoded;
use clientwright::Paged;
use clientwright::settings::{Advance, Input, Output};
use serde_json::{Map, Value, json};

/// The pair of the query by which URLs of pages differ.
const MARK: &str = "mock-page";

/// What the tokens of pages begin with.
const TOKEN: &str = "page-";

/// Which operations are answered in pages, and in how many.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    pub(crate) paged: Vec<Paged>,
    pub(crate) count: usize,
}

impl Pages {
    /// How the pages of an operation follow each other, if it is answered in pages.
    pub(crate) fn of(&self, method: &str, path: &str) -> Option<&Paged> {
        let paged =
            self.paged.iter().find(|paged| paged.path == path && paged.method.eq_ignore_ascii_case(method));
        paged.filter(|_| self.count > 0)
    }

    /// The page that a request asks for: its first has one item, its second two, and so on, all like the documented one.
    pub(crate) fn page(&self, paged: &Paged, received: &Received, mut reply: Reply) -> Reply {
        let Ok(mut body) = serde_json::from_slice::<Value>(&reply.body) else { return reply };
        let pagination = &paged.pagination;
        let index = self.asked(&pagination.next, received).min(self.count.saturating_sub(1));
        let next = (index + 1 < self.count).then_some(index + 1);
        if let Some(pointer) = &pagination.items {
            let item = body.pointer(pointer).and_then(|items| items.get(0)).cloned().unwrap_or(Value::Null);
            set(&mut body, pointer, Value::Array(vec![item; index + 1]));
        }
        let numbers = [(&pagination.total, items_before(self.count)), (&pagination.pages, self.count)];
        for (pointer, number) in numbers {
            pointer.iter().for_each(|pointer| set(&mut body, pointer, json!(number)));
        }
        pagination.has_more.iter().for_each(|pointer| set(&mut body, pointer, json!(next.is_some())));
        match &pagination.next {
            Advance::Cursor(_, Output::Body(pointer)) => {
                let value = token(body.pointer(pointer), next);
                set(&mut body, pointer, value);
            }
            Advance::Cursor(_, Output::Header(name)) => {
                reply.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
                next.iter().for_each(|next| reply.set_header(name, &format!("{TOKEN}{}", next + 1)));
            }
            Advance::LastId(_, id) => {
                let place = format!("{}/{index}{id}", pagination.items.as_deref().unwrap_or_default());
                let value = token(body.pointer(&place), Some(index + 1));
                set(&mut body, &place, value);
            }
            Advance::NextUrl(Output::Body(pointer)) => {
                set(&mut body, pointer, json!(next.map(|next| url(received, next)).unwrap_or_default()));
            }
            Advance::NextUrl(Output::Header(name)) => {
                reply.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
                next.iter().for_each(|next| reply.set_header(name, &url(received, *next)));
            }
            Advance::Link => {
                reply.headers.retain(|(known, _)| !known.eq_ignore_ascii_case("link"));
                next.iter().for_each(|next| {
                    reply.set_header("link", &format!("<{}>; rel=\"next\"", url(received, *next)));
                });
            }
            Advance::Page(..) | Advance::Offset(_) => {}
        }
        reply.body = serde_json::to_vec(&body).unwrap_or(reply.body);
        reply
    }

    /// The index of the page that a request asks for.
    fn asked(&self, next: &Advance, received: &Received) -> usize {
        let number = |text: Option<String>| text.and_then(|text| text.parse::<usize>().ok());
        match next {
            Advance::Cursor(input, _) | Advance::LastId(input, _) => {
                let given = given(input, received);
                let page = given.map(|text| text.trim_start_matches(TOKEN).to_owned());
                number(page).unwrap_or(1).saturating_sub(1)
            }
            Advance::Page(input, first) => {
                let first = first.and_then(|first| usize::try_from(first).ok()).unwrap_or(1);
                number(given(input, received)).map_or(0, |page| page.saturating_sub(first))
            }
            Advance::Offset(input) => {
                let offset = number(given(input, received)).unwrap_or(0);
                (0..self.count).rev().find(|page| items_before(*page) <= offset).unwrap_or(0)
            }
            Advance::NextUrl(_) | Advance::Link => {
                number(query(received, MARK)).unwrap_or(1).saturating_sub(1)
            }
        }
    }
}

/// How many items the pages before one have.
fn items_before(page: usize) -> usize {
    page * (page + 1) / 2
}

/// What leads to a page, of the kind that the documented one is; what ends the pages is empty.
fn token(documented: Option<&Value>, next: Option<usize>) -> Value {
    match (documented, next) {
        (Some(Value::Number(_)), Some(next)) => json!(next + 1),
        (Some(Value::Number(_)), None) => Value::Null,
        (_, Some(next)) => json!(format!("{TOKEN}{}", next + 1)),
        (_, None) => json!(""),
    }
}

/// The value of a parameter, or of a member of the body.
fn given(input: &Input, received: &Received) -> Option<String> {
    match input {
        Input::Parameter(name) => query(received, name).or_else(|| received.header(name)),
        Input::Body(pointer) => {
            let body: Value = serde_json::from_slice(&received.body).ok()?;
            let value = body.pointer(pointer)?;
            Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        }
    }
}

fn query(received: &Received, name: &str) -> Option<String> {
    let pairs = received.query_pairs();
    pairs.iter().find(|(known, _)| known == name).map(|(_, raw)| form_decoded(raw))
}

/// The URL of a page: that of the request, with a mark.
fn url(received: &Received, page: usize) -> String {
    let host = received.header("host").unwrap_or_default();
    let pairs = received.query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with(MARK));
    let mark = format!("{MARK}={}", page + 1);
    let query: Vec<&str> = pairs.chain([mark.as_str()]).collect();
    format!("http://{host}{}?{}", received.path, query.join("&"))
}

/// Sets the value at a pointer, in objects that are made where there are none.
fn set(body: &mut Value, pointer: &str, value: Value) {
    let mut slot = body;
    for token in pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")) {
        let is_item = slot.is_array();
        if !slot.is_object() && !is_item {
            *slot = Value::Object(Map::new());
        }
        let inner = match slot {
            Value::Object(members) => Some(members.entry(token).or_insert(Value::Null)),
            Value::Array(items) => token.parse().ok().and_then(|index: usize| items.get_mut(index)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        let Some(inner) = inner else { return };
        slot = inner;
    }
    *slot = value;
}
