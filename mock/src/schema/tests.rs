//! Tables of the validator: a schema, a value, the violations.

use super::*;
use crate::json;

const COMPONENTS: &str = r##"{"components":{"schemas":{
    "Name":{"type":"string","minLength":2},
    "Tree":{"type":"object","required":["v"],"properties":{"v":{"type":"integer"},
        "children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}}},
    "Loop":{"allOf":[{"$ref":"#/components/schemas/Loop"},{"type":"string"}]},
    "Deep":{"anyOf":[{"allOf":[{"type":"object","properties":{"a":{"$ref":"#/components/schemas/Deep"}}}]}]},
    "Bomb":{"oneOf":[{"allOf":[{"$ref":"#/components/schemas/Bomb"},{"type":"string"}]},
        {"allOf":[{"$ref":"#/components/schemas/Bomb"},{"type":"integer"}]}]},
    "Lists":{"type":"array","minItems":100,"items":{"type":"array","minItems":100,"items":{"type":"array","minItems":100,
        "items":{"type":"array","minItems":100,"items":{"type":"string"}}}}},
    "Itself":{"$ref":"#/components/schemas/Itself"},
    "Cat":{"type":"object","required":["kind","lives"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}},
    "Dog":{"type":"object","required":["kind","bark"],"properties":{"kind":{"type":"string"},"bark":{"type":"boolean"}}},
    "Pet":{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],
        "discriminator":{"propertyName":"kind"}},
    "Mapped":{"anyOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],
        "discriminator":{"propertyName":"kind","mapping":{"c":"#/components/schemas/Cat","d":"Dog"}}},
    "Role":{"type":"string","enum":["user","bot"]},
    "System":{"type":"object","required":["text"],"properties":{"role":{"enum":["system"]},"text":{"type":"string"}}},
    "User":{"type":"object","required":["name"],"properties":{"role":{"$ref":"#/components/schemas/Role"}}},
    "Message":{"oneOf":[{"$ref":"#/components/schemas/System"},{"$ref":"#/components/schemas/User"}],
        "discriminator":{"propertyName":"role"}},
    "Switch":{"oneOf":[{"type":"object","required":["volts"],"properties":{"on":{"const":true}}},
        {"type":"object","required":["why"],"properties":{"on":{"const":false}}}],
        "discriminator":{"propertyName":"on"}},
    "Fish":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},
        "friends":{"type":"array","items":{"$ref":"#/components/schemas/Fish"}}},
        "discriminator":{"propertyName":"kind","mapping":{"shark":"#/components/schemas/Shark"}}},
    "Shark":{"allOf":[{"$ref":"#/components/schemas/Fish"}],"type":"object","required":["teeth"],
        "properties":{"teeth":{"type":"integer"}}},
    "Saw":{"allOf":[{"$ref":"#/components/schemas/Shark"}],"type":"object","required":["length"]},
    "MaybeName":{"type":"string","nullable":true}
}}}"##;

fn violations(direction: Direction, schema: &str, value: &str) -> Vec<String> {
    let description = Description::new(json::read(COMPONENTS.as_bytes()).unwrap());
    let schema = json::read(schema.as_bytes()).unwrap_or_else(|error| panic!("{schema}: {error}"));
    let value = json::read(value.as_bytes()).unwrap_or_else(|error| panic!("{value}: {error}"));
    let found = check_towards(&description, direction, (&schema, &value), At::Root("body"));
    found.iter().map(Violation::to_string).collect()
}

#[track_caller]
fn assert_table(table: &[(&str, &str, &[&str])]) {
    for (schema, value, expected) in table {
        assert_eq!(violations(Direction::Request, schema, value), *expected, "{schema} {value}");
    }
}

