//! References: what each names, and whether that is there and of the kind wanted. In: the references that the shape
//! walk met; out: the place behind each, or a finding. It never fetches anything: a description is one document.

use super::place::Place;
use super::table::{NodeKind, Thing};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::reference::decode;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use std::collections::HashMap;

/// How many references may lead from one to the next.
const LONGEST_CHAIN: usize = 64;

/// A reference, and what has to stand behind it.
#[derive(Debug)]
pub(super) struct WantedReference<'a> {
    /// The mapping that has the `$ref`.
    pub(super) place: Place<'a>,
    /// The text of the `$ref`.
    pub(super) text: &'a str,
    /// What has to be there.
    pub(super) wanted: Thing,
}

/// The pointer of a reference into this document: `#/components/schemas/Pet`, percent-decoded (RFC 6901, section 6).
pub(crate) fn pointer(text: &str) -> Option<Pointer> {
    Pointer::parse(&decode(text.strip_prefix('#')?))
}

/// What references lead to. Hundreds of them name the same schema, and each is followed many times.
#[derive(Debug)]
pub(super) struct Targets<'a> {
    root: &'a Node,
    known: HashMap<&'a str, Option<Place<'a>>, foldhash::fast::RandomState>,
}

impl<'a> Targets<'a> {
    /// None yet.
    pub(super) fn of(root: &'a Node) -> Self {
        Self { root, known: HashMap::default() }
    }

    /// What a reference leads to when it is followed once.
    pub(super) fn follow(&self, text: &str) -> Option<Place<'a>> {
        match self.known.get(text) {
            Some(known) => known.clone(),
            None => follow(self.root, text),
        }
    }

    /// What a place is in the end, after any number of references; `None` when one of them leads nowhere.
    pub(super) fn resolve(&self, place: &Place<'a>) -> Option<Place<'a>> {
        let Some(text) = place.reference() else { return Some(place.clone()) };
        let mut place = self.follow(text)?;
        for _ in 1..LONGEST_CHAIN {
            match place.reference() {
                Some(text) => place = self.follow(text)?,
                None => return Some(place),
            }
        }
        None
    }
}

fn follow<'a>(root: &'a Node, text: &str) -> Option<Place<'a>> {
    let at = pointer(text)?;
    root.at(&at).map(|node| Place { node, at })
}

/// What came of checking one reference.
pub(super) enum CheckedReference<'a> {
    /// It is as it should be.
    Good,
    /// What it names is where the specification knows nothing (below `x-…`): to be walked as the thing wanted.
    Elsewhere(Place<'a>),
    /// It was reported.
    Bad,
}

/// Checks one reference: it names something in this document, of the right kind, and does not lead back to itself.
pub(super) fn check<'a>(
    targets: &mut Targets<'a>,
    reference: &WantedReference<'a>,
    problems: &mut Problems,
) -> CheckedReference<'a> {
    let root = targets.root;
    let report = |problems: &mut Problems, found: Diagnostic| {
        problems.push(found);
        CheckedReference::Bad
    };
    // what another file calls `#/…` may be something else here
    if problems.is_lost(&reference.place.at.key("$ref")) {
        return CheckedReference::Bad;
    }
    let target = targets.known.entry(reference.text).or_insert_with(|| follow(root, reference.text));
    let Some(Place { node, at }) = target.clone() else {
        let found = match pointer(reference.text) {
            None => not_a_pointer(root, reference, problems.origins()),
            Some(at) => dangling(root, reference, &at, problems),
        };
        return report(problems, found);
    };
    let kind = at.tokens().try_fold(NodeKind::Thing(Thing::Document), |kind, token| kind.step(&token));
    match kind {
        None | Some(NodeKind::Any) => CheckedReference::Elsewhere(Place { node, at }),
        Some(kind) if kind.thing() != Some(reference.wanted) => {
            let found = wrong_kind(reference, &at, kind, problems.origins());
            if fits(node, reference.wanted) {
                problems.push(found.put_right().help(format!("it is read as {}", reference.wanted.name())));
                return CheckedReference::Elsewhere(Place { node, at });
            }
            report(
                problems,
                match instead(reference.wanted) {
                    "" => found,
                    instead => found.put_right().help(instead),
                },
            )
        }
        Some(_) => match cycle(targets, &reference.place) {
            Some(cycle) => {
                if let Some(found) = in_circles(&cycle, reference) {
                    problems.push(found);
                }
                CheckedReference::Bad
            }
            None => CheckedReference::Good,
        },
    }
}

fn label(reference: &WantedReference<'_>) -> Label {
    Label::value(&reference.place.at.key("$ref"))
}

/// A text that is not `#/…`: another document, or a bare name (which is an address too, RFC 3986 section 4.2).
fn not_a_pointer(root: &Node, reference: &WantedReference<'_>, origins: &Origins) -> Diagnostic {
    let text = reference.text;
    let container = container(reference.wanted);
    let anchor = text.strip_prefix('#').map(decode);
    let name = anchor.as_deref().unwrap_or(text);
    let named = container.filter(|kind| has_component(root, kind, name));
    // as the description calls it: 2.0 has its components elsewhere
    let meant = named.map(|kind| origins.of(&Pointer::root().key("components").key(kind).key(name)).at);
    match (meant, &anchor) {
        (Some(meant), None) => {
            Diagnostic::new(Code::REFERENCE_SYNTAX, label(reference), format!("`{text}` is not a reference"))
                .help(format!("write `#{meant}`"))
        }
        (meant, Some(anchor)) => {
            let help = match meant {
                Some(meant) => format!("did you mean `#{meant}`?"),
                None => {
                    format!("in OpenAPI 3.1, a schema defines an anchor with `$anchor: {anchor}`")
                }
            };
            let help = [help.as_str(), instead(reference.wanted)];
            let help =
                if help.iter().any(|part| part.ends_with('?')) { help.join(" ") } else { help.join("; ") };
            let message = format!("there is no anchor `{anchor}`");
            Diagnostic::new(lost(reference.wanted), label(reference), message)
                .help(help.trim_end_matches("; "))
        }
        (None, None) => {
            let message = format!("`{text}` is in another document, which cannot be followed from here");
            Diagnostic::new(Code::EXTERNAL_REFERENCE, label(reference), message)
                .help("move the reference: below `x-…`, references to other documents are not followed")
        }
    }
}

