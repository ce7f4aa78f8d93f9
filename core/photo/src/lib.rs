//! One photo, from a file to a lawful upload.
