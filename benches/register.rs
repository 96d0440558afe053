//! What a look-up in the register costs.

#![allow(missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use kamerlint::register::{OfficeKey, Register};

fn lookups(criterion: &mut Criterion) {
    let register = Register::builtin();
    let office = OfficeKey::parse("minister van Financiën");
    criterion.bench_function("find_person", |b| b.iter(|| register.find_person("D.M. van Weel")));
    criterion.bench_function("posts_of", |b| {
        b.iter(|| office.as_ref().map(|office| register.posts_of(office)));
    });
    criterion.bench_function("office_name", |b| {
        b.iter(|| register.office_name("Binnenlandse Zaken en Koninkrijkrelaties"));
    });
    criterion.bench_function("party", |b| b.iter(|| register.party("Groenlinks-PvdA")));
}

criterion_group!(benches, lookups);
criterion_main!(benches);
