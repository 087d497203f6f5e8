//! In a patch null removes a member, and what is absent stays as it is.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::PatchSettingsBody;
use api::types::{Home, HomePatch, PatchOwnerRequest, Pet, PetPatch, Settings, SettingsPatch};
use clientwright_runtime::{BaseUrl, Map, Maybe};
use clientwright_tests::server::{Server, answer, json};

#[tokio::test]
async fn null_removes_a_member() {
    let done = || answer("204 No Content", "text/plain", "");
    let server = Server::start([done(), done(), done(), done(), json(r#"{"name":"a"}"#)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");

    let mut patch = PetPatch::new("a");
    patch.tag = Maybe::Null;
    patch.home = HomePatch { street: Maybe::Null, number: Maybe::Present(3) }.into();
    patch.labels = Map::from([("old", None), ("new", Some("x".to_owned()))]).into();
    patch.homes = vec![Home { street: Some("b".to_owned()), number: None }].into();
    client.patch_pet("1", &patch).await.expect("no content");
    let owner = PatchOwnerRequest { name: Maybe::Null, age: Maybe::Absent };
    client.patch_owner("1", &owner).await.expect("no content");
    let merged = PatchSettingsBody::MergePatchJson(SettingsPatch { dark: Maybe::Null });
    client.patch_settings(&merged).await.expect("no content");
    let whole = PatchSettingsBody::Json(Settings { dark: Some(true) });
    client.patch_settings(&whole).await.expect("no content");
    let pet: Pet = client.get_pet("1").await.expect("a pet");
    assert_eq!(pet.tag, None, "what is received needs no third state");

    let sent = server.received();
    assert_eq!(sent[0].header("content-type"), Some("application/merge-patch+json"));
    assert_eq!(
        sent[0].text(),
        concat!(
            r#"{"name":"a","tag":null,"home":{"street":null,"number":3},"#,
            r#""labels":{"old":null,"new":"x"},"homes":[{"street":"b"}]}"#
        )
    );
    assert_eq!(sent[1].text(), r#"{"name":null}"#);
    assert_eq!(sent[2].text(), r#"{"dark":null}"#);
    assert_eq!(sent[3].text(), r#"{"dark":true}"#);
}
