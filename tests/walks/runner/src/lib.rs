//! Runs every walk against the core and the sandbox.
