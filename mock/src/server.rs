//! The server: a request becomes an answer. In: a request; out: an answer, and a record of both.
//! It never fails: whatever goes wrong is an answer.

use crate::answer::{Answer, Content, Reply};
use crate::check::{self, Call, Refusal};
use crate::description::Operation;
use crate::limits::Limits;
use crate::mock::{Incoming, Mock};
use crate::problem::Problem;
use crate::received::Received;
use crate::record::{Outcome, Records};
use crate::respond::prefer::{Preference, Wished};
use crate::respond::respond;
use crate::route::{Routed, Router};
use crate::script::Script;
use crate::token::endpoint::{Endpoint, Terms};
use crate::violation::Violation;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// All that a running mock holds.
pub(crate) struct Shared {
    pub(crate) mock: Mock,
    router: Router,
    endpoints: BTreeMap<String, Endpoint>,
    /// Names of headers, query parameters and cookies that carry API keys.
    keys: Vec<String>,
    state: Mutex<ServerState>,
}

/// What changes while a mock runs.
#[derive(Debug, Default)]
pub(crate) struct ServerState {
    pub(crate) records: Records,
    pub(crate) script: Script,
}

/// An answer and what is to be remembered with it.
pub(crate) struct Answered {
    pub(crate) reply: Reply,
    operation: Option<String>,
    violations: Vec<Violation>,
    secret_body: bool,
}

