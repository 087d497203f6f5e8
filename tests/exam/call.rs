//! From an exchange of a scenario to a call of a client. In: what is to be sent, and what the descriptions say; out: an operation
//! with its arguments and body. It never knows a scenario by its name: what it sends is in the exchange.

use crate::judge::Documented;
use crate::program::{Described, Program};
use crate::scenario::{Exchange, Scenario};
use crate::value;
use crate::wire::{self, Bound};
use clientwright::unstable::ir::{Api, Location, Operation, Payload, Scheme, SchemeKind, Statuses};
use serde_json::{Map, Value, json};

/// What calls are made with.
pub(super) struct Plan<'a> {
    /// The descriptions of one version.
    pub(super) apis: &'a [Described],
    /// Where the server listens.
    pub(super) address: &'a str,
}

/// A call for the program.
pub(super) struct Call {
    line: Value,
    template: String,
    /// Whether the description has the status that the exchange ends with.
    pub(super) documented: Documented,
}

impl Call {
    /// The line for the program.
    pub(super) fn line(&self) -> String {
        self.line.to_string()
    }

    /// What is called, and with what.
    pub(super) fn summary(&self) -> String {
        let text = format!("{}: {} {}", self.template, self.line["arguments"], self.line["body"]);
        text.chars().take(300).collect()
    }
}

/// An operation that an exchange's path leads to.
struct Found<'a> {
    described: &'a Described,
    index: usize,
    operation: &'a Operation,
    bound: Bound,
}

impl Plan<'_> {
    /// The call of an exchange.
    pub(super) fn call(
        &self,
        scenario: &Scenario,
        exchange: &Exchange,
        program: &mut Program,
    ) -> Result<Call, String> {
        let found = self.find(scenario, exchange).ok_or("no operation of the description has this path")?;
        let Found { described, index, operation, bound } = found;
        let api = &described.api;
        let argument = |argument| {
            let given = wire::argument(api, argument, exchange, &bound);
            given
                .or_else(|| argument.required.then(|| value::made(described, argument)))
                .unwrap_or(Value::Null)
        };
        // the program takes the JSON of each value as a text
        let arguments: Vec<Value> = operation
            .arguments
            .iter()
            .map(argument)
            .map(|it| if it.is_null() { it } else { Value::String(it.to_string()) })
            .collect();
        let base = format!("{}{}", self.address, bound.base);
        let mut line = json!({
            "api": described.module, "operation": index, "base": base, "arguments": arguments,
            "secrets": secrets(&api.schemes, exchange), "headers": headers(operation, exchange),
        });
        if let Some(body) = self.body(scenario, exchange, (api, operation), program)? {
            line["body"] = Value::String(body);
            line["media_type"] = media_type(operation, exchange);
        }
        Ok(Call {
            line,
            template: operation.template.clone(),
            documented: documented(operation, exchange.status),
        })
    }

    /// The operation with this path, of the description with the least left to parameters; of versions the last one.
    fn find<'s>(&'s self, scenario: &Scenario, exchange: &Exchange) -> Option<Found<'s>> {
        let all = self.apis.iter().filter(|api| api.spec == scenario.spec);
        let operations = all.flat_map(|described| {
            described.api.operations.iter().enumerate().map(move |(index, it)| (described, index, it))
        });
        let found = operations
            .filter(|(.., operation)| operation.method.key() == exchange.method)
            .filter_map(|(described, index, operation)| {
                let bound = wire::bind(&described.api, operation, &exchange.path)?;
                Some(Found { described, index, operation, bound })
            });
        found.max_by_key(|found| {
            let is_of_version = found
                .described
                .version
                .as_ref()
                .is_some_and(|it| found.bound.base.split(['/', ':']).any(|piece| piece == it));
            (found.bound.literal, is_of_version)
        })
    }

    fn body(
        &self,
        scenario: &Scenario,
        exchange: &Exchange,
        (api, operation): (&Api, &Operation),
        program: &mut Program,
    ) -> Result<Option<String>, String> {
        let (sent, body) = match (&exchange.body, &operation.body) {
            (Some(sent), Some(body)) => (sent, body),
            // some operations of the descriptions require a body that the scenarios do without
            (None, Some(body)) if body.required => return Ok(Some("{}".to_owned())),
            (_, None) | (None, Some(_)) => return Ok(None),
        };
        if let Some(parts) = sent.get("parts") {
            return Ok(Some(value::form(parts, sent.get("files"), (api, body)).to_string()));
        }
        let text = sent.get("text").or_else(|| sent.get("bytes")).and_then(Value::as_str).unwrap_or_default();
        let payload = body.content.first().map(|content| &content.payload);
        Ok(Some(match payload {
            Some(Payload::Xml(_)) => self.read_as_xml(scenario, exchange, program)?,
            Some(Payload::Items(_)) => format!("[{}]", text.lines().collect::<Vec<_>>().join(",")),
            // the script tells every text that is JSON as JSON
            Some(Payload::Text) => serde_json::from_str::<String>(text).unwrap_or_else(|_| text.to_owned()),
            _ => text.to_owned(),
        }))
    }

    /// The value of an XML document: what the client reads where the server answers with the same document.
    fn read_as_xml(
        &self,
        scenario: &Scenario,
        exchange: &Exchange,
        program: &mut Program,
    ) -> Result<String, String> {
        let get = Exchange {
            path: exchange.path.clone(),
            method: "get".to_owned(),
            query: Map::new(),
            headers: Map::new(),
            body: None,
            status: 200,
            answer: None,
        };
        let call = self.call(scenario, &get, program)?;
        program.ask(&call)?
    }
}

