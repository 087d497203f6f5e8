//! Security schemes. In: the security definitions; out: the same as 3.0 has them, where they stand.
//! It never touches what operations ask for: that is said alike.

use super::moves::SwaggerMoves;
use super::walk::{self, mapping, members, text};
use crate::diagnostic::Problems;
use crate::source::{Origins, Pointer};
use crate::tree::{Members, Node};

/// What a scheme of 2.0 can be of (Security Scheme Object, `type`).
pub(super) const TYPES: [&str; 3] = ["basic", "apiKey", "oauth2"];

/// What the flows of 2.0 are called in 3.0.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

/// Brings security definitions to the form of 3.0 (Security Scheme Object).
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    let definitions = Pointer::root().key("securityDefinitions");
    let places: Vec<Pointer> = walk::named(tree, &definitions).into_iter().map(|(_, at)| at).collect();
    for at in places {
        let Some(scheme) = members(tree, &at) else { continue };
        match scheme.get("type").and_then(Node::as_str) {
            Some("basic") => {
                scheme.insert("type".to_owned(), text("http"));
                scheme.insert("scheme".to_owned(), text("basic"));
                moves.stands_for(&at.key("type"), &at.key("scheme"));
            }
            Some("oauth2") if !scheme.contains_key("flows") => oauth2(&at, scheme, &mut moves),
            Some(_) | None => {}
        }
    }
    moves.finish(tree);
}

/// The only flow of a scheme becomes one of several.
fn oauth2(at: &Pointer, scheme: &mut Members, moves: &mut SwaggerMoves<'_>) {
    let flow = scheme.remove("flow");
    let name = flow.as_ref().and_then(Node::as_str).unwrap_or_default();
    let known = FLOWS.iter().find(|(known, _)| *known == name).map(|(_, name)| *name);
    let flows = at.key("flows");
    moves.stands_for(at, &flows);
    let Some(name) = known else {
        scheme.insert("flows".to_owned(), mapping([]));
        return;
    };
    let to = flows.key(name);
    moves.stands_for(at, &to);
    let mut made = Members::default();
    for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(member) = scheme.remove(key) {
            moves.moved(&at.key(key), &to.key(key));
            made.insert(key.to_owned(), member);
        }
    }
    scheme.insert("flows".to_owned(), mapping([(name, Node::Mapping(made))]));
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_converts;
    use super::convert;

    #[test]
    fn each_scheme_has_its_form() {
        let of = |scheme: &str| format!("securityDefinitions: {{a: {scheme}}}");
        let scopes = "scopes: {read: to read}";
        for (before, after) in [
            ("{type: basic, description: x}", "{type: http, scheme: basic, description: x}"),
            ("{type: apiKey, name: k, in: header, x-a: 1}", "{type: apiKey, name: k, in: header, x-a: 1}"),
            (
                "{type: oauth2, flow: implicit, authorizationUrl: u, SCOPES, x-a: 1}",
                "{type: oauth2, x-a: 1, flows: {implicit: {authorizationUrl: u, SCOPES}}}",
            ),
            (
                "{type: oauth2, flow: password, tokenUrl: u, SCOPES}",
                "{type: oauth2, flows: {password: {tokenUrl: u, SCOPES}}}",
            ),
            (
                "{type: oauth2, flow: application, tokenUrl: u, SCOPES}",
                "{type: oauth2, flows: {clientCredentials: {tokenUrl: u, SCOPES}}}",
            ),
            (
                "{type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: u, SCOPES}",
                "{type: oauth2, flows: {authorizationCode: {authorizationUrl: a, tokenUrl: u, SCOPES}}}",
            ),
        ] {
            let filled = |text: &str| of(&text.replace("SCOPES", scopes));
            assert_converts(convert, &filled(before), &filled(after));
        }
    }
}
