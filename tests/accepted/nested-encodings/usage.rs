//! Encodings in encodings: a part of a form that is a form of parts, of fields, or a list of parts itself.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::SendOrderForm;
use api::types::{Filter, Order};
use clientwright_runtime::{BaseUrl, PartOf};
use clientwright_tests::server::Server;

/// The bodies between the boundaries of a body, with their heads.
fn parts(body: &str) -> Vec<String> {
    let (delimiter, rest) = body.split_once("\r\n").expect("a delimiter");
    let rest = rest.strip_suffix(&format!("\r\n{delimiter}--\r\n")).expect("an end");
    rest.split(&format!("\r\n{delimiter}\r\n")).map(str::to_owned).collect()
}

/// The head without the boundary, and the parts of what is in it.
fn nested(part: &str) -> (String, Vec<String>) {
    let (head, body) = part.split_once("\r\n\r\n").expect("a head");
    let (head, boundary) = head.split_once("; boundary=").expect("a boundary");
    let rest = boundary.split_once("\r\n").map_or("", |(_, rest)| rest);
    (format!("{head}|{rest}"), parts(body))
}

fn filter(words: &[&str]) -> Filter {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Filter { words: Some(words), name: None }
}

#[tokio::test]
async fn a_part_is_laid_out_as_the_encodings_in_its_encoding_say() {
    let server = Server::start([b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let order = Order { rows: Some("a,b".to_owned()), count: Some(2), filter: Some(filter(&["c", "d"])) };
    let mut form = SendOrderForm::new(order);
    form.filter = Some(filter(&["e", "f"]));
    form.filters = Some(vec![filter(&["g", "h"]), filter(&[])]);
    form.notes = Some(vec!["*i*".to_owned(), "j".to_owned(), "k".to_owned()]);
    let signed = Order { rows: None, count: Some(3), filter: None };
    form.signed = Some(PartOf::new(signed).header("X-Signature", "s"));
    client.send_order(&form).await.expect("nothing");

    let received = server.only();
    let parts = parts(received.text());
    let [order, filter, first, second, notes, signed] = parts.as_slice() else { panic!("{parts:?}") };
    let named = |name: &str, media_type: &str| {
        format!("Content-Disposition: form-data; name=\"{name}\"\r\nContent-Type: {media_type}")
    };
    let fields = "application/x-www-form-urlencoded";
    assert_eq!(
        nested(order),
        (
            format!("{}|", named("order", "multipart/form-data")),
            vec![
                format!("{}\r\n\r\na,b", named("rows", "text/csv")),
                "Content-Disposition: form-data; name=\"count\"\r\n\r\n2".to_owned(),
                format!("{}\r\n\r\nwords=c%7Cd", named("filter", fields)),
            ]
        )
    );
    assert_eq!(*filter, format!("{}\r\n\r\nwords=e,f", named("filter", fields)));
    assert_eq!(*first, format!("{}\r\n\r\nwords=g&words=h", named("filters", fields)));
    assert_eq!(*second, format!("{}\r\n\r\n", named("filters", fields)));
    let typed = |media_type: &str, text: &str| format!("Content-Type: {media_type}\r\n\r\n{text}");
    assert_eq!(
        nested(notes),
        (
            format!("{}|", named("notes", "multipart/mixed")),
            vec![typed("text/markdown", "*i*"), typed("text/plain", "j"), typed("text/plain", "k")]
        )
    );
    assert_eq!(
        nested(signed),
        (
            format!("{}|X-Signature: s", named("signed", "multipart/form-data")),
            vec!["Content-Disposition: form-data; name=\"count\"\r\n\r\n3".to_owned()]
        )
    );
}
