//! Parameters read back by their style (OpenAPI 3.0.3, Style Values). In: a parameter, its schema, a call; out: its value.
//! It never judges the value: a text that fits no type of the schema stays a text.

use super::Call;
use super::deep::{self, Leaf};
use crate::description::operation::{Parameter, Place};
use crate::schema::texts::{Names, list, member_names, object, scalar};
use crate::schema::{check, kinds};
use crate::text;
use clientwright::unstable::tree::Node;
use clientwright::unstable::tree::private;
use clientwright::unstable::tree::style::{Delimiter, Style};

/// The value of a parameter; `None` when it is not there.
pub(crate) fn value(call: &Call<'_>, parameter: &Parameter<'_>, schema: &Node) -> Option<Node> {
    let description = call.operation.description;
    if parameter.place == Place::Query && style(parameter) == Style::Deep {
        let pairs = call.received.query_pairs().into_iter();
        let leaves =
            pairs.filter_map(|(name, raw)| Leaf::of(&name, parameter.name, text::form_decoded(&raw)));
        return deep::value(description, schema, leaves.collect());
    }
    let kinds = kinds(description, schema);
    let mut readings = Vec::new();
    if kinds.contains("array") {
        readings.extend(items(call, parameter).map(|items| list(description, schema, &items)));
    }
    if kinds.contains("object") {
        let names = member_names(description, schema);
        readings
            .extend(members(call, parameter, &names).map(|members| object(description, schema, &members)));
    }
    let structured = kinds.contains("array") || kinds.contains("object");
    if !structured || kinds.len() > 1 {
        readings.extend(text(call, parameter).map(|text| scalar(description, schema, &text)));
    }
    let fitting =
        readings.iter().position(|value| check(description, schema, value, "").is_empty()).unwrap_or(0);
    readings.into_iter().nth(fitting)
}

/// Whether a parameter may be there without a pair: an object each of whose members is a pair of its own.
pub(crate) fn may_be_unseen(call: &Call<'_>, parameter: &Parameter<'_>, schema: &Node) -> bool {
    let is_divided =
        style(parameter) == Style::Deep || style(parameter) == Style::COMMAS && explode(parameter);
    matches!(parameter.place, Place::Query | Place::Cookie)
        && is_divided
        && kinds(call.operation.description, schema).contains("object")
}

/// The text of a parameter that is neither a list nor an object, decoded.
pub(crate) fn text(call: &Call<'_>, parameter: &Parameter<'_>) -> Option<String> {
    let raw = raw(call, parameter)?;
    Some(match parameter.place {
        Place::Path => text::decoded(&unwrapped(parameter, &raw)),
        Place::Query => text::form_decoded(&raw),
        Place::Header => raw,
        Place::Cookie => text::decoded(&raw),
    })
}

/// The raw text of a parameter.
fn raw(call: &Call<'_>, parameter: &Parameter<'_>) -> Option<String> {
    let named = |(name, _): &&(String, String)| name == parameter.name;
    match parameter.place {
        Place::Path => call.arguments.iter().find(named).map(|(_, raw)| raw.clone()),
        Place::Query => call.received.query_pairs().iter().find(named).map(|(_, raw)| raw.clone()),
        Place::Header => call.received.header(parameter.name),
        Place::Cookie => call.received.cookies().iter().find(named).map(|(_, raw)| raw.clone()),
    }
}

/// Whether a parameter is the whole query (OpenAPI 3.2, `in: querystring`).
pub(crate) fn is_whole_query(parameter: &Parameter<'_>) -> bool {
    matches!(style(parameter), Style::Querystring(_)) || parameter.node.get(private::QUERYSTRING).is_some()
}

fn style(parameter: &Parameter<'_>) -> Style {
    written(parameter.node).unwrap_or(Style::COMMAS)
}

/// The style that a parameter or an encoding names; a list of Swagger 2.0 may have one that 3.0 does not know.
pub(crate) fn written(node: &Node) -> Option<Style> {
    Style::of([private::STYLE, "style"].iter().find_map(|key| node.get(key)?.as_str())?)
}

fn explode(parameter: &Parameter<'_>) -> bool {
    match parameter.node.get("explode") {
        Some(Node::Bool(explode)) => *explode,
        Some(_) | None => {
            style(parameter) == Style::COMMAS && matches!(parameter.place, Place::Query | Place::Cookie)
        }
    }
}

/// A path argument without what `label` and `matrix` put in front: `.a`, `;name=a`.
fn unwrapped(parameter: &Parameter<'_>, raw: &str) -> String {
    match style(parameter) {
        Style::Label => raw.strip_prefix('.').unwrap_or(raw).to_owned(),
        Style::Matrix => {
            let rest = raw.strip_prefix(';').unwrap_or(raw);
            rest.strip_prefix(parameter.name)
                .and_then(|rest| rest.strip_prefix('='))
                .unwrap_or(rest)
                .to_owned()
        }
        Style::Delimited(_) | Style::Deep | Style::Whole(_) | Style::Querystring(_) => raw.to_owned(),
    }
}

