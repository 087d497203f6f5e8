//! Names stay what they are when something unrelated is added. In: descriptions and the same with more at an end; out: every
//! name by what it stands for, compared. It never looks at emitted code.

use crate::ir::{Api, NameHint, OperationId, Shape, TagId};
use crate::{Settings, Source, read};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What is named, by where it stands, and its names.
type Named = BTreeMap<String, Vec<String>>;

/// A description of nasty names: components with members, operations that refer to them.
#[derive(Debug, Clone, Default)]
struct Plan {
    schemas: Vec<(String, Vec<Member>)>,
    operations: Vec<Operation>,
}

#[derive(Debug, Clone)]
struct Member {
    name: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Text,
    Reference(usize),
    Values(Vec<String>),
    Object(String),
}

#[derive(Debug, Clone)]
struct Operation {
    id: Option<String>,
    tag: String,
    parameters: Vec<Member>,
    answer: Kind,
    errors: u8,
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An object with each key once.
fn object(members: impl IntoIterator<Item = (String, String)>) -> String {
    let mut seen = Vec::new();
    let mut out = Vec::new();
    for (key, value) in members {
        if !seen.contains(&key) {
            out.push(format!("{}:{value}", quoted(&key)));
            seen.push(key);
        }
    }
    format!("{{{}}}", out.join(","))
}

impl Plan {
    fn schema(&self, kind: &Kind) -> String {
        match kind {
            Kind::Text => r#"{"type":"string"}"#.to_owned(),
            Kind::Reference(index) => match self.schemas.get(index % self.schemas.len().max(1)) {
                Some((key, _)) => {
                    let key = key.replace('~', "~0").replace('/', "~1").replace('%', "%25");
                    object([("$ref".to_owned(), quoted(&format!("#/components/schemas/{key}")))])
                }
                None => self.schema(&Kind::Text),
            },
            Kind::Values(values) => {
                let mut values: Vec<_> = values.iter().map(|value| quoted(value)).collect();
                values.sort();
                values.dedup();
                format!(r#"{{"type":"string","enum":[{}]}}"#, values.join(","))
            }
            Kind::Object(member) => {
                let inner = self.schema(&Kind::Values(vec!["a".to_owned(), "b".to_owned()]));
                let members = object([(member.clone(), inner)]);
                format!(r#"{{"type":"object","properties":{members}}}"#)
            }
        }
    }

    fn operation(&self, index: usize, operation: &Operation) -> (String, String) {
        let parameter = |member: &Member| {
            let (name, schema) = (quoted(&member.name), self.schema(&member.kind));
            format!(r#"{{"name":{name},"in":"query","schema":{schema}}}"#)
        };
        let mut seen = Vec::new();
        let mut first = |member: &&Member| {
            let is_new = !seen.contains(&member.name);
            seen.push(member.name.clone());
            is_new
        };
        let parameters: Vec<_> = operation.parameters.iter().filter(&mut first).map(parameter).collect();
        let said = |schema: &str| {
            format!(r#"{{"description":"","content":{{"application/json":{{"schema":{schema}}}}}}}"#)
        };
        let mut responses = vec![("200".to_owned(), said(&self.schema(&operation.answer)))];
        for (bit, status) in ["400", "404"].into_iter().enumerate() {
            if operation.errors & (1 << bit) != 0 {
                let schema =
                    if operation.errors & 4 == 0 { r#"{"type":"integer"}"# } else { r#"{"type":"boolean"}"# };
                responses.push((status.to_owned(), said(schema)));
            }
        }
        let id = operation.id.iter().map(|id| ("operationId".to_owned(), quoted(id)));
        let rest = [
            ("tags".to_owned(), format!("[{}]", quoted(&operation.tag))),
            ("parameters".to_owned(), format!("[{}]", parameters.join(","))),
            ("responses".to_owned(), object(responses)),
        ];
        (format!("/p{index}"), object([("get".to_owned(), object(id.chain(rest)))]))
    }

    fn text(&self) -> String {
        let paths =
            self.operations.iter().enumerate().map(|(index, operation)| self.operation(index, operation));
        let schemas = self.schemas.iter().map(|(key, members)| {
            let members = members.iter().map(|member| (member.name.clone(), self.schema(&member.kind)));
            (key.clone(), format!(r#"{{"type":"object","properties":{}}}"#, object(members)))
        });
        let (paths, schemas) = (object(paths), object(schemas));
        let info = r#""openapi":"3.0.3","info":{"title":"t","version":"1"}"#;
        format!(r#"{{{info},"paths":{paths},"components":{{"schemas":{schemas}}}}}"#)
    }

    fn names(&self) -> Named {
        let source = Source::from_text("names.json", self.text());
        let read =
            read(&source, &Settings::default()).unwrap_or_else(|report| panic!("{}", report.render(&source)));
        let names = super::assign(&read.api);
        named(read.api.get(), &names)
    }
}

fn named(api: &Api, names: &super::Names) -> Named {
    let mut all = Named::new();
    let mut add = |what: String, name: String| all.entry(what).or_default().push(name);
    // what several places have in common, programs call by the names of the places
    for (id, ty) in api.types.iter().filter(|(_, ty)| !matches!(ty.hint, NameHint::Common(_))) {
        let at = ty.at.as_str();
        let of = if let (true, Shape::Alias(of)) = (ty.is_place, &ty.shape) { of.id } else { id };
        match api.types.shape(of) {
            Shape::Record(record) => {
                add(format!("record {at}"), names.ty(id).to_string());
                for (index, field) in record.fields.iter().enumerate() {
                    add(format!("member {at} {:?}", field.wire), names.field(of, index).to_string());
                }
            }
            Shape::Enumeration(it) => {
                add(format!("enumeration {at}"), names.ty(id).to_string());
                for (index, variant) in it.variants.iter().enumerate() {
                    add(format!("value {at} {:?}", variant.value), names.variant(of, index).to_string());
                }
            }
            Shape::Scalar(_) | Shape::Union(_) | Shape::List(_) => {}
            Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {}
        }
    }
    for (index, operation) in api.operations.iter().enumerate() {
        let (at, of) = (operation.at.as_str(), names.operation(OperationId(index)).unwrap());
        let own = [&of.method, &of.request, &of.table, &of.error].map(ToString::to_string);
        add(format!("operation {at}"), own.join(" "));
        for (argument, name) in operation.arguments.iter().zip(&of.arguments) {
            add(format!("argument {at} {:?}", argument.wire), name.to_string());
        }
    }
    for (index, tag) in api.tags.iter().enumerate() {
        let of = names.tag(TagId(index)).unwrap();
        add(
            format!("tag {:?}", tag.name),
            format!("{} {} {} {}", of.module, of.group, of.accessor, of.feature),
        );
    }
    all
}

fn word() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "", "a", "A", "a-b", "aB", "a_b", "A b", "+1", "-1", "1", "type", "Type", "self", "Self", "gen",
        "Option", "option", "String", "new", "clone", "types", "client", "🦀", "größe", "列表", "pet", "Pet",
        "PET", "pet kind", "kind",
    ]);
    prop_oneof![4 => nasty.prop_map(str::to_owned), 1 => "\\PC{0,3}"]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Text),
        (0_usize..8).prop_map(Kind::Reference),
        prop::collection::vec(word(), 1..4).prop_map(Kind::Values),
        word().prop_map(Kind::Object),
    ]
}

fn member() -> impl Strategy<Value = Member> {
    (word(), kind()).prop_map(|(name, kind)| Member { name, kind })
}

fn operation() -> impl Strategy<Value = Operation> {
    let id = prop::option::of(word());
    (id, word(), prop::collection::vec(member(), 0..3), kind(), 0_u8..8)
        .prop_map(|(id, tag, parameters, answer, errors)| Operation { id, tag, parameters, answer, errors })
}

fn plan() -> impl Strategy<Value = Plan> {
    let schema = (word(), prop::collection::vec(member(), 0..4));
    (prop::collection::vec(schema, 0..5), prop::collection::vec(operation(), 1..5)).prop_map(
        |(mut schemas, operations)| {
            let mut seen = Vec::new();
            schemas.retain(|(key, _)| {
                let is_new = !seen.contains(key);
                seen.push(key.clone());
                is_new
            });
            Plan { schemas, operations }
        },
    )
}

/// Whether two texts come to one name: the description says then which of them is called so, and the other gives way.
fn are_one(a: &str, b: &str) -> bool {
    super::case::snake(a) == super::case::snake(b)
}

/// The operationId, or what stands for it.
fn called(index: usize, operation: &Operation) -> String {
    operation.id.clone().unwrap_or_else(|| format!("get p{index}"))
}

/// What has another name in the longer description. An inline type that is not there any more has become equal to another
/// one, and is that now. Where the longer description has a place that makes up the same name, one of the two gives way.
fn renamed(before: &Named, after: &Named) -> Vec<String> {
    let is_same = |what: &str, names: &[String]| after.get(what).is_none_or(|now| now.starts_with(names));
    let added = || after.iter().filter(|(what, _)| !before.contains_key(*what) && is_made_up(what));
    let gives_way = |what: &str, names: &[String]| {
        is_made_up(what) && added().any(|(_, others)| others.iter().any(|other| names.contains(other)))
    };
    let moved = before.iter().filter(|(what, names)| !is_same(what, names) && !gives_way(what, names));
    moved.map(|(what, names)| format!("{what}: {names:?} became {:?}", after.get(what))).collect()
}

/// Whether a type has no name in the description but what its place makes.
fn is_made_up(what: &str) -> bool {
    let place = what.strip_prefix("record ").or_else(|| what.strip_prefix("enumeration "));
    place.is_some_and(|place| !place.starts_with("/components/schemas/") || place.matches('/').count() > 3)
}

fn assert_stable(before: &Plan, after: &Plan) -> Result<(), TestCaseError> {
    let renamed = renamed(&before.names(), &after.names());
    prop_assert!(renamed.is_empty(), "{}\n{}\n{}", renamed.join("\n"), before.text(), after.text());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever it is called, takes and answers: an accessor of a tag aside, which an operation of that name displaces.
    #[test]
    fn an_operation_added_at_the_end_renames_nothing(plan in plan(), added in operation()) {
        let mut longer = plan.clone();
        longer.operations.push(Operation { tag: "zebra".to_owned(), ..added });
        let mut names = longer.operations.iter().enumerate().map(|(index, it)| called(index, it));
        let last = names.next_back().unwrap_or_default();
        prop_assume!(!names.any(|name| are_one(&name, &last)));
        let without_tags = |plan: &Plan| -> Named {
            plan.names().into_iter().filter(|(what, _)| !what.starts_with("tag ")).collect()
        };
        let renamed = renamed(&without_tags(&plan), &without_tags(&longer));
        prop_assert!(renamed.is_empty(), "{}\n{}\n{}", renamed.join("\n"), plan.text(), longer.text());
    }

    #[test]
    fn an_operation_of_another_name_renames_no_tag(plan in plan(), added in operation()) {
        prop_assume!(plan.operations.iter().all(|it| it.tag == added.tag || !are_one(&it.tag, &added.tag)));
        let mut longer = plan.clone();
        longer.operations.push(Operation { id: Some("zebra".to_owned()), ..added });
        assert_stable(&plan, &longer)?;
    }

    /// What the description gives no name gives way to what it does.
    #[test]
    fn a_schema_added_at_the_end_renames_no_other_that_has_a_name(mut plan in plan(), key in word(), member in word()) {
        let count = plan.schemas.len();
        if count == 0 || plan.schemas.iter().any(|(other, _)| are_one(other, &key)) {
            return Ok(());
        }
        pin(&mut plan, count);
        let mut longer = plan.clone();
        longer.schemas.push((key, vec![Member { name: member, kind: Kind::Text }]));
        let given = |plan: &Plan| -> Named {
            let is_derived = |what: &str| {
                what.starts_with("enumeration ") || what.contains("/properties/") || what.starts_with("record /paths")
            };
            plan.names().into_iter().filter(|(what, _)| !is_derived(what)).collect()
        };
        let renamed = renamed(&given(&plan), &given(&longer));
        prop_assert!(renamed.is_empty(), "{}\n{}\n{}", renamed.join("\n"), plan.text(), longer.text());
    }

    #[test]
    fn a_member_added_at_the_end_renames_nothing(plan in plan(), index in 0_usize..5, kind in kind()) {
        let mut longer = plan.clone();
        let count = longer.schemas.len().max(1);
        if let Some((_, members)) = longer.schemas.get_mut(index % count) {
            // a reference may be the first to reach a schema: what is inside of that is then met, and named, earlier
            let kind = match kind {
                Kind::Object(_) | Kind::Values(_) => Kind::Values(vec!["zebra".to_owned()]),
                Kind::Reference(_) => Kind::Text,
                kind => kind,
            };
            members.push(Member { name: "zebra".to_owned(), kind });
        }
        assert_stable(&plan, &longer)?;
    }
}

/// Makes references mean the same whatever is added.
fn pin(plan: &mut Plan, count: usize) {
    let members = plan.schemas.iter_mut().flat_map(|(_, members)| members).map(|member| &mut member.kind);
    let operations = plan.operations.iter_mut().flat_map(|operation| {
        let parameters = operation.parameters.iter_mut().map(|member| &mut member.kind);
        parameters.chain([&mut operation.answer])
    });
    for kind in members.chain(operations) {
        if let Kind::Reference(index) = kind {
            *index %= count;
        }
    }
}
