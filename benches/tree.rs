//! The whole binary over a tree of 2,000 letters: must stay below a second on two cores.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};

const FILES: usize = 2_000;

fn tree(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tree");
    let _ = fs::remove_dir_all(&folder);
    let letter = fs::read_to_string(root.join("tests/drafts/concept.txt")).unwrap();
    for i in 0..FILES {
        let month = folder.join(format!("{:02}", i % 12 + 1));
        fs::create_dir_all(&month).unwrap();
        fs::write(month.join(format!("{i}.txt")), &letter).unwrap();
    }
    criterion.bench_function("check 2,000 files", |bench| {
        bench.iter(|| {
            let status = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
                .args(["check", "--isolated", "--output-format", "json"])
                .arg(&folder)
                .stdout(Stdio::null())
                .status()
                .unwrap();
            assert_eq!(status.code(), Some(1));
        });
    });
}

criterion_group! { name = benches; config = Criterion::default().sample_size(10); targets = tree }
criterion_main!(benches);
