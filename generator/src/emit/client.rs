//! The client. In: operations, servers and schemes; out: the client with a method per operation, and its builder.
//! It never sends anything: a method fills in a request and gives it back.

use super::body::{self, Caller};
use super::tokens::{self, Doc};
use super::{CodeLines, Context, Item, answer, choice, credential, link, only, policy, request};
use crate::ir::{
    FixedMember, Operation, OperationId, SchemeId, Section, SectionId, ServerGroup, ServerGroupId, Statuses,
};
use crate::naming::OperationNames;
use indexmap::IndexMap;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = vec![
        Item::new("description", move || description(cx)),
        Item::new("Client", move || definition(cx)),
        Item::new("ClientBuilder", move || policy::builder(cx)),
    ];
    if request::any_own(cx) {
        items.push(Item::lines("Call", calls));
    }
    if !policy::is_empty(cx) {
        items.push(Item::new("policies", move || policy::table(cx)));
    }
    for (section, ids) in by_section(cx) {
        let tag = section.and_then(|id| match cx.api.section(id)? {
            Section::Tag(tag) => cx.api.tag(*tag),
            Section::Path(_) => None,
        });
        let name = tag.map(|tag| tag.name.as_str());
        let item = Item::new(format!("operations of {section:?}"), move || operations(cx, name, &ids));
        items.push(item.within(super::filed(section)));
    }
    items.push(Item::new("ClientBuilder's servers", move || server_setters(cx)));
    items.push(Item::new("ClientBuilder's credentials", move || credential_setters(cx)));
    items
}

/// The type of the requests with setters.
fn calls() -> CodeLines {
    let mut lines = CodeLines::default();
    lines.call("calls", &[]);
    lines
}

/// Operations by their section, in the order in which the sections come up.
pub(super) fn by_section(cx: Context<'_>) -> Vec<(Option<SectionId>, Vec<OperationId>)> {
    let mut groups: IndexMap<Option<SectionId>, Vec<OperationId>> = IndexMap::new();
    for (id, operation) in cx.api.numbered() {
        groups.entry(operation.section).or_default().push(id);
    }
    groups.into_iter().collect()
}

