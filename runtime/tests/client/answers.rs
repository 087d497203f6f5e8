//! Answers that differ from the description: what is read all the same, and what a strict client says.

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{ByteStream, Client, Error, ItemStream, Request, UnexpectedReason, Value};

use crate::support::{Answer, GET, Problem, call, client, client_with, json, script, with};

const fn operation(success: &'static [rt::Success]) -> rt::OperationDescription {
    rt::OperationDescription {
        id: "operation",
        method: rt::Method::Post,
        path: "/things",
        arguments: &[],
        servers: 0,
        security: &[],
        success,
        accept: "*/*",
        tags: &[],
    }
}

static NOTHING: rt::Operation<()> = rt::Operation {
    description: operation(&[rt::Success::new(rt::Statuses::Exact(204), &[])]),
    decode: rt::no_content,
};

static ITEMS: rt::Operation<ItemStream<i64>> = rt::Operation {
    description: operation(&[rt::Success {
        streams: &["application/x-ndjson"],
        ..rt::Success::new(rt::Statuses::Exact(200), &["application/x-ndjson"])
    }]),
    decode: rt::json_lines,
};

fn strict(answer: Answer) -> Client {
    client_with(&script([answer]), rt::ClientBuilder::strict_answers)
}

fn of_type(media_type: &'static str, body: &'static str) -> Answer {
    with(200, &[("content-type", media_type)], body)
}

fn reason<T>(result: Result<T, Error<Problem>>) -> UnexpectedReason {
    match result.map(|_| "a success") {
        Err(Error::Unexpected(unexpected)) => unexpected.reason(),
        other => panic!("{other:?}"),
    }
}

async fn items(client: &Client) -> Result<Vec<i64>, Error<Problem>> {
    let mut stream = Request::<ItemStream<i64>, Problem>::new(client, &ITEMS).await?;
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(item.unwrap());
    }
    Ok(items)
}

#[tokio::test]
async fn a_success_that_is_not_documented_is_read_as_the_documented_one() {
    for status in [201, 202, 203, 207] {
        let response = call(&client(&script([json(status, "[1]")])), &GET).send_with_meta().await.unwrap();
        assert_eq!((response.status().as_u16(), response.body().to_string()), (status, "[1]".to_owned()));
        assert_eq!(reason(call(&strict(json(status, "[1]")), &GET).await), UnexpectedReason::Status);
    }
    for answer in [json(200, "{}"), with(202, &[], ""), with(201, &[("content-type", "text/html")], "<p>")] {
        Request::<(), Problem>::new(&client(&script([answer])), &NOTHING).await.unwrap();
    }
    let strict = strict(json(200, "{}"));
    assert_eq!(reason(Request::<(), Problem>::new(&strict, &NOTHING).await), UnexpectedReason::Status);
}

#[tokio::test]
async fn json_is_read_under_whatever_name_it_comes() {
    let names =
        ["text/plain", "application/octet-stream", "application/x-json", "text/javascript", "text/html"];
    for name in names {
        let value = call(&client(&script([of_type(name, " [1]")])), &GET).await.unwrap();
        assert_eq!(value.to_string(), "[1]", "{name}");
        assert_eq!(reason(call(&strict(of_type(name, " [1]")), &GET).await), UnexpectedReason::MediaType);
        assert_eq!(
            reason(call(&client(&script([of_type(name, "true story")])), &GET).await),
            UnexpectedReason::MediaType
        );
    }
    for name in ["", "json", ";"] {
        assert_eq!(call(&strict(of_type(name, "[1]")), &GET).await.unwrap().to_string(), "[1]", "{name}");
    }
}

#[tokio::test]
async fn lines_are_read_under_any_of_their_names() {
    for name in ["application/x-ndjson", "application/jsonl", "application/json", "application/stream+json"] {
        assert_eq!(items(&client(&script([of_type(name, "1\n2\n")]))).await.unwrap(), [1, 2], "{name}");
    }
    assert_eq!(items(&client(&script([json(201, "1\n2")]))).await.unwrap(), [1, 2]);
    assert_eq!(reason(items(&strict(of_type("application/json", "1"))).await), UnexpectedReason::MediaType);
    assert_eq!(
        reason(items(&client(&script([of_type("text/html", "1")]))).await),
        UnexpectedReason::MediaType
    );
}

#[tokio::test]
async fn any_success_can_be_had_as_bytes_and_as_items() {
    let html = || script([of_type("text/html", "<p>")]);
    let response = call(&client(&html()), &GET).send_for_bytes().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/html");
    assert_eq!(ByteStream::bytes(response.into_body()).await.unwrap(), "<p>");

    let watched = script([json(200, "{\"a\":1}\n[2]\n")]);
    let mut items = call(&client(&watched), &GET).send_for_items::<Value>().await.unwrap().into_body();
    assert_eq!(items.next().await.unwrap().unwrap().to_string(), r#"{"a":1}"#);
    assert_eq!(items.next().await.unwrap().unwrap().to_string(), "[2]");
    assert!(items.next().await.is_none());

    let error = call(&client(&script([json(400, "[1]")])), &GET).send_for_bytes().await.unwrap_err();
    assert_eq!(error.status_error(), Some(&Problem::Bad(vec![1])));
    let undocumented = call(&strict(json(201, "[1]")), &GET).send_for_bytes().await;
    assert_eq!(reason(undocumented), UnexpectedReason::Status);
}
