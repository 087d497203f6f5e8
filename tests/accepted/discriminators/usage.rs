//! Which value of a discriminator stands for which type, where no mapping says so.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{
    AnyPet, Cat, Fish, Fox, Inner, Nested, OnlyPet, PetType, Release, SpelledPet, SwapPetsRequest,
    SwapPetsRequestPlate, SwapPetsRequestVehicle,
};
use clientwright_runtime::{Maybe, json};

/// What a text is as a pet, which is the same text again.
fn pets(text: &str) -> SwapPetsRequest {
    let pets = json::from_str::<SwapPetsRequest>(text).expect("pets");
    assert_eq!(json::to_string(&pets), text);
    pets
}

#[test]
fn a_value_that_all_branches_list_is_the_name_of_one() {
    let any = pets(r#"{"any":{"petType":"Dog","name":"Rex"}}"#).any.expect("a pet");
    assert!(matches!(any, AnyPet::Dog(_)), "{any:?}");
    let any = pets(r#"{"any":{"petType":"Cat"}}"#).any.expect("a pet");
    assert_eq!(any, AnyPet::Cat(Cat::new(PetType::Cat)));
    // the list may spell the names in another way
    let spelled = pets(r#"{"spelled":{"petType":"sea_horse"}}"#).spelled.expect("a pet");
    assert!(matches!(spelled, SpelledPet::SeaHorse(_)), "{spelled:?}");
    let fox = SpelledPet::Fox(Fox::default());
    assert_eq!(json::to_string(&fox), r#"{"petType":"fox"}"#);
}

#[test]
fn one_branch_is_told_by_its_discriminator() {
    let fish = OnlyPet::Fish(Fish { depth: Some(2.5) });
    assert_eq!(json::to_string(&fish), r#"{"depth":2.5,"kind":"Fish"}"#);
    let only = pets(r#"{"only":{"depth":2.5,"kind":"Fish"}}"#).only.expect("a pet");
    assert_eq!(only, fish);
    let whale = pets(r#"{"only":{"depth":2.5,"kind":"Whale"}}"#).only.expect("a pet");
    assert!(matches!(whale, OnlyPet::Unknown(_)), "{whale:?}");
}

#[test]
fn the_mapping_of_a_common_base_counts() {
    let truck = pets(r#"{"vehicle":{"kind":"t","load":3}}"#).vehicle.expect("a vehicle");
    assert!(matches!(truck, SwapPetsRequestVehicle::T(_)), "{truck:?}");
    let car = pets(r#"{"vehicle":{"kind":"c","load":3}}"#).vehicle.expect("a vehicle");
    assert!(matches!(car, SwapPetsRequestVehicle::C(_)), "{car:?}");
    // a subtype that is none of the branches
    let boat = pets(r#"{"vehicle":{"kind":"b"}}"#).vehicle.expect("a vehicle");
    assert!(matches!(boat, SwapPetsRequestVehicle::Unknown(_)), "{boat:?}");
}

#[test]
fn the_mapping_of_a_common_base_counts_beside_a_text_and_null() {
    let truck = pets(r#"{"plate":{"kind":"t","load":3}}"#).plate;
    assert!(matches!(truck, Maybe::Present(SwapPetsRequestPlate::T(_))), "{truck:?}");
    let text = pets(r#"{"plate":"AB 12"}"#).plate;
    assert!(matches!(text, Maybe::Present(SwapPetsRequestPlate::Text(_))), "{text:?}");
}

#[test]
fn a_choice_in_a_choice_has_the_values_of_its_branches() {
    let oak = pets(r#"{"nested":{"kind":"oak","acorns":3}}"#).nested.expect("a tree");
    assert!(matches!(oak, Nested::Inner(Inner::Oak(_))), "{oak:?}");
    let stone = pets(r#"{"nested":{"kind":"stone"}}"#).nested.expect("a stone");
    assert!(matches!(stone, Nested::Stone(_)), "{stone:?}");
    let other = pets(r#"{"nested":{"kind":"ivy"}}"#).nested.expect("another");
    assert!(matches!(other, Nested::Unknown(_)), "{other:?}");
}

#[test]
fn numbers_tell_branches_apart_by_their_value() {
    for (text, second) in [("1", false), ("1.0", false), ("2", true), ("2.00", true)] {
        let text = format!(r#"{{"release":{{"version":{text},"name":"n"}}}}"#);
        let release = json::from_str::<SwapPetsRequest>(&text).expect("a release").release.expect("one");
        assert_eq!(matches!(release, Release::Second(_)), second, "{text}: {release:?}");
        assert_eq!(matches!(release, Release::First(_)), !second, "{text}: {release:?}");
    }
}
