//! Asking a service over HTTP, with patience.

use std::time::Duration;

use jiff::Timestamp;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// Why a service gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is nothing at this address.
    NotFound(String),
    /// The service does not understand the address.
    Misunderstood(String),
    /// Anything else, in Dutch.
    Other(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound(url) => write!(out, "{url}: hier is niets (404)"),
            Self::Misunderstood(why) | Self::Other(why) => out.write_str(why),
        }
    }
}

/// How often an address is asked before it is given up.
const TRIES: u32 = 6;
/// How often what cannot be read is asked: a page for people in the place of an answer rarely goes soon.
const TRIES_UNREAD: u32 = 3;
/// The wait before the second time; each further one is four times as long.
const WAIT: Duration = Duration::from_millis(200);
/// The longest that a service may ask us to wait.
const LONGEST: Duration = Duration::from_secs(120);
/// The largest page that is read: hundred times that of 250 entries.
const MOST: u64 = 1 << 25;

/// Asks one service.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    origin: String,
}

impl Client {
    /// A client for the service at an address, and for no other.
    ///
    /// # Errors
    /// The address is not https, and not of this machine.
    pub fn of(url: &str) -> Result<Self, Failure> {
        let origin = origin(url).ok_or_else(|| {
            Failure::Other(format!("`{url}` is geen adres zoals https://voorbeeld.nl"))
        })?;
        let local = is_local(&origin);
        if !origin.starts_with("https://") && !local {
            let why = "alleen https, of http op deze computer (127.0.0.1)";
            return Err(Failure::Other(format!("`{url}`: {why}")));
        }
        let roots = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .https_only(!local)
            // From this machine nothing leads elsewhere.
            .max_redirects(if local { 0 } else { 3 })
            .user_agent(concat!("kamerlint/", env!("CARGO_PKG_VERSION")))
            .tls_config(roots)
            .timeout_connect(Some(Duration::from_secs(20)))
            .timeout_recv_response(Some(Duration::from_secs(120)))
            .timeout_recv_body(Some(Duration::from_secs(180)));
        let config = if local { config.proxy(None) } else { config };
        Ok(Self { agent: config.build().into(), origin })
    }

