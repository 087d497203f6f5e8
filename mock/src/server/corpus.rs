//! Real descriptions, in the folder that `CLIENTWRIGHT_DESCRIPTIONS` names: every operation is asked with a request made from
//! the description. Skipped with a message without the variable.

use super::*;
use crate::example::synthesis::Synthesis;
use crate::schema::{Direction, check_towards};
use crate::violation::At;
use axum::body::Bytes;
use axum::http::HeaderMap;
use clientwright::Source;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Larger documents are left to a run with `EVERY=1`.
const LARGEST: u64 = 1_000_000;

fn corpus() -> Option<PathBuf> {
    std::env::var_os("CLIENTWRIGHT_DESCRIPTIONS").map(|named| PathBuf::from(named).join("corpus"))
}

fn documents(folder: &PathBuf) -> Vec<PathBuf> {
    let all = std::env::var_os("EVERY").is_some();
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let fitting = entries.filter(|entry| all || entry.metadata().unwrap().len() < LARGEST);
    let mut found: Vec<PathBuf> =
        fitting.map(|entry| entry.path()).filter(|path| is_description(path)).collect();
    found.sort();
    found
}

fn is_description(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json" || extension == "yaml")
}

fn received(request: &crate::ExampleRequest) -> Received {
    let mut headers = HeaderMap::new();
    for (name, value) in &request.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    Received {
        method: request.method.clone(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body: Bytes::from(request.body.clone()),
    }
}

#[test]
fn every_operation_of_real_descriptions_is_answered() {
    let Some(folder) = corpus() else {
        // not `eprintln!`, which is shown of failures alone
        let message = b"CLIENTWRIGHT_DESCRIPTIONS is not set: no real description is tried\n";
        std::io::Write::write_all(&mut std::io::stderr(), message).unwrap();
        return;
    };
    let (mut asked, mut answered, mut longest) = (0, 0, Duration::ZERO);
    let mut made_sum = 0;
    let (mut refused, mut mismatched) = (Vec::new(), Vec::new());
    for path in documents(&folder) {
        let Ok(mock) = Mock::from_source(&Source::read(&path).unwrap()) else { continue };
        let requests: Vec<_> = mock
            .operations()
            .iter()
            .map(|known| (known.id.clone(), mock.example_request(&known.id).unwrap()))
            .collect();
        let shared = Shared::new(mock);
        let (made, wrong) = made_answers(&shared);
        made_sum += made;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        mismatched.extend(wrong.into_iter().map(|wrong| format!("{name} {wrong}")));
        for (id, request) in requests {
            let start = Instant::now();
            let answer = shared.answer(&received(&request));
            longest = longest.max(start.elapsed());
            asked += 1;
            if answer.reply.status < 400 {
                answered += 1;
            } else {
                let body = String::from_utf8_lossy(&answer.reply.body).into_owned();
                refused.push(format!("{name} {id}: {} {}: {body}", request.method, request.target));
            }
        }
    }
    if std::env::var_os("SHOW").is_some() {
        let text = format!(
            "{answered} of {asked} answered, longest {longest:?}\n{}\nof {made_sum} made answers {} do not match\n{}\n",
            refused.join("\n"),
            mismatched.len(),
            mismatched.join("\n")
        );
        std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes()).unwrap();
    }
    assert!(asked > 0, "no description in {}", folder.display());
    assert!(answered * 100 >= asked * 97, "{answered} of {asked} answered:\n{}", refused.join("\n"));
    assert!(
        mismatched.len() * 100 <= made_sum * 3,
        "of {made_sum} made answers do not match their schemas:\n{}",
        mismatched.join("\n")
    );
    assert!(longest < Duration::from_secs(2), "one answer took {longest:?}");
}

/// Asks every operation for every status; of the JSON schemas of its answers, how many values are made, and which do not match.
fn made_answers(shared: &Shared) -> (usize, Vec<String>) {
    let description = &shared.mock.description;
    let (mut made, mut wrong) = (0, Vec::new());
    for operation in description.operations() {
        for (key, response) in operation.responses() {
            let code = key.replace(['X', 'x'], "0").parse().ok().map(Wished::Status);
            let answer = respond(operation, &Preference { code, example: None }, None);
            assert!(answer.is_ok() || response.get("content").is_some(), "{}: {answer:?}", operation.id());
            let schema =
                response.get("content").and_then(|content| content.get("application/json")?.get("schema"));
            if let Some(schema) = schema {
                let value = Synthesis::new(description, Direction::Response).value(schema);
                let found =
                    check_towards(description, Direction::Response, (schema, &value), At::Root("body"));
                made += 1;
                wrong.extend(found.first().map(|found| format!("{} {key}: {found}", operation.id())));
            }
        }
    }
    (made, wrong)
}
