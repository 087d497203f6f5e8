//! In: the user's wish. Out: which redirects a client follows.
//! Never: a credential or a cookie to another origin, whatever is wished.

/// Which redirects are followed, ten of them at most in an attempt.
///
/// A status that the description documents as an answer is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Redirects {
    /// Those to the same scheme, host and port that need no other method: 307 and 308, and 301, 302 and 303 to a GET or HEAD.
    #[default]
    SameOrigin,
    /// Those to other origins too, as of downloads from a storage service, but never from https to plain http beyond the
    /// machine. A POST that is answered 301, 302 or 303 becomes a GET, as in browsers, and so does any method with 303.
    ///
    /// To another origin go the body, and of the headers those alone that say what is asked for and in which form: no
    /// credential, no cookie, no header of a parameter or of the caller; and none of them from there on either.
    AnyOrigin,
}
