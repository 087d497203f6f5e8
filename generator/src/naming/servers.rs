//! Names around servers and credentials. In: the lists of servers and the schemes; out: types, variants, setters.
//! It never reads an address: what a server is called comes from its variables and its place in the list.

use super::case;
use super::operations::wanted;
use super::reserved;
use super::scope::{Ident, Scope, Wanted};
use crate::ir::{Api, Server, ServerGroup};

/// The names of a list of servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupNames {
    /// The type: `DavinciServer`.
    pub ty: Ident,
    /// The builder's setter: `davinci_server`.
    pub setter: Ident,
    /// The servers.
    pub servers: Vec<ServerNames>,
}

/// The names of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerNames {
    /// The variant: `Tenant`.
    pub variant: Ident,
    /// Its variables: the field, and the type of those that list their values.
    pub variables: Vec<(Ident, Option<ValueNames>)>,
}

/// The names of a variable that lists its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueNames {
    /// The type: `Tld`.
    pub ty: Ident,
    /// Its variants.
    pub variants: Vec<Ident>,
}

pub(super) fn groups(api: &Api) -> Vec<GroupNames> {
    let mut types = Scope::new(reserved::TYPES, "Server");
    let mut setters = Scope::new(reserved::BUILDER, "_");
    let named: Vec<_> =
        api.servers.iter().map(|group| group_names(group, &mut types, &mut setters)).collect();
    let mut all = Vec::with_capacity(named.len());
    for (group, (ty, setter)) in api.servers.iter().zip(named) {
        all.push(GroupNames { servers: servers(group, &mut types), ty, setter });
    }
    all
}

fn group_names(group: &ServerGroup, types: &mut Scope, setters: &mut Scope) -> (Ident, Ident) {
    let wanted = wanted(&group.hint);
    let name = if wanted.to_lowercase().ends_with("server") { wanted } else { format!("{wanted} server") };
    (types.claim(&[case::pascal(&name)]), setters.claim(&[case::snake(&name)]))
}

fn servers(group: &ServerGroup, types: &mut Scope) -> Vec<ServerNames> {
    let mut scope = Scope::new(reserved::SERVERS, "Server");
    let mut all = Vec::with_capacity(group.servers.len());
    for (index, server) in group.servers.iter().enumerate() {
        let mut fields = Scope::default();
        let variables = server.variables.iter().map(|variable| {
            let values =
                (!variable.values.is_empty()).then(|| values(&variable.name, &variable.values, types));
            (fields.claim(&[case::snake(&variable.name)]), values)
        });
        all.push(ServerNames {
            variables: variables.collect(),
            variant: scope.claim(&[server_name(server, index)]),
        });
    }
    all
}

/// By its variables when it has some, else by its place: a URL makes no good name.
fn server_name(server: &Server, index: usize) -> String {
    let variables: Vec<_> = server.variables.iter().map(|variable| variable.name.as_str()).collect();
    match (variables.is_empty(), index) {
        (false, _) => case::pascal(&variables.join(" ")),
        (true, 0) => "Default".to_owned(),
        (true, _) => format!("Server{}", index + 1),
    }
}

fn values(name: &str, values: &[String], types: &mut Scope) -> ValueNames {
    let mut scope = Scope::new(reserved::VARIANTS, "Value");
    ValueNames {
        ty: types.claim(&[case::pascal(name)]),
        variants: {
            let wanted = values.iter().map(|value| Wanted::of(value, case::pascal(value)));
            scope.claim_all(&wanted.collect::<Vec<_>>())
        },
    }
}

pub(super) fn schemes(api: &Api, groups: &[GroupNames]) -> Vec<Ident> {
    let mut setters = Scope::new(reserved::BUILDER, "_");
    for group in groups {
        setters.claim(&[group.setter.to_string()]);
    }
    let wanted = api.schemes.iter().map(|scheme| Wanted::of(&scheme.name, case::snake(&scheme.name)));
    setters.claim_all(&wanted.collect::<Vec<_>>())
}
