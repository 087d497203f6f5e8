//! Tables of operations. In: an operation; out: a static that says all there is to say of it.
//! It never emits behaviour: what is done with a table is the runtime's.

use super::answer::{self, Delivery};
use super::lines::Constant;
use super::rust_type::{From, Outer, RustType};
use super::{CodeLines, Context, Item, headers, limits, tokens};
use crate::ir::{
    Argument, Content, Location, Method, NameHint, Operation, OperationId, Outcome, Payload, Requirement,
    Response, Segment, Statuses, Style, Whole,
};
use crate::naming::OperationNames;
use crate::settings::Validation;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let id = OperationId(index);
        let Some(names) = cx.names.operation(id) else { continue };
        let table = Table { cx, id, operation, names };
        let part = super::part_of(cx, id);
        if table.reader().is_none() {
            let reading = Item::new(format!("reader of {}", operation.template), move || table.function());
            items.push(reading.within(part).defining(names.method.as_str()));
        }
        let lines = Item::lines(format!("table of {}", operation.template), move || table.lines());
        items.push(lines.within(part).defining(names.table.as_str()).using([names.method.as_str()]));
    }
    items
}

/// What an operation gives when it succeeds: the body of its successes, an enum of them when they differ, `()` when there
/// is none.
pub(super) fn output<'a>(cx: Context<'a>, id: OperationId, operation: &Operation) -> RustType<'a> {
    match operation.outcome() {
        Outcome::Nothing => RustType::Tuple(Vec::new()),
        Outcome::One(content) => answer::ty(cx, &content.payload, Delivery::Success),
        Outcome::Optional(content) => {
            answer::ty(cx, &content.payload, Delivery::Success).within(Outer::Option)
        }
        Outcome::Many(_) => {
            let name = cx.names.operation(id).and_then(|names| names.response.as_ref());
            // the naming has a name for each choice
            name.map_or(RustType::Tuple(Vec::new()), |(name, _)| RustType::Of("responses", name))
        }
    }
}

#[derive(Clone, Copy)]
struct Table<'a> {
    cx: Context<'a>,
    id: OperationId,
    operation: &'a Operation,
    names: &'a OperationNames,
}

impl<'a> Table<'a> {
    fn output(&self) -> RustType<'a> {
        output(self.cx, self.id, self.operation)
    }

    /// The function that reads a success; `None` where that is code of its own.
    fn reader(&self) -> Option<Constant<'a>> {
        Some(match self.operation.outcome() {
            Outcome::Nothing => Constant::path("rt::no_content"),
            Outcome::One(content) => match &content.payload {
                Payload::Json(_) if !answer::is_read_alone(content) => return None,
                Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) => {
                    Constant::Generic(answer::json_reader(content), self.output())
                }
                Payload::Text => Constant::path("rt::RawResponse::text"),
                Payload::Binary => Constant::path("rt::RawResponse::byte_stream"),
                Payload::Items(items) => answer::items_reader(items)?,
                Payload::Xml(_) => return None,
            },
            Outcome::Many(_) => {
                let (name, _) = self.names.response.as_ref()?;
                Constant::path(format!("responses::{name}::decode"))
            }
            Outcome::Optional(_) => return None,
        })
    }

    fn lines(&self) -> CodeLines {
        let reader = self.reader().unwrap_or_else(|| Constant::path(self.names.method.as_str()));
        let fields = vec![("description", self.description()), ("decode", reader)];
        let value = Constant::Struct("rt::Operation", fields, None);
        let mut lines = CodeLines::default();
        lines.constant(self.names.table.as_str(), &self.output().within(Outer::Operation), &value);
        lines
    }

    /// The function that reads a success, where none of the runtime does. It is called as the operation's method is.
    fn function(&self) -> TokenStream {
        let (name, output) = (tokens::ident(&self.names.method), self.output());
        let read = match self.operation.outcome() {
            Outcome::Optional(content) => optional(self.cx, self.operation, content),
            Outcome::One(content) => answer::read(self.cx, content, Delivery::Success),
            Outcome::Nothing | Outcome::Many(_) => return TokenStream::new(),
        };
        quote! {
            pub(crate) fn #name(response: &rt::RawResponse) -> Result<#output, rt::Fault> {
                #read
            }
        }
    }

    fn tags(&self) -> impl Iterator<Item = &'a String> {
        let cx = self.cx;
        self.operation.tags.iter().filter_map(move |tag| cx.api.tag(*tag).map(|tag| &tag.name))
    }

    /// All there is to say of it but for how its success is read.
    fn description(&self) -> Constant<'a> {
        let operation = self.operation;
        let path: String = operation.path.iter().map(segment).collect();
        let mut success: Vec<_> = operation.successes().map(|found| self.success(found)).collect();
        if success.is_empty() {
            // where only errors are documented, any success will do
            let any = Constant::Call("rt::Statuses::Class", vec![Constant::number(2)]);
            success.push(Constant::Call("rt::Success::new", vec![any, Constant::List(Vec::new())]));
        }
        let fields = vec![
            ("id", Constant::Text(said(operation, self.names).into())),
            ("method", method(&operation.method)),
            ("path", Constant::Text(path.into())),
            ("arguments", Constant::List(operation.arguments.iter().map(argument).collect())),
            ("servers", Constant::number(operation.servers.0)),
            ("security", Constant::List(operation.security.iter().map(requirement).collect())),
            ("success", Constant::List(success)),
            ("accept", Constant::Text(accept(operation).into())),
            ("tags", Constant::texts(self.tags())),
        ];
        Constant::Struct("rt::OperationDescription", fields, None)
    }
}

