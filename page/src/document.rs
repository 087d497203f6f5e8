//! The file. In: the data; out: HTML with its style, its script and the data in it. It never lets a text of the description end the
//! element that it stands in.

use crate::data::Data;

const PAGE: &str = include_str!("assets/page.html");
const STYLE: &str = include_str!("assets/page.css");
const SCRIPT: &str = include_str!("assets/page.js");

/// The page as a text.
pub(crate) fn html(data: &Data<'_>) -> String {
    let json = serde_json::to_string(data).unwrap_or_default();
    let title = escaped(&format!("{} {}", data.title, data.version));
    let parts =
        [("title", title.as_str()), ("style", STYLE), ("script", SCRIPT), ("data", &in_script(&json))];
    let mut out =
        String::with_capacity(PAGE.len() + STYLE.len() + SCRIPT.len() + json.len() + json.len() / 50);
    for (index, piece) in PAGE.split("{{").enumerate() {
        match piece.split_once("}}").filter(|_| index > 0) {
            Some((name, rest)) => {
                out.extend(parts.iter().find(|(part, _)| *part == name).map(|(_, text)| *text));
                out.push_str(rest);
            }
            None => out.push_str(piece),
        }
    }
    out
}

/// JSON that ends no element: `<` is written as an escape, which JSON reads as the same text.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
