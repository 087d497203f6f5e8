//! Where a generated crate finds its runtime. In: the arguments; out: what the manifest says, and for a vendored runtime the
//! sources that this program was built with.

use crate::arguments::{Crate, RuntimeSource};
use crate::ending::Failure;
use clientwright::Settings;
use clientwright::output::Runtime;
use clientwright::settings::CratePath;
use clientwright_cli::vendored;
use std::path::{Path, PathBuf};

/// What is said when nobody chose a runtime.
pub(super) fn said(arguments: &Crate, runtime: &Runtime) -> Option<(String, String)> {
    let is_chosen = arguments.runtime.is_some() || arguments.runtime_path.is_some();
    let Runtime::Registry(version) = runtime else { return None };
    let text = format!("clientwright-runtime {version} from the registry (to choose another: --runtime)");
    (!is_chosen).then(|| ("runtime".to_owned(), text))
}

/// The runtime that the arguments ask for; code that contains its runtime finds it in its own crate.
pub(crate) fn chosen(arguments: &Crate, out: &Path, settings: &mut Settings) -> Result<Runtime, Failure> {
    let runtime = runtime(arguments, out)?;
    if matches!(runtime, Runtime::Vendored(_)) {
        vendor(settings)?;
    }
    Ok(runtime)
}

/// An absolute path is written as it is; a relative one is relative to the working directory here and to the crate's
/// folder in its manifest.
fn runtime(arguments: &Crate, out: &Path) -> Result<Runtime, Failure> {
    let path = match (&arguments.runtime, &arguments.runtime_path) {
        (None, None) => return Ok(Runtime::registry()),
        (Some(RuntimeSource::Version(version)), _) => return Ok(Runtime::Registry(version.clone())),
        (Some(RuntimeSource::Git { url, rev }), _) => {
            return Ok(Runtime::Git { url: url.clone(), rev: rev.clone() });
        }
        (Some(RuntimeSource::Vendored), _) => return Ok(Runtime::Vendored(vendored::sources())),
        (Some(RuntimeSource::Path(path)), _) | (None, Some(path)) => path,
    };
    let manifest = std::fs::read_to_string(path.join("Cargo.toml"));
    let manifest =
        manifest.map_err(|_| Failure::new(format!("there is no crate in `{}`", path.display())))?;
    if !manifest.contains("name = \"clientwright-runtime\"") {
        let message = format!(
            "the crate in `{}` is not clientwright-runtime: name the folder of its Cargo.toml",
            path.display()
        );
        return Err(Failure::new(message));
    }
    let written = if path.is_absolute() { path.clone() } else { relative(path, out)? };
    let text =
        written.to_str().ok_or_else(|| Failure::new(format!("`{}` is not UTF-8", written.display())))?;
    Ok(Runtime::Path(text.replace(std::path::MAIN_SEPARATOR, "/")))
}

/// Has the code find the runtime in its own crate.
fn vendor(settings: &mut Settings) -> Result<(), Failure> {
    if settings.runtime != CratePath::default() {
        let message = format!(
            "`--runtime vendored` and the setting `runtime = \"{}\"` exclude each other",
            settings.runtime
        );
        return Err(Failure::new(message));
    }
    if let Some(path) = CratePath::parse("crate::runtime") {
        settings.runtime = path;
    }
    Ok(())
}

/// The way from one folder to another by their real paths: cargo resolves `..` after symbolic links.
pub(crate) fn relative(path: &Path, from: &Path) -> std::io::Result<PathBuf> {
    let path = path.canonicalize()?;
    let from = match from.canonicalize() {
        Ok(from) => from,
        Err(_) => std::path::absolute(from)?, // it is made later
    };
    Ok(pathdiff::diff_paths(&path, from).unwrap_or(path))
}
