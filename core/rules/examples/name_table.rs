//! Writes `src/name/table.rs` anew; see `generate/mod.rs` for what goes in.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "writes a file, and has nothing better to do than to stop without its inputs"
)]

#[path = "../generate/mod.rs"]
mod generate;

fn main() -> std::io::Result<()> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(generate::PATH);
    std::fs::write(path, generate::table())
}
