//! What PingOne asks for beside the flow itself. In: a region, a custom domain, an API key; out: servers and credentials.
//! It never starts a flow: that is the client's.

use crate::runtime::AddressFault;
use crate::servers::{DaVinciServer, Tld};
use crate::{AddressError, BaseUrl, Credential};
use clientwright_runtime::TokenExchange;

/// The authentication service of a region: `https://auth.pingone.{tld}`.
pub fn region(tld: impl Into<Tld>) -> DaVinciServer {
    DaVinciServer::Tld { tld: tld.into() }
}

/// A custom domain, which stands for one environment: `https://auth.pingone.com/{envID}/davinci/…` becomes
/// `https://{domain}/davinci/…`, and the environment segment of the path is left out. The operation still takes the
/// environment's id, and does not send it.
///
/// ```
/// use identity_client::{Client, pingone};
///
/// let client = Client::builder().da_vinci_server(pingone::custom_domain("auth.acme.com")?).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The text is no host.
pub fn custom_domain(domain: &str) -> Result<DaVinciServer, AddressError> {
    if domain.contains('?') {
        return Err(AddressError::new(domain, AddressFault::Host));
    }
    let base = BaseUrl::parse(&format!("https://{domain}"))?;
    Ok(DaVinciServer::At(base.dropping_path_segments(1)))
}

/// A credential that gets SDK tokens from PingOne's orchestration service with the API key of a DaVinci application, and
/// renews them before they expire. The key goes to the orchestration host alone, and must not reach a browser.
///
/// The tokens come from `GET https://orchestrate-api.pingone.{tld}/v1/company/{environment}/sdktoken` with the header
/// `X-SK-API-KEY`.
///
/// # Errors
///
/// The region or the environment cannot be part of an address.
pub fn sdk_token(tld: impl Into<Tld>, environment: &str, api_key: &str) -> Result<Credential, AddressError> {
    let tld = tld.into();
    sdk_token_from(&format!("https://orchestrate-api.pingone.{tld}/v1"), environment, api_key)
}

/// The same with another address of the orchestration service, its version included.
///
/// # Errors
///
/// The address or the environment is none.
pub fn sdk_token_from(
    orchestration: &str,
    environment: &str,
    api_key: &str,
) -> Result<Credential, AddressError> {
    if environment.is_empty() || environment.contains(['/', '?']) {
        return Err(AddressError::new(orchestration, AddressFault::Path));
    }
    let url = format!("{}/company/{environment}/sdktoken", orchestration.trim_end_matches('/'));
    Ok(TokenExchange::get(&url)?.header("X-SK-API-KEY", api_key).into())
}
