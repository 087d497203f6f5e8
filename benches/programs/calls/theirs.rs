//! The same calls by hand: reqwest and serde derives.

mod drive;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Page {
    entries: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    id: i64,
    display_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    active: bool,
    score: f64,
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attempts: Option<u32>,
}

struct Calls {
    client: reqwest::Client,
    url: String,
    page: Page,
}

impl drive::Calls for Calls {
    fn new(server: &str, entries: usize) -> drive::Result<Self> {
        let entry = |index: usize| Entry {
            id: index as i64,
            display_name: "Ada Lovelace".to_owned(),
            email: Some(format!("user{index}@example.com")),
            active: true,
            score: 12.5,
            tags: vec!["admin".to_owned(), "reviewed".to_owned()],
            created_date: Some("2026-11-02T08:30:00.000Z".to_owned()),
            attempts: None,
        };
        let page = Page { entries: (0..entries).map(entry).collect() };
        Ok(Self { client: reqwest::Client::builder().build()?, url: format!("{server}/pages"), page })
    }

    async fn call(&self) -> drive::Result<usize> {
        let answer = self.client.post(&self.url).json(&self.page).send().await?.error_for_status()?;
        let page: Page = answer.json().await?;
        Ok(page.entries.len())
    }
}

fn main() -> drive::Result<()> {
    drive::drive::<Calls>()
}
