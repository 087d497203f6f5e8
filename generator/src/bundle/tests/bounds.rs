use super::{bundled, looking_in, read, write};
use crate::bundle::bundle;
use crate::diagnostic::{Code, Problems};
use crate::settings::{Bounds, Local, Outside, References, Settings};
use crate::source::Source;
use crate::tree;

/// The one finding of a description that refers to `$ref` as a schema, with these other files.
#[track_caller]
fn found(reference: &str, files: &[(&str, &str)], expected: &[&str]) {
    let text =
        format!("openapi: 3.0.3\ncomponents:\n  schemas:\n    A:\n      items: {{$ref: '{reference}'}}\n");
    let all: Vec<_> = std::iter::once(("openapi.yaml", text.as_str())).chain(files.iter().copied()).collect();
    assert_eq!(bundled(&all).1, expected, "{reference}");
}

#[test]
fn what_cannot_be_followed_is_said_where_it_stands() {
    let here = |rest: &str| format!("openapi.yaml:5:21: error{rest}");
    let slip = |rest: &str| format!("openapi.yaml:5:21: warning{rest}");
    let pets: &[_] = &[
        ("pets.yaml", "Pet: {}\nCat: {$ref: '#/Dog'}\nLoop: {$ref: './x.yaml#/Pool'}\n"),
        ("x.yaml", "Pool: {$ref: 'pets.yaml#/Loop'}\n"),
    ];
    for (reference, expected) in [
        (
            "http://a.b/c.yaml",
            here("[E0750]: `http://a.b/c.yaml` is on the network, and clientwright fetches nothing"),
        ),
        ("/etc/passwd", here("[E0751]: `/etc/passwd` is outside the folder of the description")),
        (
            "file:///etc/nothing",
            here("[E0751]: `file:///etc/nothing` is outside the folder of the description"),
        ),
        ("x/../../y.yaml", here("[E0751]: `x/../../y.yaml` is outside the folder of the description")),
        ("Pets.yaml", slip("[E0752]: the file `Pets.yaml` does not exist")),
        ("x/y.yaml#/z", slip("[E0752]: the file `x/y.yaml` does not exist")),
        ("nowhere/../pets.yaml#/Dog/x", slip("[E0754]: `#/Dog/x` does not exist in `pets.yaml`")),
        ("pets.yaml#/Dog/x", slip("[E0754]: `#/Dog/x` does not exist in `pets.yaml`")),
        ("pets.yaml#dog", slip("[E0754]: there is no `$anchor: dog` in `pets.yaml`")),
        ("pets.yaml#/Cat", "pets.yaml:2:13: warning[E0754]: `#/Dog` does not exist in `pets.yaml`".into()),
        ("pets.yaml#/Loop", "pets.yaml:3:14: error[E0104]: `./x.yaml#/Pool` leads back to itself".into()),
    ] {
        found(reference, pets, &[&expected]);
    }
    found(
        "bad.yaml",
        &[("bad.yaml", "a: 'x\n")],
        &["bad.yaml:2:1: error[E0001]: invalid YAML: found unexpected end of stream"],
    );
    found(
        "twice.yaml",
        &[("twice.yaml", "title: a\ntype: string\ntitle: b\n")],
        &["twice.yaml:3:1: error[E0002]: duplicate key `title`: used again here"],
    );
    found(
        "bytes.yaml",
        &[("bytes.yaml/x", "")],
        &[&here("[E0753]: `bytes.yaml` cannot be read: it is a folder")],
    );
}

#[cfg(unix)]
#[test]
fn symbolic_links_lead_nowhere_else() {
    let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = "openapi: 3.0.3\ncomponents: {schemas: {A: {items: {$ref: link.yaml}}, B: {items: {$ref: same.yaml}}}}\n";
    write(inside.path(), &[("openapi.yaml", text), ("B1.yaml", "title: x\n")]);
    write(outside.path(), &[("secret.yaml", "title: secret\n")]);
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), inside.path().join("link.yaml")).unwrap();
    std::os::unix::fs::symlink("B1.yaml", inside.path().join("same.yaml")).unwrap();
    let path = inside.path().join("openapi.yaml");
    let (_, found) = read(&path, &References::default());
    assert_eq!(
        found,
        ["openapi.yaml:2:42: error[E0751]: `link.yaml` is outside the folder of the description"]
    );
    let allowed = References { outside: Outside::Allowed, ..References::default() };
    let (tree, found) = read(&path, &allowed);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(tree.get("components").unwrap().get("schemas").unwrap().as_mapping().unwrap().len(), 4);
}

