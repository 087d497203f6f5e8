//! Throughput of the codec beside serde derives and serde_json; `cargo run --release -p clientwright-benches -- codec`
//! prints the ratios.

use clientwright_benches::pairs;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn codec(criterion: &mut Criterion) {
    for pair in pairs::pairs() {
        let mut group = criterion.benchmark_group(&pair.name);
        group.throughput(Throughput::Bytes(pair.bytes as u64));
        group.bench_function("clientwright", |bencher| bencher.iter(&pair.ours));
        group.bench_function("serde_json", |bencher| bencher.iter(&pair.theirs));
        group.finish();
    }
}

criterion_group!(benches, codec);
criterion_main!(benches);
