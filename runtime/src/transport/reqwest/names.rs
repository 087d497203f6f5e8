//! In: the name of a host. Out: its addresses, by the system's look-up.
//! Never: a question to the network about a name below `localhost`.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::host::is_localhost;

/// The system's look-up, but for names below `localhost`: these are this machine (RFC 6761, 6.3), to which credentials go over
/// plain http, while some systems ask the network for them.
#[derive(Debug)]
pub(super) struct LocalNames;

impl Resolve for LocalNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let name = name.as_str();
            if is_localhost(name) && !name.eq_ignore_ascii_case("localhost") {
                let machine = [(Ipv4Addr::LOCALHOST, 0_u16).into(), (Ipv6Addr::LOCALHOST, 0_u16).into()];
                return Ok(Box::new(machine.into_iter()) as Addrs);
            }
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name, 0)).await?.collect();
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
