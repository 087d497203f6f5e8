//! With the setting, a member that is absent is what its default says, and is there when the record goes out.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Color, Lamp, LampLevel, Timer};
use clientwright_runtime::json;

const FILLED: &str = concat!(
    r#"{"id":1,"on":true,"name":"Lamp","watts":7.5,"color":"green","level":2,"tags":[],"#,
    r#""since":"2024-01-01","note":"none"}"#,
);

#[test]
fn absent_members_take_their_defaults() {
    let lamp: Lamp = json::from_str(r#"{"id":1}"#).expect("a lamp");
    assert_eq!((lamp.on, lamp.name.as_str(), lamp.watts), (true, "Lamp", 7.5));
    assert_eq!((&lamp.color, lamp.level), (&Color::Green, LampLevel::N2));
    assert_eq!((lamp.note.as_deref(), &lamp.place), (Some("none"), &None));
    assert_eq!(json::to_string(&lamp), FILLED);
    assert_eq!(lamp, Lamp::new(1), "made in code, it is the same");
}

#[test]
fn members_that_are_there_count() {
    let text = r#"{"id":1,"on":false,"name":"","watts":0.5,"color":"red","level":9,"tags":["a"],"since":"x","note":null}"#;
    let lamp: Lamp = json::from_str(text).expect("a lamp");
    assert_eq!(json::to_string(&lamp), text);
    let null: Lamp = json::from_str(r#"{"name":null,"id":1,"tags":null}"#).expect("a lamp");
    assert_eq!(null, Lamp::new(1), "null, where there is none, is as good as absent");
    assert!(json::from_str::<Lamp>(r#"{"id":1,"name":3}"#).is_err());
}

#[test]
fn a_record_without_required_members_is_its_defaults() {
    assert_eq!(Timer::default().seconds, 60);
    assert_eq!(json::to_string(&Timer::default()), r#"{"seconds":60}"#);
    let lamp: Lamp = json::from_str(r#"{"id":1,"timer":{}}"#).expect("a lamp");
    assert_eq!(lamp.timer, Some(Timer::default()));
}
