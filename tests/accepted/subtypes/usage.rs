//! A component with a discriminator is an enum of itself and of all components that comprise it by `allOf`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{
    Account, AccountBase, Animal, AppAccount, AppAccountBase, Book, Both, Car, Cow, Dog, GetLevelsResponse,
    GetShapeResponse, Nothing, One, Paper, Pet, PetBase, SamlAccount, Sports, Three, Two, Vehicle,
    VehicleBase, VehicleState,
};
use clientwright_runtime::BaseUrl;
use clientwright_runtime::json::{self, Json};
use clientwright_tests::server::{Server, answer, json as json_answer};
use std::fmt::Debug;

async fn client(body: &str) -> (Server, api::Client) {
    client_of(json_answer(body)).await
}

async fn client_of(answer: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answer]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

/// What a text is, which is the same text again.
fn read<T: Json + Debug>(text: &str) -> T {
    let value = json::from_str::<T>(text).expect("a value");
    assert_eq!(json::to_string(&value), text, "{value:?}");
    value
}

#[tokio::test]
async fn a_subtype_is_sent_with_its_members_and_received_as_itself() {
    let text = r#"{"kind":"sports","wheels":4,"doors":2,"top":300}"#;
    let (server, client) = client(text).await;
    let mut car = Car::new(4, 5);
    car.tows = Some(Box::new(Sports::new(4, 2, 300).into()));
    let answer = client.swap_vehicle(&car.into()).await.expect("a vehicle");
    assert_eq!(
        server.only().text(),
        r#"{"kind":"car","wheels":4,"tows":{"kind":"sports","wheels":4,"doors":2,"top":300},"doors":5}"#
    );
    let Vehicle::Sports(sports) = &answer else { panic!("{answer:?}") };
    assert_eq!(sports.top, 300);
    assert_eq!(json::to_string(&answer), text);
}

