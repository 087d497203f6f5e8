//! In: the arguments, the body and the settings of one call. Out: the same, without any type of the operation.
//! Never: judging them; what they must be is checked against the operation when the request is sent.

mod choice;
mod members;

use std::borrow::{Borrow, Cow};
use std::fmt;

pub(crate) use self::members::with_members;
use crate::argument::{OptionalText, ToArgument};
use crate::attempt::Delivery;
use crate::body::Body;
use crate::description::{Encoding, Form, OperationDescription};
use crate::form;
use crate::json::{Json, Value, Writer, value_of};
use crate::mistake::Mistake;
use crate::multipart::Multipart;
use crate::options::CallOptions;
use crate::stream::{Framing, framed};

/// What a call has been given so far; emitted code fills it.
#[doc(hidden)]
#[derive(Clone, Default)]
pub struct Parts {
    pub(crate) arguments: Vec<(usize, Value)>,
    pub(crate) body: Option<(Cow<'static, str>, Body)>,
    /// what else the body may be sent as
    forms: &'static [Form],
    /// and as XML
    #[cfg(feature = "xml")]
    documents: Vec<(&'static str, &'static crate::xml::XmlRoot)>,
    /// a member of the described body that the operation sets
    fixed: Option<(&'static str, Value)>,
    /// what the caller chose of it
    media_type: Option<String>,
    /// why there is no such body
    pub(crate) mistake: Option<Mistake>,
    pub(crate) options: CallOptions,
    pub(crate) delivery: Delivery,
    /// in place of the operation's
    pub(crate) path: Option<String>,
    /// in place of path and query
    pub(crate) address: Option<String>,
}

impl Parts {
    /// Sets the argument with this index in the operation's table; a second value replaces the first.
    pub fn argument<A: ToArgument + ?Sized>(&mut self, index: usize, value: &A) {
        self.set(index, value.to_argument());
    }

    /// Sets an argument that may be left out; without a value, it is.
    pub fn optional<A: ToArgument>(&mut self, index: usize, value: impl Into<Option<A>>) {
        self.set(index, value.into().map_or(Value::Null, |value| value.to_argument()));
    }

    /// The same for a value that is lent.
    pub fn optional_ref<'a, A: ToArgument + 'a>(&mut self, index: usize, value: impl Into<Option<&'a A>>) {
        self.set(index, value.into().map_or(Value::Null, A::to_argument));
    }

    /// The same for a text.
    pub fn optional_text(&mut self, index: usize, value: impl OptionalText) {
        self.set(index, value.into_text().map_or(Value::Null, Value::String));
    }

    /// Sets an argument that is a list.
    pub fn list<T: Json>(&mut self, index: usize, elements: impl IntoIterator<Item = impl Borrow<T>>) {
        let elements = elements.into_iter().map(|element| value_of(element.borrow()));
        self.set(index, Value::Array(elements.collect()));
    }

    /// Sets an argument that is a list of texts.
    pub fn texts(&mut self, index: usize, elements: impl IntoIterator<Item = impl AsRef<str>>) {
        self.set(index, elements.into_iter().map(|element| element.as_ref().to_owned()).collect());
    }

    /// Sets the body, as a JSON list.
    pub fn json_list<T: Json>(&mut self, media_type: &'static str, elements: &[T]) {
        let mut writer = Writer::new();
        writer.list(elements.iter());
        self.body(media_type, Body::from(writer.into_bytes()));
    }

    /// Sets the body, as a JSON list of texts.
    pub fn json_texts(&mut self, media_type: &'static str, elements: &[impl AsRef<str>]) {
        let elements: Value = elements.iter().map(|element| element.as_ref().to_owned()).collect();
        self.json_body_as(media_type, &elements);
    }

    /// Sets the body, as a JSON text.
    pub fn json_text(&mut self, media_type: &'static str, text: &str) {
        self.json_body_as(media_type, &text.to_owned());
    }

    /// Sets the body, as JSON.
    pub fn json_body(&mut self, body: &dyn Json) {
        let mut writer = Writer::new();
        body.write(&mut writer);
        self.body("application/json", Body::from(writer.into_bytes()));
    }

    /// Sets the body, as JSON of a type other than `application/json`.
    pub fn json_body_as(&mut self, media_type: &'static str, body: &dyn Json) {
        self.json_body(body);
        if let Some((known, _)) = &mut self.body {
            *known = Cow::Borrowed(media_type);
        }
    }

    /// Sets the body, as a form of fields.
    pub fn form_body(&mut self, body: &dyn Json, encodings: &[Encoding]) {
        self.body("application/x-www-form-urlencoded", Body::from(form::fields(body, encodings)));
    }

    /// Sets a member of the body, whatever the body says.
    pub fn member(&mut self, name: &'static str, value: impl Into<Value>) {
        self.fixed = Some((name, value.into()));
    }

    /// The members that the operation and the call set; those of the call go before.
    pub(crate) fn members(&self) -> Cow<'_, [(String, Value)]> {
        match &self.fixed {
            None => Cow::Borrowed(&self.options.members),
            Some((name, value)) => {
                let fixed = ((*name).to_owned(), value.clone());
                Cow::Owned(std::iter::once(fixed).chain(self.options.members.iter().cloned()).collect())
            }
        }
    }

    /// Sets the body as it is, with its media type.
    pub fn body(&mut self, media_type: &'static str, body: Body) {
        self.body = Some((Cow::Borrowed(media_type), body));
        self.forget_forms();
    }

    /// Of the body before there are no other forms.
    fn forget_forms(&mut self) {
        self.forms = &[];
        #[cfg(feature = "xml")]
        self.documents.clear();
    }

    /// Sets the body as it is, in place of the described one, with a media type of the caller's own.
    pub fn set_raw_body(&mut self, media_type: &str, body: Body) {
        self.body = Some((Cow::Owned(media_type.to_owned()), body));
        self.fixed = None;
        self.forget_forms();
        self.media_type = None;
    }

    /// Sets the body, as XML of this layout.
    #[cfg(feature = "xml")]
    pub fn xml_body(&mut self, media_type: &'static str, root: &crate::xml::XmlRoot, body: &dyn Json) {
        match crate::xml::written(root, body) {
            Ok(text) => self.body(media_type, Body::from(text)),
            Err(mistake) => self.mistake = Some(mistake),
        }
    }

    /// Sets the body, as items one after the other.
    pub fn items_body<T: Json>(&mut self, media_type: &'static str, framing: Framing, items: &[T]) {
        let framed = framed(framing, &mut items.iter().map(|item| item as &dyn Json));
        self.body(media_type, Body::from(framed));
    }

    /// Sets the body, as parts of a multipart type, whose boundary is chosen here.
    pub fn multipart_body(&mut self, media_type: &'static str, parts: &Multipart) {
        match parts.framed(media_type) {
            Ok((media_type, body)) => {
                self.body = Some((Cow::Owned(media_type), body));
                self.forget_forms();
            }
            Err(mistake) => self.mistake = Some(mistake),
        }
    }

    /// Sets the settings of the call.
    pub fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    /// The same for a method that needs no body.
    pub(crate) fn without_body(&self) -> Self {
        let options = CallOptions { members: Vec::new(), ..self.options.clone() };
        let mut without = Self { body: None, fixed: None, media_type: None, options, ..self.clone() };
        without.forget_forms();
        without
    }

    /// Sends the request to this address, in place of the operation's path and query.
    pub fn set_address(&mut self, address: &(impl fmt::Display + ?Sized)) {
        self.address = Some(address.to_string());
    }

    pub(crate) fn set(&mut self, index: usize, value: Value) {
        self.arguments.retain(|(known, _)| *known != index);
        self.arguments.push((index, value));
    }

    /// The value of an argument; `None` when there is none.
    pub(crate) fn given(&self, index: usize) -> Option<&Value> {
        let (_, value) = self.arguments.iter().find(|(known, _)| *known == index)?;
        (!value.is_null()).then_some(value)
    }

    pub(crate) fn debug(&self, operation: &OperationDescription, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = operation.arguments.iter().enumerate();
        let names =
            names.filter(|(index, _)| self.given(*index).is_some()).map(|(_, argument)| argument.name);
        f.debug_struct("Request")
            .field("operation", &operation.id)
            .field("method", &operation.method)
            .field("arguments", &names.collect::<Vec<_>>())
            .field("body_len", &self.body.as_ref().map(|(_, body)| body.len()))
            .field("options", &self.options)
            .finish()
    }
}
