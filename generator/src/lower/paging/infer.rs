//! Paging that nobody declares. In: what an operation takes and answers; out: how its pages follow each other, where the names leave
//! no doubt. It never takes a parameter alone for paging: the answer has to have the other half.

mod items;
mod names;
mod view;

pub(super) use self::items::items;
use self::names::{CURSORS, HAS_MORE, LIMITS, NEXT_URLS, PAGE_COUNTS, PAGE_NUMBERS, TOTALS, WINDOWS};
use self::view::{AnswerMember, Parameter, members, parameters, request_members};
use super::answer::{BodyPlace, JsonBody};
use crate::ir::{
    Edge, Known, Method, NextPage, Operation, Output, Paging, PagingRule, Scalar, Target, TextFormat, TypeUse,
};

/// An operation as the rules look at it.
struct View<'a> {
    operation: &'a Operation,
    answer: &'a JsonBody<'a>,
    parameters: Vec<Parameter>,
    members: Vec<AnswerMember>,
    items: Option<(String, TypeUse)>,
}

/// The first rule that fits, the surest before others.
pub(super) fn infer(operation: &Operation, answer: &JsonBody<'_>) -> Option<Paging> {
    let view = View {
        operation,
        answer,
        parameters: parameters(operation, answer),
        members: members(answer),
        items: items(operation, answer),
    };
    match operation.method {
        Method::Get => {
            let rules = [View::cursor, View::last_id, View::link, View::next_url, View::page, View::offset];
            rules.into_iter().find_map(|rule| rule(&view))
        }
        Method::Post | Method::Query => view.cursor_in_body(),
        Method::Put | Method::Delete | Method::Options | Method::Head | Method::Patch | Method::Trace => None,
        Method::Other(_) => None,
    }
}

/// The number of the first page, where the description says of the parameter what it is when left out, or at least.
pub(super) fn first(operation: &Operation, target: &Target) -> Option<i64> {
    let Target::Argument(index) = target else { return None };
    operation.arguments.get(*index)?.default.as_ref()?.trim_matches('"').parse().ok()
}

