//! What each kind of action makes of a description.

use crate::diagnostic::Problems;
use crate::overlay::overlay;
use crate::source::Source;
use crate::tree::{self, Node};
use std::path::PathBuf;

/// The tree after overlays in YAML, as JSON, and each finding in its one-line form.
fn overlaid(description: &str, overlays: &[&str]) -> (String, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.yaml");
    std::fs::write(&path, description).unwrap();
    let named = |(index, text): (usize, &&str)| {
        let path = folder.path().join(format!("{index}.overlay.yaml"));
        std::fs::write(&path, text).unwrap();
        path
    };
    let paths: Vec<PathBuf> = overlays.iter().enumerate().map(named).collect();
    let source = Source::read(&path).unwrap().shown_as("openapi.yaml");
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems).unwrap();
    let tree = overlay(&source, tree, &paths, &mut problems);
    let found = problems.into_report().located(&source).iter().map(ToString::to_string).collect();
    (json(&tree), found)
}

fn json(tree: &Node) -> String {
    serde_json::to_string(tree).unwrap()
}

fn document(version: &str, actions: &str) -> String {
    format!("overlay: {version}\ninfo: {{title: T, version: 1.0}}\nactions:\n{actions}")
}

/// One overlay of version 1.1 and what it makes of a description in JSON; nothing is found.
#[track_caller]
fn makes(description: &str, actions: &str, expected: &str) {
    let (tree, found) = overlaid(description, &[&document("1.1.0", actions)]);
    assert_eq!(found, Vec::<String>::new(), "{actions}");
    assert_eq!(tree, expected, "{actions}");
}

/// The codes of what is found, and the tree.
#[track_caller]
fn finds(description: &str, actions: &str, codes: &[&str], expected: &str) {
    let (tree, found) = overlaid(description, &[&document("1.1.0", actions)]);
    let shown: Vec<_> = found.iter().map(|line| line.split(['[', ']']).nth(1).unwrap()).collect();
    assert_eq!(shown, codes, "{found:?}");
    assert_eq!(tree, expected, "{actions}");
}

