//! An API in a few lines. In: an API; out: a text for people and comparisons. It never shows texts or places.

use crate::ir::{
    Additional, Api, Argument, Content, Field, FormPart, ItemType, Items, Multipart, NameHint, Operation,
    PartContent, Payload, Record, Requirement, Scalar, SchemeKind, Segment, Server, ServerGroup, Shape,
    TokenUrl, TypeUse,
};

/// The digest of an API.
pub(super) fn digest(api: &Api) -> String {
    let mut lines = vec![format!("api {} {}", api.info.title, api.info.version)];
    lines.extend(api.servers.iter().map(group));
    lines.extend(api.schemes.iter().map(|scheme| format!("scheme {} {}", scheme.name, kind(&scheme.kind))));
    lines.extend(api.types.iter().filter_map(|(_, item)| {
        let shape = shape(api, &item.hint, &item.shape)?;
        Some(format!("type {} {shape}", hint(&item.hint)))
    }));
    for operation in &api.operations {
        lines.extend(self::operation(api, operation));
    }
    lines.extend(api.left_out.iter().map(|left| format!("left out {}: {}", left.id, left.reason)));
    lines.extend(api.untyped.iter().map(|untyped| format!("untyped {}: {}", untyped.at, untyped.reason)));
    lines.join("\n") + "\n"
}

fn hint(hint: &NameHint) -> String {
    match hint {
        NameHint::Given(name) => name.clone(),
        NameHint::Common(name) => format!("<<{name}>>"),
        NameHint::Derived(parts) => format!("<{}>", parts.join(" ")),
    }
}

fn group(group: &ServerGroup) -> String {
    let servers: Vec<String> = group.servers.iter().map(server).collect();
    format!("servers {} {}", hint(&group.hint), servers.join(" "))
}

fn server(server: &Server) -> String {
    let variable = |it: &crate::ir::ServerVariable| {
        format!("{}={}{:?}", it.name, it.default.as_deref().unwrap_or("?"), it.values)
    };
    let variables: Vec<String> = server.variables.iter().map(variable).collect();
    format!("{} ({})", server.template, variables.join(", "))
}

fn kind(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "bearer".to_owned(),
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::Http(word) => format!("http {word}"),
        SchemeKind::ApiKey { place, name } => format!("key {place:?} {name}"),
        SchemeKind::OpenIdConnect { url } => format!("openid {url}"),
        SchemeKind::OAuth2 { flows } => {
            let flows = flows.iter().map(|flow| {
                let urls = [&flow.authorization_url, &flow.token_url, &flow.refresh_url];
                let urls: Vec<_> = urls.into_iter().flatten().map(address).collect();
                format!("; {:?} {} {}", flow.kind, urls.join(" "), flow.scopes.join(" "))
            });
            format!("oauth2{}", flows.collect::<String>().trim_end())
        }
    }
}

fn address(url: &TokenUrl) -> String {
    match url {
        TokenUrl::Absolute(url) => url.clone(),
        TokenUrl::OnServer(path) => format!("server{path}"),
    }
}

fn shape(api: &Api, name: &NameHint, shape: &Shape) -> Option<String> {
    let given = matches!(name, NameHint::Given(_));
    match shape {
        Shape::Record(it) => Some(format!("record {}", record(api, it))),
        Shape::Enumeration(it) => {
            let values = it.variants.iter().map(|variant| variant.value.to_string());
            Some(format!("enum {}", values.collect::<Vec<_>>().join("|")))
        }
        Shape::Union(it) => {
            let cases: Vec<String> =
                it.variants.iter().map(|case| format!("{}{:?}", used(api, case.ty), case.values)).collect();
            Some(format!("union {:?} {}", it.discriminator, cases.join(" | ")))
        }
        Shape::Alias(target) => Some(format!("alias {}", used(api, *target))),
        Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Own(_) | Shape::Any => {
            given.then(|| format!("is {}", plain(api, shape)))
        }
    }
}

fn record(api: &Api, record: &Record) -> String {
    let field = |field: &Field| {
        format!("{}{}: {}", field.wire, if field.required { "*" } else { "" }, used(api, field.ty))
    };
    let fields: Vec<String> = record.fields.iter().map(field).collect();
    let rest = match record.additional {
        Additional::Skipped => "skipped".to_owned(),
        Additional::Kept(kept) => used(api, kept),
    };
    let separator = if fields.is_empty() { "" } else { "; " };
    format!("{}{separator}rest {rest}", fields.join(", "))
}

fn used(api: &Api, used: TypeUse) -> String {
    let null = if used.nullable { "?" } else { "" };
    let Some(item) = api.types.get(used.id) else { return "nothing".to_owned() };
    let named = match (&item.hint, &item.shape) {
        (NameHint::Given(name), _) => name.clone(),
        (NameHint::Common(_), _) => hint(&item.hint),
        (
            NameHint::Derived(_),
            Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Alias(_),
        ) => hint(&item.hint),
        (
            NameHint::Derived(_),
            Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Own(_) | Shape::Any,
        ) => plain(api, &item.shape),
    };
    format!("{named}{null}")
}

