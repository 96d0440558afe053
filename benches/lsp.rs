//! How fast the language server answers: `cargo bench --bench lsp`. Bounded to about a minute.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/suite/server_client/mod.rs"]
mod server_client;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use server_client::{Client, pushed};

const PART: &str = "Vraag 1\nKlopt het dat de minister van Defensie dit weet? Zo nee, waarom niet?\n\nAntwoord 1\nJa. Ik \
    verwijs naar Kamerstuk 32 852, nr. 224 en de brief é van 12 maart 2024. Het is aan de gemeente om daarop toe te zien.\n\n";

/// A draft of about this many bytes, in sets of forty questions.
fn draft(bytes: usize) -> String {
    let part = |i: usize| {
        PART.replace("aag 1", &format!("aag {}", i % 40 + 1))
            .replace("woord 1", &format!("woord {}", i % 40 + 1))
    };
    (0..bytes / PART.len() + 1).map(part).collect()
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name:<44} p50 {:>9.3?}  p99 {:>9.3?}  most {:>9.3?}", at(50), at(99), at(100));
}

/// Types a comma in the middle and waits for the diagnostics of that version.
async fn edits(client: &mut Client, name: &str, line: u32, count: i64) -> Vec<Duration> {
    let mut times = Vec::new();
    for version in 2..2 + count {
        let start = Instant::now();
        client.change(name, version, [line, 3], [line, 3], ",").await;
        while client.diagnostics().await["version"] != version {}
        times.push(start.elapsed());
    }
    times
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or("VmRSS: unknown").to_owned()
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load {}", load.trim());
    let mut client = Client::start(pushed(), &[]).await;
    for i in 0..50 {
        client.open(&format!("file:///bench/open-{i}.txt"), &draft(10_000)).await;
        client.diagnostics().await;
    }
    println!("50 drafts of 10 kB open, with this client:   {}", memory());

    let small = "file:///bench/small.txt";
    client.open(small, &draft(10_000)).await;
    client.diagnostics().await;
    report("didChange to publishDiagnostics, 10 kB", edits(&mut client, small, 70, 300).await);

    let mut times = Vec::new();
    for n in 0..1000u32 {
        let start = Instant::now();
        client.change(small, 1000 + i64::from(n), [70, 3], [70, 3], ",").await;
        while client.diagnostics().await["version"] != 1000 + i64::from(n) {}
        times.push(start.elapsed());
        tokio::time::sleep(Duration::from_millis(20).saturating_sub(start.elapsed())).await;
    }
    report("typing 1,000 characters, 50 a second, 10 kB", times);

    let large = "file:///bench/large.txt";
    client.open(large, &draft(1_000_000)).await;
    client.diagnostics().await;
    report("didChange to publishDiagnostics, 1 MB", edits(&mut client, large, 7000, 60).await);

    let mut times = Vec::new();
    for version in 5000..5200 {
        client.change(large, version, [7000, 3], [7000, 3], ",").await;
        let start = Instant::now();
        let place: Value =
            json!({ "textDocument": { "uri": large }, "position": { "line": 4, "character": 30 } });
        let said = client.request("textDocument/hover", place).await;
        times.push(start.elapsed());
        assert!(said.is_object(), "{said}");
        while client.diagnostics().await["version"] != version {}
    }
    report("hover while 1 MB is checked", times);

    let start = Instant::now();
    client.open("file:///bench/huge.txt", &draft(10_000_000)).await;
    client.expect("window/showMessage").await;
    println!("10 MB: a message after {:.3?}", start.elapsed());
    client.diagnostics().await;
    println!("10 MB: diagnostics after {:.3?}", start.elapsed());
    client.done().await;
}
