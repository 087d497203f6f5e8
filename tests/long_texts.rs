//! Long descriptions of one mark again and again. In: marks of Markdown and HTML that end nowhere, or somewhere; out: that each
//! text is read in the time of its length. Where a mark looks for its end through all that follows, the limit is far away.

use clientwright::{Settings, Source, generate};
use std::time::{Duration, Instant};

/// The bytes of a text.
const LENGTH: usize = 100_000;
/// The longest that one may take, unoptimised, on a busy machine.
const LONGEST: Duration = Duration::from_secs(3);

#[rustfmt::skip]
const MARKS: &[&str] = &[
    "`a ", "`` ` ", "`a``b```c````", "`<b>", "[`a", "[a `](b ", "```\n", "```\na\n```\n", "~~~\n",
    "[", "[[a] ", "]", "[a][", "[a][b]", "[a]: b\n[a] ", "[a]:", "[^1] ", "[a\n", "![", "![a](", "](", "[a](b", "[a](b) ",
    "[a](b 'c", "[a ](", "<https://a", "http://", "http://a ",
    "<a ", "<a href='", "<a\n", "<x y='", "</p>", "<!--", "<!-- -->", "<p>", "<ul><li>", "<table><tr><td>", "<b><i>",
    "<pre><code>`", "<br/>\n", "<h1>a", "<img src=x>", "&amp;", "\\", "**a", "> ", "* a\n", "  * a\n", "1. ", "\n    a", "a\n===\n", "|a|b|\n|-|-|\n",
];

#[test]
fn a_text_takes_the_time_of_its_length() {
    for mark in MARKS {
        let text = mark.repeat(LENGTH / mark.len());
        // a definition makes every label one that is looked for
        let text = format!("[a]: https://a.example\n\n{text}");
        let began = Instant::now();
        assert!(generate(&described(&text), &Settings::default()).is_ok(), "{mark:?}");
        assert!(began.elapsed() < LONGEST, "{mark:?}: {:?}", began.elapsed());
    }
}

fn described(text: &str) -> Source {
    let schema = serde_json::json!({ "type": "object", "description": text });
    let content = serde_json::json!({ "application/json": { "schema": schema } });
    let responses = serde_json::json!({ "200": { "description": "a thing", "content": content } });
    let paths = serde_json::json!({ "/a": { "get": { "operationId": "a", "responses": responses } } });
    let info = serde_json::json!({ "title": "Long", "version": "1" });
    let servers = serde_json::json!([{ "url": "https://a.example" }]);
    let all = serde_json::json!({ "openapi": "3.0.3", "info": info, "servers": servers, "paths": paths });
    Source::from_text("openapi.json", all.to_string())
}
