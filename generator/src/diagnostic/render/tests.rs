use crate::diagnostic::{Code, Diagnostic, Extent, Label, Problems, Report};
use crate::source::{Pointer, Source};

fn report(found: impl IntoIterator<Item = Diagnostic>) -> Report {
    let mut problems = Problems::tolerating([Code::MISSING_KEY]);
    found.into_iter().for_each(|found| problems.push(found));
    problems.into_report()
}

fn at(pointer: &str) -> Pointer {
    Pointer::parse(pointer).unwrap()
}

const TEXT: &str =
    "openapi: 3.0.3\npaths:\n  /pets:\n    get:\n      schema:\n        $ref: '#/components/schemas/Pett'\n";

#[test]
fn frames() {
    let report = report([
        Diagnostic::new(Code::UNKNOWN_KEY, Label::key(&at("/paths/~1pets/get")), "a warning")
            .label(Label::key(&at("/openapi")).saying("because of this")),
        Diagnostic::new(
            Code::LOST_PATH,
            Label::value(&at("/paths/~1pets/get/schema/$ref"))
                .saying("referenced by GET /pets, response 200"),
            "no schema named `Pett`",
        )
        .help("did you mean `Pet`?"),
    ]);
    let expected = r#"warning[E0022]: a warning
 --> spec.yaml:4:5
  |
1 | openapi: 3.0.3
  | ------- because of this
...
4 |     get:
  |     ^^^

error[E0101]: no schema named `Pett`
 --> spec.yaml:6:15
  |
6 |         $ref: '#/components/schemas/Pett'
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ referenced by GET /pets, response 200
  |
  = help: did you mean `Pet`? to generate nevertheless, use `--keep-going` or `tolerate = ["E0101"]`

warning[E0600]: E0021 is tolerated, but no finding has this code
--> spec.yaml
 = help: remove E0021 from the tolerated codes, so that you do not miss the next one

1 error, 2 warnings
"#;
    let source = Source::from_text("spec.yaml", TEXT);
    assert_eq!(report.render(&source), expected);
    assert!(report.render_coloured(&source, Extent::Every).contains("\u{1b}["));
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let before = "\"a\":1,".repeat(500_000);
    let text = format!("{{{before}\"größe\":\"here\",{}\"z\":2}}", before);
    let source = Source::from_text("min.json", text);
    let report =
        report([Diagnostic::new(Code::WRONG_KIND, Label::value(&at("/größe")).saying("this"), "wrong")]);
    let expected = "\
error[E0020]: wrong
 --> min.json:1:3000010
  |
1 | …\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"größe\":\"here\",\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"a\":1,\"…
  |                                                  ^^^^^^ this
";
    let drawn = report.render(&source);
    assert!(drawn.starts_with(expected), "{drawn}");
    assert!(drawn.len() < 1000);
    let coloured = report.render_coloured(&source, Extent::Distinct);
    assert!(coloured.contains(":1:3000010"), "{coloured}");
    assert_eq!(report.lines(&source).first().unwrap().1, "min.json:1:3000010: error[E0020]: wrong: this");
}

#[test]
fn one_line_forms_stay_on_one_line() {
    let report =
        report([Diagnostic::new(Code::WRONG_KIND, Label::value(&at("/openapi")), "a\nb\u{1b}[31m\u{2028}c")]);
    let lines = report.lines(&Source::from_text("spec.yaml", TEXT));
    assert_eq!(lines.first().unwrap().1, "spec.yaml:1:10: error[E0020]: a\\nb\\u{1b}[31m\\u{2028}c");
}

#[test]
fn far_places_have_excerpts_of_their_own_and_equal_findings_are_one() {
    let text = format!("a: 1\n{}z: 2\n", "# comment\n".repeat(40));
    let found = Diagnostic::new(Code::WRONG_KIND, Label::key(&at("/z")), "wrong")
        .label(Label::key(&at("/a")).saying("because of this"));
    let report = report([found.clone(), found]);
    let drawn = report.render(&Source::from_text("spec.yaml", text));
    let expected = "\
error[E0020]: wrong
  --> spec.yaml:42:1
   |
42 | z: 2
   | ^
   |
  ::: spec.yaml:1:1
   |
 1 | a: 1
   | - because of this
";
    assert!(drawn.starts_with(expected), "{drawn}");
    assert_eq!(drawn.matches("error[E0020]").count(), 1);
}

#[test]
fn data_for_programs() {
    let found = Diagnostic::new(
        Code::MISSING_KEY,
        Label::value(&at("/paths/~1pets/get/responses")),
        "`responses` is missing",
    )
    .help("every operation has at least one response");
    let report = report([found]);
    let located = report.located(&Source::from_text("spec.yaml", TEXT));
    let found = located.first().unwrap();
    assert_eq!(found.to_string(), "spec.yaml:4:5: warning[E0021]: `responses` is missing");
    assert_eq!(found.at.pointer.as_str(), "/paths/~1pets/get/responses");
    assert_eq!(report.summary(), "1 warning");
}

