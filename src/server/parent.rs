//! The editor that started the server: when it is gone, so is the server, even where something else holds the pipe open.

use std::time::Duration;

/// How often it is looked at.
const LOOK: Duration = Duration::from_secs(2);

/// Ends when the process with this id is gone. Elsewhere than on Unix the end of the pipe must say so, and this never ends.
pub async fn gone(process: u32) {
    while lives(process) {
        tokio::time::sleep(LOOK).await;
    }
}

#[cfg(unix)]
fn lives(process: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let Some(id) = i32::try_from(process).ok().and_then(Pid::from_raw) else { return true };
    // A process of somebody else lives too.
    !matches!(test_kill_process(id), Err(Errno::SRCH))
}

#[cfg(not(unix))]
const fn lives(_: u32) -> bool {
    true
}
