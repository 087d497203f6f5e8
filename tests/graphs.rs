//! Types that contain each other in every way there is. In: random small graphs of schemas; out: that their clients compile, and
//! read whatever JSON comes without ending the process. It never judges what a value becomes, but that it goes out as it was read.
//!
//! A few graphs by default, all of them with `GRAPHS=600`; `GRAPHS_FROM` is the number of the first.

mod schemas;
mod texts;

use clientwright::settings::Components;
use clientwright::{Settings, Source, generate};
use clientwright_tests::{cargo, root};
use std::fmt::Write as _;

/// So many graphs are one crate.
const TOGETHER: usize = 100;

#[test]
fn recursive_graphs_compile_and_read_arbitrary_json() {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number of graphs"))
    };
    let (from, count) = (number("GRAPHS_FROM", 0), number("GRAPHS", 12));
    let (mut graphs, mut refused) = (Vec::new(), 0);
    for seed in from..from + count {
        match graph(seed) {
            Some(graph) => graphs.push(graph),
            None => refused += 1,
        }
    }
    eprintln!("{} graphs, {refused} refused", graphs.len());
    assert!(refused * 2 < count, "{refused} of {count} graphs are refused");
    for together in graphs.chunks(TOGETHER) {
        run(together);
    }
}

/// A graph that was generated: its number, the names of its components, and the files of its types.
struct Graph {
    seed: u64,
    components: Vec<String>,
    types: Vec<(String, String)>,
}

/// Generates the types of a graph; `None` when it is refused: it asks for a value without end.
fn graph(seed: u64) -> Option<Graph> {
    let (components, description) = schemas::description(seed);
    let source = Source::from_text("graph.json", description.to_string());
    let generated = match generate(&source, &Settings::default().components(Components::All)) {
        Ok(generated) => generated,
        Err(report) => {
            let said = report.render(&source);
            let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
            let refused = ["error[E0306]", "error[E0104]"];
            let is_refused = |line: &&str| refused.iter().any(|code| line.starts_with(code));
            assert!(errors.iter().all(is_refused), "graph {seed}: {said}\n{description}");
            eprintln!("graph {seed} is refused: {}", errors.join("; "));
            return None;
        }
    };
    let types = generated.files.iter().filter_map(|(path, text)| {
        let rest = path.strip_prefix("types").filter(|rest| rest.starts_with(['.', '/']))?;
        Some((format!("src/graph{seed}{rest}"), text.to_owned()))
    });
    Some(Graph { seed, components, types: types.collect() })
}

/// Has cargo run a program that reads texts into every type of these graphs.
fn run(graphs: &[Graph]) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    };
    let mut program = include_str!("graphs/program.rs").to_owned();
    let mut calls = String::new();
    for Graph { seed, components, types } in graphs {
        types.iter().for_each(|(path, text)| write(path, text));
        writeln!(program, "mod graph{seed};").expect("a text takes all");
        for name in components {
            writeln!(calls, "    read_all::<graph{seed}::{name}>(\"graph {seed}: {name}\");")
                .expect("a text takes all");
        }
    }
    write!(program, "\nfn main() {{\n{calls}}}\n").expect("a text takes all");
    write("src/main.rs", &program);
    let seed = graphs.first().map_or(0, |graph| graph.seed);
    write("src/texts.txt", &texts::all(seed).join("\n"));
    write("Cargo.toml", &manifest());
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["run"]);
    if !ran.success {
        let (answer, kept) = (ran.answer.lines().last().unwrap_or_default(), folder.keep());
        panic!("{answer}\n{}\nthe program is in {}", ran.said, kept.display());
    }
}

fn manifest() -> String {
    let runtime = root().join("runtime").to_str().expect("UTF-8").replace('\\', "/");
    format!(
        "[package]\nname = \"graphs\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         clientwright-runtime = {{ path = \"{runtime}\", default-features = false }}\n\n[features]\nserde = []\n\n\
         [profile.dev]\ndebug = 0\n\n[workspace]\n"
    )
}
