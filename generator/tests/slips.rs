//! The slips that real descriptions have: each is a warning with a repair, and an error when asked, in YAML and in JSON.

use clientwright::diagnostic::{Problems, Severity};
use clientwright::settings::Strictness;
use clientwright::unstable::tree;
use clientwright::{Settings, Source, generate};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const SLIPS: &str = "\
openapi: 3.0.3
info: {title: Slips, version: 1.0.0}
servers: [{url: 'https://slips.example'}]
paths:
  /a/{id}/{other}:
    get:
      operationId: twice
      parameters:
        - {name: other, in: path, schema: {type: string}}
        - {name: n, in: query, schema: {type: integer, maximum: '10', minLength: '3'}}
        - {$ref: '#/components/parameters/Nope'}
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  a: {type: string, required: true}
                  b: {type: date}
                  c: {type: integer, enum: [1, two]}
                  d: {type: integer, default: abc}
                  e: {nullable: true}
                  f: {$ref: '#/components/schemas/Nope'}
                  g: {type: integer, example: x}
  /b:
    get:
      operationId: twice
      responses: {'204': {description: Done.}}
";

/// Path parameters that are not declared or not required; numbers in quotes; references that lead nowhere; no description;
/// `required: true`; `type: date`; a value, a default and an example of other types; nullable alone; an id that is there twice.
const CODES: [&str; 12] = [
    "E0024", "E0102", "E0201", "E0203", "E0207", "E0215", "E0305", "E0307", "E0309", "E0312", "E0313",
    "E0314",
];

#[test]
fn each_slip_is_put_right_with_a_warning_and_an_error_when_asked() {
    let mut problems = Problems::default();
    let yaml = Source::from_text("slips.yaml", SLIPS);
    let tree = tree::parse(&yaml, &mut problems).expect("a tree");
    assert_eq!(problems.into_report().diagnostics, []);
    let json = Source::from_text("slips.json", serde_json::to_string_pretty(&tree).expect("a text"));
    for source in [yaml, json] {
        let made = generate(&source, &Settings::default()).expect("nothing but slips");
        assert_eq!((made.summary.emitted, made.summary.declared), (2, 2));
        let strict = generate(&source, &Settings::default().strictness(Strictness::Strict));
        let strict = strict.expect_err("slips are errors");
        for (report, severity) in [(&made.report, Severity::Warning), (&strict, Severity::Error)] {
            let codes: BTreeSet<_> = report.diagnostics.iter().map(|it| it.code.to_string()).collect();
            let wanted = CODES.into_iter().map(str::to_owned).collect();
            assert_eq!(codes, wanted, "{}", report.render(&source));
            assert!(
                report.diagnostics.iter().all(|it| it.severity == severity),
                "{}",
                report.render(&source)
            );
        }
    }
}

/// Descriptions with one slip each: what is found in them, and that all of it is a warning, and an error when asked. `UPDATE=1`
/// rewrites the list.
#[test]
fn each_slip_is_found_where_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("a folder").flatten().map(|it| it.path()).collect();
    files.sort();
    let mut all = String::new();
    for path in files.into_iter().filter(|path| path.extension().is_none_or(|it| it != "txt")) {
        let file = if path.is_dir() { path.join("openapi.yaml") } else { path.clone() };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = Source::read(&file).expect("a description").shown_as(name.as_str());
        let made = generate(&source, &Settings::default());
        let made = made.unwrap_or_else(|report| panic!("{}", report.render(&source)));
        assert_eq!(made.summary.left_out, [], "{name}");
        let _done = writeln!(all, "{name}: {} of {}", made.summary.emitted, made.summary.declared);
        for found in made.report.located(&source) {
            let _done =
                writeln!(all, "  {} {}: {} ({})", found.code, found.at.pointer, found.message, found.help);
        }
        let strict = generate(&source, &Settings::default().strictness(Strictness::Strict));
        assert_eq!(strict.is_err(), !made.report.diagnostics.is_empty(), "{name}");
    }
    let listed = folder.join("found.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&listed, &all).expect("it can be written");
    }
    assert_eq!(std::fs::read_to_string(listed).unwrap_or_default(), all);
}