/// A link in the description's folder may lead elsewhere: what is there is not told, neither by names nor by whether.
#[cfg(unix)]
#[test]
fn nothing_is_told_of_what_is_elsewhere() {
    let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = "openapi: 3.0.3\ncomponents: {schemas: {A: {items: {$ref: link/pett.yaml}}, B: {items: {$ref: link/pet.yaml}}}}\n";
    write(inside.path(), &[("openapi.yaml", text)]);
    write(outside.path(), &[("pet.yaml", "title: secret\n")]);
    std::os::unix::fs::symlink(outside.path(), inside.path().join("link")).unwrap();
    let path = inside.path().join("openapi.yaml");
    let report = |references: References| {
        let source = Source::read(&path).unwrap().shown_as("openapi.yaml");
        crate::read(&source, &looking_in(&references)).map(|read| read.report).unwrap_or_else(|report| report)
    };
    let report_inside = report(References::default());
    let said: Vec<_> =
        report_inside.diagnostics.iter().map(|found| (found.code, found.message.as_str())).collect();
    for name in ["pett", "pet"] {
        let message = format!("`link/{name}.yaml` is outside the folder of the description");
        assert!(said.contains(&(Code::OUTSIDE_REFERENCE, &message)), "{said:?}");
    }
    // who allows such files may read them, and is still not shown what else there is
    let allowed = report(References { outside: Outside::Allowed, ..References::default() });
    let missing = allowed.diagnostics.iter().find(|found| found.code == Code::MISSING_FILE).unwrap();
    assert_eq!(missing.help, "until it is fixed, as little as possible is assumed");
}

/// What was looked for is known: a run that depends on it is made again when it is there.
#[test]
fn what_is_missing_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let text = "openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {items: {$ref: a/b.yaml}}, B: {items: {$ref: 'https://a.b/c.yaml'}}}}\n";
    write(folder.path(), &[("openapi.yaml", text)]);
    let vendor = folder.path().join("vendor");
    let local = vec![Local { prefix: "https://a.b/".into(), path: vendor.clone() }];
    let source = Source::read(folder.path().join("openapi.yaml")).unwrap();
    let settings = looking_in(&References { local, ..References::default() });
    let report = crate::generate(&source, &settings).map(|made| made.report).unwrap_or_else(|report| report);
    assert_eq!(report.sought, [folder.path().join("a/b.yaml"), vendor.join("c.yaml")]);
}

#[test]
fn folders_stand_for_the_network() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        &[
            (
                "spec/openapi.yaml",
                "openapi: 3.0.3\ncomponents: {schemas: {A: {allOf: [{$ref: 'https://a.b/s/x%20y.yaml#/X'}, {$ref: 'https://a.b/s/v2/z'}]}}}\n",
            ),
            ("vendor/x y.yaml", "X: {items: {$ref: 'more/y.yaml'}}\n"),
            ("vendor/more/y.yaml", "title: y\n"),
            ("v2/z", "title: z\n"),
        ],
    );
    let local = |prefix: &str, path: &str| Local { prefix: prefix.into(), path: folder.path().join(path) };
    let local = vec![local("https://a.b/s/", "vendor"), local("https://a.b/s/v2", "v2")];
    let references = References { local, ..References::default() };
    let (tree, found) = read(&folder.path().join("spec/openapi.yaml"), &references);
    assert_eq!(found, Vec::<String>::new());
    let names: Vec<_> = tree
        .get("components")
        .unwrap()
        .get("schemas")
        .unwrap()
        .as_mapping()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(names, ["A", "X", "z", "y"]);
}

#[test]
fn a_text_has_no_files_beside_it() {
    let source = Source::from_text("t", "openapi: 3.0.3\npaths: {/a: {$ref: a.yaml}}\n");
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems).unwrap();
    assert_eq!(bundle(&source, tree.clone(), &Settings::default(), &mut problems), tree);
    let codes: Vec<_> =
        problems.into_report().diagnostics.iter().map(|found| found.code.to_string()).collect();
    assert_eq!(codes, ["E0501"]);
}

