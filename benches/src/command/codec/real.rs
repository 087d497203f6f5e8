//! The codec on models of real descriptions.
//!
//! In come schemas of GitHub, Stripe and Kubernetes; out go the figures of a program that has this generator's models of them,
//! and the derives that openapi-to-rust makes of them. It never gives one side another schema than the other.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::cargo::Package;
use crate::generator::Generator;
use crate::measure::succeed;
use crate::part;
use crate::place;

/// The name of a pair of crates, the description, and the schema of one element.
const MODELS: [(&str, &str, &str); 3] = [
    ("github", "github", "minimal-repository"),
    ("stripe", "stripe", "charge"),
    ("kubernetes", "k8s-core-v1", "io.k8s.api.core.v1.Pod"),
];
const FIXTURES: [&str; 3] = ["repository.json", "charge.json", "pod.json"];

/// The rows of pairs with `only` in their name; none where the corpus is not beside the workspace.
pub(super) fn rows(only: &str, turns: usize) -> io::Result<Vec<Vec<String>>> {
    for (_, description, _) in MODELS {
        if place::description(description)?.is_none() {
            return Ok(Vec::new());
        }
    }
    let program = build()?;
    let mut command = Command::new(program.target.join("release/codec"));
    let output = command.args([only, &turns.to_string()]).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn build() -> io::Result<Package> {
    Generator::Clientwright.install()?;
    Generator::OpenapiToRust.install()?;
    let root = place::workspace()?;
    let folder = place::empty("codec")?;
    let mut dependencies = format!(
        "[dependencies]\nallocation-counter = \"0.8\"\nserde = \"1\"\nserde_json = {{ version = \"1\", features = [\"preserve_order\"] }}\n\
         clientwright-runtime = {{ path = {:?}, default-features = false }}\n",
        root.join("runtime")
    );
    for (name, description, schema) in MODELS {
        models(&folder, name, description, schema)?;
        dependencies += &format!("ours_{name} = {{ path = \"ours_{name}\", default-features = false }}\n");
        dependencies += &format!("theirs_{name} = {{ path = \"theirs_{name}\" }}\n");
    }
    let own = ["median.rs", "throughput.rs"].map(|file| (file, root.join("benches/src").join(file)));
    let templates = root.join("benches/programs/codec");
    let mains = ["main.rs"].into_iter().chain(FIXTURES).map(|file| (file, templates.join(file)));
    let mut files = Vec::new();
    for (name, path) in own.into_iter().chain(mains) {
        files.push((format!("src/{name}"), fs::read_to_string(path)?));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut package = Package::write(&folder, &dependencies, &files)?;
    package.target = place::scratch()?.join("codec-target");
    succeed(&package.cargo(&["build", "--release"]))?;
    Ok(package)
}

/// Writes both sides' crates of one schema.
fn models(folder: &Path, name: &str, description: &str, schema: &str) -> io::Result<()> {
    let missing = || io::Error::other(format!("there is no description `{description}`"));
    let whole = part::read(&place::description(description)?.ok_or_else(missing)?)?;
    let path = folder.join(format!("{name}.json"));
    place::write(&path, &part::about(&whole, schema).to_string())?;
    for (generator, side) in [(Generator::Clientwright, "ours"), (Generator::OpenapiToRust, "theirs")] {
        let krate = format!("{side}_{name}");
        let folder = folder.join(&krate);
        succeed(&generator.generate(&path, &folder)?)?;
        generator.package(&folder)?;
        // both are part of one program, so neither is a workspace, and each has a name
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
        let manifest =
            manifest.replace("[workspace]", "").replace("name = \"client\"", &format!("name = \"{krate}\""));
        place::write(&folder.join("Cargo.toml"), &manifest)?;
    }
    // the derives alone: what they are held against is no client either
    let types = "#[path = \"generated/types.rs\"]\nmod types;\npub use types::*;\n";
    place::write(&folder.join(format!("theirs_{name}/src/lib.rs")), types)
}
