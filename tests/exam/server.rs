//! The scenarios' server. In: the installed packages below `target/exam/node`; out: a running server and its scenarios.
//! It never outlives the exam: the script ends with its input.

use crate::scenario::{self, Scenario};
use clientwright_tests::root;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A running server.
pub(super) struct Server {
    child: Child,
    /// Where it listens.
    pub(super) address: String,
    /// What can be asked of it.
    pub(super) scenarios: Vec<Scenario>,
}

impl Server {
    /// Starts the script and reads what it tells.
    pub(super) fn start() -> Result<Self, String> {
        let said = |error: std::io::Error| error.to_string();
        let port =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(said)?.port();
        let log = std::fs::File::create(root().join("target/exam/server.log")).map_err(said)?;
        let mut child = Command::new("node")
            .arg(root().join("tests/exam/serve.mjs"))
            .arg(root().join("target/exam/node"))
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .map_err(said)?;
        let mut line = String::new();
        let output = child.stdout.take().ok_or("the server has no output")?;
        BufReader::new(output).read_line(&mut line).map_err(said)?;
        Ok(Self { child, address: format!("http://127.0.0.1:{port}"), scenarios: scenario::read(&line)? })
    }

    /// Ends it.
    pub(super) fn stop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
