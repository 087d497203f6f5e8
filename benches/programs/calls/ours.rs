//! Calls by the generated client.

mod drive;

use client::types::{Entry, Page};
use client::{BaseUrl, Client, servers::Server};

struct Calls {
    client: Client,
    page: Page,
}

impl drive::Calls for Calls {
    fn new(server: &str, entries: usize) -> drive::Result<Self> {
        let client = Client::builder().server(Server::At(server.parse::<BaseUrl>()?)).build()?;
        let entry = |index: usize| Entry {
            email: Some(format!("user{index}@example.com")),
            created_date: Some("2026-11-02T08:30:00.000Z".to_owned()),
            ..Entry::new(
                index as i64,
                "Ada Lovelace".to_owned(),
                true,
                12.5,
                vec!["admin".to_owned(), "reviewed".to_owned()],
            )
        };
        Ok(Self { client, page: Page::new((0..entries).map(entry).collect()) })
    }

    async fn call(&self) -> drive::Result<usize> {
        let page = self.client.exchange(&self.page).await?;
        Ok(page.entries.len())
    }
}

fn main() -> drive::Result<()> {
    drive::drive::<Calls>()
}
