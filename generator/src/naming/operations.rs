//! Names around operations. In: the operations; out: method, request, static and arguments of each.
//! It never names the types that a body holds: those are `types`'.

use super::reserved;
use super::scope::{Ident, Scope, Wanted};
use super::{case, cases};
use crate::ir::{Api, FormVariant, Location, Multipart, NameHint, Operation, Outcome, PartForm, Payload};

/// The names of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationNames {
    /// The method of the client: `set_identity_password`.
    pub method: Ident,
    /// The request value: `SetIdentityPassword`.
    pub request: Ident,
    /// The table: `SET_IDENTITY_PASSWORD`.
    pub table: Ident,
    /// The error type: `SetIdentityPasswordError`.
    pub error: Ident,
    /// What it gives when its successes have different bodies: `SetIdentityPasswordResponse`, and its variants. It is
    /// needed for few operations, so that most have no such name.
    pub response: Option<(Ident, Vec<Ident>)>,
    /// Its body, when it may take several forms: `SetIdentityPasswordBody`, and its variants.
    pub body: Option<(Ident, Vec<Ident>)>,
    /// The forms of parts among the forms of its body, by index.
    pub forms: Vec<Option<FormNames>>,
    /// Its arguments, in the order of the operation.
    pub arguments: Vec<Ident>,
}

/// The names of a described form of parts, or of several of which a body is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormNames {
    /// A form: `SetIdentityPasswordForm`, and its members.
    One(Ident, Vec<Ident>),
    /// An enum: `SendPetForm`, and its variants.
    Several(Ident, Vec<FormVariantNames>),
}

/// The names of one of several forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormVariantNames {
    /// The variant: `Dog`.
    pub variant: Ident,
    /// The form: `SendPetDogForm`.
    pub form: Ident,
    /// Its members.
    pub members: Vec<Ident>,
}

impl FormNames {
    /// What a caller passes.
    pub fn ty(&self) -> &Ident {
        match self {
            Self::One(ty, _) | Self::Several(ty, _) => ty,
        }
    }

    /// The forms, each with its members.
    pub fn forms(&self) -> Vec<(&Ident, &[Ident])> {
        match self {
            Self::One(form, members) => vec![(form, members)],
            Self::Several(_, variants) => variants.iter().map(|it| (&it.form, &*it.members)).collect(),
        }
    }
}

/// The names of the operations, and the methods that those would have which are not emitted: these keep their names, so that filters
/// rename nothing.
pub(super) fn operations(api: &Api) -> (Vec<OperationNames>, Vec<Ident>) {
    let hints = api.operations.iter().map(|it| &it.hint).chain(api.not_asked.iter().map(|it| &it.hint));
    let mut methods = methods(hints, Scope::new(reserved::CLIENT, "_"));
    let left_out = methods.split_off(api.operations.len());
    let mut requests = Scope::new(reserved::TYPES, "Request");
    let mut tables = Scope::default();
    let mut errors = Scope::new(reserved::TYPES, "Error");
    let mut responses = Scope::new(reserved::TYPES, "Response");
    let mut all = Vec::with_capacity(api.operations.len());
    // operations choose before what is only made up after them: the body of `pet` gives way to the request of `petBody`
    let mut request = |method: &Ident| requests.claim(&[case::pascal(method.as_str())]);
    let named: Vec<_> = methods.iter().map(&mut request).collect();
    left_out.iter().for_each(|method| drop(request(method)));
    for ((operation, method), request) in api.operations.iter().zip(methods).zip(named) {
        let pascal = case::pascal(method.as_str());
        all.push(OperationNames {
            request,
            table: tables.claim(&[case::screaming(method.as_str())]),
            error: errors.claim(&[format!("{pascal}Error")]),
            response: match operation.outcome() {
                Outcome::Many(cases) => {
                    Some((responses.claim(&[format!("{pascal}Response")]), cases::names(&cases)))
                }
                Outcome::Nothing | Outcome::One(_) | Outcome::Optional(_) => None,
            },
            body: match &operation.body {
                Some(body) if body.content.len() > 1 => {
                    Some((requests.claim(&[format!("{pascal}Body")]), cases::forms(&body.content)))
                }
                Some(_) | None => None,
            },
            forms: forms(operation, &mut requests, &pascal),
            arguments: arguments(operation),
            method,
        });
    }
    (all, left_out)
}

