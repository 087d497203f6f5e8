//! The one door through which emitted code reaches the runtime.
//!
//! In come the names that emitted code writes as `rt::X`; out go the items behind them. It never defines
//! anything of its own, and nobody but emitted code should use it: it changes with the generator.
#![doc(hidden)]

pub use crate::address::AddressError;
pub use crate::any_error::AnyError;
pub use crate::argument::{OptionalText, ToArgument};
pub use crate::body::Body;
pub use crate::client::{BuildError, Client, ClientBuilder};
pub use crate::clock::Clock;
pub use crate::credential::Credential;
pub use crate::description::{
    ApiDescription, Argument, Delimiter, Encoding, Flow, FlowKind, Method, OperationDescription, Place,
    Requirement, Scheme, SchemeKind, Server, ServerGroup, Statuses, Style, Success, TokenUrl, Variable,
    Whole,
};
pub use crate::description::{Form, Layout, Paging, Polling, ResultFrom, Target};
pub use crate::error::{Error, ErrorBody};
pub use crate::formats::types::*;
pub use crate::formats::{Format, UnixTime};
pub use crate::header::{HeaderReader, Headers, watched};
pub use crate::json::{
    Fault, IntegerEnum, Json, Kind, Literal, Map, Maybe, Model, Number, Peek, Read, Reader, Table, TextEnum,
    UnionCase, UnionTable, Value, ValueEnum, Writer, common, debug, filled, from_slice, from_str, hash,
    of_text, shown, to_string,
};
#[cfg(feature = "serde")]
pub use crate::json::{deserialize, serialize};
pub use crate::layer::Layer;
pub use crate::limits::{Inside, Limit, Ruled, Rules, Violation, validate};
pub use crate::multipart::{Files, Multipart, Part, PartOf, Values};
pub use crate::observation::Observation;
pub use crate::operation::Operation;
pub use crate::options::CallOptions;
pub use crate::paging::{Items, Page, Pages};
pub use crate::parts::Parts;
pub use crate::policies::OperationPolicy;
pub use crate::polling::Polled;
pub use crate::redirects::Redirects;
pub use crate::request::{
    Answers, LongRunning, Paged, PagedItems, Request, Sending, SendingRaw, SendingWithMeta,
    UndescribedRequest,
};
pub use crate::response::{RawResponse, Response, json, json_or_text, no_content};
pub use crate::response::{events, json_lines, json_sequence, text_events, told_events};
pub use crate::retry::{RetryBudget, RetryPolicy, RetryScope};
pub use crate::secret::Secret;
#[cfg(feature = "serde")]
pub use crate::serde_impls;
pub use crate::server::{BaseUrl, ServerChoice};
pub use crate::stream::{ByteStream, Event, Events, Framing, ItemStream};
#[cfg(feature = "test")]
pub use crate::testing;
pub use crate::transport::Transport;
#[cfg(feature = "webhooks")]
pub use crate::webhook::{EventCase, HmacScheme, SignatureEncoding, WebhookScheme, told};
#[cfg(feature = "xml")]
pub use crate::xml::{XmlList, XmlMember, XmlName, XmlPlace, XmlRecord, XmlRoot, XmlShape, XmlTable};
pub use crate::{
    any_event, calls, client, eq, integer_enum, long_running, newtype, pages, record, request, text_enum,
    value_enum, variants, webhook, webhook_secrets, with_testing,
};
#[cfg(feature = "test")]
pub use crate::{examples, fake, fakes};
pub use bytes::Bytes;
#[cfg(feature = "chrono")]
pub use chrono;
pub use http::HeaderMap;
#[cfg(feature = "jiff")]
pub use jiff;
#[cfg(feature = "serde")]
pub use serde;
#[cfg(feature = "uuid")]
pub use uuid;
