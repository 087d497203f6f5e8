//! Schemas that hold what others bind: a page of cats, a page of names, a tree of a kind of its own.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Cat, NamedTree, PageOfCat};
use clientwright_runtime::json;

#[test]
fn a_page_holds_what_is_bound() {
    let page: PageOfCat = json::from_str(r#"{"items":[{"lives":9}],"total":1}"#).expect("a page");
    let cats: Vec<Cat> = page.items;
    assert_eq!(cats, [Cat { lives: 9 }]);
    let tree: NamedTree = json::from_str(r#"{"name":"a","children":[{"name":"b"}]}"#).expect("a tree");
    let children: Vec<NamedTree> = tree.children.expect("children");
    assert_eq!(children[0].name.as_deref(), Some("b"));
}
