//! Settings of the transport: TLS, name look-up, sockets and connections.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clientwright_runtime::{
    Client, ReqwestTransport, ReqwestTransportBuilder, TlsVersion, TransportErrorKind,
};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixListener};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::version::TLS12;
use tokio_rustls::rustls::{ALL_VERSIONS, RootCertStore, ServerConfig, SupportedProtocolVersion};

use super::{OK, client_of, no_retry, transport_kind};
use crate::support::{GET, call};

/// An authority, and the certificates of a server at `localhost` and of a client, each with its key.
pub(super) const AUTHORITY: &str = include_str!("certificates/ca.pem");
pub(super) const SERVER: &str = include_str!("certificates/server.pem");
const CLIENT: &str = include_str!("certificates/client.pem");

/// Whether a server wants a certificate of its clients.
#[derive(Clone, Copy, PartialEq)]
enum Clients {
    Anyone,
    Certified,
}

/// A server of TLS that answers every request on a connection with `{}`.
async fn tls_server(clients: Clients, versions: &[&'static SupportedProtocolVersion]) -> SocketAddr {
    // named, for the features of a run may bring two
    let provider = Arc::new(default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider));
    let builder = builder.with_protocol_versions(versions).unwrap();
    let builder = match clients {
        Clients::Anyone => builder.with_no_client_auth(),
        Clients::Certified => {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_slice(AUTHORITY.as_bytes()).unwrap()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let certificate = CertificateDer::from_pem_slice(SERVER.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(SERVER.as_bytes()).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(builder.with_single_cert(vec![certificate], key).unwrap()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    answer_all(stream).await;
                }
            });
        }
    });
    address
}

async fn answer_all(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    let mut piece = [0; 4096];
    // every request of these tests is one piece
    while stream.read(&mut piece).await.is_ok_and(|count| count > 0) {
        if stream.write_all(OK.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A client of this machine under the name `localhost`.
fn client(port: u16, set: impl FnOnce(ReqwestTransportBuilder) -> ReqwestTransportBuilder) -> Client {
    let transport = ReqwestTransport::builder().root_certificates(AUTHORITY);
    let transport = set(transport).build().unwrap();
    client_of(&format!("https://localhost:{port}"), |builder| builder.transport(Arc::new(transport)))
}

async fn fails(client: &Client) -> TransportErrorKind {
    transport_kind(&call(client, &GET).options(no_retry()).send().await.unwrap_err())
}

#[tokio::test]
async fn a_client_certificate_is_shown_to_a_server_that_asks_for_one() {
    let port = tls_server(Clients::Certified, ALL_VERSIONS).await.port();
    call(&client(port, |builder| builder.client_certificate(CLIENT)), &GET).send().await.unwrap();
    // in TLS 1.3 the server refuses when the client takes the connection for open already
    let kind = fails(&client(port, |builder| builder)).await;
    assert!(matches!(kind, TransportErrorKind::Connect | TransportErrorKind::Interrupted), "{kind:?}");
    let client = client(port, |builder| builder.max_tls_version(TlsVersion::Tls12));
    assert_eq!(fails(&client).await, TransportErrorKind::Connect);
}

#[tokio::test]
async fn versions_of_tls_are_bounded() {
    let port = tls_server(Clients::Anyone, &[&TLS12]).await.port();
    call(&client(port, |builder| builder), &GET).send().await.unwrap();
    let kind = fails(&client(port, |builder| builder.min_tls_version(TlsVersion::Tls13))).await;
    assert_eq!(kind, TransportErrorKind::Connect);
}

#[tokio::test]
async fn nobody_else_is_trusted() {
    let port = tls_server(Clients::Anyone, ALL_VERSIONS).await.port();
    let client = client_of(&format!("https://localhost:{port}"), |_| {});
    assert_eq!(fails(&client).await, TransportErrorKind::Connect);
}

#[test]
fn a_client_certificate_without_its_key_is_refused() {
    for pem in [AUTHORITY, "", "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----"] {
        let builder = ReqwestTransport::builder().client_certificate(pem);
        let shown = format!("{builder:?}");
        assert!(shown.contains("has_client_certificate: true") && !shown.contains("BEGIN"), "{shown}");
        assert_eq!(builder.build().unwrap_err().kind(), TransportErrorKind::Unsendable);
    }
}

#[tokio::test]
async fn a_host_is_reached_at_the_given_address() {
    let server = super::Server::start([]).await;
    let port = server.url("").rsplit(':').next().unwrap().parse::<u16>().unwrap();
    let transport = ReqwestTransport::builder()
        .no_proxy()
        .resolve("api.example.test", [SocketAddr::from(([127, 0, 0, 1], 0))])
        .build()
        .unwrap();
    let client = client_of(&format!("http://api.example.test:{port}"), |builder| {
        builder.transport(Arc::new(transport));
    });
    call(&client, &GET).send().await.unwrap();
    assert!(server.requests()[0].contains(&format!("host: api.example.test:{port}\r\n")));
}

#[cfg(unix)]
#[tokio::test]
async fn a_unix_socket_takes_the_place_of_the_host() {
    let folder = std::env::temp_dir().join(format!("clientwright-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("socket");
    let listener = UnixListener::bind(&path).unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer_all(stream));
        }
    });
    let transport = ReqwestTransport::builder().unix_socket(&path).build().unwrap();
    let client = client_of("http://docker", |builder| builder.transport(Arc::new(transport)));
    call(&client, &GET).send().await.unwrap();
    std::fs::remove_dir_all(folder).unwrap();
}

/// How many connections three requests take, one after the other.
async fn connections(set: impl FnOnce(ReqwestTransportBuilder) -> ReqwestTransportBuilder) -> usize {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            tokio::spawn(answer_all(stream));
        }
    });
    let transport = set(ReqwestTransport::builder()).build().unwrap();
    let client = client_of(&url, |builder| builder.transport(Arc::new(transport)));
    for _ in 0..3 {
        call(&client, &GET).send().await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    count.load(std::sync::atomic::Ordering::SeqCst)
}

#[tokio::test]
async fn idle_connections_are_kept_as_long_and_as_many_as_is_said() {
    assert_eq!(connections(|builder| builder).await, 1);
    assert_eq!(connections(|builder| builder.http1_only().tcp_keep_alive(Duration::from_secs(5))).await, 1);
    assert_eq!(connections(|builder| builder.pool_max_idle_per_host(0)).await, 3);
    assert_eq!(connections(|builder| builder.pool_idle_timeout(Duration::from_millis(1))).await, 3);
}
