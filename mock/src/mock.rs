//! A mock before it runs. In: a description and wishes; out: a [`Mock`] that can be started.
//! It never listens: `running` does.

use crate::answer::Answer;
use crate::description::{Description, Examples};
use crate::example::audit::{ExampleFindings, audit};
use crate::example::instances::{Instance, Way, instances, value_for};
use crate::example::request::{self, ExampleRequest};
use crate::limits::Limits;
use crate::pages::Pages;
use crate::received::Received;
use crate::record::Recorded;
use crate::route::Router;
use crate::route::template::Template;
use crate::token::endpoint::endpoints;
use crate::token::{TokenPolicy, Tokens};
use clientwright::diagnostic::Report;
use clientwright::settings::References;
use clientwright::source::Pointer;
use clientwright::unstable::front;
use clientwright::unstable::tree::Node;
use clientwright::{Paged, Settings, Source};
use std::fmt;
use std::time::Duration;

/// A mock of one description, not yet running.
pub struct Mock {
    pub(crate) description: Description,
    pub(crate) limits: Limits,
    pub(crate) tokens: Tokens,
    pub(crate) lifetime: Duration,
    pub(crate) clients: Vec<(String, String)>,
    pub(crate) routes: Vec<HandMade>,
    pub(crate) log: Option<Log>,
    pub(crate) pages: Pages,
}

/// What is called with every request after it was answered.
pub(crate) type Log = Box<dyn Fn(&Recorded) + Send + Sync>;

/// A route that the description does not have.
pub(crate) struct HandMade {
    pub(crate) method: String,
    pub(crate) template: Template,
    pub(crate) handler: Box<dyn Fn(&Incoming<'_>) -> Answer + Send + Sync>,
}

/// A request as a hand-made route sees it.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    pub(crate) received: &'a Received,
    pub(crate) arguments: &'a [(String, String)],
}

/// An operation that a mock serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationInfo {
    /// Its `operationId`, else `POST /path`.
    pub id: String,
    /// Its method in capitals.
    pub method: String,
    /// The template of its path.
    pub path: String,
    /// The keys of its responses: `200`, `4XX`, `default`.
    pub responses: Vec<String>,
}

impl Mock {
    /// A mock of a description in any dialect that the generator reads.
    ///
    /// # Errors
    ///
    /// The findings of the reader, when the text is not well-formed or no description of a known version. Mistakes
    /// inside the description are not looked for: what can be served is served.
    pub fn from_source(source: &Source) -> Result<Self, Report> {
        Self::from_files(source, &References::default())
    }

    /// The same with other files than those in the folder of the description.
    ///
    /// # Errors
    ///
    /// Those of [`Mock::from_source`].
    pub fn from_files(source: &Source, references: &References) -> Result<Self, Report> {
        let mut settings = Settings::default();
        settings.references = references.clone();
        Self::from_settings(source, &settings)
    }

    /// The same with the files and the overlays of some settings; the others are not for a server. Overlays need the feature
    /// `overlays`.
    ///
    /// # Errors
    ///
    /// Those of [`Mock::from_source`], and the mistakes of the overlays.
    pub fn from_settings(source: &Source, settings: &Settings) -> Result<Self, Report> {
        let (normalized, problems) = front(source, settings)?;
        match problems.has_errors() {
            true => Err(problems.into_report()),
            false => {
                drop(problems.into_report());
                Ok(Self::from_tree(normalized.tree))
            }
        }
    }

    /// A mock of a description that has been read already and is in the shape of OpenAPI 3.0.
    pub fn from_tree(tree: Node) -> Self {
        let limits = Limits::default();
        Self {
            description: Description::new(tree),
            tokens: Tokens::new(TokenPolicy::Any, limits.tokens),
            limits,
            lifetime: Duration::from_secs(3600),
            clients: Vec::new(),
            routes: Vec::new(),
            log: None,
            pages: Pages::default(),
        }
    }

    /// A mock of no description: it serves the routes that are added to it.
    pub fn empty() -> Self {
        Self::from_tree(Node::Null)
    }

    /// Answers these operations in so many pages, those of [`clientwright::Summary::paged`]: the first page has one item, the second two,
    /// and so on. Without it, each answer is the documented one.
    ///
    /// ```no_run
    /// # use clientwright::{Settings, Source};
    /// # use clientwright_mock::{Mock, Report};
    /// # fn paging(source: &Source) -> Result<Mock, Report> {
    /// let summary = clientwright::generate(source, &Settings::default())?.summary;
    /// let mock = Mock::from_source(source)?.pages(summary.paged, 3);
    /// # Ok(mock)
    /// # }
    /// ```
    #[must_use]
    pub fn pages(mut self, paged: impl IntoIterator<Item = Paged>, count: usize) -> Self {
        self.pages = Pages { paged: paged.into_iter().collect(), count };
        self
    }

