//! What 3.1 says around schemas. In: the document; out: the same with the members that 3.0 asks for, and without those it
//! does not have. It never looks into a schema.

use super::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{self, Members, Moves, as_members, each};
use crate::document::Thing;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use crate::tree::private;

/// The dialects of JSON Schema that mean what schemas are taken for (3.1.1, 4.8.24.5; `.../base` is its own).
const DIALECTS: [&str; 3] = [
    "https://spec.openapis.org/oas/3.1/dialect/",
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.2/dialect/",
];

/// Brings the document's own objects to the shape of 3.0.
pub(in crate::dialect) fn bring(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = Moves::new(origins);
    if let Node::Mapping(root) = tree {
        document(root, &mut moves, problems);
    }
    certificates(tree, problems);
    each(tree, &mut |_, kind, node| {
        if let (Some(Thing::Operation), Node::Mapping(operation)) = (kind.thing(), node) {
            // 3.1.1, 4.8.10.1: responses are no longer required
            operation.get_or_insert_with("responses", walk::unsaid);
        }
    });
    moves.follow(tree);
}

fn document(root: &mut Members, moves: &mut Moves<'_>, problems: &mut Problems) {
    let at = Pointer::root();
    // 3.1.1, 4.8.1.1: one of paths, webhooks and components is enough
    root.get_or_insert_with("paths", || Node::Mapping(Members::default()));
    rename(root, &at, ["webhooks", "x-webhooks"], moves);
    if let Some(dialect) = root.remove("jsonSchemaDialect") {
        let known = dialect.as_str().is_some_and(|text| DIALECTS.iter().any(|known| text.starts_with(known)));
        if !known {
            problems.push(other_dialect(&at.key("jsonSchemaDialect")));
        }
    }
    if let Some(info) = root.get_mut("info").and_then(as_members) {
        rename(info, &at.key("info"), ["summary", private::SUMMARY], moves);
        if let Some(license) = info.get_mut("license").and_then(as_members) {
            // of licenses there is nothing in a client
            license.remove("identifier");
        }
    }
    if let Some(components) = root.get_mut("components").and_then(as_members) {
        rename(components, &at.key("components"), ["pathItems", private::PATH_ITEMS], moves);
    }
}

fn rename(members: &mut Members, at: &Pointer, [from, to]: [&str; 2], moves: &mut Moves<'_>) {
    if members.rename(from, to) {
        moves.moved(&at.key(from), &at.key(to));
    }
}

fn other_dialect(at: &Pointer) -> Diagnostic {
    Diagnostic::new(Code::SCHEMA_DIALECT, Label::value(at), "unsupported dialect of JSON Schema")
        .help("schemas are read in the dialect of OpenAPI, which is based on JSON Schema 2020-12")
}

/// A certificate that a client shows is a matter of the transport, before there is a request: what asks for it asks for
/// nothing in the request (3.1.1, 4.8.27: `mutualTLS`).
fn certificates(tree: &mut Node, problems: &mut Problems) {
    let at = Pointer::root().key("components").key("securitySchemes");
    let mut names = Vec::new();
    if let Some(schemes) = tree.at_mut(&at).and_then(as_members) {
        schemes.retain(|name, scheme| {
            let mutual = scheme.get("type") == Some(&text("mutualTLS"));
            if mutual {
                let message = format!("`{name}` requires a client certificate, which is not part of a request");
                let found = Diagnostic::new(
                    Code::CLIENT_CERTIFICATE,
                    Label::value(&at.key(name).key("type")),
                    message,
                );
                problems.push(found.help("configure the certificate in the transport (`ReqwestTransport::builder().client_certificate(pem)`)"));
                names.push(name.clone());
            }
            !mutual
        });
    }
    if names.is_empty() {
        return;
    }
    each(tree, &mut |_, kind, node| {
        if let (Some(Thing::Document | Thing::Operation), Node::Mapping(members)) = (kind.thing(), node)
            && let Some(Node::Sequence(alternatives)) = members.get_mut("security")
        {
            for alternative in alternatives.iter_mut().filter_map(as_members) {
                alternative.retain(|name, _| !names.contains(name));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn a_document_gets_what_3_0_asks_for() {
        let (tree, found, origins) = trial::document(
            bring,
            "info: {summary: a, license: {name: b, identifier: c}}\n\
             webhooks: {d: {post: {}}}\n\
             security: [{e: [], f: []}, {f: []}]\n\
             components: {pathItems: {g: {}}, securitySchemes: {f: {type: mutualTLS}}}\n",
        );
        let (wanted, _, _) = trial::document(
            |_, _, _| {},
            "info: {x-clientwright-summary: a, license: {name: b}}\n\
             x-webhooks: {d: {post: {responses: {x-clientwright-unsaid: true}}}}\n\
             security: [{e: []}, {}]\n\
             components: {x-clientwright-pathItems: {g: {}}, securitySchemes: {}}\n\
             paths: {}\n",
        );
        assert_eq!(tree, wanted);
        assert_eq!(found, ["E0728 /components/securitySchemes/f/type"]);
        let moved = Pointer::root().key("x-webhooks").key("d");
        assert_eq!(origins.of(&moved).at.as_str(), "/webhooks/d");
    }
}
