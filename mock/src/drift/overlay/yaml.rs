//! YAML. In: a node; out: a text that every version of YAML reads as that node. It never writes a text without quotes, so that none is
//! taken for something else.

use crate::json;
use clientwright::unstable::tree::Node;

pub(super) fn write(node: &Node) -> String {
    let mut out = String::new();
    block(node, 0, &mut out);
    out
}

/// A node on lines of its own.
fn block(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Mapping(members) => {
            for (name, member) in members {
                indent(depth, out);
                out.push_str(&key(name));
                out.push(':');
                inside(member, depth + 1, out);
            }
        }
        Node::Sequence(items) => {
            for item in items {
                indent(depth, out);
                out.push('-');
                inside(item, depth + 1, out);
            }
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {
            indent(depth, out);
            out.push_str(&json::text(node));
            out.push('\n');
        }
    }
}

fn inside(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Mapping(members) if !members.is_empty() => {
            out.push('\n');
            block(node, depth, out);
        }
        Node::Sequence(items) if !items.is_empty() => {
            out.push('\n');
            block(node, depth, out);
        }
        _ => {
            out.push(' ');
            out.push_str(&json::text(node));
            out.push('\n');
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", depth));
}

/// The words of our own are plain, which no version takes for a value.
fn key(name: &str) -> String {
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_word = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let is_value = is_word.iter().any(|word| name.eq_ignore_ascii_case(word));
    if is_plain && !is_value { name.to_owned() } else { json::quoted(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_back() {
        let json = r#"{"a":[{"b":null,"c d":[]},[1,["x: y\n# \u0001é"]],{}],"yes":"no","{id}":{"e":{}}}"#;
        let node = json::read(json.as_bytes()).unwrap();
        let text = write(&node);
        let source = clientwright::Source::from_text("x.yaml", text.clone());
        let mut problems = clientwright::diagnostic::Problems::default();
        let read = clientwright::unstable::tree::parse(&source, &mut problems);
        assert_eq!(problems.into_report().diagnostics, []);
        assert_eq!(read, Some(node), "{text}");
    }
}