impl Shared {
    pub(crate) fn new(mock: Mock) -> Self {
        let keys = mock.description.schemes().filter(|(_, scheme)| scheme.get("in").is_some());
        let keys = keys.filter_map(|(_, scheme)| Some(scheme.get("name")?.as_str()?.to_owned())).collect();
        let (router, endpoints) = (mock.router(), mock.token_endpoints());
        Self { mock, router, endpoints, keys, state: Mutex::default() }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.mock.limits
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, ServerState> {
        // No code panics while it holds the lock; if one did, the state would still be whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a whole request.
    pub(crate) fn answer(&self, received: &Received) -> Answered {
        let hand_made = self.hand_made(received);
        match hand_made {
            Some(answered) => answered,
            None => match self.router.find(&received.method, &received.path) {
                Routed::Operation { path, method, arguments } => {
                    let paths = self.router.meant(path, method, &received.query).into_iter();
                    let operations = paths.filter_map(|path| self.mock.description.operation(path, method));
                    let call = |operation| Call { operation, received, arguments: &arguments };
                    let calls: Vec<_> = operations.map(call).collect();
                    // of several operations of one path, the first one that the request suits is meant
                    let suits = |call: &&Call<'_>| check::check(call, &self.mock.tokens).is_ok();
                    let meant = if calls.len() > 1 { calls.iter().find(suits) } else { None };
                    match meant.or(calls.first()) {
                        Some(call) => self.called(call),
                        None => Answered::problem(no_path(received, Vec::new())),
                    }
                }
                found @ (Routed::WrongMethod { .. } | Routed::Nothing { .. }) => {
                    self.token_or_nothing(received, found)
                }
            },
        }
    }

    fn hand_made(&self, received: &Received) -> Option<Answered> {
        let segments: Vec<&str> = received.path.split('/').skip(1).collect();
        let routes =
            self.mock.routes.iter().filter(|route| route.method.eq_ignore_ascii_case(&received.method));
        let (route, arguments) =
            routes.filter_map(|route| Some((route, route.template.matches(&segments)?))).next()?;
        let name = format!("{} {}", route.method, route.template.text());
        let scripted = self.state().script.take(&[&name]);
        let answer =
            scripted.unwrap_or_else(|| (route.handler)(&Incoming { received, arguments: &arguments }));
        Some(Answered { operation: Some(name), ..Answered::of(plain(&answer)) })
    }

    /// A request that was led to an operation: checked, then answered by the script or by the description.
    fn called(&self, call: &Call<'_>) -> Answered {
        let id = call.operation.id();
        let accepted = call.received.header("accept");
        let answered = match check::check(call, &self.mock.tokens) {
            Err(Refusal::Problem(problem)) => Answered::problem(problem),
            Err(Refusal::InvalidToken(problem)) => invalid_token(call.operation, problem),
            Ok(()) => {
                let name = format!("{} {}", call.operation.method.to_uppercase(), call.operation.path);
                let scripted = self.state().script.take(&[&id, &name]);
                let reply = match scripted {
                    Some(answer) => scripted_reply(call.operation, &answer, accepted.as_deref()),
                    None => {
                        let preference =
                            call.received.header("prefer").map(|header| Preference::read(&header));
                        let reply =
                            respond(call.operation, &preference.unwrap_or_default(), accepted.as_deref());
                        reply.map(|reply| self.page(call, reply))
                    }
                };
                reply.map_or_else(Answered::problem, Answered::of)
            }
        };
        Answered { operation: Some(id), ..answered }
    }

    /// The page that a request asks for, where the operation is answered in pages.
    fn page(&self, call: &Call<'_>, reply: Reply) -> Reply {
        let pages = &self.mock.pages;
        match pages.of(call.operation.method, call.operation.path) {
            Some(paged) if (200..300).contains(&reply.status) => pages.page(paged, call.received, reply),
            Some(_) | None => reply,
        }
    }

    /// A token endpoint, or the report of what there is instead.
    fn token_or_nothing(&self, received: &Received, found: Routed<'_>) -> Answered {
        if let Some(endpoint) = self.endpoints.get(&received.path) {
            let name = format!("POST {}", received.path);
            if received.method != "POST" {
                return Answered::problem(wrong_method(received, &received.path, &["post"]));
            }
            let scripted = self.state().script.take(&[&name]);
            let mock = &self.mock;
            let terms = Terms { tokens: &mock.tokens, lifetime: mock.lifetime, clients: &mock.clients };
            let reply = scripted.map_or_else(|| endpoint.answer(received, &terms), |answer| plain(&answer));
            return Answered { operation: Some(name), secret_body: true, ..Answered::of(reply) };
        }
        Answered::problem(match found {
            Routed::WrongMethod { path, allowed } => wrong_method(received, path, &allowed),
            Routed::Nothing { nearest } => no_path(received, nearest),
            Routed::Operation { path, .. } => no_path(received, vec![path.to_owned()]),
        })
    }
}

impl Answered {
    fn of(reply: Reply) -> Self {
        Self { reply, operation: None, violations: Vec::new(), secret_body: false }
    }

    fn problem(problem: Problem) -> Self {
        let violations = problem.violations.clone();
        Self { violations, ..Self::of(problem.into_reply()) }
    }
}

/// The documented 401, as the real server would answer; the problem where none is documented.
fn invalid_token(operation: Operation<'_>, problem: Problem) -> Answered {
    let violations = problem.violations.clone();
    let report = problem.into_reply();
    let preference = Preference { code: Some(Wished::Status(401)), example: None };
    let documented = operation.documents(401).then(|| respond(operation, &preference, None).ok()).flatten();
    let reply = match documented {
        Some(mut reply) => {
            let challenge = report.headers.iter().find(|(name, _)| name == "www-authenticate");
            challenge.into_iter().for_each(|(name, value)| reply.set_header(name, value));
            reply.headers.retain(|(name, _)| name != "preference-applied");
            reply
        }
        None => report,
    };
    Answered { violations, ..Answered::of(reply) }
}

/// A scripted answer for an operation.
fn scripted_reply(
    operation: Operation<'_>,
    answer: &Answer,
    accepted: Option<&str>,
) -> Result<Reply, Problem> {
    let Content::Documented { example } = &answer.body else { return Ok(plain(answer)) };
    let preference = Preference { code: Some(Wished::Status(answer.status)), example: example.clone() };
    // A status that is not documented is scripted to see what a client makes of it: it has no body.
    let known = operation.responses().next().is_some() && respond(operation, &preference, accepted).is_ok();
    if !known && example.is_none() {
        return Ok(Reply::empty(answer.status).overlaid(answer));
    }
    let mut reply = respond(operation, &preference, accepted)?;
    reply.headers.retain(|(name, _)| name != "preference-applied");
    Ok(reply.overlaid(answer))
}

/// An answer that needs no description.
fn plain(answer: &Answer) -> Reply {
    let body = match &answer.body {
        Content::Bytes(bytes) => bytes.clone(),
        Content::Documented { .. } => Vec::new(),
    };
    Reply { body, ..Reply::empty(answer.status).overlaid(answer) }
}

fn wrong_method(received: &Received, path: &str, allowed: &[&str]) -> Problem {
    let allowed: Vec<String> = allowed.iter().map(|method| method.to_uppercase()).collect();
    let detail = format!("{path} has no method {}", received.method);
    Problem::new(405, "no such method", detail)
        .header("allow", allowed.join(", "))
        .choices("methods", allowed)
}

fn no_path(received: &Received, nearest: Vec<String>) -> Problem {
    let detail = match nearest.first() {
        Some(first) => format!("{} does not exist; did you mean {first}?", received.path),
        None => format!("{} does not exist", received.path),
    };
    Problem::new(404, "no such path", detail).choices("nearest", nearest)
}

/// The one handler: takes the request in, answers it, remembers it.
pub(crate) async fn handle(shared: Arc<Shared>, request: Request<Body>) -> Response<Body> {
    let (received, taken) = Received::take(request, shared.limits()).await;
    let answered = match taken {
        Ok(()) => shared.answer(&received),
        Err(problem) => Answered::problem(problem),
    };
    let Answered { reply, operation, violations, secret_body } = answered;
    let outcome = Outcome { operation, status: reply.status, violations, secret_body };
    let recorded = crate::record::record(&received, outcome, &shared.keys, shared.limits());
    if let Some(log) = &shared.mock.log {
        log(&recorded);
    }
    shared.state().records.add(recorded, shared.limits());
    if !reply.delay.is_zero() {
        tokio::time::sleep(reply.delay).await;
    }
    response(reply)
}

#[cfg(test)]
mod corpus;

/// The bytes of a reply; headers that HTTP does not allow are left out.
fn response(reply: Reply) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
