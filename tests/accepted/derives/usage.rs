//! Types have the traits that settings ask for.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Pet, PetKind};
use clientwright_runtime::json::from_str;
use std::collections::{BTreeSet, HashSet};

#[test]
fn types_have_the_traits() {
    let pets: Vec<Pet> =
        from_str(r#"[{"name":"b","kind":"dog"},{"name":"a"},{"name":"b","kind":"dog"}]"#).expect("pets");
    let different: HashSet<Pet> = pets.iter().cloned().collect();
    assert_eq!(different.len(), 2);
    assert!(pets[1] < pets[0]);
    assert_eq!(Pet::default(), Pet::new(""));
    let kinds: BTreeSet<PetKind> = [PetKind::Dog, PetKind::Cat, PetKind::Dog].into();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), [PetKind::Cat, PetKind::Dog]);
}
