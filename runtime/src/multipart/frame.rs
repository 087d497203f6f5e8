//! In: parts. Out: the delimiters and heads around their contents, as one body, and the media type with the boundary.
//! Never: a boundary that a content in memory has, or a header that ends before its line.

use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};

use super::{Multipart, Part};
use crate::body::Body;
use crate::mistake::Mistake;

/// How long boundaries are: 62 characters to choose from make 190 bits, so that none is met in a stream. RFC 2046, 5.1.1
/// allows 70.
const LENGTH: usize = 32;

impl Multipart {
    /// The media type, with its boundary, and the body.
    pub(crate) fn framed(&self, media_type: &str) -> Result<(String, Body), Mistake> {
        if let Some(mistake) = &self.mistake {
            return Err(mistake.clone());
        }
        self.framed_by(media_type, &self.boundary())
    }

    /// Random, and not in any content that is in memory.
    fn boundary(&self) -> String {
        loop {
            let boundary: String = (0..LENGTH).map(|_| fastrand::alphanumeric()).collect();
            if !self.parts.iter().any(|part| has_line(&part.content, &boundary)) {
                return boundary;
            }
        }
    }

    /// These parts, and behind them those of a form with this boundary.
    pub(crate) fn ahead_of(&self, form: Body, boundary: &str) -> Result<Body, Mistake> {
        let mut bodies = Vec::with_capacity(3 * self.parts.len() + 1);
        for part in &self.parts {
            bodies.push(Body::from(format!("--{boundary}\r\n{}", head(part, "form-data")?)));
            bodies.push(part.content.clone());
            bodies.push(Body::from("\r\n"));
        }
        bodies.push(form);
        Ok(Body::chain(bodies))
    }

    fn framed_by(&self, media_type: &str, boundary: &str) -> Result<(String, Body), Mistake> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let kind = format!("{essence}; boundary={boundary}");
        if HeaderValue::from_str(&kind).is_err() {
            return Err(Mistake::HeaderValue { name: CONTENT_TYPE.as_str().to_owned() });
        }
        let is_form = essence.eq_ignore_ascii_case("multipart/form-data");
        let mut bodies = Vec::with_capacity(2 * self.parts.len() + 1);
        let mut delimiter = format!("--{boundary}\r\n");
        for part in &self.parts {
            let disposition = if is_form { "form-data" } else { "attachment" };
            delimiter.push_str(&head(part, disposition)?);
            bodies.push(Body::from(delimiter));
            bodies.push(part.content.clone());
            delimiter = format!("\r\n--{boundary}\r\n");
        }
        // the last delimiter has two more hyphens, in place of the end of its line
        delimiter.truncate(delimiter.len().saturating_sub(2));
        delimiter.push_str("--\r\n");
        bodies.push(Body::from(delimiter));
        Ok((kind, Body::chain(bodies)))
    }
}

/// Whether a line of the content begins as a delimiter does; only there it would be one (RFC 2046, 5.1.1).
fn has_line(content: &Body, boundary: &str) -> bool {
    let lines = |bytes: &[u8]| {
        let mut lines = bytes.split(|byte| *byte == b'\n');
        lines.any(|line| line.strip_prefix(b"--").is_some_and(|line| line.starts_with(boundary.as_bytes())))
    };
    content.as_bytes().is_some_and(lines)
}

/// The headers of a part, with the empty line behind them.
fn head(part: &Part, disposition: &str) -> Result<String, Mistake> {
    let mut head = String::new();
    let own = part.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(CONTENT_DISPOSITION.as_str()));
    if !own && (part.name.is_some() || part.file_name.is_some()) {
        head.push_str("Content-Disposition: ");
        head.push_str(disposition);
        for (key, value) in [("name", &part.name), ("filename", &part.file_name)] {
            if let Some(value) = value {
                head.push_str(&format!("; {key}=\"{}\"", escaped(value)));
            }
        }
        head.push_str("\r\n");
    }
    let content_type = part.content_type.as_deref().or_else(|| part.content.guessed_type());
    let content_type = content_type.map(|value| ("Content-Type", value));
    let headers = part.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in content_type.into_iter().chain(headers) {
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| Mistake::HeaderName)?;
        HeaderValue::from_str(value).map_err(|_| Mistake::HeaderValue { name: name.to_owned() })?;
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    Ok(head)
}

