//! Tests of writing and comparing, on real folders.

use super::*;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

fn files(list: &[(&str, &str)]) -> Files {
    list.iter()
        .map(|(path, text)| ((*path).to_owned(), format!("// {}\n{text}", crate::format::MARKER)))
        .collect()
}

fn read(dir: &Path, path: &str) -> String {
    std::fs::read_to_string(dir.join(path)).unwrap()
}

/// Sets a file's time to long ago, so that a rewrite shows.
fn age(path: PathBuf) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    std::fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    long_ago
}

#[test]
fn only_what_differs_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let first = write(&files(&[("a.rs", "1\n"), ("b/c.rs", "2\n")]), dir.path()).unwrap();
    assert_eq!(first.written, ["a.rs", "b/c.rs"]);
    let aged = age(dir.path().join("a.rs"));

    let second = write(&files(&[("a.rs", "1\n"), ("b/c.rs", "3\n")]), dir.path()).unwrap();
    assert_eq!(second.unchanged, ["a.rs"]);
    assert_eq!(second.written, ["b/c.rs"]);
    assert_eq!(std::fs::metadata(dir.path().join("a.rs")).unwrap().modified().unwrap(), aged);
    assert!(read(dir.path(), "b/c.rs").ends_with("3\n"));
}

#[test]
fn what_is_no_longer_made_is_removed_and_the_rest_stays() {
    let dir = tempfile::tempdir().unwrap();
    write(&files(&[("a.rs", ""), ("b/c.rs", ""), ("d.rs", "")]), dir.path()).unwrap();
    std::fs::write(dir.path().join("own.rs"), "fn own() {}").unwrap();
    std::fs::write(dir.path().join("d.rs"), "fn taken_over() {}").unwrap();

    let done = write(&files(&[("a.rs", "")]), dir.path()).unwrap();
    assert_eq!(done.removed, ["b/c.rs"]);
    assert!(!dir.path().join("b").exists(), "a folder left empty goes too");
    assert_eq!(read(dir.path(), "own.rs"), "fn own() {}");
    assert_eq!(read(dir.path(), "d.rs"), "fn taken_over() {}");
}

#[test]
fn what_was_not_generated_is_never_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("b.rs"), "fn own() {}").unwrap();
    let error = write(&files(&[("a.rs", ""), ("b.rs", "")]), dir.path()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AlreadyExists);
    assert!(error.to_string().contains("`b.rs`"), "{error}");
    assert!(!dir.path().join("a.rs").exists(), "nothing is written when one file is in the way");
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    for path in ["../x.rs", "/x.rs", "a/../../x.rs", "./x.rs", "", "a\\..\\x.rs", "C:x.rs", "a\nb"] {
        let error = write(&files(&[(path, "")]), &out).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{path:?}");
    }
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "only the folder itself");
}

#[test]
fn a_list_that_was_tampered_with_removes_nothing_outside() {
    let dir = tempfile::tempdir().unwrap();
    let victim = dir.path().join("victim.rs");
    std::fs::write(&victim, format!("// {}\n", crate::format::MARKER)).unwrap();
    let out = dir.path().join("out");
    write(&files(&[("a.rs", "")]), &out).unwrap();
    std::fs::write(out.join(manifest::NAME), format!("# {}\n../victim.rs\n", crate::format::MARKER)).unwrap();
    assert_eq!(write(&files(&[("a.rs", "")]), &out).unwrap_err().kind(), ErrorKind::InvalidInput);
    assert!(victim.exists());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    std::fs::create_dir(&out).unwrap();
    std::os::unix::fs::symlink(dir.path(), out.join("up")).unwrap();
    let error = write(&files(&[("up/x.rs", "")]), &out).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert!(!dir.path().join("x.rs").exists());
}

