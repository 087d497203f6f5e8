//! What types derive beside what all do. In: schemas with marks of rules; out: names of traits, and a finding for each that a type cannot
//! have. It never looks at what a macro of the program makes of a type.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::equality;
use crate::lower::Lowering;
use crate::tree::{Node, private};

/// What a rule asks of the type of a schema.
pub(super) fn wanted_derives(place: &Place<'_>) -> Vec<String> {
    let listed = place.node.get(private::DERIVES).and_then(Node::as_sequence).unwrap_or_default();
    listed.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

/// Reports types that are to be keys and cannot (E0606); to be asked after the last type.
pub(super) fn check(cx: &mut Lowering<'_, '_>) {
    let is_asked = |derives: &[String]| derives.iter().any(|name| matches!(name.as_str(), "Eq" | "Hash"));
    let asked = cx.api.types.iter().filter(|(_, ty)| is_asked(&ty.derives));
    let asked: Vec<_> = asked.map(|(id, ty)| (id, ty.at.clone())).collect();
    if asked.is_empty() {
        return;
    }
    let unequal = equality::unequal(&cx.api.types);
    for (_, at) in asked.into_iter().filter(|(id, _)| unequal.contains(*id)) {
        let message = format!(
            "the settings ask for `Eq` and `Hash` of `{at}`, which holds a float, a secret or a type of the program"
        );
        let found = Diagnostic::new(Code::UNUSED_RULE, Label::value(&at), message);
        cx.report(found.help("take the type out of the rule, or give its numbers a format of whole numbers"));
    }
}