/// HTML Standard, "multipart/form-data encoding algorithm": line ends and quotes, and nothing else.
fn escaped(name: &str) -> String {
    name.replace('\n', "%0A").replace('\r', "%0D").replace('"', "%22")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(form: &Multipart, media_type: &str) -> String {
        let (kind, body) = form.framed_by(media_type, "b").unwrap();
        assert!(kind.ends_with("; boundary=b"), "{kind}");
        String::from_utf8_lossy(&body.into_bytes().unwrap()).into_owned()
    }

    #[test]
    fn parts_stand_between_delimiters() {
        let file = || Part::from("x\r\n").file_name("a \"b\"\n.txt").content_type("text/csv");
        for (form, media_type, expected) in [
            (Multipart::new(), "multipart/form-data", "--b--\r\n"),
            (
                Multipart::new().text("ä", "1").text("e", ""),
                "multipart/form-data; x=y",
                "--b\r\nContent-Disposition: form-data; name=\"ä\"\r\n\r\n1\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"e\"\r\n\r\n\r\n--b--\r\n",
            ),
            (
                Multipart::new().part("f", file().header("X-A", "1")),
                "multipart/form-data",
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a %22b%22%0A.txt\"\r\n\
                 Content-Type: text/csv\r\nX-A: 1\r\n\r\nx\r\n\r\n--b--\r\n",
            ),
            (
                Multipart::new()
                    .part("f", vec![0xff])
                    .part("g", Part::from("x").content_type("image/svg"))
                    .part("t", "x"),
                "multipart/form-data",
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n\u{fffd}\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"g\"; filename=\"g\"\r\nContent-Type: image/svg\r\n\r\nx\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nx\r\n--b--\r\n",
            ),
            (
                Multipart::new().push(Part::from("x")).push(file().header("content-disposition", "inline")),
                "multipart/mixed",
                "--b\r\n\r\nx\r\n--b\r\nContent-Type: text/csv\r\ncontent-disposition: inline\r\n\r\nx\r\n\r\n--b--\r\n",
            ),
            (
                Multipart::new().push(Part::from("x").file_name("f")),
                "multipart/mixed",
                "--b\r\nContent-Disposition: attachment; filename=\"f\"\r\n\r\nx\r\n--b--\r\n",
            ),
        ] {
            assert_eq!(text(&form, media_type), expected);
        }
    }

    #[test]
    fn what_is_no_header_is_a_mistake() {
        for (part, name) in [
            (Part::from("x").content_type("a\r\nb"), Some("Content-Type")),
            (Part::from("x").header("X-A", "\n"), Some("X-A")),
            (Part::from("x").header("X A", "1"), None),
        ] {
            let expected = match name {
                Some(name) => Mistake::HeaderValue { name: name.to_owned() },
                None => Mistake::HeaderName,
            };
            assert_eq!(Multipart::new().push(part).framed("multipart/mixed").unwrap_err(), expected);
        }
    }

    #[test]
    fn a_boundary_begins_no_line_of_a_content() {
        for (content, expected) in
            [("--b", true), ("a\r\n--b--", true), ("a --b", false), ("-b\n- -b", false)]
        {
            assert_eq!(has_line(&content.into(), "b"), expected, "{content:?}");
        }
        let (kind, body) = Multipart::new().text("a", "b").framed("multipart/form-data").unwrap();
        let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
        assert_eq!(boundary.len(), LENGTH);
        let text = String::from_utf8_lossy(&body.into_bytes().unwrap()).into_owned();
        assert_eq!(text.matches(boundary).count(), 2);
    }
}