#[test]
fn objects_are_merged_recursively() {
    // what is only in the target stays, what is only in the update is inserted behind it
    makes(
        r#"{"a":{"b":1,"c":{"d":2}}}"#,
        "- {target: $.a, update: {c: {e: 3}, f: 4}}",
        r#"{"a":{"b":1,"c":{"d":2,"e":3},"f":4}}"#,
    );
    // a primitive value replaces a primitive value, of whatever kind; null is one (RFC 9535, 1.1)
    makes(
        r#"{"a":1,"b":"x","c":null}"#,
        "- {target: $, update: {a: y, b: null, c: true}}",
        r#"{"a":"y","b":null,"c":true}"#,
    );
    // lists are concatenated
    makes(r#"{"a":{"l":[1]}}"#, "- {target: $.a, update: {l: [2, 1]}}", r#"{"a":{"l":[1,2,1]}}"#);
    // new members may be of any kind
    makes("{}", "- {target: $, update: {a: [{b: null}]}}", r#"{"a":[{"b":null}]}"#);
}

#[test]
fn lists_and_single_values_are_targets_too() {
    makes(r#"{"l":[1]}"#, "- {target: $.l, update: [2, [3]]}", r#"{"l":[1,2,[3]]}"#);
    makes(r#"{"l":[1]}"#, "- {target: $.l, update: {a: 2}}", r#"{"l":[1,{"a":2}]}"#);
    makes(r#"{"l":[1]}"#, "- {target: $.l, update: x}", r#"{"l":[1,"x"]}"#);
    makes(r#"{"l":[1,2,1]}"#, "- {target: '$.l[?@ == 1]', update: 9}", r#"{"l":[9,2,9]}"#);
    makes(r#"{"a":{"t":"x"}}"#, "- {target: $.a.t, update: y}", r#"{"a":{"t":"y"}}"#);
    // what is selected twice is changed once
    makes(r#"{"l":[1]}"#, "- {target: \"$['l','l']\", update: 2}", r#"{"l":[1,2]}"#);
    // one target inside of another
    makes(
        r#"{"a":{"x":1,"a":{"x":1}}}"#,
        "- {target: '$..a', update: {y: 2}}",
        r#"{"a":{"x":1,"a":{"x":1,"y":2},"y":2}}"#,
    );
}

#[test]
fn what_does_not_go_together_is_left_and_reported() {
    let there = r#"{"a":{"o":{},"l":[1],"p":1}}"#;
    for update in ["{o: 1}", "{o: []}", "{l: 1}", "{l: {}}", "{p: {}}", "{p: []}", "{o: null}"] {
        finds(there, &format!("- {{target: $.a, update: {update}}}"), &["E0764"], there);
    }
    finds(there, "- {target: $.a.o, update: x}", &["E0764"], there);
    finds(there, "- {target: $.a.p, update: {}}", &["E0764"], there);
    finds(there, "- {target: '$.a.*', update: {}}", &["E0764"], there);
    finds(
        there,
        "- {target: $.a, update: {l: x, p: 2, q: 3}}",
        &["E0764"],
        r#"{"a":{"o":{},"l":[1],"p":2,"q":3}}"#,
    );
    // the same update, which does not fit many targets, is one mistake
    finds(r#"[{"a":1},{"a":2}]"#, "- {target: '$[*]', update: {a: []}}", &["E0764"], r#"[{"a":1},{"a":2}]"#);
}

#[test]
fn nodes_are_removed_from_maps_and_lists() {
    makes(r#"{"a":1,"b":2,"c":3}"#, "- {target: $.b, remove: true}", r#"{"a":1,"c":3}"#);
    makes(r#"{"l":[0,1,2,3,4]}"#, "- {target: '$.l[1,3,-1]', remove: true}", r#"{"l":[0,2]}"#);
    makes(r#"{"l":["a","b","a"]}"#, "- {target: \"$.l[?@ == 'a']\", remove: true}", r#"{"l":["b"]}"#);
    // a target in a target goes with it, and the places of the others are those from before
    makes(
        r#"{"l":[{"x":{"x":1}},{"y":1},{"x":2,"y":2}]}"#,
        "- {target: \"$.l[0]['x'],$\", remove: true}".replace(",$", "").as_str(),
        r#"{"l":[{},{"y":1},{"x":2,"y":2}]}"#,
    );
    makes(r#"{"a":{"x":[{"x":1},{"x":2}]},"x":3}"#, "- {target: '$..x', remove: true}", r#"{"a":{}}"#);
    makes(r#"[[1,2,3],[1,2],1]"#, "- {target: '$..[0]', remove: true}", r#"[[2],1]"#);
    // `remove: false` is the default
    makes(r#"{"a":{}}"#, "- {target: $.a, remove: false, update: {b: 1}}", r#"{"a":{"b":1}}"#);
}

#[test]
fn actions_follow_each_other() {
    // "objects [may] be deleted in one action and then re-created in a subsequent action"
    makes(
        r#"{"s":[1,2],"t":0}"#,
        "- {target: $.s, remove: true}\n- {target: $, update: {s: [3]}}\n- {target: $.s, update: 4}",
        r#"{"t":0,"s":[3,4]}"#,
    );
    let (tree, found) = overlaid(
        r#"{"a":1}"#,
        &[
            &document("1.0.0", "- {target: $, update: {b: 1}}"),
            &document("1.1.3", "- {target: $.b, update: 2}"),
        ],
    );
    assert_eq!((tree.as_str(), found), (r#"{"a":1,"b":2}"#, Vec::new()));
    let twice = "- {target: $.a, remove: true}\n- {target: $.a, remove: true}";
    finds(r#"{"a":1,"b":2}"#, twice, &["E0763"], r#"{"b":2}"#);
}

#[test]
fn one_node_is_copied() {
    makes(
        r#"{"a":{"x":1,"l":[1]},"b":{"l":[2]}}"#,
        "- {target: $.b, copy: $.a}",
        r#"{"a":{"x":1,"l":[1]},"b":{"l":[2,1],"x":1}}"#,
    );
    makes(r#"{"a":[1],"b":[2]}"#, "- {target: $.b, copy: '$.a[0]'}", r#"{"a":[1],"b":[2,1]}"#);
    makes(r#"{"a":{"x":1},"b":{"x":2}}"#, "- {target: $.b.x, copy: $.a.x}", r#"{"a":{"x":1},"b":{"x":1}}"#);
    // a move ("Move Example"), and a node into itself
    makes(
        r#"{"p":{"/a":{"get":1}}}"#,
        "- {target: $.p, update: {/b: {}}}\n- {target: \"$.p['/b']\", copy: \"$.p['/a']\"}\n- {target: \"$.p['/a']\", remove: true}",
        r#"{"p":{"/b":{"get":1}}}"#,
    );
    makes(r#"{"a":{},"x":1}"#, "- {target: $.a, copy: $}", r#"{"a":{"a":{},"x":1},"x":1}"#);
    makes(r#"{"a":{"l":[1]}}"#, "- {target: $.a, copy: $.a}", r#"{"a":{"l":[1,1]}}"#);
    for copy in ["$.none", "$.*", "$..*"] {
        finds(
            r#"{"a":{},"b":1}"#,
            &format!("- {{target: $.a, copy: {copy}}}"),
            &["E0765"],
            r#"{"a":{},"b":1}"#,
        );
    }
}

#[test]
fn an_action_that_cannot_be_done_does_nothing() {
    let there = r#"{"a":{}}"#;
    for (action, codes) in [
        ("- {target: $, remove: true}", vec!["E0766"]),
        ("- {target: '$..*', update: {}}", vec![]),
        ("- {target: $.b, update: {}}", vec!["E0763"]),
        ("- {target: $.a}", vec!["E0767"]),
        ("- {target: $.a, remove: false}", vec!["E0767"]),
        ("- {target: $.a, update: {b: 1}, copy: $.a}", vec!["E0767"]),
        ("- {target: $.a, remove: 'yes'}", vec!["E0020"]),
        ("- {target: 7, update: {b: 1}}", vec!["E0020"]),
        ("- {update: {b: 1}}", vec!["E0021"]),
        ("- {target: a, copy: b}", vec!["E0762", "E0762"]),
        ("- [a]", vec!["E0020"]),
        ("- {target: $.a, update: {}, updat: {}}", vec!["E0022"]),
        ("- {target: $.a, update: {}, x-why: {}}", vec![]),
    ] {
        finds(there, action, &codes, there);
    }
    finds(there, "- {target: $.a, remove: true, update: {}}", &["E0768"], "{}");
}

#[test]
fn documents_that_are_none() {
    let there = r#"{"openapi":"3.0.3"}"#;
    let actions = "actions: [{target: $, update: {a: 1}}]";
    for (text, codes) in [
        ("[]", vec!["E0760"]),
        ("openapi: 3.0.3", vec!["E0760"]),
        ("overlay: 1.1", vec!["E0761"]),
        ("overlay: 1.1.x", vec!["E0761"]),
        ("overlay: 1.2.0", vec!["E0761"]),
        ("overlay: 10.0.0", vec!["E0761"]),
        ("overlay: 1.1.0\ninfo: {title: A, version: '1'}", vec!["E0021"]),
        ("overlay: 1.1.0\ninfo: {title: A, version: '1'}\nactions: []", vec!["E0760"]),
        ("overlay: 1.1.0\ninfo: {title: A, version: '1'}\nactions: {}", vec!["E0020"]),
        (
            "overlay: 1.1.0\noverlay: 1.1.0\ninfo: {title: A, version: '1'}\nactions: []",
            vec!["E0002", "E0760"],
        ),
    ] {
        let (tree, found) = overlaid(there, &[text]);
        let shown: Vec<_> = found.iter().map(|line| line.split(['[', ']']).nth(1).unwrap()).collect();
        assert_eq!((shown, tree.as_str()), (codes, there), "{text}: {found:?}");
    }
    // what is not needed to apply it is reported, and does not keep it from being applied
    for info in ["", "info: []\n", "info: {title: 1, version: 2}\n", "info: {title: [], version: a}\n"] {
        let (tree, _) = overlaid(there, &[&format!("overlay: 1.0.0\n{info}{actions}")]);
        assert_eq!(tree, r#"{"openapi":"3.0.3","a":1}"#, "{info}");
    }
}

#[test]
fn copies_of_copies_come_to_an_end() {
    let copies =
        format!("- {{target: $, update: {{a: {{}}}}}}\n{}", "- {target: $.a, copy: $}\n".repeat(2000));
    let (tree, found) =
        overlaid(&format!(r#"{{"x":"{}"}}"#, "x".repeat(1000)), &[&document("1.1.0", &copies)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("E0769") && tree.len() < 40 << 20, "{} {found:?}", tree.len());
    // nested more and more, without growing much
    let deep = "- {target: $.a, copy: $}\n- {target: $.a.x, remove: true}\n".repeat(200);
    let (_, found) = overlaid(r#"{"x":1,"a":{}}"#, &[&document("1.1.0", &deep)]);
    assert!(found.iter().any(|line| line.contains("E0769")), "{found:?}");
}

#[test]
fn a_file_that_is_not_there() {
    let source = Source::from_text("a.yaml", "{}");
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems).unwrap();
    let tree = overlay(&source, tree, &[PathBuf::from("no/such.yaml")], &mut problems);
    let found = problems.into_report().located(&source);
    assert_eq!(json(&tree), "{}");
    assert!(
        found[0]
            .to_string()
            .starts_with("a.yaml:1:1: error[E0602]: the overlay `no/such.yaml` cannot be read: ")
    );
}
