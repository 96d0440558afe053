//! The months.

/// Their names, January first.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Their names cut short, each with its number; a full stop may follow. May is never cut short.
pub const MONTHS_SHORT: [(u16, &str); 14] = [
    (1, "jan"),
    (2, "feb"),
    (2, "febr"),
    (3, "mrt"),
    (3, "maa"),
    (4, "apr"),
    (6, "jun"),
    (7, "jul"),
    (8, "aug"),
    (9, "sep"),
    (9, "sept"),
    (10, "okt"),
    (11, "nov"),
    (12, "dec"),
];
