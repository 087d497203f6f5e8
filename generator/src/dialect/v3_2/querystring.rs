//! Parameters that are the whole query. In: parameters with `in: querystring`; out: parameters of the query, marked, those whose
//! members are fields of a form as such. It never gives a whole query a name on the wire.

use super::super::v3_1::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, Moves, as_members, each};
use crate::document::Thing;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use crate::tree::private;

/// Lays parameters out (3.2.0, 4.12.2.1).
pub(in crate::dialect) fn lay_out(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| {
        if let (Some(Thing::Parameter), Node::Mapping(parameter)) = (kind.thing(), node) {
            match (parameter.get("in").and_then(Node::as_str), parameter.get("style").and_then(Node::as_str))
            {
                (Some("querystring"), _) => rewrite_parameter(way, parameter, (&mut moves, problems)),
                // as `form`, and none of its characters is escaped that a cookie may have (4.12.3)
                (Some("cookie"), Some("cookie")) => drop(parameter.remove("style")),
                (_, _) => {}
            }
        }
    });
    moves.follow(tree);
}

fn rewrite_parameter(
    way: &LazyPointer<'_>,
    parameter: &mut Members,
    (moves, problems): (&mut Moves<'_>, &mut Problems),
) {
    const FORM: &str = "application/x-www-form-urlencoded";
    parameter.insert("in".to_owned(), text("query"));
    parameter.insert(private::QUERYSTRING.to_owned(), Node::Bool(true));
    if parameter.contains_key("schema") {
        // with a `content` beside it, `document` says that there is one too many
        if !parameter.contains_key("content") {
            problems.push(without_content(&way.pointer().key("schema")));
            fields(parameter);
        }
        return;
    }
    let form = parameter.get_mut("content").and_then(as_members).and_then(|content| content.get_mut(FORM));
    match form.and_then(as_members).and_then(|form| form.remove("schema")) {
        Some(schema) => {
            let at = way.pointer();
            moves.moved(&at.key("content").key(FORM).key("schema"), &at.key("schema"));
            parameter.remove("content");
            parameter.insert("schema".to_owned(), schema);
            fields(parameter);
        }
        // the style and its flags have no say
        None => ["style", "explode"].iter().for_each(|key| drop(parameter.remove(key))),
    }
}

/// The members of the schema are the fields of a form.
fn fields(parameter: &mut Members) {
    parameter.insert("style".to_owned(), text("form"));
    parameter.insert("explode".to_owned(), Node::Bool(true));
}

/// 3.2.0, 4.12.2.1: `in: querystring` "MUST be specified using the content field".
fn without_content(at: &Pointer) -> Diagnostic {
    let message = "a parameter that is the whole query must have a `content`, not a `schema`";
    Diagnostic::new(Code::WHOLE_QUERY, Label::key(at), message)
        .help("an object is sent as the fields of a form, a single value as the query itself")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn whole_queries_are_laid_out() {
        for (before, after, findings) in [
            (
                r#"components: {parameters: {A: {in: querystring, content: {application/x-www-form-urlencoded: {schema: {}}}}}}"#,
                r#"components: {parameters: {A: {in: query, x-clientwright-querystring: true, schema: {}, style: form, explode: true}}}"#,
                vec![],
            ),
            (
                r#"components: {parameters: {A: {in: querystring, content: {application/json: {}}}}}"#,
                r#"components: {parameters: {A: {in: query, content: {application/json: {}}, x-clientwright-querystring: true}}}"#,
                vec![],
            ),
            (
                r#"components: {parameters: {A: {in: querystring, schema: {}}}}"#,
                r#"components: {parameters: {A: {in: query, x-clientwright-querystring: true, schema: {}, style: form, explode: true}}}"#,
                vec!["E0734 /components/parameters/A/schema"],
            ),
            (
                r#"components: {parameters: {A: {in: cookie, style: cookie}}}"#,
                r#"components: {parameters: {A: {in: cookie}}}"#,
                vec![],
            ),
            (
                r#"components: {parameters: {A: {in: query}}}"#,
                r#"components: {parameters: {A: {in: query}}}"#,
                vec![],
            ),
        ] {
            let (tree, found, _) = trial::document(lay_out, before);
            let (wanted, _, _) = trial::document(|_, _, _| {}, after);
            assert_eq!(
                (tree, found),
                (wanted, findings.into_iter().map(str::to_owned).collect()),
                "{before}"
            );
        }
    }
}
