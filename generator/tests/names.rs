//! Every identifier is legal and alone in its place. In: a description with arbitrary texts wherever a name is made; out:
//! that it is generated, the same on one thread and on two, and what syn finds in the files. It never trusts the generator's
//! own idea of an identifier.

use clientwright::settings::{Components, Defaults, Driver, Validation};
use clientwright::unstable::format::Files;
use clientwright::{Settings, Source, generate};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use syn::{FnArg, ImplItem, Item, Pat, Signature, Type};

fn object(members: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(members.into_iter().collect::<Map<_, _>>())
}

fn distinct(words: &[String]) -> Vec<&String> {
    words.iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// A description in which each word stands wherever a name is made of one.
fn description(words: &[String]) -> Value {
    let words = distinct(words);
    let each = |value: &Value| object(words.iter().map(|word| ((*word).clone(), value.clone())));
    let values: Vec<Value> = words.iter().map(|word| json!(word)).collect();
    let mut mixed = values.clone();
    mixed.extend([json!(1), json!(-1), json!(1.5), json!(true)]);
    let members = each(&json!({ "type": "string" }));
    let titled = words.iter().enumerate().map(|(index, word)| {
        let kind = ["string", "integer", "boolean", "array"].get(index % 4);
        json!({ "title": word, "type": kind, "items": {} })
    });
    let mut schemas = Map::new();
    for word in &words {
        let own = json!({ "type": "object", "properties": members, "required": words.iter().take(3).collect::<Vec<_>>(), "additionalProperties": true });
        schemas.insert((*word).clone(), own);
    }
    schemas.insert("zebra values".to_owned(), json!({ "type": "string", "enum": values }));
    schemas.insert("zebra mixed".to_owned(), json!({ "enum": mixed }));
    schemas.insert("zebra union".to_owned(), json!({ "oneOf": titled.take(4).collect::<Vec<_>>() }));
    let mut paths = Map::new();
    for (index, word) in words.iter().enumerate() {
        let parameters = words.iter().flat_map(|name| {
            let query = json!({ "name": name, "in": "query", "schema": { "type": "string" } });
            let cookie =
                json!({ "name": name, "in": "query", "required": true, "schema": { "type": "integer" } });
            [if index % 2 == 0 { query } else { cookie }]
        });
        let form = json!({ "type": "object", "properties": members, "required": words.iter().take(2).collect::<Vec<_>>() });
        let operation = json!({
            "operationId": word,
            "tags": [word],
            "parameters": parameters.collect::<Vec<_>>(),
            "requestBody": { "required": true, "content": { "application/json": { "schema": { "type": "object", "properties": members } }, "multipart/form-data": { "schema": form } } },
            "responses": {
                "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/zebra union" } } } },
                "201": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/zebra mixed" } } } },
                "404": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/zebra values" } } } },
            },
        });
        let without = json!({ "tags": [word], "responses": { "204": { "description": "" } } });
        paths.insert(format!("/p{index}"), json!({ "post": operation, "get": without }));
    }
    let schemes = each(&json!({ "type": "http", "scheme": "bearer" }));
    json!({
        "openapi": "3.0.3",
        "info": { "title": "", "version": "" },
        "servers": [{ "url": "https://{v}.example.com", "variables": { "v": { "default": values.first(), "enum": values } } }],
        "security": words.iter().map(|word| json!({ (*word): [] })).collect::<Vec<_>>(),
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": schemes },
    })
}

#[rustfmt::skip]
const NASTY: &[&str] = &[
    "",         " ",         "_",         "__",         "-",         "a",         "A",         "a-b",         "a_b",         "aB",         "+1",         "-1",         "1",         "01",         "type",         "Type",         "self",         "Self",         "super",         "crate",         "gen",         "async",         "union",         "Option",         "option",         "String",         "Vec",         "new",         "builder",         "build",         "clone",         "body",         "request",         "client",         "options",         "send",         "rt",         "given",         "types",         "shared",         "std",         "str",         "bool",         "serde",         "default",         "aux",         "unknown",         "Unknown",         "At",         "additional",         "🦀",         "größe",         "GRÖSSE",         "列表",         "ß",         "İ",         "ŉ",         "ǆ",         "ΐ",         "\u{212a}",         "K",         "e\u{301}",         "é",         "שלום",
];

