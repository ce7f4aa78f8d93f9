//! Prints the OpenAPI document; `make contract` puts it where it is checked in.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(tongtu_contract::openapi::document().as_bytes())
}
