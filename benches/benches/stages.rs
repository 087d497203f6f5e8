//! Each stage of the generator, on real descriptions where they are beside the workspace, and on a synthetic one always.

use clientwright::diagnostic::Problems;
use clientwright::output::{self, CrateName, CrateSettings, Guide, Package, Runtime};
use clientwright::unstable::emit::{Context, Item, Recipe};
use clientwright::unstable::{
    analysis, bundle, check, dialect, document, emit, format, lower, naming, spell, tree,
};
use clientwright::{Settings, Source, generate, read};
use clientwright_benches::{place, synthetic};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const REAL: [&str; 3] = ["oxide-nexus", "stripe", "github"];

type Group<'a> = BenchmarkGroup<'a, WallTime>;

fn stages(criterion: &mut Criterion) {
    let mut sources = vec![("synthetic", Source::from_text("synthetic.json", synthetic::description(250)))];
    for name in REAL {
        if let Some(path) = place::description(name).expect("a workspace") {
            sources.push((name, Source::read(path).expect("a description")));
        }
    }
    for (name, source) in &sources {
        let mut group = criterion.benchmark_group(*name);
        group.sample_size(10).throughput(Throughput::Bytes(source.text().len() as u64));
        reading(&mut group, source);
        writing(&mut group, source);
        group.finish();
    }
}

/// The stages up to the gate. Each has its own input made anew; that is not counted.
fn reading(group: &mut Group<'_>, source: &Source) {
    let settings = Settings::default();
    group.bench_function("parse", |bencher| {
        bencher.iter(|| {
            let mut problems = Problems::default();
            let tree = tree::parse(source, &mut problems);
            (tree, problems.into_report())
        })
    });
    let parsed = || tree::parse(source, &mut Problems::default()).expect("a tree");
    let normalize = |tree: tree::Node, problems: &mut Problems| {
        let tree = bundle::bundle(source, tree, &settings, problems);
        let tree = spell::spell(tree, source, problems);
        dialect::normalize(tree, problems).expect("a dialect")
    };
    group.bench_function("normalise", |bencher| {
        let work = |tree| {
            let mut problems = Problems::default();
            (normalize(tree, &mut problems).tree, problems.into_report())
        };
        bencher.iter_batched(parsed, work, BatchSize::PerIteration)
    });
    let mut problems = Problems::default();
    let tree = normalize(parsed(), &mut problems).tree;
    let _ = problems.into_report();
    group.bench_function("view", |bencher| {
        bencher.iter(|| {
            let mut problems = Problems::default();
            black_box(document::view(&tree, &mut problems));
            problems.into_report()
        })
    });
    let mut problems = Problems::default();
    let document = document::view(&tree, &mut problems);
    let _ = problems.into_report();
    let lowered = || {
        let mut problems = Problems::default();
        (lower::lower(&document, &settings, &mut problems), problems)
    };
    group.bench_function("lower", |bencher| {
        bencher.iter(|| {
            let (api, problems) = lowered();
            (api, problems.into_report())
        })
    });
    group.bench_function("check", |bencher| {
        bencher.iter_batched(lowered, |(api, problems)| check::check(api, problems), BatchSize::PerIteration)
    });
}

/// The stages behind the gate.
fn writing(group: &mut Group<'_>, source: &Source) {
    let settings = Settings::default();
    let read = read(source, &settings).expect("a description without errors");
    group.bench_function("name", |bencher| {
        bencher.iter(|| (naming::assign(&read.api), analysis::analyze(&read.api)))
    });
    let (names, facts) = (naming::assign(&read.api), analysis::analyze(&read.api));
    let context = || Context { api: read.api.get(), names: &names, facts: &facts, settings: &settings };
    // recipes for tokens are made by the emitter, tokens when they are asked for: both are what emitting is
    group.bench_function("emit", |bencher| {
        bencher.iter(|| {
            let modules = emit::emit(context());
            let items = modules.files.iter().flat_map(|module| &module.items);
            items.map(made).sum::<usize>()
        })
    });
    let modules = emit::emit(context());
    group.bench_function("format (with the tokens), one thread", |bencher| {
        bencher.iter(|| format::format(&modules, 1, settings.bounds.output))
    });
    group.bench_function("format (with the tokens), all threads", |bencher| {
        bencher.iter(|| format::format(&modules, 0, settings.bounds.output))
    });
    let name = CrateName::parse("measured").expect("a name");
    let (features, runtime_features) = (Vec::new(), Vec::new());
    let krate = CrateSettings {
        name,
        package: Package::default(),
        title: "x".to_owned(),
        runtime: Runtime::registry(),
        features,
        runtime_features,
        guide: Guide::default(),
    };
    let files = output::krate(&generate(source, &settings).expect("a client").files, &krate);
    group.bench_function("write", |bencher| {
        let work = |folder| output::write(&files, folder);
        bencher.iter_batched(|| place::empty("written").expect("a folder"), work, BatchSize::PerIteration)
    });
    group.bench_function("write, nothing changed", |bencher| {
        bencher.iter(|| output::write(&files, place::scratch().expect("a folder").join("written")))
    });
    group.bench_function("all", |bencher| bencher.iter(|| generate(source, &settings)));
}

/// Makes an item; how many tokens or bytes it has.
fn made(item: &Item<'_>) -> usize {
    match &item.recipe {
        Recipe::Tokens(tokens) => tokens().into_iter().count(),
        Recipe::Lines(lines) => lines().into_text().len(),
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
