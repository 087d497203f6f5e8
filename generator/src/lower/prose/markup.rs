//! Tags in a text. In: Markdown without fenced blocks; out: its tokens: texts, code spans, tags. What only looks like a tag
//! (`List<String>`, `a < b`, `<your token>`) is text.

use crate::markdown;
use std::borrow::Cow;

/// How long the text of a tag may be: further on it is text.
const LONGEST: usize = 2_000;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Text, as it is written.
    Text(&'t str),
    /// A code span of Markdown with its backticks.
    Code(&'t str),
    /// The beginning of an element, with the text of the tag.
    Open(Open<'t>),
    /// The end of an element, with the text of the tag.
    Close(HtmlTag, &'t str),
}

/// The beginning of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open<'t> {
    pub(super) tag: HtmlTag,
    /// The value of `href`, of an image the value of `src`, without entities.
    pub(super) href: Option<String>,
    /// The value of `alt`, without entities.
    pub(super) alt: Option<String>,
    /// The tag as it is written.
    pub(super) text: &'t str,
}

/// The elements that CommonMark can express.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlTag {
    Anchor,
    Break,
    Cell,
    Code,
    Definition,
    /// `div`, `aside` and the like: a block that adds nothing.
    Division,
    Emphasis,
    Heading(u8),
    Image,
    Item,
    List,
    NumberedList,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Rule,
    /// `span`, `font` and the like: text that looks different.
    Span,
    Strong,
    /// The title of a `details` block.
    Summary,
    Table,
    /// `tbody` and the like: part of a table that adds nothing.
    TablePart,
    Term,
}

/// The names of tags, in the order of the alphabet.
const TAGS: &[(&str, HtmlTag)] = &[
    ("a", HtmlTag::Anchor),
    ("article", HtmlTag::Division),
    ("aside", HtmlTag::Division),
    ("b", HtmlTag::Strong),
    ("big", HtmlTag::Span),
    ("blockquote", HtmlTag::Quote),
    ("br", HtmlTag::Break),
    ("center", HtmlTag::Division),
    ("cite", HtmlTag::Emphasis),
    ("code", HtmlTag::Code),
    ("dd", HtmlTag::Definition),
    ("details", HtmlTag::Division),
    ("div", HtmlTag::Division),
    ("dl", HtmlTag::Division),
    ("dt", HtmlTag::Term),
    ("em", HtmlTag::Emphasis),
    ("figcaption", HtmlTag::Paragraph),
    ("figure", HtmlTag::Division),
    ("font", HtmlTag::Span),
    ("h1", HtmlTag::Heading(1)),
    ("h2", HtmlTag::Heading(2)),
    ("h3", HtmlTag::Heading(3)),
    ("h4", HtmlTag::Heading(4)),
    ("h5", HtmlTag::Heading(5)),
    ("h6", HtmlTag::Heading(6)),
    ("hr", HtmlTag::Rule),
    ("i", HtmlTag::Emphasis),
    ("img", HtmlTag::Image),
    ("ins", HtmlTag::Span),
    ("kbd", HtmlTag::Code),
    ("li", HtmlTag::Item),
    ("mark", HtmlTag::Span),
    ("ol", HtmlTag::NumberedList),
    ("p", HtmlTag::Paragraph),
    ("pre", HtmlTag::Preformatted),
    ("samp", HtmlTag::Code),
    ("section", HtmlTag::Division),
    ("small", HtmlTag::Span),
    ("span", HtmlTag::Span),
    ("strong", HtmlTag::Strong),
    ("summary", HtmlTag::Summary),
    ("table", HtmlTag::Table),
    ("tbody", HtmlTag::TablePart),
    ("td", HtmlTag::Cell),
    ("th", HtmlTag::Cell),
    ("thead", HtmlTag::TablePart),
    ("tr", HtmlTag::Row),
    ("tt", HtmlTag::Code),
    ("u", HtmlTag::Span),
    ("ul", HtmlTag::List),
];

impl HtmlTag {
    fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        TAGS.binary_search_by_key(&&*name, |(name, _)| name)
            .ok()
            .and_then(|at| TAGS.get(at))
            .map(|(_, tag)| *tag)
    }

    /// Whether it has no content and no end.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Break | Self::Image | Self::Rule)
    }

    /// Whether it stands within a line.
    pub(super) fn is_inline(self) -> bool {
        match self {
            Self::Anchor | Self::Break | Self::Code | Self::Emphasis | Self::Image => true,
            Self::Span | Self::Strong => true,
            Self::Cell | Self::Definition | Self::Division | Self::Heading(_) | Self::Item => false,
            Self::List | Self::NumberedList | Self::Paragraph | Self::Preformatted | Self::Quote => false,
            Self::Row | Self::Rule | Self::Summary | Self::Table | Self::TablePart | Self::Term => false,
        }
    }

    /// Whether its end may be left out (HTML, 13.1.2.4).
    pub(super) fn may_stay_open(self) -> bool {
        match self {
            Self::Cell
            | Self::Definition
            | Self::Item
            | Self::Paragraph
            | Self::Row
            | Self::TablePart
            | Self::Term => true,
            Self::List | Self::NumberedList | Self::Table => true,
            Self::Anchor | Self::Break | Self::Code | Self::Division | Self::Emphasis | Self::Heading(_) => {
                false
            }
            Self::Image | Self::Preformatted | Self::Quote | Self::Rule => false,
            Self::Span | Self::Strong | Self::Summary => false,
        }
    }
}

