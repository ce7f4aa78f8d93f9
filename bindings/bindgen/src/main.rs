//! Writes the Kotlin and Swift files of the bindings.
fn main() {}
