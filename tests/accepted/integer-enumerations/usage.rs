//! Enumerations of integers are open, those of numbers and mixtures keep whatever comes; null is no value of any.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Job, JobPlan, JobWait, JobWaitNumber, Limit, Priority, Ratio, RedirectKind, Status};
use clientwright_runtime::{BaseUrl, Value, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
async fn listed_and_unlisted_values_survive() {
    let text = concat!(
        r#"{"done":true,"priority":-3,"priorities":[1,null,7],"ratio":0.25,"#,
        r#""limit":"none","status":1,"wait":1,"redirect":308}"#,
    );
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let request = client.get_job(&Priority::Minus3).ratio(&Ratio::N1Point5);
    let job = request.status([Status::Running, Status::Unknown(9)]).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /jobs/-3?ratio=1.5&status=1,9");
    assert_eq!(job.priority, Some(Priority::Minus3));
    assert_eq!(job.priorities, Some(vec![Some(Priority::N1), None, Some(Priority::Unknown(7))]));
    assert_eq!(job.ratio.as_ref().map(Ratio::to_value).and_then(|it| it.as_f64()), Some(0.25));
    assert_eq!(job.limit, Some(Limit::None));
    assert_eq!(job.status.map(Status::as_i64), Some(1));
    assert_eq!(job.wait, Some(JobWait::Listed(JobWaitNumber::N1)));
    assert_eq!(job.redirect, Some(RedirectKind::Unknown(308)));
    let again: Job = json::from_str(&json::to_string(&job)).expect("what was written");
    assert_eq!(again, job);
}

#[test]
fn every_value_goes_out_as_it_came() {
    for (text, want) in [
        ("0", Limit::N0),
        ("-1", Limit::Minus1),
        ("\"none\"", Limit::None),
        ("true", Limit::True),
        ("false", Limit::Unknown(Value::Bool(false))),
        ("\"0\"", Limit::Unknown("0".into())),
        ("0.5", Limit::Unknown(0.5.into())),
        ("[1]", Limit::Unknown(vec![1].into())),
    ] {
        let limit: Limit = json::from_str(text).expect(text);
        assert_eq!(limit, want);
        assert_eq!(json::to_string(&limit), text);
    }
    // as a value 0.0 is 0, and that is how it goes out
    assert_eq!(json::from_str::<Limit>("0.0"), Ok(Limit::N0));
    for (text, second) in
        [(r#"{"version":2,"days":1}"#, true), (r#"{"version":1}"#, false), (r#"{"version":3}"#, false)]
    {
        let plan: JobPlan = json::from_str(text).expect(text);
        assert_eq!(matches!(plan, JobPlan::Version2(_)), second, "{text}");
        assert_eq!(json::to_string(&plan), text);
    }
    assert_eq!(Priority::from(2), Priority::N2);
    assert_eq!(json::from_str::<Priority>("2.0"), Ok(Priority::N2));
    assert!(json::from_str::<Priority>("2.5").is_err());
    for (text, want) in [("1", JobWait::Listed(JobWaitNumber::N1)), ("45", JobWait::Integer(45))] {
        assert_eq!(json::from_str::<JobWait>(text), Ok(want), "{text}");
    }
}
