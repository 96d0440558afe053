//! How long a check takes: a letter, and texts of 10 kB to 10 MB.

#![allow(missing_docs)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::settings::Settings;
use kamerlint::text::Source;

/// A well-formed letter of about 2 kB.
const LETTER: &str = include_str!("../tests/drafts/good/brief-en-bijlage.txt");

/// The letter again and again, as a draft that answers many sets.
fn text(bytes: usize) -> Document {
    let text = LETTER.repeat(bytes / LETTER.len() + 1);
    let source = Source::new(text).unwrap_or_else(|_| unreachable!("ten megabytes fit"));
    Document::of(source, Format::Plain)
}

fn check_letter(criterion: &mut Criterion) {
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("check_letter");
    group.sample_size(10);
    for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let document = text(bytes);
        group.throughput(Throughput::Bytes(document.text().len() as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(bytes),
            &document,
            |bencher, document| {
                bencher.iter(|| check(document, &settings));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, check_letter);
criterion_main!(benches);