#[test]
fn types() {
    assert_table(&[
        (r#"{"type":"integer","x-clientwright-quoted":true}"#, r#""10""#, &[]),
        (
            r#"{"type":"integer","x-clientwright-quoted":true}"#,
            r#""ten""#,
            &[r#"body: expected an integer, found "ten""#],
        ),
        (r#"{"type":"string","format":"int-or-string"}"#, "8080", &[]),
        (r#"{}"#, "null", &[]),
        (r#"{"type":"string"}"#, r#""a""#, &[]),
        (r#"{"type":"string"}"#, "1", &["body: expected a string, found 1"]),
        (r#"{"type":"string"}"#, "null", &["body: expected a string, found null"]),
        (r#"{"type":"string","nullable":true}"#, "null", &[]),
        (
            r#"{"type":"string","nullable":true}"#,
            "[1,2]",
            &["body: expected a string or null, found an array of 2"],
        ),
        (r#"{"type":"string","nullable":false}"#, "null", &["body: expected a string, found null"]),
        (r#"{"type":"integer"}"#, "1.0", &[]),
        (r#"{"type":"integer"}"#, "1.5", &["body: expected an integer, found 1.5"]),
        (r#"{"type":"number"}"#, "1", &[]),
        (r#"{"type":"boolean"}"#, r#""true""#, &[r#"body: expected a boolean, found "true""#]),
        (r#"{"type":"object"}"#, "[]", &["body: expected an object, found an array of 0"]),
        (
            r#"{"type":"array","items":{"type":"integer"}}"#,
            r#"[1,"x"]"#,
            &[r#"body[1]: expected an integer, found "x""#],
        ),
        (r#"{"type":["string","null"]}"#, "null", &[]),
        (r#"{"type":["string","integer"]}"#, "true", &["body: expected a string or an integer, found true"]),
        ("true", "1", &[]),
        ("false", "1", &["body: expected no value: the schema is `false`, found 1"]),
        (r##"{"$ref":"#/components/schemas/Nowhere"}"##, "1", &[]),
        (r##"{"$ref":"#/components/schemas/MaybeName"}"##, "null", &[]),
    ]);
}

#[test]
fn listed_values() {
    assert_table(&[
        (r#"{"enum":["a","b"]}"#, r#""b""#, &[]),
        (r#"{"enum":["a","b","c"]}"#, r#""x""#, &[r#"body: expected "a", "b" or "c", found "x""#]),
        (r#"{"type":"string","nullable":true,"enum":["a"]}"#, "null", &[]),
        (r#"{"enum":[1]}"#, "1.0", &[]),
        (r#"{"enum":[{"a":1,"b":[2]}]}"#, r#"{"b":[2.0],"a":1}"#, &[]),
        (r#"{"enum":[{"a":1}]}"#, r#"{"a":1,"b":2}"#, &["body: expected an object, found an object"]),
        (r#"{"const":"x"}"#, r#""y""#, &[r#"body: expected "x", found "y""#]),
        (r#"{"type":"string","enum":[1,true]}"#, r#""1""#, &[]),
        (r#"{"type":"string","enum":[1,true]}"#, r#""2""#, &[r#"body: expected 1 or true, found "2""#]),
        (r#"{"type":"integer","enum":["1"]}"#, "1", &[r#"body: expected "1", found 1"#]),
        (r#"{"enum":[]}"#, "1", &[]),
    ]);
}

#[test]
fn numbers() {
    assert_table(&[
        (r#"{"minimum":1,"maximum":3}"#, "1", &[]),
        (r#"{"minimum":1,"maximum":3}"#, "0", &["body: expected at least 1, found 0"]),
        (r#"{"minimum":1,"maximum":3}"#, "3.5", &["body: expected at most 3, found 3.5"]),
        (r#"{"minimum":1,"exclusiveMinimum":true}"#, "1", &["body: expected more than 1, found 1"]),
        (r#"{"maximum":1,"exclusiveMaximum":false}"#, "1", &[]),
        (r#"{"exclusiveMaximum":1}"#, "1", &["body: expected less than 1, found 1"]),
        (r#"{"multipleOf":0.1}"#, "0.3", &[]),
        (r#"{"multipleOf":0.1}"#, "0.35", &["body: expected a multiple of 0.1, found 0.35"]),
        (r#"{"multipleOf":3}"#, "9007199254740993", &[]),
        (r#"{"multipleOf":0}"#, "1", &[]),
        (
            r#"{"minimum":9007199254740993}"#,
            "9007199254740992",
            &["body: expected at least 9007199254740993, found 9007199254740992"],
        ),
        (r#"{"format":"int32"}"#, "2147483648", &["body: expected an int32, found 2147483648"]),
        (
            r#"{"format":"int64"}"#,
            "9223372036854775808",
            &["body: expected an int64, found 9223372036854775808"],
        ),
        (r#"{"format":"int64"}"#, "-9223372036854775808", &[]),
        (
            r#"{"format":"int64"}"#,
            "-9223372036854775809",
            &["body: expected an int64, found -9.223372036854776e+18"],
        ),
        (r#"{"format":"uint8"}"#, "-1", &["body: expected an uint8, found -1"]),
        (r#"{"format":"float"}"#, "1e300", &[]),
        (r#"{"minimum":-9223372036854775808}"#, "-1", &[]),
    ]);
}

#[test]
fn texts() {
    assert_table(&[
        (r#"{"minLength":2,"maxLength":3}"#, r#""äö""#, &[]),
        (
            r#"{"minLength":2,"maxLength":3}"#,
            r#""ä""#,
            &[r#"body: expected at least 2 characters, found "ä""#],
        ),
        (r#"{"maxLength":3}"#, r#""abcd""#, &[r#"body: expected at most 3 characters, found "abcd""#]),
        (r#"{"maxLength":3.0}"#, r#""abcd""#, &[r#"body: expected at most 3 characters, found "abcd""#]),
        (
            r#"{"pattern":"^[a-z]+$"}"#,
            r#""a1""#,
            &[r#"body: expected a string that matches ^[a-z]+$, found "a1""#],
        ),
        (r#"{"pattern":"(unreadable"}"#, r#""a1""#, &[]),
        (r#"{"format":"date"}"#, r#""2026""#, &[r#"body: expected a string of format date, found "2026""#]),
        (r#"{"format":"made-up"}"#, r#""2026""#, &[]),
        (
            r#"{"format":"password","minLength":9}"#,
            r#""hunter2""#,
            &["body: expected at least 9 characters, found ***"],
        ),
    ]);
}

#[test]
fn lists_and_objects() {
    assert_table(&[
        (r#"{"minItems":1}"#, "[]", &["body: expected at least 1 elements, found an array of 0"]),
        (r#"{"maxItems":1}"#, "[1,2]", &["body: expected at most 1 elements, found an array of 2"]),
        (
            r#"{"uniqueItems":true}"#,
            "[1,2,1.0]",
            &["body: expected unique elements, found a repeated element at 2"],
        ),
        (
            r#"{"required":["a"]}"#,
            "{}",
            &["body.a: expected a value: the property is required, found nothing"],
        ),
        (r#"{"required":["a"]}"#, r#"{"a":null}"#, &[]),
        (
            r#"{"properties":{"a":{"type":"string"}}}"#,
            r#"{"a":1,"b":2}"#,
            &["body.a: expected a string, found 1"],
        ),
        (
            r#"{"properties":{"a":{}},"additionalProperties":false}"#,
            r#"{"a":1,"b c":2}"#,
            &[r#"body["b c"]: expected no such property (known: a), found 2"#],
        ),
        (
            r#"{"additionalProperties":{"type":"integer"}}"#,
            r#"{"x":"y"}"#,
            &[r#"body.x: expected an integer, found "y""#],
        ),
        (r#"{"minProperties":1}"#, "{}", &["body: expected at least 1 properties, found an object of 0"]),
        (
            r#"{"maxProperties":0}"#,
            r#"{"a":1}"#,
            &["body: expected at most 0 properties, found an object of 1"],
        ),
        // Names inside `properties` are names, whatever keyword they look like.
        (
            r#"{"properties":{"properties":{"type":"string"},"enum":{"type":"integer"}}}"#,
            r#"{"enum":1,"properties":"x"}"#,
            &[],
        ),
        (
            r##"{"$ref":"#/components/schemas/Tree"}"##,
            r#"{"v":1,"children":[{"v":2,"children":[{"v":"x"}]},{}]}"#,
            &[
                r#"body.children[0].children[0].v: expected an integer, found "x""#,
                "body.children[1].v: expected a value: the property is required, found nothing",
            ],
        ),
    ]);
}

#[test]
fn compositions() {
    assert_table(&[
        (
            r#"{"allOf":[{"type":"object","required":["a"]},{"properties":{"b":{"type":"integer"}}}]}"#,
            r#"{"b":"x"}"#,
            &[
                "body.a: expected a value: the property is required, found nothing",
                r#"body.b: expected an integer, found "x""#,
            ],
        ),
        (r##"{"allOf":[{"$ref":"#/components/schemas/Name"}],"nullable":true}"##, "null", &[]),
        (r#"{"not":{"type":"string"}}"#, "1", &[]),
        (
            r#"{"not":{"type":"string"}}"#,
            r#""a""#,
            &[r#"body: expected a value that does not match the schema of `not`, found "a""#],
        ),
        (r#"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#, "1", &[]),
        (
            r##"{"anyOf":[{"$ref":"#/components/schemas/Name"},{"title":"Count","type":"integer"},{"type":"boolean"}]}"##,
            "null",
            &[
                "body: expected Name, Count or variant 3, found a value that matches none of them; the following violations are of the closest variant",
                "body: expected a string, found null",
            ],
        ),
        (r#"{"anyOf":[{"type":"string"}]}"#, "1", &["body: expected a string, found 1"]),
        (r#"{"oneOf":[{"type":"integer"},{"type":"string"}]}"#, "1", &[]),
        (
            r#"{"oneOf":[{"title":"A","type":"integer"},{"title":"B","type":"number"}]}"#,
            "1",
            &[
                "body: expected a value that matches exactly one of the variants, found one that matches A and B",
            ],
        ),
        (r#"{"oneOf":[]}"#, "1", &[]),
    ]);
}

#[test]
fn discriminators() {
    let pet = r##"{"$ref":"#/components/schemas/Pet"}"##;
    let mapped = r##"{"$ref":"#/components/schemas/Mapped"}"##;
    assert_table(&[
        (pet, r#"{"kind":"Cat","lives":9}"#, &[]),
        (
            pet,
            r#"{"kind":"Cat"}"#,
            &["body.lives: expected a value: the property is required, found nothing"],
        ),
        (pet, r#"{"kind":"Cow"}"#, &[r#"body.kind: expected "Cat" or "Dog", found "Cow""#]),
        (pet, r#"{"kind":1}"#, &["body.kind: expected a string, found 1"]),
        (mapped, r#"{"kind":"d","bark":true}"#, &[]),
        (
            mapped,
            r#"{"kind":"d"}"#,
            &["body.bark: expected a value: the property is required, found nothing"],
        ),
        (mapped, r#"{"kind":"x"}"#, &[r#"body.kind: expected "c" or "d", found "x""#]),
        // Without a value the alternatives are tried.
        (
            pet,
            r#"{"lives":1}"#,
            &[
                "body: expected Cat or Dog, found a value that matches none of them; the following violations are of the closest variant",
                "body.kind: expected a value: the property is required, found nothing",
            ],
        ),
    ]);
}

#[test]
fn discriminators_by_constants() {
    let message = r##"{"$ref":"#/components/schemas/Message"}"##;
    let switch = r##"{"$ref":"#/components/schemas/Switch"}"##;
    let missing =
        |name: &str| format!("body.{name}: expected a value: the property is required, found nothing");
    for (schema, value, expected) in [
        (message, r#"{"role":"system","text":"a"}"#, vec![]),
        (message, r#"{"role":"system"}"#, vec![missing("text")]),
        (message, r#"{"role":"bot"}"#, vec![missing("name")]),
        (message, r#"{"role":"x"}"#, vec![r#"body.role: expected "system" or "user", found "x""#.to_owned()]),
        (switch, r#"{"on":true,"volts":1}"#, vec![]),
        (switch, r#"{"on":false}"#, vec![missing("why")]),
        (switch, r#"{"on":true}"#, vec![missing("volts")]),
    ] {
        assert_eq!(violations(Direction::Request, schema, value), expected, "{value}");
    }
}

#[test]
fn children_of_a_base() {
    let fish = r##"{"$ref":"#/components/schemas/Fish"}"##;
    let missing =
        |place: &str| format!("body{place}: expected a value: the property is required, found nothing");
    for (value, expected) in [
        (r#"{"kind":"shark","teeth":9}"#, vec![]),
        (r#"{"kind":"shark"}"#, vec![missing(".teeth")]),
        (r#"{"kind":"Saw","teeth":9}"#, vec![missing(".length")]),
        (r#"{"kind":"Saw","teeth":9,"length":1}"#, vec![]),
        (r#"{"kind":"unknown"}"#, vec![]),
        (r#"{"kind":"Fish","friends":[{"kind":"shark"}]}"#, vec![missing(".friends[0].teeth")]),
    ] {
        assert_eq!(violations(Direction::Request, fish, value), expected, "{value}");
    }
}

#[test]
fn members_that_travel_one_way() {
    let schema =
        r#"{"required":["id","secret"],"properties":{"id":{"readOnly":true},"secret":{"writeOnly":true}}}"#;
    let missing =
        |name: &str| format!("body.{name}: expected a value: the property is required, found nothing");
    assert_eq!(violations(Direction::Request, schema, "{}"), [missing("secret")]);
    assert_eq!(violations(Direction::Response, schema, "{}"), [missing("id")]);
}

/// `required` and the property itself may stand in different parts.
#[test]
fn a_member_that_travels_the_other_way_is_required_by_no_part() {
    let parts = r#"{"allOf":[{"required":["id","secret"],"properties":{"inner":{"required":["id"]}}},
        {"properties":{"id":{"allOf":[{"readOnly":true}]},"secret":{"writeOnly":true}}}]}"#;
    let missing =
        |name: &str| vec![format!("body.{name}: expected a value: the property is required, found nothing")];
    assert_eq!(violations(Direction::Request, parts, r#"{"secret":1}"#), [""; 0]);
    assert_eq!(violations(Direction::Request, parts, r#"{"id":1}"#), missing("secret"));
    assert_eq!(violations(Direction::Response, parts, r#"{"id":1}"#), [""; 0]);
    assert_eq!(violations(Direction::Request, parts, r#"{"secret":1,"inner":{}}"#), missing("inner.id"));
    let outside = r#"{"required":["id"],"allOf":[{"properties":{"id":{"readOnly":true}}}]}"#;
    assert_eq!(violations(Direction::Request, outside, "{}"), [""; 0]);
    let beside = r#"{"required":["id","kind"],"oneOf":[
        {"allOf":[{"properties":{"id":{"readOnly":true},"kind":{"enum":["a"]}}}]},
        {"allOf":[{"properties":{"id":{"readOnly":true},"kind":{"enum":["b"],"readOnly":true}}}]}]}"#;
    assert_eq!(violations(Direction::Request, beside, r#"{"kind":"a"}"#), [""; 0]);
    assert_eq!(violations(Direction::Response, beside, r#"{"kind":"a"}"#), missing("id"));
    let alternatives =
        r#"{"properties":{"id":{"readOnly":true}},"oneOf":[{"required":["id"]},{"required":["b"]}]}"#;
    assert_eq!(violations(Direction::Request, alternatives, "{}"), [""; 0]);
}

#[test]
fn cycles_and_depth_end() {
    assert_eq!(violations(Direction::Request, r##"{"$ref":"#/components/schemas/Itself"}"##, "1"), [""; 0]);
    let looped = violations(Direction::Request, r##"{"$ref":"#/components/schemas/Loop"}"##, "1");
    assert!(!looped.is_empty() && looped.len() <= REPORTED, "{looped:?}");
    let tree = format!("{}{}", r#"{"v":1,"children":["#.repeat(60), "]}".repeat(60));
    assert_eq!(violations(Direction::Request, r##"{"$ref":"#/components/schemas/Tree"}"##, &tree), [""; 0]);
    let many = format!("[{}]", vec!["1"; 1_000].join(","));
    assert_eq!(violations(Direction::Request, r#"{"items":{"type":"string"}}"#, &many).len(), REPORTED);
}

/// Half of what Tokio gives its workers.
#[test]
fn half_a_stack_is_enough() {
    let run = || {
        let nested = format!("{}1{}", r#"{"a":"#.repeat(120), "}".repeat(120));
        let deep = r##"{"$ref":"#/components/schemas/Deep"}"##;
        assert_eq!(violations(Direction::Request, deep, &nested), [""; 0]);
        let start = std::time::Instant::now();
        violations(Direction::Request, r##"{"$ref":"#/components/schemas/Bomb"}"##, "1");
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
        let description = Description::new(json::read(COMPONENTS.as_bytes()).unwrap());
        for name in ["Deep", "Bomb", "Loop", "Itself", "Tree", "Mapped", "Lists"] {
            let schema =
                json::read(format!(r##"{{"$ref":"#/components/schemas/{name}"}}"##).as_bytes()).unwrap();
            crate::example::synthesis::Synthesis::new(&description, Direction::Request).value(&schema);
        }
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}
