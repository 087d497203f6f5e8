use super::{Part, Position, keys, locate, offsets, second_document};
use crate::samples;
use crate::source::{Pointer, Source};
use crate::tree::{self, Node};

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

fn place(text: &str, at: &str, part: Part) -> (usize, usize) {
    let Position { line, column } = locate(text, &pointer(at), part).unwrap();
    (line, column)
}

type Case<'c> = (&'c str, (usize, usize), (usize, usize));

/// Each case: a pointer, and the line and column of its key and of its value.
fn check(text: &str, cases: &[Case<'_>]) {
    for (at, key, value) in cases {
        assert_eq!(
            (place(text, at, Part::Key), place(text, at, Part::Value)),
            (*key, *value),
            "{at} in\n{text}"
        );
    }
    // All in one walk are where they are in a walk of their own.
    let pointers: Vec<_> = cases.iter().map(|(at, _, _)| pointer(at)).collect();
    let asked: Vec<_> = pointers.iter().flat_map(|at| [(at, Part::Key), (at, Part::Value)]).collect();
    let lines = super::Lines::new(text);
    let found = offsets(text, &asked).into_iter().map(|offset| lines.position(offset.unwrap()));
    let expected = cases
        .iter()
        .flat_map(|(_, key, value)| [key, value])
        .map(|&(line, column)| Position { line, column });
    assert!(found.eq(expected), "{text}");
}

#[test]
fn yaml_blocks_and_flows() {
    let text = "\
openapi: 3.0.3   # a comment
paths:
  /pets/{id}:
    get:
      responses:
        200: {a: 1, 'b c': [x, {y: z}]}
        \"40\\u0034\":
          description: >
            two
            lines
  '/a~b':
    post: !!map
      x: null
      empty:
tags:
- name: a
-   name: b
    more: [1,
      2]
- - deep
  - er
";
    check(
        text,
        &[
            ("", (1, 1), (1, 1)),
            ("/openapi", (1, 1), (1, 10)),
            ("/paths", (2, 1), (3, 3)),
            ("/paths/~1pets~1{id}", (3, 3), (4, 5)),
            ("/paths/~1pets~1{id}/get/responses/200", (6, 9), (6, 14)),
            ("/paths/~1pets~1{id}/get/responses/200/a", (6, 15), (6, 18)),
            ("/paths/~1pets~1{id}/get/responses/200/b c", (6, 21), (6, 28)),
            ("/paths/~1pets~1{id}/get/responses/200/b c/0", (6, 29), (6, 29)),
            ("/paths/~1pets~1{id}/get/responses/200/b c/1", (6, 32), (6, 32)),
            ("/paths/~1pets~1{id}/get/responses/200/b c/1/y", (6, 33), (6, 36)),
            ("/paths/~1pets~1{id}/get/responses/404", (7, 9), (8, 11)),
            ("/paths/~1pets~1{id}/get/responses/404/description", (8, 11), (8, 24)),
            ("/paths/~1a~0b", (11, 3), (12, 5)),
            ("/paths/~1a~0b/post", (12, 5), (12, 11)),
            ("/paths/~1a~0b/post/x", (13, 7), (13, 10)),
            ("/paths/~1a~0b/post/empty", (14, 7), (14, 13)),
            ("/tags", (15, 1), (16, 1)),
            ("/tags/0", (16, 3), (16, 3)),
            ("/tags/1", (17, 5), (17, 5)),
            ("/tags/1/more", (18, 5), (18, 11)),
            ("/tags/1/more/1", (19, 7), (19, 7)),
            ("/tags/2", (20, 3), (20, 3)),
            ("/tags/2/1", (21, 5), (21, 5)),
        ],
    );
}

#[test]
fn json() {
    let text = "{\n  \"openapi\": \"3.0.3\",\r\n\t\"größe\" : {\"a\\u002fb\":[ 1 , {\"x\":null}, [ ] ] },\n\"e\":{},\"200\":-1.5e3}\n";
    check(
        text,
        &[
            ("", (1, 1), (1, 1)),
            ("/openapi", (2, 3), (2, 14)),
            ("/größe", (3, 2), (3, 12)),
            ("/größe/a~1b", (3, 13), (3, 24)),
            ("/größe/a~1b/0", (3, 26), (3, 26)),
            ("/größe/a~1b/1", (3, 30), (3, 30)),
            ("/größe/a~1b/1/x", (3, 31), (3, 35)),
            ("/größe/a~1b/2", (3, 42), (3, 42)),
            ("/e", (4, 1), (4, 5)),
            ("/200", (4, 8), (4, 14)),
        ],
    );
}

#[test]
fn what_is_not_there_is_the_nearest_around_it() {
    let yaml = "paths:\n  /pets:\n    get:\n      tags: [a]\n";
    let json = "{\"paths\": {\"/pets\": {\"get\":\n  {\"tags\": [1]}}}}";
    for (text, get, tags) in [(yaml, (3, 5), (4, 7)), (json, (1, 22), (2, 4))] {
        for (at, expected) in [
            ("/paths/~1pets/get/responses", get),
            ("/paths/~1pets/get/responses/200/content", get),
            ("/paths/~1pets/get/tags/7", tags),
            ("/paths/~1pets/get/tags/name", tags),
            ("/paths/~1pets/get/tags/0/x", (tags.0, tags.1 + if text == yaml { 7 } else { 9 })),
            ("/info", (1, 1)),
        ] {
            assert_eq!(place(text, at, Part::Key), expected, "{at}");
            assert_eq!(place(text, at, Part::Value), expected, "{at}");
        }
    }
}

#[test]
fn anchors_aliases_and_merge_keys() {
    let text = "\
base: &base
  a: 1
  b: {c: 2}
one: *base
two:
  <<: *base
  b: 3
three:
  <<: [{x: 1}, *base]
list: [&n 1, *n, {<<: *base}, *n, last]
&k key: value
four: &four [5]
";
    check(
        text,
        &[
            ("/base", (1, 1), (1, 7)),
            ("/base/b/c", (3, 7), (3, 10)),
            ("/one", (4, 1), (4, 6)),
            ("/two/a", (2, 3), (2, 6)),
            ("/two/b", (7, 3), (7, 6)),
            ("/three/x", (9, 9), (9, 12)),
            ("/three/b/c", (3, 7), (3, 10)),
            ("/list/0", (10, 8), (10, 8)),
            ("/list/1", (10, 14), (10, 14)),
            ("/list/4", (10, 35), (10, 35)),
            ("/four/0", (12, 14), (12, 14)),
        ],
    );
    assert_eq!(place(text, "/one/b/c", Part::Value), (3, 10), "through an alias");
    assert_eq!(place(text, "/list/2/a", Part::Key), (2, 3), "through a merge within a list");
}

#[test]
fn an_element_after_ones_with_anchors_is_told_from_an_alias() {
    let text = "l:\n- &a {x: &b 1, y: {z: &c 2}}\n- *b\n- &d q\n- *c\n- {*b : 1, k: *d}\n- end\n";
    check(
        text,
        &[
            ("/l/1", (3, 3), (3, 3)),
            ("/l/2", (4, 3), (4, 3)),
            ("/l/3", (5, 3), (5, 3)),
            ("/l/5", (7, 3), (7, 3)),
        ],
    );
}

#[test]
fn lines_that_only_yaml_knows() {
    let text = "a: \"x\u{2028}y\u{85}z\"\nb: \"\r  k\"\nc: 1\r\nd: 2\n";
    check(
        text,
        &[("/a", (1, 1), (1, 4)), ("/b", (2, 1), (2, 4)), ("/c", (3, 1), (3, 4)), ("/d", (4, 1), (4, 4))],
    );
}

#[test]
fn a_key_written_twice_has_two_places_and_the_last_counts() {
    for (text, expected) in
        [("a: 1\nb: 2\na: {x: 3}\n", vec![0, 10]), ("{\"a\":1, \"a\": {\"x\":3}}", vec![1, 8])]
    {
        assert_eq!(keys(text, &[pointer("/a")]), [expected]);
        assert_ne!(place(text, "/a/x", Part::Key), place(text, "/a", Part::Key));
    }
}

#[test]
fn documents() {
    assert_eq!(second_document("a: 1\n---\nb: 2\n"), Some(9));
    assert_eq!(second_document("a: 1\n"), None);
}

/// Every node's pointer.
fn all(node: &Node, at: &Pointer, found: &mut Vec<Pointer>) {
    found.push(at.clone());
    match node {
        Node::Mapping(members) => members.iter().for_each(|(key, inner)| all(inner, &at.key(key), found)),
        Node::Sequence(items) => {
            items.iter().enumerate().for_each(|(i, inner)| all(inner, &at.index(i), found))
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

/// In a description of many thousand nodes each key's place holds that key, in one walk.
#[test]
fn every_key_of_a_description() {
    for text in [include_str!("../../../../spec/openapi.yaml")] {
        let tree = tree::parse(&Source::from_text("spec", text), &mut crate::diagnostic::Problems::default())
            .unwrap();
        let mut places = Vec::new();
        all(&tree, &Pointer::root(), &mut places);
        assert!(places.len() > 500);
        let asked: Vec<_> = places.iter().map(|at| (at, Part::Key)).collect();
        for (at, offset) in places.iter().zip(offsets(text, &asked)).skip(1) {
            let (key, here) = (at.last().unwrap(), text.get(offset.unwrap()..).unwrap());
            let is_index = matches!(tree.at(&at.parent().unwrap()), Some(Node::Sequence(_)));
            assert!(is_index || here.trim_start_matches(['\'', '"']).starts_with(&key), "{at}: {:.20}", here);
        }
    }
}

/// The law of the short way through YAML: it finds what the parser finds in the whole text, or nothing.
#[test]
fn the_short_way_finds_what_the_parser_finds() {
    let (mut short, mut all_texts) = (0, 0);
    let described = samples::accepted().into_iter().chain(samples::real(150_000));
    for path in described.filter(|path| path.extension().is_some_and(|it| it == "yaml")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let source = Source::from_text("it", text.clone());
        let Some(tree) = tree::parse(&source, &mut crate::diagnostic::Problems::default()) else { continue };
        let mut places = Vec::new();
        all(&tree, &Pointer::root(), &mut places);
        let mut whole = super::Want::default();
        places.iter().for_each(|at| whole.add(at));
        let wanted = whole.blank();
        super::yaml::walk(&text, &mut whole).unwrap();
        all_texts += 1;
        for small in [0, 200, super::block::SMALL] {
            let Some(found) = super::block::walk(&text, &wanted, small) else { continue };
            short += 1;
            for at in &places {
                for part in [Part::Key, Part::Value] {
                    let (found, expected) = (found.nearest(at, part), whole.nearest(at, part));
                    assert_eq!(found, expected, "{at} {part:?} in {}, {small}", path.display());
                }
            }
        }
    }
    assert!(short * 10 > all_texts * 3 * 7, "{short} ways through {all_texts} texts");
}

/// What is not plain is left to the parser: keys of other kinds, members from elsewhere, keys written twice.
#[test]
fn the_short_way_leaves_what_is_not_plain() {
    let at = pointer("/a/b");
    let walked = |text: &str| {
        let mut want = super::Want::default();
        want.add(&at);
        super::block::walk(text, &want, 0).and_then(|found| found.nearest(&at, Part::Key))
    };
    assert_eq!(walked("x: 1\na:\n  c: 2\n  b: 3\n"), Some(17));
    assert_eq!(walked("---\n# a:\n'a' : # no\n\n  \"b\": |\n    c\nd:\n- a: 1\n"), Some(23));
    for text in [
        "a:\n  b: 1\na:\n  b: 2\n",
        "? a\n: {b: 1}\n",
        "x: &x {b: 1}\na: *x\n",
        "x: &x {b: 1}\na:\n  <<: *x\n",
        "{a: {b: 1}}",
        "\"\\x61\":\n  b: 1\n",
        "a:\n  c: \"\n b: 2\"\n  b: 1\n",
        "c: 1\r  \na:\n  b: 1\n",
    ] {
        assert_eq!(walked(text), None, "{text}");
    }
}