fn plain(api: &Api, shape: &Shape) -> String {
    match shape {
        Shape::Scalar(scalar) => self::scalar(*scalar).to_owned(),
        Shape::List(item) => format!("[{}]", used(api, *item)),
        Shape::Tuple(items) => {
            format!("({})", items.iter().map(|item| used(api, *item)).collect::<Vec<_>>().join(", "))
        }
        Shape::Map(value) => format!("{{{}}}", used(api, *value)),
        Shape::Any => "any".to_owned(),
        Shape::Own(own) => format!("{own:?}"),
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Alias(_) => String::new(),
    }
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "boolean",
        Scalar::Int32 => "int32",
        Scalar::Int64 => "int64",
        Scalar::Uint32 => "uint32",
        Scalar::Uint64 => "uint64",
        Scalar::UnixTime => "unixtime",
        Scalar::Float => "float",
        Scalar::Double => "double",
        Scalar::Number => "number",
        Scalar::Text => "text",
        Scalar::Secret => "secret",
        Scalar::Formatted(format) => format.name(),
    }
}

fn operation(api: &Api, operation: &Operation) -> Vec<String> {
    let path = operation.path.iter().map(|segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Argument(index) => format!("{{{index}}}"),
    });
    let path: String = path.collect();
    let requirement = |it: &Requirement| {
        let all = it.all.iter().map(|(id, scopes)| format!("{}{scopes:?}", api.schemes[id.0].name));
        format!("({})", all.collect::<Vec<_>>().join(" "))
    };
    let security: Vec<String> = operation.security.iter().map(requirement).collect();
    let title = format!("{:?} {path}", operation.method);
    let servers = operation.servers.0;
    let mut lines = vec![format!(
        "operation {} {title} servers {servers} security {}",
        hint(&operation.hint),
        security.join(" or ")
    )];
    lines.extend(operation.arguments.iter().map(|it| format!("  {}", argument(api, it))));
    if let Some(body) = &operation.body {
        let optional = if body.required { "" } else { "optional " };
        lines.push(format!("  {optional}body {}", contents(api, &body.content)));
    }
    for response in &operation.responses {
        let status = response.statuses;
        lines.push(format!("  {status} {}", contents(api, &response.content)).trim_end().to_owned());
        lines.extend(response.headers.iter().map(|it| format!("    {}: {}", it.wire, used(api, it.ty))));
    }
    lines
}

fn argument(api: &Api, it: &Argument) -> String {
    let explode = if it.explode { " exploded" } else { "" };
    let reserved = if it.reserved { " reserved" } else { "" };
    let required = if it.required { "*" } else { "" };
    format!("{:?} {}{required} {:?}{explode}{reserved}: {}", it.place, it.wire, it.style, used(api, it.ty))
}

fn contents(api: &Api, contents: &[Content]) -> String {
    let one = |it: &Content| {
        let carried = match &it.payload {
            Payload::Json(ty) => used(api, *ty),
            Payload::Xml(body) => format!("xml {}", used(api, body.used)),
            Payload::Form(ty, _) => format!("form {}", used(api, *ty)),
            Payload::Text => "text".to_owned(),
            Payload::Binary => "bytes".to_owned(),
            Payload::Items(Items { framing, item: ItemType::Json(ty) }) => {
                format!("{framing:?} of {}", used(api, *ty))
            }
            Payload::Items(Items { framing, item: ItemType::Event(ty, texts) }) => {
                format!("{framing:?} told apart of {}, texts {texts:?}", used(api, *ty))
            }
            Payload::Items(Items { framing, item: ItemType::Text }) => format!("{framing:?} of text"),
            Payload::Multipart(Multipart::Free) => "parts".to_owned(),
            Payload::Multipart(multipart) => {
                let parts = multipart
                    .forms()
                    .into_iter()
                    .map(|form| form.parts.iter().map(|it| part(api, it)).collect::<Vec<_>>().join(" & "));
                parts.collect::<Vec<_>>().join(" or ")
            }
        };
        let also: Vec<_> = it.also.iter().map(|(media_type, _)| format!(" also {media_type}")).collect();
        format!("{} {carried}{}", it.media_types.join(" "), also.concat())
    };
    contents.iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn part(api: &Api, it: &FormPart) -> String {
    let required = if it.required { "*" } else { "" };
    let carried = match it.content {
        PartContent::File => "file".to_owned(),
        PartContent::Files => "files".to_owned(),
        PartContent::Value(ty) => used(api, ty),
    };
    let media_type = it.media_type.iter().map(|it| format!(" as {it}"));
    let headers = it.headers.then(|| " with headers".to_owned());
    let rest: String = media_type.chain(headers).collect();
    format!("{}{required}: {carried}{rest}", it.wire)
}
