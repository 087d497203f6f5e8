//! Descriptions in HTML: documentation in CommonMark, with links that lead somewhere.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_tests::root;

/// The documentation of one of the golden files, without the marks of comments.
fn documentation(file: &str) -> String {
    let path = root().join("tests/accepted/html-in-texts/golden").join(file);
    let text = std::fs::read_to_string(path).expect("a golden file");
    let lines = text.lines().filter_map(|line| line.trim_start().strip_prefix("///"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn tags_are_marks_of_commonmark() {
    let client = documentation("client.rs");
    for expected in [
        "See [the guide](https://e.example/guide), or [relative](https://docs.e.example/docs/x).",
        "Lists **all** notes\n",
        "Lists the notes of the *current* user.\\\nNewest first.",
        "- `before` ends the list;\n- see [paging](https://docs.e.example/paging).",
        "| Plan | Notes |\n| --- | --- |\n| free | a\\|b &lt; 10 |",
        "```text\ncurl -H 'X: a&b' https://e.example/notes\n```",
    ] {
        assert!(client.contains(expected), "{expected}\nis not in\n{client}");
    }
    let types = documentation("types.rs");
    assert!(types.contains("A note, as **plain** text. Jump"), "{types}");
    assert!(types.contains("Without `<b>`."), "{types}");
}
