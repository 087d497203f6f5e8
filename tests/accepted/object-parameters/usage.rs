//! Objects as parameters: records, maps, a choice of an object and a number, any value; nested as Stripe reads them.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Filter, FilterCustomer, ListChargesCreated, ListChargesCreatedRangeQuerySpecs, Page};
use clientwright_runtime::{BaseUrl, Map, Value};
use clientwright_tests::described;
use clientwright_tests::server::{Server, answer};

async fn client() -> (Server, api::Client) {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

/// The query with its brackets as people write them.
fn query(server: &Server) -> String {
    server.only().line().trim_start_matches("GET /charges?").replace("%5B", "[").replace("%5D", "]")
}

#[tokio::test]
async fn a_choice_is_written_as_what_it_is() {
    let (server, client) = self::client().await;
    let range = ListChargesCreatedRangeQuerySpecs { gt: Some(1), lt: None };
    client.list_charges().created(&ListChargesCreated::from(range)).await.expect("an answer");
    assert_eq!(query(&server), "created[gt]=1");
    let (server, client) = self::client().await;
    client.list_charges().created(&ListChargesCreated::from(12)).await.expect("an answer");
    assert_eq!(query(&server), "created=12");
}

#[tokio::test]
async fn deep_objects_nest() {
    let (server, client) = client().await;
    client.list_charges().expand(["data.customer", "total"]).filter(&filter()).await.expect("an answer");
    assert_eq!(
        query(&server),
        "expand[0]=data.customer&expand[1]=total\
         &filter[customer][name]=Ann&filter[customer][tags][0]=x&filter[customer][tags][1]=y%26z\
         &filter[lines][0][limit]=1&filter[lines][0][after%20id]=b&filter[lines][1][limit]=2"
    );
}

#[tokio::test]
async fn the_members_of_an_exploded_object_are_pairs_of_their_own() {
    let (server, client) = client().await;
    let labels: Map<String> = [("a&b", "c=d".to_owned())].into_iter().collect();
    let anything: Map<Value> = [("deep", Value::from(vec![true]))].into_iter().collect();
    let request = client.list_charges().page(&Page::new(7)).labels(&labels);
    request.anything(&Value::from(anything)).await.expect("an answer");
    assert_eq!(query(&server), "limit=7&a%26b=c%3Dd&anything[deep][0]=true");
}

/// As Spring's `Pageable` is described and read.
#[tokio::test]
async fn a_list_in_an_exploded_object_repeats_its_name() {
    for (sort, wanted) in [
        (vec!["name,asc", "[a]"], "limit=7&sort=name%2Casc&sort=%5Ba%5D"),
        (vec!["id"], "limit=7&sort=id"),
        (vec![], "limit=7"),
    ] {
        let (server, client) = client().await;
        let sort = sort.into_iter().map(str::to_owned).collect();
        let page = Page { sort: Some(sort), ..Page::new(7) };
        client.list_charges().page(&page).await.expect("an answer");
        assert_eq!(server.only().line(), format!("GET /charges?{wanted}"));
    }
}

#[tokio::test]
async fn a_mock_of_the_description_reads_it_all_back() {
    let mock = described("object-parameters").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    for created in [ListChargesCreated::from(12), ListChargesCreatedRangeQuerySpecs::default().into()] {
        let request = client.list_charges().created(&created).expand(["x"]).filter(&filter());
        let labels: Map<String> = [("a&b", "c=d".to_owned())].into_iter().collect();
        let page = Page { sort: Some(vec!["id".to_owned(), "name".to_owned()]), ..Page::new(7) };
        request.page(&page).labels(&labels).await.expect("nothing wrong");
    }
}

fn filter() -> Filter {
    let tags = Some(vec!["x".to_owned(), "y&z".to_owned()]);
    let customer = FilterCustomer { name: Some("Ann".to_owned()), tags };
    let lines = vec![Page { limit: 1, after_id: Some("b".to_owned()), sort: None }, Page::new(2)];
    Filter { customer: Some(customer), lines: Some(lines) }
}
