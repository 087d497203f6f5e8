//! The scenes of the tour. In: a stage and a client; out: calls, shown. Each shows one thing the client does.

use super::ENVIRONMENT;
use super::scene::Stage;
use clientwright_mock::Answer;
use identity_client::types::{
    DavinciFlowInput, DavinciPersonName, ExternalWorkflowRequest, PasswordChangeRequest, TokenAuthRequest,
    TokenDeliveryType,
};
use identity_client::{CallOptions, Client, RetryPolicy, Value};

const WORKFLOW: &str = "c17bea3a-574d-453c-9e04-4365fbf5af0b";
const POLICY: &str = "registration";

pub(crate) async fn success(stage: &Stage<'_>, client: &Client) {
    stage.scene("Four calls. The first one gets a token, the last one another one from another host.");
    let input = [("customer".to_owned(), Value::from("Abby Smith"))].into_iter().collect();
    let request = ExternalWorkflowRequest { input: Some(input) };
    let result = client.post_external_execute_workflow(WORKFLOW).body(&request).await;
    stage.show("post_external_execute_workflow(id).body(…)", &result);
    if let Ok(answer) = &result {
        println!("    executed() says {:?}", answer.executed());
    }

    stage.show("set_identity_password(…)", &client.set_identity_password(&change()).await);

    let result = client.send_token_auth_request(&token()).await;
    stage.show("send_token_auth_request(…)", &result);
    if let Ok(answer) = &result {
        println!("    authenticated() says {:?}", answer.authenticated());
    }

    let result = client.start_davinci_flow(ENVIRONMENT, POLICY).body(&registration()).await;
    stage.show("start_davinci_flow(environment, policy).body(…)", &result);
}

pub(crate) async fn waiting(stage: &Stage<'_>, client: &Client) {
    stage.scene("A 429 with Retry-After is waited for and sent again.");
    stage.mock.next("setIdentityPassword", Answer::documented(429).header("Retry-After", "1"));
    let before = std::time::Instant::now();
    stage.show("set_identity_password(…)", &client.set_identity_password(&change()).await);
    println!("    after {:.1} s", before.elapsed().as_secs_f32());
}

pub(crate) async fn expired_token(stage: &Stage<'_>, client: &Client) {
    stage.scene("An expired token is replaced, and the call is sent again.");
    stage.mock.expire_tokens();
    stage.show("send_token_auth_request(…)", &client.send_token_auth_request(&token()).await);
    stage.show(
        "start_davinci_flow(environment, policy)",
        &client.start_davinci_flow(ENVIRONMENT, POLICY).await,
    );
}

pub(crate) async fn documented_errors(stage: &Stage<'_>, client: &Client) {
    stage.scene(
        "Each documented error has its type. (The calls ask the mock for a status, and for no second try.)",
    );
    for code in ["400", "401", "403", "429", "500"] {
        let request = client.post_external_execute_workflow(WORKFLOW).options(answering(code));
        stage.show(&format!("post_external_execute_workflow(id) and {code}"), &request.await);
        let request = client.set_identity_password(&change()).options(answering(code));
        stage.show(&format!("set_identity_password(…) and {code}"), &request.await);
        let request = client.send_token_auth_request(&token()).options(answering(code));
        stage.show(&format!("send_token_auth_request(…) and {code}"), &request.await);
    }
    for code in ["400", "401", "403", "404", "429", "500"] {
        let request = client.start_davinci_flow(ENVIRONMENT, POLICY).options(answering(code));
        stage.show(&format!("start_davinci_flow(environment, policy) and {code}"), &request.await);
    }
}

pub(crate) async fn surprises(stage: &Stage<'_>, client: &Client) {
    stage.scene("What nobody documented is kept as it came; what is wrong is refused, here or there.");
    stage.mock.next("setIdentityPassword", Answer::new(502, "text/html", "<h1>Bad gateway</h1>"));
    stage.show(
        "set_identity_password(…) through a broken proxy",
        &client.set_identity_password(&change()).await,
    );
    let request = client.post_external_execute_workflow("");
    stage.show("post_external_execute_workflow(\"\")", &request.await);
    let pigeon = TokenAuthRequest { delivery_type: TokenDeliveryType::from("PIGEON"), ..token() };
    stage.show("send_token_auth_request(…) by pigeon", &client.send_token_auth_request(&pigeon).await);
}

fn answering(code: &str) -> CallOptions {
    CallOptions::new().header("Prefer", &format!("code={code}")).retry(RetryPolicy::none())
}

fn change() -> PasswordChangeRequest {
    PasswordChangeRequest {
        identity_id: Some("8a807d4c73c545510173c545f0a002ff".into()),
        encrypted_password: Some("XzN+YwKgr2C+InkMYFMBG3UtjMEw5ZIql/XFlXo8cJNeslmk…".into()),
        public_key_id: Some("YWQ2NjQ4MTItZjY0NC00MWExLWFjMjktOGNmMzU3Y2VlNjk2".into()),
        source_id: Some("8a807d4c73c545510173c545d4b60246".into()),
        ..Default::default()
    }
}

fn token() -> TokenAuthRequest {
    TokenAuthRequest::new("012345", "will.albin", TokenDeliveryType::EmailWork)
}

fn registration() -> DavinciFlowInput {
    let name =
        DavinciPersonName { given: Some("Elmer".into()), family: Some("Fudd".into()), ..Default::default() };
    DavinciFlowInput {
        email: Some("elmerfudd@pingidentity.com".into()),
        name: Some(name),
        password: Some("wabbit season".into()),
        ..Default::default()
    }
}
