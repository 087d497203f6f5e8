//! Where the tokens of a client credentials flow are had. In: the `tokenUrl`, and the API's servers; out: an address,
//! or a path of the server that the operation itself goes to. It never asks the network.
//!
//! Descriptions with one host per tenant cannot write the address of the token endpoint: a `tokenUrl` knows no
//! variables. SailPoint writes `https://tenant.api.identitynow.com/oauth/token`, where `tenant` is only a placeholder,
//! beside the server `https://{tenant}.api.identitynow.com/beta`. Taken by the letter, every client would send its
//! secret to a tenant of that name. So a token address whose origin fits one of the server templates is read as "this
//! path, on whichever server is in use": `/oauth/token`, from the root of the host. A template whose host is nothing
//! but a variable (`https://{apiUrl}/beta`) fits every address, and so proves nothing.

use crate::ir::{Server, ServerGroup, TokenUrl};

/// Reads a `tokenUrl`; `None` when it is no address.
pub(super) fn lower(url: &str, groups: &[ServerGroup]) -> Option<TokenUrl> {
    let url = url.trim();
    let Some((origin, path)) = split(url) else {
        // relative to the server in use (4.7.33.1 speaks of "the form of a URL"; 3.1 says how relative ones resolve)
        let has_scheme = url.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        return (!url.is_empty() && !has_scheme).then(|| TokenUrl::OnServer(rooted(url)));
    };
    let mut servers = groups.iter().flat_map(|group| &group.servers);
    Some(if servers.any(|server| is_origin_of(server, origin)) {
        TokenUrl::OnServer(rooted(path))
    } else {
        TokenUrl::Absolute(url.to_owned())
    })
}

/// `https://host:port` and the rest; `None` for anything else.
fn split(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (known && !host.is_empty()).then(|| url.split_at(scheme.len() + "://".len() + host.len()))
}

fn rooted(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}

fn is_origin_of(server: &Server, origin: &str) -> bool {
    let Some((template, _)) = split(&server.template) else { return false };
    let host = template.split_once("://").map_or(template, |(_, host)| host);
    let letters = pieces(host)
        .into_iter()
        .any(|piece| matches!(piece, Some(text) if text.contains(char::is_alphanumeric)));
    letters && fits(&pieces(&template.to_ascii_lowercase()), &origin.to_ascii_lowercase())
}

/// A template cut at its variables, each of which is `None`.
fn pieces(template: &str) -> Vec<Option<&str>> {
    let mut pieces = Vec::new();
    for (index, part) in template.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, text)) if index > 0 => pieces.extend([None, Some(text)]),
            Some(_) | None => pieces.push(Some(part)),
        }
    }
    pieces.retain(|piece| *piece != Some(""));
    pieces
}

/// Whether a text is the template with something in place of each variable.
fn fits(pieces: &[Option<&str>], text: &str) -> bool {
    match pieces.split_first() {
        None => text.is_empty(),
        Some((Some(fixed), rest)) => text.strip_prefix(fixed).is_some_and(|text| fits(rest, text)),
        Some((None, rest)) => {
            let ends = text.char_indices().map(|(index, c)| index + c.len_utf8());
            ends.into_iter().any(|end| text.get(end..).is_some_and(|text| fits(rest, text)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{NameHint, Text};
    use crate::source::Pointer;

    fn group(templates: &[&str]) -> ServerGroup {
        let server = |template: &&str| Server {
            template: (*template).to_owned(),
            variables: Vec::new(),
            text: Text::default(),
        };
        let servers = templates.iter().map(server).collect();
        ServerGroup { hint: NameHint::Derived(Vec::new()), servers, at: Pointer::root() }
    }

    #[test]
    fn a_token_address_on_one_of_the_servers_is_relative_to_the_server_in_use() {
        let sailpoint = ["https://{tenant}.api.identitynow.com/beta", "https://{apiUrl}/beta"];
        let cases: [(&str, &[&str], Option<TokenUrl>); 9] = [
            (
                "https://tenant.api.identitynow.com/oauth/token",
                &sailpoint,
                Some(TokenUrl::OnServer("/oauth/token".into())),
            ),
            (
                "https://login.example.com/token",
                &sailpoint,
                Some(TokenUrl::Absolute("https://login.example.com/token".into())),
            ),
            (
                "https://login.example.com/token",
                &["https://{host}"],
                Some(TokenUrl::Absolute("https://login.example.com/token".into())),
            ),
            (
                "https://login.example.com/token",
                &["https://{host}.{tld}"],
                Some(TokenUrl::Absolute("https://login.example.com/token".into())),
            ),
            (
                "https://API.example.com/t?x=1",
                &["https://api.example.com/v1"],
                Some(TokenUrl::OnServer("/t?x=1".into())),
            ),
            (
                "http://api.example.com/t",
                &["https://api.example.com"],
                Some(TokenUrl::Absolute("http://api.example.com/t".into())),
            ),
            ("/oauth/token", &[], Some(TokenUrl::OnServer("/oauth/token".into()))),
            ("oauth/token", &[], Some(TokenUrl::OnServer("/oauth/token".into()))),
            ("mailto:me", &[], None),
        ];
        for (url, servers, wanted) in cases {
            assert_eq!(lower(url, &[group(servers)]), wanted, "{url} beside {servers:?}");
        }
    }
}
