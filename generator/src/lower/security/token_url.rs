//! Where the tokens of a client credentials flow are had. In: the `tokenUrl`, and the API's servers; out: an address,
//! or a path of the server that the operation itself goes to. It never asks the network.
//!
//! Descriptions with one host per tenant cannot write the address of the token endpoint: a `tokenUrl` knows no
//! variables. SailPoint writes `https://tenant.api.identitynow.com/oauth/token`, where `tenant` is only a placeholder,
//! beside the server `https://{tenant}.api.identitynow.com/beta`. Taken by the letter, every client would send its
//! secret to a tenant of that name. So a token address whose origin fits one of the server templates is read as "this
//! path, on whichever server is in use": `/oauth/token`, from the root of the host. A template whose host is nothing
//! but a variable (`https://{apiUrl}/beta`), or a variable and a top-level domain, fits nearly every address, and so
//! proves nothing.

use crate::ir::{Server, ServerGroup, TokenUrl};

/// Reads a `tokenUrl`; `None` when it is not an address.
pub(super) fn lower(url: &str, groups: &[ServerGroup]) -> Option<TokenUrl> {
    let url = url.trim();
    let Some((origin, path)) = split(url) else {
        // relative to the server in use (OAuth Flow Object speaks of "the form of a URL"; 3.1 says how relative ones resolve)
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
    let host = pieces(host);
    let labels = |text: &str| text.split('.').filter(|label| !label.is_empty()).count();
    let telling = host.iter().all(Option::is_some) || host.iter().flatten().any(|text| labels(text) >= 2);
    telling && fits(&pieces(&template.to_ascii_lowercase()), &origin.to_ascii_lowercase())
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

/// Whether a text is the template with at least one character in place of each variable. From left to right, each fixed
/// piece at its first place: what a variable takes does not matter, so no second try can do better.
fn fits(pieces: &[Option<&str>], text: &str) -> bool {
    let mut rest = text;
    let mut variables = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let Some(fixed) = piece else {
            variables += 1;
            continue;
        };
        let Some(skipped) = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(variables) else {
            return false;
        };
        let Some(after) = rest.get(skipped..) else { return false };
        let found = match (variables, index + 1 == pieces.len()) {
            (0, true) => (after == *fixed).then_some(""),
            (0, false) => after.strip_prefix(fixed),
            (_, true) => after.ends_with(fixed).then_some(""),
            (_, false) => after.split_once(fixed).map(|(_, after)| after),
        };
        let Some(found) = found else { return false };
        (rest, variables) = (found, 0);
    }
    rest.chars().count() >= variables && (variables > 0 || rest.is_empty())
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
        let login = "https://login.example.com/token";
        // what is expected: a path of the server in use, or the address itself, or nothing
        let cases: [(&str, &[&str], Option<&str>); 15] = [
            ("https://tenant.api.identitynow.com/oauth/token", &sailpoint, Some("/oauth/token")),
            ("https://auth.pingone.eu/t", &["https://auth.pingone.{tld}"], Some("/t")),
            ("https://a.b.example.com/t", &["https://{x}{y}.example.com"], Some("/t")),
            ("https://API.example.com/t?x=1", &["https://api.example.com/v1"], Some("/t?x=1")),
            ("http://localhost:8080/token", &["http://localhost:8080"], Some("/token")),
            ("/oauth/token", &[], Some("/oauth/token")),
            ("oauth/token", &[], Some("/oauth/token")),
            (login, &sailpoint, Some(login)),
            (login, &["https://{host}"], Some(login)),
            (login, &["https://{host}.{tld}"], Some(login)),
            (login, &["https://{host}.com"], Some(login)),
            (login, &["http://login.example.com"], Some(login)),
            (
                "https://a.example.com.evil/t",
                &["https://{x}.example.com"],
                Some("https://a.example.com.evil/t"),
            ),
            ("https://.example.com/t", &["https://{x}.example.com"], Some("https://.example.com/t")),
            ("mailto:me", &[], None),
        ];
        for (url, servers, wanted) in cases {
            let wanted = wanted.map(|wanted| match wanted.starts_with('/') {
                true => TokenUrl::OnServer(wanted.to_owned()),
                false => TokenUrl::Absolute(wanted.to_owned()),
            });
            assert_eq!(lower(url, &[group(servers)]), wanted, "{url} beside {servers:?}");
        }
    }
}