/// The names of described forms of parts.
fn forms(operation: &Operation, requests: &mut Scope, pascal: &str) -> Vec<Option<FormNames>> {
    let content = operation.body.iter().flat_map(|body| &body.content);
    let form = |payload: &Payload| match payload {
        Payload::Multipart(Multipart::Form(form)) => {
            Some(FormNames::One(requests.claim(&[format!("{pascal}Form")]), members(form)))
        }
        Payload::Multipart(Multipart::OneOf(variants)) => {
            let ty = requests.claim(&[format!("{pascal}Form")]);
            let text = |it: &FormVariant| it.hint.clone().unwrap_or_else(|| "Object".to_owned());
            let wanted = variants.iter().map(|it| Wanted::of(text(it), case::pascal(&text(it))));
            let names = Scope::new(reserved::VARIANTS, "Form").claim_all(&wanted.collect::<Vec<_>>());
            let named = names.into_iter().zip(variants).map(|(variant, it)| FormVariantNames {
                form: requests.claim(&[format!("{pascal}{variant}Form")]),
                members: members(&it.form),
                variant,
            });
            Some(FormNames::Several(ty, named.collect()))
        }
        Payload::Multipart(Multipart::Free)
        | Payload::Json(_)
        | Payload::Text
        | Payload::Binary
        | Payload::Items(_)
        | Payload::Xml(_)
        | Payload::Form(..) => None,
    };
    content.map(|content| &content.payload).map(form).collect()
}

/// The names of the parts of a form.
fn members(form: &PartForm) -> Vec<Ident> {
    let texts = form.parts.iter().map(|it| it.hint.as_ref().unwrap_or(&it.wire));
    let wanted: Vec<_> = texts.map(|text| Wanted::of(text, case::snake(text))).collect();
    Scope::new(reserved::FIELDS, "_").claim_all(&wanted)
}

/// The names of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventNames {
    /// The function that reads it: `new_pet`.
    pub function: Ident,
    /// The type that verifies it: `NewPet`.
    pub ty: Ident,
}

pub(super) fn events(api: &Api) -> Vec<EventNames> {
    let hints = || api.events.iter().map(|event| &event.hint);
    let mut functions = Scope::new(reserved::ARGUMENTS, "_event");
    // of every module of events whose scheme is known
    functions.claim(&["secrets".to_owned()]);
    let functions = cased(hints(), functions, case::snake);
    let mut types = Scope::new(reserved::TYPES, "Event");
    // the enum of all events, and its variant of all others
    types.claim(&["AnyEvent".to_owned(), "Unknown".to_owned()]);
    let types = cased(hints(), types, case::pascal);
    functions.into_iter().zip(types).map(|(function, ty)| EventNames { function, ty }).collect()
}

/// Names of functions.
fn methods<'h>(hints: impl Iterator<Item = &'h NameHint>, scope: Scope) -> Vec<Ident> {
    cased(hints, scope, case::snake)
}

/// What the description gives a name chooses before what it gives none.
fn cased<'h>(
    hints: impl Iterator<Item = &'h NameHint>,
    mut scope: Scope,
    case: fn(&str) -> String,
) -> Vec<Ident> {
    let wanted = hints.map(|hint| {
        let text = wanted(hint);
        let name = case(&text);
        Wanted { rank: u8::from(matches!(hint, NameHint::Derived(_))), ..Wanted::of(text, name) }
    });
    scope.claim_all(&wanted.collect::<Vec<_>>())
}

pub(super) fn wanted(hint: &NameHint) -> String {
    match hint {
        NameHint::Given(name) | NameHint::Common(name) => name.clone(),
        NameHint::Derived(parts) => case::of_parts(parts.iter().map(String::as_str)),
    }
}

/// Two parameters of the same name in different places: the second one says its place.
fn arguments(operation: &Operation) -> Vec<Ident> {
    let mut scope = Scope::new(reserved::ARGUMENTS, "_parameter");
    let wanted = operation.arguments.iter().map(|argument| {
        let text = argument.hint.as_ref().unwrap_or(&argument.wire);
        let plain = case::snake(text);
        let placed = format!("{plain}_{}", place(argument.place));
        Wanted { names: vec![plain, placed], ..Wanted::of(text, String::new()) }
    });
    scope.claim_all(&wanted.collect::<Vec<_>>())
}

fn place(place: Location) -> &'static str {
    match place {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