#[test]
fn what_is_put_in_place_has_bounds() {
    let mut files =
        vec![("openapi.yaml".to_owned(), "openapi: 3.0.3\npaths: {/a: {$ref: '0.yaml'}}\n".to_owned())];
    for level in 0..20 {
        let next = level + 1;
        let callbacks =
            (0..8).map(|name| format!("  c{name}: {{x: {{$ref: '{next}.yaml'}}}}\n")).collect::<String>();
        files.push((format!("{level}.yaml"), format!("get:\n callbacks:\n{callbacks}")));
    }
    files.push(("20.yaml".into(), "summary: x\n".into()));
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let started = std::time::Instant::now();
    let (_, found) = bundled(&files);
    assert!(!found.is_empty() && found.iter().all(|found| found.contains("[E0756]")), "{:?}", found.first());
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

#[test]
fn each_file_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    let item = "allOf: [{$ref: a.yaml}, {$ref: './a.yaml#'}, {$ref: '../s/b.json'}, {$ref: 'a.yaml#/items'}]\nitems: {}\n";
    let text = "openapi: 3.0.3\ncomponents: {schemas: {A: {$ref: s/a.yaml}, B: {$ref: './s/../s/b.json'}}}\n";
    write(
        folder.path(),
        &[("openapi.yaml", text), ("s/a.yaml", item), ("s/b.json", "{\"$ref\": \"a.yaml\"}")],
    );
    let source = Source::read(folder.path().join("openapi.yaml")).unwrap().shown_as("spec/openapi.yaml");
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems).unwrap();
    let _tree = bundle(&source, tree, &Settings::default(), &mut problems);
    let report = problems.into_report();
    assert_eq!(report.diagnostics, []);
    let names: Vec<_> = report.files.iter().map(Source::name).collect();
    assert_eq!(names, ["spec/s/a.yaml", "spec/s/b.json"]);
    assert!(report.files.iter().all(|file| file.path().is_some_and(|path| path.starts_with(folder.path()))));
}

#[test]
fn the_whole_has_a_bound_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        &[
            ("openapi.yaml", "openapi: 3.0.3\npaths: {/a: {$ref: i.yaml}, /b: {$ref: i.yaml}}\n"),
            ("i.yaml", "get: {tags: [a, b, c]}\n"),
        ],
    );
    let source = Source::read(folder.path().join("openapi.yaml")).unwrap();
    for (nodes, wanted) in [(15, &[][..]), (14, &["E0007"])] {
        let settings = Settings::default().bounds(Bounds { nodes, ..Bounds::default() });
        let mut problems = Problems::default();
        let tree = tree::parse(&source, &mut problems).unwrap();
        bundle(&source, tree, &settings, &mut problems);
        let codes: Vec<_> =
            problems.into_report().diagnostics.iter().map(|found| found.code.to_string()).collect();
        assert_eq!(codes, wanted, "{nodes}");
    }
}

/// Of a schema that is not there any value can be taken; of a path, or of all of them, nothing can.
#[test]
fn what_is_lost_as_a_whole_is_an_error() {
    for (text, wanted) in [
        ("paths: {/a: {$ref: 'x.yaml#/b'}}", "error[E0101]"),
        ("paths: {$ref: 'x.yaml#/b'}", "error[E0101]"),
        ("components: {schemas: {$ref: 'x.yaml#/b'}}", "error[E0101]"),
        ("components: {pathItems: {A: {$ref: 'x.yaml#/b'}}}", "error[E0101]"),
        ("components: {schemas: {A: {$ref: 'x.yaml#/b'}}}", "warning[E0754]"),
        ("components: {responses: {A: {$ref: 'x.yaml#/b'}}}", "warning[E0754]"),
        ("paths: {/a: {get: {parameters: [{$ref: 'x.yaml#/b'}]}}}", "warning[E0754]"),
    ] {
        let text = format!("openapi: 3.1.0\n{text}\n");
        let (_, found) = bundled(&[("openapi.yaml", &text), ("x.yaml", "a: {}\n")]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found.iter().all(|it| it.contains(wanted)), "{text}: {found:?}");
    }
}
