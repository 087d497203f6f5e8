//! A call of an operation in Rust. In: the method of the client and examples of its arguments; out: the lines of a program. What an
//! example cannot say is left to the reader as a variable.

use crate::rust::{Rust, name};
use clientwright_diff::{Item, Kind};

/// The values of arguments that are known, by their names in Rust, as compact JSON.
pub(crate) type Values = Vec<(String, String)>;

/// The lines that call a method of the client.
pub(crate) fn call(rust: &Rust, method: &Item, values: &Values) -> String {
    let mut before = String::new();
    let arguments = method.arguments.iter().map(|(name, ty)| argument(rust, (name, ty), values, &mut before));
    let arguments: Vec<String> = arguments.collect();
    format!("{before}let response = client.{}({}).send().await?;", name(method), arguments.join(", "))
}

/// An argument: a literal, or a variable that a line before makes.
fn argument(rust: &Rust, (name, ty): (&str, &str), values: &Values, before: &mut String) -> String {
    let given = values.iter().find(|(of, _)| of == name);
    if let Some(literal) = given.and_then(|(_, value)| literal(ty, value)) {
        return literal;
    }
    let (reference, path) = ty.strip_prefix('&').map_or(("", ty), |path| ("&", path));
    if let Some(expression) = made(rust, path, 0) {
        before.push_str(&format!("let {name} = {expression};\n"));
    }
    format!("{reference}{name}")
}

/// A JSON value as a literal of a type.
fn literal(ty: &str, value: &str) -> Option<String> {
    let takes_text = matches!(ty, "&str" | "impl Into<String>" | "impl AsRef<str>");
    let is_number = matches!(ty, "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64");
    let is_text = value.starts_with('"') && value.len() <= 80 && !value.contains(['\\', '{']);
    match () {
        () if takes_text && is_text => Some(value.to_owned()),
        () if is_number && value.parse::<i64>().is_ok() => Some(value.to_owned()),
        () if ty == "bool" && matches!(value, "true" | "false") => Some(value.to_owned()),
        () if ty == "f64" && value.parse::<f64>().is_ok() => {
            Some(if value.contains(['.', 'e', 'E']) { value.to_owned() } else { format!("{value}.0") })
        }
        () => None,
    }
}

/// How deep constructors may stand in each other.
const DEEPEST: usize = 3;

/// An expression that makes a value of a type.
fn made(rust: &Rust, ty: &str, depth: usize) -> Option<String> {
    if ty.starts_with("Vec<") || ty.starts_with("[") {
        return Some("Vec::new()".to_owned());
    }
    if let Some(inside) = ty.strip_prefix("Box<").and_then(|rest| rest.strip_suffix('>')) {
        return made(rust, inside, depth).map(|value| format!("Box::new({value})"));
    }
    let path = path(ty);
    let item = rust.item(&path).filter(|_| depth < DEEPEST)?;
    if item.kind == Kind::Alias {
        return made(rust, &item.ty, depth + 1);
    }
    if let Some(new) = rust.item(&format!("{path}::new")) {
        let arguments = new.arguments.iter().map(|(name, ty)| placeholder(rust, name, ty, depth));
        return Some(format!("{path}::new({})", arguments.collect::<Vec<_>>().join(", ")));
    }
    if rust.implements(&path, "Default") {
        return Some(format!("{path}::default()"));
    }
    let members = rust.members(&path);
    let first = members.iter().find(|member| member.kind == Kind::Variant)?;
    match first.ty.as_str() {
        "" => Some(first.path.clone()),
        ty => made(rust, ty, depth + 1).map(|value| format!("{}({value})", first.path)),
    }
}

/// A value for an argument of a constructor.
fn placeholder(rust: &Rust, name: &str, ty: &str, depth: usize) -> String {
    match ty {
        "impl Into<String>" | "&str" => "\"…\"".to_owned(),
        "String" => "\"…\".to_owned()".to_owned(),
        "bool" => "true".to_owned(),
        "i32" | "i64" | "u32" | "u64" => "1".to_owned(),
        "f64" | "f32" => "1.0".to_owned(),
        ty => {
            let inside = ty.strip_prefix("impl Into<").and_then(|rest| rest.strip_suffix('>')).unwrap_or(ty);
            made(rust, inside, depth + 1).unwrap_or_else(|| name.to_owned())
        }
    }
}

/// The path of a type as [`Rust`] has it: types name each other without their module.
fn path(ty: &str) -> String {
    if ty.contains("::") { ty.to_owned() } else { format!("types::{ty}") }
}
