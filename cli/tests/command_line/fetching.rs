//! Descriptions from the network: what is fetched, with which headers, and what is kept so that it is not fetched again.

use super::{PETS, code, err, folder, out, run};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What nothing may show or keep.
const SECRET: &str = "s3cr3t";

/// A server that answers each path in its own way.
struct Server {
    address: String,
    received: Arc<Mutex<Vec<String>>>,
    text: Arc<Mutex<String>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (received, text) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(PETS.to_owned())));
        let (log, current) = (Arc::clone(&received), Arc::clone(&text));
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let head = head(&mut stream);
                let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
                log.lock().unwrap().push(head);
                let _ = stream.write_all(answer(&target, &current.lock().unwrap()).as_bytes());
            }
        });
        Self { address, received, text }
    }

    fn url(&self, target: &str) -> String {
        format!("http://{}{target}", self.address)
    }

    fn requests(&self) -> Vec<String> {
        self.received.lock().unwrap().clone()
    }
}

fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

fn answer(target: &str, text: &str) -> String {
    let path = target.split('?').next().unwrap();
    let found = |location: &str| {
        format!(
            "HTTP/1.1 302 Found\r\nlocation: {location}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        )
    };
    if let Some(port) = path.strip_prefix("/to/") {
        return found(&format!("http://127.0.0.1:{port}/pets.yaml?token={SECRET}"));
    }
    let closing = "connection: close\r\n\r\n";
    match path {
        "/pets.yaml" => format!("HTTP/1.1 200 OK\r\n{closing}{text}"),
        "/again" => found("pets.yaml"),
        "/circle" => found("/circle"),
        "/away" => found("http://pets.example/pets.yaml"),
        "/private" => format!("HTTP/1.1 401 Unauthorized\r\n{closing}"),
        "/long" => format!("HTTP/1.1 200 OK\r\n{closing}{}", "#".repeat(5000)),
        _ => format!("HTTP/1.1 404 Not Found\r\n{closing}"),
    }
}

/// All that is in a folder.
fn kept(folder: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all += &kept(&path);
        } else {
            all += &String::from_utf8_lossy(&std::fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn what_was_fetched_is_kept_and_not_fetched_again() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let url = server.url(&format!("/pets.yaml?token={SECRET}"));
    let header = format!("X-Api-Key: {SECRET}");
    let generate =
        |more: &[&str]| run(folder.path(), &[&["generate", &url, "--out", "client"], more].concat(), "");
    let ran = generate(&["--header", &header]);
    assert_eq!(code(&ran), 0, "{}", err(&ran));
    assert!(out(&ran).contains("/pets.yaml fetched, SHA-256 "), "{}", out(&ran));
    assert!(server.requests()[0].contains(&format!("x-api-key: {SECRET}")), "{:?}", server.requests());
    let lock = std::fs::read_to_string(folder.path().join("client/clientwright.lock")).unwrap();
    assert!(lock.contains(&format!("url = \"{}\"", server.url("/pets.yaml"))), "{lock}");
    assert_eq!(std::fs::read_to_string(folder.path().join("client/openapi.yaml")).unwrap(), PETS);
    assert!(!kept(folder.path()).contains(SECRET));

    // neither with the cache of unchanged runs, nor without, nor with --check
    *server.text.lock().unwrap() = PETS.replace("listPets", "allPets");
    for more in [&[][..], &["--report", "short"], &["--check"]] {
        let ran = generate(more);
        assert_eq!(code(&ran), 0, "{}", err(&ran));
        assert!(!out(&ran).contains("fetched"), "{}", out(&ran));
    }
    assert_eq!(server.requests().len(), 1);

    let ran = generate(&["--check", "--update"]);
    assert_eq!(code(&ran), 1, "{}{}", out(&ran), err(&ran));
    assert!(out(&ran).contains("has changed"), "{}", out(&ran));
    assert_eq!(std::fs::read_to_string(folder.path().join("client/openapi.yaml")).unwrap(), PETS);
    let ran = generate(&["--update"]);
    assert!(out(&ran).contains("has changed"), "{}", out(&ran));
    assert!(kept(&folder.path().join("client")).contains("fn all_pets"));
    assert_eq!(code(&generate(&["--check"])), 0);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_copy_is_of_its_url_and_unedited() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let generate = |target: &str, more: &[&str]| {
        run(folder.path(), &[&["generate", &server.url(target), "--out", "client"], more].concat(), "")
    };
    let ran = generate("/pets.yaml", &["--check"]);
    assert!(code(&ran) == 2 && err(&ran).contains("without --check"), "{}", err(&ran));
    assert_eq!(code(&generate("/pets.yaml", &[])), 0);
    for other in ["/again", "/pets.yaml?v=2"] {
        let ran = generate(other, &[]);
        assert!(code(&ran) == 2 && err(&ran).contains("add --update"), "{}", err(&ran));
    }
    let copy = folder.path().join("client/openapi.yaml");
    std::fs::write(&copy, PETS.replace("Ada", "Eve")).unwrap();
    let ran = generate("/pets.yaml", &[]);
    assert!(code(&ran) == 2 && err(&ran).contains("is not what was fetched"), "{}", err(&ran));
    let lock = folder.path().join("client/clientwright.lock");
    let text = std::fs::read_to_string(&lock).unwrap();
    for (part, other) in
        [("openapi.yaml\"", "../../../etc/passwd\""), ("version = 1", "version = 2"), ("url", "uri")]
    {
        std::fs::write(&lock, text.replace(part, other)).unwrap();
        assert_eq!(code(&generate("/pets.yaml", &[])), 2, "{part}");
    }
    std::fs::remove_file(&lock).unwrap();
    let ran = generate("/pets.yaml", &[]);
    assert!(code(&ran) == 2 && err(&ran).contains("exists, but was not fetched"), "{}", err(&ran));
}

#[test]
fn a_description_with_errors_is_not_kept() {
    let server = Server::start();
    *server.text.lock().unwrap() = super::broken();
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["generate", &server.url("/pets.yaml"), "--out", "client"], "");
    assert_eq!(code(&ran), 1, "{}", err(&ran));
    assert!(!folder.path().join("client").exists());
}

#[test]
fn headers_stay_with_their_server_and_redirects_are_bounded() {
    let (server, other) = (Server::start(), Server::start());
    let folder = tempfile::tempdir().unwrap();
    let header = format!("Authorization: Bearer {SECRET}");
    let lint = |target: &str| run(folder.path(), &["lint", &server.url(target), "--header", &header], "");
    assert_eq!(code(&lint("/again")), 0);
    assert!(server.requests().iter().all(|head| head.contains(SECRET)), "{:?}", server.requests());
    let port = other.address.rsplit(':').next().unwrap();
    assert_eq!(code(&lint(&format!("/to/{port}"))), 0);
    assert_eq!(other.requests().len(), 1);
    assert!(!other.requests()[0].contains("authorization"), "{:?}", other.requests());
    for (target, said) in [
        ("/circle", "redirects more than 5 times"),
        ("/away", "use https"),
        ("/private", "401 Unauthorized"),
        ("/x", "404"),
    ] {
        let ran = lint(target);
        assert!(code(&ran) == 2 && err(&ran).contains(said), "{target}: {}", err(&ran));
        assert!(!err(&ran).contains(SECRET), "{}", err(&ran));
    }
    let ran = run(folder.path(), &["lint", &server.url("/private")], "");
    assert!(err(&ran).contains("send a credential with --header"), "{}", err(&ran));
}

#[test]
fn what_is_fetched_is_bounded() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("clientwright.toml"), "[bounds]\nbytes = 4096\n").unwrap();
    let ran = run(folder.path(), &["lint", &server.url("/long")], "");
    assert!(code(&ran) == 2 && err(&ran).contains("more than 4096 bytes"), "{}", err(&ran));
}

