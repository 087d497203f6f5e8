//! Work on a description: what is said, served and generated at each change, whatever editors do to files.

use super::shown::untimed;
use super::{PETS, broken, code, command, err, folder, readme, run};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long something may take on a busy machine.
const LONG: Duration = Duration::from_secs(60);

/// The program at work, and what it says.
struct Dev {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
}

impl Dev {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let arguments = [&["dev"], arguments, &["--port", "0"]].concat();
        let mut child = command(folder, &arguments).spawn().unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines, said: Vec::new() }
    }

    /// Waits for a line.
    #[track_caller]
    fn until(&mut self, part: &str) -> String {
        let started = Instant::now();
        loop {
            let left = LONG.saturating_sub(started.elapsed());
            let line = self.lines.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("no line with `{part}`: {:#?}", self.said));
            self.said.push(line.clone());
            if line.contains(part) {
                return line;
            }
        }
    }

    /// The address of the mock.
    #[track_caller]
    fn address(&mut self) -> String {
        self.until("  mock   http://").rsplit("http://").next().unwrap().to_owned()
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(address: &str, target: &str) -> String {
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let head = format!("GET {target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn each_change_is_said_served_and_generated() {
    let folder = folder(PETS);
    let (file, models) = (folder.path().join("pets.yaml"), folder.path().join("client/src/api/types.rs"));
    let mut dev = Dev::start(folder.path(), &["pets.yaml", "--out", "client"]);
    dev.until("pets.yaml: 1 operation, ");
    dev.until("files  ");
    let address = dev.address();
    assert!(get(&address, "/pets").contains("{\"name\":\"Ada\"}"));
    dev.until("GET /pets -> 200");
    assert!(get(&address, "/-/docs").contains("\"crate\":\"client\""));
    std::fs::write(
        &file,
        PETS.replace("name: { type: string }", "name: { type: integer }").replace("Ada", "7"),
    )
    .unwrap();
    dev.until("error[D2008] source: the field `types::Pet::name` is `Option<i64>`");
    assert!(get(&address, "/pets").contains("{\"name\":7}"));
    assert!(std::fs::read_to_string(&models).unwrap().contains("Option<i64>"));
}

#[test]
fn an_error_costs_neither_crate_nor_mock() {
    let folder = folder(PETS);
    let file = folder.path().join("pets.yaml");
    let mut dev = Dev::start(folder.path(), &["pets.yaml", "--out", "client"]);
    let address = dev.address();
    let files = || std::fs::read_dir(folder.path().join("client/src")).unwrap().count();
    let before = files();
    std::fs::write(&file, broken()).unwrap();
    dev.until("pets.yaml: 1 error, ");
    dev.until("error[E0023]: `strin`");
    std::fs::remove_file(&file).unwrap();
    dev.until("cannot read `pets.yaml`");
    assert!(get(&address, "/pets").contains("{\"name\":\"Ada\"}"));
    assert_eq!(files(), before);
    // as editors save that write beside the file
    std::fs::write(folder.path().join("pets.yaml~"), PETS.replace("Ada", "Rex")).unwrap();
    std::fs::rename(folder.path().join("pets.yaml~"), &file).unwrap();
    dev.until("pets.yaml: 1 operation, ");
    dev.until("0 written");
    assert!(get(&address, "/pets").contains("{\"name\":\"Rex\"}"));
}

#[test]
fn a_description_that_begins_with_errors_is_served_as_far_as_it_goes() {
    let folder = folder(&broken());
    let mut dev = Dev::start(folder.path(), &["pets.yaml"]);
    dev.until("the mock serves what has none");
    let address = dev.address();
    assert!(get(&address, "/pets").contains("200 OK"));
    std::fs::write(folder.path().join("pets.yaml"), PETS).unwrap();
    dev.until("pets.yaml: 1 operation, ");
}

#[test]
fn files_settings_and_overlays_are_watched_whenever_they_come() {
    let text = PETS.replace("$ref: '#/components/schemas/Pet'", "$ref: 'parts/pet.yaml'");
    let folder = folder(&text);
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("parts")).unwrap();
    std::fs::write(at("parts/pet.yaml"), "type: object\nproperties:\n  age: { type: integer }\n").unwrap();
    let mut dev = Dev::start(folder.path(), &["pets.yaml"]);
    dev.address();
    std::fs::remove_dir_all(at("parts")).unwrap();
    dev.until("pets.yaml: 1 operation, 1 warning");
    std::fs::create_dir(at("parts")).unwrap();
    std::fs::write(at("parts/pet.yaml"), "type: object\nproperties:\n  age: { type: number }\n").unwrap();
    dev.until("error[D2018]");
    std::fs::write(at("clientwright.toml"), "overlays = [\"o.yaml\"]\n").unwrap();
    dev.until("o.yaml");
    let overlay = "overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n- target: $.paths['/pets'].get\n  update: { operationId: everyPet }\n";
    std::fs::write(at("o.yaml"), overlay).unwrap();
    dev.until("every_pet");
    std::fs::remove_file(at("clientwright.toml")).unwrap();
    dev.until("list_pets");
}

#[test]
fn a_thousand_saves_are_read_as_often_as_there_is_time() {
    let folder = folder(PETS);
    let mut dev = Dev::start(folder.path(), &["pets.yaml", "--out", "client"]);
    dev.address();
    for number in 0..1000 {
        std::fs::write(folder.path().join("pets.yaml"), PETS.replace("Ada", &"Pet".repeat(1 + number % 7)))
            .unwrap();
        std::thread::sleep(Duration::from_millis(2));
    }
    std::fs::write(folder.path().join("pets.yaml"), PETS.replace("title: Pets", "title: Last")).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    std::fs::write(folder.path().join("pets.yaml"), PETS.replace("listPets", "lastPets")).unwrap();
    dev.until("last_pets");
    let read = dev.said.iter().filter(|line| line.starts_with("pets.yaml: ")).count();
    assert!(read < 500, "read {read} times");
    assert!(!dev.said.iter().any(|line| line.contains("error[E")), "{:#?}", dev.said);
}

#[test]
fn several_descriptions_have_a_mock_and_a_crate_each() {
    let folder = folder(PETS);
    std::fs::write(folder.path().join("cats.yaml"), PETS.replace("/pets", "/cats")).unwrap();
    let mut dev = Dev::start(folder.path(), &["pets.yaml", "cats.yaml", "--out", "clients"]);
    let (pets, cats) = (dev.address(), dev.address());
    assert!(get(&pets, "/pets").contains("200 OK") && get(&cats, "/cats").contains("200 OK"));
    assert!(folder.path().join("clients/pets/Cargo.toml").is_file());
    assert!(folder.path().join("clients/cats/Cargo.toml").is_file());
    let ran = run(folder.path(), &["dev", "pets.yaml", "cats.yaml", "--name", "both"], "");
    assert_eq!(code(&ran), 2);
    assert!(err(&ran).contains("--name names one crate"), "{}", err(&ran));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = folder(PETS);
    let ran = run(folder.path(), &["dev", "-"], PETS);
    assert_eq!((code(&ran), err(&ran).contains("cannot be watched")), (2, true), "{}", err(&ran));
    let ran = run(folder.path(), &["dev", "nothing.yaml"], "");
    assert_eq!((code(&ran), err(&ran).contains("nothing.yaml")), (2, true), "{}", err(&ran));
}

#[cfg(unix)]
#[test]
fn what_is_said_does_not_speak_to_a_terminal() {
    let text = PETS.replace("operationId: listPets", "operationId: \"list\\e[31m\\u202e\"");
    let folder = folder(&text);
    let mut dev = Dev::start(folder.path(), &["pets.yaml"]);
    dev.address();
    std::fs::write(
        folder.path().join("pets.yaml"),
        text.replace("\\e[31m", "\\e[32m").replace("string", "strin"),
    )
    .unwrap();
    dev.until("error[E0023]");
    assert!(dev.said.iter().all(|line| !line.contains(['\u{1b}', '\u{202e}'])), "{:#?}", dev.said);
}

/// The README's example: its description, and the same one saved again. Times and ports are those of the README.
#[test]
fn the_readme_shows_what_is_printed() {
    let old = readme("", "yaml openapi.yaml");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("openapi.yaml");
    std::fs::write(&file, &old).unwrap();
    let arguments = readme("## While you work", "sh");
    let arguments: Vec<&str> = arguments.split_whitespace().skip(2).collect();
    let mut dev = Dev::start(folder.path(), &arguments);
    dev.until("  page ");
    std::fs::write(&file, old.replace("name: { type: string }", "name: { type: string, nullable: true }"))
        .unwrap();
    dev.until("D1107");
    let address = address_in(&dev.said);
    let said = dev.said.join("\n").replace(&address, "127.0.0.1:4010") + "\n";
    assert_eq!(untimed(&said), untimed(&readme("## While you work", "text")));
}

/// The address in the lines.
fn address_in(said: &[String]) -> String {
    let line = said.iter().find(|line| line.starts_with("  mock ")).unwrap();
    line.rsplit("http://").next().unwrap().to_owned()
}
