use super::*;
use proptest::prelude::*;

fn site() -> Site {
    Site::at(Some("https://docs.example/v1/start"))
}

#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (given, want) in cases {
        assert_eq!(commonmark(given, &site()), *want, "{given}");
    }
}

#[test]
fn markdown_stays_as_it_is() {
    for text in [
        "# A\n\n- b\n  - c\n\n    d",
        "`<b>` and ``a`<i>`` \\<b>",
        "```html\n<p>a</p>\n[x](/y)\n```\n",
        "a < b, List<String>, Map<a, b>, <your token>, <a@b.example>",
        "replace <code> or <i>; the <li> element; `a",
        "[a](https://b.example/c) [d] (e)",
        "</b> <pre>",
    ] {
        assert_eq!(commonmark(text, &site()), text);
    }
}

#[test]
fn lines_have_marks_for_tags() {
    assert_all(&[
        ("<b>a</b> <strong>b</strong> <i>c</i> <em>d</em>", "**a** **b** *c* *d*"),
        ("<B CLASS=\"x\">a</B>", "**a**"),
        ("x<b> a: </b>y", "x **a:** y"),
        ("<b>a:</b>b", "a:b"),
        ("<b><i>a</i></b>", "***a***"),
        ("<b></b>a", "a"),
        ("<code>a&lt;b&gt;</code> <tt>`x`</tt>", "`a<b>` `` `x` ``"),
        ("<code>a <b>c</b></code>", "`a c`"),
        ("a<br>b<br/>c</br>", "a\\\nb\\\nc"),
        ("a<br><br>\nb", "a\n\nb"),
        ("a <br>\n b", "a\\\nb"),
        ("| a<br>b |\n| --- |", "| a; b |\n| --- |"),
        ("<span style='x'>a</span><!-- b --> c", "a c"),
    ]);
}

#[test]
fn blocks_have_lines_of_their_own() {
    assert_all(&[
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("a</p>b", "a\n\nb"),
        ("<p>\n    a\n    b\n</p>\n", "a\nb"),
        ("<h2>A <b>b</b></h2>c", "## A **b**\n\nc"),
        ("a<ul><li>b</li><li>c\n d</li></ul>e", "a\n\n- b\n- c d\n\ne"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</ul>", "- a\n  - b\n- c"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ul>\n<li><p>a</p><p>b</p></li>\n</ul>", "- a\n\n  b"),
        ("<pre><code>a\n  b &amp;&amp; ```c```</code></pre>", "````\na\n  b && ```c```\n````"),
        ("<blockquote>a<br>b</blockquote>", "> a\\\n> b"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("<b><p>a</p></b>", "a"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "**a**\n\nb"),
    ]);
}

#[test]
fn indented_code_has_fences() {
    assert_all(&[
        (
            "Use:\n\n    curl -X POST\n      -d x\n\n    done\n\nThen.",
            "Use:\n\n```\ncurl -X POST\n  -d x\n\ndone\n```\n\nThen.",
        ),
        ("Use:\n\n\tcurl\n", "Use:\n\n```\ncurl\n```\n"),
        ("    [a](/b) ```x```\n", "````\n[a](/b) ```x```\n````\n"),
        // CommonMark, 4.4: it does not interrupt a paragraph, and what a list item holds is indented as well
        ("Use\n    curl", "Use\n    curl"),
        ("- a\n\n    b\n\nc\n\n    d", "- a\n\n    b\n\nc\n\n```\nd\n```\n"),
        ("1. a\n\n    b", "1. a\n\n    b"),
        ("<ul>\n\n    <li>a</li>\n</ul>", "- a"),
    ]);
}

#[test]
fn references_become_links() {
    assert_all(&[
        (
            "See [the list][1], [a][], [B] and [c].\n\n[1]: https://a.example/x\n[a]: <https://a.example> 'A'\n[b]: /b\n",
            "See [the list](https://a.example/x), [a](https://a.example 'A'), [B](https://docs.example/b) and [c].\n\n",
        ),
        (
            "[a][1] `[b][1]` [d](https://a.example/e)[1]\n\n```\n[1]: https://a.example\n```",
            "[a][1] `[b][1]` [d](https://a.example/e)[1]\n\n```\n[1]: https://a.example\n```",
        ),
        // what nothing refers to is a text like any other; so are footnotes
        ("a\n\n[1]: https://a.example\n[^2]: b", "a\n\n[1]: https://a.example\n[^2]: b"),
        ("[a] b\n\n[a]: javascript:x", "a b\n\n"),
    ]);
}

#[test]
fn blocks_that_only_look_different_are_paragraphs() {
    assert_all(&[
        ("<aside class=\"notice\">a</aside>b", "a\n\nb"),
        ("<details><summary>More</summary>\n\na\n</details>", "**More**\n\na"),
        (
            "<figure><img src='/x y.png' alt='An [a]'><figcaption>b</figcaption></figure>",
            "![An a](https://docs.example/x%20y.png)\n\nb",
        ),
        ("a <img alt=\"b\"> <mark>c</mark>", "a b c"),
    ]);
}

#[test]
fn tables_are_tables() {
    assert_all(&[
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>c|d</td><td><p>e</p><p>f</p></td></tr></table>",
            "| a | b |\n| --- | --- |\n| c\\|d | e f |",
        ),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "| a | b |\n| --- | --- |\n| c |  |"),
        ("<table>a</table>", "a"),
        ("<table>a<tr>b<td>c</table>", "ab\n\n| c |\n| --- |"),
    ]);
}