/// The texts of a list's elements, decoded.
fn items(call: &Call<'_>, parameter: &Parameter<'_>) -> Option<Vec<String>> {
    if matches!(parameter.place, Place::Query | Place::Cookie) && explode(parameter) {
        let pairs = pairs(call, parameter);
        let values = pairs.iter().filter(|(name, _)| name == parameter.name);
        let texts: Vec<String> = values.map(|(_, raw)| decoded(parameter, raw)).collect();
        return (!texts.is_empty()).then_some(texts);
    }
    let raw = raw(call, parameter)?;
    let raw = if parameter.place == Place::Path { unwrapped(parameter, &raw) } else { raw };
    let pieces = split(parameter, &raw);
    Some(pieces.iter().map(|piece| decoded(parameter, piece)).collect())
}

/// Cuts a raw text where the style separates.
fn split(parameter: &Parameter<'_>, raw: &str) -> Vec<String> {
    let explode = explode(parameter);
    let pieces: Vec<String> = match style(parameter) {
        Style::Label if explode => raw.split('.').map(str::to_owned).collect(),
        Style::Matrix if explode => {
            let prefix = format!("{}=", parameter.name);
            raw.split(';').map(|piece| piece.strip_prefix(&prefix).unwrap_or(piece).to_owned()).collect()
        }
        style => delimited(delimiter(style), raw),
    };
    if raw.is_empty() { Vec::new() } else { pieces }
}

/// What stands between the elements of a list.
pub(crate) fn delimiter(style: Style) -> Delimiter {
    match style {
        Style::Delimited(delimiter) => delimiter,
        Style::Label | Style::Matrix | Style::Deep | Style::Whole(_) | Style::Querystring(_) => {
            Delimiter::Comma
        }
    }
}

/// Cuts a raw text at a delimiter, escaped or not; an escaped comma belongs to its element.
pub(crate) fn delimited(delimiter: Delimiter, raw: &str) -> Vec<String> {
    let character = delimiter.character();
    let bare = character.to_string();
    if delimiter == Delimiter::Comma {
        return raw.split(character).map(|piece| piece.trim().to_owned()).collect();
    }
    let whole = unescaped(raw, &bare);
    let whole = if delimiter == Delimiter::Space { whole.replace('+', &bare) } else { whole };
    whole.split(character).map(str::to_owned).collect()
}

/// A raw text in which one character is not escaped.
fn unescaped(raw: &str, bare: &str) -> String {
    let escaped: String = bare.bytes().map(|byte| format!("%{byte:02X}")).collect();
    raw.replace(&escaped, bare).replace(&escaped.to_lowercase(), bare)
}

fn decoded(parameter: &Parameter<'_>, raw: &str) -> String {
    match parameter.place {
        Place::Query => text::form_decoded(raw),
        Place::Path | Place::Cookie => text::decoded(raw),
        Place::Header => raw.to_owned(),
    }
}

/// The members of an object, decoded. Exploded in a query they stand beside other parameters, so their names are needed.
fn members(call: &Call<'_>, parameter: &Parameter<'_>, names: &Names) -> Option<Vec<(String, String)>> {
    if matches!(parameter.place, Place::Query | Place::Cookie) && explode(parameter) {
        let is_own = |(name, _): &(String, String)| match names {
            Names::Listed(names) => names.contains(name),
            Names::Any(names) => names.contains(name) || !is_anothers(call, parameter, name),
        };
        let found: Vec<_> = pairs(call, parameter).into_iter().filter(is_own).collect();
        let decoded = found.into_iter().map(|(name, raw)| (name, decoded(parameter, &raw)));
        let found: Vec<_> = decoded.collect();
        return (!found.is_empty()).then_some(found);
    }
    let raw = raw(call, parameter)?;
    let raw = if parameter.place == Place::Path { unwrapped(parameter, &raw) } else { raw };
    Some(paired(parameter, &split(parameter, &raw)))
}

/// Whether a pair is that of another parameter of the place, of a member of one, or of a credential.
fn is_anothers(call: &Call<'_>, parameter: &Parameter<'_>, name: &str) -> bool {
    let description = call.operation.description;
    let plain = name.split('[').next().unwrap_or_default();
    let has_member = |other: &Parameter<'_>| {
        let schema = other.node.get("schema");
        schema.is_some_and(|schema| {
            member_names(description, schema).listed().iter().any(|known| known == name)
        })
    };
    let others = call.operation.parameters();
    let mut others = others.iter().filter(|other| other.place == parameter.place);
    others.any(|other| other.name == plain || has_member(other))
        || description.schemes().any(|(_, scheme)| scheme.get("name").and_then(Node::as_str) == Some(name))
}

/// All pairs of the place in which a parameter makes some, values raw.
fn pairs(call: &Call<'_>, parameter: &Parameter<'_>) -> Vec<(String, String)> {
    match parameter.place {
        Place::Query => call.received.query_pairs(),
        Place::Cookie => call.received.cookies(),
        Place::Path | Place::Header => Vec::new(),
    }
}

/// `k=v` pieces when exploded, else names and values by turns.
fn paired(parameter: &Parameter<'_>, pieces: &[String]) -> Vec<(String, String)> {
    if explode(parameter) {
        let split = pieces.iter().filter_map(|piece| piece.split_once('='));
        return split.map(|(name, value)| (decoded(parameter, name), decoded(parameter, value))).collect();
    }
    let names = pieces.iter().step_by(2);
    let values = pieces.iter().skip(1).step_by(2);
    names.zip(values).map(|(name, value)| (decoded(parameter, name), decoded(parameter, value))).collect()
}