/// A slip of a tool is everywhere: three times is enough to see what it is. Errors are to be put right, each of them.
#[test]
fn warnings_that_say_the_same_are_shown_three_times() {
    let text = (0..6).map(|index| format!("a{index}: x\n")).collect::<String>();
    let source = Source::from_text("spec.yaml", text);
    let every = |code, message: &str| {
        let found = |index| Diagnostic::new(code, Label::value(&at(&format!("/a{index}"))), message);
        (0..6).map(found).collect::<Vec<_>>()
    };
    let other = Diagnostic::new(Code::UNKNOWN_KEY, Label::value(&at("/a5")), "another slip");
    let slips = every(Code::UNKNOWN_KEY, "slip").into_iter().chain(every(Code::WRONG_KIND, "fault"));
    let report = report(slips.chain([other]).collect::<Vec<_>>());
    let drawn = report.render(&source);
    assert_eq!(drawn.matches("warning[E0022]: slip").count(), 3, "{drawn}");
    assert_eq!(drawn.matches("= note: the same at 3 more places; `--warnings all`").count(), 1, "{drawn}");
    assert_eq!(drawn.matches("error[E0020]: fault").count(), 6, "{drawn}");
    assert!(drawn.contains("another slip") && drawn.ends_with("6 errors, 8 warnings\n"), "{drawn}");
    assert_eq!(report.located(&source).len(), 14);
    let every = report.render_plain(&source, Extent::Every);
    assert_eq!(every.matches("warning[E0022]: slip").count(), 6, "{every}");
    assert!(!every.contains("the same at"), "{every}");
}

/// Hundreds of findings hide what matters: ten are shown, the most severe first and of each code at least one, the others are
/// counted.
#[test]
fn few_are_shown_and_the_others_counted() {
    let text = (0..40).map(|index| format!("a{index}: x\n")).collect::<String>();
    let source = Source::from_text("spec.yaml", text);
    let found = |code, index: usize| {
        Diagnostic::new(code, Label::value(&at(&format!("/a{index}"))), format!("this is {index}"))
    };
    let slips = (0..20).map(|index| found(Code::UNKNOWN_KEY, index));
    let others = (20..22).map(|index| found(Code::EXAMPLE_KIND, index));
    let errors = (30..33).map(|index| found(Code::WRONG_KIND, index));
    let report = report(slips.chain(others).chain(errors).collect::<Vec<_>>());
    let drawn = report.render_plain(&source, Extent::Few);
    let titles: Vec<_> =
        drawn.lines().filter(|line| line.contains("this is") || line.contains("is tolerated")).collect();
    assert_eq!(titles.len(), 10, "{drawn}");
    assert!(titles[..3].iter().all(|title| title.starts_with("error[E0020]")), "{titles:?}");
    let of = |code: &str| titles.iter().filter(|title| title.contains(code)).count();
    assert_eq!((of("E0022"), of("E0314"), of("E0600")), (4, 2, 1), "{titles:?}");
    let end = "
warning[E0022]: 16 more: unknown key
to see all: `clientwright lint` or `--warnings all`; to hide a code: `--allow CODE`

3 errors, 23 warnings
";
    assert!(drawn.ends_with(end), "{drawn}");

    let lines: Vec<_> = report.lines(&source).into_iter().map(|(_, line)| line).collect();
    assert_eq!(lines.len(), 12, "{lines:?}");
    assert_eq!(lines[0], "spec.yaml:31:6: error[E0020]: this is 30");
    assert_eq!(lines[10], "spec.yaml: warning[E0022]: 16 more: unknown key");
}

/// What is there twice is counted where it is not shown.
#[test]
fn what_says_the_same_is_counted_too() {
    let text = (0..60).map(|index| format!("a{index}: x\n")).collect::<String>();
    let source = Source::from_text("spec.yaml", text);
    let found = |index: usize| {
        let message = format!("this is {}", index % 5);
        Diagnostic::new(Code::UNKNOWN_KEY, Label::value(&at(&format!("/a{index}"))), message)
    };
    let report = report((0..60).map(found).collect::<Vec<_>>());
    let drawn = report.render_plain(&source, Extent::Few);
    let shown = drawn.matches("\nwarning[E0022]: this is").count() + 1;
    let again: usize = drawn
        .split("the same at ")
        .skip(1)
        .map(|rest| rest.split(' ').next().unwrap().parse::<usize>().unwrap())
        .sum();
    let rest =
        drawn.split("warning[E0022]: ").find_map(|rest| rest.split(" more: ").next()?.parse::<usize>().ok());
    assert_eq!(shown + again + rest.unwrap(), 60, "{drawn}");
}
