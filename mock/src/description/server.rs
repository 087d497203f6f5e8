//! The path prefixes of servers. In: server objects; out: the part of each URL after the authority, `/beta`.
//! It never resolves a host.

use clientwright::tree::Node;

/// The path prefix of a server: without a slash at its end, with the defaults of its variables; empty for a bare host.
pub(crate) fn prefix(server: &Node) -> String {
    let url = server.get("url").and_then(Node::as_str).unwrap_or_default();
    let mut url = url.to_owned();
    for (name, variable) in server.get("variables").and_then(Node::as_mapping).into_iter().flatten() {
        if let Some(default) = variable.get("default").and_then(Node::as_str) {
            url = url.replace(&format!("{{{name}}}"), default);
        }
    }
    path_of(&url).trim_end_matches('/').to_owned()
}

/// The path of a URL, with its leading slash: `/oauth/token` of `https://host/oauth/token?x=1`. Empty when it has none.
pub(crate) fn path_of(url: &str) -> String {
    let without_query = url.split(['?', '#']).next().unwrap_or_default();
    let path = match without_query.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map(|(_, path)| path),
        None => match without_query.strip_prefix("//") {
            Some(rest) => rest.split_once('/').map(|(_, path)| path),
            None => Some(without_query.trim_start_matches("./").trim_start_matches('/')),
        },
    };
    match path {
        Some(path) if !path.is_empty() && path != "." => format!("/{path}"),
        Some(_) | None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn the_prefix_is_the_path_of_the_url() {
        for (server, expected) in [
            (
                r#"{"url":"https://{tenant}.api.identitynow.com/beta","variables":{"tenant":{"default":"a"}}}"#,
                "/beta",
            ),
            (r#"{"url":"https://auth.pingone.{tld}"}"#, ""),
            (r#"{"url":"https://api.example.com/"}"#, ""),
            (r#"{"url":"https://api.example.com/a/b/"}"#, "/a/b"),
            (r#"{"url":"/api/v3"}"#, "/api/v3"),
            (r#"{"url":"//host/v1"}"#, "/v1"),
            (r#"{"url":"."}"#, ""),
            (r#"{"url":"https://h/{base}/x","variables":{"base":{"default":"v2"}}}"#, "/v2/x"),
            (r#"{}"#, ""),
        ] {
            assert_eq!(prefix(&json::read(server.as_bytes()).unwrap()), expected, "{server}");
        }
    }
}
