//! A description from the network. In: a URL and headers; out: its text. Redirects, bytes and time are bounded, and headers go to the server
//! of the URL alone. It never stores anything.

use super::Address;
use crate::arguments::Header;
use crate::ending::Failure;
use crate::render::Progress;
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{Client, Response, StatusCode, redirect};
use std::time::Duration;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// How long a connection may take, and the next bytes.
const CONNECT: Duration = Duration::from_secs(10);
const NEXT_BYTES: Duration = Duration::from_secs(30);

/// How long all of it may take.
const WHOLE: Duration = Duration::from_secs(300);

/// The kinds of descriptions (draft-ietf-httpapi-rest-api-mediatypes), then anything.
const ACCEPTED: &str =
    "application/openapi+json, application/openapi+yaml, application/json, application/yaml, */*;q=0.5";

/// Fetches a description of at most so many bytes.
pub(crate) fn fetch(address: &Address, headers: &[Header], most: usize) -> Result<String, Failure> {
    let headers = headers.iter().map(parsed).collect::<Result<HeaderMap, _>>()?;
    let progress = Progress::start(format!("fetching {address}"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let bytes = runtime.block_on(fetched(address, &headers, most));
    drop(progress);
    String::from_utf8(bytes?).map_err(|_| Failure::new(format!("`{address}` does not answer with UTF-8")))
}

/// Neither name nor value is repeated: either may be a secret that was written at the wrong place.
fn parsed(header: &Header) -> Result<(HeaderName, HeaderValue), Failure> {
    let parts = || {
        let (name, value) = header.text().split_once(':')?;
        let name = name.trim().parse::<HeaderName>().ok()?;
        let mut value = HeaderValue::from_str(value.trim()).ok()?;
        value.set_sensitive(true);
        Some((name, value))
    };
    parts().ok_or_else(|| Failure::new("write --header as 'NAME: VALUE', such as 'Authorization: Bearer …'"))
}

async fn fetched(address: &Address, headers: &HeaderMap, most: usize) -> Result<Vec<u8>, Failure> {
    let client = Client::builder()
        .user_agent(concat!("clientwright/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT)
        .read_timeout(NEXT_BYTES)
        .timeout(WHOLE);
    let client = client.build().map_err(|e| failed(address, e))?;
    let mut target = address.clone();
    for _ in 0..=REDIRECTS {
        // what is meant for one server is not for another that it names
        let own = if target.has_origin_of(address) { headers.clone() } else { HeaderMap::new() };
        let request = client.get(target.url().clone()).header(ACCEPT, ACCEPTED).headers(own);
        let response = request.send().await.map_err(|e| failed(&target, e))?;
        match response.status() {
            StatusCode::OK => return body(&target, response, most).await,
            status if status.is_redirection() => target = next(&target, &response)?,
            status @ (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) if headers.is_empty() => {
                let message = format!("`{target}` answers {status}: send a credential with --header");
                return Err(Failure::new(message));
            }
            status => return Err(Failure::new(format!("`{target}` answers {status}"))),
        }
    }
    Err(Failure::new(format!("`{address}` redirects more than {REDIRECTS} times")))
}

fn next(from: &Address, response: &Response) -> Result<Address, Failure> {
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let location = location
        .ok_or_else(|| Failure::new(format!("`{from}` answers {} without a target", response.status())))?;
    from.redirected(location)
}

async fn body(address: &Address, mut response: Response, most: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|e| failed(address, e))? {
        if bytes.len() + piece.len() > most {
            let message = format!("`{address}` answers with more than {most} bytes");
            return Err(Failure::new(format!("{message}: raise `bytes` in the setting `bounds`")));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// The innermost cause says most; reqwest's own text would repeat the query.
fn failed(address: &Address, error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let timed_out = if error.is_timeout() { " (it took too long)" } else { "" };
    Failure::new(format!("cannot fetch `{address}`: {cause}{timed_out}"))
}
