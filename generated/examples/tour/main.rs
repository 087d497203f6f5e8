//! A tour of the generated client: the four endpoints against the embedded mock, with success, each documented error, a
//! 429 that is waited for, and a token that expired. Nobody needs an account to run it:
//!
//! ```text
//! cargo run -p identity-client --example tour
//! ```

#![expect(clippy::print_stdout, reason = "a tour is there to be read")]

mod scene;
mod scenes;

use clientwright_mock::{Answer, Mock, Source, TokenPolicy};
use identity_client::{BaseUrl, Client, Credential, pingone};
use std::error::Error;
use std::time::Duration;

/// The environment of the tour: any id does.
const ENVIRONMENT: &str = "abfba8f6-49eb-49f5-a5d9-80ad5c98f9f6";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let running = mock()?.start().await?;
    let client = client(&running.base_url())?;
    println!(
        "A client generated at build time from spec/openapi.yaml calls a mock at {}.",
        running.base_url()
    );
    let stage = scene::Stage::new(&running);
    scenes::success(&stage, &client).await;
    scenes::waiting(&stage, &client).await;
    scenes::expired_token(&stage, &client).await;
    scenes::documented_errors(&stage, &client).await;
    scenes::surprises(&stage, &client).await;
    println!(
        "\n{} requests were sent; the client was asked {} times.",
        running.requests().len(),
        stage.calls()
    );
    running.stop().await;
    Ok(())
}

/// The mock of the description, which takes only tokens that it has issued; and PingOne's endpoint for SDK tokens, which
/// is not part of the description.
fn mock() -> Result<Mock, Box<dyn Error>> {
    let spec = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/openapi.yaml");
    let source = Source::read(spec)?;
    let mock = Mock::from_source(&source).map_err(|report| report.render(&source))?;
    let tokens = mock.tokens();
    let mock = mock.token_policy(TokenPolicy::Issued).client("tour-client", "tour-secret");
    Ok(mock.route("GET", "/v1/company/{envID}/sdktoken", move |request| {
        if request.header("x-sk-api-key").as_deref() != Some("tour-api-key") {
            return Answer::empty(401);
        }
        let token = tokens.issue(&["DavinciAccessToken"], Duration::from_secs(1800));
        Answer::json(200, &format!(r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":1800}}"#))
    }))
}

/// Two hosts, two credentials: here both hosts are the mock, and still no token goes where it does not belong.
fn client(mock: &str) -> Result<Client, Box<dyn Error>> {
    let sailpoint = BaseUrl::parse(&format!("{mock}/beta"))?;
    let pingone = BaseUrl::parse(mock)?;
    let builder = Client::builder()
        .server(sailpoint)
        .da_vinci_server(pingone)
        .user_context_auth(Credential::client_credentials("tour-client", "tour-secret"))
        .davinci_access_token(pingone::sdk_token_from(&format!("{mock}/v1"), ENVIRONMENT, "tour-api-key")?);
    Ok(builder.user_agent_suffix("tour").build()?)
}
