//! How much of what was found is shown, and to whom.

use super::{PETS, code, command, err, folder, out, run};

/// Fifteen keys that nobody knows, a member that is required and not described, and an example of another kind.
fn careless() -> String {
    let keys = (0..15).map(|index| format!("      y{index}: 1\n"));
    let text = PETS.replace("      type: object\n", "      type: object\n      required: [age]\n");
    let text = text.replace("name: { type: string }", "name: { type: string, example: 1 }");
    text + &keys.collect::<String>()
}

fn frames(output: &std::process::Output) -> usize {
    err(output).matches("warning[").count()
}

#[test]
fn generate_shows_few_and_counts_the_others() {
    let folder = folder(&careless());
    let generate = |more: &[&str]| {
        let all: Vec<&str> = ["generate", "pets.yaml", "--out", "pets"].iter().chain(more).copied().collect();
        run(folder.path(), &all, "")
    };
    let made = generate(&[]);
    let said = err(&made);
    assert_eq!((code(&made), said.matches(" --> ").count()), (0, 10), "{said}");
    assert!(said.contains("warning[E0302]"), "a code of which there is one is not hidden by others: {said}");
    let counted = said.lines().find(|line| line.contains(" more: ")).unwrap();
    assert!(counted.starts_with("warning[E0022]: "), "{counted}");
    assert!(said.contains("`clientwright lint`") && said.contains("`--warnings all`"), "{said}");
    assert_eq!(err(&generate(&[])), said, "the run that changes nothing says the same");

    let all = generate(&["--warnings", "all"]);
    assert!(frames(&all) > 15 && !err(&all).contains(" more: "), "{}", err(&all));
    assert_eq!(frames(&run(folder.path(), &["lint", "pets.yaml"], "")), frames(&all));
    let few = run(folder.path(), &["lint", "pets.yaml", "--warnings", "few"], "");
    assert_eq!(err(&few).matches(" --> ").count(), 10);
    let short = run(folder.path(), &["lint", "pets.yaml", "--report", "short"], "");
    assert_eq!(out(&short).lines().count(), frames(&all), "programs have each");
}

#[test]
fn codes_are_silenced() {
    let folder = folder(&careless());
    let lint = |more: &[&str]| {
        let all: Vec<&str> = ["lint", "pets.yaml"].iter().chain(more).copied().collect();
        run(folder.path(), &all, "")
    };
    let whole = frames(&lint(&[]));
    let without = frames(&lint(&["--allow", "E0022"]));
    assert!(without < whole - 14 && without > 0, "{without} of {whole}");
    std::fs::write(folder.path().join("clientwright.toml"), "allow = ['E0022']").unwrap();
    assert_eq!(frames(&lint(&[])), without);
    let none = lint(&["--allow", "302", "--allow", "E0314"]);
    assert_eq!(err(&none), "", "those of the command line come to those of the settings");
    assert!(out(&none).contains("nothing to report"));
    // strictness makes errors of what is reported
    let strict = lint(&["--strict", "--allow", "302", "--allow", "E0314"]);
    assert_eq!((code(&strict), err(&strict)), (0, String::new()));
    // what keeps a client from being made is not silenced
    std::fs::write(folder.path().join("pets.yaml"), super::broken()).unwrap();
    let broken = lint(&["--allow", "E0023"]);
    assert!(code(&broken) == 1 && err(&broken).contains("error[E0023]"), "{}", err(&broken));
}

/// `generate … | head`: whoever closes the stream has read enough.
#[test]
fn a_closed_stream_is_no_mistake() {
    let folder = folder(&careless());
    std::fs::write(folder.path().join("broken.yaml"), super::broken()).unwrap();
    for (arguments, ends) in [
        (&["generate", "pets.yaml", "--out", "pets"][..], 0),
        (&["generate", "pets.yaml", "--out", "pets", "--report", "json"], 0),
        (&["generate", "pets.yaml", "--out", "none", "--check"], 1),
        (&["lint", "pets.yaml", "--report", "short"], 0),
        (&["lint", "pets.yaml", "--report", "sarif"], 0),
        (&["lint", "broken.yaml"], 1),
        (&["explain", "E0102"], 0),
    ] {
        for is_out in [true, false] {
            let mut child = command(folder.path(), arguments).spawn().unwrap();
            if is_out {
                drop(child.stdout.take())
            } else {
                drop(child.stderr.take())
            }
            let done = child.wait_with_output().unwrap();
            assert_eq!(code(&done), ends, "{arguments:?}: {}", err(&done));
            assert!(!err(&done).contains("pipe"), "{arguments:?}: {}", err(&done));
        }
    }
    assert!(folder.path().join("pets/src/lib.rs").is_file());
}
