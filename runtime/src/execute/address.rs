//! In: the address of a request, and one that a caller or a page gave in its place. Out: the address that is meant.
//! Never: another origin; the credentials of the call are for this one.

use http::Uri;

use crate::address::resolve;
use crate::mistake::Mistake;

/// RFC 3986, 5; `with` completes the query.
pub(super) fn given(own: &Uri, given: &str, with: impl Fn(&str) -> String) -> Result<Uri, Mistake> {
    let target = resolve(own, given.as_bytes()).ok_or(Mistake::Address)?;
    if target.origin != target.base {
        return Err(Mistake::OtherOrigin { host: target.origin.authority() });
    }
    let query = with(target.uri.query().unwrap_or_default());
    let mut address = format!("{}{}", target.origin, target.uri.path());
    if !query.is_empty() {
        address.push('?');
        address.push_str(&query);
    }
    address.parse().map_err(|_| Mistake::AddressTooLong)
}
