//! In: the text of a document. Out: its elements, with attributes and text, prefixes aside.
//! Never: more than 128 levels of them, or an entity but those that every document has.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::json::{DEFAULT_DEPTH, Fault, FaultKind};

/// An element.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// without its prefix
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// all of it, whatever stands between
    pub(super) text: String,
}

/// The root element of a document.
pub(super) fn document(text: &str) -> Result<Element, Fault> {
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let at = offset(&reader);
        let event = reader.read_event().map_err(|_| syntax(offset(&reader)))?;
        match event {
            Event::Start(start) if root.is_none() => open.push(element(&start, at)?),
            Event::Empty(start) if root.is_none() => {
                close(element(&start, at)?, &mut open, &mut root);
            }
            Event::End(_) => match open.pop() {
                Some(element) => close(element, &mut open, &mut root),
                None => return Err(syntax(at)),
            },
            Event::Text(text) => add(&mut open, &text.xml10_content(), at)?,
            Event::CData(text) => add(&mut open, &text.xml10_content(), at)?,
            Event::GeneralRef(reference) => add(&mut open, &resolved(&reference, at)?, at)?,
            Event::Start(_) | Event::Empty(_) => return Err(syntax(at)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof if open.is_empty() => return root.ok_or_else(|| syntax(at)),
            Event::Eof => return Err(syntax(at)),
        }
        if open.len() > DEFAULT_DEPTH {
            return Err(Fault::too_deep(at, DEFAULT_DEPTH));
        }
    }
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None => *root = Some(element),
    }
}

/// Outside of the root there is whitespace alone.
fn add(open: &mut [Element], text: &str, at: usize) -> Result<(), Fault> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(syntax(at)),
    }
    Ok(())
}

fn element(start: &BytesStart<'_>, at: usize) -> Result<Element, Fault> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| syntax(at))?;
        let name: &str = attribute.key.as_ref();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| syntax(at))?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: start.local_name().as_ref().to_owned(), attributes, ..Element::default() })
}

/// A character by its number, or one of the five that have a name (XML 1.0, section 4.6).
fn resolved(reference: &BytesRef<'_>, at: usize) -> Result<String, Fault> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| syntax(at))? {
        return Ok(character.to_string());
    }
    let name: &str = reference.as_ref();
    let text = quick_xml::escape::resolve_predefined_entity(name).ok_or_else(|| syntax(at))?;
    Ok(text.to_owned())
}

fn offset(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn syntax(offset: usize) -> Fault {
    Fault::new(FaultKind::Syntax, offset, "well-formed xml", "something else")
}
