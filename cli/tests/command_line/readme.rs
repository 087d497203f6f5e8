//! What the README shows of commands is what they print; times and ports aside.

use super::{code, command, readme, run};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("openapi.yaml"), readme("", "yaml openapi.yaml")).unwrap();
    folder
}

/// The arguments of the command behind a heading.
fn arguments(after: &str) -> Vec<String> {
    readme(after, "sh").split_whitespace().skip(1).map(str::to_owned).collect()
}

fn refs(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

#[test]
fn generate_prints_what_the_readme_shows() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = folder();
    let out = folder.path().join("identity").display().to_string();
    let arguments: Vec<String> =
        arguments("## From the command line").into_iter().map(|it| it.replace("../identity", &out)).collect();
    let ran = command(root, &refs(&arguments)).env("CLIENTWRIGHT_CACHE", "").output().unwrap();
    let said = String::from_utf8(ran.stdout).unwrap().replace(&out, "../identity");
    assert_eq!(untimed(&said), untimed(&readme("## From the command line", "text")));
}

#[test]
fn lint_prints_what_the_readme_shows() {
    let folder = folder();
    let file = folder.path().join("openapi.yaml");
    let text =
        std::fs::read_to_string(&file).unwrap().replace("name: { type: string }", "name: { type: strin }");
    std::fs::write(&file, text).unwrap();
    let ran = run(folder.path(), &refs(&arguments("## Mistakes")), "");
    assert_eq!(code(&ran), 1);
    let said = String::from_utf8([ran.stderr, ran.stdout].concat()).unwrap();
    assert_eq!(untimed(&said), untimed(&readme("## Mistakes", "text")));
}

#[test]
fn explain_prints_what_the_readme_shows() {
    let ran = run(folder().path(), &refs(&arguments("Each code has a page")), "");
    let shown = super::whole_readme();
    let (_, shown) = shown.split_once("````text\n").unwrap();
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), shown.split_once("````").unwrap().0);
}

#[test]
fn overlay_apply_prints_what_the_readme_shows() {
    let folder = folder();
    std::fs::write(folder.path().join("names.overlay.yaml"), readme("## Overlays", "yaml")).unwrap();
    let ran = run(folder.path(), &refs(&arguments("## Overlays")), "");
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), readme("## Overlays", "text"));
    let made = std::fs::read_to_string(folder.path().join("effective.yaml")).unwrap();
    assert!(made.contains("operationId: findPet"), "{made}");
}

#[test]
fn mock_prints_what_the_readme_shows() {
    let folder = folder();
    let arguments = [arguments("## A mock"), vec!["--port".to_owned(), "0".to_owned()]].concat();
    let mut child = command(folder.path(), &refs(&arguments)).spawn().unwrap();
    let mut log = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    log.read_line(&mut said).unwrap();
    let address = said.trim().rsplit("http://").next().unwrap().to_owned();
    let mut answers = Vec::new();
    for path in ["/pets/1", "/pets/one"] {
        let mut stream = TcpStream::connect(&address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answers.push(answer);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    log.read_to_string(&mut said).unwrap();
    assert_eq!(said.replace(&address, "127.0.0.1:4010"), readme("## A mock", "text"));
    assert!(
        answers[0].ends_with("{\"name\":\"string\"}")
            && super::whole_readme().contains("`{\"name\":\"string\"}`")
    );
    assert!(answers[1].contains("application/problem+json"), "{}", answers[1]);
}

/// The lines without how long something took, and how many files a client has: whatever is generated more would change that.
pub(super) fn untimed(said: &str) -> String {
    let untimed = |line: &str| {
        let timed =
            line.strip_suffix(" ms").or(line.strip_suffix(" s")).and_then(|line| line.rsplit_once(' '));
        let before = timed.filter(|(_, number)| number.parse::<f64>().is_ok()).map(|(before, _)| before);
        let counts = |c: char| if c.is_ascii_digit() { '_' } else { c };
        match line.trim_start().starts_with("files ") {
            true => line.chars().map(counts).collect(),
            false => before.unwrap_or(line).to_owned(),
        }
    };
    said.lines().map(|line| untimed(line) + "\n").collect()
}
