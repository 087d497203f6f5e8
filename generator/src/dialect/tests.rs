use super::*;
use crate::source::Source;
use crate::tree;

fn normalized(text: &str) -> (Option<Dialect>, Vec<String>) {
    let mut problems = Problems::default();
    let tree = tree::parse(&Source::from_text("t", text), &mut problems).unwrap();
    let dialect = normalize(tree, &mut problems).map(|normalized| normalized.dialect);
    let found = problems.into_report().diagnostics;
    (dialect, found.iter().map(|d| format!("{} {}: {} ({})", d.code, d.at.at, d.message, d.help)).collect())
}

#[test]
fn versions_that_are_read() {
    for version in ["3.0.0", "3.0.3", "'3.0.4'", "3.0.4-rc1", "'3.0'"] {
        assert_eq!(
            normalized(&format!("openapi: {version}\n")),
            (Some(Dialect::OpenApi30), vec![]),
            "{version}"
        );
    }
}

#[test]
fn swagger_2_0_is_read() {
    assert_eq!(normalized("swagger: '2.0'\n"), (Some(Dialect::Swagger2), vec![]));
}

#[test]
fn documents_that_are_not() {
    let unsupported = |what: &str, key: &str| {
        format!(
            "E0011 /{key}: {what} is not supported (supported versions are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2)"
        )
    };
    for (text, expected) in [
        ("openapi: 4.0.0", unsupported("version `4.0.0`", "openapi")),
        ("swaggerVersion: '1.2'", unsupported("version `1.2`", "swaggerVersion")),
        ("[1]", "E0010 : this is an array, not an OpenAPI description (a description is an object that begins with `openapi: 3.0.3`)".into()),
        ("", "E0010 : this is null, not an OpenAPI description (a description is an object that begins with `openapi: 3.0.3`)".into()),
        ("openApi: 3.0.3", "E0010 : the document does not say which version of OpenAPI it follows: `openapi` is missing (did you mean `openapi` instead of `openApi`?)".into()),
        ("a: 1", "E0010 : the document does not say which version of OpenAPI it follows: `openapi` is missing (begin the document with `openapi: 3.0.3`)".into()),
        ("asyncapi: 3.0.0", "E0010 : the document does not say which version of OpenAPI it follows: `openapi` is missing (this is an AsyncAPI document)".into()),
        ("openapi: [3]", "E0010 /openapi: `openapi` is an array, but a version must be a string (write `openapi: 3.0.3`)".into()),
        ("swagger: {}", "E0010 /swagger: `swagger` is an object, but a version must be a string (write `swagger: '2.0'`)".into()),
        ("swagger: 7", "E0010 /swagger: `swagger` is a number, but a version must be a string (write `swagger: '2.0'`)".into()),
    ] {
        assert_eq!(normalized(text), (None, vec![expected]), "{text}");
    }
}

#[test]
fn a_version_that_is_a_number_is_read_as_a_string() {
    for (text, dialect, meant) in [
        ("openapi: 3.0\n", Dialect::OpenApi30, "3.0"),
        ("openapi: 3\n", Dialect::OpenApi30, "3.0"),
        ("openapi: 3.1\n", Dialect::OpenApi31, "3.1"),
        ("{\"swagger\": 2.0}", Dialect::Swagger2, "2.0"),
    ] {
        let key = if dialect == Dialect::Swagger2 { "swagger" } else { "openapi" };
        let found = format!("E0020 /{key}: expected a string, found a number (it is read as `'{meant}'`)");
        assert_eq!(normalized(text), (Some(dialect), vec![found]), "{text}");
    }
}
