//! Constructors take what becomes a member, variants are asked for by name, and values are keys of sets where they can be.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Chain, Colour, HttpTeam, Level, Link, Note, Owner, Person, Size, Stop};
use clientwright_runtime::formats::{DateTime, Uuid};
use clientwright_runtime::json::{Map, Value, from_str, to_string};
use std::collections::HashSet;
use std::time::UNIX_EPOCH;

const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

fn note(stop: impl Into<Stop>, owner: impl Into<Owner>) -> Note {
    Note::new("t", UNIX_EPOCH, stop, owner, None, Level::N1, Chain::new(Link::new(Size::Small)))
}

#[test]
fn constructors_take_what_becomes_a_member() {
    let made = note("now", Person::new(String::from("Ada")));
    let text = r#"{"title":"t","at":"1970-01-01T00:00:00Z","stop":"now","owner":{"name":"Ada"},"key":null,"level":1,"box":{"next":{"size":"small"}}}"#;
    assert_eq!(to_string(&made), text);
    assert_eq!(from_str::<Note>(text).as_ref(), Ok(&made));
    assert_eq!(note(vec!["a".to_owned()], ID).stop, Stop::List(vec!["a".to_owned()]));
    assert_eq!(note(5, ID).stop, Stop::Integer(5));
    let at = DateTime::try_from("2026-08-21T10:00:00Z").expect("a moment");
    assert_eq!(note("", ID).at, DateTime::from(UNIX_EPOCH));
    assert!(at > DateTime::from(UNIX_EPOCH));
    assert!(Uuid::try_from("x").is_err());
}

#[test]
fn a_text_is_the_variant_that_it_would_be_read_as() {
    assert_eq!(Owner::from(ID), Owner::Uuid(Uuid::parse(ID).expect("an identifier")));
    // a text of another form is kept all the same, and sent
    let other = Owner::from("ada");
    assert_eq!(to_string(&other), r#""ada""#);
    assert_eq!(Stop::from("x"), Stop::Text("x".to_owned()));
}

#[test]
fn variants_are_asked_for_by_name() {
    let owner = Owner::from(HttpTeam::new("core"));
    assert!(owner.is_http_team() && !owner.is_person());
    assert_eq!(owner.as_http_team().map(|team| team.team.as_str()), Some("core"));
    assert_eq!((owner.as_person(), owner.as_uuid()), (None, None));
    assert_eq!(owner.clone().into_person(), None);
    assert_eq!(owner.into_http_team(), Some(HttpTeam::new("core")));
    assert_eq!(Stop::from(7).into_integer(), Some(7));
}

#[test]
fn enumerations_list_their_values_and_are_read_from_texts() {
    let shown: Vec<_> = Colour::VALUES.iter().map(Colour::as_str).collect();
    assert_eq!(shown, ["red", "dark-blue"]);
    assert_eq!("dark-blue".parse(), Ok(Colour::DarkBlue));
    assert_eq!("green".parse(), Ok(Colour::Unknown("green".to_owned())));
    assert_eq!(Level::VALUES, [Level::N1, Level::N2]);
    assert_eq!(("2".parse(), "9".parse()), (Ok(Level::N2), Ok(Level::Unknown(9))));
    assert!("two".parse::<Level>().is_err());
    let shown: Vec<_> = Size::VALUES.iter().map(Size::to_string).collect();
    assert_eq!(shown, ["small", "1.5", "true"]);
    for size in Size::VALUES {
        assert_eq!(size.to_string().parse().as_ref(), Ok(size));
    }
    assert_eq!("large".parse(), Ok(Size::Unknown(Value::from("large"))));
    assert_eq!("7".parse(), Ok(Size::Unknown(Value::from(7))));
}

#[test]
fn what_is_equal_is_one_key() {
    let person = |name: &str| Owner::from(Person::new(name));
    let owners: HashSet<_> = [person("Ada"), person("Eve"), person("Ada"), Owner::from(ID)].into();
    assert_eq!(owners.len(), 3);
    assert!(owners.contains(&person("Eve")));
    let chains: HashSet<_> = [Chain::new(Link::new(Size::Small)), Chain::new(Link::new(Size::Small))].into();
    assert_eq!(chains.len(), 1);
    // the members of an object have no order, nor have those of its hash
    let one: Map<Value> = [("a", Value::from(1)), ("b", Value::from(-2))].into();
    let other: Map<Value> = [("b", Value::from(-2)), ("a", Value::from(1))].into();
    let maps: HashSet<_> = [Value::Object(one), Value::Object(other)].into();
    assert_eq!(maps.len(), 1);
}
