//! Both sides' models of the same schemas, measured: a line with tabs for each pair.

mod median;
mod throughput;

use throughput::{Pair, both};

fn list(text: &str, count: usize) -> String {
    let value: serde_json::Value = serde_json::from_str(text).expect("a fixture");
    format!("[{}]", vec![value.to_string(); count].join(","))
}

fn pairs() -> impl Iterator<Item = Pair> {
    let [repository, charge, pod] =
        [include_str!("repository.json"), include_str!("charge.json"), include_str!("pod.json")];
    [
        both::<Vec<ours_github::types::MinimalRepository>, Vec<theirs_github::MinimalRepository>>(
            "30 repositories of GitHub",
            &list(repository, 30),
        ),
        both::<Vec<ours_stripe::types::Charge>, Vec<theirs_stripe::Charge>>("10 charges of Stripe", &list(charge, 10)),
        both::<Vec<ours_kubernetes::types::IoK8sApiCoreV1Pod>, Vec<theirs_kubernetes::IoK8sApiCoreV1Pod>>(
            "50 pods of Kubernetes",
            &list(pod, 50),
        ),
        both::<Vec<ours_github::types::MinimalRepository>, Vec<theirs_github::MinimalRepository>>(
            "10 MB of repositories",
            &list(repository, 2000),
        ),
    ]
    .into_iter()
    .flatten()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let only = arguments.next().unwrap_or_default();
    let turns = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(301);
    for pair in pairs().filter(|pair| pair.name.contains(&only)) {
        println!("{}", throughput::figures(&pair, turns).join("\t"));
    }
}
