//! The grammar on invented references in every form met in official documents.

use std::path::Path;

use kamerlint::cite::{FaultKind, find};
use kamerlint::lint::check as lint;
use kamerlint::read::{Document, Format};
use kamerlint::settings::Settings;
use kamerlint::text::Source;

/// A text and the ids it gives, in order; `-` is a reference without id.
type Row = (&'static str, &'static str);

fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let ids: Vec<String> =
            find(text).into_iter().map(|one| one.id.unwrap_or_else(|| "-".into())).collect();
        let found = ids.join(" | ");
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn kamerstukken_behind_a_key() {
    check(&[
        ("Kamerstuk 31 288, nr. 1004", "kst-31288-1004"),
        ("zie Kamerstuk 31288 nr 1004.", "kst-31288-1004"),
        ("kamerstuk 31.288, nr.1004", "kst-31288-1004"),
        ("KAMERSTUK 31 288, NR. 1004", "kst-31288-1004"),
        ("Kamerstuk\u{a0}31\u{a0}288, nr.\u{a0}1004", "kst-31288-1004"),
        ("Kamerstuk 31\u{2009}288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuk 31\u{202f}288,\u{202f}nr. 1004", "kst-31288-1004"),
        ("Kamerstuk\n31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuk 31 288,\nnr. 1004", "kst-31288-1004"),
        ("Kamerstukken II\n2019/20, 31 288,\nnr. 1004", "kst-31288-1004"),
        ("Kamerstuk31 288, nr.1004", "kst-31288-1004"),
        ("14Kamerstuk 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuk, 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuk: 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuk 31 288 , nr. 1004", "kst-31288-1004"),
        ("Kamerstuk nr. 31 288, nr. 1004", "kst-31288-1004"),
        ("kamerstuknummer 31 288-1004", "kst-31288-1004"),
        ("Kamerstuk 31 288, nummer 1004", "kst-31288-1004"),
        ("Kamerstuk 31 288, onder nr. 1004", "kst-31288-1004"),
        ("Kamerstuk 31 288/1004", "kst-31288-1004"),
        ("Kamerstukken II 2019/20, 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken II 2019-2020, 31288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken II 2019–2020, 31288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken II, vergaderjaar 2019-20, 31 288 nr. 1004", "kst-31288-1004"),
        ("Kamerstukken II (2019/20), 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken 2019/20 II, 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken TK 2019/20, 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken der Tweede Kamer 2019/20, 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstukken 2, 2019/20, 31288, 104", "kst-31288-104"),
        ("Kamerstukken 11, 2001/02, 28 002 nr. 7 pag. 3", "kst-28002-7"),
        ("Kamerstukken II 1999/00, 27 001, nr. 4", "kst-27001-4"),
        ("Kamerstukken II, 30 111 18", "kst-30111-18"),
        ("Kamerstukken II, Zitting 1962-1963-6810, Nr. 3, blz. 12", "kst-6810-3"),
        ("Kamerstukken II 1967/68, 9 412, nr. 2", "kst-9412-2"),
        ("Kamerstuk 34 000 nr. 3 herdruk", "kst-34000-3"),
        ("Kamerstukken I/II 2022/23, 36 260, A en nr. 1", "kst-36260-A | kst-36260-1"),
        ("Kamerstukken I en II 2022/23, 36 260, A/nr. 1", "kst-36260-A | kst-36260-1"),
        ("Kamerstukken II en I, 36 260, A en B", "kst-36260-A | kst-36260-B"),
        ("Kamerstuk 36 600, A, nr. 5", "kst-36600-A-5"),
        ("Kamerstuk 34 000, nr. PM", "-"),
        ("Kamerstukken I 2022/23, 36 021, nr. PM", "kst-36021-PM"),
        ("Kamerstuk 36 600 XXX, nr. 5", "-"),
        ("Kamerstuk 36 200 XIX, nr. 5", "kst-36200-XIX-5"),
        ("2024-Z17972 en 2024Z-17972", "2024Z17972 | 2024Z17972"),
        ("Kamerstuk 34 000, nr. 3H", "kst-34000-3"),
        ("Bijlage bij Kamerstuk 29 247, nr. 390", "kst-29247-390"),
        ("Kamerstuk 29 247, nr. 390, d.d. 14 juli 2023.", "kst-29247-390"),
        ("Kamerstuk 29 247, nr. 390, 3 juli 2023", "kst-29247-390"),
        ("Kamerstuk 29 247, nr. 390, Voortgangsbrief acute zorg", "kst-29247-390"),
        ("motie Jansen (Kamerstuk 29 247 nr. 12)", "kst-29247-12"),
        ("Kamerstukken 31946", "-"),
        ("(Kamerstukken II 2010/11, 32 398).", "-"),
    ]);
}

