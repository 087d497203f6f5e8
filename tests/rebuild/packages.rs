//! Packages whose build scripts read several files. In: nothing; out: the texts of their files, by their paths in the copy.

/// The files with schemas of the package `many`.
pub const MANY: usize = 40;

/// A description of so many files and the first one: each schema has members of the next two, and the last ones of the
/// first, so that every file is in a cycle.
pub fn many() -> Vec<(String, String)> {
    let manifest = "[package]\nname = \"many\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[build-dependencies]\nclientwright.workspace = true\n";
    let script =
        "fn main() -> std::process::ExitCode {\n    clientwright::build::run(\"spec/openapi.yaml\")\n}\n";
    let first = "openapi: 3.0.3\ninfo: {title: Many, version: 1.0}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            application/json:\n              schema: {$ref: schemas/S0.yaml}\n";
    let texts = [
        ("many/Cargo.toml", manifest),
        ("many/build.rs", script),
        ("many/src/lib.rs", "//! Nothing.\n"),
        ("many/spec/openapi.yaml", first),
        ("many/spec/unused.yaml", "type: object\n"),
    ];
    let mut files: Vec<_> = texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    for number in 0..MANY {
        let (next, other) = ((number + 1) % MANY, (number + 2) % MANY);
        let text = format!(
            "type: object\nproperties:\n  next: {{$ref: './S{next}.yaml'}}\n  other: {{$ref: 'S{other}.yaml#'}}\n"
        );
        files.push((format!("many/spec/schemas/S{number}.yaml"), text));
    }
    files
}

/// A package whose description has two overlays, by the settings of its build script.
pub fn overlaid() -> Vec<(String, String)> {
    let manifest = "[package]\nname = \"overlaid\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[build-dependencies]\nclientwright = { workspace = true, features = [\"overlays\"] }\n";
    let script = "use clientwright::{Settings, build::Build};\n\nfn main() -> std::process::ExitCode {\n    let settings = Settings::default().overlay(\"spec/a.overlay.yaml\").overlay(\"spec/b.overlay.json\");\n    Build::new(\"spec/openapi.yaml\").settings(settings).run()\n}\n";
    let first = "openapi: 3.0.3\ninfo: {title: A, version: 1.0}\nservers: [{url: 'https://a.example'}]\npaths:\n  /a:\n    get:\n      responses:\n        '204': {description: x}\n";
    let second = "overlay: 1.1.0\ninfo: {title: B, version: 1.0}\nactions:\n  - target: $.paths['/a'].get\n    update: {operationId: getA}\n";
    let third = "{\"overlay\": \"1.0.0\", \"info\": {\"title\": \"C\", \"version\": \"1\"}, \"actions\": [{\"target\": \"$.info\", \"update\": {\"title\": \"B\"}}]}\n";
    let files = [
        ("overlaid/Cargo.toml", manifest),
        ("overlaid/build.rs", script),
        ("overlaid/src/lib.rs", "//! Nothing.\n"),
        ("overlaid/spec/openapi.yaml", first),
        ("overlaid/spec/a.overlay.yaml", second),
        ("overlaid/spec/b.overlay.json", third),
    ];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}
