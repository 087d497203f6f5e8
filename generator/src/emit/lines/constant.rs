//! Constants. In: names, texts, and constants within constants; out: lines, broken where the printer would break them. It never
//! holds code that runs: what does is tokens.

use super::super::rust_type::RustType;
use super::super::tokens;
use super::{CodeLines, SHORT};
use proc_macro2::TokenStream;
use quote::ToTokens;
use std::borrow::Cow;

/// A constant expression.
#[derive(Debug, Clone)]
pub(in crate::emit) enum Constant<'a> {
    /// What cannot be broken: a path, a number.
    Word(Cow<'a, str>),
    /// A text as a literal.
    Text(Cow<'a, str>),
    /// `&[…]`
    List(Vec<Constant<'a>>),
    /// `path(…)`
    Call(&'static str, Vec<Constant<'a>>),
    /// `path(…).name()`
    Method(Box<Constant<'a>>, &'static str),
    /// `path { name: …, ..rest }`
    Struct(&'static str, Vec<(&'static str, Constant<'a>)>, Option<Box<Constant<'a>>>),
    /// `path::<Type>`
    Generic(&'static str, RustType<'a>),
    /// `&…`
    Ref(Box<Constant<'a>>),
}

impl<'a> Constant<'a> {
    /// A path.
    pub(in crate::emit) fn path(path: impl Into<Cow<'a, str>>) -> Self {
        Self::Word(path.into())
    }

    /// A number without its type.
    pub(in crate::emit) fn number(number: impl std::fmt::Display) -> Self {
        Self::Word(number.to_string().into())
    }

    /// A list of texts.
    pub(in crate::emit) fn texts(texts: impl IntoIterator<Item = &'a String>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.into())).collect())
    }

    /// `Some(…)`
    pub(in crate::emit) fn some(value: Self) -> Self {
        Self::Call("Some", vec![value])
    }

    /// The same with other values of some fields of its struct, if there are any.
    pub(in crate::emit) fn with(self, path: &'static str, fields: Vec<(&'static str, Self)>) -> Self {
        match fields.is_empty() {
            true => self,
            false => Self::Struct(path, fields, Some(Box::new(self))),
        }
    }

    /// Writes it on one line.
    pub(super) fn write(&self, text: &mut String) {
        match self {
            Self::Word(word) => text.push_str(word),
            Self::Text(literal) => text.push_str(&tokens::quoted(literal)),
            Self::List(items) => {
                text.push_str("&[");
                Self::join(items, text);
                text.push(']');
            }
            Self::Call(path, arguments) => {
                text.push_str(path);
                text.push('(');
                Self::join(arguments, text);
                text.push(')');
            }
            Self::Method(receiver, name) => {
                receiver.write(text);
                text.extend([".", name, "()"]);
            }
            Self::Struct(path, fields, rest) => {
                text.extend([path, " { "]);
                for (index, (name, value)) in fields.iter().enumerate() {
                    text.extend([if index == 0 { "" } else { ", " }, name, ": "]);
                    value.write(text);
                }
                if let Some(rest) = rest {
                    text.push_str(if fields.is_empty() { ".." } else { ", .." });
                    rest.write(text);
                }
                text.push_str(" }");
            }
            Self::Generic(path, ty) => {
                text.extend([path, "::<"]);
                ty.write(text);
                text.push('>');
            }
            Self::Ref(target) => {
                text.push('&');
                target.write(text);
            }
        }
    }

    fn join(items: &[Self], text: &mut String) {
        for (index, item) in items.iter().enumerate() {
            text.push_str(if index == 0 { "" } else { ", " });
            item.write(text);
        }
    }

    /// Whether it may stand on one line if it fits: the printer leaves only short structs there.
    fn is_flat(&self) -> bool {
        match self {
            Self::Word(_) | Self::Text(_) | Self::Generic(..) => true,
            Self::List(items) | Self::Call(_, items) => items.iter().all(Self::is_flat),
            Self::Method(inner, _) | Self::Ref(inner) => inner.is_flat(),
            Self::Struct(..) => {
                let mut text = String::new();
                self.write(&mut text);
                text.len() <= SHORT
            }
        }
    }
}

impl ToTokens for Constant<'_> {
    fn to_tokens(&self, out: &mut TokenStream) {
        let mut text = String::new();
        self.write(&mut text);
        // paths, literals and types of ours are Rust
        out.extend(text.parse::<TokenStream>().unwrap_or_default());
    }
}

impl CodeLines {
    /// Adds a static with its value.
    pub(in crate::emit) fn constant(&mut self, name: &str, ty: &RustType<'_>, value: &Constant<'_>) {
        let start = self.text.len();
        self.words(&["pub(crate) static ", name, ": "]);
        self.ty(start, ty, " = ".len());
        // a broken type ends on a line of its own
        let start = self.text.rfind('\n').map_or(0, |end| end + 1).max(start);
        self.text.push_str(" = ");
        self.value(start, value, ";".len());
        self.text.push_str(";\n");
    }

    /// The constant in the line that began at `start`, with so many bytes behind it.
    fn value(&mut self, start: usize, value: &Constant<'_>, tail: usize) {
        let before = self.text.len();
        if value.is_flat() {
            value.write(&mut self.text);
            if self.text.len() + tail <= start + self.width() {
                return;
            }
        }
        self.text.truncate(before);
        match value {
            Constant::Word(_) | Constant::Text(_) => value.write(&mut self.text),
            Constant::List(items) if items.is_empty() => value.write(&mut self.text),
            Constant::List(items) => {
                self.text.push_str("&[");
                self.values(items);
                self.text.push(']');
            }
            Constant::Call(path, arguments) => {
                self.text.extend([path, "("]);
                self.values(arguments);
                self.text.push(')');
            }
            Constant::Method(receiver, name) => {
                self.depth += 1;
                self.value(start, receiver, 0);
                self.text.push('\n');
                self.words(&[".", name, "()"]);
                self.depth -= 1;
            }
            Constant::Struct(path, fields, rest) => self.fields(path, fields, rest.as_deref()),
            Constant::Generic(path, ty) => {
                self.text.extend([path, "::<"]);
                self.listed([("", ty)].into_iter());
                self.text.push('>');
            }
            Constant::Ref(target) => {
                self.text.push('&');
                self.value(start, target, tail);
            }
        }
    }

    /// Constants, each on a line of its own.
    fn values(&mut self, values: &[Constant<'_>]) {
        self.text.push('\n');
        self.depth += 1;
        let last = values.len().saturating_sub(1);
        for (index, value) in values.iter().enumerate() {
            let start = self.text.len();
            self.indent();
            // the comma behind the last one is there only because it is broken
            self.value(start, value, usize::from(index < last));
            self.text.push_str(",\n");
        }
        self.depth -= 1;
        self.indent();
    }

    fn fields(&mut self, path: &str, fields: &[(&str, Constant<'_>)], rest: Option<&Constant<'_>>) {
        self.text.extend([path, " {\n"]);
        self.depth += 1;
        let last = fields.len().saturating_sub(1);
        for (index, (name, value)) in fields.iter().enumerate() {
            let start = self.text.len();
            self.words(&[name, ": "]);
            self.value(start, value, usize::from(index < last || rest.is_some()));
            self.text.push_str(",\n");
        }
        if let Some(rest) = rest {
            let start = self.text.len();
            self.words(&[".."]);
            self.value(start, rest, 0);
            self.text.push('\n');
        }
        self.depth -= 1;
        self.words(&["}"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Constants of every kind, with texts of some length in them.
    fn constants(length: usize) -> Vec<Constant<'static>> {
        let text = || Constant::Text("a".repeat(length).into());
        let call = |count: usize| Constant::Call("rt::call", (0..count).map(|_| text()).collect());
        let method = || Constant::Method(Box::new(call(1)), "required");
        let fields = |rest: Option<Constant<'static>>| {
            let fields = vec![("one", Constant::path("rt::A")), ("two", text())];
            Constant::Struct("rt::Struct", fields, rest.map(Box::new))
        };
        let list = |constant: Constant<'static>, more: usize| {
            Constant::List((0..more).map(|_| Constant::number(7)).chain([constant]).collect())
        };
        let each = vec![call(0), call(1), call(2), method(), fields(None), fields(Some(call(1)))];
        let each = each.into_iter().chain([
            fields(Some(method())),
            Constant::Generic("rt::json", RustType::Plain("String")),
            Constant::Struct("rt::Struct", Vec::new(), Some(Box::new(method()))),
            Constant::Ref(Box::new(fields(None))),
            Constant::Call("rt::call", vec![Constant::Ref(Box::new(fields(None)))]),
        ]);
        let all = each.flat_map(|one| {
            let nested = Constant::Call("rt::outer", vec![Constant::number(1), list(one.clone(), 0)]);
            let wide =
                Constant::Struct("rt::Wide", vec![("a", list(one.clone(), 1)), ("b", one.clone())], None);
            [one.clone(), list(one, 2), nested, wide]
        });
        all.collect()
    }

    #[test]
    fn they_are_broken_where_the_printer_breaks_them() {
        let ty = RustType::Plain("Type");
        for length in 0..110 {
            for constant in constants(length) {
                let mut lines = CodeLines::default();
                lines.constant("NAME", &ty, &constant);
                let tokens = quote::quote!(pub(crate) static NAME: Type = #constant;);
                let expected = prettyplease::unparse(&syn::parse2(tokens).unwrap());
                assert_eq!(lines.into_text(), expected);
            }
        }
    }
}
