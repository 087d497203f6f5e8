//! What every generated client and its builder have in common.
//!
//! In comes the description's static table; out go the crate's `Result`, the builder's type, its settings and `build`. It never names an operation, a
//! server or a scheme: those are the client's own.

/// Gives a `Client` its builder, and the builder its settings.
///
/// ```text
/// rt::client!(API);
/// rt::client!(API, POLICIES);
/// rt::client!(API; unasked = [0, 2]; env_prefix = "acme");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    ($api:ident $(, $policies:ident)? $(; $setting:ident = $value:expr)*) => {
        /// The result of a function that makes calls: one error type takes those of all operations, by `?`.
        pub type Result<T, E = $crate::codegen::AnyError> = ::core::result::Result<T, E>;

        impl Client {
            /// A builder: servers, credentials, timeouts and retries.
            pub fn builder() -> ClientBuilder {
                ClientBuilder { builder: $crate::codegen::ClientBuilder::new(&$api)$(.policies($policies))?$(.$setting($value))* }
            }

            /// Builds a client from environment variables, with defaults for everything else. For a crate `acme-client`, or the
            /// setting `env_prefix = "acme-client"` of clientwright, and a scheme `UserAuth`, the variables are `ACME_CLIENT_BASE_URL`, `ACME_CLIENT_TOKEN` (as `ClientBuilder::credential`), and
            /// `ACME_CLIENT_USER_AUTH_TOKEN`, `…_CLIENT_ID` and `…_CLIENT_SECRET`, `…_API_KEY`, or `…_USERNAME` and
            /// `…_PASSWORD`, as the scheme has it.
            ///
            /// # Errors
            ///
            /// When the URL is invalid, one of two variables that belong together is missing, or as `ClientBuilder::build`.
            pub fn from_env() -> ::core::result::Result<Client, $crate::codegen::BuildError> {
                let builder = Self::builder();
                let prefix = builder.builder.usual_prefix(::core::env!("CARGO_PKG_NAME"));
                builder.environment(prefix)?.build()
            }

            /// Makes a request to a path that is not described: `client.request(Method::Post, "/v2/x").json(&value).send::<T>()`. It
            /// goes to the server of `base_url` or of the description's top-level `servers`, with the settings of the client and the
            /// credential of `ClientBuilder::credential`.
            pub fn request(
                &self,
                method: $crate::codegen::Method,
                path: &str,
            ) -> $crate::codegen::UndescribedRequest {
                self.core.request(method, path)
            }
        }

        $crate::client_of_fakes!();

        impl ::core::convert::AsRef<$crate::codegen::Client> for Client {
            fn as_ref(&self) -> &$crate::codegen::Client {
                &self.core
            }
        }

        /// Builds a [`Client`].
        #[derive(Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct ClientBuilder {
            builder: $crate::codegen::ClientBuilder,
        }

        impl ClientBuilder {
            /// Reads environment variables with this prefix: see `Client::from_env`, whose prefix is the name of the crate or that
            /// of the setting `env_prefix`. Settings that come later override them.
            ///
            /// # Errors
            ///
            /// When the URL is invalid, or one of two variables that belong together is missing.
            pub fn environment(
                mut self,
                prefix: &str,
            ) -> ::core::result::Result<Self, $crate::codegen::BuildError> {
                self.builder.environment(prefix)?;
                ::core::result::Result::Ok(self)
            }

            /// Sets the URL of the server, in place of those of the description's top-level `servers`.
            ///
            /// # Errors
            ///
            /// When the text is not the URL of a server.
            pub fn base_url(
                mut self,
                url: &str,
            ) -> ::core::result::Result<Self, $crate::codegen::AddressError> {
                self.builder.base_url(url)?;
                ::core::result::Result::Ok(self)
            }

            /// As `base_url`, but keeps the path of the first server: `http://localhost:9093` in place of
            /// `https://api.example.com/api/v2` is `http://localhost:9093/api/v2`.
            ///
            /// # Errors
            ///
            /// When the text is not the URL of a server.
            pub fn origin(
                mut self,
                url: &str,
            ) -> ::core::result::Result<Self, $crate::codegen::AddressError> {
                self.builder.origin(url)?;
                ::core::result::Result::Ok(self)
            }

            /// Sets the credential for operations that require no security scheme, and for schemes without a credential. It is
            /// only sent to the host of `base_url` or of the description's top-level `servers`. Another one can be added for
            /// another host with `Credential::for_server`.
            pub fn credential(mut self, credential: $crate::codegen::Credential) -> Self {
                self.builder.default_credential(credential);
                self
            }

            /// Adds a header to every request, whatever its server. Arguments and call options override it. Use a `Credential`
            /// for secrets: it is bound to its server.
            pub fn default_header(mut self, name: &str, value: &str) -> Self {
                self.builder.default_header(name, value);
                self
            }

            /// Adds a query parameter to every request that has none of that name.
            pub fn default_query(mut self, name: &str, value: &str) -> Self {
                self.builder.default_query(name, value);
                self
            }

            /// Allows credentials over plain http to a host (`api.internal`), to all names below a suffix
            /// (`.svc.cluster.local`), or to the addresses of a range (`10.0.0.0/8`). Unset, only to this machine. Nothing
            /// encrypts them there.
            pub fn allow_plain_http(mut self, hosts: &str) -> Self {
                self.builder.allow_plain_http(hosts);
                self
            }

            /// Sends all requests through this transport. Unset, the default transport sends them.
            pub fn transport(mut self, transport: ::std::sync::Arc<dyn $crate::codegen::Transport>) -> Self {
                self.builder.transport(transport);
                self
            }

            /// Adds a layer around each call and each attempt, within those that were added before: see `Layer` of the runtime.
            pub fn layer(mut self, layer: impl $crate::codegen::Layer) -> Self {
                self.builder.layer(layer);
                self
            }

            /// Tells this function what answers held that the description does not know: statuses, media types, values of
            /// enumerations, forms.
            pub fn observe(
                mut self,
                observer: impl ::core::ops::Fn(&$crate::codegen::Observation) + Send + Sync + 'static,
            ) -> Self {
                self.builder.observe(observer);
                self
            }

            /// Sets when a request is sent again.
            pub fn retry(mut self, policy: $crate::codegen::RetryPolicy) -> Self {
                self.builder.retry(policy);
                self
            }

            /// Sets how many retries all calls may make together while nothing succeeds. Unset, 20.
            pub fn retry_budget(mut self, budget: $crate::codegen::RetryBudget) -> Self {
                self.builder.retry_budget(budget);
                self
            }

            /// Makes calls wait while a rate limit is used up, as response headers say. Unset, they do not wait.
            pub fn wait_for_rate_limits(mut self) -> Self {
                self.builder.wait_for_rate_limits();
                self
            }

            /// Sets which redirects are followed. Unset, redirects to the same scheme, host and port.
            pub fn redirects(mut self, redirects: $crate::codegen::Redirects) -> Self {
                self.builder.redirects(redirects);
                self
            }

            /// Limits the time of a whole call: tokens, attempts and pauses. Unset, there is no limit.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.builder.timeout(timeout);
                self
            }

            /// Limits the time without progress in an attempt: until the response's headers arrive, and between two pieces
            /// of a body. Unset, 60 seconds.
            pub fn attempt_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.builder.attempt_timeout(timeout);
                self
            }

            /// Limits the time to open a connection, for the default transport only. Unset, 10 seconds.
            pub fn connect_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.builder.connect_timeout(timeout);
                self
            }

            /// Adds a product, such as `acme-tool/1.2`, to the `User-Agent`.
            pub fn user_agent_suffix(mut self, suffix: &str) -> Self {
                self.builder.user_agent_suffix(suffix);
                self
            }

            /// Takes the time from this clock, and waits by it. Unset, the system's clock.
            pub fn clock(mut self, clock: ::std::sync::Arc<dyn $crate::codegen::Clock>) -> Self {
                self.builder.clock(clock);
                self
            }

            /// Limits the size of a response body, in bytes. Unset, 64 MiB.
            pub fn max_body_bytes(mut self, bytes: usize) -> Self {
                self.builder.max_body_bytes(bytes);
                self
            }

            /// Refuses answers that differ from the description. Unset, they are read as far as that loses nothing.
            pub fn strict_answers(mut self) -> Self {
                self.builder.strict_answers();
                self
            }

            /// Builds the client.
            ///
            /// # Errors
            ///
            /// When a setting cannot be used: see `BuildError` of the runtime.
            pub fn build(self) -> ::core::result::Result<Client, $crate::codegen::BuildError> {
                ::core::result::Result::Ok(Client { core: self.builder.build()? })
            }
        }
    };
}

/// Lets clients be built for a fake.
#[doc(hidden)]
#[cfg(feature = "test")]
#[macro_export]
macro_rules! client_of_fakes {
    () => {
        impl $crate::codegen::testing::Faked for Client {
            type Builder = ClientBuilder;

            fn builder(fake: &$crate::codegen::testing::FakeCore) -> ClientBuilder {
                let mut builder = Client::builder();
                builder.builder.fake(fake);
                builder
            }

            fn build(builder: ClientBuilder) -> ::core::result::Result<Client, $crate::codegen::BuildError> {
                builder.build()
            }
        }
    };
}

/// The feature `test` is off.
#[doc(hidden)]
#[cfg(not(feature = "test"))]
#[macro_export]
macro_rules! client_of_fakes {
    () => {};
}
