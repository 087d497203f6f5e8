//! Records for people: what `Debug` of a record prints.
//!
//! In comes a record behind [`Model`], which names its members on the way to its text; out goes `Pet { name: "Rex" }`, with the names on
//! the wire. Values are shown by their own `Debug`, so a secret stays one. It stands here
//! once for all records: a derived `Debug` is the dearest of the functions that a record would have.

use std::fmt::{self, Debug};

use super::{Model, Writer};

/// Members as text.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// whether on lines of their own
    alternate: bool,
    members: Vec<(&'static str, String)>,
}

impl Shown {
    #[cold]
    #[inline(never)]
    pub(super) fn member(&mut self, key: &'static str, value: &dyn Debug) {
        let name = key.strip_prefix(",\"").and_then(|key| key.strip_suffix("\":")).unwrap_or(key);
        let text = if self.alternate { format!("{value:#?}") } else { format!("{value:?}") };
        self.members.push((name, text));
    }
}

/// Prints a record as a derived `Debug` does, but with the names on the wire.
///
/// # Errors
/// Those of the formatter.
pub fn debug(record: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Shown { members, .. } =
        Writer::showing(record, Shown { alternate: f.alternate(), members: Vec::new() });
    let mut shown = f.debug_struct(record.table().name);
    for (name, text) in &members {
        shown.field(name, &format_args!("{text}"));
    }
    shown.finish()
}

#[cfg(test)]
mod tests {
    use crate::json::{Json, Map, Maybe};
    use crate::secret::Secret;

    #[derive(Clone, PartialEq)]
    struct Owner {
        name: String,
        password: Secret,
        age: Option<i32>,
        email: Maybe<String>,
        phone: Maybe<String>,
        additional: Map<bool>,
    }

    crate::record! {
        Owner, required: [0, 1];
        0: name = member("firstName"),
        1: password = member("password"),
        2: age = optional("age"),
        3: email = maybe("e\"mail", ",\"e\\\"mail\":"),
        4: phone = maybe("phone"),
        ..additional;
    }

    fn owner() -> Owner {
        let (name, password) = ("Ada".to_owned(), Secret::new("hunter2"));
        Owner { name, password, email: Maybe::Null, ..Json::blank() }
    }

    #[test]
    fn a_record_shows_its_members_by_their_own_debug() {
        let shown = format!("{:?}", owner());
        assert_eq!(
            shown,
            "Owner { firstName: \"Ada\", password: ***, age: None, e\\\"mail: Null, \
             phone: Absent, additional: {} }"
        );
        let more =
            Owner { age: Some(36), additional: [("old".to_owned(), true)].into_iter().collect(), ..owner() };
        let shown = format!("{more:?}");
        assert!(
            shown.contains("age: Some(36)") && shown.ends_with("additional: {\"old\": true} }"),
            "{shown}"
        );
    }

    #[test]
    fn records_on_several_lines_are_indented() {
        let list = format!("{:#?}", [owner()]);
        assert!(list.starts_with("[\n    Owner {\n        firstName: \"Ada\",\n"), "{list}");
    }
}
