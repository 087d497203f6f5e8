//! A variant is called by the tag around its content, as in the enum that a description was made of.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Disk, DiskState, DiskStateAttached, DiskStateText, Shape};
use clientwright_runtime::json;

#[test]
fn variants_are_named_by_their_tags() {
    let id = "0b0e9b3a-4d0f-4b8e-9a39-0d6c7a1f2b3c";
    for (text, is) in [
        (r#"{"state":"creating"}"#.to_owned(), "creating"),
        (format!(r#"{{"state":{{"attaching":"{id}"}}}}"#), "attaching"),
        (format!(r#"{{"state":{{"attached":"{id}"}}}}"#), "attached"),
        (r#"{"state":{"lost":1}}"#.to_owned(), "unknown"),
    ] {
        let disk = json::from_str::<Disk>(&text).expect("a disk");
        let name = match &disk.state {
            DiskState::Listed(DiskStateText::Creating) => "creating",
            DiskState::Listed(_) => "listed",
            DiskState::Attaching(_) => "attaching",
            DiskState::Attached(DiskStateAttached { .. }) => "attached",
            DiskState::Unknown(_) => "unknown",
        };
        assert_eq!(name, is, "{text}");
        assert_eq!(json::to_string(&disk), text);
    }
}

#[test]
fn a_single_text_names_its_variant() {
    assert!(matches!(json::from_str(r#""point""#), Ok(Shape::Point(_))));
    assert!(matches!(json::from_str(r#"{"circle":{"radius":2.5}}"#), Ok(Shape::Circle(_))));
    assert!(matches!(json::from_str(r#"{"rectangle":[1,2]}"#), Ok(Shape::Box(_))));
}
