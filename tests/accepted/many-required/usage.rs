//! A record with many required members is made by their names, which the compiler asks for; what may be left out is.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::required;
use api::types::{Order, State};
use clientwright_runtime::json::to_string;

fn members() -> required::Order {
    required::Order {
        a: "1".into(),
        b: None,
        c: "3".into(),
        d: State::Open,
        e: vec![State::Closed],
        f: "6".into(),
        g: 7,
        h: "8".into(),
    }
}

#[test]
fn required_members_have_their_names() {
    let text = r#"{"kind":"order","a":"1","b":null,"c":"3","d":"open","e":["closed"],"f":"6","g":7,"h":"8"}"#;
    assert_eq!(to_string(&Order::from(members())), text);
    let more = Order { j: Some("10".into()), ..members().into() };
    assert_eq!(to_string(&more), text.replace('}', r#","j":"10"}"#));
}
