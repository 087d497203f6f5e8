//! The subtypes of a base in Swagger 2.0, whose discriminator is the name of a member.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Cat, Dog, Pet};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
async fn the_value_is_the_name_of_the_definition() {
    let text =
        r##"{"petType":"Cat","name":"Tom","hunts":true,"kitten":{"petType":"#Pets.Dog","name":"Rex"}}"##;
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let mut cat = Cat::new("Tom");
    cat.hunts = Some(true);
    cat.kitten = Some(Box::new(Dog::new("Rex").into()));
    let answer = client.swap_pet(&cat.clone().into()).await.expect("a pet");
    assert_eq!(server.only().text(), text);
    assert_eq!(answer, Pet::Cat(cat));
}

#[test]
fn extensions_say_another_value() {
    for (text, wanted) in [
        (r##"{"petType":"#Pets.Dog","name":"Rex","bark":"a"}"##, "Dog"),
        (r#"{"petType":"fish","name":"Wanda","depth":2.5}"#, "Fish"),
        (r#"{"petType":"Pet","name":"It"}"#, "Base"),
        (r#"{"petType":"Dog","name":"Rex"}"#, "Unknown"),
    ] {
        let pet = json::from_str::<Pet>(text).expect("a pet");
        let found = match &pet {
            Pet::Base(_) => "Base",
            Pet::Cat(_) => "Cat",
            Pet::PetsDog(_) => "Dog",
            Pet::Fish(_) => "Fish",
            Pet::Unknown(_) => "Unknown",
        };
        assert_eq!((found, json::to_string(&pet).as_str()), (wanted, text));
    }
}
