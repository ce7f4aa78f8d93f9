//! 涉嫌代替接受处理: who handled records of which plate, for the suspect list and its prediction.

use chrono::NaiveDate;

use crate::store::Broken;
use crate::town::Town;
use crate::violation_rows::{DriverRow, HandledRow};

/// Plates not the driver's own whose records the driver handled, and when; oldest first.
pub(crate) fn plates_of(town: &Town<'_>, driver: &str) -> Result<Vec<(String, NaiveDate)>, Broken> {
    let handled = town.list::<HandledRow>()?;
    Ok(handled
        .into_iter()
        .filter(|row| row.driver == driver && !row.is_own)
        .map(|row| (row.plate, row.on))
        .collect())
}

/// Drivers other than this one who handled records of a vehicle, by the numbers of their
/// documents, and when; oldest first.
pub(crate) fn drivers_of(
    town: &Town<'_>,
    (plate_kind, plate): (&str, &str),
    but: &str,
) -> Result<Vec<(String, NaiveDate)>, Broken> {
    let handled = town.list::<HandledRow>()?;
    Ok(handled
        .into_iter()
        .filter(|row| row.plate_kind == plate_kind && row.plate == plate && row.driver != but)
        .map(|row| (row.driver, row.on))
        .collect())
}

/// What the lists say of a driver.
pub(crate) fn lists(town: &Town<'_>, driver: &str) -> Result<DriverRow, Broken> {
    Ok(town.get(driver)?.unwrap_or_default())
}
