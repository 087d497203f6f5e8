//! What every driver begins with. In: nothing; out: the types of its tables, and the functions that read what is given and
//! show what was answered. It never looks at the API: what differs between descriptions is in the tables.

use proc_macro2::TokenStream;
use quote::quote;

/// The types of the tables.
pub(super) fn tables() -> TokenStream {
    quote! {
        /// Reads a value from JSON and writes it again.
        pub type Again = fn(&str) -> Result<String, String>;
        /// Fills in a call; the answer comes later.
        pub type Call = fn(&client::Client, &Given<'_>) -> Result<Called, String>;
        /// A call under way. Of a success it shows the body: as JSON, or each byte as a character; of an error the status and
        /// all that is known.
        pub type Called = std::pin::Pin<Box<dyn Future<Output = Result<String, String>>>>;

        /// The values for one call, as JSON.
        #[derive(Debug, Clone, Copy)]
        pub struct Given<'a> {
            /// By the index of the parameter.
            pub arguments: &'a [Option<String>],
            /// The body; of a text the text itself, of bytes a character for each.
            pub body: Option<&'a str>,
            /// What the body is sent as, where the description leaves that to the caller.
            pub media_type: Option<&'a str>,
            /// Headers of this call alone.
            pub headers: &'a [(String, String)],
        }
    }
}

/// What functions of calls read.
pub(super) fn given() -> TokenStream {
    quote! {
        #[allow(dead_code, reason = "a small description may not need all")]
        impl Given<'_> {
            fn options(&self) -> rt::CallOptions {
                let add = |options: rt::CallOptions, (name, value): &(String, String)| options.header(name, value);
                self.headers.iter().fold(rt::CallOptions::new(), add)
            }
            fn optional<T: rt::Json>(&self, index: usize) -> Result<Option<T>, String> {
                let Some(Some(json)) = self.arguments.get(index) else { return Ok(None) };
                rt::from_str(json).map(Some).map_err(|fault| format!("argument {index}: {fault}"))
            }
            fn required<T: rt::Json>(&self, index: usize) -> Result<T, String> {
                self.optional(index)?.ok_or_else(|| format!("argument {index} is required"))
            }
            fn json<T: rt::Json>(&self) -> Result<T, String> {
                rt::from_str(self.body.unwrap_or_default()).map_err(|fault| format!("body: {fault}"))
            }
            fn text(&self) -> String {
                self.body.unwrap_or_default().to_owned()
            }
            fn bytes(&self) -> rt::Body {
                rt::Body::from(bytes(self.body.unwrap_or_default()))
            }
            fn part<T: rt::Json>(&self, name: &str) -> Result<Option<T>, String> {
                let body: rt::Value = self.json()?;
                let Some(part) = body.get(name) else { return Ok(None) };
                rt::from_str(&rt::to_string(part)).map(Some).map_err(|fault| format!("part {name}: {fault}"))
            }
            fn needed<T: rt::Json>(&self, name: &str) -> Result<T, String> {
                self.part(name)?.ok_or_else(|| format!("part {name} is required"))
            }
            fn fits(&self, tags: &[(&str, &str)], required: &[&str]) -> bool {
                let part = |name: &str| self.part::<rt::Value>(name).ok().flatten();
                let is = |value: rt::Value, tag: &str| value.as_str() == Some(tag) || rt::to_string(&value) == tag;
                tags.iter().all(|(name, tag)| part(name).is_some_and(|value| is(value, tag)))
                    && required.iter().all(|name| part(name).is_some())
            }
        }
    }
}

/// What values are made of.
pub(super) fn values() -> TokenStream {
    quote! {
        #[allow(dead_code, reason = "a small description may have no component")]
        fn again<T: rt::Json>(json: &str) -> Result<String, String> {
            rt::from_str::<T>(json).map(|value| rt::to_string(&value)).map_err(|fault| fault.to_string())
        }

        #[allow(dead_code, reason = "a small description may take no bytes")]
        fn bytes(text: &str) -> Vec<u8> {
            text.chars().map(|each| u8::try_from(each).unwrap_or(b'?')).collect()
        }

        /// A file, of its bytes alone or with its name and type beside them.
        #[allow(dead_code, reason = "a small description may take no file")]
        fn file(value: rt::Value) -> rt::Part {
            let member = |name: &str| value.get(name).and_then(rt::Value::as_str);
            let content = value.as_str().or_else(|| member("bytes")).unwrap_or_default();
            let part = rt::Part::from(bytes(content)).file_name(member("file_name").unwrap_or("driver.bin"));
            match member("content_type") {
                Some(media_type) => part.content_type(media_type),
                None => part,
            }
        }
    }
}

/// How answers are shown.
pub(super) fn shown() -> TokenStream {
    quote! {
        #[allow(dead_code, reason = "a small description may not answer with bytes")]
        async fn shown_bytes(stream: rt::ByteStream) -> Result<String, String> {
            let bytes = stream.bytes().await.map_err(|error| format!("{error:?}"))?;
            Ok(bytes.iter().map(|byte| char::from(*byte)).collect())
        }

        #[allow(dead_code, reason = "a small description may not answer with items")]
        async fn shown_items<T: rt::Json>(mut stream: rt::ItemStream<T>) -> Result<String, String> {
            let mut items = Vec::new();
            while let Some(item) = stream.next().await {
                items.push(item.map_err(|error| format!("{error:?}"))?);
            }
            Ok(rt::to_string(&items))
        }

        #[allow(dead_code, reason = "a small description may not answer with events")]
        async fn shown_events<T: rt::Json>(mut stream: rt::Events<T>) -> Result<String, String> {
            let mut data = Vec::new();
            while let Some(event) = stream.next().await {
                data.push(event.map_err(|error| format!("{error:?}"))?.data);
            }
            Ok(rt::to_string(&data))
        }
    }
}
