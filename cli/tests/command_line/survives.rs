//! What is on the disk when a run does not come to its end: a full disk, a kill, another run at the same time. Each file has
//! its old text or its new one, and the next run makes all of them new.

use super::{PETS, command, err, files, folder, run};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// The texts of a client by their paths.
type Texts = BTreeMap<PathBuf, String>;

fn texts(out: &Path) -> Texts {
    let text = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path.strip_prefix(out).unwrap().to_owned(), text)
    };
    files(out).into_iter().map(text).collect()
}

/// A description whose client has a larger and another text in each file.
fn owners() -> String {
    let more = (0..40).map(|index| format!("        member_{index}: {{ type: string }}\n"));
    PETS.replace("Pet", "Owner").replace("pets", "owners") + &more.collect::<String>()
}

const GENERATE: [&str; 6] = ["generate", "pets.yaml", "--out", "out", "--name", "pets"];

/// A folder with the client of the pets, and the texts of that client and of the one for [`owners`], which `pets.yaml` is
/// now.
fn prepared() -> (tempfile::TempDir, [Texts; 2]) {
    let folder = folder(&owners());
    let out = folder.path().join("out");
    let mut made = Vec::new();
    for text in [owners(), PETS.to_owned()] {
        std::fs::write(folder.path().join("pets.yaml"), text).unwrap();
        let run = run(folder.path(), &GENERATE, "");
        assert!(run.status.success(), "{}", err(&run));
        made.push(texts(&out));
    }
    std::fs::write(folder.path().join("pets.yaml"), owners()).unwrap();
    let [new, old] = made.try_into().unwrap();
    (folder, [old, new])
}

/// Whether each file is as one of the two made it, but for what a run that was stopped did not finish.
fn is_whole(folder: &Path, made: &[Texts; 2]) -> Result<(), String> {
    for (path, text) in texts(&folder.join("out")) {
        let is_list = path == Path::new(".clientwright-files");
        let known = made.iter().any(|made| made.get(&path) == Some(&text));
        if !known && !is_list && !path.to_string_lossy().starts_with(".clientwright-unfinished-") {
            return Err(format!("{}: neither old nor new:\n{text}", path.display()));
        }
    }
    let missing = made[0].keys().find(|path| !folder.join("out").join(path).exists());
    missing.map_or(Ok(()), |path| Err(format!("{} is gone", path.display())))
}

/// The next run makes it all new, and leaves nothing else.
fn comes_right(folder: &Path, made: &[Texts; 2]) {
    let last = run(folder, &GENERATE, "");
    assert!(last.status.success(), "{}", err(&last));
    assert_eq!(texts(&folder.join("out")), made[1]);
}

/// Runs the program where no file can be longer than a kilobyte.
fn on_a_small_disk(folder: &Path, signal: &str) -> Output {
    let script = format!("{signal} ulimit -f 2; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_clientwright")]).args(GENERATE);
    command.current_dir(folder).env("CLIENTWRIGHT_CACHE", "").output().unwrap()
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let (folder, made) = prepared();
    let full = on_a_small_disk(folder.path(), "trap '' XFSZ;");
    assert_eq!(full.status.code(), Some(2), "{}", err(&full));
    assert!(err(&full).contains("error: `"), "the file that could not be written: {}", err(&full));
    is_whole(folder.path(), &made).unwrap();
    assert!(texts(&folder.path().join("out")).keys().eq(made[0].keys()), "nothing is left behind");
    comes_right(folder.path(), &made);
}

#[test]
fn a_process_that_is_stopped_while_it_writes_leaves_what_was_there() {
    let (folder, made) = prepared();
    let stopped = on_a_small_disk(folder.path(), "");
    assert_eq!(stopped.status.code(), None, "a signal ends it: {}", err(&stopped));
    let left = texts(&folder.path().join("out"));
    assert!(left.keys().any(|path| path.to_string_lossy().contains("unfinished")), "{:?}", left.keys());
    is_whole(folder.path(), &made).unwrap();
    comes_right(folder.path(), &made);
}

#[test]
fn a_kill_at_any_time_leaves_whole_files() {
    let (folder, made) = prepared();
    let started = Instant::now();
    comes_right(folder.path(), &made);
    let usual = started.elapsed();
    for step in 0..40 {
        let text = if step % 2 == 0 { PETS.to_owned() } else { owners() };
        std::fs::write(folder.path().join("pets.yaml"), text).unwrap();
        let mut child = command(folder.path(), &GENERATE).spawn().unwrap();
        // the last half of a run, where the writing is
        std::thread::sleep(
            usual / 2 + Duration::from_micros(u64::try_from(usual.as_micros()).unwrap() / 80 * step),
        );
        child.kill().unwrap();
        child.wait().unwrap();
        is_whole(folder.path(), &made).unwrap();
    }
    std::fs::write(folder.path().join("pets.yaml"), owners()).unwrap();
    comes_right(folder.path(), &made);
}

#[test]
fn two_runs_at_once_leave_whole_files() {
    let (folder, made) = prepared();
    std::fs::write(folder.path().join("other.yaml"), PETS).unwrap();
    let other = GENERATE.map(|argument| argument.replace("pets.yaml", "other.yaml"));
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    for _ in 0..15 {
        let both =
            [&GENERATE[..], &other].map(|arguments| command(folder.path(), arguments).spawn().unwrap());
        for child in both {
            let done = child.wait_with_output().unwrap();
            assert!(done.status.success(), "{}", err(&done));
        }
        is_whole(folder.path(), &made).unwrap();
    }
    comes_right(folder.path(), &made);
}
