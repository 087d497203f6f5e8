//! Moments as numbers.
//!
//! In comes a time of the system; out goes the number of seconds since 1970, and the other way round. It never has a
//! fraction.

use std::fmt;
use std::time::SystemTime;

use super::moment;
use crate::json::{Fault, Json, Peek, Reader, Writer};

/// A moment as the number of seconds since 1970-01-01T00:00:00Z, without leap seconds (`format: unixtime`).
///
/// ```
/// use clientwright_runtime::formats::UnixTime;
///
/// let at = UnixTime::from_seconds(1_686_566_864);
/// assert_eq!(UnixTime::from(at.to_system_time().unwrap()), at);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnixTime(i64);

impl UnixTime {
    /// The moment so many seconds after 1970 began.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// How many seconds after 1970 began it is.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// As a time of the system; none where that cannot hold it.
    #[must_use]
    pub fn to_system_time(self) -> Option<SystemTime> {
        moment::since_epoch(self.0)
    }
}

impl From<i64> for UnixTime {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

/// To the second: what is finer is cut off.
impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> Self {
        Self(moment::seconds_of(time).0)
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Json for UnixTime {
    fn blank() -> Self {
        Self(0)
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.read(first, reader)
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}
