//! Names that descriptions use for paging, as letters and digits in lower case. In: nothing; out: lists. It never has a name that
//! often means something else.

/// Parameters, and the members of answers that have their next value. A member may be named by the end of its path.
pub(super) const CURSORS: &[(&str, &[&str])] = &[
    ("pagetoken", &["nextpagetoken", "nextpage", "nexttoken"]),
    ("nextpagetoken", &["nextpagetoken"]),
    ("nexttoken", &["nexttoken"]),
    ("token", &["nexttoken"]),
    ("cursor", &["nextcursor", "cursorsafter", "cursorsnext"]),
    ("startcursor", &["nextcursor"]),
    ("nextcursor", &["nextcursor"]),
    ("continue", &["metadatacontinue"]),
    ("marker", &["nextmarker"]),
    ("continuationtoken", &["nextcontinuationtoken", "continuationtoken", "nexttoken"]),
    ("pagecursor", &["nextcursor", "pageafter", "metaafter"]),
    ("pageafter", &["pageafter", "cursorsafter"]),
    ("after", &["cursorsafter", "pageinfoendcursor"]),
    ("startingafter", &["nextstartingafter"]),
    ("page", &["nextpage"]),
];

/// Objects of an answer that say something of its pages.
pub(super) const CONTAINERS: &[&str] = &[
    "cursor",
    "cursors",
    "links",
    "meta",
    "metadata",
    "next",
    "page",
    "pageinfo",
    "pages",
    "pagination",
    "paging",
    "responsemetadata",
    "resultinfo",
];

pub(super) const HAS_MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage"];

/// Members that have the URL of the next page, wherever they stand.
pub(super) const NEXT_URLS: &[&str] =
    &["nextlink", "nextpagelink", "nextpageuri", "nextpageurl", "nexturi", "nexturl", "odatanextlink"];

pub(super) const PAGE_NUMBERS: &[&str] = &["page", "pageno", "pagenum", "pagenumber"];

/// How many items there are on all pages.
pub(super) const TOTALS: &[&str] = &[
    "total",
    "totalcount",
    "totalelements",
    "totalentries",
    "totalfilteredcount",
    "totalitems",
    "totalrecords",
    "totalresults",
    "totalsize",
];

/// How many pages there are.
pub(super) const PAGE_COUNTS: &[&str] =
    &["lastpage", "numberofpages", "pagecount", "pages", "pagestotal", "totalpages"];

/// How many items to skip.
pub(super) const WINDOWS: &[&str] = &["offset", "pageoffset", "skip"];

/// How many items a page has.
pub(super) const LIMITS: &[&str] =
    &["count", "first", "limit", "maxresults", "pagelimit", "pagesize", "perpage", "size", "top"];

/// Members that have the items, where an answer has several lists.
pub(super) const ITEMS: &[&str] = &[
    "data",
    "items",
    "results",
    "value",
    "values",
    "entries",
    "records",
    "result",
    "list",
    "resources",
    "content",
    "elements",
    "objects",
    "nodes",
    "rows",
];

/// Lists beside the items.
pub(super) const BESIDE: &[&str] = &["errors", "facets", "included", "links", "messages", "warnings"];

/// Objects of an answer that hold the items.
pub(super) const HOLDERS: &[&str] =
    &["body", "data", "embedded", "hits", "payload", "response", "result", "results"];

/// A name as these are written.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
