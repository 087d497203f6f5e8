//! The program around the clients of one version, written by `exam`. In: calls, one a line of JSON; out: a line of JSON for each:
//! how it ended, and with what. It is compiled with the emitted code, never with this workspace.
#![recursion_limit = "1024"]
#![allow(warnings)]

use clientwright_runtime::BaseUrl;
use clientwright_runtime::codegen::{Value, from_str, to_string};
use std::io::{BufRead, Write};

struct Asked {
    api: String,
    operation: usize,
    base: String,
    body: Option<String>,
    media_type: Option<String>,
    secrets: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    arguments: Vec<Option<String>>,
}

fn asked(line: &str) -> Option<Asked> {
    let value: Value = from_str(line).ok()?;
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    let pairs = |name: &str| {
        let texts = |(name, value): (&String, &Value)| Some((name.clone(), value.as_str()?.to_owned()));
        value.get(name)?.as_object()?.iter().map(texts).collect::<Option<Vec<_>>>()
    };
    let arguments = value.get("arguments")?.as_array()?.iter().map(|it| it.as_str().map(str::to_owned));
    Some(Asked {
        api: text("api")?,
        operation: usize::try_from(value.get("operation")?.as_u64()?).ok()?,
        base: text("base")?,
        body: text("body"),
        media_type: text("media_type"),
        secrets: pairs("secrets")?,
        headers: pairs("headers")?,
        arguments: arguments.collect(),
    })
}

macro_rules! apis {
    ($($api:ident),* $(,)?) => {
        async fn called(asked: &Asked) -> (&'static str, String) {
            let base = BaseUrl::parse(&asked.base).expect("an address");
            let secret = |name: &str| asked.secrets.iter().find(|it| it.0 == name).map(|it| it.1.clone());
            match asked.api.as_str() {
                $(stringify!($api) => {
                    let client = $api::driver::client(&base, &secret).expect("a client");
                    let given = $api::driver::Given {
                        arguments: &asked.arguments,
                        body: asked.body.as_deref(),
                        media_type: asked.media_type.as_deref(),
                        headers: &asked.headers,
                    };
                    match $api::driver::OPERATIONS[asked.operation](&client, &given) {
                        Ok(called) => match called.await {
                            Ok(body) => ("ok", body),
                            Err(error) => ("error", error),
                        },
                        Err(why) => ("not called", why),
                    }
                })*
                other => ("not called", other.to_owned()),
            }
        }
    };
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let asked = asked(&line.expect("text")).expect("a call");
        let (kind, text) = called(&asked).await;
        writeln!(out, "{}", to_string(&vec![kind.to_owned(), text])).expect("somebody listens");
        out.flush().expect("somebody listens");
    }
}
