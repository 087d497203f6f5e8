//! Whether a value matches a schema of OpenAPI 3.0. In: a schema, a value; out: every violation with its place.
//! It never fails, and never runs without end: steps, depth and the number of violations are bounded.
//!
//! Where real descriptions and the letter of 3.0.3 disagree about null, the descriptions win: `nullable: true` lets null
//! through whatever `enum` and `allOf` beside it say.

pub(crate) mod composition;
pub(crate) mod discriminator;
pub(crate) mod equality;
pub(crate) mod format;
pub(crate) mod found;
pub(crate) mod number;
pub(crate) mod object;
pub(crate) mod sequence;
pub(crate) mod string;
pub(crate) mod texts;

use crate::description::{Description, flag};
use crate::json;
use crate::violation::{At, Violation, either, shown};
use clientwright::unstable::tree::private;
use clientwright::unstable::tree::{Node, Number};
use found::{Detail, Found};
use std::collections::BTreeSet;

/// Schemas applied to values in one check; more is given up as matching.
const STEPS: u32 = 200_000;
/// Schemas within schemas within schemas: a cycle of `allOf` ends here.
const DEPTH: u32 = 200;
/// Parts of a composition that are looked at together.
const PARTS: usize = 1_000;
/// Violations that one check reports.
const REPORTED: usize = 50;

/// Which way a value travels: it decides whether `readOnly` or `writeOnly` members have to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Request,
    Response,
}

/// Checks a value; `place` is the name of its root in the reports: `body`.
pub(crate) fn check(description: &Description, schema: &Node, value: &Node, place: &str) -> Vec<Violation> {
    check_towards(description, Direction::Request, (schema, value), At::Root(place))
}

/// Checks a value that travels in a direction, at a place.
pub(crate) fn check_towards(
    description: &Description,
    direction: Direction,
    (schema, value): (&Node, &Node),
    at: At<'_>,
) -> Vec<Violation> {
    let mut walk = Walk::new(description, direction, Detail::Violations);
    walk.value(schema, value, at);
    walk.found.into_iter().map(|found| found.violation).collect()
}

/// The same, with the schema and the keyword that each violation is of, and without those of variants that are not matched.
pub(crate) fn check_in_detail<'a>(
    description: &'a Description,
    direction: Direction,
    (schema, value): (&'a Node, &Node),
    at: At<'_>,
) -> Vec<Found<'a>> {
    let mut walk = Walk::new(description, direction, Detail::Schemas);
    walk.value(schema, value, at);
    walk.found
}

/// One check under way.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    pub(crate) description: &'a Description,
    pub(crate) direction: Direction,
    detail: Detail,
    steps: u32,
    depth: u32,
    /// The schema that is being applied.
    schema: &'a Node,
    found: Vec<Found<'a>>,
    /// Bases and values that are being checked as a child already, by their places in memory.
    open: Vec<(*const Node, *const Node)>,
    /// Members of the value that is being checked which only travel the other way.
    pub(crate) elsewhere: Vec<&'a str>,
}

impl<'a> Walk<'a> {
    fn new(description: &'a Description, direction: Direction, detail: Detail) -> Self {
        Self {
            description,
            direction,
            detail,
            steps: 0,
            depth: 0,
            schema: description.root(),
            found: Vec::new(),
            open: Vec::new(),
            elsewhere: Vec::new(),
        }
    }

    /// Applies a schema to a value.
    pub(crate) fn value(&mut self, schema: &'a Node, value: &Node, at: At<'_>) {
        self.steps += 1;
        if self.steps > STEPS || self.depth >= DEPTH || self.found.len() >= REPORTED {
            return;
        }
        self.depth += 1;
        let around = std::mem::replace(&mut self.schema, self.description.resolve(schema));
        self.keywords(self.schema, value, at);
        self.schema = around;
        self.depth -= 1;
    }

