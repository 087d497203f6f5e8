//! What is made of schemas that are hard to match.

use super::*;
use clientwright::source::Pointer;

fn described(schemas: &str) -> Description {
    Description::new(json::read(format!(r#"{{"components":{{"schemas":{schemas}}}}}"#).as_bytes()).unwrap())
}

/// The value of the component `It`, made for an answer; it has to match.
fn made(extent: Extent, schemas: &str) -> String {
    let description = described(schemas);
    let schema = description.root().at(&Pointer::parse("/components/schemas/It").unwrap()).unwrap();
    let value = Synthesis::new(&description, Direction::Response).with_extent(extent).value(schema);
    let found = check_towards(&description, Direction::Response, (schema, &value), At::Root(""));
    assert!(found.is_empty(), "{schemas}: {}: {found:?}", json::text(&value));
    json::text(&value)
}

#[test]
fn a_member_matches_all_parts_that_describe_it() {
    let schemas = r##"{"It":{"allOf":[
        {"type":"object","properties":{"a":{"type":"string","nullable":true},"b":{"type":"array","nullable":true,"items":{"type":"string"}}}},
        {"type":"object","required":["a","b"],"properties":{"a":{"type":"string","enum":["x"]},"b":{"type":"array","items":{"enum":["y"]}}}}]}}"##;
    for extent in [Extent::All, Extent::Nulls, Extent::Required] {
        assert_eq!(made(extent, schemas), r#"{"a":"x","b":["y"]}"#, "{extent:?}");
    }
}

#[test]
fn of_listed_values_one_is_taken_that_all_parts_list() {
    let schemas = r##"{"Kind":{"oneOf":[{"enum":[1]},{"enum":[2]},{"enum":[17]}]},
        "It":{"type":"integer","enum":[17,18],"allOf":[{"$ref":"#/components/schemas/Kind"}]}}"##;
    assert_eq!(made(Extent::All, schemas), "17");
    assert_eq!(made(Extent::All, r#"{"It":{"type":"string","enum":[1,2]}}"#), r#""1""#);
    let empty = r##"{"Kind":{"oneOf":[{"enum":["x"]},{"enum":["y"]}]},
        "It":{"type":"string","enum":[],"allOf":[{"$ref":"#/components/schemas/Kind"}]}}"##;
    assert_eq!(made(Extent::All, empty), r#""x""#);
}

#[test]
fn one_of_is_matched_once() {
    let alternatives = r#"{"It":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},
        "oneOf":[{"required":["a"]},{"required":["b"]}]}}"#;
    assert_eq!(made(Extent::All, alternatives), r#"{"a":1}"#);
    let texts = r#"{"It":{"oneOf":[{"type":"string"},{"type":"string","nullable":true}]}}"#;
    assert_eq!(made(Extent::All, texts), "null");
    let second = r#"{"It":{"allOf":[{"oneOf":[{"type":"integer"},{"type":"string"}]},
        {"anyOf":[{"type":"integer","maximum":0},{"enum":["x"]}]}]}}"#;
    assert_eq!(made(Extent::All, second), "0");
}

#[test]
fn elements_that_have_to_differ_match_their_schema() {
    let schemas = r#"{"It":{"type":"array","minItems":3,"uniqueItems":true,
        "items":{"type":"string","pattern":"^(0|[1-9][0-9]*)$"}}}"#;
    assert_eq!(made(Extent::All, schemas), r#"["0","10","20"]"#);
}

#[test]
fn a_list_of_values_has_one_however_deep_it_stands() {
    let depth = 8;
    let list = r#"{"type":"array","items":{"type":"string"}}"#.to_owned();
    let object =
        |inner: String, _| format!(r#"{{"type":"object","required":["a"],"properties":{{"a":{inner}}}}}"#);
    let schemas = format!(r#"{{"It":{}}}"#, (0..depth).fold(list, object));
    let wanted = format!(r#"{}["string"]{}"#, r#"{"a":"#.repeat(depth), "}".repeat(depth));
    assert_eq!(made(Extent::All, &schemas), wanted);
}

#[test]
fn what_need_not_be_there_is_left_out_where_a_cycle_ends() {
    let schemas = r##"{"Query":{"type":"object","minProperties":1,"maxProperties":1,"properties":{
        "not":{"description":"d","allOf":[{"$ref":"#/components/schemas/Inner"}]},"term":{"type":"string"}}},
        "Inner":{"type":"object","required":["query"],"properties":{"query":{"$ref":"#/components/schemas/Query"}}},
        "It":{"$ref":"#/components/schemas/Query"}}"##;
    assert_eq!(made(Extent::All, schemas), r#"{"not":{"query":{"term":"string"}}}"#);
    let part = r##"{"Base":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}},
        "It":{"allOf":[{"$ref":"#/components/schemas/Base"},{"type":"object","required":["value"],
            "properties":{"value":{"$ref":"#/components/schemas/Base"}}}]}}"##;
    assert_eq!(made(Extent::All, part), r#"{"n":1,"value":{"n":1}}"#);
    let closed = r#"{"It":{"allOf":[{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}},
        {"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}]}}"#;
    assert_eq!(made(Extent::All, closed), r#"{"a":"string"}"#);
}

#[test]
fn a_member_is_left_out_that_some_part_lets_travel_the_other_way_only() {
    let schemas = r##"{"Secret":{"type":"string","writeOnly":true},"Text":{"type":"string"},
        "It":{"type":"object","allOf":[{"required":["a"]}],"properties":{
            "a":{"description":"d","allOf":[{"$ref":"#/components/schemas/Secret"}]},"b":{"type":"string"},
            "c":{"$ref":"#/components/schemas/Text","writeOnly":true}}}}"##;
    assert_eq!(made(Extent::All, schemas), r#"{"b":"string"}"#);
}

const PETS: &str = r##"{"components":{"schemas":{
    "Pet":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},
        "friend":{"$ref":"#/components/schemas/Pet"}},"discriminator":{"propertyName":"kind","mapping":{"d":"Dog"}}},
    "Dog":{"allOf":[{"$ref":"#/components/schemas/Pet"},
        {"type":"object","required":["bark"],"properties":{"bark":{"type":"string","example":"wau"}}}]},
    "Cat":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"type":"object","properties":{"lives":{"type":"integer"}}}]},
    "Job":{"type":"object","required":["level"],"properties":{"level":{"type":"integer"}},
        "discriminator":{"propertyName":"level","mapping":{"2":"Large"}}},
    "Large":{"allOf":[{"$ref":"#/components/schemas/Job"},{"type":"object","properties":{"size":{"type":"boolean"}}}]}
}}}"##;

#[test]
fn where_a_base_is_wanted_one_of_its_children_is_made() {
    let description = Description::new(json::read(PETS.as_bytes()).unwrap());
    for (schema, expected) in [
        ("Pet", r#"{"kind":"d","bark":"wau"}"#),
        ("Cat", r#"{"kind":"string","lives":1}"#),
        ("Job", r#"{"level":2,"size":true}"#),
    ] {
        let schema = description.target(&format!("#/components/schemas/{schema}")).unwrap();
        let value = Synthesis::new(&description, Direction::Request).value(schema);
        assert_eq!(json::text(&value), expected);
        assert!(check_towards(&description, Direction::Request, (schema, &value), At::Root("")).is_empty());
    }
}
