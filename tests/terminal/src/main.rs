//! The shell for scripts, and the rules on a command line.
fn main() {}
