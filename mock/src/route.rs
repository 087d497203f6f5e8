//! Which path template a request meant. In: the path templates and server prefixes of a description, and a request's
//! path; out: a route with its raw arguments, or the nearest ones. It never looks at anything but the path and the method.

pub(crate) mod nearest;
pub(crate) mod template;

use crate::description::{Description, server};
use std::collections::BTreeMap;
use template::Template;

/// All routes of a description.
#[derive(Debug, Default)]
pub(crate) struct Router {
    /// By the number of segments; concrete before templated.
    routes: BTreeMap<usize, Vec<Route>>,
}

/// A path template behind one of its server prefixes.
#[derive(Debug)]
pub(crate) struct Route {
    template: Template,
    /// The key under `paths`.
    pub(crate) path: String,
    methods: Vec<&'static str>,
}

/// What a path and a method lead to.
#[derive(Debug)]
pub(crate) enum Routed<'a> {
    /// An operation: its path template, its method and the raw texts of its path parameters.
    Operation { path: &'a str, method: &'static str, arguments: Vec<(String, String)> },
    /// The path exists, the method does not.
    WrongMethod { path: &'a str, allowed: Vec<&'static str> },
    /// There is no such path; the nearest ones, best first.
    Nothing { nearest: Vec<String> },
}

impl Router {
    /// The routes of every path: bare, and behind the path of each of its servers.
    pub(crate) fn new(description: &Description) -> Self {
        let mut router = Self::default();
        for (path, methods, prefixes) in paths(description) {
            for prefix in prefixes {
                let template = Template::parse(&format!("{prefix}{path}"));
                let route = Route { template, path: path.clone(), methods: methods.clone() };
                router.routes.entry(route.template.len()).or_default().push(route);
            }
        }
        for routes in router.routes.values_mut() {
            routes.sort_by_cached_key(|route| route.template.rank());
        }
        router
    }

    /// What a raw path (without its query) and a method lead to. Of several templates that match, the most concrete one
    /// that has the method is taken (OpenAPI 3.0.3, Paths Object: concrete paths are matched first).
    pub(crate) fn find(&self, method: &str, raw_path: &str) -> Routed<'_> {
        let segments: Vec<&str> = raw_path.split('/').skip(1).collect();
        let mut wrong: Option<(&str, Vec<&'static str>)> = None;
        for route in self.routes.get(&segments.len()).into_iter().flatten() {
            let Some(arguments) = route.template.matches(&segments) else { continue };
            match route.methods.iter().find(|known| known.eq_ignore_ascii_case(method)) {
                Some(method) => return Routed::Operation { path: &route.path, method, arguments },
                None => wrong.get_or_insert_with(|| (&route.path, Vec::new())).1.extend(&route.methods),
            }
        }
        match wrong {
            Some((path, mut allowed)) => {
                allowed.sort_unstable();
                allowed.dedup();
                Routed::WrongMethod { path, allowed }
            }
            None => Routed::Nothing { nearest: nearest::nearest(self.templates(), &segments) },
        }
    }

    /// The other paths of the description with this method that lead to the same place: they differ in a query, or in a
    /// fragment, which no request carries.
    fn twins<'r>(&'r self, path: &str, method: &str) -> Vec<&'r str> {
        let bare = |path: &str| path.split(['?', '#']).next().unwrap_or_default().to_owned();
        let routes = self.routes.values().flatten();
        let twins = routes.filter(|route| {
            route.path != path && bare(&route.path) == bare(path) && route.methods.contains(&method)
        });
        let mut paths: Vec<&str> = twins.map(|route| route.path.as_str()).collect();
        paths.dedup();
        paths
    }

    /// Of a path and its twins those that a query means: with most of the pairs that their keys fix, all of them there.
    pub(crate) fn meant<'r>(&'r self, path: &'r str, method: &str, query: &str) -> Vec<&'r str> {
        let sent: Vec<&str> = query.split('&').collect();
        let paths = std::iter::once(path).chain(self.twins(path, method));
        let is_meant = |path: &&str| fixed(path).all(|pair| sent.contains(&pair));
        let meant: Vec<&str> = paths.filter(is_meant).collect();
        let most = meant.iter().map(|path| fixed(path).count()).max();
        match most {
            Some(most) => meant.into_iter().filter(|path| fixed(path).count() == most).collect(),
            None => vec![path],
        }
    }

    fn templates(&self) -> impl Iterator<Item = &Template> {
        self.routes.values().flatten().map(|route| &route.template)
    }
}

/// The pairs of the query that each request of a path has: those of its key that are not expressions.
pub(crate) fn fixed(path: &str) -> impl Iterator<Item = &str> {
    let query = path.split('#').next().unwrap_or_default().split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter(|pair| !pair.is_empty() && !pair.contains(['{', '}']))
}

type Path = (String, Vec<&'static str>, Vec<String>);

/// Every path with its methods and the prefixes that its operations' servers give it; the empty prefix is always among
/// them, so that a client may be pointed at the bare host.
fn paths(description: &Description) -> Vec<Path> {
    let mut found: Vec<Path> = Vec::new();
    for operation in description.operations() {
        let mut prefixes = vec![String::new()];
        prefixes.extend(operation.servers().iter().flat_map(server::prefixes));
        if found.last().is_none_or(|(path, ..)| path != operation.path) {
            found.push((operation.path.to_owned(), Vec::new(), Vec::new()));
        }
        let Some((_, methods, known)) = found.last_mut() else { continue };
        methods.push(operation.method);
        known.extend(prefixes);
        known.sort_unstable();
        known.dedup();
    }
    found
}

#[cfg(test)]
mod tests;