/// The credentials that the exchange shows, by scheme.
fn secrets(schemes: &[Scheme], exchange: &Exchange) -> Value {
    let secret = |scheme: &Scheme| {
        let header = |name: &str| exchange.header(name)?.as_str().map(str::to_owned);
        let after = |prefix: &str| Some(header("authorization")?.strip_prefix(prefix)?.trim().to_owned());
        match &scheme.kind {
            SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
                after("Bearer ")
            }
            SchemeKind::Basic => after("Basic "),
            SchemeKind::Http(_) => header("authorization").map(after_word),
            SchemeKind::ApiKey { .. } => header("x-ms-api-key"),
        }
    };
    // an exchange that is refused may show none
    let none = exchange.header("authorization").or(exchange.header("x-ms-api-key")).is_none();
    let secret =
        |scheme: &Scheme| secret(scheme).or((none && exchange.status >= 400).then(|| "none".to_owned()));
    let known = schemes.iter().filter_map(|scheme| Some((scheme.name.clone(), secret(scheme)?.into())));
    Value::Object(known.collect())
}

/// What follows the scheme's word.
fn after_word(header: String) -> String {
    header.split_once(' ').map_or(header.clone(), |(_, rest)| rest.to_owned())
}

/// Whether an operation has a status.
fn documented(operation: &Operation, status: u64) -> Documented {
    let has = |statuses: Statuses| match statuses {
        Statuses::Exact(known) => u64::from(known) == status,
        Statuses::Class(class) => u64::from(class) == status / 100,
        Statuses::Default => true,
    };
    match operation.responses.iter().any(|response| has(response.statuses)) {
        true => Documented::Here,
        false => Documented::Nowhere,
    }
}

/// What the body is sent as, where the description has a range.
fn media_type(operation: &Operation, exchange: &Exchange) -> Value {
    let content = operation.body.as_ref().and_then(|body| body.content.first());
    let is_range = content.is_some_and(|content| content.media_types.iter().any(|it| it.contains('*')));
    let named = exchange.body.as_ref().and_then(|body| body.get("type")).filter(|_| is_range);
    named.cloned().unwrap_or(Value::Null)
}

/// Headers that are no parameters: the choice of a form.
fn headers(operation: &Operation, exchange: &Exchange) -> Value {
    let is_parameter = operation
        .arguments
        .iter()
        .any(|it| it.place == Location::Header && it.wire.eq_ignore_ascii_case("accept"));
    match exchange.header("accept") {
        Some(value) if !is_parameter => json!({ "accept": value }),
        Some(_) | None => json!({}),
    }
}
