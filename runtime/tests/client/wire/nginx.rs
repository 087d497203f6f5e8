//! Posts to nginx over TLS and HTTP/2, while it closes connections for their age, as it does by default.
//!
//! In: nginx, where it is installed. Out: how many posts failed, beside those of stock reqwest in the same run.
//! Never: a server of its own in its place; without nginx the test says so and is skipped.

#![allow(clippy::print_stderr, reason = "what was skipped, and what was counted")]

use std::future::Future;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::ReqwestTransport;

use super::client_of;
use super::settings::{AUTHORITY, SERVER};
use crate::support::{POST, call};

const AT_A_TIME: usize = 20;

struct Nginx {
    process: Child,
    folder: PathBuf,
    url: String,
}

impl Nginx {
    /// `None` where it is not installed.
    fn start(keepalive_requests: usize) -> Option<Self> {
        let binary = ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"]
            .into_iter()
            .find(|binary| Command::new(binary).arg("-v").stderr(Stdio::null()).status().is_ok())?;
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("clientwright-nginx-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("server.pem"), SERVER).unwrap();
        let file = folder.join("nginx.conf");
        std::fs::write(&file, configuration(&folder, port, keepalive_requests)).unwrap();
        let process = Command::new(binary).arg("-c").arg(&file).arg("-p").arg(&folder).spawn().unwrap();
        let nginx = Self { process, folder, url: format!("https://localhost:{port}") };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(nginx);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nginx does not listen on port {port}")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn configuration(folder: &Path, port: u16, keepalive_requests: usize) -> String {
    let folder = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {folder}/{kind};\n"))
        .concat();
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log crit;\n\
         events {{ worker_connections 1024; }}\n\
         http {{\n{temporary}    access_log off;\n    server {{\n\
         listen 127.0.0.1:{port} ssl http2;\n        keepalive_requests {keepalive_requests};\n\
         ssl_certificate {folder}/server.pem;\n        ssl_certificate_key {folder}/server.pem;\n\
         location / {{ return 204; }}\n    }}\n}}\n"
    )
}

/// How many of these calls fail, so many of them at a time.
async fn failures<F: Future<Output = bool> + Send + 'static>(
    calls: usize,
    once: impl Fn() -> F + Clone + Send + Sync + 'static,
) -> usize {
    let (begun, failed) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let workers: Vec<_> = (0..AT_A_TIME)
        .map(|_| {
            let (once, begun, failed) = (once.clone(), Arc::clone(&begun), Arc::clone(&failed));
            tokio::spawn(async move {
                while begun.fetch_add(1, Ordering::Relaxed) < calls {
                    if !once().await {
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    failed.load(Ordering::Relaxed)
}

/// How many failed, and how many were sent more than once.
async fn posts_of_ours(url: &str, calls: usize) -> (usize, usize) {
    let transport = ReqwestTransport::builder().root_certificates(AUTHORITY).build().unwrap();
    let client = client_of(url, |builder| builder.transport(Arc::new(transport)));
    let again = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&again);
    let failed = failures(calls, move || {
        let mut request = call(&client, &POST);
        request.json_body(&"nineteen characters".to_owned());
        let counted = Arc::clone(&counted);
        async move {
            let result = request.send_with_meta().await;
            let attempts =
                result.as_ref().map_or_else(|error| error.attempts(), |response| response.attempts());
            counted.fetch_add(usize::from(attempts > 1), Ordering::Relaxed);
            result.is_ok()
        }
    })
    .await;
    (failed, again.load(Ordering::Relaxed))
}

async fn posts_of_reqwest(url: &str, calls: usize) -> usize {
    let authority = reqwest::Certificate::from_pem(AUTHORITY.as_bytes()).unwrap();
    let client = reqwest::Client::builder().tls_certs_merge([authority]).build().unwrap();
    let url = url.to_owned();
    failures(calls, move || {
        let request = client.post(&url).header("content-type", "application/json").body(r#"{"name":"Rex"}"#);
        async move { request.send().await.is_ok_and(|response| response.status() == 204) }
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_post_is_lost_behind_nginx() {
    for (keepalive_requests, calls) in [(1000, 20_000), (100, 5000)] {
        let Some(nginx) = Nginx::start(keepalive_requests) else {
            eprintln!("skipped: nginx is not installed (apt-get install nginx)");
            return;
        };
        let (ours, again) = posts_of_ours(&nginx.url, calls).await;
        let reqwests = posts_of_reqwest(&nginx.url, calls).await;
        eprintln!(
            "keepalive_requests {keepalive_requests}: of {calls} posts {ours} failed, {again} were sent again; of \
             reqwest's {reqwests} failed"
        );
        assert_eq!(ours, 0, "keepalive_requests {keepalive_requests}, of {calls} posts; reqwest: {reqwests}");
        // or there was nothing to be shown
        assert!(again > 0, "keepalive_requests {keepalive_requests}: nginx refused no post");
    }
}
