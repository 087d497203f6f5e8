//! The obstacle course: everything that can collide or be illegal as a name, in every place where a name is made.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{First, Given, Mixed, OptionType, OptionType2, Shape, Union, VecType};
use clientwright_runtime::json::{from_str, to_string};
use clientwright_runtime::{BaseUrl, Credential};
use clientwright_tests::server::{Server, answer};

const NOTHING: &str = "204 No Content";

async fn client(server: &Server) -> api::Client {
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base);
    let builder = builder.build_(Credential::bearer("t")).build_2(Credential::api_key("k"));
    builder.build().expect("a client")
}

#[tokio::test]
async fn one_name_in_four_places_and_names_that_methods_use_inside() {
    let server = Server::start([answer(NOTHING, "", "")]).await;
    let body = VecType::new(Vec::new());
    let client = client(&server).await;
    let given = Given::Given;
    let call = client.new("p", "s", "b", 1, "h", "c", "r", "cl", ["o", "p"], true, &given, 2, 3, 4, &body);
    call.await.expect("nothing");
    let sent = server.only();
    let query =
        "id=1&request=r&client=cl&options=o&options=p&rt=true&given=Given&operations=2&requests=3&error=4";
    assert_eq!(sent.line(), format!("POST /in/p/s/b?{query}"));
    assert_eq!((sent.header("id"), sent.header("cookie")), (Some("h"), Some("id=c")));
    assert_eq!(sent.text(), r#"{"vec":[]}"#);
}

#[tokio::test]
async fn names_that_requests_use_for_themselves() {
    let server = Server::start([answer("201 Created", "", "")]).await;
    let client = client(&server).await;
    let request = client.builder_("p", "s", "b", 1, "h", "c").send_parameter("1").send_query("2").s_end("3");
    let request = request.send_cookie("4").request_parameter("5").value(6).options_parameter("7");
    let request = request.clone_parameter("8").into_future_parameter("9").send_with_meta_parameter("10");
    let request =
        request.plus_1("11").minus_1("12").u1f980("13").größe("14").filter_a("15").filter_a_query("16");
    let made = request.add("17").not("18").parts("19").std("20").send().await.expect("an answer");
    assert!(matches!(made, api::responses::BuilderResponse::Created));
    let sent = server.only();
    let query = "id=1&send=1&Send=2&request=5&value=6&options=7&clone=8&into_future=9&send-with-meta=10&%2B1=11\
                 &-1=12&%F0%9F%A6%80=13&gr%C3%B6%C3%9Fe=14&filter%5Ba%5D=15&filter%5Ba%5D%5B%5D=16&add=17&not=18\
                 &parts=19&std=20";
    assert_eq!(sent.line(), format!("PUT /in/p/s/b?{query}"));
    assert_eq!((sent.header("sEnd"), sent.header("cookie")), (Some("3"), Some("id=c; send=4")));
}

#[tokio::test]
async fn operations_called_as_each_other_as_their_tags_and_as_nothing() {
    let server = Server::start(vec![answer(NOTHING, "", ""); 9]).await;
    let client = client(&server).await;
    client.clone_().await.expect("nothing");
    client.build().await.expect("nothing");
    client.client_tag().client().await.expect("nothing");
    client.core().await.expect("nothing");
    client.pets_tag().pets2(1).await.expect("nothing");
    client.pets3().pets(1).await.expect("nothing");
    client.pets4().pe_ts(1).await.expect("nothing");
    client.get_a_b2(1).await.expect("nothing");
    client.get_a_b("1").await.expect("nothing");
    let sent: Vec<String> = server.received().iter().map(|sent| sent.line().to_owned()).collect();
    let wanted = [
        "GET /a",
        "PUT /a",
        "POST /a",
        "DELETE /a",
        "POST /a/1",
        "DELETE /a/1",
        "HEAD /a/1",
        "GET /a/1",
        "GET /A/1",
    ];
    assert_eq!(sent, wanted);
}

#[test]
fn members_and_values_stay_as_they_are_on_the_wire() {
    let all = r#"{"self":{"self":{"Self":{"":"x"}}},"new":"a","given":"GIVEN","default":"b","table":1,"blank":"c",
        "first":"🦀🦀","reader":{"reader":"d"},"rt":{"Json":"e","fault":"Err"},"number":-10,"mixed":"-1","union":[""],
        "shape":{"type":"+1","a":"f"},"client":{"core":"g"},"tag":["h"],"crate":{"super":"i"},"Crate":{"Super":"j"},
        "列表":[[],[[]]],"ł":{"🦀":"k","🦞":"l"},"сор":"m","ſ":"n","string":{"str":"o"},"ok":{"err":"Ok"},"n_2fa":"p","2fa":"q",
        "2_fa":"r","a":{"b":"f"},"a_b":{"b":"g"},"additional":"s","more":1}"#;
    let all = all.replace("\n        ", "");
    let thing: OptionType = from_str(&all).expect("a thing");
    let again: serde_json::Value = serde_json::from_str(&to_string(&thing)).expect("JSON");
    assert_eq!(again, serde_json::from_str::<serde_json::Value>(&all).expect("JSON"));
    assert_eq!((thing.additional_.as_deref(), thing.additional.len()), (Some("s"), 1));

    let text = r#"{"列表":[],"a-b":"1","a_b":"2","aB":"3","a b":"4","_":"5","__":"6"}"#;
    let thing: OptionType2 = from_str(text).expect("a thing");
    assert_eq!(to_string(&thing), text);
    assert_eq!(OptionType2::new(thing.列表.clone()).列表, thing.列表);
    assert_eq!((thing.a_b2.as_deref(), thing.underscore_underscore.as_deref()), (Some("4"), Some("6")));
}

#[test]
fn every_listed_value_has_a_variant() {
    for value in [
        "", " ", "a", "A", "a ", "*", "?", "??", "Self", "self", "1", "01", "1.0", "+1", "-1", "unknown",
        "Unknown", "Ok", "None", "fn", "gen", "🦀", "🦀🦀", "größe", "GRÖSSE", "列表", "as_str", "VALUES",
    ] {
        let first = First::from(value);
        assert!(!matches!(first, First::Unknown(_)), "{value}");
        assert_eq!(first.as_str(), value);
    }
    for json in
        ["\"a\"", "\"A\"", "1", "\"1\"", "-1", "\"-1\"", "1.5", "15", "true", "\"true\"", "\"Unknown\""]
    {
        let mixed: Mixed = from_str(json).expect("a value");
        assert!(!matches!(mixed, Mixed::Unknown(_)), "{json}");
        assert_eq!(to_string(&mixed), json);
    }
    assert!(matches!(from_str("\"a\""), Ok(Union::UnknownValue(_))));
    assert!(matches!(from_str("true"), Ok(Union::SelfValue(true))));
    assert!(matches!(from_str(r#"{"type":"Unknown"}"#), Ok(Shape::UnknownValue(_))));
    assert!(matches!(from_str(r#"{"type":"-1","b":"x"}"#), Ok(Shape::ShApe(_))));
}
