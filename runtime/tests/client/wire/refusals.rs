//! Requests that a server of HTTP/2 has not processed are sent again; those that it may have processed are not.

use std::sync::Arc;

use clientwright_runtime::{
    Client, ClientBuilder, Credential, Error, ReqwestTransport, RetryPolicy, TransportErrorKind,
};

use super::client_of;
use super::http2::{Act, CANCEL, NO_ERROR, REFUSED_STREAM, Server};
use crate::support::{OAUTH, POST, WITH_OAUTH, call, fails};

const ENHANCE_YOUR_CALM: u8 = 11;

fn client(server: &Server, set: impl FnOnce(&mut ClientBuilder)) -> Client {
    let transport = ReqwestTransport::builder().http2_only().build().unwrap();
    client_of(&server.url(), |builder| {
        builder.transport(Arc::new(transport));
        set(builder);
    })
}

#[tokio::test]
async fn a_refused_post_is_sent_again() {
    for act in [Act::Reset(REFUSED_STREAM), Act::GoAway(NO_ERROR), Act::GoAway(ENHANCE_YOUR_CALM)] {
        let server = Server::start([act]).await;
        let response = call(&client(&server, |_| {}), &POST).send_with_meta().await.unwrap();
        assert_eq!(response.attempts(), 2, "{act:?}");
        let connection = usize::from(matches!(act, Act::GoAway(_)));
        assert_eq!(server.seen(), [(0, act), (connection, Act::Answer)]);
    }
}

#[tokio::test]
async fn a_refusal_is_an_attempt_like_others() {
    let act = Act::Reset(REFUSED_STREAM);
    let server = Server::start([act; 9]).await;
    let policy = RetryPolicy::default().first_pause(std::time::Duration::from_millis(1));
    let error = fails(&client(&server, |builder| builder.retry(policy)), &POST).await;
    assert_eq!((error.attempts(), error.is_retryable()), (3, true));
    assert!(error.to_string().starts_with("post: 127.0.0.1:"), "{error}");
    assert!(error.to_string().ends_with(" refused the request before it processed it"), "{error}");
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_post_that_may_have_been_processed_is_not_sent_again() {
    let server = Server::start([Act::Reset(CANCEL)]).await;
    let error = fails(&client(&server, |_| {}), &POST).await;
    let Error::Transport(failure) = &error else { panic!("{error:?}") };
    assert_eq!(failure.error().kind(), TransportErrorKind::Interrupted);
    assert_eq!((error.attempts(), error.is_retryable()), (1, false));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_refused_token_request_is_sent_again() {
    for act in [Act::Reset(REFUSED_STREAM), Act::GoAway(NO_ERROR)] {
        let server = Server::start([act, Act::Token]).await;
        let client = client(&server, |builder| {
            builder.credential(OAUTH, Credential::client_credentials("i", "s"));
        });
        call(&client, &WITH_OAUTH).send().await.unwrap();
        assert_eq!(server.seen().len(), 3, "{act:?}");
    }
}
