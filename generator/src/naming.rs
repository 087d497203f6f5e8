//! Every Rust name, chosen once. In: a valid API; out: [`Names`], keyed by id.
//! It never emits anything, and never gives one place the same name twice.
//!
//! | what | where from | example |
//! |---|---|---|
//! | type | component's key, else where it stands | `ErrorResponseDto`, `DavinciErrorDetailsItem` |
//! | field, argument, setter | wire name | `identity_id`, `type_` |
//! | variant | value | `SmsPersonal`, `Plus1` |
//! | functions of a union | variant | `is_card`, `as_card`, `into_card` |
//! | method, request, error | operationId | `set_identity_password`, `SetIdentityPassword`, `SetIdentityPasswordError` |
//! | method of a tag's handle | method, without the tag's words | `list_for_repo` of `issues_list_for_repo` |
//! | server list, server, variable | tag or operation; variables; name | `DavinciServer`, `Tenant`, `api_url` |
//! | credential setter | key of the scheme | `user_context_auth` |
//! | module, group, accessor, feature | tag | `pull_requests`, `PullRequests`, `pull_requests`, `pull-requests` |
//! | event: function, type | webhook, or operation and callback | `new_pet`, `NewPet` |
//! | error variant | reason phrase of the status | `BadRequest`, `Status418`, `Status4xx`, `Default` |

mod case;
mod cases;
mod errors;
mod handles;
mod headers;
mod operations;
mod reserved;
mod scope;
mod sections;
mod servers;
mod tags;
mod types;
mod words;

pub use errors::ErrorType;
pub use headers::HeadersType;
pub use operations::{EventNames, FormNames, FormVariantNames, OperationNames};
pub use scope::Ident;
pub use servers::{GroupNames, ServerNames, ValueNames};
pub use tags::TagNames;

use crate::check::Valid;
use crate::ir::{Api, OperationId, SchemeId, SectionId, ServerGroupId, TagId, TypeId, TypeMap};

/// All names of an API.
#[derive(Debug)]
pub struct Names {
    types: TypeMap<Ident>,
    fields: TypeMap<Vec<Ident>>,
    variants: TypeMap<Vec<Ident>>,
    stems: TypeMap<Vec<String>>,
    operations: Vec<OperationNames>,
    errors: Vec<ErrorType>,
    headers: Vec<HeadersType>,
    groups: Vec<GroupNames>,
    schemes: Vec<Ident>,
    tags: Vec<TagNames>,
    sections: Vec<Option<Ident>>,
    handles: Vec<Ident>,
    events: Vec<EventNames>,
    fallback: Ident,
}

/// Chooses the names.
pub fn assign(api: &Valid<Api>) -> Names {
    let api = api.get();
    let types = types::types(api);
    let variants = types::variants(api);
    let (operations, left_out) = operations::operations(api);
    let groups = servers::groups(api);
    let tags = tags::tags(api, &operations, &left_out);
    Names {
        fields: types::members(api),
        stems: types::stems(api, &variants),
        variants,
        errors: errors::errors(api, &operations),
        headers: headers::headers(api, &operations),
        schemes: servers::schemes(api, &groups),
        sections: sections::sections(api, &tags),
        tags,
        handles: handles::handles(api, &operations, &left_out),
        events: operations::events(api),
        groups,
        types,
        operations,
        fallback: scope::Scope::default().claim(&[]),
    }
}

impl Names {
    /// The name of a type.
    pub fn ty(&self, id: TypeId) -> &Ident {
        self.types.get(id).unwrap_or(&self.fallback)
    }

    /// The name of a record's field.
    pub fn field(&self, id: TypeId, index: usize) -> &Ident {
        self.fields.get(id).and_then(|names| names.get(index)).unwrap_or(&self.fallback)
    }

    /// The name of an enumeration's or a union's variant.
    pub fn variant(&self, id: TypeId, index: usize) -> &Ident {
        self.variants.get(id).and_then(|names| names.get(index)).unwrap_or(&self.fallback)
    }

    /// What functions that ask for a union's variant are called behind `is_`, `as_` and `into_`.
    pub fn stem(&self, id: TypeId, index: usize) -> &str {
        self.stems.get(id).and_then(|stems| stems.get(index)).map_or("unnamed", String::as_str)
    }

    /// The names of an operation; `None` for an index of another API.
    pub fn operation(&self, id: OperationId) -> Option<&OperationNames> {
        self.operations.get(id.0)
    }

    /// The error types, one for each operation that documents errors.
    pub fn errors(&self) -> &[ErrorType] {
        &self.errors
    }

    /// The structs of headers, shared by responses with the same ones.
    pub fn headers(&self) -> &[HeadersType] {
        &self.headers
    }

    /// The names of a list of servers; `None` for an index of another API.
    pub fn group(&self, id: ServerGroupId) -> Option<&GroupNames> {
        self.groups.get(id.0)
    }

    /// The names of an event, by its index in [`Api::events`]; `None` for an index of another API.
    pub fn event(&self, index: usize) -> Option<&EventNames> {
        self.events.get(index)
    }

    /// The module of a section; `None` for an index of another API.
    pub fn section(&self, id: SectionId) -> Option<&Ident> {
        self.sections.get(id.0).and_then(Option::as_ref)
    }

    /// The names of a tag; `None` for an index of another API.
    pub fn tag(&self, id: TagId) -> Option<&TagNames> {
        self.tags.get(id.0)
    }

    /// The method of an operation at the handle of its tag.
    pub fn handle(&self, id: OperationId) -> &Ident {
        self.handles.get(id.0).unwrap_or(&self.fallback)
    }

    /// The setter of a scheme's credential.
    pub fn scheme(&self, id: SchemeId) -> &Ident {
        self.schemes.get(id.0).unwrap_or(&self.fallback)
    }
}

#[cfg(test)]
mod tests;
