//! Random graphs of schemas. In: a number; out: the same description for it each time, made of a few components that refer to
//! each other. It never makes a component that says nothing.

use serde_json::{Map, Value, json};

/// Numbers that look random (xorshift, Marsaglia 2003), and are the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % sides as u64).expect("a small number")
    }

    /// Whether something of so many percent happens.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    pub(crate) fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.roll(all.len())]
    }
}

/// The names of the members of all records, and of the texts of all enumerations.
pub(crate) const WORDS: [&str; 3] = ["a", "b", "c"];

/// The names of the components of a graph, and its description.
pub(crate) fn description(seed: u64) -> (Vec<String>, Value) {
    let mut dice = Dice::new(seed + 1);
    for _ in 0..8 {
        dice.roll(2);
    }
    let names: Vec<String> = (0..2 + dice.roll(4)).map(|index| format!("C{index}")).collect();
    let mut schemas = Map::new();
    for name in &names {
        let schema =
            if dice.happens(60) { choice(&mut dice, &names, 0) } else { schema(&mut dice, &names, 0) };
        schemas.insert(name.clone(), schema);
    }
    let version = "3.0.3";
    let description = json!({
        "openapi": version,
        "info": { "title": "Graph", "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    });
    (names, description)
}

fn reference(dice: &mut Dice, names: &[String]) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", dice.one_of(names)) })
}

/// A schema of any kind; not a bare reference at the top, which a component of a graph is not.
fn schema(dice: &mut Dice, names: &[String], depth: usize) -> Value {
    if depth > 0 && (depth > 3 || dice.happens(45)) {
        return reference(dice, names);
    }
    let mut schema = match dice.roll(8) {
        0 | 1 => object(dice, names, depth),
        2 => json!({ "type": "array", "items": schema(dice, names, depth + 1) }),
        3 => json!({ "type": "object", "additionalProperties": schema(dice, names, depth + 1) }),
        4 | 5 => choice(dice, names, depth),
        6 => json!({ "allOf": [reference(dice, names), object(dice, names, depth)] }),
        _ => scalar(dice),
    };
    if dice.happens(10) {
        schema["nullable"] = json!(true);
    }
    schema
}

fn scalar(dice: &mut Dice) -> Value {
    match dice.roll(6) {
        0 => json!({ "type": "string" }),
        1 => json!({ "type": "integer" }),
        2 => json!({ "type": "boolean" }),
        3 => json!({ "type": "number" }),
        4 => json!({ "type": "string", "enum": [dice.one_of(&WORDS)] }),
        _ => json!({ "enum": [null] }),
    }
}

fn object(dice: &mut Dice, names: &[String], depth: usize) -> Value {
    let (mut members, mut required) = (Map::new(), Vec::new());
    for name in &WORDS[..1 + dice.roll(3)] {
        members.insert((*name).to_owned(), schema(dice, names, depth + 1));
        if dice.happens(20) {
            required.push(*name);
        }
    }
    let mut object = json!({ "type": "object", "properties": members });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    match dice.roll(5) {
        0 => object["additionalProperties"] = json!(true),
        1 => object["additionalProperties"] = schema(dice, names, depth + 1),
        2 => object["additionalProperties"] = json!(false),
        _ => {}
    }
    object
}

fn choice(dice: &mut Dice, names: &[String], depth: usize) -> Value {
    let key = *dice.one_of(&["oneOf", "anyOf"]);
    let count = 1 + dice.roll(3);
    let branches: Vec<Value> = (0..count)
        .map(|_| if dice.happens(60) { reference(dice, names) } else { schema(dice, names, depth + 1) })
        .collect();
    let mut choice = json!({});
    if dice.happens(15) && branches.iter().all(|branch| branch.get("$ref").is_some()) {
        choice["discriminator"] = json!({ "propertyName": "a" });
    }
    choice[key] = json!(branches);
    choice
}