/// The tokens of a text. Comments are left out: readers of HTML never see them.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // behind it, no comment has an end
    let last_end = text.rfind("-->").unwrap_or_default();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['<', '`', '\\'])) {
        at += found;
        let rest = text.get(at..).unwrap_or_default();
        let (length, token) = match rest.as_bytes().first() {
            Some(b'\\') => (1 + rest.chars().nth(1).map_or(0, char::len_utf8), None),
            Some(b'`') => code_span(rest),
            _ => match rest
                .strip_prefix("<!--")
                .filter(|_| at < last_end)
                .and_then(|comment| comment.find("-->"))
            {
                Some(end) => (end + "<!---->".len(), Some(Token::Text(""))),
                None => tag(rest),
            },
        };
        if let Some(token) = token {
            tokens.extend(text.get(start..at).filter(|text| !text.is_empty()).map(Token::Text));
            start = at + length;
            tokens.push(token);
        }
        at += length;
    }
    tokens.extend(text.get(start..).filter(|text| !text.is_empty()).map(Token::Text));
    tokens
}

/// A code span at the beginning of a text, or a run of backticks that opens none (CommonMark, 6.1).
fn code_span(text: &str) -> (usize, Option<Token<'_>>) {
    match markdown::span(text) {
        Some(length) => (length, text.get(..length).map(Token::Code)),
        None => (markdown::backticks(text), None),
    }
}

/// A tag at the beginning of a text, which begins with `<`.
fn tag(text: &str) -> (usize, Option<Token<'_>>) {
    read_tag(text).map_or((1, None), |(length, token)| (length, Some(token)))
}

fn read_tag(text: &str) -> Option<(usize, Token<'_>)> {
    let inside = text.get(1..)?;
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric()).filter(|length| *length > 0)?;
    let (name, attributes) = inside.split_at_checked(length)?;
    let tag = HtmlTag::named(name)?;
    let attributes = Attributes::read(attributes)?;
    let length = text.len() - attributes.behind.len();
    let whole = text.get(..length)?;
    // people write `</br>` for `<br>`
    if closes && !tag.is_void() {
        return Some((length, Token::Close(tag, whole)));
    }
    // a reference to an image is `src`, to a page `href`
    let href = if tag == HtmlTag::Image { attributes.src } else { attributes.href };
    Some((length, Token::Open(Open { tag, href, alt: attributes.alt, text: whole })))
}

#[derive(Default)]
struct Attributes<'t> {
    href: Option<String>,
    src: Option<String>,
    alt: Option<String>,
    /// What follows the tag.
    behind: &'t str,
}

impl<'t> Attributes<'t> {
    /// Reads as far as the tag's end; `None` if what follows the name is not the rest of a tag.
    fn read(text: &'t str) -> Option<Self> {
        let mut read = Self::default();
        let mut rest = text;
        loop {
            let next = rest.trim_start();
            if text.len() - next.len() > LONGEST {
                return None;
            }
            if let Some(behind) = next.strip_prefix('>').or_else(|| next.strip_prefix("/>")) {
                return Some(Self { behind, ..read });
            }
            // a name needs a blank before it
            let length = next.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')))?;
            let (name, behind) =
                next.split_at_checked(length).filter(|_| length > 0 && next.len() < rest.len())?;
            let (value, behind) = value(behind)?;
            let value = value.map(|value| decoded(value.trim()).into_owned());
            match &*name.to_ascii_lowercase() {
                "href" => read.href = value,
                "src" => read.src = value,
                "alt" => read.alt = value,
                _ => {}
            }
            rest = behind;
        }
    }
}

/// The value of an attribute, where there is one, and what follows.
fn value(text: &str) -> Option<(Option<&str>, &str)> {
    let Some(given) = text.trim_start().strip_prefix('=') else { return Some((None, text)) };
    let given = given.trim_start();
    match given.chars().next()? {
        quote @ ('"' | '\'') => {
            let (value, behind) = given.get(1..)?.split_once(quote)?;
            Some((Some(value), behind))
        }
        _ => {
            let end = given.find(|c: char| c.is_whitespace() || c == '>')?;
            given.split_at_checked(end).map(|(value, behind)| (Some(value), behind))
        }
    }
}

/// Entities that stand for characters of code and of addresses, and those characters.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    // the last: what it brings is not read again
    ("&amp;", "&"),
];

/// A text without entities: code spans and addresses of CommonMark show them as they are written.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, meant)| text.replace(entity, meant)).into()
}
