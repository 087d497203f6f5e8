//! In: an operation's table and what a call was given. Out: the response of the last attempt, or why there is none.
//! Never: any type of the operation; this is compiled once for all of them.

mod address;
mod authorize;
mod idempotency;
mod layers;
mod path;
mod prepare;
mod run;

pub(crate) use self::idempotency::repetition;
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};

use http::Uri;

use self::prepare::prepare;
use self::run::RunningCall;
use crate::attempt::{Limits, within};
use crate::client::{Client, Core};
use crate::description::OperationDescription;
use crate::error::{Failure, InvalidRequest, TimeoutError, TimeoutPhase};
use crate::executor::BoxFuture;
use crate::mistake::Mistake;
use crate::observation::{ObservedAt, Observing};
use crate::options::CallOptions;
use crate::parts::Parts;
use crate::policies::OperationPolicy;
use crate::response::RawResponse;

/// The future of a call; nothing happens before it is awaited.
pub(crate) fn start(
    client: Client,
    operation: &'static OperationDescription,
    parts: Parts,
) -> BoxFuture<'static, Result<RawResponse, Failure>> {
    // a block keeps what it captures in one place, where an `async` function moves its arguments to another
    Box::pin(async move {
        let mut result = execute(&client.core, operation, &parts).await;
        if let (Some(observer), Ok(response)) = (&client.core.observer, &mut result)
            && parts.path.is_none()
        {
            let place = ObservedAt { operation, status: response.status() };
            response.set_observing(Some(Observing { observer: observer.clone(), place }));
        }
        result
    })
}

/// Where a call goes, without its credentials; `None` when it goes nowhere.
pub(crate) fn address(
    client: &Client,
    operation: &'static OperationDescription,
    parts: &Parts,
) -> Option<Uri> {
    let base = client.core.servers.get(operation.servers)?.as_ref().ok()?;
    let parts = parts.without_body();
    Some(prepare(&client.core, operation, (&parts, None), base).ok()?.uri().clone())
}

async fn execute(
    core: &Core,
    operation: &'static OperationDescription,
    parts: &Parts,
) -> Result<RawResponse, Failure> {
    if !core.clock.is_running() {
        return Err(build(operation, Mistake::NoExecutor));
    }
    let settings = core.policy_of(operation);
    let limits = limits_of(core, settings, &parts.options);
    let base = match core.servers.get(operation.servers) {
        Some(Ok(base)) => base,
        Some(Err(error)) => return Err(build(operation, Mistake::Server(error.clone()))),
        None => {
            return Err(build(operation, Mistake::Server(crate::server::ServerError::NoServer)));
        }
    };
    let key = idempotency::key(operation, settings, &limits.retry);
    let key = key.map_err(|mistake| build(operation, mistake))?;
    let attempts = AtomicU32::new(0);
    let deadline = limits.timeout.and_then(|timeout| core.clock.instant().checked_add(timeout));
    let call =
        RunningCall { core, operation, limits: &limits, base, parts, key, deadline, attempts: &attempts };
    let run = pin!(call.run());
    match within(&*core.clock, limits.timeout, run).await {
        Ok(result) => result,
        Err(limit) => {
            if let Some(server) = base.uri("/".to_owned()) {
                core.transport.gave_up(&server);
            }
            Err(Failure::Timeout(Box::new(TimeoutError {
                operation,
                phase: TimeoutPhase::Call,
                limit: Some(limit),
                server: None,
                attempts: attempts.load(Ordering::Relaxed),
            })))
        }
    }
}

/// What the call says goes before what settings say of the operation, and that before what the client has.
fn limits_of(core: &Core, settings: Option<&OperationPolicy>, options: &CallOptions) -> Limits {
    let own = &core.limits;
    let of_operation = || match settings {
        Some(settings) => settings.change(own.retry.clone()),
        None => own.retry.clone(),
    };
    let redirects = options.redirects.or_else(|| settings?.redirects);
    Limits {
        retry: options.retry.clone().unwrap_or_else(of_operation),
        redirects: redirects.unwrap_or(own.redirects),
        timeout: options.timeout.or(own.timeout),
        attempt_timeout: options.attempt_timeout.or(own.attempt_timeout),
        max_body_bytes: options.max_body_bytes.unwrap_or(own.max_body_bytes),
        answers: own.answers,
    }
}

fn build(operation: &'static OperationDescription, mistake: Mistake) -> Failure {
    Failure::Build(Box::new(InvalidRequest::new(operation, mistake)))
}
