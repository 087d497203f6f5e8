//! The address of the description itself. In: `$self` and references by that address; out: references within the document.
//! It never fetches anything by an address.

use crate::diagnostic::Problems;
use crate::dialect::walk::each;
use crate::source::Origins;
use crate::tree::Node;

/// Makes references to the description's own address local (3.2.0, 4.1.2.2.1: a reference whose address is that of the
/// document names a place in it).
pub(in crate::dialect) fn follow(tree: &mut Node, _: &mut Origins, _: &mut Problems) {
    let Node::Mapping(root) = tree else { return };
    let Some(own) = root.remove("$self") else { return };
    let Some(own) =
        own.as_str().map(|own| own.trim_end_matches('#').to_owned()).filter(|own| !own.is_empty())
    else {
        return;
    };
    let file = own.rsplit('/').next().unwrap_or_default().to_owned();
    each(tree, &mut |_, kind, node| {
        if let (Some(_), Node::Mapping(members)) = (kind.thing(), node)
            && let Some(Node::String(text)) = members.get_mut("$ref")
            && let Some((address, fragment)) = text.split_once('#')
            // relative to the address, the last step of it is the document
            && (address == own || (!file.is_empty() && address.trim_start_matches("./") == file))
        {
            *text = format!("#{fragment}");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn references_to_the_own_address_are_local() {
        for (reference, expected) in [
            ("https://x.org/api.yaml#/a", "#/a"),
            ("api.yaml#/a", "#/a"),
            ("./api.yaml#/a", "#/a"),
            ("other.yaml#/a", "other.yaml#/a"),
        ] {
            let text = format!(
                "$self: 'https://x.org/api.yaml'\ncomponents: {{schemas: {{A: {{$ref: '{reference}'}}}}}}"
            );
            let (tree, _, _) = trial::document(follow, &text);
            let place = crate::source::Pointer::parse("/components/schemas/A/$ref").unwrap();
            assert_eq!(tree.at(&place).and_then(Node::as_str), Some(expected));
            assert_eq!(tree.get("$self"), None);
        }
    }
}
