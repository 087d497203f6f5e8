//! Fakes in memory: what is answered goes through the client's own codec, what is called is held against what was expected.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use api::errors::{CreatePetError, GetPetError, ListPetsError, UpdatePetError};
use api::responses::GetPhotoResponse;
use api::testing::{Api, Fake, Reply, any, that};
use api::types::{Kind, Pet, Pets, Problem};
use clientwright_runtime::testing::{CassetteError, Recorder, Replay};
use clientwright_runtime::{
    Credential, Error, Method, ReqwestTransport, RetryPolicy, StreamError, Value, json,
};
use clientwright_tests::server::{Server, answer};

fn pet(id: i64, name: &str) -> Pet {
    Pet { id: Some(id), ..Pet::new(name) }
}

fn page(pets: impl IntoIterator<Item = Pet>, next: Option<&str>) -> Pets {
    Pets { next_cursor: next.map(str::to_owned), ..Pets::new(Vec::from_iter(pets)) }
}

/// What a test that uses the fake like that is told.
fn told_of(test: impl FnOnce()) -> String {
    let failed = catch_unwind(AssertUnwindSafe(test)).expect_err("it fails");
    failed.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[tokio::test]
async fn an_expected_call_is_answered() {
    let api = Api::new();
    api.get_pet(7).answers(pet(7, "Rex"));
    api.update_pet(any(), any()).fails(UpdatePetError::NotFound);
    api.list_pets().then_breaks();
    let client = api.client();

    assert_eq!(client.get_pet(7).await.expect("a pet"), pet(7, "Rex"));
    let error = client.update_pet(8, &Pet::new("Tom")).await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&UpdatePetError::NotFound));
    let error = client.list_pets().await.expect_err("an error");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.attempts(), 3);
    api.verify();
}

