//! The token endpoints of OAuth 2.0 (RFC 6749). In: the flows of a description, a request; out: a token, or an error of
//! clause 5.2. It never checks an authorization code, a password or a refresh token: any is taken.

use super::Tokens;
use crate::answer::Reply;
use crate::authorization::{basic_pair, credentials};
use crate::description::Description;
use crate::description::server::path_of;
use crate::json;
use crate::received::Received;
use crate::text;
use clientwright::unstable::tree::Node;
use std::collections::BTreeMap;
use std::time::Duration;

/// A token endpoint: the schemes that name it, and what it grants.
#[derive(Debug, Default)]
pub(crate) struct Endpoint {
    schemes: Vec<String>,
    grants: Vec<&'static str>,
    scopes: Vec<String>,
}

/// What a token endpoint goes by.
#[derive(Debug)]
pub(crate) struct Terms<'a> {
    pub(crate) tokens: &'a Tokens,
    pub(crate) lifetime: Duration,
    /// Clients that are known by id and secret; when there are none, any is.
    pub(crate) clients: &'a [(String, String)],
}

/// The flows that use a token endpoint, and their grants; the last one is of OpenAPI 3.2.
const FLOWS: [(&str, &[&str]); 4] = [
    ("clientCredentials", &["client_credentials"]),
    ("authorizationCode", &["authorization_code", "refresh_token"]),
    ("password", &["password", "refresh_token"]),
    ("deviceAuthorization", &["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]),
];

/// The token endpoints of a description by their paths.
pub(crate) fn endpoints(description: &Description) -> BTreeMap<String, Endpoint> {
    let mut found: BTreeMap<String, Endpoint> = BTreeMap::new();
    for (name, scheme) in description.schemes() {
        for (flow, grants) in FLOWS {
            let Some(flow) = scheme.get("flows").and_then(|flows| flows.get(flow)) else { continue };
            let Some(url) = flow.get("tokenUrl").and_then(Node::as_str) else { continue };
            let endpoint = found.entry(path_of(url)).or_default();
            let scopes = flow.get("scopes").and_then(Node::as_mapping).into_iter().flatten();
            add(&mut endpoint.schemes, [name.to_owned()]);
            add(&mut endpoint.grants, grants.iter().copied());
            add(&mut endpoint.scopes, scopes.map(|(scope, _)| scope.clone()));
        }
    }
    found.retain(|path, _| !path.is_empty());
    found
}

fn add<T: PartialEq>(known: &mut Vec<T>, others: impl IntoIterator<Item = T>) {
    for other in others {
        if !known.contains(&other) {
            known.push(other);
        }
    }
}

impl Endpoint {
    /// Answers a request for a token.
    pub(crate) fn answer(&self, received: &Received, terms: &Terms<'_>) -> Reply {
        let mut reply = self.grant(received, terms).unwrap_or_else(|refused| refused);
        // RFC 6749, 5.1.
        reply.set_header("cache-control", "no-store");
        reply
    }

    fn grant(&self, received: &Received, terms: &Terms<'_>) -> Result<Reply, Reply> {
        let form = form(received)?;
        let field =
            |name: &str| form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let grant =
            field("grant_type").ok_or_else(|| error(400, "invalid_request", "grant_type is missing"))?;
        client(received, &form, terms)?;
        if !self.grants.contains(&grant) {
            let offered = self.grants.join(", ");
            return Err(error(400, "unsupported_grant_type", &format!("{grant} is not one of {offered}")));
        }
        let schemes: Vec<&str> = self.schemes.iter().map(String::as_str).collect();
        let token = terms.tokens.issue(&schemes, terms.lifetime);
        let scope = field("scope").map_or_else(|| self.scopes.join(" "), str::to_owned);
        let refresh =
            if grant == "client_credentials" { "" } else { r#","refresh_token":"mock-refresh-token""# };
        let body = format!(
            r#"{{"access_token":{},"token_type":"bearer","expires_in":{},"scope":{}{refresh}}}"#,
            json::quoted(&token),
            terms.lifetime.as_secs(),
            json::quoted(&scope)
        );
        Ok(Reply::new(200, "application/json", body))
    }
}

/// The form of the body; credentials in the query are refused, since they end up in logs (RFC 6749, 2.3.1).
fn form(received: &Received) -> Result<Vec<(String, String)>, Reply> {
    if received.query_pairs().iter().any(|(name, _)| name.starts_with("client_") || name == "grant_type") {
        return Err(error(400, "invalid_request", "parameters belong in the body, not in the query"));
    }
    if received.media_type().as_deref() != Some("application/x-www-form-urlencoded") {
        return Err(error(400, "invalid_request", "the body must be application/x-www-form-urlencoded"));
    }
    let body = String::from_utf8_lossy(&received.body);
    Ok(text::pairs(&body).into_iter().map(|(name, raw)| (name, text::form_decoded(&raw))).collect())
}

/// The client, by the header or by the body; never by both (RFC 6749, 2.3).
fn client(received: &Received, form: &[(String, String)], terms: &Terms<'_>) -> Result<(), Reply> {
    let field = |name: &str| form.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let header = received.header("authorization");
    let basic = header.as_deref().and_then(|header| basic_pair(&credentials(header, "basic")?));
    let posted = field("client_id").zip(field("client_secret"));
    let found = match (basic, posted) {
        (Some(_), Some(_)) => {
            return Err(error(
                400,
                "invalid_request",
                "the client credentials are in both the header and the body",
            ));
        }
        // RFC 6749, 2.3.1: both are form-encoded before they are joined.
        (Some((id, secret)), None) => Some((text::form_decoded(&id), text::form_decoded(&secret))),
        (None, posted) => posted,
    };
    let known = |pair: &(String, String)| {
        !pair.0.is_empty() && !pair.1.is_empty() && (terms.clients.is_empty() || terms.clients.contains(pair))
    };
    if found.as_ref().is_some_and(known) {
        return Ok(());
    }
    let mut refused = error(401, "invalid_client", "client_id and client_secret are missing or unknown");
    refused.set_header("www-authenticate", "Basic");
    Err(refused)
}

/// RFC 6749, 5.2.
fn error(status: u16, code: &str, description: &str) -> Reply {
    let body =
        format!(r#"{{"error":{},"error_description":{}}}"#, json::quoted(code), json::quoted(description));
    Reply::new(status, "application/json", body)
}
