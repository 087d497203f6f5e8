//! In: the servers of a description and what the user chose of them. Out: the base address of each group.
//! Never: a value of a variable that moves a request to another host than the template names.

mod base_url;
mod template;

pub use self::base_url::BaseUrl;
use self::base_url::PathRule;
pub use self::template::ServerError;
use crate::description::ServerGroup;

/// Which server of a group is used, and with what values.
///
/// Generated crates have an enumeration per group that turns into this.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerChoice {
    /// A server of the description, by its index in the group.
    Listed {
        /// The index in [`ServerGroup::servers`].
        index: usize,
        /// Values of its variables, by name; the others take their defaults.
        values: Vec<(&'static str, String)>,
    },
    /// Any address. A host alone is that of the description's first server where the description says no more of it than
    /// its path, as `basePath` without `host` does in Swagger 2.0: the path stays.
    At(BaseUrl),
}

impl ServerChoice {
    /// A server of the description with values for its variables.
    #[must_use]
    pub const fn listed(index: usize, values: Vec<(&'static str, String)>) -> Self {
        Self::Listed { index, values }
    }

    /// The address that this choice means in the group.
    pub(crate) fn resolve(&self, group: &'static ServerGroup) -> Result<BaseUrl, ServerError> {
        match self {
            Self::At(base) => resolved_server(base, group),
            Self::Listed { index, values } => {
                let server = group.servers.get(*index).ok_or(ServerError::NoServer)?;
                template::expand((group.name, server), values)
            }
        }
    }
}

fn resolved_server(base: &BaseUrl, group: &ServerGroup) -> Result<BaseUrl, ServerError> {
    let Some(first) = group.servers.first() else { return Ok(base.clone()) };
    let path = match base.rule() {
        PathRule::Usual if base.prefix().is_empty() => template::path(first),
        PathRule::Usual | PathRule::Exactly => None,
        PathRule::Described => Some(template::described_path(first)?),
    };
    Ok(path.map_or_else(|| base.clone(), |path| base.below(&path)))
}

impl From<BaseUrl> for ServerChoice {
    fn from(base: BaseUrl) -> Self {
        Self::At(base)
    }
}
