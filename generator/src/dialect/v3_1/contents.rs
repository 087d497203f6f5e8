//! Texts that hold something else. In: schemas; out: the format of 3.0 for bytes and for base64. It never overrides a format
//! that is there.

use super::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, schemas};
use crate::source::Origins;
use crate::tree::Node;

/// Names formats for `contentEncoding` and `contentMediaType` (3.1.1, 4.8.14.3, "Working with Binary Data"; its table of
/// migrations from 3.0).
pub(in crate::dialect) fn name(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, |way, schema, _| rewrite_content(way, schema, problems));
}

fn rewrite_content(way: &LazyPointer<'_>, schema: &mut Members, problems: &mut Problems) {
    let encoding = schema.remove("contentEncoding");
    let media_type = schema.remove("contentMediaType");
    if schema.remove("contentSchema").is_some() {
        problems.push(unread(way, "contentSchema", "the caller decodes the content of this string"));
    }
    let (encoding, media_type) =
        (encoding.as_ref().and_then(Node::as_str), media_type.as_ref().and_then(Node::as_str));
    let is_text =
        matches!(schema.get("type").and_then(Node::as_str), Some("string")) || !schema.contains_key("type");
    let format = match (encoding.map(str::to_ascii_lowercase).as_deref(), media_type) {
        _ if !is_text || schema.contains_key("format") => return,
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        (Some("binary"), _) => "binary",
        // as the text itself is encoded
        (Some("7bit" | "8bit"), _) | (None, None) => return,
        (Some(other), _) => {
            let message = format!("the caller decodes strings encoded as `{other}`");
            return problems.push(unread(way, "contentEncoding", &message));
        }
        (None, Some(media_type)) if is_readable(media_type) => return,
        (None, Some(_)) => "binary",
    };
    schema.get_or_insert_with("type", || text("string"));
    schema.insert("format".to_owned(), text(format));
}

/// Whether what a media type announces is itself a text.
fn is_readable(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.starts_with("text/")
        || ["json", "xml", "yaml", "jwt", "javascript"].iter().any(|word| essence.ends_with(word))
}

fn unread(way: &LazyPointer<'_>, key: &str, message: &str) -> Diagnostic {
    let found = Diagnostic::new(Code::CONTENT_OF_TEXT, Label::key(&way.pointer().key(key)), message);
    found.help("the string is given as it is")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn contents_are_named() {
        trial::schemas(
            name,
            &[
                (
                    r#"{type: string, contentEncoding: base64, contentMediaType: image/png}"#,
                    r#"{type: string, format: byte}"#,
                    &[],
                ),
                (r#"{contentMediaType: image/png}"#, r#"{type: string, format: binary}"#, &[]),
                (r#"{type: string, contentMediaType: application/json}"#, r#"{type: string}"#, &[]),
                (
                    r#"{type: string, contentEncoding: base64url}"#,
                    r#"{type: string, format: base64url}"#,
                    &[],
                ),
                (
                    r#"{type: string, contentEncoding: base64, format: uuid}"#,
                    r#"{type: string, format: uuid}"#,
                    &[],
                ),
                (
                    r#"{type: string, contentEncoding: base32}"#,
                    r#"{type: string}"#,
                    &["E0727 /contentEncoding"],
                ),
                (
                    r#"{type: string, contentMediaType: application/json, contentSchema: {type: object}}"#,
                    r#"{type: string}"#,
                    &["E0727 /contentSchema"],
                ),
                (r#"{type: object, contentEncoding: base64}"#, r#"{type: object}"#, &[]),
            ],
        );
    }
}
