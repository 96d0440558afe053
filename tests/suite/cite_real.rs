//! The grammar on references from real answers.

use crate::shared::shared;

use kamerlint::cite::{FaultKind, find};

/// Every row gives exactly the expected ids, in order, and nothing else.
#[test]
fn references_from_real_answers() {
    let Some(file) = shared("references_from_real_answers", "data/citations-real.jsonl") else {
        return;
    };
    let rows = std::fs::read_to_string(file).unwrap();
    assert!(rows.lines().count() >= 30, "the rows are there");
    let mut wrong = Vec::new();
    for row in rows.lines().filter(|row| !row.trim().is_empty()) {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let text = row["text"].as_str().unwrap();
        let expected: Vec<Option<&str>> =
            row["expected"].as_array().unwrap().iter().map(|one| one["id"].as_str()).collect();
        let found = find(text);
        let ids: Vec<Option<&str>> = found.iter().map(|one| one.id.as_deref()).collect();
        if ids != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {ids:?}"));
        }
        for (one, expected) in found.iter().zip(row["expected"].as_array().unwrap()) {
            if expected["error"].is_string() {
                assert!(one.has(FaultKind::DossierImpossible), "{text}");
            }
            if expected["kamer"].is_string() {
                let chamber = one.chamber.as_ref().map(|chamber| chamber.value.roman());
                assert_eq!(chamber, expected["kamer"].as_str(), "{text}");
            }
            if let Some(session) = expected["vergaderjaar"].as_str() {
                let found = one.session.as_ref().and_then(|session| session.value.normalised());
                assert_eq!(found.as_deref(), Some(session), "{text}");
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows wrong:\n{}", wrong.len(), wrong.join("\n"));
}
