//! Schemas of an `allOf` that do not go together.

use super::{answering, report};
use crate::diagnostic::Code;

fn said(one: &str, other: &str) -> Vec<String> {
    let member = |schema: &str| format!("{{type: object, properties: {{a: {schema}}}}}");
    let report = report(&answering(&format!("allOf: [{}, {}]", member(one), member(other)), ""));
    assert!(report.diagnostics.iter().all(|found| found.code == Code::ALL_OF_CONFLICT), "{report:?}");
    report.diagnostics.into_iter().map(|found| found.message).collect()
}

/// The envelope of an answer says that its result is null or a list, that of a failure that it is null.
#[test]
fn null_is_of_every_type_that_takes_it() {
    let null = "{type: object, nullable: true, enum: [null]}";
    assert_eq!(said("{type: array, nullable: true, items: {}}", null), [""; 0]);
    assert_eq!(said(null, "{type: array, nullable: true, items: {}}"), [""; 0]);
    assert_eq!(
        said("{type: array, nullable: true, items: {}}", "{type: string, nullable: true}"),
        ["nothing but null is an array and a string at once"]
    );
    assert_eq!(
        said("{type: integer}", "{type: string, nullable: true}"),
        ["no value is an integer and a string at once"]
    );
}
