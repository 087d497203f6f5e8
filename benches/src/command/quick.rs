//! What small changes cost, and none.
//!
//! In come descriptions; out go the milliseconds of a run that changes nothing, how many files a changed schema rewrites, and
//! the milliseconds of a build script. It never takes the word of the generator for what was touched: it looks at the files.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args;
use serde_json::{Value, json};

use crate::cargo::Package;
use crate::generator::Generator;
use crate::measure::{Cost, Limit, in_turn, medians, run, succeed};
use crate::place;
use crate::synthetic;
use crate::table::{row, table};

/// A run in which nothing changed, one in which a schema changed, and a build script.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How often each is done.
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

const HEAD: [&str; 5] = ["what", "ms by the clock", "CPU ms", "files touched", "goal"];
const REAL: [&str; 2] = ["oxide-nexus", "github"];

/// One table.
///
/// # Errors
/// When something cannot be written, generated or built.
pub fn quick(arguments: &Arguments) -> io::Result<String> {
    Generator::Clientwright.install()?;
    let folder = place::empty("quick")?;
    let four = place::workspace()?.join("spec/openapi.yaml");
    let mut descriptions = vec![("the four endpoints".to_owned(), four.clone())];
    let made = folder.join("synthetic.json");
    place::write(&made, &synthetic::description(1000))?;
    descriptions.push(("1,000 synthetic operations".to_owned(), made));
    for name in REAL {
        descriptions.extend(place::description(name)?.map(|path| (name.to_owned(), path)));
    }
    let mut rows = vec![row(&HEAD)];
    for (name, path) in &descriptions {
        rows.push(unchanged(name, path, arguments.runs)?);
    }
    for (name, path) in &descriptions {
        if path.extension().is_some_and(|ending| ending == "json") {
            rows.push(one_schema(name, path)?);
        }
    }
    rows.push(script(&folder.join("script"), &four, arguments.runs)?);
    Ok(table(&rows))
}

/// The same description, generated over what is there.
fn unchanged(name: &str, path: &Path, runs: usize) -> io::Result<Vec<String>> {
    let folder = place::empty("quick/unchanged")?;
    let command = Generator::Clientwright.generate(path, &folder)?;
    succeed(&command)?;
    let before = files(&folder)?;
    let runs = in_turn(&[()], runs, |()| run(&command, Limit::default()))?;
    let cost = medians(&runs[0]).map_err(io::Error::other)?;
    Ok(line(&format!("nothing changed, {name}"), &cost, touched(&before, &files(&folder)?), "30 ms, 0 files"))
}

/// One schema gets another property.
fn one_schema(name: &str, path: &Path) -> io::Result<Vec<String>> {
    let folder = place::empty("quick/changed")?;
    succeed(&Generator::Clientwright.generate(path, &folder)?)?;
    let before = files(&folder)?;
    let mut description: Value = serde_json::from_slice(&fs::read(path)?).map_err(io::Error::other)?;
    let schema = changed(&mut description).ok_or_else(|| io::Error::other("no record among the schemas"))?;
    let other = place::scratch()?.join("quick/other.json");
    place::write(&other, &description.to_string())?;
    let cost = succeed(&Generator::Clientwright.generate(&other, &folder)?)?;
    let title = format!("one property more in {schema}, {name} ({} files)", before.len());
    Ok(line(&title, &cost, touched(&before, &files(&folder)?), "only those concerned"))
}

/// Adds a property to the first component schema that has some, and answers with its name.
fn changed(description: &mut Value) -> Option<String> {
    let schemas = description.pointer_mut("/components/schemas")?.as_object_mut()?;
    let is_record =
        |schema: &Value| schema.pointer("/properties").is_some_and(|all| all.as_object().is_some());
    let (name, schema) = schemas.iter_mut().find(|(_, schema)| is_record(schema))?;
    schema
        .get_mut("properties")?
        .as_object_mut()?
        .insert("addedMember".to_owned(), json!({ "type": "string" }));
    Some(name.clone())
}

/// The build script of the four endpoints, unoptimised as cargo builds it: run by itself, as cargo would.
fn script(folder: &Path, description: &Path, runs: usize) -> io::Result<Vec<String>> {
    let generator = place::workspace()?.join("generator");
    let dependencies = format!("[build-dependencies]\nclientwright = {{ path = {generator:?} }}\n");
    let main = "fn main() -> std::process::ExitCode {\n    clientwright::build::run(\"openapi.yaml\")\n}\n";
    let text = fs::read_to_string(description)?;
    let package = Package::write(
        folder,
        &dependencies,
        &[("build.rs", main), ("src/lib.rs", ""), ("openapi.yaml", &text)],
    )?;
    succeed(&package.cargo(&["build"]))?;
    let program = program(&package.target.join("debug/build"))?;
    let runs = in_turn(&[()], runs, |()| {
        let out = place::empty("quick/out")?;
        let mut command = std::process::Command::new(&program);
        command.current_dir(folder).env("OUT_DIR", out).env("CARGO_MANIFEST_DIR", folder);
        run(&command, Limit::default())
    })?;
    let cost = medians(&runs[0]).map_err(io::Error::other)?;
    Ok(line(
        "build script of the four endpoints, opt-level 0",
        &cost,
        files(&place::scratch()?.join("quick/out"))?.len(),
        "150 ms",
    ))
}

/// The build script that cargo has built.
fn program(folder: &Path) -> io::Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let program = path.join("build-script-build");
        let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("script-"));
        if is_ours && program.is_file() {
            return Ok(program);
        }
    }
    Err(io::Error::other("cargo has built no build script"))
}

fn line(what: &str, cost: &Cost, touched: usize, goal: &str) -> Vec<String> {
    let ms = |seconds: f64| format!("{:.0}", seconds * 1000.0);
    vec![what.to_owned(), ms(cost.wall), ms(cost.cpu), touched.to_string(), goal.to_owned()]
}

/// Every file below the folder, with when it was written.
fn files(folder: &Path) -> io::Result<BTreeMap<PathBuf, SystemTime>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.insert(entry.path(), entry.metadata()?.modified()?);
        }
    }
    Ok(found)
}

/// How many files are new, gone or were written again.
fn touched(before: &BTreeMap<PathBuf, SystemTime>, after: &BTreeMap<PathBuf, SystemTime>) -> usize {
    let written = after.iter().filter(|(path, time)| before.get(*path) != Some(*time)).count();
    written + before.keys().filter(|path| !after.contains_key(*path)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_first_record_gets_a_property() {
        let mut description = json!({ "components": { "schemas": {
            "Name": { "type": "string" },
            "Pet": { "type": "object", "properties": {} },
        } } });
        assert_eq!(changed(&mut description).as_deref(), Some("Pet"));
        assert!(description.pointer("/components/schemas/Pet/properties/addedMember").is_some());
        assert_eq!(changed(&mut json!({})), None);
    }

    #[test]
    fn files_that_are_new_gone_or_rewritten_are_counted() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let files =
            |all: &[(&str, u64)]| all.iter().map(|(name, time)| (PathBuf::from(name), at(*time))).collect();
        let before = files(&[("a", 1), ("b", 1), ("c", 1)]);
        assert_eq!(touched(&before, &before), 0);
        assert_eq!(touched(&before, &files(&[("a", 1), ("b", 2), ("d", 1)])), 3);
    }
}
