//! Descriptions come from strangers. In: a description with a hostile text wherever it may hold one; out: that none of it
//! becomes code that `cargo test` runs, or HTML in the documentation, and that what is emitted is Rust that rustc would
//! take for the same. It never trusts the generator's own idea of Markdown: it asks the parser that rustdoc uses.

use clientwright::{Settings, Source, generate};
use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use serde_json::{Value, json};

/// A description that is all right but for the text.
fn description(text: &str) -> Value {
    let property = json!({ "type": "string", "description": text, "example": text });
    let thing = json!({
        "type": "object",
        "description": text,
        "required": ["kind"],
        "properties": {
            "kind": { "type": "string", "enum": ["a", text, "b"], "description": text },
            "plain": property,
            (format!("member {text}")): property,
        },
    });
    let choice = json!({
        "description": text,
        "oneOf": [{ "$ref": "#/components/schemas/Thing" }, { "type": "string" }],
    });
    let response = json!({ "description": text, "content": { "application/json": { "schema": choice } } });
    let missing = json!({ "description": text });
    let parameter =
        json!({ "name": format!("query {text}"), "in": "query", "description": text, "schema": property });
    let operation = json!({
        "operationId": "read", "tags": [text], "summary": text, "description": text, "parameters": [parameter],
        "responses": { "200": response, "404": missing },
    });
    let variable = json!({ "default": "a", "enum": ["a", text], "description": text });
    json!({
        "openapi": "3.0.3",
        "info": { "title": text, "version": text, "description": text },
        "servers": [{ "url": "https://{v}.example.com", "description": text, "variables": { "v": variable } }],
        "security": [{ "scheme": [] }],
        "paths": { "/things": { "get": operation } },
        "components": {
            "schemas": { "Thing": thing },
            "securitySchemes": { "scheme": { "type": "http", "scheme": "bearer", "description": text } },
        },
    })
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "```",
        "~~~",
        "`",
        "rust",
        "\n",
        "\r",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "fn main() {}",
        "<script>",
        "*/",
        "\"#",
        "\\",
        "\u{202e}",
        "\u{2067}",
        "\0",
        "\u{2028}",
        "{",
        "}",
        "[x]",
        "](",
        "# ",
        "//! ",
        "#[doc]",
        "é",
        "\u{212a}",
        "K",
    ]);
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

/// The documentation of each item, without its marks.
fn documentation(code: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in code.lines().map(str::trim_start) {
        match line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) {
            Some(text) => {
                if let Some(last) = found.last_mut() {
                    last.push_str(text.strip_prefix(' ').unwrap_or(text));
                    last.push('\n');
                }
            }
            None => found.push(String::new()),
        }
    }
    found
}

fn harm(markdown: &str) -> Option<String> {
    Parser::new(markdown).find_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("an indented block".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
            if !["json", "text"].contains(&&*language) =>
        {
            Some(format!("a block of {language:?}"))
        }
        Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
        _ => None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_text_of_a_description_becomes_code_or_html(text in hostile()) {
        let source = Source::from_text("hostile.json", description(&text).to_string());
        // a value listed twice is a finding like any other: those texts do not count
        let Ok(generated) = generate(&source, &Settings::default()) else {
            return Err(TestCaseError::reject("the description is refused"));
        };
        for (path, code) in generated.files.iter() {
            prop_assert!(!code.contains(['\r', '\0', '\u{202e}', '\u{2067}']), "{path}: {text:?}");
            prop_assert!(!code.contains("/**") && !code.contains("#[doc ="), "{path}: {text:?}");
            for markdown in documentation(code) {
                prop_assert_eq!(harm(&markdown), None, "{}: {:?} in\n{}", path, text, markdown);
            }
        }
    }
}
