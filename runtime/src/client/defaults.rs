//! In: headers and pairs of the query that each request is to have. Out: the same, checked.
//! Never: a header by which a credential, a host or a body's framing could be changed.

use http::{HeaderName, HeaderValue};

use crate::header::settable;
use crate::mistake::Mistake;

/// What every request has beside what its operation says.
#[derive(Default)]
pub(crate) struct Defaults {
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) query: Vec<(String, String)>,
    /// the first one
    mistake: Option<Mistake>,
}

impl Defaults {
    pub(super) fn header(&mut self, name: &str, value: &str) {
        match settable(name, value) {
            Ok(header) => self.headers.push(header),
            Err(mistake) => {
                self.mistake.get_or_insert(mistake);
            }
        }
    }

    pub(super) fn query(&mut self, name: &str, value: &str) {
        self.query.push((name.to_owned(), value.to_owned()));
    }

    pub(super) fn checked(mut self) -> Result<Self, Mistake> {
        match self.mistake.take() {
            Some(mistake) => Err(mistake),
            None => Ok(self),
        }
    }
}
