//! In: a response with a secret in its body. Out: the same without body and most headers, for layers, and the whole again.
//! Never: the whole to a layer.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER};

use super::RawResponse;

/// The headers that layers see.
const SHOWN: [HeaderName; 4] = [CONTENT_TYPE, CONTENT_LENGTH, DATE, RETRY_AFTER];

impl RawResponse {
    /// The response as layers see it.
    pub(crate) fn withheld(self) -> Self {
        let shown = self.headers().iter().filter(|(name, _)| SHOWN.contains(name));
        let headers = shown.map(|(name, value)| (name.clone(), value.clone())).collect();
        let mut seen = Self::new(self.status(), headers, Bytes::new(), self.head.received);
        seen.attempts = self.attempts;
        seen.head.withheld = Some(Box::new(self));
        seen
    }

    /// The whole response again, of whichever it was.
    pub(crate) fn revealed(mut self) -> Self {
        match self.head.withheld.take() {
            Some(whole) => *whole,
            None => self,
        }
    }

    /// The length of the body in bytes; of one that is a stream, the length that was announced.
    #[must_use]
    pub fn body_len(&self) -> Option<u64> {
        if let Some(whole) = &self.head.withheld {
            return whole.body_len();
        }
        match &self.unread {
            Some(unread) => unread
                .body
                .len()
                .or_else(|| self.headers().get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()),
            None => u64::try_from(self.body().len()).ok(),
        }
    }

    /// Whether the body is handed over before it has been read: bytes, items or events. [`RawResponse::body`] is empty then.
    #[must_use]
    pub const fn is_stream(&self) -> bool {
        self.unread.is_some()
    }
}
