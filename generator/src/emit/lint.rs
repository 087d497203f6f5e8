//! What clippy would say of names and sizes that are those of the description. In: a method, an enum; out: an attribute that
//! silences it, where there is something to silence. It never silences what could be written differently.

use super::Context;
use crate::ir::{OperationId, ServerGroupId, Shape};
use crate::naming::{FormNames, Ident};
use proc_macro2::TokenStream;
use quote::quote;

/// More arguments than this, the receiver among them, and clippy asks for a struct.
const MOST_ARGUMENTS: usize = 7;

/// How a method takes what it is called on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Receiver {
    /// `&self`
    Borrowed,
    /// `self`
    Taken,
}

/// The attribute of a method with so many arguments besides its receiver.
pub(super) fn of_method(name: &str, receiver: Receiver, arguments: usize) -> Option<TokenStream> {
    let mut lints = Vec::new();
    if name == "new" {
        lints.push(quote!(clippy::new_ret_no_self));
    }
    if is_of_a_trait(name) {
        lints.push(quote!(clippy::should_implement_trait));
    }
    if arguments >= MOST_ARGUMENTS {
        lints.push(quote!(clippy::too_many_arguments));
    }
    if promises_another(name, receiver) {
        lints.push(quote!(clippy::wrong_self_convention));
    }
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*, reason = "the description decides this")]))
}

/// The attribute of an enum some of whose variants hold what the description says.
pub(super) fn of_sizes(variants: usize) -> Option<TokenStream> {
    (variants > 1).then(
        || quote!(#[allow(clippy::large_enum_variant, reason = "the description decides the size of bodies")]),
    )
}

/// The attribute of modules where members and arguments may have a name that clippy takes for one that nobody has thought of.
pub(super) fn of_placeholders(cx: Context<'_>) -> Option<TokenStream> {
    let is_placeholder = |name: &Ident| matches!(name.as_str(), "foo" | "baz" | "quux");
    let fields = cx.api.types.iter().any(|(id, one)| match &one.shape {
        Shape::Record(record) => {
            (0..record.fields.len()).any(|index| is_placeholder(cx.names.field(id, index)))
        }
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => false,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => false,
    });
    let operations = (0..cx.api.operations.len()).filter_map(|index| cx.names.operation(OperationId(index)));
    let arguments = operations.flat_map(|names| {
        let forms = names.forms.iter().flatten().flat_map(FormNames::forms);
        names.arguments.iter().chain(forms.flat_map(|(_, members)| members))
    });
    let groups = (0..cx.api.servers.len()).filter_map(|index| cx.names.group(ServerGroupId(index)));
    let servers = groups.flat_map(|group| &group.servers);
    let variables = servers.flat_map(|server| server.variables.iter().map(|(name, _)| name));
    let headers = cx.names.headers().iter().flat_map(|headers| &headers.members);
    (fields || arguments.chain(variables).chain(headers).any(is_placeholder))
        .then(|| quote!(#[allow(clippy::disallowed_names, reason = "names come from the description")]))
}

/// Whether a method of the standard library's traits has this name and can be mistaken for it.
fn is_of_a_trait(name: &str) -> bool {
    matches!(
        name,
        "add"
            | "bitand"
            | "bitor"
            | "bitxor"
            | "borrow"
            | "cmp"
            | "div"
            | "hash"
            | "mul"
            | "neg"
            | "not"
            | "rem"
            | "shl"
            | "shr"
            | "sub"
    )
}

/// Whether methods whose names begin like this take what they are called on in another way (Rust API Guidelines, C-CONV).
fn promises_another(name: &str, receiver: Receiver) -> bool {
    let prefixes: &[&str] = match receiver {
        Receiver::Borrowed => &["from_", "into_"],
        Receiver::Taken => &["as_", "from_", "is_", "to_"],
    };
    prefixes.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_clippy_would_speak_of_is_silenced() {
        let silenced = |name, receiver, arguments| {
            of_method(name, receiver, arguments).map(|tokens| tokens.to_string()).unwrap_or_default()
        };
        for (name, receiver, arguments, lint) in [
            ("new", Receiver::Borrowed, 0, "new_ret_no_self"),
            ("add", Receiver::Taken, 1, "should_implement_trait"),
            ("list", Receiver::Borrowed, 7, "too_many_arguments"),
            ("from_date", Receiver::Taken, 1, "wrong_self_convention"),
            ("is_new", Receiver::Taken, 1, "wrong_self_convention"),
        ] {
            assert!(silenced(name, receiver, arguments).contains(lint), "{name}");
        }
        assert_eq!(silenced("list", Receiver::Borrowed, 6), "");
        assert_eq!(silenced("is_new", Receiver::Borrowed, 1), "");
    }
}
