//! Scenarios as the server's script tells them. In: its line of JSON; out: what is sent and answered.
//! It never interprets a value: that takes the description.

use serde_json::{Map, Value};

/// A scenario.
pub(super) struct Scenario {
    /// Its name.
    pub(super) name: String,
    /// The specification that it belongs to.
    pub(super) spec: String,
    /// Its exchanges, in order.
    pub(super) exchanges: Vec<Exchange>,
}

/// A request and its answer.
pub(super) struct Exchange {
    /// The path with its parameters filled in.
    pub(super) path: String,
    /// In small letters.
    pub(super) method: String,
    /// Members of the query.
    pub(super) query: Map<String, Value>,
    /// Headers.
    pub(super) headers: Map<String, Value>,
    /// The body as the script tells it.
    pub(super) body: Option<Value>,
    /// The status of the answer.
    pub(super) status: u64,
    /// The body of the answer.
    pub(super) answer: Option<Value>,
}

impl Exchange {
    fn read(value: &Value) -> Option<Self> {
        let object = |name: &str| value.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
        Some(Self {
            path: value.get("uri")?.as_str()?.to_owned(),
            method: value.get("method")?.as_str()?.to_owned(),
            query: object("query"),
            headers: object("headers"),
            body: value.get("body").cloned(),
            status: value.get("status")?.as_u64()?,
            answer: value.get("answer").cloned(),
        })
    }

    /// A header, whatever the case of its name.
    pub(super) fn header(&self, name: &str) -> Option<&Value> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Whether a client is meant to do this: some scenarios of content negotiation show what the server does when it is asked
    /// for a type that nobody described.
    pub(super) fn is_meant(&self) -> bool {
        self.header("accept").and_then(Value::as_str) != Some("wrongAccept")
    }
}

/// All scenarios of the script's line.
pub(super) fn read(line: &str) -> Result<Vec<Scenario>, String> {
    let list: Vec<Value> = serde_json::from_str(line).map_err(|error| format!("scenarios: {error}"))?;
    let read = |value: &Value| {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let exchanges = value.get("exchanges")?.as_array()?.iter().map(Exchange::read);
        Some(Scenario {
            name: text("name")?,
            spec: text("spec")?,
            exchanges: exchanges.collect::<Option<_>>()?,
        })
    };
    list.iter().map(read).collect::<Option<_>>().ok_or_else(|| "scenarios of an unknown form".to_owned())
}
