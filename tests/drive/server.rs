//! The server that is called. In: a description, or the command of another project's server; out: an address that answers.
//! It never judges what is answered.

use clientwright::unstable::tree::Node;
use clientwright_mock::{Mock, Running};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A large description takes other servers long to read.
const PATIENCE: Duration = Duration::from_secs(180);

/// A running server, ended when it is dropped.
pub(super) enum Server {
    Ours(Running),
    Others { child: Child, url: String },
}

impl Server {
    /// Our mock of a description.
    pub(super) async fn ours(tree: Node) -> Result<Self, String> {
        let mock = Mock::from_tree(tree).only_matching_examples();
        mock.start().await.map(Self::Ours).map_err(|error| error.to_string())
    }

    /// Starts another server. In its command, `FILE` stands for the description and `PORT` for the port that it listens on.
    pub(super) async fn others(command: &str, file: &Path) -> Result<Self, String> {
        let said = |error: std::io::Error| format!("{command}: {error}");
        let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(said)?;
        let port = free.port().to_string();
        let words = command.split_whitespace().map(|word| match word {
            "FILE" => file.as_os_str().to_owned(),
            "PORT" => port.clone().into(),
            other => other.into(),
        });
        let words: Vec<std::ffi::OsString> = words.collect();
        let [program, arguments @ ..] = words.as_slice() else { return Err("an empty command".to_owned()) };
        let child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(said)?;
        let mut server = Self::Others { child, url: format!("http://127.0.0.1:{port}") };
        server.listens(free.port()).await?;
        Ok(server)
    }

    async fn listens(&mut self, port: u16) -> Result<(), String> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(());
            }
            if let Self::Others { child, .. } = self
                && let Ok(Some(status)) = child.try_wait()
            {
                return Err(format!("the server ended: {status}"));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err("the server was started and does not listen".to_owned())
    }

    /// Where it listens.
    pub(super) fn url(&self) -> String {
        match self {
            Self::Ours(running) => running.base_url(),
            Self::Others { url, .. } => url.clone(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Self::Others { child, .. } = self {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