#[tokio::test]
async fn calls_are_there_to_be_looked_at() {
    let api = Api::new();
    api.list_pets().with("limit", 10).without("cursor").answers(page([], None));
    api.create_pet(pet(1, "Rex")).answers(pet(1, "Rex"));
    let client = api.client();
    client.list_pets().limit(10).await.expect("pets");
    client.create_pet(&pet(1, "Rex")).await.expect("a pet");

    let calls = api.calls();
    let [list, create] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!((list.operation(), list.method(), list.path()), (Some("listPets"), "GET", "/v1/pets"));
    assert_eq!(list.query(), "limit=10&key=test");
    assert_eq!(list.argument("limit"), Some(&Value::from(10)));
    assert_eq!(list.argument("cursor"), None);
    assert_eq!(create.json::<Pet>().expect("a pet"), pet(1, "Rex"));
    assert_eq!(create.body(), json!({"id": 1, "name": "Rex"}));
    assert_eq!(create.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_call_that_nobody_expects_says_what_is_near_it() {
    let api = Api::new();
    api.get_pet(7).answers(pet(7, "Rex"));
    let client = api.client();
    let error = client.get_pet(8).await.expect_err("an error");
    let near = "getPet(id = 8) is not expected\n  getPet(id = 7), but `id` is 8 (";
    assert!(format!("{error:?}").contains(near), "{error:?}");

    let told = told_of(|| api.verify());
    assert!(told.starts_with("the API was not called as expected:\n"), "{told}");
    assert!(told.contains(near), "{told}");
    assert!(told.contains("getPet(id = 7) is expected at least once, it was not called ("), "{told}");
    assert!(told.contains("usage.rs:"), "{told}");
}

#[tokio::test]
async fn a_call_of_another_operation_says_what_is_expected() {
    let api = Api::new();
    let client = api.client();
    client.delete_pet(1).await.expect_err("nothing is expected");
    api.update_pet(1, Pet::new("Rex")).times(..).answers(None);
    client.create_pet(&Pet::new("Tom")).await.expect_err("another is expected");
    let told = told_of(|| api.verify());
    assert!(told.contains("deletePet(id = 1) is not expected; nothing is"), "{told}");
    let other = r#"createPet(body = {"name":"Tom"}) is not expected; expected are updatePet(id = 1, body = {"name":"Rex"})"#;
    assert!(told.contains(other), "{told}");
}

#[test]
fn a_fake_is_verified_when_it_is_dropped() {
    let told = told_of(|| {
        let api = Api::new();
        api.delete_pet(any()).times(2..=3).answers(());
    });
    assert!(told.contains("deletePet(id = any) is expected 2 to 3 times, it was not called"), "{told}");
    let own = told_of(|| {
        let api = Api::new();
        api.delete_pet(any()).answers(());
        panic!("{}", "the test's own");
    });
    assert_eq!(own, "the test's own");
}

#[tokio::test]
async fn answers_follow_each_other_and_the_last_one_stays() {
    let api = Api::new();
    api.get_pet(any()).fails(GetPetError::NotFound).answers(pet(1, "Rex")).answers(pet(1, "Tom"));
    let client = api.client();
    client.get_pet(1).await.expect_err("the first one");
    let mut names = Vec::new();
    for _ in 0..3 {
        names.push(client.get_pet(1).await.expect("a pet").name);
    }
    assert_eq!(names, ["Rex", "Tom", "Tom"]);
    // what was said last goes first, until it is used up
    api.get_pet(that(|id| id.as_i64() > Some(1))).times(1).answers(pet(2, "Ann"));
    assert_eq!(client.get_pet(2).await.expect("a pet").name, "Ann");
    assert_eq!(client.get_pet(2).await.expect("a pet").name, "Tom");
}

#[tokio::test]
async fn a_retry_waits_in_no_time() {
    let api = Api::new();
    api.list_pets().fails(ListPetsError::TooManyRequests).header("retry-after", "30").answers(page([], None));
    let (began, then) = (Instant::now(), Fake::clock(&api).pauses().len());
    api.client().list_pets().await.expect("pets");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!((then, Fake::clock(&api).pauses()), (0, vec![Duration::from_secs(30)]));
    assert_eq!(api.calls().len(), 2);
}

#[tokio::test]
async fn an_answer_that_is_late_is_a_timeout() {
    let api = Api::new();
    api.get_pet(1).answers(pet(1, "Rex")).delayed(Duration::from_secs(61));
    api.get_pet(2).answers(pet(2, "Tom")).delayed(Duration::from_secs(59));
    let client = api.builder().retry(RetryPolicy::none()).build().expect("a client");
    let error = client.get_pet(1).await.expect_err("too late");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    client.get_pet(2).await.expect("in time");
}

#[tokio::test]
async fn errors_have_their_status_and_their_body() {
    let problem = Problem { title: Some("no".to_owned()) };
    let api = Api::new();
    api.create_pet(any()).fails(CreatePetError::Status4xx(problem.clone())).header("x-trace", "7");
    api.get_pet(any()).fails(GetPetError::Default(problem.clone())).status(503).times(..);
    let client = api.builder().retry(RetryPolicy::none()).build().expect("a client");
    let error = client.create_pet(&Pet::new("Rex")).await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&CreatePetError::Status4xx(problem.clone())));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    let headers = error.headers().expect("headers");
    assert_eq!(
        (&headers["content-type"], &headers["x-trace"]),
        (&"application/problem+json".parse().expect("a value"), &"7".parse().expect("a value"))
    );
    let error = client.get_pet(1).await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&GetPetError::Default(problem)));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
}

#[tokio::test]
async fn successes_of_each_kind_are_answered() {
    let api = Api::new();
    api.update_pet(1, any()).answers(Some(pet(1, "Rex"))).answers(None);
    api.delete_pet(1).answers(());
    api.find_by_name("Rex", [Kind::Cat, Kind::Dog]).answers("Ann".to_owned());
    api.get_photo(1).answers(GetPhotoResponse::Accepted(Problem { title: Some("soon".to_owned()) }));
    api.put_photo(1, vec![1_u8, 2]).answers(());
    let client = api.client();
    assert_eq!(client.update_pet(1, &Pet::new("x")).await.expect("a pet"), Some(pet(1, "Rex")));
    let later = client.update_pet(1, &Pet::new("x")).send_with_meta().await.expect("nothing");
    assert_eq!((later.status().as_u16(), later.into_body()), (202, None));
    client.delete_pet(1).await.expect("nothing");
    assert_eq!(client.find_by_name("Rex", [Kind::Cat, Kind::Dog]).await.expect("a text"), "Ann");
    let photo = client.get_photo(1).await.expect("an answer");
    assert!(matches!(photo, GetPhotoResponse::Accepted(Problem { title: Some(title) }) if title == "soon"));
    client.put_photo(1, vec![1_u8, 2]).await.expect("nothing");
}

