//! Policies of operations. In: operations with their policies; out: the table of the policies, and the macro call that uses it.
//! It never emits an empty table.

use super::{Context, operation, tokens};
use crate::ir::{OperationId, Policy, Redirects, Retry, SchemeId};
use proc_macro2::TokenStream;
use quote::quote;

/// The builder, its settings and `build`, which all clients have alike.
pub(super) fn builder(cx: Context<'_>) -> TokenStream {
    let policies = (!is_empty(cx)).then(|| quote!(, POLICIES));
    let unasked = (0..cx.api.schemes.len()).filter(|index| !cx.facts.requires(SchemeId(*index)));
    let unasked: Vec<_> = unasked.map(tokens::index).collect();
    let unasked = (!unasked.is_empty()).then(|| quote!(; unasked = [#(#unasked),*]));
    let is_main_unused = cx.api.servers.len() > 1 && cx.api.operations.iter().all(|one| one.servers.0 != 0);
    let unused_servers = is_main_unused.then(|| quote!(; unused_servers = [0]));
    let env_prefix = cx.api.env_prefix.as_ref().map(|prefix| quote!(; env_prefix = #prefix));
    quote!(rt::client!(API #policies #unasked #unused_servers #env_prefix);)
}

/// Whether no operation has a policy.
pub(super) fn is_empty(cx: Context<'_>) -> bool {
    cx.api.operations.iter().all(|operation| operation.policy == Policy::default())
}

/// The table, by the ids of the operations.
pub(super) fn table(cx: Context<'_>) -> TokenStream {
    let entries = cx.api.operations.iter().enumerate().filter_map(|(index, one)| {
        let names = cx.names.operation(OperationId(index))?;
        let fields = fields(&one.policy);
        let id = operation::said(one, names);
        (!fields.is_empty())
            .then(|| quote!(rt::OperationPolicy { #(#fields,)* ..rt::OperationPolicy::of(#id) }))
    });
    quote!(static POLICIES: &[rt::OperationPolicy] = &[#(#entries),*];)
}

fn fields(policy: &Policy) -> Vec<TokenStream> {
    let Policy { attempts, retry, statuses, redirects, idempotency_key } = policy;
    let statuses = (!statuses.is_empty()).then(|| {
        let statuses = statuses.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
        quote!(statuses: &[#(#statuses),*])
    });
    let attempts = attempts.map(|attempts| {
        let attempts = proc_macro2::Literal::u32_unsuffixed(attempts);
        quote!(attempts: Some(#attempts))
    });
    let retry = retry.map(|retry| match retry {
        Retry::NotDone => quote!(retry: Some(rt::RetryScope::NotDone)),
        Retry::Idempotent => quote!(retry: Some(rt::RetryScope::Idempotent)),
        Retry::Everything => quote!(retry: Some(rt::RetryScope::Everything)),
    });
    let redirects = redirects.map(|redirects| match redirects {
        Redirects::SameOrigin => quote!(redirects: Some(rt::Redirects::SameOrigin)),
        Redirects::AnyOrigin => quote!(redirects: Some(rt::Redirects::AnyOrigin)),
    });
    let key = idempotency_key.as_ref().map(|name| quote!(idempotency_key: Some(#name)));
    [attempts, retry, statuses, redirects, key].into_iter().flatten().collect()
}
