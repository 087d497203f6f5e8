//! Settings for every server and every scheme, for fakes. In: a host, and a credential for each kind of scheme; out: a builder that
//! has them. It never sets what `build` refuses: a credential that no operation asks for.

use super::ClientBuilder;
use crate::credential::Credential;
use crate::description::SchemeKind;
use crate::server::BaseUrl;

impl ClientBuilder {
    /// Sends the operations of every group to this host, below the path that the description gives their first server where it says one,
    /// with such a credential for each scheme.
    pub(crate) fn everywhere(&mut self, host: &BaseUrl, credential: impl Fn(SchemeKind) -> Credential) {
        for (group, listed) in self.api.servers.iter().enumerate() {
            let below = host.clone().below_described_path().into();
            let is_known = crate::server::ServerChoice::resolve(&below, listed).is_ok();
            self.server(group, if is_known { below } else { host.clone().into() });
        }
        for (index, scheme) in self.api.schemes.iter().enumerate() {
            if !self.unasked.contains(&index) {
                self.credential(index, credential(scheme.kind));
            }
        }
    }
}
