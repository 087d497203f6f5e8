//! What an item takes and gives. In: syntax; out: texts that can be compared and shown. It never resolves a name.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, ReturnType};

/// The arguments of a function and what it returns, or the type of anything else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The arguments with their types, without `self`.
    pub(crate) arguments: Vec<(String, String)>,
    /// How it takes `self`: `&self`; empty for a function of a type.
    pub(crate) receiver: String,
    /// What it returns, or what it is; may be empty.
    pub(crate) ty: String,
}

impl Signature {
    pub(super) fn of_type(ty: String) -> Self {
        Self { ty, ..Self::default() }
    }

    pub(super) fn of_function(function: &syn::Signature) -> Self {
        let mut signature = Self::default();
        for input in &function.inputs {
            match input {
                FnArg::Receiver(receiver) => signature.receiver = tidy(receiver.to_token_stream()),
                FnArg::Typed(typed) => {
                    let (name, ty) = (tidy(typed.pat.to_token_stream()), tidy(typed.ty.to_token_stream()));
                    signature.arguments.push((name, ty));
                }
            }
        }
        // a builder takes itself by value; whether it then changes the value is its own affair
        signature.receiver = signature.receiver.replace("mut self", "self");
        if let ReturnType::Type(_, ty) = &function.output {
            signature.ty = tidy(ty.to_token_stream());
        }
        signature
    }

    /// The types of the arguments.
    pub(crate) fn types(&self) -> Vec<&str> {
        self.arguments.iter().map(|(_, ty)| ty.as_str()).collect()
    }

    /// The same with each type replaced.
    pub(super) fn map(&self, replaced: impl Fn(&str) -> String) -> Self {
        Self {
            arguments: self.arguments.iter().map(|(name, ty)| (name.clone(), replaced(ty))).collect(),
            receiver: self.receiver.clone(),
            ty: replaced(&self.ty),
        }
    }
}

/// Tokens as people write them: `Option<Vec<types::Pet>>`.
pub(super) fn tidy(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                // a long list of arguments ends with a comma
                if mark == '>' && text.ends_with(", ") {
                    text.truncate(text.len() - 2);
                }
                if matches!(mark, '=' | '+' | '-') {
                    text.push(' ');
                }
                text.push(mark);
                if matches!(mark, ',' | '+' | '=') || text.ends_with("->") {
                    text.push(' ');
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                let word = token.to_string();
                let is_single = text.ends_with(':') && !text.ends_with("::");
                let is_lifetime_before = text
                    .rsplit('\'')
                    .next()
                    .is_some_and(|last| text.contains('\'') && !last.is_empty() && last.chars().all(is_word));
                if text.ends_with(is_word) || is_single || is_lifetime_before {
                    text.push(' ');
                }
                text.push_str(&word);
            }
        }
    }
    if text.ends_with(", ") {
        text.truncate(text.len() - 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_as_people_write_them() {
        for text in [
            "Option<Vec<types::Pet>>",
            "&[&str]",
            "impl Into<servers::Server>",
            "rt::Request<(), std::convert::Infallible>",
            "Tag<'a>",
            "&'a client::Client",
            "(i64, String)",
            "&mut self",
            "impl Fn(u8) -> bool",
            "dyn A + B",
        ] {
            assert_eq!(tidy(text.parse().unwrap()), text);
        }
        assert_eq!(tidy("Vec<\n    Pet,\n>".parse().unwrap()), "Vec<Pet>");
    }
}
