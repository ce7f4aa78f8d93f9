//! `tongtu check`: one rule, one value, one JSON line.
