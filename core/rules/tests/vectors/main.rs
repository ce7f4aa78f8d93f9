//! The tables of `tests/vectors`, run against the rules. They prove that the rules say what the law
//! says; each row names its source.
//!
//! 1. [`kit`] reads a table, runs it, names file and line of every wrong row
//! 2. [`identity`], [`licence`], [`vehicle`], [`violation`] turn a row's text into a call
//!
//! A table that is missing, empty or shorter than its floor fails: rows are added, not lost.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tables are files; a panic reports a row that cannot be read, a line counts them"
)]

mod identity;
mod kit;
mod licence;
mod vehicle;
mod violation;

use kit::Table;

/// Every table, the fewest rows it may have, and what runs a row.
const TABLES: &[Table] = &[
    Table("city.md", 366, vehicle::city),
    Table("class_ages.md", 19, licence::class_ages),
    Table("class_covers.md", 17, licence::class_covers),
    Table("code.md", 8, identity::code),
    Table("cross_border.md", 21, vehicle::cross_border),
    Table("day.md", 16, licence::day),
    Table("deadline.md", 22, violation::deadline),
    Table("decision_no.md", 7, violation::decision_no),
    Table("doc_type.md", 8, identity::doc_type),
    Table("document_raw.md", 23, identity::document_raw),
    Table("engine.md", 9, vehicle::engine),
    Table("file_number.md", 17, licence::file_number),
    Table("filing.md", 12, vehicle::filing),
    Table("fpr.md", 35, |text| identity::document("fpr", text)),
    Table("gesture.md", 24, identity::gesture),
    Table("guess.md", 16, identity::guess),
    Table("handle.md", 42, violation::handle),
    Table("hkid.md", 21, |text| identity::document("hkid", text)),
    Table("home_return.md", 19, |text| identity::document("home-return", text)),
    Table("inspection.md", 83, vehicle::inspection),
    Table("legacy_id.md", 17, identity::legacy),
    Table("licence_class.md", 18, licence::class),
    Table("licence_status.md", 27, licence::status),
    Table("macau_id.md", 18, |text| identity::document("macau-id", text)),
    Table("mask.md", 11, identity::mask),
    Table("move_car.md", 10, violation::move_car),
    Table("name.md", 43, identity::name),
    Table("name_choice.md", 19, identity::name),
    Table("name_exempt.md", 51, identity::name),
    Table("name_normalise.md", 34, identity::name_normalise),
    Table("passport.md", 18, |text| identity::document("passport", text)),
    Table("password.md", 22, identity::password),
    Table("phone.md", 22, identity::phone),
    Table("photo.md", 23, licence::photo),
    Table("plate.md", 43, vehicle::plate),
    Table("plate_kind.md", 30, vehicle::plate_kind),
    Table("plate_raw.md", 9, vehicle::plate_raw),
    Table("points_cycle.md", 21, licence::points_cycle),
    Table("points_schedule.md", 54, violation::points_schedule),
    Table("renewal.md", 14, licence::renewal),
    Table("rental.md", 5, violation::rental),
    Table("residence_permit.md", 20, |text| identity::document("residence-permit", text)),
    Table("resident_id.md", 25, |text| identity::document("id", text)),
    Table("speeding.md", 19, violation::speeding),
    Table("study.md", 23, violation::study),
    Table("suggest.md", 14, identity::suggest),
    Table("surcharge.md", 12, violation::surcharge),
    Table("taiwan_permit.md", 17, |text| identity::document("taiwan-permit", text)),
    Table("vehicle_letters.md", 32, vehicle::letters),
    Table("vin.md", 20, vehicle::vin),
];

#[test]
fn every_row_of_every_table_says_what_the_rule_says() {
    kit::run(TABLES);
}

#[test]
fn every_table_of_the_folder_is_run() {
    let mut files: Vec<String> = std::fs::read_dir(kit::folder())
        .expect("the folder of vectors")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, kind)| kind == "md"))
        .filter(|name| name != "README.md")
        .collect();
    files.sort();
    let mut run: Vec<&str> = TABLES.iter().map(|table| table.0).collect();
    run.sort_unstable();
    assert_eq!(files, run);
}

#[test]
fn a_wrong_row_an_empty_and_a_shrinking_table_are_refused() {
    let text =
        "# t\n\n| input | expected | why | source |\n|---|---|---|---|\n| a | b | | ours |\n";
    let wrong = kit::judge("t.md", text, 1, |_| "c".into()).unwrap_err();
    assert_eq!(wrong, ["t.md:5: \"a\" gives c, not b"]);
    assert!(kit::judge("t.md", text, 1, |_| "b".into()).is_ok());
    assert_eq!(kit::judge("t.md", text, 2, |_| "b".into()).unwrap_err(), ["t.md: 1 rows, not 2"]);
    assert_eq!(kit::judge("t.md", "", 1, |_| "b".into()).unwrap_err(), ["t.md: 0 rows, not 1"]);
    let unsourced = text.replace("| ours |", "| |");
    let refused = kit::judge("t.md", &unsourced, 1, |_| "b".into()).unwrap_err();
    assert_eq!(refused, ["t.md:5: four cells are needed, the source last"]);
}
