//! Answers that come in pages: which requests follow each other, and where that ends.

use bytes::Bytes;
use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    CallOptions, Credential, Error, InMemory, Items, Mistake, Request, UnexpectedReason, Value,
};

use crate::support::{
    Answer, GET, POST, Problem, QUERY_KEY, WITH_QUERY_KEY, call, client, client_for, json, script,
};

/// The path and query of each request, and its body where it has one.
fn asked(transport: &InMemory) -> Vec<String> {
    let line = |request: &http::Request<Bytes>| {
        let body = std::str::from_utf8(request.body()).unwrap();
        format!("{} {body}", request.uri().path_and_query().unwrap()).trim_end().to_owned()
    };
    transport.requests().iter().map(line).collect()
}

static LIST: rt::Operation<Value> = rt::Operation {
    description: rt::OperationDescription {
        id: "list",
        method: rt::Method::Get,
        path: "/things",
        arguments: &[rt::Argument::query("limit"), rt::Argument::query("at")],
        servers: 0,
        security: &[],
        success: &[rt::Success::new(rt::Statuses::Exact(200), &["application/json"])],
        accept: "application/json",
        tags: &[],
    },
    decode: rt::json::<Value>,
};

const AT: rt::Target = rt::Target::Argument(1);
static CURSOR: rt::Paging = rt::Paging { items: Some("/items"), ..rt::Paging::cursor(AT, "/meta/next") };
static MORE: rt::Paging =
    rt::Paging { items: Some("/items"), more: Some("/more"), ..rt::Paging::cursor(AT, "/next") };
static LAST_ID: rt::Paging =
    rt::Paging { items: Some("/data"), more: Some("/has_more"), ..rt::Paging::last_id(AT, "/id") };
static NUMBER: rt::Paging =
    rt::Paging { items: Some("/items"), pages: Some("/pages"), ..rt::Paging::number(AT, 1) };
static TOTAL: rt::Paging =
    rt::Paging { items: Some("/items"), total: Some("/total"), ..rt::Paging::number(AT, 0) };
static OFFSET: rt::Paging =
    rt::Paging { items: Some("/items"), total: Some("/total"), ..rt::Paging::offset(AT) };
static URL: rt::Paging = rt::Paging { items: Some("/items"), ..rt::Paging::url("/next") };
static LINK: rt::Paging = rt::Paging { items: Some(""), ..rt::Paging::link() };
static HEADER: rt::Paging = rt::Paging { items: Some(""), ..rt::Paging::cursor_header(AT, "x-next") };
static BODY: rt::Paging =
    rt::Paging { items: Some("/items"), ..rt::Paging::cursor(rt::Target::Text("/page/cursor"), "/next") };
static BODY_NUMBER: rt::Paging =
    rt::Paging { items: Some("/items"), ..rt::Paging::number(rt::Target::Number("/page"), 1) };

fn list(transport: &InMemory) -> Request<Value, Problem> {
    let mut request = call(&client(transport), &LIST);
    request.argument(0, &2);
    request
}

async fn all(mut items: Items<Value, Problem>) -> Result<Vec<Value>, Error<Problem>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item?);
    }
    assert!(items.next().await.is_none());
    Ok(found)
}

async fn reason(items: Items<Value, Problem>) -> UnexpectedReason {
    match all(items).await.unwrap_err() {
        Error::Unexpected(error) => error.reason(),
        other => panic!("{other}"),
    }
}

/// The items that come, and the queries that are sent.
async fn walked(
    paging: &'static rt::Paging,
    answers: impl IntoIterator<Item = Answer>,
) -> (usize, Vec<String>) {
    let transport = script(answers);
    let items = all(list(&transport).items(paging)).await.unwrap();
    (items.len(), asked(&transport))
}

