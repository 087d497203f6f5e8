//! In: a body, and the other forms that it may be sent in. Out: the body in the form that the caller chose.
//! Never: a media type that the description does not have, nor a range in place of a type.

use std::borrow::Cow;

use super::Parts;
use crate::body::Body;
use crate::description::{Form, Layout};
use crate::json;
use crate::mistake::Mistake;
use crate::multipart::{Typed, laid_out};
use crate::response::{Fit, MediaType};
#[cfg(feature = "xml")]
use crate::xml::{self, XmlRoot};

impl Parts {
    /// Sets the other forms of the body, which has been set before.
    pub fn forms(&mut self, forms: &'static [Form]) {
        self.forms = forms;
    }

    /// Adds another form of the body, which has been set before: XML of this layout.
    #[cfg(feature = "xml")]
    pub fn xml_form(&mut self, media_type: &'static str, root: &'static XmlRoot) {
        self.documents.push((media_type, root));
    }

    /// Sends the body as this media type.
    pub fn set_media_type(&mut self, media_type: &str) {
        self.media_type = Some(media_type.to_owned());
    }

    /// The body in the form that was chosen; what was set where nothing was.
    pub(crate) fn chosen_body(&self) -> Result<Option<Typed>, Mistake> {
        let Some(chosen) = &self.media_type else {
            return Ok(self.body.clone().map(|body| self.guessed(body)));
        };
        let Some((first, body)) = &self.body else { return Err(self.undeclared(chosen)) };
        #[cfg(feature = "xml")]
        if let Some(document) = self.document(chosen, body) {
            return document.map(|text| Some((Cow::Owned(chosen.to_owned()), Body::from(text))));
        }
        match self.layout(chosen, first) {
            None => Err(self.undeclared(chosen)),
            Some(Layout::Same) => Ok(Some((with_boundary(chosen, first), body.clone()))),
            Some(layout) => chosen_layout(chosen, layout, body).map(Some),
        }
    }

    /// A file under the type that its name stands for, where the description takes that.
    fn guessed(&self, (first, body): Typed) -> Typed {
        match body.guessed_type().filter(|guess| matches!(self.layout(guess, &first), Some(Layout::Same))) {
            Some(guess) => (Cow::Borrowed(guess), body),
            None => (first, body),
        }
    }

    /// How a body is laid out as this type; `None` where the description does not take it.
    fn layout(&self, chosen: &str, first: &str) -> Option<Layout> {
        let given = MediaType::parse(chosen);
        if given.is_range() {
            return None;
        }
        let fit = |declared: &str| given.fit(declared).filter(|fit| is_choice(declared, *fit));
        let first_form = (fit(first), Layout::Same);
        let others = self.forms.iter().map(|one| (fit(one.media_type), one.layout));
        let fits = std::iter::once(first_form).chain(others);
        let nearest = fits.filter_map(|(fit, layout)| Some((fit?, layout))).min_by_key(|(fit, _)| *fit);
        nearest.map(|(_, layout)| layout)
    }

    /// The body as XML, where the chosen type is declared as that.
    #[cfg(feature = "xml")]
    fn document(&self, chosen: &str, body: &Body) -> Option<Result<String, Mistake>> {
        let given = MediaType::parse(chosen);
        let is_chosen = |declared: &str| matches!(given.fit(declared), Some(Fit::Same(_)));
        let (_, root) = self.documents.iter().find(|(declared, _)| is_chosen(declared))?;
        // what the writer wrote is JSON; should it ever not be, an empty element is noticed
        Some(xml::document(root, &json::from_slice(body.as_bytes()?).unwrap_or_default()))
    }

    fn undeclared(&self, chosen: &str) -> Mistake {
        let first = self.body.iter().map(|(media_type, _)| media_type.to_string());
        let others = self.forms.iter().map(|form| form.media_type.to_owned());
        let declared = first.chain(others);
        #[cfg(feature = "xml")]
        let declared = declared.chain(self.documents.iter().map(|(media_type, _)| (*media_type).to_owned()));
        Mistake::BodyType { chosen: chosen.to_owned(), declared: declared.collect() }
    }
}

/// Whether a type may be chosen where another one, or a range, is declared.
fn is_choice(declared: &str, fit: Fit) -> bool {
    match fit {
        Fit::Same(_) | Fit::Suffix | Fit::Range | Fit::Any => true,
        Fit::Json => MediaType::parse(declared).is_range(),
        Fit::OtherParameters => false,
    }
}

/// Parts are told apart by the boundary that was chosen when they were laid out.
fn with_boundary(chosen: &str, first: &str) -> Cow<'static, str> {
    match MediaType::parse(first).parameter("boundary") {
        Some(boundary) => Cow::Owned(format!("{chosen}; boundary={boundary}")),
        None => Cow::Owned(chosen.to_owned()),
    }
}

/// The body, which is JSON, in another layout.
fn chosen_layout(chosen: &str, layout: Layout, body: &Body) -> Result<Typed, Mistake> {
    let Some(text) = body.as_bytes() else { return Ok((Cow::Owned(chosen.to_owned()), body.clone())) };
    // what the writer wrote is JSON; should it ever not be, an empty body is noticed
    laid_out(chosen, layout, json::from_slice(text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    const FORMS: &[Form] = &[
        Form::new("application/*+json"),
        Form::new("application/yaml"),
        Form::text("text/plain"),
        Form::fields("application/x-www-form-urlencoded", &[]),
        Form::parts("multipart/form-data", &[("a", Form::new("text/csv"))]),
    ];

    fn sent(body: &Value, chosen: &str) -> Result<(String, String), Mistake> {
        let mut parts = Parts::default();
        parts.json_body(body);
        parts.forms(FORMS);
        parts.set_media_type(chosen);
        let (media_type, body) = parts.chosen_body()?.unwrap();
        let body = body.into_bytes().unwrap_or_default();
        Ok((media_type.into_owned(), String::from_utf8(body.to_vec()).unwrap()))
    }

    #[test]
    fn a_body_is_sent_as_the_caller_says() {
        let object = json::from_str(r#"{"a":"b c"}"#).unwrap();
        for (chosen, expected) in [
            ("application/json", r#"{"a":"b c"}"#),
            ("application/json; charset=utf-8", r#"{"a":"b c"}"#),
            ("application/hal+json", r#"{"a":"b c"}"#),
            ("application/yaml", r#"{"a":"b c"}"#),
            ("application/x-www-form-urlencoded", "a=b%20c"),
        ] {
            assert_eq!(sent(&object, chosen), Ok((chosen.to_owned(), expected.to_owned())));
        }
        let (media_type, body) = sent(&object, "multipart/form-data").unwrap();
        assert!(media_type.starts_with("multipart/form-data; boundary="), "{media_type}");
        assert!(body.contains("name=\"a\"\r\nContent-Type: text/csv\r\n\r\nb c\r\n"), "{body}");
        assert_eq!(sent(&Value::from("a \"b\""), "text/plain").unwrap().1, "a \"b\"");
        assert_eq!(sent(&Value::from(1), "text/plain").unwrap().1, "1");
    }

    #[test]
    fn what_is_not_declared_is_a_mistake() {
        for chosen in ["text/csv", "application/xml", "application/*+json", "*/*", ""] {
            assert!(matches!(sent(&Value::Null, chosen), Err(Mistake::BodyType { .. })), "{chosen}");
        }
        let mut parts = Parts::default();
        parts.set_media_type("application/json");
        assert!(matches!(parts.chosen_body(), Err(Mistake::BodyType { .. })));
    }
}