    /// What an address gives, read by `read`. Refusals for haste or trouble, cut connections and what cannot be read are tried again.
    ///
    /// # Errors
    /// It gave nothing that can be read.
    pub fn get<T>(
        &self,
        url: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Failure> {
        if origin(url).as_ref() != Some(&self.origin) {
            return Err(Failure::Other(format!(
                "`{url}` is niet van {}: niet opgevraagd",
                self.origin
            )));
        }
        let mut wait = WAIT;
        let mut tries = 1;
        loop {
            let (why, asked, most) = match self.once(url) {
                Ok(body) => match read(&body) {
                    Ok(value) => return Ok(value),
                    Err(why) => (why, None, TRIES_UNREAD),
                },
                Err(Refusal::Final(failure)) => return Err(failure),
                Err(Refusal::Later(why, asked)) => (why, asked, TRIES),
            };
            if tries >= most {
                return Err(Failure::Other(format!("{url}: {why}; {tries} keer geprobeerd")));
            }
            std::thread::sleep(asked.unwrap_or(wait).min(LONGEST));
            wait *= 4;
            tries += 1;
        }
    }

    fn once(&self, url: &str) -> Result<String, Refusal> {
        let later = |error: ureq::Error| match error {
            ureq::Error::BadUri(why) => Refusal::Final(Failure::Other(format!("{url}: {why}"))),
            error => Refusal::Later(said(&error).to_owned(), None),
        };
        let mut response = self.agent.get(url).call().map_err(later)?;
        let status = response.status().as_u16();
        let asked = response.headers().get("retry-after");
        let asked = asked.and_then(|value| waits(value.to_str().ok()?, Timestamp::now()));
        if status == 429 || status >= 500 {
            return Err(Refusal::Later(format!("de dienst antwoordt {status}"), asked));
        }
        let body = response.body_mut().with_config().limit(MOST).read_to_string().map_err(later)?;
        match status {
            200..300 => Ok(body),
            404 | 410 => Err(Refusal::Final(Failure::NotFound(url.to_owned()))),
            _ => {
                let said: String = body.split_whitespace().collect::<Vec<_>>().join(" ");
                let said: String = said.chars().take(160).collect();
                let why = format!("{url}: de dienst weigert ({status}): {said}");
                let failure =
                    if status == 400 { Failure::Misunderstood(why) } else { Failure::Other(why) };
                Err(Refusal::Final(failure))
            }
        }
    }
}

enum Refusal {
    Final(Failure),
    /// Try again, after so long if the service says so.
    Later(String, Option<Duration>),
}

/// How long a service asks to wait: in seconds, or until a moment ("Sun, 29 Nov 2026 09:00:00 GMT").
fn waits(asked: &str, now: Timestamp) -> Option<Duration> {
    let asked = asked.trim();
    if let Ok(seconds) = asked.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(asked).ok()?;
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

/// Scheme, host and port of an address.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
    // Names before an @ are no part of the host, and only serve to hide it.
    let known = matches!(scheme, "https" | "http") && !host.contains(['@', '\\', ' ']);
    known.then(|| format!("{scheme}://{}", host.to_ascii_lowercase()))
}

fn is_local(origin: &str) -> bool {
    let Some(host) = origin.strip_prefix("http://") else { return false };
    let host = match host.strip_prefix('[') {
        Some(six) => return six.split(']').next() == Some("::1"),
        None => host.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}

/// The address that a link on a page means.
#[must_use]
pub fn resolved(page: &str, link: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let origin = origin(page).unwrap_or_default();
    if link.starts_with('/') {
        return format!("{origin}{link}");
    }
    let path = page.split(['?', '#']).next().unwrap_or(page);
    let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
    format!("{folder}/{link}")
}

/// Text as it may stand in a query.
#[must_use]
pub fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b':'
            | b','
            | b'/'
            | b'('
            | b')'
            | b'*' => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Why there is no answer, in Dutch: what the crate and the system say of it is English.
fn said(error: &ureq::Error) -> &'static str {
    use std::io::ErrorKind as Kind;

    match error {
        ureq::Error::HostNotFound => "dit adres is niet te vinden",
        ureq::Error::Timeout(_) => "het duurde te lang",
        ureq::Error::BodyExceedsLimit(_) => "het antwoord is te groot",
        ureq::Error::InvalidProxyUrl => "het adres van de tussenserver deugt niet",
        ureq::Error::Io(error) => match error.kind() {
            Kind::ConnectionRefused => "de verbinding is geweigerd",
            Kind::ConnectionReset | Kind::ConnectionAborted | Kind::UnexpectedEof => {
                "de verbinding is verbroken"
            }
            Kind::TimedOut | Kind::WouldBlock => "het duurde te lang",
            _ => "dit adres is niet te bereiken",
        },
        _ => "er is geen verbinding",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_this_machine() {
        for url in
            ["https://voorbeeld.nl", "http://127.0.0.1:80/x", "http://localhost", "http://[::1]:9/"]
        {
            assert!(Client::of(url).is_ok(), "{url}");
        }
        for url in [
            "http://voorbeeld.nl",
            "ftp://127.0.0.1",
            "http://127.0.0.1@voorbeeld.nl",
            "http://localhost.nl",
            "x",
            "https://",
        ] {
            assert!(Client::of(url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_service_asks_to_wait_in_seconds_or_until_a_moment() {
        let now: Timestamp = "2026-11-29T09:00:00Z".parse().unwrap();
        let seconds = |asked: &str| waits(asked, now).map(|wait| wait.as_secs());
        assert_eq!(seconds(" 7 "), Some(7));
        assert_eq!(seconds("Sun, 29 Nov 2026 09:00:05 GMT"), Some(5));
        assert_eq!(seconds("Sun, 29 Nov 2026 08:00:00 GMT"), Some(0));
        assert_eq!((seconds("straks"), seconds("")), (None, None));
    }

    #[test]
    fn links_and_queries() {
        assert_eq!(
            resolved("http://a/OData/v4/2.0/Zaak?$skip=1", "Zaak?x=2"),
            "http://a/OData/v4/2.0/Zaak?x=2"
        );
        assert_eq!(resolved("http://a/b?c", "/d"), "http://a/d");
        assert_eq!(resolved("http://a/b", "https://c/d"), "https://c/d");
        assert_eq!(encoded("ge 2022-10-04T16:14:30+02:00"), "ge%202022-10-04T16:14:30%2B02:00");
    }
}
