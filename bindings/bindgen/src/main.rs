//! Writes the Kotlin and Swift files of the bindings: `uniffi-bindgen` at the workspace's version.

fn main() {
    uniffi::uniffi_bindgen_main();
}
