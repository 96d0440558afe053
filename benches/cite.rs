//! Speed of the citation grammar, with and without references in the text.

#![allow(missing_docs)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kamerlint::cite::find;
use std::hint::black_box;

const PROSE: &str = "De minister heeft in 2023 met de sector gesproken over de gevolgen van het besluit \
    voor 12.500 huishoudens. Uit het onderzoek blijkt dat het bedrag van 36 600 euro per jaar niet \
    toereikend is; de Tweede Kamer is daarover in het najaar geïnformeerd. Het kabinet deelt de zorgen \
    van de leden en ziet geen aanleiding om de richtlijn aan te passen.\n";

const NOTES: &str = "Zie Kamerstukken II 2023/24, 32 852, nrs. 224, 225 en 291 en Kamerstuk 36 600 XVII, nr. 5; \
    Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 1137; Verordening (EU) 2024/1252, PbEU L, 2024/1252; \
    ECLI:NL:RVS:2024:3946; Stb. 2024, 153; 2025Z02999.\n";

fn speed(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cite");
    for (name, text) in
        [("without references", PROSE.repeat(3_000)), ("with references", NOTES.repeat(3_000))]
    {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bench| bench.iter(|| find(black_box(&text)).len()));
    }
    group.finish();
}

criterion_group! { name = cite; config = Criterion::default().sample_size(20); targets = speed }
criterion_main!(cite);
