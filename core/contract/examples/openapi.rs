//! Writes `core/contract/openapi.json` anew: `cargo run -p tongtu-contract --example openapi`.

fn main() -> std::io::Result<()> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    std::fs::write(file, tongtu_contract::openapi::document())
}
