//! What long answers cost, over loopback: ten thousand pages take no more memory than a hundred, and who drops pages, items or events closes
//! their connection.
//!
//! In a binary of its own: its allocator counts.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "accepted/event-streams/golden/mod.rs"]
#[rustfmt::skip]
mod event_streams;
#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "accepted/item-streams/golden/mod.rs"]
#[rustfmt::skip]
mod items;
#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "accepted/pages/golden/mod.rs"]
#[rustfmt::skip]
mod pages;

use clientwright_runtime::BaseUrl;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

/// How long the server waits for what has to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server on a thread of its own, whose memory is not that of the client; each connection is handed to the function.
fn serving(serve: impl Fn(TcpStream) + Send + Sync + Clone + 'static) -> BaseUrl {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let serve = serve.clone();
            std::thread::spawn(move || serve(stream));
        }
    });
    BaseUrl::parse(&format!("http://{address}")).expect("an address")
}

/// The request line of the next request; `None` when the connection is closed.
fn asked(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|read| *read > 0)?;
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 2 {
        line.clear();
    }
    Some(first)
}

fn page(next: Option<usize>) -> String {
    let next = next.map_or("null".to_owned(), |next| format!("\"{next}\""));
    let body = format!(r#"{{"data":[{{"id":"a"}},{{"id":"b"}}],"meta":{{"next_cursor":{next}}}}}"#);
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Answers pages until the last one.
fn paging(last: usize) -> BaseUrl {
    serving(move |mut stream| {
        let mut reader = BufReader::new(stream.try_clone().expect("a handle"));
        while let Some(line) = asked(&mut reader) {
            let cursor = line.split("cursor=").nth(1).and_then(|rest| rest.split([' ', '&']).next());
            let number: usize = cursor.map_or(0, |cursor| cursor.parse().expect("a number"));
            let next = (number + 1 < last).then_some(number + 1);
            if stream.write_all(page(next).as_bytes()).is_err() {
                return;
            }
        }
    })
}

/// How many items there are in so many pages, and the most bytes that were in use at one time on the way.
fn gone_over(count: usize) -> (usize, u64) {
    let client = pages::Client::builder().server(paging(count)).build().expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut found = 0;
    let counted = allocation_counter::measure(|| {
        runtime.block_on(async {
            let mut items = client.list_by_cursor().items();
            while let Some(item) = items.next().await {
                item.expect("an item");
                found += 1;
            }
        });
    });
    (found, counted.bytes_max)
}

#[test]
fn ten_thousand_pages_take_no_more_memory_than_a_thousand() {
    // what is made once for all calls of the process
    gone_over(3);
    let (few, least) = gone_over(1_000);
    let (many, most) = gone_over(10_000);
    assert_eq!((few, many), (2_000, 20_000));
    // an eighth for buffers that may have grown at another time
    assert!(most <= least + least / 8, "{most} bytes for 10,000 pages, {least} for 1,000");
    assert!(most < 2_000_000, "{most} bytes");
    println!("{least} bytes for 1,000 pages, {most} for 10,000");
}

/// A server that sends the beginning of an answer, and tells when its connection is closed.
fn beginning(answers: &'static [&'static str]) -> (BaseUrl, mpsc::Receiver<()>) {
    let (tell, told) = mpsc::channel();
    let base = serving(move |mut stream| {
        let mut reader = BufReader::new(stream.try_clone().expect("a handle"));
        for answer in answers {
            if asked(&mut reader).is_none() || stream.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
        // a reset is an end as well
        let _ = reader.read(&mut [0]);
        let _ = tell.send(());
    });
    (base, told)
}

const LINES: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\nd\r\n{\"text\":\"a\"}\n\r\n";
const EVENTS: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n13\r\ndata: {\"cents\":1}\n\n\r\n";

#[tokio::test]
async fn who_drops_items_closes_their_connection() {
    let (base, closed) = beginning(&[LINES]);
    let client = items::Client::builder().server(base).build().expect("a client");
    let mut items = client.read_logs().await.expect("logs");
    items.next().await.expect("an item").expect("an item");
    assert!(closed.try_recv().is_err(), "the connection is open");
    drop(items);
    until(closed).await;
}

#[tokio::test]
async fn who_drops_events_closes_their_connection() {
    let (base, closed) = beginning(&[EVENTS]);
    let client = event_streams::Client::builder().server(base).build().expect("a client");
    let mut events = client.follow_prices().await.expect("prices");
    events.next().await.expect("an event").expect("an event");
    assert!(closed.try_recv().is_err(), "the connection is open");
    drop(events);
    until(closed).await;
}

#[tokio::test]
async fn who_drops_pages_closes_the_connection_of_the_page_that_is_asked_for() {
    // the first page, and the head of the second one
    let first: &'static str = page(Some(1)).leak();
    let (base, closed) = beginning(Vec::leak(vec![
        first,
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
    ]));
    let client = pages::Client::builder().server(base).build().expect("a client");
    let mut pages = client.list_by_cursor().pages();
    pages.next().await.expect("a page").expect("a page");
    let next = tokio::time::timeout(Duration::from_millis(200), pages.next()).await;
    assert!(next.is_err(), "the second page does not come");
    assert!(closed.try_recv().is_err(), "the connection is open");
    drop(pages);
    until(closed).await;
}

/// Waits for what the server tells, while the client's connections go on.
async fn until(closed: mpsc::Receiver<()>) {
    let told = tokio::task::spawn_blocking(move || closed.recv_timeout(PATIENCE));
    told.await.expect("no panic").expect("the server saw the end of the connection");
}
