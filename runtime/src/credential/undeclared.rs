//! In: a credential that goes with operations that name no scheme, and the schemes of the description. Out: the scheme that
//! says where it travels. Never: a guess among several places.

use super::Credential;
use crate::description::{STANDARD, Scheme};

/// How the credential travels where no scheme is named: as a declared scheme says that takes it, or as the standard has it.
/// `None` for a key of which the description does not say where it goes, or names several places.
pub(crate) fn scheme_for(credential: &Credential, declared: &'static [Scheme]) -> Option<&'static Scheme> {
    let is_standard = |scheme: &&Scheme| scheme.kind.is_standard();
    let fitting = || declared.iter().filter(|scheme| credential.fits(scheme.kind));
    let mut others = fitting().filter(|scheme| !is_standard(scheme));
    fitting()
        .find(is_standard)
        .or_else(|| others.next().filter(|first| others.all(|other| other.kind == first.kind)))
        .or_else(|| STANDARD.iter().find(|scheme| credential.fits(scheme.kind)))
}
