//! Trees as JSON. In: a tree; out: a text that reads as the same tree. It never leaves out or moves a member.

use clientwright::unstable::tree::{Node, Number};

const INDENT: &str = "  ";

/// A tree as JSON, a line for each member and each element, so that places in it differ.
pub fn json_text(tree: &Node) -> String {
    let mut text = String::new();
    write(tree, 1, &mut text);
    text.push('\n');
    text
}

fn write(node: &Node, depth: usize, text: &mut String) {
    let quoted = |said: &str| serde_json::to_string(said).expect("a text");
    match node {
        Node::Null => text.push_str("null"),
        Node::Bool(value) => text.push_str(&value.to_string()),
        Node::Number(Number::Unsigned(value)) => text.push_str(&value.to_string()),
        Node::Number(Number::Signed(value)) => text.push_str(&value.to_string()),
        Node::Number(Number::Float(value)) => text.push_str(&serde_json::to_string(value).expect("a number")),
        Node::String(value) => text.push_str(&quoted(value)),
        Node::Sequence(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "\n" } else { ",\n" });
                text.push_str(&INDENT.repeat(depth.min(40)));
                write(item, depth + 1, text);
            }
            close(']', items.is_empty(), depth, text);
        }
        Node::Mapping(members) => {
            text.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                text.push_str(if index == 0 { "\n" } else { ",\n" });
                text.push_str(&INDENT.repeat(depth.min(40)));
                text.push_str(&quoted(key));
                text.push_str(": ");
                write(value, depth + 1, text);
            }
            close('}', members.is_empty(), depth, text);
        }
    }
}

fn close(bracket: char, is_empty: bool, depth: usize, text: &mut String) {
    if !is_empty {
        text.push('\n');
        text.push_str(&INDENT.repeat(depth.min(40) - 1));
    }
    text.push(bracket);
}
