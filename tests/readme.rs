//! What the README promises. In: its blocks that name a file (```` ```rust build.rs ````); out: the files of a crate, which
//! `first_crates` compiles. It never adds anything to them but where the runtime and the generator are.

use clientwright_tests::root;

/// The files of the crate of the README.
pub(crate) fn crate_of_the_readme() -> Vec<(String, String)> {
    let files = files(&readme());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Cargo.toml", "build.rs", "src/lib.rs", "openapi.yaml"]);
    files.into_iter().map(|(name, text)| (name, here(&text))).collect()
}

/// Each program of the page on migration, with the client of the page's description, as a crate of this name.
pub(crate) fn migrated_programs(name: &str) -> Vec<(String, String)> {
    let page = std::fs::read_to_string(root().join("docs/migration.md")).expect("there is a page");
    let page = files(&page.replace("\r\n", "\n"));
    let programs: Vec<&str> =
        page.iter().filter_map(|(name, _)| name.strip_prefix("src/")?.strip_suffix(".rs")).collect();
    assert_eq!(programs, ["progenitor", "openapi_generator", "openapi_to_rust", "by_hand"]);
    let modules: String = programs.iter().map(|name| format!("pub mod {name};\n")).collect();
    let client = "#![recursion_limit = \"1024\"]\ninclude!(concat!(env!(\"OUT_DIR\"), \"/api/mod.rs\"));\n";
    let lib = ("src/lib.rs".to_owned(), format!("{client}{modules}"));
    let of_readme =
        files(&readme()).into_iter().filter(|(name, _)| name == "Cargo.toml" || name == "build.rs");
    let all = of_readme.chain(page.clone()).chain([lib]);
    all.map(|(path, text)| (path, here(&text).replace("name = \"pets\"", &format!("name = \"{name}\""))))
        .collect()
}

/// `.ci/run` takes the test command from here.
#[test]
fn the_two_commands_stand_in_the_readme() {
    let text = readme();
    let commands = ["cargo run -p identity-client --example tour", "cargo test --workspace"];
    for command in commands {
        assert_eq!(text.lines().filter(|line| *line == command).count(), 1, "{command}");
    }
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("there is a README").replace("\r\n", "\n")
}

/// The blocks whose first line names a file, in their order.
fn files(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some("") => open = false,
            Some(info) => {
                let name = info.split_once(' ').map(|(_, name)| name.to_owned());
                open = name.is_some();
                found.extend(name.map(|name| (name, String::new())));
            }
            None if open => {
                let (_, text) = found.last_mut().expect("a block is open");
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    found
}

/// The same with the paths of this workspace.
fn here(text: &str) -> String {
    text.replace("../clientwright/", &format!("{}/", root().to_str().expect("UTF-8").replace('\\', "/")))
}
