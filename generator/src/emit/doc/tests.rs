use super::*;
use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

#[test]
fn markdown_becomes_what_rustdoc_takes() {
    for (given, want) in [
        ("See [the guide](https://x.y/z) now.", "See [the guide](https://x.y/z) now."),
        ("See https://x.y/z.", "See <https://x.y/z>."),
        ("See <https://x.y/z>.", "See <https://x.y/z>."),
        ("Values [DEFAULT, REQUEST]", "Values \\[DEFAULT, REQUEST]"),
        ("a <b>bold</b> `Vec<u8>` [x]", "a &lt;b>bold&lt;/b> `Vec<u8>` \\[x]"),
        ("    indented", "   indented"),
        ("a ` b", "a \\` b"),
        ("``a`b`` \\`", "``a`b`` \\`"),
        ("-     code", "- code"),
        ("> ```", "> \\\\`\\`\\`"),
        ("[a https://x.y](https://x.y)", "[a https://x.y](https://x.y)"),
        ("a (https://x.y/z) b", "a (<https://x.y/z>) b"),
        ("[a] (https://x.y/z)", "\\[a] (<https://x.y/z>)"),
        ("a=\"https://x.y/z\"", "a=\"<https://x.y/z>\""),
        ("[a\n b](https://x.y/z) c", "[a b](https://x.y/z) c"),
    ] {
        assert_eq!(markdown(given), [want], "{given}");
    }
}

#[test]
fn fences_are_closed_and_never_run() {
    assert_eq!(markdown("```\nlet x;\n```"), ["```text", "let x;", "```"]);
    assert_eq!(markdown("```rust\n[x] <y>"), ["```text", "[x] <y>", "```"]);
    assert_eq!(markdown("~~~ edition2021\nx"), ["~~~text", "x", "~~~"]);
    assert_eq!(markdown("```json\n{}\n```\nafter [x]"), ["```json", "{}", "```", "after \\[x]"]);
    assert_eq!(markdown("- a\n  ```json\n  {}\n  ```\n- b"), ["- a", "```json", "{}", "```", "- b"]);
}

#[test]
fn a_nested_list_keeps_its_indentation() {
    assert_eq!(markdown("- a\n  - b\n\n    c"), ["- a", "  - b", "", "    c"]);
}

/// Clippy's `doc_lazy_continuation`.
#[test]
fn what_goes_on_in_a_list_or_a_quote_stands_where_it_belongs() {
    assert_eq!(markdown("- a\nb\n    c\n\nd"), ["- a", "  b", "  c", "", "d"]);
    assert_eq!(markdown("1. a\nb\n2. c"), ["1. a", "   b", "2. c"]);
    assert_eq!(markdown("- a\n  - b\n  c"), ["- a", "  - b", "    c"]);
    assert_eq!(markdown("> a\nb"), ["> a", "> b"]);
    assert_eq!(markdown("- a\n# b"), ["- a", "# b"]);
    assert_eq!(markdown("- a\n===\nb"), ["- a", "===", "b"]);
}

#[test]
fn a_description_that_begins_with_the_summary_says_it_once() {
    let text = Text { summary: "Do it".into(), description: "Do it now.".into(), ..Text::default() };
    assert_eq!(lines(&text), ["Do it now."]);
}

#[test]
fn names_as_code() {
    assert_eq!(code("a"), "`a`");
    assert_eq!(code("a`b"), "``a`b``");
    assert_eq!(code("`"), "`` ` ``");
    assert_eq!(code("a\n```\nb"), "````a ``` b````");
    assert_eq!(code(""), "(nothing)");
}

/// What a text that wants to run would be made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "```",
        "~~~",
        "````",
        "`",
        "rust",
        "no_run",
        "edition2021",
        "json",
        "\n",
        "\n\n",
        "\r",
        "    ",
        "\t",
        " ",
        "  ",
        "> ",
        "- ",
        "* ",
        "1. ",
        "22222222. ",
        "+ ",
        "-",
        "- - -",
        "fn main() {}",
        "text",
        "<script>",
        "<",
        "&",
        "\\",
        "[x]",
        "[x](y)",
        "![",
        "](",
        "https://e.vil/`",
        "# ",
        "---",
        "===",
        "| a |",
        "[x]: /y",
        "<!--",
        "-->",
        "<pre>",
        "\0",
        "\u{1b}",
        "\u{2028}",
        "\u{202e}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// What rustdoc would run, and what it would take for HTML.
fn harm(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let harmful = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("an indented block".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
            if !language.chars().all(|c| c.is_ascii_alphanumeric()) || language.is_empty() =>
        {
            Some(format!("a block of {language:?}"))
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
            if ["rust", "no_run", "edition2021"].contains(&&*language) =>
        {
            Some(format!("a block of {language:?}"))
        }
        Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
        _ => None,
    });
    harmful.collect()
}

/// Found by the law below.
#[test]
fn a_rule_in_a_quote_is_no_list() {
    assert_eq!(markdown("> - - -- - -\n`"), ["> - - -- - -", "\\`"]);
    assert_eq!(markdown("1. * * *\nb"), ["1. * * *", "b"]);
}

/// Each further line repeats the indentation of what it belongs to.
#[test]
fn quotes_and_items_in_each_other_are_bounded() {
    let deepest = format!("{}a", "- ".repeat(32));
    assert_eq!(markdown(&deepest).concat(), deepest);
    assert_eq!(markdown(&"- ".repeat(34).replace("- - ", "- 1. ")).concat().matches('\\').count(), 1);
    for mark in ["- ", "> ", "1. ", "- > "] {
        let text = format!("{}    a\n{}", mark.repeat(100), "b\n".repeat(100));
        let lines = markdown(&text);
        assert_eq!(harm(&lines.join("\n")), Vec::<String>::new(), "{mark}");
        assert!(lines.concat().len() < 20 * text.len(), "{mark}");
    }
}

/// Found by the law of `tests/hostile.rs`.
#[test]
fn control_characters_keep_no_fence_open() {
    for end in ["\0", " \u{1b}", "\u{2028}", "\u{202e}", " \u{2066} "] {
        assert_eq!(markdown(&format!("```\na\n```{end}")), ["```text", "a", "```"], "{end:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_runs_and_no_text_is_html(text in pieces(), other in pieces()) {
        let lines = markdown(&text);
        prop_assert!(lines.iter().all(|line| !line.contains(['\n', '\r'])));
        // what follows in the same documentation is as safe as what stands alone
        let whole = [lines, vec![String::new()], markdown(&other)].concat().join("\n");
        prop_assert_eq!(harm(&whole), Vec::<String>::new(), "{:?} became {}", text, whole);
        let named = format!("The name {} of {}.", code(&text), plain(&other));
        prop_assert_eq!(harm(&named), Vec::<String>::new(), "{}", named);
    }
}