fn description(cx: Context<'_>) -> TokenStream {
    let servers =
        cx.api.servers.iter().enumerate().map(|(index, group)| server_group(cx, ServerGroupId(index), group));
    let schemes = cx.api.schemes.iter().enumerate().map(|(index, scheme)| {
        let (name, kind) = (&scheme.name, credential::kind(&scheme.kind));
        let variable = credential::variable(cx, SchemeId(index));
        quote!(rt::Scheme { name: #name, variable: #variable, kind: #kind })
    });
    quote! {
        static API: rt::ApiDescription = rt::ApiDescription {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            servers: &[#(#servers),*],
            schemes: &[#(#schemes),*],
        };
    }
}

fn server_group(cx: Context<'_>, id: ServerGroupId, group: &ServerGroup) -> TokenStream {
    let name = cx.names.group(id).map_or("server", |names| names.setter.as_str());
    let servers = group.servers.iter().map(|server| {
        let template = &server.template;
        let variables = server.variables.iter().map(|variable| {
            let crate::ir::ServerVariable { name, default, values, .. } = variable;
            let default = match default {
                Some(default) => quote!(Some(#default)),
                None => quote!(None),
            };
            quote!(rt::Variable { name: #name, default: #default, values: &[#(#values),*] })
        });
        quote!(rt::Server { template: #template, variables: &[#(#variables),*] })
    });
    quote!(rt::ServerGroup { name: #name, servers: &[#(#servers),*] })
}

fn definition(cx: Context<'_>) -> TokenStream {
    let info = &cx.api.info;
    let (title, version) = (super::doc::plain(&info.title), super::doc::plain(&info.version));
    let doc = Doc::sentence(format!("The client of {title} (version {version} of its description)."))
        .paragraph(super::doc::markdown(&info.text.description).join("\n"))
        .paragraph("Cloning it is cheap. It can be shared between threads and tasks.");
    let allow = cx
        .api
        .operations
        .is_empty()
        .then(|| quote!(#[allow(dead_code, reason = "the description has no operations")]));
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct Client {
            #allow
            core: rt::Client,
        }
    }
}

fn operations(cx: Context<'_>, tag: Option<&str>, ids: &[OperationId]) -> TokenStream {
    let doc = tag.map(|tag| Doc::sentence(format!("# {}", super::doc::plain(tag))));
    let methods = ids.iter().filter_map(|id| {
        let (operation, names) = (cx.api.operations.get(id.0)?, cx.names.operation(*id)?);
        Some(method(cx, *id, operation, names))
    });
    quote! {
        #doc
        impl Client { #(#methods)* }
    }
}

/// What the method of an operation looks like from outside: its arguments with their types, and what it gives back.
pub(super) struct Signature {
    pub(super) arguments: Vec<(proc_macro2::Ident, TokenStream)>,
    pub(super) answer: TokenStream,
}

pub(super) fn signature(
    cx: Context<'_>,
    id: OperationId,
    operation: &Operation,
    names: &OperationNames,
) -> Signature {
    let asked =
        operation.arguments.iter().zip(&names.arguments).filter(|(one, _)| request::is_asked(cx, one));
    let arguments = asked.map(|(argument, name)| {
        let [ty, _] = request::passed(cx, argument, (0, name));
        (tokens::ident(name), ty)
    });
    let body = operation.body.as_ref().filter(|body| body.required);
    let body =
        body.map(|body| (quote::format_ident!("body"), body::passed(cx, names, body, Caller::Client).0));
    let arguments = arguments.chain(body).collect();
    Signature { arguments, answer: answer(cx, id, operation, names).0 }
}

fn method(cx: Context<'_>, id: OperationId, operation: &Operation, names: &OperationNames) -> TokenStream {
    let (name, table) = (tokens::ident(&names.method), tokens::ident(&names.table));
    let doc = method_doc(cx, id, operation);
    let Signature { arguments, answer: ty } = signature(cx, id, operation, names);
    let arguments = arguments.iter().map(|(name, ty)| quote!(#name: #ty));
    let required = operation.arguments.iter().zip(&names.arguments).enumerate();
    let set = required.filter(|(_, (one, _))| one.required).map(|(index, (argument, name))| {
        let [_, set] = request::passed(cx, argument, (index, name));
        let index = tokens::index(index);
        let set = only::argument(cx, argument).map_or(set, |value| quote!(argument(#index, #value)));
        quote!(request.#set)
    });
    let body = operation.body.as_ref().filter(|body| body.required);
    let set_body = body.map(|body| body::passed(cx, names, body, Caller::Client).1);
    let fixed =
        operation.fixed.as_ref().map(|FixedMember { name, value }| quote!(request.member(#name, #value)));
    let set: Vec<_> = set.chain(set_body).chain(fixed).collect();
    let result = answer(cx, id, operation, names).1;
    let new = quote!(rt::Request::new(&self.core, &operations::#table));
    let statements = match (set.is_empty(), has_plain_result(operation)) {
        (true, true) => new,
        (true, false) => quote!(let request = #new; #result),
        (false, _) => quote!(let mut request = #new; #(#set;)* #result),
    };
    quote! {
        #doc
        pub fn #name(&self, #(#arguments),*) -> #ty {
            #statements
        }
    }
}

fn has_plain_result(operation: &Operation) -> bool {
    !request::is_own(operation)
}

/// The type of what a method gives back, and the expression for it.
fn answer(
    cx: Context<'_>,
    id: OperationId,
    operation: &Operation,
    names: &OperationNames,
) -> (TokenStream, TokenStream) {
    if has_plain_result(operation) {
        let results = request::results(cx, id, operation);
        (quote!(rt::Request<#(#results),*>), quote!(request))
    } else {
        let name = tokens::ident(&names.request);
        (quote!(requests::#name), quote!(requests::#name { request }))
    }
}

fn method_doc(cx: Context<'_>, id: OperationId, operation: &Operation) -> Doc {
    let line = super::doc::code(&format!("{} {}", operation.method.wire(), operation.template));
    let doc = if operation.text.summary.is_empty() && operation.text.description.is_empty() {
        Doc::of(&operation.text, line)
    } else {
        Doc::of(&operation.text, "").paragraph(line)
    };
    let doc = arguments_doc(cx, id, operation).map_or(doc.clone(), |list| doc.paragraph(list));
    let doc = doc.paragraph(constants_doc(cx, operation));
    let body = operation.body.as_ref().filter(|body| body.required);
    let doc = doc.paragraph(body.and_then(choice::sentence).unwrap_or_default());
    let doc = doc.paragraph(answer::streams_sentence(operation).unwrap_or_default());
    let doc = doc.paragraph(fixed_doc(operation).unwrap_or_default());
    let headers = super::headers::of_operation(cx, id).into_iter();
    let headers = headers.map(|(statuses, ty)| format!("[`{0}`](responses::{0}) ({statuses})", ty.of(id)));
    let headers: Vec<_> = headers.collect();
    let doc = match headers.is_empty() {
        true => doc,
        false => doc.paragraph(format!("Headers: {}.", headers.join(", "))),
    };
    let doc = match link::list(cx, operation) {
        Some(list) => doc.paragraph("# Links").paragraph(list),
        None => doc,
    };
    let errors: Vec<_> = operation.errors().map(|(_, one)| one.statuses).collect();
    if errors.is_empty() {
        return doc;
    }
    let Some(names) = cx.names.operation(id) else { return doc };
    doc.paragraph("# Errors").paragraph(format!(
        "[`{0}`](errors::{0}) for {1}.",
        names.error,
        documented(&errors)
    ))
}

/// Statuses as a sentence lists them.
fn documented(statuses: &[Statuses]) -> String {
    let exact = statuses.iter().filter(|one| **one != Statuses::Default);
    let exact: Vec<_> = exact.map(Statuses::to_string).collect();
    match (exact.as_slice(), statuses.len() > exact.len()) {
        ([], _) => "any status without a documented success".to_owned(),
        ([one], false) => format!("the status {one}"),
        (all, false) => format!("the statuses {}", all.join(", ")),
        ([one], true) => format!("the status {one} and any other"),
        (all, true) => format!("the statuses {} and any other", all.join(", ")),
    }
}

fn arguments_doc(cx: Context<'_>, id: OperationId, operation: &Operation) -> Option<String> {
    let names = cx.names.operation(id)?;
    let described = operation
        .arguments
        .iter()
        .zip(&names.arguments)
        .filter(|(argument, _)| request::is_asked(cx, argument));
    let lines: Vec<_> = described
        .filter_map(|(argument, name)| {
            let text = super::doc::lines(&argument.text);
            let first = text.first().filter(|first| super::doc::is_running_text(first));
            match (first, argument.text.deprecated) {
                (Some(first), false) => Some(format!("* `{name}`: {first}")),
                (Some(first), true) => Some(format!("* `{name}` (deprecated): {first}")),
                (None, true) => Some(format!("* `{name}` (deprecated)")),
                (None, false) => None,
            }
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What makes the operation answer at once, or as a stream.
fn fixed_doc(operation: &Operation) -> Option<String> {
    let FixedMember { name, value } = operation.fixed.as_ref()?;
    let answer = if *value { "arrives as a stream" } else { "comes as a whole" };
    Some(format!("The answer {answer}: {} is sent as `{value}`.", super::doc::code(name)))
}

/// The parameters that are sent by themselves.
fn constants_doc(cx: Context<'_>, operation: &Operation) -> String {
    let constants = operation.arguments.iter().filter_map(|one| {
        only::argument(cx, one)?;
        Some(format!("{} = {}", super::doc::code(&one.wire), super::doc::code(&only::shown(cx, one.ty)?)))
    });
    let constants: Vec<_> = constants.collect();
    if constants.is_empty() { String::new() } else { format!("Always sent: {}.", constants.join(", ")) }
}

fn server_setters(cx: Context<'_>) -> TokenStream {
    let setters = (0..cx.api.servers.len()).filter_map(|index| server_setter(cx, ServerGroupId(index)));
    quote!(impl ClientBuilder { #(#setters)* })
}

fn server_setter(cx: Context<'_>, group: ServerGroupId) -> Option<TokenStream> {
    let names = cx.names.group(group)?;
    let (setter, ty, index) =
        (tokens::ident(&names.setter), tokens::ident(&names.ty), tokens::index(group.0));
    let operations = cx.facts.operations_at(group).iter();
    let methods: Vec<_> = operations
        .filter_map(|id| cx.names.operation(*id))
        .map(|names| format!("[`{0}`](Client::{0})", names.method))
        .collect();
    let doc =
        Doc::sentence(format!("Sets the server of {}. Unset, the first of the list.", listed(&methods)));
    Some(quote! {
        #doc
        pub fn #setter(mut self, server: impl Into<servers::#ty>) -> Self {
            let server: servers::#ty = server.into();
            self.builder.server(#index, server.into());
            self
        }
    })
}

/// At most five names, and how many more there are.
fn listed(names: &[String]) -> String {
    match names.len() {
        0 => "operations".to_owned(),
        1..=5 => names.join(", "),
        more => {
            format!("{} and {} more", names.iter().take(4).cloned().collect::<Vec<_>>().join(", "), more - 4)
        }
    }
}

fn credential_setters(cx: Context<'_>) -> TokenStream {
    let setters = cx.api.schemes.iter().enumerate().map(|(index, scheme)| {
        let setter = tokens::ident(cx.names.scheme(SchemeId(index)));
        let doc = credential::doc(cx, SchemeId(index), scheme);
        let doc = if cx.facts.requires(SchemeId(index)) { doc } else { doc.paragraph(credential::UNASKED) };
        let index = tokens::index(index);
        quote! {
            #doc
            pub fn #setter(mut self, credential: rt::Credential) -> Self {
                self.builder.credential(#index, credential);
                self
            }
        }
    });
    let setters: Vec<_> = setters.collect();
    if setters.is_empty() { TokenStream::new() } else { quote!(impl ClientBuilder { #(#setters)* }) }
}
