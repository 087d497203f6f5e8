//! A choice between values is one enumeration, and each value says what its branch says.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{
    Machine, MachineCode, MachineLevel, MachineModel, MachineSince, MachineSinceAlways, MachineSize, Size,
    State,
};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{self, Server};

#[tokio::test]
async fn a_choice_between_values_is_an_enumeration() {
    let text = r#"[{"state":"failed","level":2,"model":"m-2","code":"none!","size":"large"},{"state":"lost","level":3,"model":"m-9"}]"#;
    let server = Server::start([server::json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let machines = client.list_machines().state(&State::Failed).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /machines?state=failed");
    let [known, unknown] = machines.as_slice() else { panic!("{machines:?}") };
    assert_eq!((&known.state, &known.level), (&State::Failed, &MachineLevel::High));
    assert_eq!(known.model, Some(MachineModel::M2));
    assert_eq!(known.size, Some(MachineSize::Size(Size::Large)));
    assert_eq!(known.code, Some("none!".into()));
    assert_eq!(unknown.state, State::Unknown("lost".into()));
    assert_eq!(unknown.model, Some(MachineModel::Unknown("m-9".into())));
    assert_eq!(json::to_string(&machines), text);
    assert_eq!(
        json::to_string(&Machine::new(State::Starting, MachineLevel::Low)),
        r#"{"state":"starting","level":1}"#
    );
}

#[test]
fn any_text_beside_listed_ones_is_written_as_it_is() {
    let machine = Machine {
        code: Some("abc".into()),
        style: Some("round".into()),
        address: Some("10.0.0.1".into()),
        site: Some(String::new()),
        since: Some(MachineSince::Always(MachineSinceAlways::Always)),
        ..Machine::new(State::Starting, MachineLevel::Low)
    };
    let text = r#"{"state":"starting","level":1,"code":"abc","style":"round","address":"10.0.0.1","site":"","since":"always"}"#;
    assert_eq!(json::to_string(&machine), text);
    assert_eq!(json::from_str::<Machine>(text).expect("a machine"), machine);
    assert_eq!(MachineCode::from("none"), MachineCode::None);
    assert_eq!(machine.style, Some(Size::Unknown("round".into())));
}
