use super::{Part, locate};
use crate::source::Pointer;

/// `(text, pointer, key's line:column, value's line:column)`
fn check(text: &str, pointer: &str, key: (usize, usize), value: (usize, usize)) {
    let place = Pointer::parse(pointer).unwrap();
    let found = [Part::Key, Part::Value].map(|part| locate(text, &place, part).map(|p| (p.line, p.column)));
    assert_eq!(found, [Some(key), Some(value)], "{pointer} in {text:?}");
}

#[test]
fn yaml() {
    let text = "openapi: 3.0.3\npaths:\n  /pets/{id}:\n    get:\n      responses:\n        200: {a: 1, 'b c': [x, {y: z}]}\n";
    check(text, "", (1, 1), (1, 1));
    check(text, "/openapi", (1, 1), (1, 10));
    check(text, "/paths", (2, 1), (3, 3));
    check(text, "/paths/~1pets~1{id}/get/responses/200", (6, 9), (6, 14));
    check(text, "/paths/~1pets~1{id}/get/responses/200/b c", (6, 21), (6, 28));
    check(text, "/paths/~1pets~1{id}/get/responses/200/b c/1/y", (6, 33), (6, 36));
}
