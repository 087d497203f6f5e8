//! Texts of a description as HTML. In: CommonMark as strangers wrote it; out: HTML without their markup: tags are text, links lead to
//! the web or are their text, and an image is a link, so that the page loads nothing.

use clientwright::unstable::ir::Text;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// The description as HTML; the summary where there is none.
pub(crate) fn html(text: &Text) -> String {
    let text = if text.description.trim().is_empty() { &text.summary } else { &text.description };
    render(text)
}

fn render(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut open = Vec::new();
    let events = Parser::new_ext(text, options).filter_map(|event| safe(event, &mut open));
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut out, events);
    out
}

/// The event as it may stand on the page; `open` has, for each link that is open, whether it is one.
fn safe<'t>(event: Event<'t>, open: &mut Vec<bool>) -> Option<Event<'t>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(
            Tag::Link { dest_url, title, link_type, id } | Tag::Image { dest_url, title, link_type, id },
        ) => {
            let leads = leads_to_the_web(&dest_url);
            open.push(leads);
            leads.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::End(TagEnd::Link | TagEnd::Image) => {
            open.pop().unwrap_or_default().then_some(Event::End(TagEnd::Link))
        }
        // the title of an operation is a heading of the second level
        Event::Start(Tag::Heading { level: _, id: _, classes: _, attrs: _ }) => {
            Some(Event::Start(Tag::Heading {
                level: HEADING,
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HEADING))),
        event => Some(event),
    }
}

const HEADING: pulldown_cmark::HeadingLevel = pulldown_cmark::HeadingLevel::H4;

fn leads_to_the_web(address: &CowStr<'_>) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_the_description_is_text() {
        for (given, want) in [
            ("a <script>alert(1)</script>", "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
            ("[a](javascript:x) [b](https://b.example)", "<p>a <a href=\"https://b.example\">b</a></p>\n"),
            ("![a](https://b.example/c.png)", "<p><a href=\"https://b.example/c.png\">a</a></p>\n"),
            ("# A", "<h4>A</h4>\n"),
            (
                "| a |\n| --- |\n| b |",
                "<table><thead><tr><th>a</th></tr></thead><tbody>\n<tr><td>b</td></tr>\n</tbody></table>\n",
            ),
        ] {
            assert_eq!(render(given), want);
        }
    }
}
