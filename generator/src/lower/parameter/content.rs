//! Parameters with a `content`. In: the `content` of a parameter; out: the style that stands for it, and a type.
//! It never writes a format other than JSON for the caller: of any other, the caller gives the text.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Shape, Style, TypeUse, Whole};
use crate::lower::media_type::{self, MediaKind};
use crate::lower::{Hint, Lowering, schema};

/// How the value is written, and what it is.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, content: &Place<'a>, hint: &Hint) -> (Style, TypeUse) {
    let forms: Vec<_> = content.members().collect();
    let json = forms.iter().find(|(media_type, _)| media_type::kind(media_type) == MediaKind::Json);
    let chosen = json.or(forms.first());
    if forms.len() != 1 {
        let used = chosen.map(|(media_type, _)| format!("only `{media_type}` is used"));
        let used = used.unwrap_or_else(|| "the argument is a string".to_owned());
        let message = format!("the `content` of a parameter must have one media type, not {}", forms.len());
        let found = Diagnostic::new(Code::PARAMETER_CONTENT, Label::value(&content.at), message);
        cx.report(found.help(used));
    }
    match chosen {
        Some((media_type, form)) if media_type::kind(media_type) == MediaKind::Json => {
            (Style::Whole(Whole::Json), json_type(cx, form, hint))
        }
        Some((media_type, form)) => (Style::Whole(Whole::Text), text_type(cx, media_type, form, hint)),
        None => (Style::Whole(Whole::Text), schema::text(cx, content)),
    }
}

fn json_type<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, hint: &Hint) -> TypeUse {
    match form.get("schema") {
        Some(schema) => schema::type_use(cx, &schema, hint),
        None => TypeUse { id: schema::any(cx, form, "a JSON parameter without a schema"), nullable: false },
    }
}

/// The type that the schema says, where that is a single value; else a text that the caller has to write.
fn text_type<'a>(cx: &mut Lowering<'a, '_>, media_type: &str, form: &Place<'a>, hint: &Hint) -> TypeUse {
    let Some(schema) = form.get("schema") else { return schema::text(cx, form) };
    let used = schema::type_use(cx, &schema, hint);
    schema::settle(cx);
    match schema::shape_of(cx, used) {
        Shape::Scalar(_) | Shape::Enumeration(_) => used,
        shape @ Shape::Own(_) if shape.scalar().is_some() => used,
        Shape::Record(_)
        | Shape::Union(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)
        | Shape::Own(_)
        | Shape::Any => {
            let message = format!("the caller serializes a parameter of media type `{media_type}`");
            let found = Diagnostic::new(Code::PARAMETER_CONTENT, Label::key(&form.at), message);
            cx.report(found.help("the client serializes only JSON; the argument is a string"));
            schema::text(cx, form)
        }
    }
}