#[test]
fn diff_says_what_write_would_do_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    let wanted = files(&[("a.rs", "1\n2\n"), ("b.rs", "")]);
    assert_eq!(diff(&wanted, &out).unwrap().len(), 2);
    assert!(!out.exists());

    write(&wanted, &out).unwrap();
    assert_eq!(diff(&wanted, &out).unwrap(), []);
    let shown =
        |files: &Files| diff(files, &out).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
    let changed = files(&[("a.rs", "1\n3\n"), ("c.rs", "")]);
    assert_eq!(
        shown(&changed),
        ["a.rs: differs from line 3 on", "c.rs: missing", "b.rs: no longer generated"]
    );

    let windows = read(&out, "a.rs").replace('\n', "\r\n");
    std::fs::write(out.join("a.rs"), windows).unwrap();
    assert_eq!(shown(&wanted), Vec::<String>::new(), "line endings do not count");
}

/// What stands in a folder that is not a file of the client.
fn left_over(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name());
    let names = entries.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".clientwright-unfinished")).collect()
}

#[test]
fn what_is_listed_and_has_lost_its_marker_with_its_text_is_ours() {
    let wanted = files(&[("a.rs", "1\n"), ("b.rs", ""), ("c.rs", "")]);
    let marker = format!("// {}", crate::format::MARKER);
    let half = marker.strip_suffix("wright").unwrap();
    for rest in ["", "\0\0\0", "//", half] {
        let dir = tempfile::tempdir().unwrap();
        write(&wanted, dir.path()).unwrap();
        for path in ["a.rs", "c.rs"] {
            std::fs::write(dir.path().join(path), rest).unwrap();
        }
        let shown: Vec<_> = diff(&files(&[("a.rs", "1\n"), ("b.rs", "")]), dir.path()).unwrap();
        let shown: Vec<_> = shown.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["a.rs: differs from line 1 on", "c.rs: no longer generated"], "{rest:?}");
        let done = write(&files(&[("a.rs", "1\n"), ("b.rs", "")]), dir.path()).unwrap();
        assert_eq!((done.written, done.removed), (vec!["a.rs".to_owned()], vec!["c.rs".to_owned()]));

        // the same text in a file that nobody has listed
        std::fs::write(dir.path().join("c.rs"), rest).unwrap();
        let error = write(&wanted, dir.path()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists, "{rest:?}");
    }
}

#[test]
fn a_list_of_somebody_else_is_not_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let list = dir.path().join(manifest::NAME);
    std::fs::write(&list, "my own list\na.rs\n").unwrap();
    let wanted = files(&[("a.rs", "")]);
    assert_eq!(diff(&wanted, dir.path()).unwrap().len(), 2, "the list, and what is missing");
    let error = write(&wanted, dir.path()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AlreadyExists);
    assert!(error.to_string().contains(".clientwright-files"), "{error}");
    assert_eq!(read(dir.path(), manifest::NAME), "my own list\na.rs\n");
    assert!(!dir.path().join("a.rs").exists());

    // one of ours that was cut short tells nothing, and is no one else's
    for cut in ["", "# @gener"] {
        std::fs::write(&list, cut).unwrap();
        write(&wanted, dir.path()).unwrap();
        assert!(read(dir.path(), manifest::NAME).ends_with("\na.rs\n"));
    }
}

/// Whatever happens while files are written, the next run knows which ones it may overwrite and remove.
#[test]
fn files_are_listed_before_they_are_written() {
    let dir = tempfile::tempdir().unwrap();
    write(&files(&[("a.rs", ""), ("old.rs", "")]), dir.path()).unwrap();
    std::fs::create_dir(dir.path().join("b")).unwrap();
    std::fs::write(dir.path().join("b/c"), "no folder").unwrap();
    let wanted = files(&[("a.rs", "1"), ("b/c/d.rs", "")]);
    write(&wanted, dir.path()).unwrap_err();
    let list = read(dir.path(), manifest::NAME);
    assert!(list.ends_with("\na.rs\nb/c/d.rs\nold.rs\n"), "{list}");
    assert_eq!(left_over(dir.path()), [""; 0]);

    std::fs::remove_file(dir.path().join("b/c")).unwrap();
    let done = write(&wanted, dir.path()).unwrap();
    assert_eq!(done.removed, ["old.rs"]);
    assert!(read(dir.path(), manifest::NAME).ends_with("\na.rs\nb/c/d.rs\n"));
}