fn dangling(
    root: &Node,
    reference: &WantedReference<'_>,
    at: &Pointer,
    problems: &mut Problems,
) -> Diagnostic {
    let name = at.last().unwrap_or_default();
    let siblings = at.parent().and_then(|parent| root.at(&parent)).and_then(Node::as_mapping);
    let meant = problems.did_you_mean(&name, siblings.into_iter().flatten().map(|(name, _)| name.as_str()));
    let what = reference.wanted.name();
    let what = what.split_once(' ').map_or(what, |(_, noun)| noun);
    let message = match container(reference.wanted) {
        Some(kind) if at.parent() == Pointer::parse(&format!("/components/{kind}")) => {
            format!("no {what} named `{name}`")
        }
        Some(_) | None => format!("`{}` does not exist", reference.text),
    };
    let code = lost(reference.wanted);
    let help = [meant.as_str(), instead(reference.wanted)].join(" ");
    Diagnostic::new(code, label(reference), message).help(help.trim())
}

/// What it is that nothing stands behind a reference.
fn lost(wanted: Thing) -> Code {
    match wanted {
        Thing::PathItem => Code::LOST_PATH,
        _ => Code::DANGLING_REFERENCE,
    }
}

/// What is taken where nothing stands behind a reference: what says the least, so that the rest can be used.
fn instead(wanted: Thing) -> &'static str {
    match wanted {
        Thing::Schema => "until it is fixed, it allows any value",
        Thing::RequestBody => "until it is fixed, it allows any JSON",
        Thing::Response => "until it is fixed, its body is given as bytes",
        Thing::PathItem => "",
        _ => "until it is fixed, it is omitted",
    }
}

fn wrong_kind(
    reference: &WantedReference<'_>,
    at: &Pointer,
    kind: NodeKind,
    origins: &Origins,
) -> Diagnostic {
    let wanted = reference.wanted.name();
    let found = kind.thing().map_or(kind.name(), Thing::name);
    // as the description calls it: 2.0 has its components elsewhere
    let message = format!("expected {wanted} here, but `#{}` is {found}", origins.of(at).at);
    Diagnostic::new(Code::REFERENCE_KIND, label(reference), message)
        .label(Label::key(at).saying(format!("this is {found}")))
}

/// Whether what stands at a place reads as something else than its place says: a response among the schemas.
fn fits(node: &Node, wanted: Thing) -> bool {
    let Some(members) = node.as_mapping().filter(|members| !members.is_empty()) else { return false };
    let says_something = |name: &String| !matches!(name.as_str(), "title" | "description" | "summary");
    let is_described_alone = wanted == Thing::Schema && !members.keys().any(says_something);
    let needed = wanted.keys().iter().filter(|key| key.required);
    !is_described_alone
        && needed.into_iter().all(|key| members.contains_key(key.name))
        && members.keys().all(|name| name.starts_with("x-") || wanted.member(name).is_some())
}

/// The references from a place on, when they come back to it: nothing stands behind any of them.
fn cycle<'a>(targets: &Targets<'a>, start: &Place<'a>) -> Option<Vec<Place<'a>>> {
    let mut steps = vec![start.clone()];
    let mut place = targets.follow(start.reference()?)?;
    while place.at != start.at {
        let next = targets.follow(place.reference()?)?;
        steps.push(place);
        place = next;
        if steps.len() > LONGEST_CHAIN {
            return None;
        }
    }
    Some(steps)
}

/// The finding for a cycle, made at the first of its references only.
fn in_circles(cycle: &[Place<'_>], reference: &WantedReference<'_>) -> Option<Diagnostic> {
    let (start, others) = cycle.split_first()?;
    if others.iter().any(|other| other.at < start.at) {
        return None;
    }
    let message = format!("`{}` leads back to itself", reference.text);
    let found = Diagnostic::new(Code::REFERENCE_CYCLE, label(reference), message);
    Some(others.iter().fold(found, |found, other| {
        found.label(Label::value(&other.at.key("$ref")).saying("through this reference"))
    }))
}

/// The key of the components that holds such things.
fn container(thing: Thing) -> Option<&'static str> {
    let components = Thing::Components.keys();
    let holds = |kind: NodeKind| matches!(kind, NodeKind::Map(NodeKind::Referable(held)) if *held == thing);
    components.iter().find(|key| holds(key.kind)).map(|key| key.name)
}

fn has_component(root: &Node, kind: &str, name: &str) -> bool {
    let all = root.get("components").and_then(|components| components.get(kind));
    all.is_some_and(|components| components.get(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_percent_decoded() {
        let cases = [
            ("#/components/schemas/Pet", Some("/components/schemas/Pet")),
            ("#/components/schemas/a%20b", Some("/components/schemas/a b")),
            ("#/paths/~1pets~1%7Bid%7D/get", Some("/paths/~1pets~1{id}/get")),
            ("#/a/100%", Some("/a/100%")),
            ("#/a/%zz", Some("/a/%zz")),
            ("#", Some("")),
            ("#Pet", None),
            ("Pet", None),
            ("other.yaml#/Pet", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(pointer(text).as_ref().map(Pointer::as_str), wanted, "{text}");
        }
    }
}
