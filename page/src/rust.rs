//! The items of the generated crate, by name. In: a side; out: signatures of methods, members of types. It never knows what the
//! generator makes of a schema: it looks up what is emitted.

use clientwright_diff::{Item, Kind, Side, items};
use std::collections::BTreeMap;

/// The items of a client.
pub(crate) struct Rust {
    items: BTreeMap<String, Item>,
}

impl Rust {
    pub(crate) fn of(side: &Side) -> Self {
        Self { items: items(side).into_iter().map(|item| (item.path.clone(), item)).collect() }
    }

    /// The item of a path.
    pub(crate) fn item(&self, path: &str) -> Option<&Item> {
        self.items.get(path)
    }

    /// The items right below a path, in the order in which they are emitted.
    pub(crate) fn members<'a>(&'a self, path: &str) -> Vec<&'a Item> {
        let prefix = format!("{path}::");
        let below = self.items.range(prefix.clone()..).take_while(|(name, _)| name.starts_with(&prefix));
        let direct =
            below.filter(|(name, _)| name.get(prefix.len()..).is_some_and(|rest| !rest.contains("::")));
        let mut members: Vec<_> = direct.map(|(_, item)| item).collect();
        members.sort_by_key(|item| item.order);
        members
    }

    /// Whether a type implements a trait.
    pub(crate) fn implements(&self, path: &str, of: &str) -> bool {
        self.items.contains_key(&format!("{path}: {of}"))
    }

    /// All types of the description, in the order in which they are emitted.
    pub(crate) fn types(&self) -> Vec<&Item> {
        let is_type = |item: &&Item| matches!(item.kind, Kind::Struct | Kind::Enum | Kind::Alias);
        let all =
            self.items.range("types::".to_owned()..).take_while(|(path, _)| path.starts_with("types::"));
        let mut types: Vec<_> = all.map(|(_, item)| item).filter(is_type).collect();
        types.sort_by_key(|item| item.order);
        types
    }
}

/// The last part of a path.
pub(crate) fn name(item: &Item) -> &str {
    item.path.rsplit("::").next().unwrap_or_default()
}

/// A function as it is declared.
pub(crate) fn signature(item: &Item) -> String {
    let own = (!item.receiver.is_empty()).then(|| item.receiver.clone());
    let arguments = item.arguments.iter().map(|(name, ty)| format!("{name}: {ty}"));
    let all: Vec<_> = own.into_iter().chain(arguments).collect();
    let gives = if item.ty.is_empty() { String::new() } else { format!(" -> {}", item.ty) };
    let line = format!("fn {}({}){gives}", name(item), all.join(", "));
    if line.len() <= 90 {
        return line;
    }
    format!("fn {}(\n    {},\n){gives}", name(item), all.join(",\n    "))
}

/// A type as it is declared, with its public members.
pub(crate) fn declaration(rust: &Rust, item: &Item) -> String {
    let members = rust.members(&item.path);
    let name = name(item);
    let lines = |kind: Kind, line: fn(&Item) -> String| -> String {
        members.iter().filter(|member| member.kind == kind).map(|member| line(member)).collect()
    };
    match item.kind {
        Kind::Alias => format!("type {name} = {};", item.ty),
        Kind::Enum => {
            let variant = |member: &Item| match member.ty.as_str() {
                "" => format!("    {},\n", self::name(member)),
                ty => format!("    {}({ty}),\n", self::name(member)),
            };
            format!("enum {name}{} {{\n{}}}", item.ty, lines(Kind::Variant, variant))
        }
        _ => {
            let field = |member: &Item| format!("    {}: {},\n", self::name(member), member.ty);
            match lines(Kind::Field, field) {
                fields if fields.is_empty() => format!("struct {name}{};", item.ty),
                fields => format!("struct {name}{} {{\n{fields}}}", item.ty),
            }
        }
    }
}
