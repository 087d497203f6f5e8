//! The first page of a generated crate, as Markdown: for the documentation of the root, and for the README. In: what the crate is;
//! out: sections, and the program of the example.

use super::{CrateSettings, FirstCall, Guide, MARKER};

/// The program of `examples/first_call.rs`; `None` where the description has no operation for it.
pub(super) fn example(settings: &CrateSettings) -> Option<String> {
    let program = program(settings)?;
    Some(format!(
        "// {MARKER}: do not edit, generate again\n//! A first call: `cargo run --example first_call`.\n\n{program}"
    ))
}

/// The sections of the page.
pub(super) fn sections(settings: &CrateSettings) -> String {
    let Guide { call, credentials, tags, untagged } = &settings.guide;
    let call_section = match program(settings) {
        Some(program) => format!("# A first call\n\n```rust,no_run\n{program}```\n"),
        None => "# A first call\n\nBegin with `Client::builder()`.\n".to_owned(),
    };
    let sections = [
        call_section,
        authentication(credentials),
        operations(tags, *untagged),
        errors(call.as_ref()),
        features(&settings.features),
    ];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

fn program(settings: &CrateSettings) -> Option<String> {
    let FirstCall { needs_host, credentials, call, .. } = settings.guide.call.as_ref()?;
    let library = settings.name.to_string().replace('-', "_");
    let names = if credentials.is_empty() { "Client" } else { "{Client, Credential}" };
    let host = needs_host.then(|| ".base_url(\"https://api.example.com\")?".to_owned());
    // the variables that `Client::from_env` reads
    let variable = format!("var(\"{}_", library.to_uppercase());
    let set = credentials
        .iter()
        .map(|(setter, value)| format!(".{setter}({})", value.replace("var(\"", &variable)));
    let steps: String = host.into_iter().chain(set).map(|step| format!("        {step}\n")).collect();
    let client = match steps.is_empty() {
        true => "    let client = Client::builder().build()?;\n".to_owned(),
        false => format!("    let client = Client::builder()\n{steps}        .build()?;\n"),
    };
    Some(format!(
        "use {library}::{names};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {{
{client}    let answer = client.{call}.await?;
    println!(\"{{answer:?}}\");
    Ok(())
}}
"
    ))
}

fn authentication(credentials: &[(String, String)]) -> String {
    if credentials.is_empty() {
        return "# Authentication\n\nThe description requires no credential. If the service does, \
                `ClientBuilder::credential(Credential::bearer(\"…\"))` sends one with every operation.\n"
            .to_owned();
    }
    let lines = credentials.iter().map(|(setter, takes)| format!("* `ClientBuilder::{setter}`: {takes}\n"));
    format!(
        "# Authentication\n\n{}\n`Client::from_env` reads credentials and the server from environment variables; `ClientBuilder` lists \
         their names.\n",
        lines.collect::<String>()
    )
}

fn operations(tags: &[(String, String, usize)], untagged: usize) -> String {
    if tags.is_empty() {
        return String::new();
    }
    let cell = |text: &str| text.replace('|', "\\|");
    let others = match untagged {
        0 => String::new(),
        count => format!("| (none) | `client` | {count} |\n"),
    };
    let lines = tags
        .iter()
        .map(|(tag, method, count)| format!("| {} | `client.{method}()` | {count} |\n", cell(tag)));
    format!(
        "# Operations\n\nEach operation is a method of `Client`, and of the group of each of its tags.\n\n| tag | group | operations |\n\
         | --- | --- | --- |\n{}{others}",
        lines.collect::<String>()
    )
}

fn errors(call: Option<&FirstCall>) -> String {
    let documented = match call.and_then(|call| call.error.as_ref()) {
        Some(error) => format!(", with the documented statuses as variants (`errors::{error}`)"),
        None => String::new(),
    };
    format!(
        "# Errors\n\nA call fails with `Error<E>`: the status and the body that the service sent{documented}, a timeout, a \
         connection that failed, or a body of another form than the description says. It prints what the service said. `Result<T>` takes \
         the errors of all operations by `?`.\n"
    )
}

fn features(tags: &[String]) -> String {
    let tags = match tags {
        [] => String::new(),
        tags => {
            let names = tags.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ");
            format!("\nThe operations of each tag are a feature, all of them on by default: {names}.\n")
        }
    };
    format!(
        "# Features\n\n`reqwest` (default: TLS by rustls with aws-lc-rs), `rustls-ring` or `native-tls` for the transport; `gzip`, `brotli` and \
         `zstd` for compressed responses; `blocking` for calls without `async`; `sign-in` and `sign-in-listener` for sign-in with a browser; `webhooks` for signatures; `tracing`, `metrics` and `tower`; `validate-patterns`; `serde`, `jiff`, `chrono` and \
         `uuid` for conversions. `Cargo.toml` says what each does.\n{tags}"
    )
}
