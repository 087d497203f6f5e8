//! Programs that use each item of a client, and what the compiler says of them.

use clientwright_diff::{Item, Kind};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// A use of one item, as a function on a line of its own.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) item: String,
    text: String,
    /// Paths that it names.
    pub(super) mentions: Vec<String>,
}

/// A client with uses of the items of another one.
#[derive(Debug, Clone)]
pub(super) struct Program {
    files: Vec<(String, String)>,
    pub(super) uses: Vec<Use>,
}

/// What each module of the client names.
const HEAD: &str = "#![allow(unused, deprecated)]
use crate::api::{errors, requests, responses, servers, tags, types, Client, ClientBuilder};
use crate::api::{errors::*, requests::*, responses::*, servers::*, tags::*, types::*};
use clientwright_runtime::codegen as rt;
use std::{fmt::{Debug, Display}, hash::Hash};
mod client { pub use crate::api::{Client, ClientBuilder}; }
";

impl Program {
    pub(super) fn new(_name: &str, items: &[Item], files: &[(String, String)]) -> Self {
        let uses = items.iter().enumerate().filter_map(|(index, item)| used(index, item, items));
        Self { files: files.to_vec(), uses: uses.collect() }
    }

    fn write(&self, folder: &Path, without: &BTreeSet<String>) {
        for (path, text) in &self.files {
            let file = folder.join("api").join(path);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, text).expect("it can be written");
        }
        let main =
            "#![recursion_limit = \"1024\"]\n#[path = \"api/mod.rs\"]\nmod api;\nmod uses;\nfn main() {}\n";
        std::fs::write(folder.join("main.rs"), main).expect("it can be written");
        let line =
            |it: &Use| if without.contains(&it.item) { "\n".to_owned() } else { format!("{}\n", it.text) };
        let uses: String = self.uses.iter().map(line).collect();
        std::fs::write(folder.join("uses.rs"), format!("{HEAD}{uses}")).expect("it can be written");
    }
}

/// A function that uses an item; nothing for the few that no short function can use.
fn used(index: usize, item: &Item, all: &[Item]) -> Option<Use> {
    let (of, name) = match item.path.split_once(": ") {
        Some((of, name)) => (of, name),
        None => item.path.rsplit_once("::").unwrap_or(("", &item.path)),
    };
    let of_kind = |path: &str| all.iter().find(|it| it.path == path).map(|it| it.kind);
    let generics = |path: &str| {
        let is_borrowing = all.iter().any(|it| it.path == path && it.ty.contains('\''));
        if is_borrowing { format!("{path}<'_>") } else { path.to_owned() }
    };
    let ty = item.ty.replace("Self", of);
    let body = match item.kind {
        Kind::Struct | Kind::Enum => format!("(_: &{}) {{}}", generics(&item.path)),
        Kind::Alias if item.path == "Result" => return None,
        // what a request is an alias of, no program can name
        Kind::Alias if ty.contains("operations::") => format!("(_: &{}) {{}}", item.path),
        Kind::Alias => format!("(x: {}) -> {ty} {{ x }}", item.path),
        Kind::Field if of_kind(of) == Some(Kind::Variant) => {
            let (whole, variant) = of.rsplit_once("::")?;
            format!(
                "(x: {whole}) -> Option<{ty}> {{ match x {{ {whole}::{variant} {{ {name}, .. }} => Some({name}), _ => None }} }}"
            )
        }
        Kind::Field => format!("(x: {of}) -> {ty} {{ x.{name} }}"),
        Kind::Variant if is_named(&item.path, all) => {
            format!("(x: {of}) -> bool {{ matches!(x, {} {{ .. }}) }}", item.path)
        }
        Kind::Variant if ty.is_empty() => format!("() -> {of} {{ {} }}", item.path),
        Kind::Variant => format!("(x: {ty}) -> {of} {{ {}(x) }}", item.path),
        Kind::Function => function(item, &generics(of), of)?,
        Kind::Trait => {
            let name = name.replace("<&", "<&'static ");
            format!("() {{ fn is<X: {name}>() {{}} is::<{}>() }}", generics(of).replace("'_", "'static"))
        }
        Kind::Sent => format!("(x: {of}) -> rt::SendingWithMeta<{ty}> {{ x.send_with_meta() }}"),
    };
    // setters of optional parameters take a borrowed value for any lifetime
    let text = format!("fn use_{index}<'a>{body}");
    Some(Use { item: item.path.clone(), mentions: mentions(&text), text })
}

