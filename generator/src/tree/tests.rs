use super::{Node, Number, parse, parse_within};
use crate::diagnostic::{Code, Problems};
use crate::source::{Bounds, Pointer, Source};

/// The tree, and each finding as `code line:column message`.
fn read(text: &str) -> (Option<Node>, Vec<String>) {
    let source = Source::from_text("t", text);
    let mut problems = Problems::default();
    let tree = parse(&source, &mut problems);
    let found = problems.into_report().located(&source);
    let line = |found: &crate::diagnostic::Located| {
        let at = found.at.position;
        let labels =
            found.labels.iter().map(|l| format!(" [{}:{} {}]", l.position.line, l.position.column, l.text));
        format!("{} {}:{} {}{}", found.code, at.line, at.column, found.message, labels.collect::<String>())
    };
    (tree, found.iter().map(line).collect())
}

fn tree(text: &str) -> Node {
    match read(text) {
        (Some(tree), found) if found.is_empty() => tree,
        (_, found) => panic!("{text}: {found:?}"),
    }
}

/// The same value in JSON.
fn same(yaml: &str, json: &str) {
    assert_eq!(tree(yaml), tree(json), "{yaml}");
}

#[test]
fn values_of_yaml() {
    same("a: [~, null, '', yes, on, true, 'true']", r#"{"a": [null, null, "", "yes", "on", true, "true"]}"#);
    same(
        "a: [1, -1, 0x1f, 007, 1.0, 1e3, '1', 1_000]",
        r#"{"a": [1, -1, 31, "007", 1.0, 1000.0, "1", "1_000"]}"#,
    );
    same(
        "a: [18446744073709551615, 18446744073709551616]",
        r#"{"a": [18446744073709551615, 18446744073709551616]}"#,
    );
    same("a: [.inf, -.INF, .nan, 2020-01-01]", r#"{"a": [".inf", "-.inf", ".nan", "2020-01-01"]}"#);
    same("a:\nb: |\n  x\n  y\nc: >-\n  x\n  y\n", r#"{"a": null, "b": "x\ny\n", "c": "x y"}"#);
    same("a: !!str 200\nb: !own x\nc: !own {d: 1}\n", r#"{"a": "200", "b": "x", "c": {"d": 1}}"#);
}

#[test]
fn keys_are_texts_as_they_are_written() {
    same(
        "200: a\n1.10: b\ntrue: c\n~: d\n0x1f: e\n'q': f\n",
        r#"{"200":"a","1.10":"b","true":"c","~":"d","0x1f":"e","q":"f"}"#,
    );
    let order: Vec<_> = tree("z: 1\na: 2\nm: 3\n").as_mapping().unwrap().keys().cloned().collect();
    assert_eq!(order, ["z", "a", "m"]);
}

#[test]
fn anchors_and_merge_keys() {
    same("a: &x {b: 1}\nc: *x\n", r#"{"a": {"b": 1}, "c": {"b": 1}}"#);
    same(
        "base: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n",
        r#"{"base": {"b": 1, "c": 2}, "d": {"b": 1, "c": 3}}"#,
    );
    same(
        "x: &x {b: 1}\ny: &y {b: 2, c: 2}\nd: {<<: [*x, *y]}",
        r#"{"x":{"b":1},"y":{"b":2,"c":2},"d":{"b":1,"c":2}}"#,
    );
    assert!(tree(r#"{"<<": {"a": 1}}"#).get("<<").is_some());
    assert!(tree("<<: text\n").get("<<").is_some());
}

#[test]
fn merges_within_merges() {
    same(
        "a: &a {x: 1, y: 1}\nb: &b {<<: *a, y: 2}\nc:\n  z: 3\n  <<: *b\n",
        r#"{"a":{"x":1,"y":1},"b":{"y":2,"x":1},"c":{"z":3,"y":2,"x":1}}"#,
    );
    same("a: &a [1, 2]\nb: *a\nc: [*a, *a]\n", r#"{"a":[1,2],"b":[1,2],"c":[[1,2],[1,2]]}"#);
    same("a: &a\n  b: &b text\nc: *b\nd: {*b : 1}\n", r#"{"a":{"b":"text"},"c":"text","d":{"text":1}}"#);
    same("a: &a\nb: *a\n", r#"{"a":null,"b":null}"#);
}

#[test]
fn white_space_as_editors_leave_it() {
    same("\u{feff}a: 1\r\nb:\r\n  - c\r\n", r#"{"a":1,"b":["c"]}"#);
    same("\u{feff}# comment\n---\na: 1\n...\n", r#"{"a":1}"#);
    same("%YAML 1.2\n---\na: 1\n", r#"{"a":1}"#);
    same("a:\t1\t# comment\nb: x\ty\n", r#"{"a":1,"b":"x\ty"}"#);
    same("a: {b: 1,\tc: 2}\n", r#"{"a":{"b":1,"c":2}}"#);
    same("a:\n- b\n-   c\n", r#"{"a":["b","c"]}"#);
    same("a: b   \n\n\nc: d", r#"{"a":"b","c":"d"}"#);
}

#[test]
fn texts_of_several_lines() {
    same("a: |\r\n  x\r\n  y\r\n", r#"{"a":"x\ny\n"}"#);
    same("a: |+\n  x\n\nb: |-\n  x\n\nc: |2\n    x\n", r#"{"a":"x\n\n","b":"x","c":"  x\n"}"#);
    same("a: >\n  x\n  y\n\n  z\n", r#"{"a":"x y\nz\n"}"#);
    same("a: x\n  y\n\n  z\n", r#"{"a":"x y\nz"}"#);
    same("a: \"x\n  y\\\n  z\"\nb: 'x\n\n  y''z'\n", r#"{"a":"x yz","b":"x\ny'z"}"#);
    same("a: |\n  - no: list\n  # no comment\n", r##"{"a":"- no: list\n# no comment\n"}"##);
}

#[test]
fn surrogate_pairs_of_json() {
    assert_eq!(tree(r#"{"a": "\ud83d\ude00"}"#).get("a").and_then(Node::as_str), Some("😀"));
    assert_eq!(tree("\u{feff}{\"a\": 1}").get("a"), Some(&Node::Number(Number::Unsigned(1))));
    assert_eq!(
        tree("\u{feff}a: 1\n").at(&Pointer::root().key("a")),
        Some(&Node::Number(Number::Unsigned(1)))
    );
}

#[test]
fn what_is_refused() {
    for (text, expected) in [
        ("{\"a\": 1,}", "E0001 1:9 invalid JSON: trailing comma"),
        ("{\"a\": [1\n", "E0001 2:1 invalid JSON: EOF while parsing a list"),
        ("{\"größe\": x}", "E0001 1:11 invalid JSON: expected value"),
        ("{} {}", "E0001 1:4 invalid JSON: trailing characters"),
        ("{\"a\": \"\\ud83d\"}", "E0001 1:14 invalid JSON: unexpected end of hex escape"),
        ("a:\n\tb: 1\n", "E0001 2:1 invalid YAML: found character that cannot start any token"),
        ("a: 1\n<<: {b: 1}\n<<: {c: 1}\n", "E0002 3:1 duplicate key `<<` [2:1 first used here]"),
        ("\u{feff}a: 1\r\nb: 2\r\na: 3\r\n", "E0002 3:1 duplicate key `a` [1:1 first used here]"),
        ("a: &a {b: 1}\nc:\n  <<: *a\n  d: 1\n  d: 2\n", "E0002 5:3 duplicate key `d` [4:3 first used here]"),
        ("1: a\n'1': b\n", "E0002 2:1 duplicate key `1` [1:1 first used here]"),
        ("a: b: c\n", "E0001 1:5 invalid YAML: mapping values are not allowed in this context"),
        ("a:\n  - b\n c: d\n", "E0001 3:2 invalid YAML: did not find expected key"),
        ("a: *x\n", "E0001 1:4 invalid YAML: unknown anchor"),
        (
            "a: 'x\n",
            "E0001 2:1 invalid YAML: found unexpected end of stream [1:4 while scanning a quoted scalar]",
        ),
        ("? [a, b]\n: c\n", "E0001 1:3 a key must be a string, but this one is an array or an object"),
        ("a: \u{7}\n", "E0001 1:4 invalid YAML: control characters are not allowed"),
        (
            "a: &x 1\nb: &x 2\nc: &y 3\nd: *x\n",
            "E0006 2:4 the anchor `&x` is defined twice [1:4 first defined here]",
        ),
        ("a: 1\n---\nb: 2\n", "E0005 3:1 the text has more than one YAML document"),
        ("a: 1\nb: 2\na: 3\n", "E0002 3:1 duplicate key `a` [1:1 first used here]"),
        ("{\"a\": {\"b\": 1, \"b\": 2}}", "E0002 1:16 duplicate key `b` [1:8 first used here]"),
        ("l:\n- x: 1\n- 200: 1\n  '200': 2\n", "E0002 4:3 duplicate key `200` [3:3 first used here]"),
    ] {
        assert_eq!(read(text).1, [expected], "{text}");
    }
}

#[test]
fn a_key_written_three_times_is_reported_twice_and_the_last_value_counts() {
    let (tree, found) = read("a: 1\na: 2\na: 3\n");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(tree.unwrap().get("a"), Some(&Node::Number(Number::Unsigned(3))));
}

#[test]
fn depth() {
    let json = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let yaml = |levels: usize| format!("a: {}", json(levels - 1));
    for text in [json(126), yaml(126)] {
        assert_eq!(read(&text).1, Vec::<String>::new());
    }
    let blocks = (0..400).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>();
    for text in [
        json(127),
        yaml(127),
        "[".repeat(100_000),
        format!("a: {}", "[".repeat(100_000)),
        blocks,
        "- ".repeat(500),
        "a: &a [*a]".into(),
    ] {
        let (tree, found) = read(&text);
        assert_eq!((tree, found.len()), (None, 1), "{found:?}");
        assert!(found.first().unwrap().starts_with("E0003 "), "{found:?}");
    }
}

#[test]
fn aliases_that_multiply() {
    let long = "x".repeat(100_000);
    let many = "*a, ".repeat(10_000);
    // the parser itself refuses the last one, at some thousand of a hundred thousand values
    let tenfold =
        |anchor: char, of: char| format!("{anchor}: &{anchor} [{}]\n", format!("*{of}, ").repeat(10));
    let levels: String = ('a'..='e').zip('b'..).map(|(of, anchor)| tenfold(anchor, of)).collect();
    for text in [
        format!("a: &a {long}\nb: [{many}]\n"),
        format!("a: &a [{}]\nb: [{many}]\n", "x, ".repeat(10_000)),
        format!("a: &a 1\n{levels}"),
    ] {
        let (tree, found) = read(&text);
        assert_eq!((tree, found.len()), (None, 1), "{found:?}");
        assert!(found.first().unwrap().starts_with("E0004 "), "{found:?}");
    }
}

#[test]
fn a_text_with_more_nodes_than_the_bound_is_refused_where_it_passes_it() {
    let found = |text: &str, nodes: usize| {
        let source = Source::from_text("t", text);
        let mut problems = Problems::default();
        let bounds = Bounds { nodes, ..Bounds::default() };
        let tree = parse_within(&source, bounds, &mut problems);
        let lines =
            problems.into_report().located(&source).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(tree.is_none(), !lines.is_empty(), "{text}");
        lines
    };
    for text in ["{\"a\": [1, 2], \"b\": null}", "a: [1, 2]\nb: ~\n", "a: &x [1]\nb: *x\n"] {
        assert_eq!(found(text, 5), Vec::<String>::new(), "{text}");
        let refused = found(text, 4);
        assert!(refused.len() == 1 && refused.iter().all(|it| it.contains("error[E0007]")), "{refused:?}");
    }
}

/// The place of each value has all keys around it.
#[test]
fn long_keys_are_refused_where_they_are_read() {
    let found = |text: &str| {
        let source = Source::from_text("openapi.yaml", text);
        let mut problems = Problems::default();
        let tree = parse(&source, &mut problems);
        let codes = problems.into_report().diagnostics.iter().map(|found| found.code).collect::<Vec<_>>();
        (tree.is_some(), codes)
    };
    for (length, wanted) in [(8_192, (true, vec![])), (8_193, (false, vec![Code::KEY_TOO_LONG]))] {
        let key = "k".repeat(length);
        assert_eq!(found(&format!("{{\"a\": {{\"{key}\": 1}}}}")), wanted, "JSON, {length}");
        assert_eq!(found(&format!("a:\n  ? {key}\n  : 1\n")), wanted, "YAML, {length}");
    }
}
