//! In: what a token endpoint answered that is not a token. Out: the code of its error, and the sentence beside it.
//! Never: any other member of the answer, which may be a token.

use crate::form;
use crate::json::{self, Map, Value};
use crate::response::{RawResponse, presentable};

/// No code of the registry "OAuth Extensions Error" is longer than half of it.
const LONGEST_CODE: usize = 64;

/// `error` of RFC 6749, 5.2, in JSON or, as some servers have it, in a form.
pub(crate) fn code(response: &RawResponse) -> Option<String> {
    let code = member(response, "error")?;
    let is_code = !code.is_empty()
        && code.len() <= LONGEST_CODE
        && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    is_code.then_some(code)
}

/// `error_description`, or the sentence of another kind of error.
pub(super) fn description(response: &RawResponse) -> Option<String> {
    let description = member(response, "error_description").as_deref().and_then(presentable);
    description.or_else(|| crate::response::message(response))
}

fn member(response: &RawResponse, name: &str) -> Option<String> {
    let members: Option<Map<Value>> = json::from_slice(response.body()).ok();
    match members {
        Some(members) => members.get(name)?.as_str().map(str::to_owned),
        None => form::member(response.body(), name),
    }
}
