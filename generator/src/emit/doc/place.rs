//! Where something stands in a description, in words. In: a pointer, a wire name and its Rust name; out: a sentence for
//! documentation, or nothing where the Rust name says it all.

use super::code;
use crate::source::Pointer;

/// What an inline schema describes: `The member `a.b` of the request body of `POST /pets`.` Empty for places that have no
/// words, and for a component whose Rust name is its own.
pub(in crate::emit) fn place(at: &Pointer, name: &str) -> String {
    let tokens: Vec<String> = at.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if let ["components", "schemas", key] = tokens.as_slice() {
        return match *key == name {
            true => String::new(),
            false => format!("The schema {}.", code(key)),
        };
    }
    let Some((place, inner)) = outer(&tokens) else { return String::new() };
    let Some(inner) = within(inner) else { return String::new() };
    let sentence = format!("{inner}{place}.");
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What something is called in the description; empty where its Rust name has the same letters and digits.
pub(in crate::emit) fn wire(name: &str, wire: &str) -> String {
    let is_plain = wire.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    match is_plain && letters(name).eq(letters(wire)) {
        true => String::new(),
        false => code(wire),
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let text = text.strip_prefix("r#").unwrap_or(text);
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The outermost thing that has a name, and what leads from there to the schema.
fn outer<'t>(tokens: &'t [&'t str]) -> Option<(String, &'t [&'t str])> {
    match tokens {
        ["components", kind, key, rest @ ..] => {
            Some((format!("the {} {}", component(kind)?, code(key)), rest))
        }
        ["paths", path, "parameters", _, rest @ ..] => Some((format!("a parameter of {}", code(path)), rest)),
        ["paths", path, method, rest @ ..] => {
            let operation = code(&format!("{} {path}", method.to_uppercase()));
            let (part, rest) = part(rest)?;
            Some((format!("{part} of {operation}"), rest))
        }
        ["webhooks" | "x-webhooks", name, _, rest @ ..] => {
            let (part, rest) = part(rest)?;
            Some((format!("{part} of the webhook {}", code(name)), rest))
        }
        _ => None,
    }
}

fn component(kind: &str) -> Option<&'static str> {
    match kind {
        "schemas" => Some("schema"),
        "requestBodies" => Some("request body"),
        "responses" => Some("response"),
        "parameters" => Some("parameter"),
        "headers" => Some("header"),
        _ => None,
    }
}

/// The part of an operation that a schema belongs to.
fn part<'t>(tokens: &'t [&'t str]) -> Option<(String, &'t [&'t str])> {
    match tokens {
        ["requestBody", rest @ ..] => Some(("the request body".to_owned(), rest)),
        ["parameters", _, rest @ ..] => Some(("a parameter".to_owned(), rest)),
        ["responses", status, rest @ ..] => Some((format!("the {status} response"), rest)),
        ["callbacks", name, _, _, rest @ ..] => {
            let (part, rest) = part(rest)?;
            Some((format!("{part} of the callback {}", code(name)), rest))
        }
        _ => None,
    }
}

/// The way through a schema, innermost first, each step with `of`; `None` where a step has no words.
fn within(tokens: &[&str]) -> Option<String> {
    let mut steps: Vec<String> = Vec::new();
    let mut members: Vec<&str> = Vec::new();
    let mut rest = tokens;
    loop {
        if let ["properties", name, inner @ ..] = rest {
            members.push(name);
            rest = inner;
            continue;
        }
        if !members.is_empty() {
            steps.push(format!("the member {} of ", code(&members.join("."))));
            members.clear();
        }
        rest = match rest {
            [] => break,
            ["content", _, "schema", inner @ ..] | ["schema", inner @ ..] | ["allOf", _, inner @ ..] => inner,
            ["headers", name, inner @ ..] => {
                steps.push(format!("the header {} of ", code(name)));
                inner
            }
            ["items", inner @ ..] => {
                steps.push("an item of ".to_owned());
                inner
            }
            ["additionalProperties", inner @ ..] => {
                steps.push("an additional member of ".to_owned());
                inner
            }
            ["oneOf" | "anyOf", _, inner @ ..] => {
                steps.push("a variant of ".to_owned());
                inner
            }
            _ => return None,
        };
    }
    steps.reverse();
    Some(steps.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(keys: &[&str]) -> String {
        place(&keys.iter().fold(Pointer::root(), |at, key| at.key(key)), "Pet")
    }

    #[test]
    fn places_are_said_in_words() {
        assert_eq!(said(&["components", "schemas", "Pet"]), "");
        assert_eq!(said(&["components", "schemas", "v1.pet"]), "The schema `v1.pet`.");
        let body = ["paths", "/a", "post", "requestBody", "content", "application/json", "schema"];
        assert_eq!(said(&body), "The request body of `POST /a`.");
        let deep = [&body[..], &["properties", "a", "properties", "b", "items", "oneOf", "0"]].concat();
        assert_eq!(said(&deep), "A variant of an item of the member `a.b` of the request body of `POST /a`.");
        let header = ["paths", "/a", "get", "responses", "200", "headers", "X-A", "schema"];
        assert_eq!(said(&header), "The header `X-A` of the 200 response of `GET /a`.");
        assert_eq!(said(&["paths", "/a", "get", "parameters", "0", "schema"]), "A parameter of `GET /a`.");
        let event =
            ["callbacks", "sold", "{$request.body#/url}", "post", "requestBody", "content", "a/b", "schema"];
        let callback = [&["paths", "/a", "post"][..], &event].concat();
        assert_eq!(said(&callback), "The request body of the callback `sold` of `POST /a`.");
        let webhook = ["webhooks", "opened", "post", "requestBody", "content", "a/b", "schema", "items"];
        assert_eq!(said(&webhook), "An item of the request body of the webhook `opened`.");
        assert_eq!(said(&["x-own", "a"]), "");
    }

    #[test]
    fn a_wire_name_is_said_where_the_rust_name_differs() {
        for (name, said) in
            [("user_id", "userId"), ("type", "type"), ("pet_name", "pet-name"), ("r#type", "type")]
        {
            assert_eq!(wire(name, said), "", "{name}");
        }
        assert_eq!(wire("id", "@id"), "`@id`");
        assert_eq!(wire("id_2", "ID"), "`ID`");
    }
}
