//! A crate to start with. In: a name, a description, and where clientwright's crates are; out: the files of a crate that generates the
//! client at each build. It never writes a file.

use clientwright::output::{FirstCall, Guide};

/// What the crate is made of.
#[derive(Debug, Clone)]
pub struct Starter {
    /// The name of the crate.
    pub name: String,
    /// The name of the description's file.
    pub file: String,
    /// The folder of a copy of clientwright's repository, as the manifest writes it; `None`: the registry.
    pub repository: Option<String>,
    /// What a program calls first, and with which credentials.
    pub guide: Guide,
    /// The features of the runtime that the client needs.
    pub runtime_features: Vec<String>,
    /// Whether errors of the description are tolerated.
    pub faults: Tolerated,
}

/// Whether the client of a description with errors is generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerated {
    /// There are errors: the build script goes on.
    All,
    /// There are none: the build script stops at the first that comes.
    None,
}

/// The description of a crate that brings none.
pub const DESCRIPTION: &str = include_str!("starter/openapi.yaml");

const BUILD: &str = include_str!("starter/build.txt");
const LIBRARY: &str = include_str!("starter/lib.txt");

impl Starter {
    /// The files, with their paths below the folder of the crate; the description is not among them.
    #[must_use]
    pub fn files(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Cargo.toml", self.manifest()),
            ("build.rs", self.build()),
            ("src/lib.rs", LIBRARY.to_owned()),
            ("examples/first_call.rs", self.example()),
            (".gitignore", "/target\n".to_owned()),
        ]
    }

    fn manifest(&self) -> String {
        let Self { name, runtime_features, .. } = self;
        let features = match runtime_features.as_slice() {
            [] => String::new(),
            all => format!(", features = {all:?}"),
        };
        let crates = |package: &str, folder: &str| match &self.repository {
            Some(path) => format!("{package} = {{ path = {:?}", format!("{path}/{folder}")),
            None => format!("{package} = {{ version = \"{}\"", env!("CARGO_PKG_VERSION")),
        };
        let runtime = crates("clientwright-runtime", "runtime");
        let (generator, mock) = (crates("clientwright", "generator"), crates("clientwright-mock", "mock"));
        format!(
            "[package]
name = \"{name}\"
version = \"0.1.0\"
edition = \"2024\"

[features]
# Serialize and Deserialize for the models
serde = [\"clientwright-runtime/serde\"]

[dependencies]
{runtime}{features} }}

[build-dependencies]
# with overlays: features = [\"overlays\"]
{generator} }}

[dev-dependencies]
{mock} }}
tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}
"
        )
    }

    fn build(&self) -> String {
        let faults = match self.faults {
            Tolerated::All => "    let settings = settings.keep_going();\n",
            Tolerated::None => "    // let settings = settings.keep_going();\n",
        };
        BUILD.replace("FILE", &self.file).replace("    KEEP_GOING\n", faults)
    }

    fn example(&self) -> String {
        let library = self.name.replace('-', "_");
        let (names, client, steps, answer) = match &self.guide.call {
            Some(first) => (names(first), "client", steps(first), format!("client.{}.await?", first.call)),
            // no operation can be called without knowing more of it
            None => ("Client", "_client", String::new(), "mock.base_url()".to_owned()),
        };
        format!(
            "//! A first call, which a mock of the description answers: `cargo run --example first_call`.

use clientwright_mock::{{Mock, Source}};
use {library}::{names};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let source = Source::read(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{file}\"))?;
    let mock = Mock::from_source(&source).map_err(|report| report.render(&source))?.start().await?;
    // for the service itself: its own address, and credentials that it knows
    let {client} = Client::builder()
        .base_url(&mock.base_url())?
{steps}        .build()?;
    let answer = {answer};
    println!(\"{{answer:?}}\");
    mock.stop().await;
    Ok(())
}}
",
            file = self.file
        )
    }
}

fn names(first: &FirstCall) -> &'static str {
    if first.credentials.is_empty() { "Client" } else { "{Client, Credential}" }
}

/// The setters of credentials, as lines of a builder; the mock takes any text for a secret.
fn steps(first: &FirstCall) -> String {
    let line = |(setter, value): &(String, String)| format!("        .{setter}({})\n", for_mock(value));
    first.credentials.iter().map(line).collect()
}

/// An expression whose variables of the environment are texts.
fn for_mock(expression: &str) -> String {
    let mut parts = expression.split("std::env::var(");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let rest = part.split_once(")?").map_or(part, |(_, rest)| rest);
        text + "\"test\"" + rest
    })
}

#[cfg(test)]
mod tests {
    use super::for_mock;

    #[test]
    fn credentials_for_the_mock_are_texts() {
        for (given, expected) in [
            ("Credential::bearer(std::env::var(\"K_TOKEN\")?)", "Credential::bearer(\"test\")"),
            (
                "Credential::basic(std::env::var(\"K_USERNAME\")?, std::env::var(\"K_PASSWORD\")?)",
                "Credential::basic(\"test\", \"test\")",
            ),
        ] {
            assert_eq!(for_mock(given), expected);
        }
    }
}