#[tokio::test]
async fn streams_break_where_they_should() {
    let api = Api::new();
    api.read_log().answers(vec![pet(1, "Rex"), pet(2, "Tom")]).cut_after(usize::MAX);
    api.listen().answers(vec![pet(3, "Ann")]).cut_after(usize::MAX);
    api.export().answers("0123456789".into()).cut_after(4);
    let client = api.client();
    let mut log = client.read_log().await.expect("a stream");
    assert_eq!(log.next().await.expect("an item").expect("a pet"), pet(1, "Rex"));
    assert_eq!(log.next().await.expect("an item").expect("a pet"), pet(2, "Tom"));
    assert!(matches!(log.next().await, Some(Err(StreamError::Broken(_)))));
    let mut events = client.listen().await.expect("a stream");
    assert_eq!(events.next().await.expect("an event").expect("a pet").data, pet(3, "Ann"));
    assert!(matches!(events.next().await, Some(Err(StreamError::Broken(_)))));
    let mut export = client.export().await.expect("a stream");
    assert_eq!(export.next_chunk().await.expect("a piece").expect("bytes"), "0123");
    assert!(matches!(export.next_chunk().await, Some(Err(StreamError::Broken(_)))));
}

#[tokio::test]
async fn pages_are_answers_one_after_the_other() {
    let api = Api::new();
    api.list_pets().without("cursor").answers(page([pet(1, "Rex")], Some("b")));
    api.list_pets().with("cursor", "b").answers(page([pet(2, "Tom")], None));
    let mut pets = api.client().list_pets().items();
    let mut names = Vec::new();
    while let Some(pet) = pets.next().await {
        names.push(pet.expect("a pet").name);
    }
    assert_eq!(names, ["Rex", "Tom"]);
}

#[tokio::test]
async fn what_is_not_described_can_be_answered() {
    let api = Api::new();
    api.get_pet(1).replies(Reply::json(418, &json!({"title": "short"})));
    api.other("POST", "/v1/beta").answers(json!({"ok": true}));
    let client = api.client();
    let error = client.get_pet(1).await.expect_err("no such status");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(418));
    let beta = client.request(Method::Post, "/beta").json(&json!({})).send::<Value>().await.expect("a value");
    assert_eq!(beta, json!({"ok": true}));
    assert_eq!(api.calls()[1].operation(), None);
}

#[tokio::test]
async fn tokens_are_asked_of_the_fake() {
    let api = Api::new();
    api.other("POST", "/oauth/token").answers(json!({"access_token": "t", "token_type": "Bearer"}));
    api.delete_pet(1).answers(());
    let own = Credential::client_credentials("id", "secret");
    let client = api.builder().sign_in(own).build().expect("a client");
    client.delete_pet(1).await.expect("nothing");
}

#[test]
fn a_mistake_of_the_test_is_told_where_it_is_made() {
    let api = Api::new();
    let unknown = told_of(|| drop(api.list_pets().times(..).with("limt", 1)));
    assert_eq!(unknown, "listPets has no parameter `limt`; it has: `limit`, `cursor`");
    let status = told_of(|| drop(api.list_pets().times(..).replies(Reply::empty(9))));
    assert_eq!(status, "9 is not a status");
    let nothing = told_of(|| drop(api.list_pets().times(..).header("a", "b")));
    assert_eq!(nothing, "there is no answer yet that this could change");
}

#[tokio::test]
async fn operations_may_have_the_names_of_a_fake() {
    let api = Api::new();
    api.clock().with_body(json!({"code": "7"})).answers(());
    api.new_().answers(());
    let client = api.client();
    client.clock().body(&api::types::ClockRequest { code: Some("7".to_owned()) }).await.expect("nothing");
    client.new().await.expect("nothing");
    api.verify();
}

#[cfg(feature = "serde")]
#[test]
fn calls_that_wait_are_answered_too() {
    let api = Api::new();
    api.get_pet(1).answers(pet(1, "Rex"));
    assert_eq!(api.client().get_pet(1).call().expect("a pet"), pet(1, "Rex"));
}

/// A client whose credentials are these.
fn client(transport: impl clientwright_runtime::Transport, url: &str, secrets: [&str; 2]) -> api::Client {
    let builder = api::Client::builder().base_url(url).expect("an address").transport(Arc::new(transport));
    let builder = builder.key(Credential::api_key(secrets[0]));
    builder.sign_in(Credential::client_credentials("id", secrets[1])).build().expect("a client")
}

