//! A mapping with several values for one schema, and with schemas that the choice does not list.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Bird, Cat, Dog, Machine, Pet};
use clientwright_runtime::json;

#[test]
fn each_value_goes_out_as_it_came_in() {
    let dog = Dog { kind: Some("puppy".into()), bone: None };
    for (text, wanted) in [
        (r#"{"lives":9,"kind":"cat"}"#, Pet::Cat(Cat { lives: Some(9) })),
        (r#"{"lives":9,"kind":"kitten"}"#, Pet::Kitten(Cat { lives: Some(9) })),
        (r#"{"kind":"puppy"}"#, Pet::Dog(dog)),
        (r#"{"wings":2,"kind":"bird"}"#, Pet::Bird(Bird { wings: Some(2) })),
    ] {
        let pet = json::from_str::<Pet>(text).expect("a pet");
        assert_eq!(pet, wanted);
        assert_eq!(json::to_string(&pet), text);
    }
    let ghost = r#"{"kind":"ghost","white":true}"#;
    let pet = json::from_str::<Pet>(ghost).expect("a pet");
    assert!(matches!(pet, Pet::Unknown(_)), "{pet:?}");
    assert_eq!(json::to_string(&pet), ghost);
}

#[test]
fn what_a_base_maps_has_the_members_of_both() {
    let text = r#"{"kind":"robot","power":7,"arms":2}"#;
    let machine = json::from_str::<Machine>(text).expect("a machine");
    let Machine::Robot(robot) = &machine else { panic!("{machine:?}") };
    assert_eq!((robot.power, robot.arms), (Some(7), Some(2)));
    assert_eq!(json::to_string(&machine), text);
}
