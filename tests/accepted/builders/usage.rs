//! With `builders = true`, each record with a required member is made by name, too.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::required;
use api::types::{Owner, Pet};

#[test]
fn each_record_is_made_by_name() {
    let owner = required::Owner { id: 1 }.into();
    let pet = Pet::from(required::Pet { name: "Rex".into(), owner });
    assert_eq!(pet, Pet::new("Rex", Owner::new(1)));
}
