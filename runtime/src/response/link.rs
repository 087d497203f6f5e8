//! In: the headers of a response. Out: where its `Link` says that the next page is (RFC 8288).
//! Never: a link of another resource (`anchor`), which a client may ignore (section 3.2).

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with this relation, as it is written.
pub(crate) fn linked(headers: &HeaderMap, relation: &str) -> Option<String> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(links).find(|link| link.is(relation)).map(|link| link.target.to_owned())
}

struct Link<'h> {
    target: &'h str,
    /// names and values of its parameters
    parameters: Vec<(&'h str, String)>,
}

impl Link<'_> {
    /// Relations are told apart without regard to case (section 2.1.1), and of several `rel` the first counts (section 3.3).
    fn is(&self, relation: &str) -> bool {
        let parameter =
            |wanted: &str| self.parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        let rel = parameter("rel").map(|(_, value)| value.as_str()).unwrap_or_default();
        parameter("anchor").is_none()
            && rel.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(relation))
    }
}

/// The links of a header up to the first that is none (appendix B.2).
fn links(header: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut rest = header;
    while let Some((target, behind)) =
        rest.trim_start_matches([',', ' ', '\t']).strip_prefix('<').and_then(|rest| rest.split_once('>'))
    {
        let (parameters, behind) = parameters(behind);
        links.push(Link { target, parameters });
        rest = behind;
    }
    links
}

/// The parameters of a link, and what stands behind them.
fn parameters(text: &str) -> (Vec<(&str, String)>, &str) {
    let mut parameters = Vec::new();
    let mut rest = text.trim_start();
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start();
        let end = parameter.find(['=', ';', ',']).unwrap_or(parameter.len());
        let (name, behind) = parameter.split_at(end);
        let (value, behind) = match behind.strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => (String::new(), behind),
        };
        parameters.push((name.trim(), value));
        rest = behind.trim_start();
    }
    (parameters, rest)
}

/// A token or a quoted string (RFC 9110, 5.6.4), and what stands behind it.
fn value_of(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, behind) = text.split_at(text.find([';', ',']).unwrap_or(text.len()));
        return (value.trim().to_owned(), behind);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            plain => value.push(plain),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn next(values: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, HeaderValue::from_static(value));
        }
        linked(&headers, "next")
    }

    #[test]
    fn the_next_page_is_found_among_other_links() {
        for (values, expected) in [
            (vec![r#"<https://a.example/x?page=2>; rel="next""#], Some("https://a.example/x?page=2")),
            (vec![r#"<?p=1>; rel="prev", <?p=3>; rel="next", <?p=9>; rel="last""#], Some("?p=3")),
            (vec![r#"<a>; rel=prev"#, r#"<b>; rel=next"#], Some("b")),
            (vec![r#"<a,b;c>; title="x, <y>; rel=\"next\"" ; rel="last NEXT""#], Some("a,b;c")),
            (vec![r#"</a>;rel = "next";results="true""#], Some("/a")),
            (vec![r#"<a>; rel="last"; rel="next""#], None),
            (vec![r#"<a>; rel="next"; anchor="/other""#], None),
            (vec![r#"<a>; rel="nextish""#], None),
            (vec!["a; rel=next"], None),
            (vec![""], None),
            (vec!["<a"], None),
            (vec![r#"<a>; rel="next"#], Some("a")),
            (vec!["<>; rel=next"], Some("")),
        ] {
            assert_eq!(next(&values).as_deref(), expected, "{values:?}");
        }
    }
}
