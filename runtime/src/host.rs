//! In: the host of an address. Out: whether it is this machine, and which IP address it is.
//! Never: a look-up of a name.

use std::net::IpAddr;

/// 127.0.0.0/8 (RFC 1122, 3.2.1.3), `::1` (RFC 4291, 2.5.3), `localhost` and the names below it (RFC 6761, 6.3).
pub(crate) fn is_loopback(host: &str) -> bool {
    is_localhost(host) || ip_address(host).is_some_and(|address| address.is_loopback())
}

/// `localhost`, and every name that ends in it (RFC 6761, 6.3).
pub(crate) fn is_localhost(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host);
    let last = name.rsplit('.').next().unwrap_or_default();
    last.eq_ignore_ascii_case("localhost")
}

/// The address that a host is, if it is one and no name.
pub(crate) fn ip_address(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}