#[test]
fn references_with_a_slip_are_read() {
    check(&[
        ("Kamersuk 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuck 31 288, nr. 1004", "kst-31288-1004"),
        ("1Kamrstuk 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamrstukken II 2019/20, 31 288, nr. 1004", "kst-31288-1004"),
        ("Kamerstuken 31 288, nrs. 3 en 4", "kst-31288-3 | kst-31288-4"),
        ("kamerstukkken 31 288, nr. 3 en Kamerstuk 31 288, nr. 4", "kst-31288-3 | kst-31288-4"),
        ("Kamerstukken II2019–20, 31 288, nr. 4", "kst-31288-4"),
        ("Kamerstukken II 201/20, 31 288, nr. 4", "kst-31288-4"),
        ("Kamerstukken II 2019/200, 31 288, nr. 4", "kst-31288-4"),
        ("Kamerstuk 21 501 02, nr. 3268", "kst-21501-02-3268"),
        ("Kamerstuk 31 288, nr. 0A", "kst-31288-0A"),
        ("Kamerstuk 31 288, nr. 0", "-"),
        ("Kamerstuk 36 41 IV, nr. 49", "-"),
        ("Kamerstuk 21 50-20, nr. 1963", "-"),
        ("Kamerstuk 21 5201-02, nr. 1963", "-"),
        ("Kamerstuk 36.41, nr. 3", "-"),
        ("Kamerstukken I 2024/25, 312 852, A", "-"),
        ("Kamerstuk 32 852, A. Zie ook dit.", "kst-32852-A"),
        ("Kamerstuk 32 852, A. Jansen", "-"),
        ("het kamersuk van gisteren, het stuk en de stukken", ""),
        ("Aanhangel van de Handelingen, vergaderjaar 2023–2024, nr. 2267", "ah-tk-20232024-2267"),
        // A session with a digit lost, behind every key.
        ("Kamerstukken II 023/24, 31 288, nr. 4", "kst-31288-4"),
        ("Handelingen II 202/23, nr. 20, item 3", "-"),
        ("Handelingen II 2022/2, nr. 20, item 3", "-"),
        ("zie Aanhangsel Handelingen, vergaderjaar 203–2024, nr. 12", "-"),
        ("Aanhangsel van de Handelingen II 2023/204, 1137", "-"),
        ("vergaderjaar 203–2024, Aanhangsel van de Handelingen 2386", "-"),
        ("TK vergaderjaar 2023–204, 36 410 XVI, nr. 116", "kst-36410-XVI-116"),
        ("Tweede Kamer, vergaderjaar 202–2024, 31 066, nr. 1372", "kst-31066-1372"),
        ("de Tweede Kamer 203-204, 31 066, nr. 7 en de handelingen 112/13, nr. 3", "kst-31066-7"),
        // A dossier with a digit too many or too few behind the key of the typesetters, and behind another dossier.
        ("Tweede Kamer, vergaderjaar 2023–2024, 321 066, nr. 1372", "-"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 31 06 XVI, nr. 1372", "-"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 31 066, nr.", "-"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 2024, nr. 12", ""),
        ("vergaderjaar 2023–2024, 321 066, nr. 1372", ""),
        ("Kamerstukken 23 645, nr. 811 en 29 84, nr. 1207", "kst-23645-811 | -"),
        ("Kamerstuk 31 288, nr. 12 en 318 839, nr. 12", "kst-31288-12 | -"),
        ("Kamerstuk 31 288, nr. 12 en 318839, nr. 12", "kst-31288-12 | -"),
        ("Kamerstuk 31 288, nr. 12 en 2024, nr. 5", "kst-31288-12"),
        ("Kamerstuk 3641-VI-65 en Kamerstuk 364100-VI-65", "- | -"),
        ("Kamerstuk 36560 K, nr.", "-"),
        ("Kamerstukken II 2023/24, 36 560 V, nr. en 21 501-02, nr.", "- | -"),
        ("Kamerstukken l1 2022/23, 31 288, nr. 4", "kst-31288-4"),
        ("Kamerstukken 1I, 31 288, nr. 4", "kst-31288-4"),
    ]);
}

#[test]
fn chapters_funds_and_kingdom_acts() {
    check(&[
        ("Kamerstuk 36 600 XVII, nr. 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36600-XVII, nr. 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36 600-XVII-5", "kst-36600-XVII-5"),
        ("Kamerstuk 36 600, XVII, nr. 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36.600XVII, nr. 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36600.XVII, 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36 600 hoofdstuk XVII, nr. 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36 600 xvii, nr. 5", "kst-36600-XVII-5"),
        ("Kamerstukken II 36-600 XVII nr 5", "kst-36600-XVII-5"),
        ("Kamerstuk 36 800 IIB, nr. 4", "kst-36800-IIB-4"),
        ("Kamerstuk 36 800 V, nr. 12", "kst-36800-V-12"),
        ("Kamerstuk 36 800 A, nr. 9", "kst-36800-A-9"),
        ("Kamerstukken I 2024/25, 36 600 V, C", "kst-36600-V-C"),
        ("Kamerstukken I 2024/25, 36 600, V", "kst-36600-V"),
        ("Kamerstuk 21 501-32, nr. 1650", "kst-21501-32-1650"),
        ("Kamerstuk 21501-32-1650", "kst-21501-32-1650"),
        ("Kamerstukken II 2023/24, 36 078 (R2168), nr. 6", "kst-36078-6"),
        ("Kamerstukken II 2003/04, 29 012 (R 1721), nr. 3", "kst-29012-3"),
        ("Kamerstuk 36 600 XXX, nr. 5", "-"),
        ("Kamerstuk 36 600 XVII", "-"),
    ]);
}

#[test]
fn papers_of_the_eerste_kamer() {
    check(&[
        ("Kamerstukken I 2022/23, 36 067, B", "kst-36067-B"),
        ("Kamerstukken I 2022/23, 36 067, nr. AB, p. 7", "kst-36067-AB"),
        ("Kamerstuk I 36067 AC", "kst-36067-AC"),
        ("Kamerstukken EK, 2022-2023, 36 067, AA", "kst-36067-AA"),
        ("Eerste Kamer, 36 067, H", "kst-36067-H"),
        ("EK 36 067, D", "kst-36067-D"),
        ("Kamerstukken I 1981/82, 16 813, nr. 57a, blz. 2", "kst-16813-57a"),
        (
            "Kamerstukken II 2021/22, 35 999, nr. 6; I 2022/23, 35 999, B",
            "kst-35999-6 | kst-35999-B",
        ),
        ("Kamerstukken I 2022/23, 36 067 K, nr. XX", "kst-36067-K-XX"),
        ("Kamerstukken I 2022/23, 36 067, B en C", "kst-36067-B | kst-36067-C"),
    ]);
}

#[test]
fn lists_and_ranges() {
    check(&[
        ("Kamerstuk 31 305, nrs. 12 en 14", "kst-31305-12 | kst-31305-14"),
        ("Kamerstuk 31 305, nr. 12 en nr. 14", "kst-31305-12 | kst-31305-14"),
        ("Kamerstuk 31 305, nr. 12, nr. 14 en 15", "kst-31305-12 | kst-31305-14 | kst-31305-15"),
        ("Kamerstuk 31 305, nrs. 12, 14 en 15 gaan", "kst-31305-12 | kst-31305-14 | kst-31305-15"),
        ("Kamerstuk 31 305, nrs. 1–3", "kst-31305-1 | kst-31305-2 | kst-31305-3"),
        ("Kamerstuk 31 305, nrs. 1 t/m 3", "kst-31305-1 | kst-31305-2 | kst-31305-3"),
        ("Kamerstuk 31 305, nr. 1-2 en 7", "kst-31305-1 | kst-31305-2 | kst-31305-7"),
        ("Kamerstuk 31 305, nrs. 1-900", "kst-31305-1 | kst-31305-900"),
        ("Kamerstuk 31 305, nr. 6, p. 4-5; nr. 7, p. 2", "kst-31305-6 | kst-31305-7"),
        ("Kamerstuk 31 305, nr. 4, p. 2 en 3, en nr. 6", "kst-31305-4 | kst-31305-6"),
        ("Kamerstuk 31 305, nr. 12 en 3 mei 2024", "kst-31305-12"),
        ("Kamerstuk 31 305, nr. 12, 14 leden", "kst-31305-12"),
        ("Kamerstukken 31 305, nr. 12 en 29 893, nr. 7", "kst-31305-12 | kst-29893-7"),
        (
            "Kamerstukken 31 305, nr. 12; 29 893, nrs. 7 en 8",
            "kst-31305-12 | kst-29893-7 | kst-29893-8",
        ),
        ("Kamerstuk 36410-VI-60 en 36410-VI-61", "kst-36410-VI-60 | kst-36410-VI-61"),
        ("Kamerstuk 31 305, nr. 12 en Kamerstuk 29 893, nr. 7", "kst-31305-12 | kst-29893-7"),
        ("Kamerstukken II 2022/23, 36111 en 30015, nr. 6", "kst-36111-6"),
        ("Kamerstukken 31305, 29893", "- | -"),
    ]);
}

#[test]
fn words_of_prose_as_key() {
    check(&[
        ("Tweede Kamer, vergaderjaar 2022–2023, 29 893, nr. 254", "kst-29893-254"),
        ("TK vergaderjaar 2022–2023, 36 200 XVI, nr. 16", "kst-36200-XVI-16"),
        ("TK 2022/23, 29 893, 54", "kst-29893-54"),
        ("TK 29 893, nr. 54", "kst-29893-54"),
        ("vergaderjaar 2022–2023, 29 893, nr. 254", "kst-29893-254"),
        ("De Tweede Kamer, vergaderjaar 2022–2023, Vragen 1", ""),
        ("Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 4", ""),
        ("De Tweede Kamer 31 305 keer", ""),
        ("aan de Tweede Kamer. 31 305 mensen", ""),
        ("de Eerste Kamer, 75 leden", ""),
        ("in de Tweede Kamer in 2023", ""),
    ]);
}

#[test]
fn without_a_key() {
    check(&[
        ("36 471-64", "kst-36471-64"),
        ("zie 36471-64 en verder", "kst-36471-64"),
        ("de motie 35925-VI-88", "kst-35925-VI-88"),
        ("(29 893, nr. 254)", "kst-29893-254"),
        ("36 600 XII, nr. 42", "kst-36600-XII-42"),
        ("(36 067, H)", "kst-36067-H"),
        ("36067 D", "kst-36067-D"),
        ("nr. 456 (36800-XVI)", "kst-36800-XVI-456"),
        ("456 (36800-XVI)", "kst-36800-XVI-456"),
        ("kst-29893-254", "kst-29893-254"),
        ("KST-36600-xvii-5", "kst-36600-XVII-5"),
        ("https://zoek.officielebekendmakingen.nl/kst-21501-02-2345.html", "kst-21501-02-2345"),
        ("kst-1259252", "kst-1259252"),
        ("ah-1271549", "ah-1271549"),
        ("blg-1184123", "blg-1184123"),
        ("kv-tk-2024Z18000", "kv-tk-2024Z18000"),
        ("kst-29893-254-n1", "kst-29893-254"),
    ]);
}

#[test]
fn never_a_reference() {
    check(&[
        ("een bedrag van 36 600 euro", ""),
        ("€ 36 600, nr. 1 van de lijst", ""),
        ("tussen 25 000-30 000 bezoekers", ""),
        ("tussen 10 000-15 jaar", ""),
        ("in 2024 12 345 aanvragen", ""),
        ("(36 600)", ""),
        ("er waren 456 (36 800) deelnemers", ""),
        ("bel 070-3180900 of 06 12 34 56 78", ""),
        ("+31 70 348 6486", ""),
        ("Postbus 20301, 2500 EH Den Haag", ""),
        ("NEN-EN 13501-1 en ISO 14001-2015", ""),
        ("zaaknummer 12345-6", ""),
        ("op 12-05-2024 en 2024-05-12", ""),
        ("1.036.600 euro", ""),
        ("HR 7 mei 1980, nr. 19 874, BNB 1980/186", ""),
        ("Kamerstukken 2024 zijn gepubliceerd", ""),
        ("het Kamerstuk van 3 juni", ""),
        ("de onderhandelingen 2023/24, nr. 3", ""),
        ("de Handelingen van de Tweede Kamer", ""),
        ("Aanhangsel van de Handelingen\nVragen gesteld door de leden", ""),
        ("Vergaderjaar 2023–2024\n2\nAanhangsel van de Handelingen\nVragen gesteld", ""),
        ("het Staatsblad en de Staatscourant", ""),
        ("de verordening 2024/12 van de gemeente", ""),
        ("het besluit 2024/123", ""),
        ("richtlijn 2023/24", ""),
        ("in 2024 D66 en CDA", ""),
        ("www.voorbeeld.nl:8080", ""),
    ]);
}

#[test]
fn a_footnote_number_behind_a_full_stop_is_not_part_of_it() {
    check(&[
        (
            "Kamerstuk 29 893, nr. 254. 4 Tweede Kamer, vergaderjaar 2022–2023, 29 893, nr. 260",
            "kst-29893-254 | kst-29893-260",
        ),
        ("3 Kamerstuk 36 200, nr. 12 4 Kamerstuk 36 200, nr. 13", "kst-36200-12 | kst-36200-13"),
        ("Kamerstuk 29 893, nr. 254\n5 Kamerstuk 29 893, nr. 260", "kst-29893-254 | kst-29893-260"),
    ]);
}

#[test]
fn aanhangsel_and_handelingen() {
    check(&[
        ("Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 2301", "ah-tk-20222023-2301"),
        ("Aanhangsel van de Handelingen II 2022/23, nr. 2301", "ah-tk-20222023-2301"),
        ("Aanhangsel Handelingen I 2014/15, nr. 3", "ah-ek-20142015-3"),
        ("Aanhangsel Handelingen, vergaderjaar 2022–2023, 2301", "ah-tk-20222023-2301"),
        ("vergaderjaar 2022–2023, Aanhangsel van de Handelingen 2301", "ah-tk-20222023-2301"),
        ("Aanhangsel Handelingen 2022/23, nrs. 12 en 14", "ah-tk-20222023-12 | ah-tk-20222023-14"),
        (
            "Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 12 en vergaderjaar 2023–2024, nr. 3",
            "ah-tk-20222023-12 | ah-tk-20232024-3",
        ),
        ("Kamervragen (Aanhangsel) 2022–2023, nr. 2301", "ah-tk-20222023-2301"),
        (
            "Aanhangsel van de Handelingen, vergaderjaar 2012–2013, aanhangselnummer 1333",
            "ah-tk-20122013-1333",
        ),
        ("ah-tk-2022–2023, nr.2301", "ah-tk-20222023-2301"),
        ("ah-tk-20222023-2301", "ah-tk-20222023-2301"),
        ("Aanhangsel Handelingen, vergaderjaar 2022–2023", "-"),
        ("Aanhangsel Handelingen, nr. 2301", "-"),
        ("Handelingen II 2006/07, nr. 61, p. 3564-3568", "h-tk-20062007-3564-3568"),
        ("Handelingen II 2012/13, nr. 61, item 7, p. 3-9", "h-tk-20122013-61-7"),
        ("Handelingen I 2018/19, nr. 12, item 4", "h-ek-20182019-12-4"),
        ("Handelingen II 2023/24, nr. 61, items 7 en 9", "h-tk-20232024-61-7 | h-tk-20232024-61-9"),
        ("Handelingen II, vergaderjaar 2023–2024, nr. 61", "-"),
        ("Handelingen EK 2003-2004, nr. 11, blz. 425", "-"),
        ("h-tk-20232024-61-7", "h-tk-20232024-61-7"),
        ("h-tk-20062007-3564-3568", "h-tk-20062007-3564-3568"),
    ]);
}

#[test]
fn journals() {
    check(&[
        ("Stb. 2023, 118", "stb-2023-118"),
        ("Stb. 2023/118", "stb-2023-118"),
        ("Stb. 2023, nr. 118 en 119", "stb-2023-118 | stb-2023-119"),
        ("Staatsblad 2023 118.", "stb-2023-118"),
        ("Stcrt. 2021, 40112", "stcrt-2021-40112"),
        ("Staatscourant 2021, nr. 40112", "stcrt-2021-40112"),
        ("de Staatscourant (nr. 40112)", "-"),
        ("Trb. 1969, 99", "trb-1969-99"),
        ("Trb. 1949, 99", "-"),
        ("stb-2023-118", "stb-2023-118"),
    ]);
}

#[test]
fn case_law_and_laws() {
    check(&[
        ("ECLI:NL:RVS:2023:1522.", "ECLI:NL:RVS:2023:1522"),
        ("ecli:nl:rvs:2023:1522", "ECLI:NL:RVS:2023:1522"),
        ("ECLI: NL:HR:2011: 44", "ECLI:NL:HR:2011:44"),
        ("ECLI;EU;T;2016;12", "ECLI:EU:T:2016:12"),
        ("EU:C:2016:12", "ECLI:EU:C:2016:12"),
        ("RVS:1990:AB1234", "ECLI:NL:RVS:1990:AB1234"),
        ("ECLI:DE:BVerfG:2015:rs20150101", "ECLI:DE:BVerfG:2015:RS20150101"),
        ("ECLI:EU:C:2016:ab12", "-"),
        ("ECLI:NL:RVS:1522", "-"),
        ("LJN BV1234", "LJN:BV1234"),
        ("LJN-nr. bv 1234", "LJN:BV1234"),
        ("ELRO nummer AA1234", "LJN:AA1234"),
        ("BWBR0001840", "BWBR0001840"),
        ("jci1.3:c:BWBR0001840&artikel=68.", "BWBR0001840"),
        ("BWBR000184", "-"),
        ("ECLI::NL:RVS:2023:1522", "ECLI:NL:RVS:2023:1522"),
        ("ECLINL:RVS:2023:1522", "ECLI:NL:RVS:2023:1522"),
        ("ECLI:NLRVS:2023:1522", "ECLI:NL:RVS:2023:1522"),
        ("ECLI:NL:RVS2023:1522", "ECLI:NL:RVS:2023:1522"),
        ("ECLI:NL:RSV:2023:1522", "-"),
        ("NL: RVS:2023:1522", "ECLI:NL:RVS:2023:1522"),
    ]);
}

#[test]
fn european_union() {
    check(&[
        ("Verordening (EU) 2023/956", "32023R0956"),
        ("Uitvoeringsverordening (EU) nr. 540/2011", "32011R0540"),
        ("Verordening (EG) nr. 178/2002", "32002R0178"),
        ("Verordening (EU) nr. 2019/1020", "32019R1020"),
        ("verordening 1907/2006/EG", "32006R1907"),
        ("Richtlijn 2008/98/EG", "32008L0098"),
        ("Richtlijn (EU) 2022/2555", "32022L2555"),
        ("btw-richtlijn (2006/112)", "32006L0112"),
        ("Kaderbesluit 2008/913/JBZ", "32008F0913"),
        ("Richtlijnen 2014/23/EU en 2014/24/EU", "32014L0023 | 32014L0024"),
        ("Verordening (EU) 3024/956", "-"),
        ("COM(2022) 304", "COM(2022) 304"),
        ("SWD (2022) 167 final", "SWD(2022) 167"),
        ("PbEU 2022, L 152/1", "OJ:L:2022:152"),
        ("PbEU L, 2024/1689", "OJ:L_202401689"),
        ("PB L 127 van 23.5.2018, blz. 2", "OJ:L:2018:127"),
        ("CELEX 32023R0956", "32023R0956"),
    ]);
}

#[test]
fn numbers_of_the_tweede_kamer() {
    check(&[
        ("uw vragen met kenmerk 2025Z04411", "2025Z04411"),
        ("2025Z04411/2025D20222", "2025Z04411 | 2025D20222"),
        ("32025Z04411", "2025Z04411"),
        ("2025Z 04411", "2025Z04411"),
        ("2025Z4411", "-"),
        ("202D17165, 024D17165 en 224Z00081", "- | - | -"),
        ("2024Z1716O en 2024DI7165", "- | -"),
        ("2024z17165", "2024Z17165"),
        ("117D17165, 2024Y17165, 2024P17046 en 2024217165", ""),
        ("Kamerstuk 2025D20222", "2025D20222"),
        ("Kamerstuk (2025Z04411)", "2025Z04411"),
        (
            "https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z04411&did=2025D20222",
            "2025Z04411 | 2025D20222",
        ),
        ("(TZ202503-014)", "TZ202503-014"),
        ("TZ202514-014", "-"),
    ]);
}

#[test]
fn faults_are_seen_where_they_stand() {
    use FaultKind::*;
    for (text, kind, place) in [
        ("Kamerstuk 312 852, nr. 3", DossierImpossible, "312 852"),
        ("Kamerstuk 852, nr. 3", DossierImpossible, "852"),
        ("Kamerstuk 6810, nr. 3", DossierImpossible, "6810"),
        ("Kamerstukken II 1990/91, 6810, nr. 3", DossierImpossible, "6810"),
        ("Kamerstuk 32 85, nr. 3", DossierImpossible, "32 85"),
        ("Kamerstuk 29 893, nr.", NumberMissing, "nr."),
        ("Kamerstuk 29 893, nr. XX", NumberMissing, "nr. XX"),
        ("Kamerstuk 29 893, nr. 0", NumberImpossible, "0"),
        ("Kamerstukken II 2023–34, 29 893, nr. 3", SessionImpossible, "2023–34"),
        ("Kamerstukken II 2023-2023, 29 893, nr. 3", SessionImpossible, "2023-2023"),
        ("Kamerstukken II 2022/-23, 29 893, nr. 3", SessionGarbled, "2022/-23"),
        ("Kamerstukken ll 2022/23, 29 893, nr. 3", KeyMisprint, "ll"),
        ("Kamerstuk-ken II 2022/23, 29 893, nr. 3", KeyMisprint, "Kamerstuk-ken"),
        ("Aanhang-sel Handelingen 2022/23, nr. 7", KeyMisprint, "Aanhang-sel"),
        ("Kamer-stuk 29 893, nr. 7", KeyMisprint, "Kamer-stuk"),
        ("Kamerstukken II 2022/23, 29 893, AB", NumberContradictsChamber, "AB"),
        ("Kamerstukken I 2022/23, 29 893, nr. 7", NumberContradictsChamber, "7"),
        ("Kamerstuk 2024D28000", CalledKamerstuk, "Kamerstuk"),
        ("2024Z 17000", CodeMalformed, "2024Z 17000"),
        ("2024Z1700", CodeMalformed, "2024Z1700"),
        ("2024Z170O0", CodeMalformed, "2024Z170O0"),
        ("202D17000", CodeMalformed, "202D17000"),
        ("2024z17000", CodeMalformed, "2024z17000"),
        ("Handelingen II 202/23, nr. 20, item 3", SessionImpossible, "202/23"),
        ("Aanhangsel Handelingen, vergaderjaar 203–2024, nr. 1", SessionImpossible, "203–2024"),
        ("Tweede Kamer, vergaderjaar 023–2024, 31 066, nr. 1", SessionImpossible, "023–2024"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 31 06, nr. 1", DossierImpossible, "31 06"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 31 066, nr.", NumberMissing, "nr."),
        ("Kamerstuk 29 893, nr. 3 en 318 839, nr. 12", DossierImpossible, "318 839"),
        ("Kamerstuk 3641-VI-65", DossierImpossible, "3641"),
        ("Kamerstuk 36 560 K, nr.", NumberMissing, "nr."),
        ("Kamerstukken 1I 2022/23, 29 893, nr. 3", KeyMisprint, "1I"),
        ("ECLI:NLRVS:2024:3946", CodeMalformed, "ECLI:NLRVS:2024:3946"),
        ("ECLI:NL;RVS:2024:3946", CodeMalformed, "ECLI:NL;RVS:2024:3946"),
        ("ECLI:NL:RBDAH:2024:3946", PartImpossible, "RBDAH"),
        ("Aanhangsel Handelingen, nr. 7", YearMissing, ""),
        ("Aanhangsel Handelingen 2022/23, nr.", NumberMissing, "nr."),
        ("Handelingen II 2023/24, nr. 7", ItemMissing, ""),
        ("Kamerstuk 36 600, nr. 3", ChapterMissing, ""),
        ("Kamerstuk 36 600 XXX, nr. 3", ChapterUnknown, "XXX"),
        ("Stb. 1812, 3", YearImpossible, "1812"),
        ("COM(202) 160", YearImpossible, "202"),
        ("ECLI:EU:C:2016:ab12", PartImpossible, "ab12"),
        ("Verordening (EU) 2010/265", PartImpossible, "2010/265"),
    ] {
        let found = find(text);
        let faults: Vec<_> = found.iter().flat_map(|one| &one.faults).collect();
        let seen =
            faults.iter().any(|fault| fault.kind == kind && &text[fault.range.clone()] == place);
        assert!(seen, "{text}: {kind:?} at {place:?}, found {faults:?}");
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
    }
}

#[test]
fn ranges_are_those_of_the_words() {
    for (text, ranges) in [
        ("zie (Kamerstuk 29 893, nr. 3).", vec!["Kamerstuk 29 893, nr. 3"]),
        ("Kamerstuk 29 893, nr. 3, nr. 5 en 7", vec!["Kamerstuk 29 893, nr. 3", "nr. 5", "7"]),
        ("Kamerstuk 29 893, nrs. 3–4", vec!["Kamerstuk 29 893, nrs. 3–4", "3–4"]),
        ("Kamerstuk 29 893, nr. 3, p. 4 en 5.", vec!["Kamerstuk 29 893, nr. 3, p. 4 en 5"]),
        ("Uitvoeringsverordening (EU) 2023/956", vec!["Uitvoeringsverordening (EU) 2023/956"]),
        (
            "Kamerstuk 29 893, nr. 3 en 31 305, nr. 4",
            vec!["Kamerstuk 29 893, nr. 3", "31 305, nr. 4"],
        ),
    ] {
        let found = find(text);
        let words: Vec<&str> = found.iter().map(|one| &text[one.range.clone()]).collect();
        assert_eq!(words, ranges, "{text}");
    }
}

#[test]
fn addresses() {
    for (text, url) in [
        ("Kamerstuk 29 893, nr. 3", "https://zoek.officielebekendmakingen.nl/kst-29893-3.html"),
        ("2025Z04411", "https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z04411"),
        (
            "jci1.3:c:BWBR0001840&artikel=68",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0001840&artikel=68",
        ),
        ("ECLI:NL:HR:2011:44", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2011:44"),
        (
            "Richtlijn 2008/98/EG",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32008L0098",
        ),
        ("COM(2022) 304", "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=COM:2022:304:FIN"),
        (
            "PbEU 2022, L 152/1",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=OJ:L:2022:152:TOC",
        ),
    ] {
        assert_eq!(find(text)[0].url().as_deref(), Some(url), "{text}");
    }
    assert_eq!(find("Kamerstuk 312 852, nr. 3")[0].url(), None);
}

#[test]
fn pages_are_normalised() {
    for (text, pages) in [
        ("Kamerstuk 29 893, nr. 3, p. 17, 19-22", "17,19-22"),
        ("Kamerstuk 29 893, nr. 3 blz. 69/70", "69-70"),
        ("Kamerstuk 29 893, nr. 3, pag. 5 - 6.", "5-6"),
        ("Kamerstuk 29 893, nr. 3, p. 4 e.v.", "4-"),
        ("Kamerstuk 29 893, nr. 3, pagina's 12 en 13", "12,13"),
        ("Kamerstuk 29 893, nr. 3 (bijlage IV), blz. 21", "21"),
        ("Kamerstuk 29 893, nr. 3, p. 5, 31 305, nr. 2", "5"),
    ] {
        let pages_found = find(text)[0].pages.clone().map(|pages| pages.value);
        assert_eq!(pages_found.as_deref(), Some(pages), "{text}");
    }
}

#[test]
fn a_reference_with_a_fault_counts_for_how_references_are_written() {
    for (answer, words) in [
        ("Kamerstuk 29385, nr. 117, Kamerstuk 312 305, nr. 4 en Kamerstuk 31 305, nr. 5", "29385"),
        ("Kamerstuk 29385, nr. 117, Kamerstuk 31 30, nr. 4 en Kamerstuk 31 305, nr. 5", "29385"),
        (
            "Kamerstukken II 2023–2024, 31 839, nr. 24, Kamerstukken II 202/25, 31 839, nr. 25 en Kamerstukken II 2022/23, 31 839, nr. 80",
            "Kamerstukken II 2023–2024, 31 839, nr. 24",
        ),
        (
            "Kamerstuk 25 424 nr. 691, Kamerstuk 31 793, nr. en Kamerstuk 31 839, nr. 80",
            "Kamerstuk 25 424 nr. 691",
        ),
    ] {
        let text = format!("Vraag 1\nWat doet u?\n\nAntwoord 1\nZie {answer}.\n");
        let source = Source::new(text.as_str()).unwrap();
        let format = Format::of_path(Path::new("antwoord.txt"));
        let report = lint(&Document::of(source.clone(), format), &Settings::default());
        let found = report.diagnostics.iter().filter(|found| found.rule.code == "KL303");
        let found: Vec<&str> = found.map(|found| source.slice(found.span)).collect();
        assert_eq!(found, [words], "{answer}");
    }
}