#[tokio::test]
async fn a_subtype_alone_is_a_struct() {
    let (server, client) = client(r#"{"kind":"car","wheels":4,"doors":5}"#).await;
    let car = Car::new(3, 2);
    assert_eq!(client.swap_car(&car).await.expect("a car").doors, 5);
    assert_eq!(server.only().text(), r#"{"kind":"car","wheels":3,"doors":2}"#);
}

#[test]
fn what_nobody_described_is_kept_as_it_came() {
    for text in [r#"{"kind":"boat","wheels":0,"sails":[1.50]}"#, r#"{"kind":"car","wheels":"many"}"#, "7"] {
        assert!(matches!(read::<Vehicle>(text), Vehicle::Unknown(_)), "{text}");
    }
    // the base itself, by its name
    let vehicle = read::<Vehicle>(r#"{"kind":"Vehicle","wheels":1,"state":"new"}"#);
    assert!(matches!(vehicle, Vehicle::Base(_)), "{vehicle:?}");
}

#[test]
fn without_a_mapping_names_and_listed_values_count() {
    let dog = read::<Pet>(r#"{"petType":"Dog","bark":"loud"}"#);
    assert!(matches!(&dog, Pet::Dog(dog) if dog.bark.as_deref() == Some("loud")), "{dog:?}");
    assert!(matches!(read::<Pet>(r#"{"petType":"Mouse","name":"Tim"}"#), Pet::Mouse(_)));
    assert!(matches!(read::<Pet>(r#"{"petType":"bird","wings":2}"#), Pet::Bird(_)));
    assert!(matches!(read::<Pet>(r#"{"petType":"Pet","name":"Tim"}"#), Pet::Base(_)));
    assert!(matches!(read::<Pet>(r#"{"petType":"NamedPet"}"#), Pet::Unknown(_)));
}

#[test]
fn a_subtype_holds_its_base_and_its_siblings() {
    let text = r#"{"petType":"Kennel","friends":[{"petType":"bird","wings":2},{"petType":"fly"}],"guest":{"petType":"Mouse"},"owner":{"petType":"Dog","bark":"a"}}"#;
    let Pet::Kennel(kennel) = read::<Pet>(text) else { panic!("no kennel") };
    assert!(matches!(kennel.friends.as_deref(), Some([Pet::Bird(_), Pet::Unknown(_)])));
    assert!(matches!(kennel.guest.as_deref(), Some(Pet::Mouse(_))));
    assert_eq!(kennel.owner.expect("a dog").bark.as_deref(), Some("a"));
}

#[test]
fn a_subtype_with_subtypes_is_an_enum_in_turn() {
    let text = r#"{"type":"app","mode":"saml","issuer":"me"}"#;
    let account = read::<Account>(text);
    let Account::App(AppAccount::Saml(saml)) = &account else { panic!("{account:?}") };
    assert_eq!(saml.issuer.as_deref(), Some("me"));
    let saml: SamlAccount = saml.clone();
    assert_eq!(Account::App(saml.into()), account);
    let other = read::<Account>(r#"{"type":"app","mode":"ldap","tree":7}"#);
    assert!(matches!(other, Account::App(AppAccount::Unknown(_))), "{other:?}");
    assert!(matches!(read::<Account>(r#"{"type":"plain","id":"7"}"#), Account::Base(_)));
}

#[test]
fn what_stands_beside_the_base_holds_for_all_of_its_subtypes() {
    // each value is its own variant where nothing but that remembers it
    let cube = read::<GetShapeResponse>(r#"{"color":"red","x":1,"side":2.5,"form":"cube"}"#);
    let GetShapeResponse::Cube(cube) = cube else { panic!("{cube:?}") };
    assert_eq!((cube.side, cube.x), (Some(2.5), 1));
    assert!(matches!(read(r#"{"color":"red","x":1,"form":"Shape"}"#), GetShapeResponse::Base(_)));
}

#[test]
fn common_members_are_read_without_a_match() {
    let text = |text: &str| read::<Vehicle>(text).base();
    let car = text(r#"{"kind":"car","wheels":3,"state":"new","doors":5}"#).expect("a car");
    assert_eq!((car.wheels, car.state), (3, Some(VehicleState::New)));
    // a subtype that nobody described has them as well
    let boat = text(r#"{"kind":"boat","wheels":0,"sails":2}"#).expect("a boat");
    assert_eq!(boat, VehicleBase { kind: "boat".into(), ..VehicleBase::new("boat", 0) });
    assert_eq!(
        text(r#"{"kind":"boat"}"#).map_err(|fault| fault.to_string()).expect_err("no wheels").lines().count(),
        1
    );
    let app = Account::App(SamlAccount::new().into());
    assert_eq!(app.base().expect("an account"), json::from_str(r#"{"type":"app"}"#).expect("an account"));
}

#[test]
fn a_constructor_knows_the_value_of_the_discriminator() {
    // as the mapping says, as the name is, as the schema alone lists
    assert_eq!(
        json::to_string(&Sports::new(4, 2, 300)),
        r#"{"kind":"sports","wheels":4,"doors":2,"top":300}"#
    );
    assert_eq!(json::to_string(&Dog::default()), r#"{"petType":"Dog"}"#);
    assert_eq!(json::to_string(&PetBase::new()), r#"{"petType":"Pet"}"#);
    // of a mapping that does not name the base, nobody knows what it would be
    assert_eq!(VehicleBase::new("boat", 0).kind, "boat");
    // two members, each by the mapping of its own base
    assert_eq!(json::to_string(&SamlAccount::new()), r#"{"type":"app","mode":"saml"}"#);
    assert_eq!(json::to_string(&AccountBase::new()), r#"{"type":"plain"}"#);
    assert_eq!(json::to_string(&AppAccountBase::new("ldap")), r#"{"type":"app","mode":"ldap"}"#);
}

#[tokio::test]
async fn subtypes_travel_as_xml() {
    let text = "<Animal species=\"Cow\"><name>Berta</name><milk>7</milk><calves><calves>a</calves><calves>b</calves></calves></Animal>";
    let (server, client) = client_of(answer("200 OK", "application/xml", text)).await;
    let mut cow = Cow { name: Some("Berta".into()), milk: Some(7), ..Cow::default() };
    cow.calves = Some(vec!["a".into(), "b".into()]);
    let animal = client.swap_animal(&cow.clone().into()).await.expect("an animal");
    assert_eq!(animal, Animal::Cow(cow));
    let sent = server.only().text().to_owned();
    assert!(sent.ends_with(text), "{sent}");
}

#[tokio::test]
async fn subtypes_travel_as_forms() {
    let (server, client) = client_of(answer("204 No Content", "text/plain", "")).await;
    let cow = Cow { milk: Some(7), ..Cow::default() };
    client.put_animal(&cow.into()).await.expect("done");
    assert_eq!(server.only().text(), "species=Cow&milk=7");
}

#[test]
fn a_choice_of_its_own_wins() {
    let book = Book { title: Some("T".into()), ..Book::new("book") };
    assert_eq!(read::<Paper>(r#"{"kind":"book","title":"T"}"#), Paper::Book(book));
}

#[test]
fn each_level_of_one_member_maps_the_next() {
    let text = r#"{"one":{"level":"three","depth":3},"nothing":{"size":1,"kind":"some"},"round":{"kind":"a"},"itself":{"kind":"b"},"both":{"l":"Both","r":"Both"}}"#;
    let levels = read::<GetLevelsResponse>(text);
    let three = Three { depth: Some(3), ..Three::new() };
    assert_eq!(levels.one, Some(One::Two(Two::Three(three))));
    assert!(matches!(levels.nothing, Some(Nothing::Some(_))), "{levels:?}");
    assert_eq!(levels.both, Some(Both::new()));
    assert_eq!(levels.itself.and_then(|it| it.kind).as_deref(), Some("b"));
}
