//! The path prefixes of servers. In: server objects; out: the part of each URL after the authority, `/beta`.
//! It never resolves a host.

use clientwright::unstable::tree::Node;

/// Prefixes of one server; more combinations of values are not served.
const PREFIXES: usize = 100;

/// The path prefixes of a server: without a slash at their ends, with the defaults of its variables and with each value
/// that they can have; one empty one for a bare host.
pub(crate) fn prefixes(server: &Node) -> Vec<String> {
    let mut urls = vec![server.get("url").and_then(Node::as_str).unwrap_or_default().to_owned()];
    for (name, variable) in server.get("variables").and_then(Node::as_mapping).into_iter().flatten() {
        let default = variable.get("default").into_iter();
        let listed = variable.get("enum").and_then(Node::as_sequence).unwrap_or_default();
        let values: Vec<&str> = default.chain(listed).filter_map(Node::as_str).collect();
        let place = format!("{{{name}}}");
        if !values.is_empty() && urls.iter().any(|url| url.contains(&place)) {
            urls =
                urls.iter().flat_map(|url| values.iter().map(|value| url.replace(&place, value))).collect();
            urls.truncate(PREFIXES);
        }
    }
    let mut found = Vec::new();
    for url in urls {
        let prefix = path_of(&url).trim_end_matches('/').to_owned();
        if !found.contains(&prefix) {
            found.push(prefix);
        }
    }
    found
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
            (
                r#"{"url":"https://{h}/{v}/{w}","variables":{"h":{"default":"a","enum":["a","b"]},
                    "v":{"default":"1","enum":["1","2"]},"w":{"default":"x","enum":["x","y"]}}}"#,
                "/1/x /1/y /2/x /2/y",
            ),
            (r#"{}"#, ""),
        ] {
            assert_eq!(prefixes(&json::read(server.as_bytes()).unwrap()).join(" "), expected, "{server}");
        }
    }
}
