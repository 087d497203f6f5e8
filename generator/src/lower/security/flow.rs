//! The flows of a scheme. In: the OAuth Flows Object; out: each flow by which a client gets tokens, with its addresses and
//! scopes. It never asks the network.

use super::token_url;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Flow, FlowKind, TokenUrl};
use crate::lower::Lowering;
use crate::tree::private;

/// Each flow with the key of the address where a user signs in, or a device gets its codes. `dialect` names that of 3.2.
const FLOWS: [(&str, FlowKind, &str); 4] = [
    ("authorizationCode", FlowKind::AuthorizationCode, "authorizationUrl"),
    ("password", FlowKind::Password, ""),
    ("clientCredentials", FlowKind::ClientCredentials, ""),
    (private::DEVICE, FlowKind::Device, "deviceAuthorizationUrl"),
];

pub(super) fn lower(cx: &mut Lowering<'_, '_>, scheme: &Place<'_>) -> Vec<Flow> {
    let Some(flows) = scheme.get("flows") else { return Vec::new() };
    let listed = FLOWS.iter().filter_map(|(key, kind, sign_in)| Some((flows.get(key)?, *kind, *sign_in)));
    listed
        .map(|(flow, kind, sign_in)| Flow {
            kind,
            authorization_url: address(cx, &flow, sign_in),
            token_url: address(cx, &flow, "tokenUrl"),
            refresh_url: address(cx, &flow, "refreshUrl"),
            scopes: flow
                .get("scopes")
                .iter()
                .flat_map(Place::members)
                .map(|(name, _)| name.to_owned())
                .collect(),
        })
        .collect()
}

/// An address of a flow. Without its own token endpoint the flow for clients is of no use; the others are known to whoever
/// signs in.
fn address(cx: &mut Lowering<'_, '_>, flow: &Place<'_>, key: &str) -> Option<TokenUrl> {
    let url = flow.text(key)?;
    let made = token_url::lower(url, &cx.api.servers);
    if made.is_none() {
        let found = if key == "tokenUrl" {
            let message = format!("`{url}` is not the URL of a token endpoint");
            Diagnostic::new(Code::TOKEN_URL, Label::value(&flow.at.key(key)), message)
        } else {
            let message = format!("`{url}` is not the URL of an OAuth endpoint");
            Diagnostic::new(Code::TOKEN_URL, Label::value(&flow.at.key(key)), message).put_right()
        };
        cx.report(found.help("write `https://host/path`, or a path such as `/oauth/token`"));
    }
    made
}
