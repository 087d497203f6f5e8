//! Operations for the page. In: an operation with its names; out: what the page shows of it.

use crate::call::{self, Values};
use crate::data;
use crate::example::Examples;
use crate::findings::Findings;
use crate::markdown;
use crate::rust::{Rust, name, signature};
use clientwright::unstable::ir::{Argument, Location, Operation, OperationId, TagId};
use clientwright::unstable::naming::Names;
use clientwright_diff::{Kind, Side};

/// The tags of an API, in the order of the ids.
pub(crate) fn tags(side: &Side, names: &Names) -> Vec<data::Tag> {
    let api = side.api().get();
    let is_gated = side.settings().is_gated(api.operations.len());
    let tags = api.tags.iter().zip(api.tag_ids()).filter_map(|(tag, id)| {
        let named = names.tag(id)?;
        Some(data::Tag {
            name: tag.name.clone(),
            text: markdown::html(&tag.text),
            accessor: named.accessor.to_string(),
            feature: if is_gated { named.feature.clone() } else { String::new() },
        })
    });
    tags.collect()
}

/// Reads operations.
pub(crate) struct Reader<'a> {
    pub(crate) side: &'a Side,
    pub(crate) names: &'a Names,
    pub(crate) rust: &'a Rust,
    pub(crate) examples: &'a Examples<'a>,
    pub(crate) found: &'a Findings,
}

