//! A mock that runs. In: a listener; out: a [`Running`] to ask and to steer it.
//! It never outlives its handle: dropped, the server stops.

use crate::answer::Answer;
use crate::record::Recorded;
use crate::server::{Shared, handle};
use crate::token::Tokens;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How long the answers under way are waited for when a mock is stopped.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// A running mock. Dropping it stops the server.
pub struct Running {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
}

impl Running {
    pub(crate) fn start(shared: Arc<Shared>, listener: TcpListener) -> std::io::Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let app = axum::Router::new().fallback(handle).with_state(Arc::clone(&shared));
        let signal = async {
            // A handle that is dropped without a word is a signal too.
            let _ = stopped.await;
        };
        let server = tokio::spawn(async move {
            // Serving on a bound listener does not fail: errors of single connections stay with them.
            let _ = axum::serve(listener, app).with_graceful_shutdown(signal).await;
        });
        Ok(Self { shared, address, stop: Some(stop), server })
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
        self.shared.state().records.all()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.shared.state().records.clear();
    }

    /// Gives this answer to the next request for an operation that matches the description, once. Several are given in
    /// their order. The operation is named by its id, or by method and path template (`POST /oauth/token`), which is
    /// also how token endpoints and hand-made routes are named.
    ///
    /// Returns `false` when [`Limits::scripted_answers`](crate::Limits::scripted_answers) wait already.
    pub fn next(&self, operation: &str, answer: Answer) -> bool {
        let bound = self.shared.limits().scripted_answers;
        self.shared.state().script.add(operation, answer, bound)
    }

    /// Ends every access token that was issued so far; seen only under [`TokenPolicy::Issued`](crate::TokenPolicy).
    pub fn expire_tokens(&self) {
        self.tokens().expire_all();
    }

    /// The tokens, to issue, accept or revoke some.
    pub fn tokens(&self) -> Tokens {
        self.shared.mock.tokens()
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
