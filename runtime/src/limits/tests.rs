use super::*;

fn holds(limit: Limit, json: &str) -> bool {
    limit.holds(&json::from_str(json).unwrap())
}

#[test]
fn limits_and_values() {
    let cases: &[(Limit, &[&str], &[&str])] = &[
        (Limit::MinLength(2), &["\"ab\"", "\"äö\"", "1", "null"], &["\"a\"", "\"ä\""]),
        (Limit::MaxLength(1), &["\"\"", "\"🦀\""], &["\"ab\""]),
        (Limit::AtLeast("1.5"), &["1.5", "2", "1.50", "1e3", "\"0\""], &["1.49", "-2", "1"]),
        (Limit::MoreThan("0"), &["0.0000000001", "1"], &["0", "-0", "0.0", "-1"]),
        (Limit::AtMost("9223372036854775807"), &["9223372036854775807"], &["9223372036854775808", "1e300"]),
        (Limit::LessThan("1"), &["0.99999999999999999999999999", "-1e400"], &["1", "1.0", "1e400"]),
        (Limit::MultipleOf("0.1"), &["0.3", "1", "0", "-7.7", "1e9"], &["0.35", "1e-9"]),
        (Limit::MultipleOf("5"), &["10", "10.0", "1e1"], &["11", "10.5"]),
        (Limit::MinItems(1), &["[1]", "{}"], &["[]"]),
        (Limit::MaxItems(1), &["[]", "[1]"], &["[1,2]"]),
        (Limit::UniqueItems, &["[]", "[1,2,\"1\"]", "[{\"a\":1},{\"a\":2}]"], &["[1,2,1]", "[[],[]]"]),
        (Limit::MinMembers(1), &["{\"a\":1}"], &["{}"]),
        (Limit::MaxMembers(0), &["{}", "[1]"], &["{\"a\":1}"]),
        (Limit::Always(true), &["true", "null"], &["false"]),
    ];
    for (limit, kept, broken) in cases {
        for json in *kept {
            assert!(holds(*limit, json), "{limit}: {json}");
        }
        for json in *broken {
            assert!(!holds(*limit, json), "{limit}: {json}");
        }
    }
}

#[test]
fn patterns_are_checked_where_they_can_be() {
    let checked = cfg!(feature = "validate-patterns");
    assert!(holds(Limit::Pattern("^a"), "\"ab\""));
    assert_eq!(holds(Limit::Pattern("^a"), "\"b\""), !checked);
    assert!(holds(Limit::Pattern("(?<=a)b"), "\"c\""), "what cannot be read is not held against anybody");
}

static TREE: Rules = Rules {
    limits: &[],
    inside: Inside::Members {
        named: &[
            ("a/b", Rules { limits: &[Limit::MaxLength(1)], inside: Inside::Nothing }),
            (
                "next",
                Rules {
                    limits: &[Limit::MinItems(1)],
                    inside: Inside::Items(&Rules { limits: &[], inside: Inside::Elsewhere(|| &TREE) }),
                },
            ),
        ],
        others: Some(&Rules { limits: &[Limit::AtLeast("0")], inside: Inside::Nothing }),
    },
};

#[test]
fn the_first_violation_is_named_with_its_path() {
    for (text, want) in [
        (r#"{"a/b":"x","next":[{"a/b":"y"}],"n":1}"#, None),
        (r#"{"next":[{},{"next":[{"a/b":"xx"}]}]}"#, Some(("/next/1/next/0/a~1b", "at most 1 characters"))),
        (r#"{"next":[]}"#, Some(("/next", "at least 1 items"))),
        (r#"{"x":-1}"#, Some(("/x", "at least 0"))),
        ("3", None),
    ] {
        let value: Value = json::from_str(text).unwrap();
        let violation = validate(&value, &TREE).err();
        assert_eq!(violation.as_ref().map(|it| (it.path(), it.rule())), want, "{text}");
    }
}
