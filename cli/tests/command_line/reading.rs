//! What is read: files, and as much of them as the bounds allow.

use super::{PETS, code, err, folder, run};
use std::process::Command;

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_at_once() {
    let folder = folder(&PETS.replace("#/components/schemas/Pet", "pipe.yaml"));
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.yaml")).status().unwrap().success());
    let why = "it is a pipe or a device, not a file";
    for (arguments, said) in [
        (&["lint", "pipe.yaml"][..], format!("error: cannot read `pipe.yaml`: {why}\n")),
        (&["lint", "/dev/zero"], format!("error: cannot read `/dev/zero`: {why}\n")),
        (&["mock", "/dev/zero"], format!("error: cannot read `/dev/zero`: {why}\n")),
        (
            &["lint", "pets.yaml", "--settings", "pipe.yaml"],
            format!("error: cannot read `pipe.yaml`: {why}\n"),
        ),
        (&["lint", "pets.yaml", "--overlay", "pipe.yaml"], format!("`pipe.yaml` cannot be read: {why}")),
        (&["lint", "pets.yaml"], format!("`pipe.yaml` cannot be read: {why}")),
    ] {
        let output = run(folder.path(), arguments, "");
        assert_ne!(code(&output), 0, "{arguments:?}");
        assert!(err(&output).contains(&said), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn what_is_read_has_a_bound() {
    let folder = folder(&PETS.replace("#/components/schemas/Pet", "large.yaml"));
    std::fs::write(folder.path().join("large.yaml"), "# large\n".repeat(1000)).unwrap();
    std::fs::write(folder.path().join("clientwright.toml"), "bounds = { bytes = 1000 }").unwrap();
    let help = "more than 1000 bytes: raise `bytes` in the setting `bounds`";
    for (arguments, input) in [
        (["lint", "pets.yaml"], String::new()),
        (["lint", "large.yaml"], String::new()),
        (["lint", "-"], PETS.repeat(9)),
    ] {
        let output = run(folder.path(), &arguments, &input);
        assert_ne!(code(&output), 0, "{arguments:?}");
        assert!(err(&output).contains(help), "{arguments:?}: {}", err(&output));
    }
}
