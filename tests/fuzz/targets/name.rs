//! Names: normalising twice changes nothing, the short answer is the long one's, a simplified name
//! has nothing left to replace.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_rules::name;

fuzz_target!(|raw: &str| {
    let once = name::normalise(raw);
    assert_eq!(name::normalise(&once), once);
    let report = name::check(raw);
    if report.error != Some(name::NameError::TooLong) {
        assert_eq!(report.error, name::check_normalised(&report.normalised).err());
        assert_eq!(!report.blocked.is_empty(), name::has_traditional(&report.normalised));
        assert!(!name::has_traditional(&report.simplified()));
    }
});