    fn keywords(&mut self, schema: &'a Node, value: &Node, at: At<'_>) {
        if matches!(schema, Node::Bool(false)) {
            return self.report(at, ("", "no value: the schema is `false`"), value);
        }
        if matches!(value, Node::Null) && flag(schema, "nullable") {
            return;
        }
        if !self.is_of_type(schema, value, at) {
            return;
        }
        self.is_listed(schema, value, at);
        let known = self.elsewhere.len();
        if matches!(value, Node::Mapping(_)) && composition::is_composed(schema) {
            self.elsewhere.extend(object::elsewhere(self, schema));
        }
        match value {
            Node::Null | Node::Bool(_) => {}
            Node::Number(number) => number::check(self, schema, *number, at),
            Node::String(text) => string::check(self, schema, text, at),
            Node::Sequence(items) => sequence::check(self, schema, items, at),
            Node::Mapping(members) => object::check(self, schema, members, at),
        }
        composition::check(self, schema, value, at);
        self.elsewhere.truncate(known);
    }

    /// `type`; a mismatch makes the other keywords beside it moot.
    fn is_of_type(&mut self, schema: &Node, value: &Node, at: At<'_>) -> bool {
        let allowed = types(schema);
        if allowed.is_empty() || allowed.iter().any(|kind| is_a(value, kind)) || is_taken_for(schema, value) {
            return true;
        }
        let mut names: Vec<String> = allowed.iter().map(|kind| named(kind)).collect();
        if flag(schema, "nullable") {
            names.push("null".to_owned());
        }
        self.report(at, ("type", &either(&names)), value);
        false
    }

    /// `enum`, and `const` where a later dialect brought it. An empty list is a slip that allows everything; where the type says
    /// that values are texts, a number or a boolean that is listed is its text.
    fn is_listed(&mut self, schema: &Node, value: &Node, at: At<'_>) {
        let one = schema.get("const").map(std::slice::from_ref);
        let Some(values) = schema.get("enum").and_then(Node::as_sequence).or(one) else { return };
        let is_text_of = |listed: &Node| match (listed, value) {
            (Node::Bool(_) | Node::Number(_), Node::String(text)) => json::text(listed) == *text,
            _ => false,
        };
        let is_listed = |listed: &Node| {
            equality::equal(listed, value) || types(schema) == ["string"] && is_text_of(listed)
        };
        if !values.is_empty() && !values.iter().any(is_listed) {
            let names: Vec<String> = values.iter().map(shown).collect();
            self.report(at, ("enum", &either(&names)), value);
        }
    }

    /// Adds a violation of a keyword, which asks for something else than the value.
    pub(crate) fn report(&mut self, at: At<'_>, asked: (&'static str, &str), value: &Node) {
        self.report_found(at, asked, shown(value));
        self.keep(value);
    }

    /// Adds a violation of which the found value is best said in words.
    pub(crate) fn report_found(
        &mut self,
        at: At<'_>,
        (keyword, expected): (&'static str, &str),
        found: impl Into<String>,
    ) {
        if self.found.len() < REPORTED {
            let violation =
                Violation { place: at.to_string(), expected: expected.to_owned(), found: found.into() };
            self.found.push(Found { violation, schema: self.schema, keyword, member: None, value: None });
        }
    }

    /// Whether schemas are asked for.
    pub(crate) fn is_detailed(&self) -> bool {
        self.detail == Detail::Schemas
    }

    /// Keeps the value of the violation that was added last, where somebody asks for it.
    pub(crate) fn keep(&mut self, value: &Node) {
        if self.is_detailed()
            && let Some(last) = self.found.last_mut()
        {
            last.value = Some(value.clone());
        }
    }

    /// Keeps the name of the member that the violation which was added last is about.
    pub(crate) fn name(&mut self, name: &str) {
        if let Some(last) = self.found.last_mut() {
            last.member = Some(name.to_owned());
        }
    }

    /// The place of a member that the schema does not name: its name is data.
    pub(crate) fn entry<'p>(&self, at: &'p At<'p>, name: &'p str) -> At<'p> {
        match self.detail {
            Detail::Violations => at.member(name),
            Detail::Schemas => At::Entry(at),
        }
    }

    /// Applies a schema on trial: its violations are answered, not reported.
    pub(crate) fn trial(&mut self, schema: &'a Node, value: &Node, at: At<'_>) -> Vec<Found<'a>> {
        let before = std::mem::take(&mut self.found);
        self.value(schema, value, at);
        std::mem::replace(&mut self.found, before)
    }

    /// Checks a value as a child of a base; the base, of which the child is composed, does not ask for its child again.
    pub(crate) fn within(&mut self, base: &'a Node, value: &Node, check: impl FnOnce(&mut Self)) {
        let place = (std::ptr::from_ref(base), std::ptr::from_ref(value));
        if !self.open.contains(&place) {
            self.open.push(place);
            check(self);
            self.open.pop();
        }
    }

    /// Reports what a trial found.
    pub(crate) fn adopt(&mut self, violations: Vec<Found<'a>>) {
        let room = REPORTED.saturating_sub(self.found.len());
        self.found.extend(violations.into_iter().take(room));
    }
}

