//! As emitted: servers.

use clientwright_runtime::codegen as rt;

#[derive(Debug, Clone, PartialEq)]
#[allow(dead_code, reason = "emitted whole")]
pub(crate) enum Server {
    Tenant { tenant: String },
    ApiUrl { api_url: String },
    At(rt::BaseUrl),
}

impl From<Server> for rt::ServerChoice {
    fn from(server: Server) -> Self {
        match server {
            Server::Tenant { tenant } => rt::ServerChoice::listed(0, vec![("tenant", tenant)]),
            Server::ApiUrl { api_url } => rt::ServerChoice::listed(1, vec![("apiUrl", api_url)]),
            Server::At(base) => rt::ServerChoice::At(base),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
#[allow(dead_code, reason = "emitted whole")]
pub(crate) enum DavinciServer {
    Tld { tld: String },
    At(rt::BaseUrl),
}

impl From<DavinciServer> for rt::ServerChoice {
    fn from(server: DavinciServer) -> Self {
        match server {
            DavinciServer::Tld { tld } => rt::ServerChoice::listed(0, vec![("tld", tld)]),
            DavinciServer::At(base) => rt::ServerChoice::At(base),
        }
    }
}