impl Reader<'_> {
    /// What the page shows of an operation.
    pub(crate) fn read(&self, id: OperationId, operation: &Operation) -> data::Operation {
        let method = operation.method.wire();
        let body = operation.body.as_ref().map(|body| data::Body {
            required: body.required,
            media_types: body.content.iter().flat_map(|content| content.all_media_types().cloned()).collect(),
            text: markdown::html(&body.text),
        });
        data::Operation {
            id: operation.id(),
            path: operation.template.clone(),
            summary: operation.text.summary.clone(),
            text: if operation.text.description.is_empty() {
                String::new()
            } else {
                markdown::html(&operation.text)
            },
            deprecated: operation.text.deprecated,
            tag: operation.tags.first().copied().map(TagId::index),
            rust: self.rust(id, operation),
            parameters: self.parameters(id, operation),
            body,
            responses: self.responses(operation),
            security: self.security(operation),
            request: self.request(&method, operation),
            notes: self.notes(operation),
            method,
        }
    }

    fn request(&self, method: &str, operation: &Operation) -> Option<data::Request> {
        let request = self.examples.request(method, &operation.template)?;
        let servers = self.side.api().get().servers.get(operation.servers.index());
        let template = servers.and_then(|group| group.servers.first()).map(|server| server.template.as_str());
        Some(data::Request { origin: template.and_then(origin).unwrap_or_default().to_owned(), ..request })
    }

    fn rust(&self, id: OperationId, operation: &Operation) -> data::RustCall {
        let named = self.names.operation(id);
        let method = named.map(|names| format!("Client::{}", names.method)).unwrap_or_default();
        let Some(item) = self.rust.item(&method) else {
            return data::RustCall {
                call: String::new(),
                signature: String::new(),
                setters: Vec::new(),
                gives: String::new(),
                error: None,
            };
        };
        let request = item.ty.split('<').next().unwrap_or_default();
        let members = self.rust.members(request);
        let setters =
            members.iter().filter(|member| member.kind == Kind::Function && !member.receiver.is_empty());
        let sent = members.iter().find(|member| member.kind == Kind::Sent).map(|member| member.ty.as_str());
        data::RustCall {
            call: call::call(self.rust, item, &self.values(id, operation)),
            signature: signature(item),
            setters: setters.map(|setter| signature(setter)).collect(),
            gives: gives(sent.unwrap_or(&item.ty)).to_owned(),
            error: named.and_then(|names| self.error(names.error.as_str())),
        }
    }

    fn values(&self, id: OperationId, operation: &Operation) -> Values {
        let names = self.names.operation(id).map(|names| names.arguments.as_slice()).unwrap_or_default();
        let given = operation.arguments.iter().zip(names);
        given
            .filter_map(|(argument, name)| Some((name.to_string(), self.examples.value(&argument.at)?)))
            .collect()
    }

    fn error(&self, name: &str) -> Option<data::ErrorType> {
        let item = self.rust.item(&format!("errors::{name}"))?;
        let members = self.rust.members(&item.path).into_iter();
        let variants = members.filter(|member| member.kind == Kind::Variant);
        let variants = variants.map(|member| (crate::rust::name(member).to_owned(), member.ty.clone()));
        Some(data::ErrorType { name: format!("errors::{}", self::name(item)), variants: variants.collect() })
    }

    fn parameters(&self, id: OperationId, operation: &Operation) -> Vec<data::Parameter> {
        let names = self.names.operation(id).map(|names| names.arguments.as_slice()).unwrap_or_default();
        let parameter =
            |(argument, name): (&Argument, &clientwright::unstable::naming::Ident)| data::Parameter {
                name: argument.wire.clone(),
                place: match argument.place {
                    Location::Path => "path",
                    Location::Query => "query",
                    Location::Header => "header",
                    Location::Cookie => "cookie",
                },
                required: argument.required,
                rust: name.to_string(),
                text: markdown::html(&argument.text),
            };
        operation.arguments.iter().zip(names).map(parameter).collect()
    }

    fn responses(&self, operation: &Operation) -> Vec<data::Response> {
        let response = |response: &clientwright::unstable::ir::Response| {
            let media_types: Vec<String> =
                response.content.iter().flat_map(|content| content.all_media_types().cloned()).collect();
            let is_json = media_types.first().is_some_and(|first| first.contains("json"));
            data::Response {
                status: response.statuses.to_string(),
                text: markdown::html(&response.text),
                example: is_json.then(|| self.examples.shown(&response.at)).flatten(),
                media_types,
            }
        };
        operation.responses.iter().map(response).collect()
    }

    fn security(&self, operation: &Operation) -> Vec<Vec<data::Credential>> {
        let schemes = &self.side.api().get().schemes;
        let alternatives = operation.security.iter().map(|alternative| {
            let needed = alternative.all.iter().filter_map(|(id, _)| {
                let scheme = schemes.get(id.index())?;
                Some(data::Credential {
                    scheme: scheme.name.clone(),
                    setter: self.names.scheme(*id).to_string(),
                    kind: scheme.kind.words(),
                })
            });
            needed.collect()
        });
        alternatives.collect()
    }

    fn notes(&self, operation: &Operation) -> Vec<String> {
        let written = self.side.written(&operation.at);
        let found = self.found.within(&written.at).into_iter();
        let untyped = self.side.api().get().untyped.iter().filter(|place| place.at.is_within(&operation.at));
        let untyped = untyped.map(|place| {
            let rest = place.at.as_str().get(operation.at.as_str().len()..).unwrap_or_default();
            format!("{rest} is any JSON value: {}", place.reason)
        });
        found.chain(untyped).collect()
    }
}

/// Scheme and host of an address; `None` where it has none, or variables in them.
fn origin(template: &str) -> Option<&str> {
    let host = template.find("://")? + 3;
    let end = template.get(host..)?.find(['/', '?', '#']).map_or(template.len(), |end| host + end);
    template.get(..end).filter(|origin| !origin.contains('{'))
}

/// The type of a success, of what a request gives: `Pet, errors::GetPetError` or `rt::Request<Pet, …>`.
fn gives(sent: &str) -> &str {
    let inside = sent.strip_prefix("rt::Request<").unwrap_or(sent);
    let mut depth = 0_usize;
    let end = inside.char_indices().find(|(_, c)| {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => return true,
            _ => {}
        }
        false
    });
    inside.get(..end.map_or(inside.len(), |(at, _)| at)).unwrap_or(inside)
}
