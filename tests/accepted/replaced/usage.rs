//! Types of the program stand where the description has others, and decide what the wire has.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Pet, PetValue};
use clientwright_runtime::json::{from_str, to_string};
use clientwright_runtime::{Maybe, json_by_serde, json_by_text};
use clientwright_tests::server::{Server, json};
use std::fmt;
use std::str::FromStr;

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Money {
    cents: i64,
}

/// Whoever has a pet.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Owner {
    name: String,
}

json_by_serde!(Money, Owner);

/// A distance from UTC in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Offset(i32);

impl FromStr for Offset {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+}", self.0)
    }
}

json_by_text!(Offset);

#[tokio::test]
async fn they_are_sent_and_received() {
    let text =
        r#"{"price":{"cents":5},"zones":["+60","-90"],"offset":null,"owner":{"name":"Ada"},"value":"+1"}"#;
    let server = Server::start([json(text)]).await;
    let client =
        api::Client::builder().base_url(&server.url()).expect("an address").build().expect("a client");
    let mut pet = Pet::new(Money { cents: 5 }, vec![Offset(60), Offset(-90)]);
    pet.offset = Maybe::Null;
    pet.owner = Some(Owner { name: "Ada".to_owned() });
    pet.value = Some(PetValue::from(Offset(1)));
    let added = client.add_pet(&Offset(5), &pet).most(&Money { cents: 7 }).await.expect("a pet");
    assert_eq!(added, pet);
    let received = server.only();
    assert_eq!((received.line(), received.text()), ("POST /pets?cents=7&zone=%2B5", text));
}

#[test]
fn a_value_in_another_form_is_a_fault() {
    let fault = from_str::<Pet>(r#"{"price":{"cents":5},"zones":["late"]}"#).expect_err("a fault");
    assert_eq!(fault.to_string(), "expected Offset, found a text in another form at $.zones[0] (byte 30)");
    let fault = from_str::<Pet>(r#"{"price":{"dimes":5},"zones":[]}"#).expect_err("a fault");
    assert_eq!(fault.to_string(), "expected Money, found a value in another form at $.price (byte 9)");
    let pet: Pet = from_str(r#"{"price":{"cents":5},"zones":[],"value":{"cents":1}}"#).expect("a pet");
    assert_eq!(pet.value, Some(PetValue::from(Money { cents: 1 })));
    assert!(to_string(&pet).ends_with(r#""value":{"cents":1}}"#));
}
