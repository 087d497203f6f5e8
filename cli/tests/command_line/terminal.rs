//! What reaches a terminal: no character of a description, a path or a request that it would obey or hide.

use super::{PETS, command, folder, run};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Output;

/// As it is written in a description, and what must not be seen of it.
const WRITTEN: &str = "\\e[31m\\u202e\\u200b\\x9b\\n";

#[track_caller]
fn is_harmless(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let hidden = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
    };
    assert!(!text.contains(hidden), "{text:?}");
}

fn hostile() -> tempfile::TempDir {
    let text = PETS.replace("operationId: listPets", &format!("operationId: \"list{WRITTEN}\""));
    let text = text.replace("application/json:", &format!("\"application/{WRITTEN}\":"));
    folder(&format!("{text}  \"schemata{WRITTEN}\": {{}}\n\"x{WRITTEN}\": {{}}\n"))
}

fn both(output: &Output) {
    is_harmless(&output.stdout);
    is_harmless(&output.stderr);
}

#[test]
fn no_form_of_a_report_speaks_to_it() {
    let folder = hostile();
    for report in ["text", "short", "json", "sarif", "github", "junit"] {
        let output = run(folder.path(), &["lint", "pets.yaml", "--report", report], "");
        assert!(output.stdout.len() + output.stderr.len() > 200, "{output:?}");
        both(&output);
    }
    let output = run(folder.path(), &["lint", "pets.yaml", "--report", "json"], "");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let messages: String =
        found["diagnostics"].as_array().unwrap().iter().map(|it| it["message"].to_string()).collect();
    assert!(messages.contains('\u{202e}'), "programs have the name as it is: {messages}");
    both(&run(folder.path(), &["generate", "pets.yaml", "--out", "out"], ""));
    both(&run(folder.path(), &["generate", "pets.yaml", "--out", "out", "--check"], ""));
}

#[cfg(unix)]
#[test]
fn no_path_speaks_to_it() {
    let folder = folder(PETS);
    let name = "a\u{1b}[31m\u{202e}b";
    let file = format!("{name}.yaml");
    both(&run(folder.path(), &["lint", &file], ""));
    std::fs::write(folder.path().join(&file), PETS).unwrap();
    both(&run(folder.path(), &["lint", &file], ""));
    both(&run(folder.path(), &["generate", &file, "--out", name, "--name", "pets"], ""));
    std::fs::write(folder.path().join(name).join("Cargo.toml"), "").unwrap();
    both(&run(folder.path(), &["generate", &file, "--out", name, "--name", "pets", "--check"], ""));
    std::fs::write(folder.path().join(&file), "clientwright: '").unwrap();
    both(&run(folder.path(), &["lint", "pets.yaml", "--settings", &file], ""));
}

#[test]
fn the_log_of_the_mock_does_not_speak_to_it() {
    let text = PETS.replace("/pets:", &format!("\"/pets/{WRITTEN}\":"));
    let folder = folder(&text);
    let mut child = command(folder.path(), &["mock", "pets.yaml", "--port", "0"]).spawn().unwrap();
    let mut log = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    log.read_line(&mut first).unwrap();
    let address = first.trim().rsplit("http://").next().unwrap().to_owned();
    for target in ["/pets/%1b%5b31m%e2%80%ae", "/\u{202e}pets\u{9b}", "/a%0d%0ab"] {
        let mut stream = std::net::TcpStream::connect(&address).unwrap();
        let head = format!("GET {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = Vec::new();
    log.read_to_end(&mut rest).unwrap();
    assert!(rest.len() > 20);
    is_harmless(first.as_bytes());
    is_harmless(&rest);
}