fn word() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(NASTY);
    prop_oneof![2 => nasty.prop_map(str::to_owned), 1 => "\\PC{0,4}", 1 => any::<String>()]
}

/// What was found so far.
#[derive(Default)]
struct Findings {
    said: Vec<String>,
    /// Methods by file and type: parts of a file may give one type methods.
    methods: BTreeMap<(String, String), BTreeSet<String>>,
}

impl Findings {
    /// Each name once, and no keyword.
    fn once(&mut self, place: &mut BTreeSet<String>, name: &syn::Ident, path: &str) {
        let name = name.to_string();
        if name == "gen" || name.starts_with("r#") {
            self.said.push(format!("{path}: {name} is a keyword"));
        }
        if !place.insert(name.clone()) {
            self.said.push(format!("{path}: {name} is there twice"));
        }
    }

    fn file(&mut self, path: &str, text: &str) {
        let file = match syn::parse_file(text) {
            Ok(file) => file,
            Err(error) => return self.said.push(format!("{path}: {error}")),
        };
        let (mut types, mut values) = (BTreeSet::new(), BTreeSet::new());
        for item in &file.items {
            match item {
                Item::Struct(it) => {
                    self.once(&mut types, &it.ident, path);
                    let mut members = BTreeSet::new();
                    it.fields
                        .iter()
                        .flat_map(|field| &field.ident)
                        .for_each(|name| self.once(&mut members, name, path));
                }
                Item::Enum(it) => {
                    self.once(&mut types, &it.ident, path);
                    let mut variants = BTreeSet::new();
                    it.variants.iter().for_each(|variant| self.once(&mut variants, &variant.ident, path));
                }
                Item::Type(it) => self.once(&mut types, &it.ident, path),
                Item::Mod(it) => self.once(&mut types, &it.ident, path),
                Item::Static(it) => self.once(&mut values, &it.ident, path),
                Item::Fn(it) => {
                    self.once(&mut values, &it.sig.ident, path);
                    self.parameters(&it.sig, path);
                }
                Item::Impl(it) => self.methods(it, path),
                _ => {}
            }
        }
    }

    fn methods(&mut self, block: &syn::ItemImpl, path: &str) {
        let Type::Path(of) = &*block.self_ty else { return };
        let segments: Vec<_> = of.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        // the accessors of tags stand beside the tags, and are methods of the client all the same
        let home = if segments == ["client", "Client"] { "client.rs" } else { path };
        let home = home.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        let key = (home.to_owned(), segments.last().cloned().unwrap_or_default());
        let mut methods = self.methods.remove(&key).unwrap_or_default();
        for item in &block.items {
            let ImplItem::Fn(function) = item else { continue };
            if block.trait_.is_none() {
                self.once(&mut methods, &function.sig.ident, path);
            }
            self.parameters(&function.sig, path);
        }
        self.methods.insert(key, methods);
    }

    fn parameters(&mut self, signature: &Signature, path: &str) {
        let mut names = BTreeSet::new();
        for input in &signature.inputs {
            let FnArg::Typed(typed) = input else { continue };
            if let Pat::Ident(name) = &*typed.pat {
                self.once(&mut names, &name.ident, path);
            }
        }
    }
}

fn all_mistakes(files: &Files) -> Vec<String> {
    let mut findings = Findings::default();
    files.iter().for_each(|(path, text)| findings.file(path, text));
    findings.said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn names_are_legal_and_alone_whatever_they_are_made_of(words in prop::collection::vec(word(), 1..6)) {
        let source = Source::from_text("names.json", description(&words).to_string());
        let settings = Settings::default()
            .components(Components::All)
            .defaults(Defaults::Filled)
            .validation(Validation::Emitted)
            .driver(Driver::Emitted)
            .features_above(words.len() / 2 * 4);
        let one = match generate(&source, &settings.clone().threads(1)) {
            Ok(generated) => generated.files,
            Err(report) => return Err(TestCaseError::fail(report.render(&source))),
        };
        let mistakes = all_mistakes(&one);
        prop_assert!(mistakes.is_empty(), "{words:?}:\n{}", mistakes.join("\n"));
        let two = generate(&source, &settings.threads(2)).map(|generated| generated.files);
        prop_assert!(two.as_ref().is_ok_and(|two| *two == one), "another output on two threads");
    }
}
