//! The door: the core for Kotlin and Swift, through uniffi.
