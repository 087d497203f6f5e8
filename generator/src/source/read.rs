//! The bytes of a file. In: a path; out: its text, when it is a file and not too long. It never waits for a pipe, and never
//! reads more than it was told.

use std::fs::File;
use std::io::{Error, ErrorKind, Read as _, Result};
use std::path::Path;

/// The text of a file of at most so many bytes.
///
/// # Errors
///
/// What the file system answers; `IsADirectory`; `InvalidInput` for a pipe or a device; `FileTooLarge`; `InvalidData` for
/// what is not UTF-8.
pub(super) fn text(path: &Path, most: usize) -> Result<String> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    // to open a pipe is to wait for who writes to it, and a device may have no end
    if !metadata.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "it is a pipe or a device, not a file"));
    }
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if metadata.len() <= limit {
        // what the file system says of the length is not always true
        File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    }
    if metadata.len() > limit || bytes.len() > most {
        let text = format!("it has more than {most} bytes: raise `bytes` in the setting `bounds`");
        return Err(Error::new(ErrorKind::FileTooLarge, text));
    }
    String::from_utf8(bytes).map_err(|e| Error::new(ErrorKind::InvalidData, e.utf8_error()))
}

#[cfg(test)]
mod tests {
    use super::text;
    use std::io::ErrorKind;
    use std::path::Path;

    #[test]
    fn files_are_read_up_to_a_bound() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "größe").unwrap();
        assert_eq!(text(&file, 7).unwrap(), "größe");
        let error = text(&file, 6).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::FileTooLarge);
        assert_eq!(error.to_string(), "it has more than 6 bytes: raise `bytes` in the setting `bounds`");
        std::fs::write(&file, [0xff]).unwrap();
        assert_eq!(text(&file, 6).unwrap_err().kind(), ErrorKind::InvalidData);
        assert_eq!(text(folder.path(), 6).unwrap_err().to_string(), "it is a folder");
        assert_eq!(text(&folder.path().join("b"), 6).unwrap_err().kind(), ErrorKind::NotFound);
    }

    /// What says that it is empty, and is not.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_length_that_is_not_true_is_not_believed() {
        assert_eq!(text(Path::new("/proc/self/status"), 10).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_no_files() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for path in [pipe.as_path(), Path::new("/dev/zero"), Path::new("/dev/null")] {
            let error = text(path, 100).unwrap_err();
            assert_eq!(error.to_string(), "it is a pipe or a device, not a file", "{}", path.display());
        }
    }
}