impl View<'_> {
    fn paging(&self, rule: PagingRule, next: NextPage) -> Paging {
        Paging {
            next,
            items: self.items.clone().map(|(pointer, item)| (pointer, Some(item))),
            has_more: None,
            total: None,
            pages: None,
            known: Known::Inferred(rule),
        }
    }

    fn parameter(&self, names: &[&str]) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| names.contains(&parameter.name.as_str()))
    }

    /// The member of one of these names that is of this kind, the outermost before others.
    fn member(&self, names: &[&str], found: BodyPlace) -> Option<String> {
        let is_it = |member: &&AnswerMember| names.contains(&member.name.as_str()) && member.found == found;
        self.members.iter().find(is_it).map(|member| member.pointer.clone())
    }

    fn has_more(&self) -> Option<String> {
        self.member(HAS_MORE, BodyPlace::Boolean)
    }

    /// A parameter and a member that are a known pair, of the same kind.
    fn pair(&self, parameters: &[Parameter]) -> Option<(Target, String)> {
        CURSORS.iter().find_map(|(name, nexts)| {
            let parameter = parameters.iter().find(|parameter| parameter.name == *name)?;
            let is_next =
                |member: &&AnswerMember| member.found == parameter.found && member.is_named_by(nexts);
            let next = self.members.iter().find(is_next)?;
            Some((parameter.target.clone(), next.pointer.clone()))
        })
    }

    fn cursor(&self) -> Option<Paging> {
        let (target, next) = self.pair(&self.parameters)?;
        // with two ways to go on, an answer may have the cursor only where the request asks for it
        if self.parameter(WINDOWS).is_some() {
            return None;
        }
        let next = NextPage::Cursor(target, Output::Body(next));
        Some(Paging { has_more: self.has_more(), ..self.paging(PagingRule::Cursor, next) })
    }

    fn cursor_in_body(&self) -> Option<Paging> {
        let (target, next) = self.pair(&request_members(self.operation, self.answer))?;
        self.items.as_ref()?;
        let next = NextPage::Cursor(target, Output::Body(next));
        Some(Paging { has_more: self.has_more(), ..self.paging(PagingRule::Cursor, next) })
    }

    fn last_id(&self) -> Option<Paging> {
        let has_more = self.has_more()?;
        let (_, item) = self.items.as_ref()?;
        let is_text = |parameter: &&Parameter| parameter.ty.is_some_and(|ty| is_text(self.answer, ty));
        let parameter = self.parameter(&["after", "startingafter"]).filter(is_text)?;
        let last = self.member(&["lastid", "next"], BodyPlace::Text);
        let both_ways = self.parameter(&["before", "endingbefore"]).is_some();
        if last.is_none() && !both_ways && self.parameter(LIMITS).is_none() {
            return None;
        }
        let target = parameter.target.clone();
        let next = match (last, self.answer.within(*item).at("/id")) {
            (Some(last), _) => NextPage::Cursor(target, Output::Body(last)),
            (None, Some(BodyPlace::Text | BodyPlace::Integer | BodyPlace::Any)) => {
                NextPage::LastId(target, "/id".to_owned())
            }
            (None, Some(BodyPlace::Boolean | BodyPlace::List(_) | BodyPlace::Object) | None) => return None,
        };
        Some(Paging { has_more: Some(has_more), ..self.paging(PagingRule::LastId, next) })
    }

    fn link(&self) -> Option<Paging> {
        self.items.as_ref()?;
        let has_link = self.operation.successes().any(|(_, response)| {
            response.headers.iter().any(|header| header.wire.eq_ignore_ascii_case("link"))
        });
        let is_window = LIMITS.iter().chain(PAGE_NUMBERS).chain(CURSORS.iter().map(|(name, _)| name));
        let names: Vec<&str> =
            is_window.copied().chain(["after", "since", "startingafter", "before"]).collect();
        let is_paged = has_link && self.parameter(&names).is_some();
        is_paged.then(|| self.paging(PagingRule::Link, NextPage::Link))
    }

    fn next_url(&self) -> Option<Paging> {
        self.items.as_ref()?;
        let named = self.member(NEXT_URLS, BodyPlace::Text);
        let next = named.or_else(|| {
            let next = |member: &&AnswerMember| member.name == "next" && self.is_url(member);
            self.members.iter().find(next).map(|member| member.pointer.clone())
        })?;
        Some(self.paging(PagingRule::NextUrl, NextPage::NextUrl(Output::Body(next))))
    }

    /// Whether `next` is a URL: it is said to be one, it stands among links, or beside the URL of the previous page.
    fn is_url(&self, member: &AnswerMember) -> bool {
        let among = member.path.ends_with("linksnext") || member.path.ends_with("linksnexthref");
        let beside = || {
            let previous = ["previous", "prev"];
            let folder = member.pointer.rsplit_once('/').map_or("", |(folder, _)| folder);
            let is_beside = |other: &AnswerMember| {
                other.found == BodyPlace::Text
                    && previous.contains(&other.name.as_str())
                    && other.pointer.rsplit_once('/').map(|(folder, _)| folder) == Some(folder)
            };
            self.members.iter().any(is_beside) && self.parameter(&["cursor", "after"]).is_none()
        };
        member.found == BodyPlace::Text && (among || member.is_uri || beside())
    }

    fn page(&self) -> Option<Paging> {
        self.items.as_ref()?;
        let parameter =
            self.parameter(PAGE_NUMBERS).filter(|parameter| parameter.found == BodyPlace::Integer)?;
        let first = self.first(parameter)?;
        let (total, pages) =
            (self.member(TOTALS, BodyPlace::Integer), self.member(PAGE_COUNTS, BodyPlace::Integer));
        if total.is_none() && pages.is_none() && !self.is_plain_list() {
            return None;
        }
        let next = NextPage::Page(parameter.target.clone(), first);
        Some(Paging { has_more: self.has_more(), total, pages, ..self.paging(PagingRule::Page, next) })
    }

    /// The number of the first page: a wrong one would leave out a page, or give one twice.
    fn first(&self, parameter: &Parameter) -> Option<i64> {
        let is_first = |number: &i64| matches!(number, 0 | 1);
        let limits = self.answer.types().get(parameter.ty?.id).map(|ty| &ty.limits);
        let least =
            limits.and_then(|limits| limits.least.as_ref()).filter(|least| least.edge == Edge::Within);
        let least = least.and_then(|least| least.number.parse().ok()).filter(|least| *least == 1);
        first(self.operation, &parameter.target).filter(is_first).or(least)
    }

    fn offset(&self) -> Option<Paging> {
        self.items.as_ref()?;
        let parameter = self.parameter(WINDOWS).filter(|parameter| parameter.found == BodyPlace::Integer)?;
        self.parameter(LIMITS)?;
        let total = self.member(TOTALS, BodyPlace::Integer);
        if total.is_none() && !self.is_plain_list() {
            return None;
        }
        let next = NextPage::Offset(parameter.target.clone());
        Some(Paging { has_more: self.has_more(), total, ..self.paging(PagingRule::Offset, next) })
    }

    /// Whether a page without items is the end: a parameter says how many there are, and the answer is nothing but them, or is one of
    /// JSON:API (`page[number]` and `page[size]`, `page[offset]` and `page[limit]`).
    fn is_plain_list(&self) -> bool {
        let is_plain = self.items.as_ref().is_some_and(|(pointer, _)| match pointer.as_str() {
            "" => true,
            "/data" => {
                self.parameter(&["pagesize", "pagelimit"]).is_some_and(|parameter| parameter.is_bracketed)
            }
            _ => false,
        });
        is_plain && self.parameter(LIMITS).is_some()
    }
}

/// Whether a type is a text that can be an id: a date is no place in a list.
fn is_text(answer: &JsonBody<'_>, ty: TypeUse) -> bool {
    let scalar = answer.types().shape(ty.id).scalar();
    matches!(scalar, Some(Scalar::Text | Scalar::Formatted(TextFormat::Uuid)))
}
