//! What recorded traffic holds that a description does not know. In: a description, and exchanges of a HAR file; out: findings with their
//! places in the description, and the overlay that would make it true. It never repeats a value of the traffic in a finding.
//!
//! Requests and answers are checked as the mock checks requests. Credentials are not: who records traffic takes them out.

mod answer;
mod entry;
mod fault;
mod finding;
mod har;
mod inferred;
mod members;
mod mend;
mod overlay;
mod places;
mod reach;
mod request;
mod schema;

pub use har::{HarFault, Traffic};

use crate::description::{Description, Operation, server};
use crate::route::{Routed, Router};
use clientwright::diagnostic::{Code, Problems, Report};
use clientwright::unstable::front;
use clientwright::unstable::tree::{self, Node};
use clientwright::{Settings, Source};
use entry::Entry;
use fault::{Fault, Faults, Noting};
use mend::{Mend, NewOperation};
use reach::Reach;

/// What recorded traffic holds that a description does not know.
#[derive(Debug)]
pub struct Drift {
    /// The findings, with the codes E0801 to E0809.
    pub report: Report,
    /// How many exchanges were checked.
    pub checked: usize,
    /// How many were left alone: of other servers, broken off, or a browser's own.
    pub skipped: usize,
    overlay: overlay::Overlay,
}

impl Drift {
    /// The overlay (Overlay 1.0.0, in YAML) that would make the description true; `None` where nothing is to be changed. It holds names of
    /// members and values of enumerations from the traffic.
    #[must_use]
    pub fn overlay(&self) -> Option<String> {
        self.overlay.text()
    }

    /// How many findings no overlay can mend: those in other files than the description's own, and those of which the traffic
    /// does not say what would be true.
    #[must_use]
    pub fn unmended(&self) -> usize {
        self.overlay.unmended
    }
}

/// Holds traffic against a description. Exchanges with other servers than those of the description are left alone; `servers` are the URLs of
/// further ones.
///
/// # Errors
///
/// The findings of the reader, when the text is no description of a known version.
pub fn drift(
    source: &Source,
    settings: &Settings,
    traffic: &Traffic,
    servers: &[String],
) -> Result<Drift, Report> {
    let (normalized, problems) = front(source, settings)?;
    let origins = problems.origins().clone();
    if problems.has_errors() {
        return Err(problems.into_report());
    }
    let files = problems.into_report().files;
    let description = Description::new(normalized.tree);
    let checking = Checking {
        description: &description,
        router: Router::new(&description),
        reach: Reach::of(&description, servers),
    };
    let mut faults = Faults::default();
    let mut checked = 0;
    for entry in &traffic.entries {
        checked += usize::from(checking.check(entry, &mut faults));
    }
    let placed = places::placed(description.root(), faults);
    let mut problems =
        Problems::default().allowing(settings.allow.iter().copied()).strictly(settings.strictness);
    problems.continue_with(origins.clone());
    problems.files(files);
    placed.iter().for_each(|fault| problems.push(finding::diagnostic(fault)));
    let mut unread = Problems::default();
    let written = tree::parse_within(source, settings.bounds, &mut unread).unwrap_or(Node::Null);
    drop(unread.into_report());
    let overlay = overlay::overlay(&written, &origins, placed);
    let skipped = traffic.entries.len() - checked;
    Ok(Drift { report: problems.into_report(), checked, skipped, overlay })
}

/// What exchanges are held against.
struct Checking<'a> {
    description: &'a Description,
    router: Router,
    reach: Reach,
}

impl<'a> Checking<'a> {
    /// Checks an exchange, if it is one with a server of the description.
    fn check(&'a self, entry: &Entry, faults: &mut Faults<'a>) -> bool {
        let Some(path) = self.reach.path(&entry.url).filter(|_| entry.is_answered()) else { return false };
        let mut noting = Noting { faults, entry: entry.number };
        match self.router.find(&entry.received.method, &path) {
            Routed::Operation { path, method, arguments } => {
                let meant = self.router.meant(path, method, &entry.received.query).into_iter().next();
                let operation = meant.and_then(|path| self.description.operation(path, method));
                let Some(operation) = operation else { return false };
                let seen = Seen { operation, entry, arguments: &arguments };
                request::check(&seen, &mut noting);
                answer::check(&seen, &mut noting);
            }
            Routed::WrongMethod { .. } | Routed::Nothing { .. } if entry.is_preflight() => return false,
            Routed::WrongMethod { path, .. } => self.undescribed(path.to_owned(), entry, &mut noting),
            Routed::Nothing { .. } => {
                self.undescribed(reach::template(self.bare(&path)), entry, &mut noting);
            }
        }
        true
    }

    /// A path behind the longest path of a server that it begins with.
    fn bare<'p>(&self, path: &'p str) -> &'p str {
        let servers = self.description.root().get("servers").and_then(Node::as_sequence);
        let prefixes = servers.into_iter().flatten().flat_map(server::prefixes);
        let behind = prefixes.filter_map(|prefix| path.strip_prefix(prefix.as_str()));
        behind.filter(|rest| rest.starts_with('/')).min_by_key(|rest| rest.len()).unwrap_or(path)
    }

    fn undescribed(&'a self, template: String, entry: &Entry, noting: &mut Noting<'_, 'a>) {
        let (received, answer) = (&entry.received, &entry.answer);
        let root = self.description.root();
        let node = root.get("paths").unwrap_or(root);
        let message = format!("{} {template} is not described", received.method);
        let query = received.query_pairs().into_iter().map(|(name, _)| name).collect();
        let sent = request::bodies(received.media_type(), Some(&received.body));
        let seen = request::bodies(answer.media_type(), answer.body.as_deref());
        let method = received.method.to_ascii_lowercase();
        let responses = [(answer.status, seen)].into();
        let operation = NewOperation { template, method, query, sent, responses };
        let mend = Mend::Operation(operation);
        noting.add(Fault { code: Code::SEEN_OPERATION, node, key: "", message, mend });
    }
}

/// An operation for people: `GET /pets/{id}`.
fn named(operation: Operation<'_>) -> String {
    format!("{} {}", operation.method.to_uppercase(), operation.path)
}

/// An exchange with an operation.
struct Seen<'a, 'e> {
    operation: Operation<'a>,
    entry: &'e Entry,
    /// The raw texts of the path parameters.
    arguments: &'e [(String, String)],
}
