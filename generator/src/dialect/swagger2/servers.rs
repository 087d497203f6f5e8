//! Servers. In: the host, the base path and the schemes, of the document and of operations; out: lists of servers.
//! It never guesses a host: without one, addresses are relative to where the description came from.

use super::moves::SwaggerMoves;
use super::walk::{self, mapping, members, text};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Makes servers (Swagger Object: `host`, `basePath`, `schemes`; Operation Object: `schemes`).
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    let said = SaidServers::of(tree);
    let root = Pointer::root();
    let whole = schemes(tree, &root, problems);
    if said.host.is_some() || said.base.is_some() || whole.is_some() {
        let whole = whole.as_deref().unwrap_or_default();
        serve(tree, &root, said.servers(&root, whole, (&mut moves, problems)));
    }
    for slot in walk::operations(tree) {
        let Some(own) = schemes(tree, &slot.operation, problems) else { continue };
        let names = |schemes: &[UrlScheme]| schemes.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        if whole.as_deref().map(names) != Some(names(&own)) {
            serve(tree, &slot.operation, said.servers(&slot.operation, &own, (&mut moves, problems)));
        }
        walk::take(tree, &slot.operation, "schemes");
    }
    for key in ["host", "basePath", "schemes"] {
        walk::take(tree, &root, key);
    }
    moves.finish(tree);
}

fn serve(tree: &mut Node, holder: &Pointer, servers: Node) {
    if let Some(members) = members(tree, holder) {
        members.insert("servers".to_owned(), servers);
    }
}

/// A scheme of addresses, and where it is written.
#[derive(Debug, Clone)]
struct UrlScheme {
    name: String,
    at: Pointer,
}

/// The schemes of a holder by which a request can be sent; `None` where it names none.
fn schemes(tree: &Node, holder: &Pointer, problems: &mut Problems) -> Option<Vec<UrlScheme>> {
    let at = holder.key("schemes");
    let listed = tree.at(&at)?.as_sequence()?;
    let mut kept = Vec::new();
    for (index, scheme) in listed.iter().enumerate() {
        let at = at.index(index);
        match scheme.as_str() {
            Some(name @ ("http" | "https")) => kept.push(UrlScheme { name: name.to_owned(), at }),
            Some(name) => problems.push(
                Diagnostic::new(
                    Code::SCHEME_IGNORED,
                    Label::value(&at),
                    format!("unsupported URL scheme `{name}`"),
                )
                .help("the scheme is ignored; requests use `http` or `https`"),
            ),
            None => {}
        }
    }
    Some(kept).filter(|_| !listed.is_empty())
}

/// What the document says of where its servers are.
struct SaidServers {
    host: Option<String>,
    base: Option<String>,
}

impl SaidServers {
    fn of(tree: &Node) -> Self {
        let said = |key: &str| tree.get(key).and_then(Node::as_str).map(str::to_owned);
        Self { host: said("host"), base: said("basePath") }
    }

    /// The path that all addresses begin with; empty for none.
    fn path(&self) -> String {
        let base = self.base.as_deref().unwrap_or_default().trim_end_matches('/');
        // "The value MUST start with a leading slash (/)"
        if base.is_empty() || base.starts_with('/') { base.to_owned() } else { format!("/{base}") }
    }

    fn servers(
        &self,
        holder: &Pointer,
        schemes: &[UrlScheme],
        (moves, problems): (&mut SwaggerMoves<'_>, &mut Problems),
    ) -> Node {
        let to = holder.key("servers");
        let place = Pointer::root().key(if self.host.is_some() { "host" } else { "basePath" });
        moves.stands_for(&place, &to);
        let addresses = match (&self.host, schemes) {
            (None, []) => vec![self.relative()],
            (None, [first, ..]) => {
                problems.push(no_host(&first.at));
                vec![self.relative()]
            }
            (Some(host), []) => {
                if holder == &Pointer::root() {
                    problems.push(no_scheme(&place));
                }
                vec![format!("https://{host}{}", self.path())]
            }
            (Some(host), schemes) => {
                schemes.iter().map(|scheme| format!("{}://{host}{}", scheme.name, self.path())).collect()
            }
        };
        Node::Sequence(addresses.iter().map(|address| mapping([("url", text(address))])).collect())
    }

    fn relative(&self) -> String {
        let path = self.path();
        if path.is_empty() { "/".to_owned() } else { path }
    }
}

/// "If the host is not included, the host serving the documentation is to be used".
fn no_host(at: &Pointer) -> Diagnostic {
    let message = "the description has a URL scheme, but no `host`";
    Diagnostic::new(Code::SERVER_SCHEME, Label::value(at), message)
        .help("the scheme is ignored; add a `host`, or let the caller supply the URL of the server")
}

/// "If the schemes is not included, the default scheme to be used is the one used to access the Swagger definition itself".
fn no_scheme(at: &Pointer) -> Diagnostic {
    let message = "the description has a `host`, but no URL scheme";
    Diagnostic::new(Code::SERVER_SCHEME, Label::value(at), message)
        .help("`https` is assumed; to say so, write `schemes: [https]`")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_converts, found};
    use super::convert;

    #[test]
    fn host_base_path_and_schemes_make_servers() {
        for (before, after) in [
            ("host: a.b, basePath: /v1, schemes: [https]", "servers: [{url: 'https://a.b/v1'}]"),
            (
                "host: a.b:1, schemes: [http, https]",
                "servers: [{url: 'http://a.b:1'}, {url: 'https://a.b:1'}]",
            ),
            ("host: a.b, basePath: /, schemes: [https]", "servers: [{url: 'https://a.b'}]"),
            ("host: a.b, basePath: v1/", "servers: [{url: 'https://a.b/v1'}]"),
            ("basePath: /v1", "servers: [{url: /v1}]"),
            ("schemes: [https]", "servers: [{url: /}]"),
            ("host: a.b, schemes: [wss]", "servers: [{url: 'https://a.b'}]"),
            ("x: 1", "x: 1"),
        ] {
            assert_converts(convert, &format!("{{{before}}}"), &format!("{{{after}}}"));
        }
    }

    #[test]
    fn an_operation_has_servers_of_its_own_where_its_schemes_differ() {
        let of = |whole: &str, own: &str| format!("{{{whole}, paths: {{/a: {{get: {{{own}}}}}}}}}");
        let before = of("host: a.b, schemes: [http]", "schemes: [https]");
        let servers = |scheme: &str| format!("servers: [{{url: '{scheme}://a.b'}}]");
        assert_converts(convert, &before, &of(&servers("http"), &servers("https")));
        let before = of("host: a.b, schemes: [http]", "schemes: [http]");
        assert_converts(convert, &before, &of(&servers("http"), ""));
    }

    #[test]
    fn what_is_not_said_is_reported() {
        for (text, expected) in [
            ("host: a.b", &["E0701 /host"][..]),
            ("schemes: [http, https]", &["E0701 /schemes/0"]),
            ("host: a.b, schemes: [https, wss]", &["E0702 /schemes/1"]),
            ("basePath: /a", &[]),
        ] {
            assert_eq!(found(convert, &format!("{{{text}}}")), expected, "{text}");
        }
    }
}