/// Every documented status is named; another 2xx has the body or none.
fn optional(cx: Context<'_>, operation: &Operation, content: &Content) -> TokenStream {
    let read = answer::read(cx, content, Delivery::Success);
    let reader = match &content.payload {
        Payload::Xml(_) => quote!(|response| #read),
        Payload::Json(_) if !answer::is_read_alone(content) => quote!(|response| #read),
        Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) => {
            Constant::path(answer::json_reader(content)).into_token_stream()
        }
        Payload::Text => quote!(rt::RawResponse::text),
        Payload::Binary => quote!(rt::RawResponse::byte_stream),
        Payload::Items(items) => match answer::items_reader(items) {
            Some(reader) => reader.into_token_stream(),
            None => quote!(|response| #read),
        },
    };
    let mut successes: Vec<_> = operation.successes().map(|(_, response)| response).collect();
    successes.sort_by_key(|response| response.statuses);
    let arms = successes.iter().map(|response| {
        let pattern = answer::pattern(response.statuses);
        match response.content.is_empty() {
            true => quote!(#pattern => Ok(None),),
            false => quote!(#pattern => #read.map(Some),),
        }
    });
    quote!(match response.status().as_u16() { #(#arms)* _ => response.optional(#reader), })
}

/// What errors call an operation: the name the description gives it, else the one that it was given.
pub(super) fn said<'a>(operation: &'a Operation, names: &'a OperationNames) -> &'a str {
    match &operation.hint {
        NameHint::Given(name) => name,
        NameHint::Derived(_) | NameHint::Common(_) => names.method.as_str(),
    }
}

fn method(method: &Method) -> Constant<'_> {
    Constant::path(match method {
        Method::Get => "rt::Method::Get",
        Method::Put => "rt::Method::Put",
        Method::Post => "rt::Method::Post",
        Method::Delete => "rt::Method::Delete",
        Method::Options => "rt::Method::Options",
        Method::Head => "rt::Method::Head",
        Method::Patch => "rt::Method::Patch",
        Method::Trace => "rt::Method::Trace",
        Method::Query => "rt::Method::Query",
        Method::Other(name) => {
            return Constant::Call("rt::Method::Other", vec![Constant::Text(name.into())]);
        }
    })
}

/// A piece of the template: an argument in braces, and no other brace.
fn segment(segment: &Segment) -> String {
    match segment {
        Segment::Text(text) => text.replace('{', "%7B").replace('}', "%7D"),
        Segment::Argument(index) => format!("{{{index}}}"),
    }
}

/// By its place, and whatever differs from what the specification takes for granted there.
fn argument(argument: &Argument) -> Constant<'_> {
    let (path, explode) = match argument.place {
        Location::Path => ("rt::Argument::path", false),
        Location::Query => ("rt::Argument::query", true),
        Location::Header => ("rt::Argument::header", false),
        Location::Cookie => ("rt::Argument::cookie", true),
    };
    let mut usual = Constant::Call(path, vec![Constant::Text((&argument.wire).into())]);
    if argument.required && argument.place != Location::Path {
        usual = Constant::Method(Box::new(usual), "required");
    }
    let mut fields = Vec::new();
    if argument.style != Style::COMMAS {
        fields.push(("style", Constant::path(style(argument.style))));
    }
    if argument.explode != explode {
        fields.push(("explode", Constant::path(if argument.explode { "true" } else { "false" })));
    }
    if argument.reserved {
        fields.push(("reserved", Constant::path("true")));
    }
    usual.with("rt::Argument", fields)
}

/// A style as the runtime has it.
pub(super) fn style(style: Style) -> String {
    let whole = |whole| match whole {
        Whole::Json => "rt::Whole::Json",
        Whole::Text => "rt::Whole::Text",
    };
    match style {
        Style::Delimited(delimiter) => format!("rt::Style::Delimited(rt::Delimiter::{})", delimiter.name()),
        Style::Label => "rt::Style::Label".to_owned(),
        Style::Matrix => "rt::Style::Matrix".to_owned(),
        Style::Deep => "rt::Style::Deep".to_owned(),
        Style::Whole(text) => format!("rt::Style::Whole({})", whole(text)),
        Style::Querystring(text) => format!("rt::Style::Querystring({})", whole(text)),
    }
}

fn requirement(requirement: &Requirement) -> Constant<'_> {
    let mut all = Vec::new();
    for (scheme, scopes) in &requirement.all {
        let arguments = vec![Constant::number(scheme.0), Constant::texts(scopes)];
        all.push(Constant::Call("rt::Requirement::new", arguments));
    }
    Constant::List(all)
}

impl<'a> Table<'a> {
    fn success(&self, (index, response): (usize, &'a Response)) -> Constant<'a> {
        let statuses = match response.statuses {
            Statuses::Exact(status) => Constant::Call("rt::Statuses::Exact", vec![Constant::number(status)]),
            Statuses::Class(class) => Constant::Call("rt::Statuses::Class", vec![Constant::number(class)]),
            Statuses::Default => Constant::path("rt::Statuses::Default"),
        };
        // whatever the headers of an answer to HEAD say, there is no body to be of that type
        let content = || response.content.iter().filter(|_| self.operation.method != Method::Head);
        let types = Constant::texts(content().flat_map(Content::all_media_types));
        let success = Constant::Call("rt::Success::new", vec![statuses, types]);
        let streams = content().filter(|content| answer::is_stream(&content.payload));
        let mut streams = streams.flat_map(|content| &content.media_types).peekable();
        let mut fields = Vec::new();
        if streams.peek().is_some() {
            fields.push(("streams", Constant::texts(streams)));
        }
        if let Some(ty) = headers::of_response(self.cx, self.id, index) {
            let watch = Constant::Generic("rt::watched", RustType::Of("responses", ty.of(self.id)));
            fields.push(("headers", Constant::some(watch)));
        }
        if let Some(rules) = content().find_map(|content| self.rules(content)) {
            fields.push(("rules", Constant::some(Constant::Ref(Box::new(rules)))));
        }
        success.with("rt::Success", fields)
    }

    /// The limits of a JSON body.
    fn rules(&self, content: &Content) -> Option<Constant<'a>> {
        match (&content.payload, self.cx.settings.validation) {
            (Payload::Json(used), Validation::Emitted) => limits::rules(self.cx, used.id, From::Beside),
            (
                Payload::Json(_)
                | Payload::Form(..)
                | Payload::Multipart(_)
                | Payload::Text
                | Payload::Binary
                | Payload::Items(_)
                | Payload::Xml(_),
                _,
            ) => None,
        }
    }
}

/// All media types that a response may have, each once; anything when none is documented.
fn accept(operation: &Operation) -> String {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let types = content.flat_map(Content::all_media_types).chain(&operation.accept);
    let mut types: Vec<&str> = types.map(String::as_str).collect();
    types.sort_unstable();
    types.dedup();
    if types.is_empty() { "*/*".to_owned() } else { types.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_brace_of_a_path_is_taken_for_an_argument() {
        let path = [Segment::Text("/{0}/a".to_owned()), Segment::Argument(1), Segment::Text("}".to_owned())];
        assert_eq!(path.iter().map(segment).collect::<String>(), "/%7B0%7D/a{1}%7D");
    }
}