#[test]
fn a_secret_at_the_wrong_place_is_not_repeated() {
    let folder = folder(PETS);
    for arguments in [
        &["lint", "https://me:s3cr3t@127.0.0.1:1/a"][..],
        &["lint", "http://127.0.0.1:1/a?token=s3cr3t"],
        &["lint", "http://pets.example/a?token=s3cr3t"],
        &["lint", "http://127.0.0.1:1/a", "--header", "Authorization s3cr3t"],
        &["lint", "pets.yaml", "--header", "A: s3cr3t"],
        &["generate", "pets.yaml", "--out", "o", "--update"],
        &["dev", "https://pets.example/a?s3cr3t"],
    ] {
        let ran = run(folder.path(), arguments, "");
        assert_eq!(code(&ran), 2, "{arguments:?}: {}", err(&ran));
        assert!(!err(&ran).contains(SECRET) && !out(&ran).contains(SECRET), "{}", err(&ran));
    }
}

#[test]
fn a_url_stands_wherever_a_description_does() {
    let server = Server::start();
    let folder = folder(&PETS.replace("listPets", "allPets"));
    let url = server.url("/pets.yaml");
    let ran = run(folder.path(), &["diff", &url, "pets.yaml", "--report", "short"], "");
    assert!(out(&ran).contains("`Client::list_pets` is called `Client::all_pets` now"), "{}", err(&ran));
    assert_eq!(code(&run(folder.path(), &["docs", &url, "--out", "a.html"], "")), 0);
    assert_eq!(code(&run(folder.path(), &["init", "pets", "--from", &url], "")), 0);
    assert_eq!(std::fs::read_to_string(folder.path().join("pets/openapi.yaml")).unwrap(), PETS);
}
