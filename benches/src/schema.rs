//! The models that are measured.
//!
//! In comes nothing; out go the models of the DaVinci answer as `spec/openapi.yaml` describes it, of a plain record, and
//! of a large synthetic crate. It never holds Rust code.

use crate::model::{Field, Kind, Model};
use Kind::{Any, Bool, Boxed, Float, Integer, List, Map, Record, Short, Text};

/// The models of the DaVinci answer, all of which keep members that nobody described.
pub fn davinci() -> Vec<Model> {
    vec![
        Model::open(
            "DavinciFlowStep",
            &[
                ("id", Text),
                ("companyId", Text),
                ("flowId", Text),
                ("connectionId", Text),
                ("capabilityName", Text),
                ("screen", Record("DavinciScreen")),
                ("interactionId", Text),
                ("interactionToken", Text),
                ("skProxyApiEnvironmentId", Text),
            ],
        ),
        Model::open(
            "DavinciScreen",
            &[
                ("name", Text),
                ("properties", Map(Box::new(Record("DavinciScreenProperty")))),
                ("userViews", List(Box::new(Record("DavinciUserView")))),
                ("metadata", Record("DavinciScreenMetadata")),
            ],
        ),
        screen_property(),
        Model::open(
            "DavinciEvent",
            &[
                ("constructType", Text),
                ("eventName", Text),
                ("params", List(Box::new(Any))),
                ("eventType", Text),
                ("postProcess", Map(Box::new(Any))),
            ],
        ),
        Model::open(
            "DavinciUserView",
            &[("screenTemplateName", Text), ("items", List(Box::new(Record("DavinciUserViewItem"))))],
        ),
        Model::open("DavinciUserViewItem", &[("propertyName", Text)]),
        Model::open(
            "DavinciScreenMetadata",
            &[("colors", Map(Box::new(Text))), ("logos", Map(Box::new(Record("DavinciLogo"))))],
        ),
        Model::open("DavinciLogo", &[("imageFileName", Text)]),
    ]
}

fn screen_property() -> Model {
    Model::open(
        "DavinciScreenProperty",
        &[
            ("type", Text),
            ("constructType", Text),
            ("displayName", Text),
            ("createdDate", Integer),
            ("customerId", Text),
            ("companyId", Text),
            ("preferredControlType", Text),
            ("language", Text),
            ("info", Text),
            ("enableParameters", Bool),
            ("maximizeToggle", Bool),
            ("viewToggle", Bool),
            ("largePayload", Bool),
            ("hideLabel", Bool),
            ("logo", Text),
            ("showLogo", Bool),
            ("value", Any),
            ("css", Map(Box::new(Any))),
            ("onClick", Record("DavinciEvent")),
        ],
    )
}

/// A record of eight members of different kinds.
pub fn entry() -> Vec<Model> {
    let fields = vec![
        Field::required("id", Integer),
        Field::required("displayName", Text),
        Field::optional("email", Text),
        Field::required("active", Bool),
        Field::required("score", Float),
        Field::required("tags", List(Box::new(Text))),
        Field::optional("createdDate", Text),
        Field::optional("attempts", Short),
    ];
    vec![Model::closed("Entry", fields)]
}

/// As many records of eight members as asked for, in rings of ten that lead back to themselves.
pub fn synthetic(count: usize) -> Vec<Model> {
    (0..count)
        .map(|index| {
            let next = if index % 10 == 9 { index - 9 } else { (index + 1).min(count - 1) };
            let fields = vec![
                Field::required("id", Integer),
                Field::required("fullName", Text),
                Field::required("tags", List(Box::new(Text))),
                Field::optional("email", Text),
                Field::optional("loginCount", Integer),
                Field::optional("isActive", Bool),
                Field::optional("otherNames", List(Box::new(Text))),
                Field::optional("next", Boxed(format!("Model{next}"))),
            ];
            Model::closed(&format!("Model{index}"), fields)
        })
        .collect()
}
