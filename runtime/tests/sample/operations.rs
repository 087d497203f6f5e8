//! As emitted: tables.

use clientwright_runtime::codegen as rt;

use crate::types;

pub(crate) static SET_IDENTITY_PASSWORD: rt::Operation<types::PasswordChangeResponse> = rt::Operation {
    description: rt::OperationDescription {
        id: "setIdentityPassword",
        method: rt::Method::Post,
        path: "/set-password",
        arguments: &[],
        servers: 0,
        security: &[&[rt::Requirement { scheme: 0, scopes: &[] }]],
        success: &[rt::Success::new(rt::Statuses::Exact(202), &["application/json"])],
        accept: "application/json",
        tags: &[],
    },
    decode: rt::json::<types::PasswordChangeResponse>,
};

pub(crate) static START_DAVINCI_FLOW: rt::Operation<types::DavinciFlowStep> = rt::Operation {
    description: rt::OperationDescription {
        id: "startDavinciFlow",
        method: rt::Method::Post,
        path: "/{0}/davinci/policy/{1}/start",
        arguments: &[
            rt::Argument {
                name: "envID",
                place: rt::Place::Path,
                style: rt::Style::Delimited(rt::Delimiter::Comma),
                explode: false,
                reserved: false,
                required: true,
            },
            rt::Argument {
                name: "davinciFlowPolicyID",
                place: rt::Place::Path,
                style: rt::Style::Delimited(rt::Delimiter::Comma),
                explode: false,
                reserved: false,
                required: true,
            },
            rt::Argument {
                name: "limit",
                place: rt::Place::Query,
                style: rt::Style::Delimited(rt::Delimiter::Comma),
                explode: true,
                reserved: false,
                required: false,
            },
        ],
        servers: 1,
        security: &[&[rt::Requirement { scheme: 1, scopes: &[] }]],
        success: &[rt::Success::new(rt::Statuses::Exact(200), &["application/json"])],
        accept: "application/json",
        tags: &[],
    },
    decode: rt::json::<types::DavinciFlowStep>,
};

rt::request!(StartDavinciFlow, types::DavinciFlowStep, std::convert::Infallible);

pub(crate) static API: rt::ApiDescription = rt::ApiDescription {
    user_agent: "identity-client/0.1.0",
    servers: &[
        rt::ServerGroup {
            name: "server",
            servers: &[
                rt::Server {
                    template: "https://{tenant}.api.identitynow.com/beta",
                    variables: &[rt::Variable { name: "tenant", default: Some("sailpoint"), values: &[] }],
                },
                rt::Server {
                    template: "https://{apiUrl}/beta",
                    variables: &[rt::Variable {
                        name: "apiUrl",
                        default: Some("sailpoint.api.identitynow.com"),
                        values: &[],
                    }],
                },
            ],
        },
        rt::ServerGroup {
            name: "davinci_server",
            servers: &[rt::Server {
                template: "https://auth.pingone.{tld}",
                variables: &[rt::Variable { name: "tld", default: Some("com"), values: &["com", "eu"] }],
            }],
        },
    ],
    schemes: &[
        rt::Scheme {
            name: "UserContextAuth",
            variable: "USER_CONTEXT_AUTH",
            kind: rt::SchemeKind::OAuth2 {
                flows: &[rt::Flow {
                    token_url: Some(rt::TokenUrl::OnServer("/oauth/token")),
                    ..rt::Flow::new(rt::FlowKind::ClientCredentials)
                }],
            },
        },
        rt::Scheme {
            name: "DavinciAccessToken",
            variable: "DAVINCI_ACCESS_TOKEN",
            kind: rt::SchemeKind::Bearer,
        },
    ],
};