/// Whether a variant has fields with names.
fn is_named(path: &str, all: &[Item]) -> bool {
    all.iter().any(|it| it.kind == Kind::Field && it.path.rsplit_once("::").is_some_and(|(of, _)| of == path))
}

fn function(item: &Item, whole: &str, of: &str) -> Option<String> {
    let name = item.path.rsplit_once("::").map_or(item.path.as_str(), |(_, name)| name);
    let types: Vec<String> = item.arguments.iter().map(|(_, ty)| ty.replace("Self", of)).collect();
    let arguments = types.iter().enumerate().map(|(at, ty)| format!("a{at}: {ty}"));
    let given = (0..types.len()).map(|at| format!("a{at}")).collect::<Vec<_>>().join(", ");
    let (this, call) = match item.receiver.as_str() {
        "" => (None, format!("{}({given})", item.path)),
        "self" => (Some(format!("this: {whole}")), format!("this.{name}({given})")),
        "&self" => (Some(format!("this: &{whole}")), format!("this.{name}({given})")),
        _ => return None,
    };
    let parameters: Vec<String> = this.into_iter().chain(arguments).collect();
    let ty = if item.ty.is_empty() { String::new() } else { format!(" -> {}", item.ty.replace("Self", of)) };
    Some(format!("({}){ty} {{ {call} }}", parameters.join(", ")))
}

/// The paths in a text, with those of all modules in full: they are imported whole.
fn mentions(text: &str) -> Vec<String> {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let paths =
        text.split(|c: char| !is_path(c)).map(|path| path.trim_matches(':')).filter(|path| !path.is_empty());
    let modules = ["errors", "requests", "responses", "servers", "tags", "types"];
    let in_full = |path: &str| modules.map(|module| format!("{module}::{path}"));
    paths.flat_map(|path| in_full(path).into_iter().chain([path.to_owned()])).collect()
}

/// An empty package that depends on the runtime of this workspace.
pub(super) fn package() -> tempfile::TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = root.join("runtime").display().to_string().replace('\\', "/");
    let manifest = format!(
        "[workspace]\n[package]\nname = \"uses\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[features]\nserde = []\n\
         [dependencies]\nclientwright-runtime = {{ path = \"{runtime}\", default-features = false }}\n"
    );
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("it can be written");
    std::fs::copy(root.join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    folder
}

/// For each program the items whose uses do not compile. A use that fails is taken out, until the rest compiles: some mistakes
/// keep the compiler from looking for others.
pub(super) fn failing(folder: &Path, programs: &[Program]) -> Vec<BTreeSet<String>> {
    let mut failed = vec![BTreeSet::new(); programs.len()];
    let mut left: Vec<usize> = (0..programs.len()).collect();
    while !left.is_empty() {
        let bins = folder.join("src/bin");
        let _ = std::fs::remove_dir_all(&bins);
        for at in &left {
            let own = bins.join(format!("m{at}"));
            std::fs::create_dir_all(&own).expect("a folder");
            programs[*at].write(&own, &failed[*at]);
        }
        let said = check(folder);
        let mut next = Vec::new();
        for at in left {
            let lines = lines(&said, at);
            let items: BTreeSet<String> =
                lines.iter().map(|line| programs[at].uses[*line].item.clone()).collect();
            if !items.is_empty() {
                failed[at].extend(items);
                next.push(at);
            }
        }
        assert!(!next.is_empty() || !said.contains("error"), "{said}");
        left = next;
    }
    failed
}

fn check(folder: &Path) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--offline", "--keep-going", "--message-format", "short", "--quiet"]);
    cargo
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"))
        .env("RUSTFLAGS", "-Awarnings");
    let ran = cargo.output().expect("cargo starts");
    String::from_utf8_lossy(&ran.stderr).into_owned()
}

/// The uses of one program that do not compile, by their numbers.
fn lines(said: &str, at: usize) -> Vec<usize> {
    let before = format!("src/bin/m{at}/uses.rs:");
    let found = said.lines().filter(|line| line.contains(": error")).filter_map(|line| {
        let line: usize = line.strip_prefix(&before)?.split(':').next()?.parse().ok()?;
        line.checked_sub(HEAD.lines().count() + 1)
    });
    found.collect()
}
