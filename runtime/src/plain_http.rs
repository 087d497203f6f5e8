//! In: hosts, suffixes and address ranges that the user allows. Out: whether a secret may go to a host over plain http.
//! Never: a look-up of a name; a range holds only hosts that are written as addresses.

use std::fmt;
use std::net::IpAddr;

use crate::host::ip_address;

/// The hosts to which credentials may go over plain http, besides the machine itself.
#[derive(Debug, Default)]
pub(crate) struct PlainHttp {
    hosts: Vec<Hosts>,
}

#[derive(Debug)]
enum Hosts {
    /// one name or address
    One(String),
    /// what stands before it is a name below it; it begins with a dot
    Below(String),
    Range {
        network: IpAddr,
        bits: u32,
    },
}

impl PlainHttp {
    /// Adds `host`, `.suffix` or `address/bits`; `None` for anything else.
    pub(crate) fn allow(&mut self, hosts: &str) -> Option<()> {
        self.hosts.push(Hosts::parse(hosts)?);
        Some(())
    }

    /// Whether the host, in lower case and IPv6 addresses in brackets, is one of these.
    pub(crate) fn includes(&self, host: &str) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host);
        let address = ip_address(host).map(|address| address.to_canonical());
        self.hosts.iter().any(|hosts| match (hosts, address) {
            (Hosts::One(one), None) => one == host,
            (Hosts::Below(suffix), None) => host.len() > suffix.len() && host.ends_with(suffix),
            (Hosts::Range { network, bits }, Some(address)) => is_within(address, *network, *bits),
            (Hosts::One(_) | Hosts::Below(_), Some(_)) | (Hosts::Range { .. }, None) => false,
        })
    }
}

impl Hosts {
    fn parse(text: &str) -> Option<Self> {
        if let Some((network, bits)) = text.split_once('/') {
            let network = ip_address(network)?;
            let bits = bits.parse().ok().filter(|bits| *bits <= length(network))?;
            return Some(Self::Range { network, bits });
        }
        if let Some(address) = ip_address(text) {
            let network = address.to_canonical();
            return Some(Self::Range { network, bits: length(network) });
        }
        let name = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
        let (labels, is_suffix) = match name.strip_prefix('.') {
            Some(labels) => (labels, true),
            None => (name.as_str(), false),
        };
        let is_label = |label: &str| {
            !label.is_empty()
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        let is_name = labels.split('.').all(is_label);
        is_name.then_some(if is_suffix { Self::Below(name) } else { Self::One(name) })
    }
}

/// What is said of a host that credentials may not go to.
pub(crate) fn refusal(f: &mut fmt::Formatter<'_>, host: &str) -> fmt::Result {
    let allowed = host.trim_matches(['[', ']']);
    write!(
        f,
        "credentials are not sent over plain http to {host}: use https, or `allow_plain_http(\"{allowed}\")` of the builder"
    )
}

/// How many bits an address has.
const fn length(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(_) => u32::BITS,
        IpAddr::V6(_) => u128::BITS,
    }
}

/// Whether the first bits of both are the same (RFC 4632, 3.1; RFC 4291, 2.3).
fn is_within(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            (address.to_bits() ^ network.to_bits()).leading_zeros() >= bits
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            (address.to_bits() ^ network.to_bits()).leading_zeros() >= bits
        }
        (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_suffixes_and_ranges() {
        let table: [(&str, &[&str], &[&str]); 9] = [
            (
                "api.internal",
                &["api.internal", "api.internal."],
                &["x.api.internal", "api.internal.org", "internal"],
            ),
            ("API.Internal.", &["api.internal"], &["api"]),
            (
                ".svc.cluster.local",
                &["api.default.svc.cluster.local", "a.svc.cluster.local."],
                &[
                    "svc.cluster.local",
                    ".svc.cluster.local",
                    "evilsvc.cluster.local",
                    "a.svc.cluster.local.evil.org",
                ],
            ),
            (
                "10.0.0.0/8",
                &["10.0.0.1", "10.255.255.255", "[::ffff:10.0.0.1]"],
                &["11.0.0.1", "10.0.0.1.evil.org", "ten"],
            ),
            ("192.168.1.7", &["192.168.1.7"], &["192.168.1.8", "192.168.1.70"]),
            ("172.16.0.0/12", &["172.16.0.1", "172.31.255.255"], &["172.32.0.0", "172.15.255.255"]),
            ("fd00::/8", &["[fd00::1]", "[fdff::1]"], &["[fe80::1]", "253.0.0.1"]),
            ("[fd00::1]", &["[fd00::1]", "[fd00:0::1]"], &["[fd00::2]"]),
            ("0.0.0.0/0", &["8.8.8.8"], &["[fd00::1]", "example.com"]),
        ];
        for (allowed, included, others) in table {
            let mut plain = PlainHttp::default();
            plain.allow(allowed).unwrap();
            for host in included {
                assert!(plain.includes(host), "{allowed} {host}");
            }
            for host in others {
                assert!(!plain.includes(host), "{allowed} {host}");
            }
        }
    }

    #[test]
    fn what_is_none_of_these() {
        for text in [
            "",
            ".",
            "..",
            "*",
            "*.internal",
            "a..b",
            "http://a",
            "a:80",
            "a/8",
            "10.0.0.0/33",
            "fd00::/129",
            "10.0.0.0/-1",
            "10.0.0.0/",
            "a b",
            "ü",
        ] {
            assert!(PlainHttp::default().allow(text).is_none(), "{text}");
        }
    }
}