    /// Sets the bounds.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.tokens.set_kept(limits.tokens);
        self.limits = limits;
        self
    }

    /// Answers only with documented examples that match their schema; where one does not, with a value made from the schema.
    #[must_use]
    pub fn only_matching_examples(mut self) -> Self {
        self.description.examples = Examples::Matching;
        self
    }

    /// Sets which bearer tokens are accepted; by default any.
    #[must_use]
    pub fn token_policy(self, policy: TokenPolicy) -> Self {
        self.tokens.set_policy(policy);
        self
    }

    /// Sets how long the tokens of the token endpoints are good; by default an hour. Answered as `expires_in`.
    #[must_use]
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Lets the token endpoints take this client; once one is named, no others are taken.
    #[must_use]
    pub fn client(mut self, id: &str, secret: &str) -> Self {
        self.clients.push((id.to_owned(), secret.to_owned()));
        self
    }

    /// Adds a route that the description does not have; it is tried before the described ones. The path may have names
    /// in braces. [`Answer::documented`] is answered without a body here.
    ///
    /// ```
    /// # use clientwright_mock::{Answer, Mock};
    /// # fn add(mock: Mock) -> Mock {
    /// let tokens = mock.tokens();
    /// mock.route("GET", "/v1/company/{envID}/sdktoken", move |request| match request.header("x-sk-api-key") {
    ///     Some(_) => {
    ///         let token = tokens.issue(&["DavinciAccessToken"], std::time::Duration::from_secs(1800));
    ///         Answer::json(200, &format!(r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":1800}}"#))
    ///     }
    ///     None => Answer::empty(401),
    /// })
    /// # }
    /// ```
    #[must_use]
    pub fn route(
        mut self,
        method: &str,
        path: &str,
        handler: impl Fn(&Incoming<'_>) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let handler = Box::new(handler);
        self.routes.push(HandMade { method: method.to_owned(), template: Template::parse(path), handler });
        self
    }

    /// Calls this with every request after it was answered.
    #[must_use]
    pub fn on_request(mut self, log: impl Fn(&Recorded) + Send + Sync + 'static) -> Self {
        self.log = Some(Box::new(log));
        self
    }

    /// The tokens of this mock, for hand-made routes.
    pub fn tokens(&self) -> Tokens {
        self.tokens.clone()
    }

    /// The operations that this mock serves, in the order of the text.
    pub fn operations(&self) -> Vec<OperationInfo> {
        let operations = self.description.operations();
        operations
            .map(|operation| OperationInfo {
                id: operation.id(),
                method: operation.method.to_uppercase(),
                path: operation.path.to_owned(),
                responses: operation.responses().map(|(key, _)| key.to_owned()).collect(),
            })
            .collect()
    }

    /// Each operation with a request for it, made from its examples and schemas, in the order of the text.
    pub fn example_requests(&self) -> Vec<(OperationInfo, ExampleRequest)> {
        self.operations().into_iter().zip(self.description.operations().map(request::example)).collect()
    }

    /// A request for an operation, made from its examples and schemas; `None` when there is no such operation.
    pub fn example_request(&self, operation: &str) -> Option<ExampleRequest> {
        self.description.operations().find(|known| known.id() == operation).map(request::example)
    }

    /// A value for the parameter or the media type object at a place such as `/paths/~1pets/get/parameters/0`, as compact
    /// JSON: the documented one if its schema allows it, else one that is made. `None` where nothing is described.
    pub fn value_for(&self, at: &Pointer) -> Option<String> {
        value_for(&self.description, at)
    }

    /// Values that match the schema at a place such as `/components/schemas/Pet`: its example, with all members, with the
    /// required ones only, with nulls where they are allowed, and one for each alternative of a choice.
    pub fn instances(&self, schema: &Pointer, way: Way) -> Vec<Instance> {
        instances(&self.description, schema, way)
    }

    /// Checks every example of the description against the schema it stands beside.
    pub fn check_examples(&self) -> ExampleFindings {
        audit(&self.description)
    }

    /// The routes of the description.
    pub(crate) fn router(&self) -> Router {
        Router::new(&self.description)
    }

    /// The token endpoints of the description.
    pub(crate) fn token_endpoints(
        &self,
    ) -> std::collections::BTreeMap<String, crate::token::endpoint::Endpoint> {
        endpoints(&self.description)
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl<'a> Incoming<'a> {
    /// The method: `GET`.
    pub fn method(&self) -> &'a str {
        &self.received.method
    }

    /// The path as it was sent.
    pub fn path(&self) -> &'a str {
        &self.received.path
    }

    /// The value of a name in the route's path, decoded.
    pub fn argument(&self, name: &str) -> Option<String> {
        self.arguments.iter().find(|(known, _)| known == name).map(|(_, raw)| crate::text::decoded(raw))
    }

    /// The value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        let pairs = self.received.query_pairs();
        pairs.iter().find(|(known, _)| known == name).map(|(_, raw)| crate::text::form_decoded(raw))
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.received.header(name)
    }

    /// The body.
    pub fn body(&self) -> &'a [u8] {
        &self.received.body
    }
}
