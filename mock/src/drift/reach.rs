//! Which exchanges are with a service. In: the servers of a description and others that were named; out: the path that a URL has behind its
//! server. It never resolves a host.

use crate::description::Description;
use crate::description::server::path_of;
use clientwright::unstable::tree::Node;

/// The servers whose exchanges are checked.
#[derive(Debug)]
pub(super) struct Reach {
    /// `scheme://host:port` of the description's servers, variables as they stand; none where all are relative.
    origins: Vec<String>,
    /// Those that were named: the origin, and the path before every path of the description.
    named: Vec<(String, String)>,
}

impl Reach {
    pub(super) fn of(description: &Description, named: &[String]) -> Self {
        let mut lists = vec![description.root().get("servers")];
        for operation in description.operations() {
            lists.extend([operation.item.get("servers"), operation.node.get("servers")]);
        }
        let servers = lists.into_iter().flatten().filter_map(Node::as_sequence).flatten();
        let urls = servers.filter_map(|server| server.get("url")?.as_str());
        let mut origins: Vec<String> = urls.filter_map(origin).collect();
        origins.sort_unstable();
        origins.dedup();
        let named = named
            .iter()
            .filter_map(|url| Some((origin(url)?, path_of(url).trim_end_matches('/').to_owned())));
        Self { origins, named: named.collect() }
    }

    /// The path of a URL as routes know it; `None` when it is one of another server.
    pub(super) fn path(&self, url: &str) -> Option<String> {
        let (own, path) = (origin(url)?, path_of(url));
        let path = if path.is_empty() { "/".to_owned() } else { path };
        let mut named = self.named.iter().filter(|(origin, _)| *origin == own);
        let behind = named.find_map(|(_, prefix)| {
            path.strip_prefix(prefix.as_str()).filter(|rest| rest.starts_with('/')).map(str::to_owned)
        });
        let is_own = self.origins.is_empty() && self.named.is_empty()
            || self.origins.iter().any(|template| is_like(template, &own));
        behind.or_else(|| is_own.then_some(path))
    }
}

/// `https://api.example.com:443` of a URL; `None` of a relative one.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let scheme = scheme.to_ascii_lowercase();
    let port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => "",
    };
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| !port.contains(['}', ']']));
    let port = if has_port { "" } else { port };
    Some(format!("{scheme}://{}{port}", host.to_ascii_lowercase()))
}

/// Whether an origin is one of a template: a variable stands for any text.
fn is_like(template: &str, origin: &str) -> bool {
    let Some((before, rest)) = template.split_once('{') else { return template == origin };
    let Some((_, after)) = rest.split_once('}') else { return false };
    let Some(origin) = origin.strip_prefix(before) else { return false };
    let ends = origin.char_indices().map(|(at, c)| at + c.len_utf8());
    { ends }.any(|end| origin.get(end..).is_some_and(|rest| is_like(after, rest)))
}

/// The template of a path that nobody described: a segment that is a number, a UUID or looks like a secret is a parameter.
pub(super) fn template(path: &str) -> String {
    let mut parameters = 0;
    let segment = |segment: &str| {
        if !is_value(segment) {
            return segment.replace(['{', '}'], "");
        }
        parameters += 1;
        if parameters == 1 { "{id}".to_owned() } else { format!("{{id{parameters}}}") }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// A word has no digits, unless it is a version.
fn is_value(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let is_version = segment.len() <= 4 && segment.starts_with('v');
    let is_long = segment.len() > 24 && !segment.contains(['-', '_', '.']);
    digits > 0 && !is_version || is_long || segment.contains(['%', '@', '='])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn servers_are_told_by_their_origins() {
        let reach = |servers: &str, named: &[&str]| {
            let tree = json::read(format!(r#"{{"servers":{servers}}}"#).as_bytes()).unwrap();
            let named: Vec<String> = named.iter().map(|url| (*url).to_owned()).collect();
            Reach::of(&Description::new(tree), &named)
        };
        let tenants = r#"[{"url":"https://{tenant}.api.example.com/v1"}]"#;
        for (servers, named, url, path) in [
            (tenants, &[][..], "https://acme.api.example.com/v1/pets?x=1", Some("/v1/pets")),
            (tenants, &[], "https://ACME.api.example.com:443", Some("/")),
            (tenants, &[], "https://api.example.com/v1/pets", None),
            (tenants, &[], "http://acme.api.example.com/v1/pets", None),
            (tenants, &["http://localhost:8080/base/"], "http://localhost:8080/base/pets", Some("/pets")),
            (tenants, &["http://localhost:8080/base/"], "http://localhost:8080/basement", None),
            (r#"[{"url":"/api"}]"#, &[], "https://any.example/api/pets", Some("/api/pets")),
            (r#"[{"url":"/api"}]"#, &["https://a.example"], "https://any.example/api/pets", None),
            ("[]", &[], "data:text/plain,x", None),
        ] {
            assert_eq!(reach(servers, named).path(url).as_deref(), path, "{servers} {named:?} {url}");
        }
    }

    #[test]
    fn what_looks_like_a_value_is_a_parameter() {
        for (path, expected) in [
            ("/v2/pets/7/toys", "/v2/pets/{id}/toys"),
            ("/pets/9b2e8c1a-4f5d-4c6b-8a7e-112233445566/toys/3", "/pets/{id}/toys/{id2}"),
            ("/reset/abcdefghijklmnopqrstuvwxyzabcd", "/reset/{id}"),
            ("/users/a%40b.example/{x}", "/users/{id}/x"),
            ("/health-checks/live", "/health-checks/live"),
        ] {
            assert_eq!(template(path), expected);
        }
    }
}
