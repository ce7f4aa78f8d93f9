//! The table of names is what its generator makes of the published inputs.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the table is a file, and a panic reports an input that cannot be read"
)]

#[path = "../generate/mod.rs"]
mod generate;

#[test]
fn the_checked_in_table_is_what_the_generator_makes() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(generate::PATH);
    let checked_in = std::fs::read_to_string(path).expect("the table");
    let made = generate::table();
    for (line, (old, new)) in checked_in.lines().zip(made.lines()).enumerate() {
        assert_eq!(old, new, "line {}: run the example name_table", line + 1);
    }
    assert_eq!(checked_in.lines().count(), made.lines().count());
}