async fn calls(client: &api::Client) -> (Pets, Pet, Vec<u8>) {
    let pets = client.list_pets().limit(2).await.expect("pets");
    client.delete_pet(1).await.expect("nothing");
    let pet = client.create_pet(&Pet::new("Tom")).await.expect("a pet");
    let export = client.export().await.expect("a stream").bytes().await.expect("bytes");
    (pets, pet, export.to_vec())
}

#[tokio::test]
async fn what_was_recorded_is_answered_again_without_secrets() {
    let token = r#"{"access_token":"t0ken","token_type":"Bearer","refresh_token":"r3fresh"}"#;
    let mut pets = answer("200 OK", "application/json", r#"{"data":[{"name":"Rex"}]}"#);
    let cookie = b"HTTP/1.1 200 OK\r\nset-cookie: sid=c00kie\r\n";
    pets.splice(..b"HTTP/1.1 200 OK\r\n".len(), *cookie);
    let mut zip = b"HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\ncontent-length: 3\r\n\r\n".to_vec();
    zip.extend([0xff, 0, 1]);
    let server = Server::start([
        pets,
        answer("200 OK", "application/json", token),
        b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
        answer("201 Created", "application/json", r#"{"name":"Tom","owner":"0wner"}"#),
        zip,
    ])
    .await;
    let transport = ReqwestTransport::builder().build().expect("a transport");
    let recorder = Recorder::around(transport).removing(["owner"]);
    let recorded = calls(&client(recorder.clone(), &server.url(), ["k3y", "s3cret"])).await;

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pets.har");
    recorder.save(&path).expect("it is written");
    let har = std::fs::read_to_string(&path).expect("it is there");
    for secret in ["k3y", "s3cret", "t0ken", "r3fresh", "c00kie", "0wner", "aWQ6czNjcmV0"] {
        assert!(!har.contains(secret), "{secret} is in {har}");
    }
    assert!(har.contains(r#""url":"http://127.0.0.1"#) && har.contains("limit=2"), "{har}");
    assert_eq!(har, recorder.to_har());

    let replay = Replay::from_path(&path).expect("a cassette").removing(["owner"]);
    assert_eq!(replay.unused().len(), 5);
    let replaying = client(replay.clone(), "https://elsewhere.example", ["other", "credentials"]);
    let replayed = calls(&replaying).await;
    assert_eq!(replayed, recorded);
    replay.verify();

    let again = replaying.list_pets().limit(2).await.expect_err("it was recorded once");
    let text = "GET /pets?limit=2&key=REMOVED was recorded once, and is sent once more";
    assert!(format!("{again:?}").contains(text), "{again:?}");
    let other = replaying.create_pet(&Pet::new("Ann")).await.expect_err("another body");
    let text = "POST /pets?key=REMOVED is not in the cassette; near it is POST /pets?key=REMOVED, but its body differs";
    assert!(format!("{other:?}").contains(text), "{other:?}");
}

#[test]
fn a_cassette_that_is_none_says_why() {
    assert!(matches!(Replay::from_path("no/such.har"), Err(CassetteError::Unreadable(_))));
    assert!(matches!(Replay::parse("{"), Err(CassetteError::NotJson(_))));
    let none =
        Replay::parse(r#"{"log":{"entries":[{"request":{"method":"GET"}}]}}"#).expect_err("no address");
    assert_eq!(none.to_string(), "the cassette is not a HAR file: `log.entries[0].request.url` is missing");
    let har =
        r#"{"log":{"entries":[{"request":{"method":"GET","url":"https://a/b"},"response":{"status":204}}]}}"#;
    let unused = told_of(|| Replay::parse(har).expect("a cassette").verify());
    assert!(unused.ends_with("GET /b is recorded, and was not sent"), "{unused}");
}

#[test]
fn types_have_examples() {
    assert_eq!(Pet::example(), Pet { kind: Some(Kind::Dog), ..Pet::new("Rex") });
    assert_eq!(Pets::example().data, [Pet::example()]);
    let api = Api::new();
    api.list_pets().answers(Pets::example());
    assert_eq!(api.client().list_pets().call().expect("pets"), Pets::example());
}
