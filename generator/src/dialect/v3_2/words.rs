//! Smaller things that 3.2 says. In: the tree; out: the same with what 3.0 has for them, with keys of our own where it has
//! nothing, and without what makes no difference to a client. It never moves anything to another object.

use super::super::v3_1::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{Members, Moves, each};
use crate::document::Thing;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use crate::tree::private;

/// Translates the words of each object.
pub(in crate::dialect) fn translate(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| {
        let (Some(thing), Node::Mapping(members)) = (kind.thing(), node) else { return };
        for (_, key, now) in RENAMED.iter().filter(|(of, _, _)| *of == thing) {
            if !members.contains_key(now) && members.rename(key, now) {
                moves.moved(&way.pointer().key(key), &way.pointer().key(now));
            }
        }
        for (_, key) in FOR_OTHERS.iter().filter(|(of, _)| *of == thing) {
            members.remove(key);
        }
        match thing {
            // 4.16: a description is no longer required
            Thing::Response if !members.contains_key("$ref") => {
                members.get_or_insert_with("description", || text(""));
            }
            Thing::Xml => xml(&way.pointer(), members, problems),
            _ => {}
        }
    });
    moves.follow(tree);
}

const RENAMED: [(Thing, &str, &str); 6] = [
    (Thing::Tag, "summary", private::SUMMARY),
    (Thing::Tag, "parent", private::PARENT),
    (Thing::Response, "summary", private::SUMMARY),
    (Thing::Discriminator, "defaultMapping", private::DEFAULT),
    (Thing::OAuthFlows, "deviceAuthorization", private::DEVICE),
    // 4.19: the value as JSON has it; `serializedValue` is the same as text
    (Thing::Example, "dataValue", "value"),
];

/// What is for other tools: where else to find something, how a page is divided.
const FOR_OTHERS: [(Thing, &str); 5] = [
    (Thing::Tag, "kind"),
    (Thing::Server, "name"),
    (Thing::Example, "serializedValue"),
    (Thing::SecurityScheme, "oauth2MetadataUrl"),
    (Thing::SecurityScheme, "deprecated"),
];

/// 4.29.1: `nodeType` in the place of `attribute` and `wrapped`.
fn xml(at: &Pointer, members: &mut Members, problems: &mut Problems) {
    let Some(kind) = members.remove("nodeType") else { return };
    let key = match kind.as_str() {
        Some("attribute") => "attribute",
        Some("element") => "wrapped",
        Some("none") => return,
        _ => {
            let found = Diagnostic::new(
                Code::XML_NODE,
                Label::value(&at.key("nodeType")),
                "XML text beside elements is not supported",
            );
            return problems.push(found.help("it is treated as an element"));
        }
    };
    members.insert(key.to_owned(), Node::Bool(true));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn words_are_translated() {
        for (before, after, findings) in [
            (
                r#"tags: [{name: a, summary: b, parent: c, kind: d}]"#,
                r#"tags: [{name: a, x-clientwright-summary: b, x-clientwright-parent: c}]"#,
                vec![],
            ),
            (r#"servers: [{url: a, name: b}]"#, r#"servers: [{url: a}]"#, vec![]),
            (
                r#"components: {responses: {A: {}}}"#,
                r#"components: {responses: {A: {description: ''}}}"#,
                vec![],
            ),
            (
                r#"components: {schemas: {A: {xml: {nodeType: attribute}}}}"#,
                r#"components: {schemas: {A: {xml: {attribute: true}}}}"#,
                vec![],
            ),
            (
                r#"components: {schemas: {A: {xml: {nodeType: cdata}}}}"#,
                r#"components: {schemas: {A: {xml: {}}}}"#,
                vec!["E0733 /components/schemas/A/xml/nodeType"],
            ),
            (
                r#"components: {examples: {A: {dataValue: 1, serializedValue: b}}}"#,
                r#"components: {examples: {A: {value: 1}}}"#,
                vec![],
            ),
            (
                r#"components: {securitySchemes: {A: {flows: {deviceAuthorization: {}}}}}"#,
                r#"components: {securitySchemes: {A: {flows: {x-clientwright-device: {}}}}}"#,
                vec![],
            ),
        ] {
            let (tree, found, _) = trial::document(translate, before);
            let (wanted, _, _) = trial::document(|_, _, _| {}, after);
            assert_eq!(
                (tree, found),
                (wanted, findings.into_iter().map(str::to_owned).collect()),
                "{before}"
            );
        }
    }
}