#[test]
fn what_a_stopped_process_left_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(".clientwright-unfinished-1-0"), "// half").unwrap();
    write(&files(&[("a.rs", "")]), dir.path()).unwrap();
    assert_eq!(left_over(dir.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_way_is_not_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    let made = std::process::Command::new("mkfifo").arg(dir.path().join("a.rs")).status().unwrap();
    assert!(made.success());
    let error = write(&files(&[("a.rs", "")]), dir.path()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AlreadyExists);
    std::fs::rename(dir.path().join("a.rs"), dir.path().join(manifest::NAME)).unwrap();
    assert_eq!(write(&files(&[("a.rs", "")]), dir.path()).unwrap_err().kind(), ErrorKind::AlreadyExists);
}

/// Two that write at once: each file is that of one or the other, whoever removes what the other makes.
#[test]
fn two_who_write_at_once_leave_whole_files() {
    let dir = tempfile::tempdir().unwrap();
    let text = |who: &str| format!("{who}\n").repeat(2_000);
    let paths = |who: &str| [format!("{who}/deep/x.rs"), format!("{who}.rs"), "both.rs".to_owned()];
    let made = |who: &str| -> Files {
        let text = format!("// {}\n{}", crate::format::MARKER, text(who));
        paths(who).into_iter().map(|path| (path, text.clone())).collect()
    };
    std::thread::scope(|scope| {
        for who in ["one", "two"] {
            let (files, dir) = (made(who), dir.path());
            scope.spawn(move || (0..200).for_each(|_| drop(write(&files, dir).unwrap())));
        }
        scope.spawn(|| {
            for _ in 0..2_000 {
                let Ok(found) = std::fs::read_to_string(dir.path().join("both.rs")) else { continue };
                assert!(["one", "two"].iter().any(|who| made(who).get("both.rs") == Some(&found)));
            }
        });
    });
    write(&made("one"), dir.path()).unwrap();
    assert_eq!(diff(&made("one"), dir.path()).unwrap(), []);
    assert_eq!(left_over(dir.path()), [""; 0]);
}

/// A manifest as [`krate`] ends it.
fn manifest(text: &str) -> Files {
    [("Cargo.toml".to_owned(), kept::ended(&format!("# {}\n{text}", crate::format::MARKER)))]
        .into_iter()
        .collect()
}

#[test]
fn additions_to_a_manifest_are_kept_and_changes_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    write(&manifest("a = 1"), dir.path()).unwrap();
    let own = "\n[dependencies.serde]\nversion = \"1\"\n";
    let added = read(dir.path(), "Cargo.toml") + own;
    std::fs::write(dir.path().join("Cargo.toml"), &added).unwrap();
    assert_eq!(diff(&manifest("a = 1"), dir.path()).unwrap(), []);
    assert_eq!(write(&manifest("a = 1"), dir.path()).unwrap().unchanged, ["Cargo.toml"]);

    assert_eq!(write(&manifest("a = 2"), dir.path()).unwrap().written, ["Cargo.toml"]);
    let text = read(dir.path(), "Cargo.toml");
    assert!(text.contains("a = 2\n") && text.ends_with(own), "{text}");

    std::fs::write(dir.path().join("Cargo.toml"), text.replace("a = 2", "a = 2\nb = 3")).unwrap();
    let changed = Difference::Changed { path: "Cargo.toml".to_owned(), line: 3 };
    assert_eq!(diff(&manifest("a = 2"), dir.path()).unwrap(), [changed]);
    let error = write(&manifest("a = 2"), dir.path()).unwrap_err();
    assert!(error.to_string().contains("line 3 is `b = 3`"), "{error}");
    assert!(read(dir.path(), "Cargo.toml").contains("b = 3"));
}
