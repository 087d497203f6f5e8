//! A choice of itself is a choice of the rest, and no text makes a client read it without end.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{First, Nullable, Tagged, Things, Tree, Two};
use clientwright_runtime::json;

#[test]
fn a_choice_of_itself_is_one_of_the_rest() {
    let text = r#"{"single":{"a":1},"two":"t","first":7,"tagged":{"kind":"leaf"},"nullable":true,"tree":[[1],2],"pair":[[],1]}"#;
    let things = json::from_str::<Things>(text).expect("things");
    assert_eq!(things.two, Some(Two::Text("t".into())));
    assert_eq!(things.first, Some(First::Integer(7)));
    assert!(matches!(things.tagged, Some(Tagged::Leaf(_))), "{things:?}");
    assert!(matches!(&things.tree, Some(Tree::List(items)) if items.len() == 2), "{things:?}");
    assert_eq!(json::to_string(&things), text);
}

#[test]
fn what_fits_none_of_the_rest_is_kept() {
    for text in [r#"{"two":{"a":[]}}"#, r#"{"first":1.5}"#, r#"{"tagged":{"kind":"again"}}"#] {
        let things = json::from_str::<Things>(text).expect("things");
        assert_eq!(json::to_string(&things), text);
    }
    let nullable = json::from_str::<Things>(r#"{"nullable":"n"}"#).expect("things").nullable;
    assert!(format!("{nullable:?}").contains("Unknown"), "{nullable:?}");
    assert!(matches!(json::from_str("true"), Ok(Nullable::Boolean(true))));
}

/// Choices between choices take no text: their number is bounded apart from that of lists and objects.
#[test]
fn the_deepest_text_fits_on_the_stack_of_a_worker() {
    let text = format!(r#"{{"tree":{}1{}}}"#, "[".repeat(127), "]".repeat(127));
    let read = move || json::from_str::<Things>(&text).is_ok();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(read).expect("a thread");
    assert!(thread.join().expect("it ends"));
}
