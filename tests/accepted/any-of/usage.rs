//! A choice with null is an optional value, a choice between rules is no choice, and what all branches share is in each. A value
//! that fits several branches has the members of each.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{
    Address, AddressBox, AddressStreet, Customer, Link, Member, MemberHome, Mixed, MixedCounted, MixedLists,
    Order, OrderCustomer, Person, Subscriber, SubscriberHome,
};
use clientwright_runtime::{BaseUrl, Maybe, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
async fn texts_records_and_null() {
    let text = r#"{"note":null,"customer":{"id":"c1"},"address":{"city":"Bern","street":"Gasse"}}"#;
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let order = Order {
        note: Maybe::Present("soon".into()),
        customer: Maybe::Present(OrderCustomer::from("c7".to_owned())),
        address: Some(AddressBox { city: "Bern".into(), box_: 12 }.into()),
    };
    let kept = client.swap(&order).await.expect("an answer");
    assert_eq!(
        String::from_utf8_lossy(&server.only().body),
        r#"{"note":"soon","customer":"c7","address":{"city":"Bern","box":12}}"#
    );
    assert_eq!(kept.note, Maybe::Null);
    assert_eq!(kept.customer, Maybe::Present(Customer::new("c1").into()));
    assert!(matches!(kept.address, Some(Address::Street(_))));
    assert_eq!(json::to_string(&kept), text);
}

/// Sends a person; returns what was sent, and the people of the answer.
async fn join(person: &Person, text: &str) -> (String, Vec<Person>) {
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let people = client.join(person).await.expect("an answer");
    (String::from_utf8_lossy(&server.only().body).into_owned(), people)
}

#[tokio::test]
async fn members_of_both_branches() {
    let both = r#"{"id":"m1","home":{"city":"Bern","street":"Gasse"},"email":"m@example.com"}"#;
    let text = format!(
        r#"[{both},{{"id":"m2","later":1}},{{"email":"s@example.com"}},{{"id":"m3","home":{{}},"tags":["x"],"age":7}},{{"tags":[],"id":"m4"}}]"#
    );
    let member = Member { id: "m1".into(), home: Some(MemberHome { city: Some("Bern".into()) }) };
    let home = SubscriberHome { street: Some("Gasse".into()) };
    let subscriber = Subscriber { email: "m@example.com".into(), home: Some(home) };
    let built = Person::Several(vec![member.into(), subscriber.into()]);

    let (sent, people) = join(&built, &text).await;
    assert_eq!(sent, both);
    let [received, member, subscriber, tagged, open] = people.as_slice() else { panic!("{people:?}") };
    assert_eq!(*received, built);
    assert_eq!(*member, Person::Member(Member::new("m2")));
    assert_eq!(*subscriber, Person::Subscriber(Subscriber::new("s@example.com")));
    let Person::Several(parts) = tagged else { panic!("{tagged:?}") };
    assert!(matches!(parts.as_slice(), [Person::Member(_), Person::SeveralValue(_)]), "{parts:?}");
    // this one keeps all of the value by itself
    assert!(matches!(open, Person::SeveralValue(_)), "{open:?}");

    assert_eq!(join(received, "[]").await.0, both);
    assert_eq!(join(member, "[]").await.0, r#"{"id":"m2"}"#);
    assert_eq!(join(tagged, "[]").await.0, r#"{"id":"m3","home":{},"tags":["x"],"age":7}"#);
}

#[test]
fn what_stands_beside_the_choice_is_in_each_of_several() {
    let text = r#"{"city":"Bern","street":"Gasse","box":12}"#;
    let address: Address = json::from_str(text).expect("an address");
    let street = AddressStreet { city: "Bern".into(), street: "Gasse".into() };
    let post_box = AddressBox { city: "Bern".into(), box_: 12 };
    assert_eq!(address, Address::Several(vec![street.into(), post_box.into()]));
    assert_eq!(json::to_string(&address), text);
}

#[test]
fn lists_and_maps_can_be_several_too() {
    for text in [
        r#"{"lists":[{"id":"a","email":"b"}],"counted":{"a":1,"b":2}}"#,
        r#"{"lists":[{"id":"a"},{"id":"b"}],"counted":{"a":1}}"#,
        r#"{"lists":["x"],"counted":{"b":2}}"#,
    ] {
        let mixed: Mixed = json::from_str(text).expect("a value");
        assert_eq!(json::to_string(&mixed), text, "{mixed:?}");
    }
    let both = r#"{"lists":[{"id":"a","email":"b"}],"counted":{"a":1,"b":2}}"#;
    let Mixed { lists, counted, .. } = json::from_str(both).expect("a value");
    assert!(matches!(&lists, Some(MixedLists::Several(parts)) if parts.len() == 2), "{lists:?}");
    assert!(matches!(&counted, Some(MixedCounted::Several(parts)) if parts.len() == 2), "{counted:?}");
}

/// Each level could be read four times for each time that the level around it is.
#[test]
fn time_and_memory_of_nested_ones_do_not_double_with_each_level() {
    let last = r#"{"l":0,"r":0}"#.to_owned();
    let nested = |levels: usize| {
        (0..levels)
            .fold(last.clone(), |inner, level| format!(r#"{{"l":{level},"next":{inner},"r":{level}}}"#))
    };
    for levels in [1, 3, 30, 60] {
        let text = nested(levels);
        let began = std::time::Instant::now();
        let link: Link = json::from_str(&text).expect("a link");
        assert_eq!(json::to_string(&link), text);
        let took = began.elapsed();
        assert!(took < std::time::Duration::from_secs(5), "{levels} levels: {took:?}");
        assert!(format!("{link:?}").len() < 2_000 * text.len(), "{levels} levels");
    }
}
