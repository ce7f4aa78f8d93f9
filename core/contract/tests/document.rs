//! The checked-in document is the one that the types write: `--features openapi`.

#[test]
fn the_checked_in_document_is_fresh() {
    assert!(
        tongtu_contract::OPENAPI == tongtu_contract::openapi::document(),
        "run make contract and commit what it writes"
    );
}
