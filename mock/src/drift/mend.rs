//! What would make a description true of what was seen. In: what differs, and values; out: a change of the description, which grows with
//! each further value. It never knows where the description was written.

use super::inferred::Inferred;
use crate::schema::equality;
use clientwright::unstable::tree::Node;
use std::collections::{BTreeMap, BTreeSet};

/// Listed values beyond so many are no enumeration.
const VALUES: usize = 100;

/// A change of the node that a fault is about.
#[derive(Debug)]
pub(super) enum Mend {
    /// None is known.
    Nothing,
    /// An enumeration lists further values.
    Values(Vec<Node>),
    /// An object may lack a member.
    Lacking(String),
    /// An object has another member.
    Member(String, Inferred),
    /// A keyword asks for less.
    Loosened { keyword: &'static str, kinds: Vec<&'static str> },
    /// A choice has a further variant.
    Variant { keyword: &'static str, like: Inferred },
    /// A choice has a further variant that its discriminator names.
    Named { tag: String, like: Inferred },
    /// Values may match several variants.
    Any,
    /// A parameter, a header or a body may be missing.
    Optional,
    /// An operation has a further response, with a body of a media type.
    Response { status: u16, bodies: Bodies },
    /// A response or a request has a further media type.
    Media(String, Inferred),
    /// An operation has a further parameter of the query.
    Query(String),
    /// An operation has a body.
    Body(String, Inferred),
    /// There is a further operation.
    Operation(NewOperation),
}

/// What bodies were like, by media type.
pub(super) type Bodies = BTreeMap<String, Inferred>;

/// An operation that nobody described.
#[derive(Debug)]
pub(super) struct NewOperation {
    pub(super) template: String,
    /// In lower case.
    pub(super) method: String,
    /// The names in the query.
    pub(super) query: BTreeSet<String>,
    /// The bodies of requests.
    pub(super) sent: Bodies,
    /// The responses by status.
    pub(super) responses: BTreeMap<u16, Bodies>,
}

impl Mend {
    /// What tells one change of a node from another.
    pub(super) fn slot(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Values(_) => "enum".to_owned(),
            Self::Lacking(name) => format!("required {name}"),
            Self::Member(name, _) => format!("member {name}"),
            Self::Loosened { keyword, .. } => format!("keyword {keyword}"),
            Self::Variant { .. } => "variant".to_owned(),
            Self::Named { tag, .. } => format!("variant {tag}"),
            Self::Any => "any".to_owned(),
            Self::Optional => "optional".to_owned(),
            Self::Response { status, .. } => format!("status {status}"),
            Self::Media(name, _) => format!("media {name}"),
            Self::Query(name) => format!("query {name}"),
            Self::Body(name, _) => format!("body {name}"),
            Self::Operation(new) => format!("{} {}", new.method, new.template),
        }
    }

    /// Takes in another change of the same slot.
    pub(super) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Values(values), Self::Values(others)) => {
                for other in others {
                    let is_new = !values.iter().any(|value| equality::equal(value, &other));
                    if is_new && values.len() < VALUES {
                        values.push(other);
                    }
                }
            }
            (Self::Loosened { kinds, .. }, Self::Loosened { kinds: others, .. }) => {
                for other in others {
                    if !kinds.contains(&other) {
                        kinds.push(other);
                    }
                }
            }
            (Self::Member(_, like), Self::Member(_, other))
            | (Self::Variant { like, .. }, Self::Variant { like: other, .. })
            | (Self::Named { like, .. }, Self::Named { like: other, .. })
            | (Self::Media(_, like), Self::Media(_, other))
            | (Self::Body(_, like), Self::Body(_, other)) => like.merge(other),
            (Self::Response { bodies, .. }, Self::Response { bodies: other, .. }) => merge(bodies, other),
            (Self::Operation(new), Self::Operation(other)) => {
                new.query.extend(other.query);
                merge(&mut new.sent, other.sent);
                for (status, body) in other.responses {
                    merge(new.responses.entry(status).or_default(), body);
                }
            }
            // changes of one slot are of one kind
            _ => {}
        }
    }
}

fn merge(known: &mut Bodies, others: Bodies) {
    for (media_type, like) in others {
        known.entry(media_type).or_default().merge(like);
    }
}