#[tokio::test]
async fn a_cursor_leads_from_page_to_page() {
    let (items, queries) = walked(
        &CURSOR,
        [
            json(200, r#"{"meta":{"next":"a b"},"items":[1,2]}"#),
            json(200, r#"{"items":[],"meta":{"next":7}}"#),
            json(200, r#"{"meta":{"next":""},"items":[3]}"#),
        ],
    )
    .await;
    assert_eq!(items, 3);
    assert_eq!(
        queries,
        ["/beta/things?limit=2", "/beta/things?limit=2&at=a%20b", "/beta/things?limit=2&at=7"]
    );
    for end in [r#"{"items":[1],"meta":{"next":null}}"#, r#"{"items":[1],"meta":{}}"#, r#"{"items":[1]}"#] {
        assert_eq!(walked(&CURSOR, [json(200, end)]).await.1.len(), 1, "{end}");
    }
}

#[tokio::test]
async fn what_the_server_says_of_more_pages_counts() {
    let (items, queries) = walked(
        &MORE,
        [
            json(200, r#"{"next":"a","items":[1],"more":true}"#),
            json(200, r#"{"next":"b","items":[2],"more":false}"#),
        ],
    )
    .await;
    assert_eq!((items, queries.len()), (2, 2));
    let transport = script([json(200, r#"{"items":[1],"more":true}"#)]);
    assert_eq!(reason(list(&transport).items(&MORE)).await, UnexpectedReason::NoNextPage);
}

#[tokio::test]
async fn the_last_item_leads_to_the_next_page() {
    let (items, queries) = walked(
        &LAST_ID,
        [
            json(200, r#"{"data":[{"id":"x"},{"id":"y"}],"has_more":true}"#),
            json(200, r#"{"data":[{"id":"z"}],"has_more":false}"#),
        ],
    )
    .await;
    assert_eq!((items, queries[1].as_str()), (3, "/beta/things?limit=2&at=y"));
}

#[tokio::test]
async fn pages_and_items_are_counted() {
    let page = || json(200, r#"{"items":[1,2],"pages":3,"total":5}"#);
    let other = || json(200, r#"{"items":[3,4],"pages":3,"total":5}"#);
    let last = || json(200, r#"{"items":[5],"pages":3,"total":5}"#);
    let (items, queries) = walked(&NUMBER, [page(), other(), last()]).await;
    assert_eq!((items, queries.len(), queries[2].as_str()), (5, 3, "/beta/things?limit=2&at=3"));
    let (items, queries) = walked(&TOTAL, [page(), other(), last()]).await;
    assert_eq!((items, queries.len(), queries[1].as_str()), (5, 3, "/beta/things?limit=2&at=1"));
    let (items, queries) = walked(&OFFSET, [page(), other(), last()]).await;
    assert_eq!((items, queries.len(), queries[2].as_str()), (5, 3, "/beta/things?limit=2&at=4"));
    // nothing is said of the end: an empty page is it
    let page = |body| json(200, body);
    let (items, queries) =
        walked(&NUMBER, [page(r#"{"items":[1]}"#), page(r#"{"items":[2]}"#), page(r#"{"items":[]}"#)]).await;
    assert_eq!((items, queries.len()), (2, 3));
}

#[tokio::test]
async fn the_count_begins_where_the_caller_begins() {
    let transport =
        script([json(200, r#"{"items":[1,2],"total":13}"#), json(200, r#"{"items":[3],"total":13}"#)]);
    let mut request = list(&transport);
    request.argument(1, &10);
    all(request.items(&OFFSET)).await.unwrap();
    assert_eq!(asked(&transport), ["/beta/things?limit=2&at=10", "/beta/things?limit=2&at=12"]);
}

#[tokio::test]
async fn links_are_followed_within_the_origin() {
    let (items, queries) = walked(
        &URL,
        [
            json(200, r#"{"items":[1],"next":"?at=2"}"#),
            json(200, r#"{"items":[2],"next":"../other/things?at=3&limit=9#x"}"#),
            json(200, r#"{"items":[3],"next":"https://demo.example.com:443/x"}"#),
            json(200, r#"{"items":[4]}"#),
        ],
    )
    .await;
    assert_eq!(items, 4);
    assert_eq!(queries, ["/beta/things?limit=2", "/beta/things?at=2", "/other/things?at=3&limit=9", "/x"]);
    for elsewhere in [
        r#"{"items":[1],"next":"https://evil.example/x"}"#,
        r#"{"items":[1],"next":"//evil.example/x"}"#,
        r#"{"items":[1],"next":"http://demo.example.com/x"}"#,
        r#"{"items":[1],"next":"https://demo.example.com:8443/x"}"#,
        r#"{"items":[1],"next":"ftp://demo.example.com/x"}"#,
    ] {
        let transport = script([json(200, elsewhere)]);
        let mut items = list(&transport).items::<Value>(&URL);
        assert!(items.next().await.unwrap().is_ok(), "the page itself is good");
        let error = items.next().await.unwrap().unwrap_err();
        assert!(
            matches!(error, Error::Unexpected(error) if error.reason() == UnexpectedReason::NextPageRefused)
        );
        assert!(items.next().await.is_none());
        assert_eq!(transport.requests().len(), 1, "{elsewhere}");
    }
}

#[tokio::test]
async fn headers_lead_to_the_next_page() {
    let page = |name, value, body| {
        crate::support::with(200, &[("content-type", "application/json"), (name, value)], body)
    };
    let next = r#"<https://demo.example.com/beta/things?at=2>; rel="next", <?at=9>; rel="last""#;
    let (items, queries) =
        walked(&LINK, [page("link", next, "[1]"), page("link", r#"<?at=1>; rel="first""#, "[2]")]).await;
    assert_eq!((items, queries[1].as_str()), (2, "/beta/things?at=2"));
    let (items, queries) = walked(&HEADER, [page("x-next", "t", "[1]"), json(200, "[2]")]).await;
    assert_eq!((items, queries[1].as_str()), (2, "/beta/things?limit=2&at=t"));
}

#[tokio::test]
async fn the_body_of_a_request_has_the_cursor() {
    let pages = || [json(200, r#"{"items":[1],"next":"12"}"#), json(200, r#"{"items":[2]}"#)];
    let transport = script(pages());
    let mut request = call(&client(&transport), &POST);
    request.json_body(&"{\"q\":1,\"page\":{\"limit\":2}}".parse::<Value>().unwrap());
    all(request.items(&BODY)).await.unwrap();
    let with_cursor = r#"/beta/things {"q":1,"page":{"limit":2,"cursor":"12"}}"#;
    assert_eq!(asked(&transport)[1], with_cursor);

    let transport = script(pages());
    all(call(&client(&transport), &POST).items(&BODY)).await.unwrap();
    assert_eq!(asked(&transport), ["/beta/things", r#"/beta/things {"page":{"cursor":"12"}}"#]);

    let transport = script([json(200, r#"{"items":[1]}"#), json(200, r#"{"items":[]}"#)]);
    let mut request = call(&client(&transport), &POST);
    request.json_body(&"{\"page\":4}".parse::<Value>().unwrap());
    all(request.items(&BODY_NUMBER)).await.unwrap();
    assert_eq!(asked(&transport)[1], r#"/beta/things {"page":5}"#);
}

#[tokio::test]
async fn pages_without_end_are_an_error() {
    let page = |body| json(200, body);
    let (a, b) = (r#"{"items":[1],"meta":{"next":"a"}}"#, r#"{"items":[2],"meta":{"next":"b"}}"#);
    for answers in [vec![a, a], vec![a, b, a], vec![b, a, a]] {
        let count = answers.len();
        let transport = script(answers.into_iter().map(page));
        assert_eq!(reason(list(&transport).items(&CURSOR)).await, UnexpectedReason::RepeatedPage);
        assert_eq!(transport.requests().len(), count);
    }
    let transport = InMemory::new(|_| json(200, r#"{"items":[1]}"#));
    assert_eq!(reason(list(&transport).items(&NUMBER)).await, UnexpectedReason::RepeatedPage);
    assert_eq!(transport.requests().len(), 2);
}

#[tokio::test]
async fn a_token_goes_on_where_another_stream_ended() {
    let transport = script([
        json(200, r#"{"items":[1],"meta":{"next":"a"}}"#),
        json(500, "{}"),
        json(200, r#"{"items":[2],"meta":{}}"#),
    ]);
    let mut pages = list(&transport).pages(&CURSOR);
    assert_eq!(pages.token(), None);
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!((page.status().as_u16(), page.token()), (200, Some("a")));
    assert_eq!(page.headers()["content-type"], "application/json");
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
    let token = pages.token().unwrap().to_owned();
    let mut pages = list(&transport).pages(&CURSOR).after(&token);
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!(page.token(), None);
    assert_eq!(page.into_body()["items"][0], Value::from(2));
    assert!(pages.next().await.is_none());
    assert_eq!(asked(&transport)[2], "/beta/things?limit=2&at=a");
}

#[tokio::test]
async fn each_page_is_a_call_with_all_options() {
    let transport = script([
        json(503, "{}"),
        json(200, r#"{"items":[1],"next":"/beta/things?at=2&x=9"}"#),
        json(503, "{}"),
        json(200, r#"{"items":[2]}"#),
    ]);
    let credential = Credential::api_key("k");
    let request = call(&client_for(&transport, QUERY_KEY, credential), &WITH_QUERY_KEY);
    let request = request.options(CallOptions::new().header("X-Trace", "7").query("x", "1").query("y", "2"));
    assert_eq!(all(request.items(&URL)).await.unwrap().len(), 2);
    let requests = transport.requests();
    assert!(requests.iter().all(|request| request.headers()["x-trace"] == "7"));
    let first = "/beta/things?x=1&y=2&key=k";
    let second = "/beta/things?at=2&x=9&y=2&key=k";
    assert_eq!(asked(&transport), [first, first, second, second]);
}

#[tokio::test]
async fn a_request_is_sent_to_an_address_by_hand() {
    let transport = script([]);
    let client = client(&transport);
    let address: http::Uri = "https://demo.example.com/other?a=1".parse().unwrap();
    call(&client, &GET).at(&address).await.unwrap();
    call(&client, &GET).at("?b=2").await.unwrap();
    call(&client, &GET).at(&"next/1".to_owned()).await.unwrap();
    assert_eq!(asked(&transport), ["/other?a=1", "/beta/things?b=2", "/beta/next/1"]);
    for (address, host) in [("https://evil.example/x", Some("evil.example")), ("mailto:a@b.example", None)] {
        let Error::Build(error) = call(&client, &GET).at(address).await.unwrap_err() else {
            panic!("{address}")
        };
        match error.mistake() {
            Mistake::OtherOrigin { host: found } => assert_eq!(Some(found.as_str()), host),
            Mistake::Address => assert_eq!(host, None),
            other => panic!("{other}"),
        }
    }
    assert_eq!(transport.requests().len(), 3);
}

#[cfg(feature = "blocking")]
#[test]
fn pages_and_items_are_waited_for() {
    let pages = || script([json(200, r#"{"items":[1],"meta":{"next":"a"}}"#), json(200, r#"{"items":[2]}"#)]);
    let items: Result<Vec<Value>, _> = list(&pages()).items(&CURSOR).into_iter().collect();
    assert_eq!(items.unwrap().len(), 2);
    let transport = pages();
    let mut count = 0;
    for page in list(&transport).pages(&CURSOR) {
        count += page.unwrap().body()["items"].as_array().unwrap().len();
    }
    assert_eq!(count, 2);
}
