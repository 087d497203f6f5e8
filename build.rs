//! The build script of `generated/`, whose manifest says `build = "../build.rs"`: it runs in that folder.

fn main() -> std::process::ExitCode {
    clientwright::build::run("../spec/openapi.yaml")
}
