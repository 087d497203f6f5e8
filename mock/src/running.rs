//! A mock that runs. In: a listener; out: a [`Running`] to ask and to steer it.
//! It never outlives its handle: dropped, the server stops.

use crate::answer::Answer;
use crate::mock::Mock;
use crate::record::Recorded;
use crate::server::{Shared, handle};
use crate::token::Tokens;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How long the answers under way are waited for when a mock is stopped.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// How long to wait when no connection can be taken.
const PAUSE: Duration = Duration::from_millis(50);

/// A running mock. Dropping it stops the server.
pub struct Running {
    current: Arc<Current>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
}

/// The mock that answers at present.
struct Current(RwLock<Arc<Shared>>);

impl Current {
    fn get(&self) -> Arc<Shared> {
        // no code panics while it holds the lock
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn set(&self, shared: Shared) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shared);
    }
}

/// Takes connections until the signal comes, then waits for answers under way. Errors stay with their connections.
async fn serve(listener: TcpListener, current: Arc<Current>, signal: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(current.get().limits().head_time);
    tokio::pin!(signal);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut signal => break,
        };
        // the system has no more to give just now: others may end
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let current = Arc::clone(&current);
        let service = service_fn(move |request: Request<Incoming>| {
            let answer = handle(current.get(), request.map(Body::new));
            async { Ok::<_, Infallible>(answer.await) }
        });
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async { connection.await.unwrap_or_default() });
    }
    drop(listener);
    connections.shutdown().await;
}

impl Mock {
    /// Starts on a free port of the loopback address.
    ///
    /// # Errors
    ///
    /// What the system says when it gives no port.
    pub async fn start(self) -> std::io::Result<Running> {
        self.serve_on(SocketAddr::from(([127, 0, 0, 1], 0))).await
    }

    /// Starts on an address.
    ///
    /// # Errors
    ///
    /// What the system says when it does not give this address.
    pub async fn serve_on(self, address: SocketAddr) -> std::io::Result<Running> {
        self.serve(TcpListener::bind(address).await?)
    }

    /// Starts on a listener, on the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// What the system says when it does not know the listener's address.
    pub fn serve(self, listener: TcpListener) -> std::io::Result<Running> {
        Running::start(Shared::new(self), listener)
    }
}

impl Running {
    pub(crate) fn start(shared: Shared, listener: TcpListener) -> std::io::Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let signal = async {
            // A handle that is dropped without a word is a signal too.
            let _ = stopped.await;
        };
        let current = Arc::new(Current(RwLock::new(Arc::new(shared))));
        let server = tokio::spawn(serve(listener, Arc::clone(&current), signal));
        Ok(Self { current, address, stop: Some(stop), server })
    }

    /// The address, for a client to be pointed at: `http://127.0.0.1:49152`, without a slash at its end.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The socket address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The requests so far, oldest first.
    pub fn requests(&self) -> Vec<Recorded> {
        self.current.get().state().records.all()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.current.get().state().records.clear();
    }

    /// Gives this answer to the next request for an operation that matches the description, once. Several are given in
    /// their order. The operation is named by its id, or by method and path template (`POST /oauth/token`), which is
    /// also how token endpoints and hand-made routes are named.
    ///
    /// Returns `false` when [`Limits::scripted_answers`](crate::Limits::scripted_answers) wait already.
    pub fn next(&self, operation: &str, answer: Answer) -> bool {
        let shared = self.current.get();
        let bound = shared.limits().scripted_answers;
        shared.state().script.add(operation, answer, bound)
    }

    /// Ends every access token that was issued so far; seen only under [`TokenPolicy::Issued`](crate::TokenPolicy).
    pub fn expire_tokens(&self) {
        self.tokens().expire_all();
    }

    /// The tokens, to issue, accept or revoke some.
    pub fn tokens(&self) -> Tokens {
        self.current.get().mock.tokens()
    }

    /// Answers from another mock from now on, at the same address; open connections stay open. What was recorded, scripted and issued
    /// before is forgotten. The time for the head of a request stays that of the first mock.
    pub fn replace(&self, mock: Mock) {
        self.current.set(Shared::new(mock));
    }

    /// Stops the server: idle connections are closed at once, answers under way are waited for, at most for a second.
    pub async fn stop(mut self) {
        self.signal();
        // The task cannot fail but by being aborted, which is a stop too.
        let _ = tokio::time::timeout(LAST_ANSWERS, &mut self.server).await;
    }

    /// Waits until the server ends, which it does only when the task is ended from outside.
    pub async fn wait(&mut self) {
        let _ = (&mut self.server).await;
    }

    fn signal(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The receiver is gone when the server has ended already.
            let _ = stop.send(());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.signal();
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("address", &self.address).finish_non_exhaustive()
    }
}
