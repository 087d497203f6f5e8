//! Whether two JSON texts are the same value. In: two texts; out: the first place where they differ.

use serde_json::Value;

/// The first difference, with its place; members in any order, `1.0` the same as `1`.
pub(super) fn first_difference(one: &str, other: &str) -> Option<String> {
    let parsed = |text| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    match (parsed(one), parsed(other)) {
        (Ok(one), Ok(other)) => differ(&one, &other, ""),
        (Err(error), _) | (_, Err(error)) => Some(error),
    }
}

fn differ(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let member = |name: &String| match (one.get(name), other.get(name)) {
                (Some(one), Some(other)) => differ(one, other, &format!("{at}/{name}")),
                (Some(lost), None) => Some(format!("{at}/{name}: {} is lost", short(lost))),
                (None, _) => Some(format!("{at}/{name} is new")),
            };
            one.keys().chain(other.keys().filter(|name| !one.contains_key(*name))).find_map(member)
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.into_iter().find_map(|(index, (one, other))| differ(one, other, &format!("{at}/{index}")))
        }
        (Value::Number(a), Value::Number(b)) if a == b || a.as_f64() == b.as_f64() => None,
        (one, other) if one == other => None,
        (one, other) => Some(format!("{at}: {} became {}", short(one), short(other))),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 80 { text.chars().take(80).collect::<String>() + "…" } else { text }
}
