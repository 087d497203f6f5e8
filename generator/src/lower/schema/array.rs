//! `type: array`. In: the schema; out: a list of whatever `items` says, or a tuple.
//! It never checks lengths or uniqueness: that is the server's.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Shape, TypeUse};
use crate::lower::{Hint, Lowering};
use crate::tree::private;

/// Lowers an array.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Shape {
    if let Some(items) = place.get(private::PREFIX_ITEMS) {
        let items = items.items().enumerate();
        let items =
            items.map(|(index, item)| super::type_use(cx, &item, &hint.then(format!("item{}", index + 1))));
        return Shape::Tuple(items.collect());
    }
    Shape::List(match place.get("items") {
        Some(items) => super::type_use(cx, &items, &hint.then("item")),
        None => {
            // Schema Object: "items MUST be present if the type is array"
            let message = "an array needs `items`";
            let found = Diagnostic::new(Code::ARRAY_WITHOUT_ITEMS, Label::value(&place.at), message);
            cx.report(found.help("it is treated as an array of any values, as with `items: {}`"));
            TypeUse { id: super::any(cx, place, "an array without items"), nullable: false }
        }
    })
}
