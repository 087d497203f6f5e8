//! Requests and answers as examples. In: the mock of the description; out: a request for each operation, and values for places. It
//! never holds a real credential: the mock's are placeholders.

use crate::data::Request;
use clientwright::source::Pointer;
use clientwright_mock::Mock;
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// The examples of a description.
pub(crate) struct Examples<'m> {
    mock: &'m Mock,
    /// By method and path template.
    requests: BTreeMap<(String, String), Request>,
    /// The values that are shown, with their indices.
    shown: RefCell<HashMap<String, usize>>,
}

impl<'m> Examples<'m> {
    pub(crate) fn of(mock: &'m Mock) -> Self {
        let requests = mock.example_requests().into_iter().map(|(operation, request)| {
            let body = String::from_utf8(request.body).unwrap_or_default();
            let origin = String::new();
            let request = Request {
                method: request.method,
                origin,
                target: request.target,
                headers: request.headers,
                body,
            };
            ((operation.method, operation.path), request)
        });
        Self { mock, requests: requests.collect(), shown: RefCell::default() }
    }

    /// A request that an operation takes.
    pub(crate) fn request(&self, method: &str, path: &str) -> Option<Request> {
        self.requests.get(&(method.to_owned(), path.to_owned())).cloned()
    }

    /// A value for a parameter, as compact JSON.
    pub(crate) fn value(&self, at: &Pointer) -> Option<String> {
        self.mock.value_for(at)
    }

    /// A value for a response, by its index among all that are shown.
    pub(crate) fn shown(&self, at: &Pointer) -> Option<usize> {
        let text = self.mock.value_for(at)?;
        let mut shown = self.shown.borrow_mut();
        let next = shown.len();
        Some(*shown.entry(text).or_insert(next))
    }

    /// The values that are shown, in the order of their indices.
    pub(crate) fn all(&self) -> Vec<Box<RawValue>> {
        let shown = self.shown.borrow();
        let mut all: Vec<_> = shown.iter().collect();
        all.sort_by_key(|(_, index)| **index);
        // what is no JSON has no place on the page, but keeps the place of the others
        let raw = |text: &str| RawValue::from_string(text.to_owned()).unwrap_or_default();
        all.into_iter().map(|(text, _)| raw(text)).collect()
    }
}