#[test]
fn links_lead_somewhere() {
    assert_all(&[
        ("<a href=\"https://e.example/guide\">the guide</a>", "[the guide](https://e.example/guide)"),
        ("<a href='https://e.example/?a=1&amp;b=(2)'>x</a>", "[x](https://e.example/?a=1&b=%282%29)"),
        ("<a name=x>a</a> <a href=\"javascript:x()\">b</a>", "a b"),
        ("[a](/docs/x \"t\")", "[a](https://docs.example/docs/x \"t\")"),
        ("[a](../y?z#w)", "[a](https://docs.example/y?z#w)"),
        ("[a](#b) ![c](javascript:d)", "a c"),
        ("[![a](/b.png)](/c)", "[![a](https://docs.example/b.png)](https://docs.example/c)"),
        ("[a](mailto:b@c.example)", "[a](mailto:b@c.example)"),
        ("`[a](/b)` \\[a](/b)", "`[a](/b)` \\[a](/b)"),
    ]);
    assert_eq!(commonmark("See [relative](/docs/x).", &Site::default()), "See relative.");
    assert_eq!(commonmark("[a](b)", &Site::at(Some("/docs"))), "a");
}

#[test]
fn a_summary_is_one_line() {
    assert_eq!(one_line("<p>a<br>b</p><p>c</p>", &site()), "a b  c");
}

/// Parts of texts that mix both languages.
fn parts() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<br>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<ol>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<a href=\"/x\">",
        "<a href='https://e.example'>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<h1>",
        "</h1>",
        "<blockquote>",
        "</blockquote>",
        "<hr>",
        "<!--",
        "-->",
        "<",
        ">",
        "a",
        "B c",
        "word",
        " ",
        "\n",
        "\n\n",
        "`",
        "```",
        "~~~",
        "[",
        "](",
        ")",
        "](/y)",
        "\\",
        "|",
        "&lt;",
        "&amp;",
        "é",
        "<x>",
        "# ",
        "- ",
        "1. ",
    ]);
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// The words of a text.
fn words(text: &str) -> usize {
    text.matches("word").count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// A word in a comment is the one that may go.
    #[test]
    fn no_word_is_lost(text in parts()) {
        prop_assume!(!text.contains("<!--"));
        let written = commonmark(&text, &site());
        prop_assert!(words(&written) == words(&text), "{:?} became {:?}", text, written);
        prop_assert!(written.len() <= 40 * text.len() + 100);
    }
}
