//! In: the path of a file. Out: a store that keeps tokens there, by their keys, as one JSON object.
//! Never: a file that others may read (on Unix), or one that is half written.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;

use super::store::{StoredForm, StoredToken, TokenStore};
use crate::executor::BoxFuture;
use crate::json::{self, Map};

/// A [`TokenStore`] in a file: an object of JSON with a token for each key. Only its owner may read it (mode 0600 on Unix), and it is
/// replaced as a whole.
///
/// Processes may share the file; of two that save at the same moment, one is lost, and its token is fetched again.
///
/// ```no_run
/// use std::sync::Arc;
/// use clientwright_runtime::{FileTokenStore, OAuth2};
///
/// # fn run() -> std::io::Result<OAuth2> {
/// let store = FileTokenStore::open("/home/me/.config/acme/tokens.json")?;
/// let login = OAuth2::device("id").store(Arc::new(store.on_error(|error| eprintln!("tokens: {error}"))));
/// # Ok(login)
/// # }
/// ```
#[derive(Clone)]
pub struct FileTokenStore(Arc<FileInner>);

struct FileInner {
    path: PathBuf,
    /// one at a time reads and replaces the file
    turn: Mutex<()>,
    on_error: Option<Box<OnError>>,
}

type OnError = dyn Fn(&io::Error) + Send + Sync;

impl FileTokenStore {
    /// The store in this file, which is created when a token is saved. Its folder must exist.
    ///
    /// # Errors
    /// If there is such a file and it cannot be read, or holds anything but tokens.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        read(&path)?;
        Ok(Self(Arc::new(FileInner { path, turn: Mutex::new(()), on_error: None })))
    }

    /// Calls this when the file cannot be read or written later. Without it, tokens that cannot be kept are fetched again after a
    /// restart, and nothing is said.
    #[must_use]
    pub fn on_error(self, on_error: impl Fn(&io::Error) + Send + Sync + 'static) -> Self {
        let path = self.0.path.clone();
        Self(Arc::new(FileInner { path, turn: Mutex::new(()), on_error: Some(Box::new(on_error)) }))
    }

    /// Does what takes time on a thread that runs no tasks, where there is one.
    async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&FileInner) -> io::Result<T> + Send + 'static,
    ) -> Option<T> {
        let inner = Arc::clone(&self.0);
        let done = match Handle::try_current() {
            Ok(runtime) => {
                let work = runtime.spawn_blocking(move || work(&inner));
                work.await.unwrap_or_else(|error| Err(io::Error::other(error)))
            }
            Err(_) => work(&inner),
        };
        match (done, &self.0.on_error) {
            (Ok(done), _) => Some(done),
            (Err(error), Some(on_error)) => {
                on_error(&error);
                None
            }
            (Err(_), None) => None,
        }
    }
}

impl TokenStore for FileTokenStore {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Option<StoredToken>> {
        Box::pin(async move {
            let tokens = self.aside(|inner| read(&inner.path)).await?;
            tokens.get(key).map(|kept| kept.clone().into())
        })
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, ()> {
        let (key, kept) = (key.to_owned(), StoredForm::from(token));
        Box::pin(async move {
            self.aside(move |inner| inner.replace(key, kept)).await;
        })
    }
}

impl FileInner {
    fn replace(&self, key: String, kept: StoredForm) -> io::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut tokens = read(&self.path)?;
        tokens.insert(key, kept);
        let mut beside = self.path.clone().into_os_string();
        beside.push(format!(".{}", std::process::id()));
        let beside = PathBuf::from(beside);
        let written = created(&beside).and_then(|mut file| {
            file.write_all(&json::to_vec(&tokens))?;
            file.sync_all()?;
            fs::rename(&beside, &self.path)
        });
        if written.is_err() {
            // what is left of it holds a token
            let _ = fs::remove_file(&beside);
        }
        written
    }
}

/// The tokens of the file; none where it does not exist.
fn read(path: &Path) -> io::Result<Map<StoredForm>> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Map::new()),
        Err(error) => return Err(error),
    };
    json::from_slice(&text).map_err(|fault| io::Error::new(io::ErrorKind::InvalidData, fault))
}

/// A new file that nobody else can read. One of that name is what a process has left that ended while it wrote.
fn created(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            options.open(path)
        }
        opened => opened,
    }
}

/// The path alone.
impl fmt::Debug for FileTokenStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FileTokenStore").field(&self.0.path).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn token(text: &str) -> StoredToken {
        StoredToken { access_token: Secret::new(text), refresh_token: None, expires_at: None }
    }

    #[tokio::test]
    async fn tokens_survive_in_a_file_of_their_owner() {
        let folder = std::env::temp_dir().join(format!("clientwright-tokens-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("tokens.json");
        let store = FileTokenStore::open(&path).unwrap();
        assert_eq!(store.load("a").await, None);
        store.save("a", &token("1")).await;
        store.save("b", &token("2")).await;
        store.save("a", &token("3")).await;
        let again = FileTokenStore::open(&path).unwrap();
        assert_eq!((again.load("a").await, again.load("b").await), (Some(token("3")), Some(token("2"))));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&fs::metadata(&path).unwrap()) & 0o777, 0o600);

        fs::write(&path, "[]").unwrap();
        assert_eq!(FileTokenStore::open(&path).unwrap_err().kind(), io::ErrorKind::InvalidData);
        // what is not one of tokens is not overwritten, and told
        let told = Arc::new(Mutex::new(0));
        let count = Arc::clone(&told);
        again.on_error(move |_| *count.lock().unwrap() += 1).save("a", &token("4")).await;
        assert_eq!((*told.lock().unwrap(), fs::read_to_string(&path).unwrap().as_str()), (1, "[]"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