/// The types a schema allows; none when it does not say. A list of types comes from dialects later than 3.0.
pub(crate) fn types(schema: &Node) -> Vec<&str> {
    match schema.get("type") {
        Some(Node::String(kind)) => vec![kind],
        Some(Node::Sequence(kinds)) => kinds.iter().filter_map(Node::as_str).collect(),
        Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::Mapping(_)) | None => Vec::new(),
    }
}

/// A schema and everything that it is composed of, references followed, in the order of the text.
pub(crate) fn parts<'a>(description: &'a Description, schema: &'a Node) -> Vec<&'a Node> {
    composed(description, schema, &["allOf", "oneOf", "anyOf"])
}

/// A schema and the parts that every value of it has to match.
pub(crate) fn all_of<'a>(description: &'a Description, schema: &'a Node) -> Vec<&'a Node> {
    composed(description, schema, &["allOf"])
}

fn composed<'a>(description: &'a Description, schema: &'a Node, keywords: &[&str]) -> Vec<&'a Node> {
    let mut found = vec![description.resolve(schema)];
    let mut next = 0;
    // A cycle of compositions ends by the number of parts.
    while let Some(part) = found.get(next).copied().filter(|_| found.len() < PARTS) {
        for keyword in keywords {
            let nodes = part.get(keyword).and_then(Node::as_sequence).unwrap_or_default();
            found.extend(nodes.iter().map(|node| description.resolve(node)));
        }
        next += 1;
    }
    found
}

/// Every type that a schema allows somewhere in its compositions; none when it never says.
pub(crate) fn kinds<'a>(description: &'a Description, schema: &'a Node) -> BTreeSet<&'a str> {
    parts(description, schema).into_iter().flat_map(types).collect()
}

fn is_a(value: &Node, kind: &str) -> bool {
    match value {
        Node::Null => kind == "null",
        Node::Bool(_) => kind == "boolean",
        Node::Number(number) => kind == "number" || (kind == "integer" && is_whole(*number)),
        // `file` is what 2.0 calls a body of bytes.
        Node::String(_) => kind == "string" || kind == "file",
        Node::Sequence(_) => kind == "array",
        Node::Mapping(_) => kind == "object",
    }
}

/// Whether a value is one that the schema allows beside its type: the text of a number (a list of types that comes down to
/// one), or an integer for `int-or-string`.
fn is_taken_for(schema: &Node, value: &Node) -> bool {
    match value {
        Node::String(text) => flag(schema, private::QUOTED) && text.parse::<f64>().is_ok_and(f64::is_finite),
        Node::Number(number) => {
            schema.get("format").and_then(Node::as_str) == Some("int-or-string") && is_whole(*number)
        }
        Node::Null | Node::Bool(_) | Node::Sequence(_) | Node::Mapping(_) => false,
    }
}

/// Whether a number is an integer; `1.0` is one (JSON Schema, validation, 4.2).
pub(crate) fn is_whole(number: Number) -> bool {
    match number {
        Number::Unsigned(_) | Number::Signed(_) => true,
        Number::Float(value) => value.fract() == 0.0,
    }
}

fn named(kind: &str) -> String {
    match kind {
        "integer" | "array" | "object" => format!("an {kind}"),
        "null" => kind.to_owned(),
        _ => format!("a {kind}"),
    }
}

#[cfg(test)]
mod tests;
