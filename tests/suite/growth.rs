//! Whether work grows with its size: told by the time that a core spent on it, which a busy machine does not change, and never by the clock.

use std::io::Write as _;

/// Nanoseconds that a core has worked for this thread; `None` where the system does not say.
fn spent() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}

/// How many times as large the large text is.
const TIMES: usize = 5;
/// Work of which nobody notices that it grows faster: half a tenth of a second of a core.
const SMALL: u64 = 50_000_000;

/// Fails where work on five times as much costs far more than five times as much: what looks at every pair costs twenty-five times as
/// much. What runs must stay on this thread. Where the system counts nothing the work is done once all the same.
pub fn stays_linear(what: &str, size: usize, run: impl Fn(usize)) {
    let cost = |size: usize| {
        let before = spent();
        run(size);
        Some(spent()? - before?)
    };
    let (mut small, mut large) = (u64::MAX, u64::MAX);
    for _ in 0..4 {
        // The small text three times: what a core did meanwhile would hide how much more the large one costs.
        let one = (0..3).filter_map(|_| cost(size)).min();
        let (Some(one), Some(other)) = (one, cost(TIMES * size)) else {
            let _ = writeln!(
                std::io::stderr(),
                "skipped: growth of {what} (the system does not count the work of a thread)"
            );
            return;
        };
        // What else a core did meanwhile only adds.
        (small, large) = (small.min(one), large.min(other));
        if large < SMALL || large < 2 * TIMES as u64 * small {
            return;
        }
    }
    panic!("{what}: {small} ns for {size} bytes, {large} ns for {TIMES} times as many");
}

#[test]
fn what_grows_too_fast_is_seen() {
    if spent().is_none() {
        let why = "the system does not count the work of a thread";
        let _ = writeln!(std::io::stderr(), "skipped: what_grows_too_fast_is_seen ({why})");
        return;
    }
    let pairs = |size: usize| {
        let mut sum = 0usize;
        for one in 0..size {
            for other in 0..size {
                sum = std::hint::black_box(sum.wrapping_add(one ^ other));
            }
        }
    };
    // As many as the machine needs some time for, or nobody would notice.
    let mut size = 500;
    loop {
        let before = spent();
        pairs(TIMES * size);
        if spent() > before.map(|before| before + 6 * SMALL) {
            break;
        }
        size *= 2;
    }
    let seen = std::panic::catch_unwind(|| stays_linear("pairs", size, pairs));
    assert!(seen.is_err());
    stays_linear("a row", 2_000_000, |size| {
        std::hint::black_box((0..size).fold(0usize, |sum, one| std::hint::black_box(sum ^ one)));
    });
}
