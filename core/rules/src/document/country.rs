//! ISO 3166-1: alpha-3 and numeric codes, for the nationality in a permanent resident's number.
//!
//! Former countries and the travel codes of ICAO 9303 (stateless, UN) are not in it: no source
//! says that such a number was ever issued.

/// Whether some country has this alpha-3 code.
pub(super) fn is_alpha(code: &str) -> bool {
    COUNTRIES.binary_search_by(|(alpha, _)| alpha.as_slice().cmp(code.as_bytes())).is_ok()
}

/// Whether some country has this numeric code.
pub(super) fn is_numeric(code: u16) -> bool {
    COUNTRIES.iter().any(|(_, numeric)| *numeric == code)
}

/// Sorted by the letters. Bytes rather than text: a pointer each would weigh more than the codes.
#[rustfmt::skip]
static COUNTRIES: [([u8; 3], u16); 249] = [
    (*b"ABW", 533), (*b"AFG", 4), (*b"AGO", 24), (*b"AIA", 660), (*b"ALA", 248),
    (*b"ALB", 8), (*b"AND", 20), (*b"ARE", 784), (*b"ARG", 32), (*b"ARM", 51),
    (*b"ASM", 16), (*b"ATA", 10), (*b"ATF", 260), (*b"ATG", 28), (*b"AUS", 36),
    (*b"AUT", 40), (*b"AZE", 31), (*b"BDI", 108), (*b"BEL", 56), (*b"BEN", 204),
    (*b"BES", 535), (*b"BFA", 854), (*b"BGD", 50), (*b"BGR", 100), (*b"BHR", 48),
    (*b"BHS", 44), (*b"BIH", 70), (*b"BLM", 652), (*b"BLR", 112), (*b"BLZ", 84),
    (*b"BMU", 60), (*b"BOL", 68), (*b"BRA", 76), (*b"BRB", 52), (*b"BRN", 96),
    (*b"BTN", 64), (*b"BVT", 74), (*b"BWA", 72), (*b"CAF", 140), (*b"CAN", 124),
    (*b"CCK", 166), (*b"CHE", 756), (*b"CHL", 152), (*b"CHN", 156), (*b"CIV", 384),
    (*b"CMR", 120), (*b"COD", 180), (*b"COG", 178), (*b"COK", 184), (*b"COL", 170),
    (*b"COM", 174), (*b"CPV", 132), (*b"CRI", 188), (*b"CUB", 192), (*b"CUW", 531),
    (*b"CXR", 162), (*b"CYM", 136), (*b"CYP", 196), (*b"CZE", 203), (*b"DEU", 276),
    (*b"DJI", 262), (*b"DMA", 212), (*b"DNK", 208), (*b"DOM", 214), (*b"DZA", 12),
    (*b"ECU", 218), (*b"EGY", 818), (*b"ERI", 232), (*b"ESH", 732), (*b"ESP", 724),
    (*b"EST", 233), (*b"ETH", 231), (*b"FIN", 246), (*b"FJI", 242), (*b"FLK", 238),
    (*b"FRA", 250), (*b"FRO", 234), (*b"FSM", 583), (*b"GAB", 266), (*b"GBR", 826),
    (*b"GEO", 268), (*b"GGY", 831), (*b"GHA", 288), (*b"GIB", 292), (*b"GIN", 324),
    (*b"GLP", 312), (*b"GMB", 270), (*b"GNB", 624), (*b"GNQ", 226), (*b"GRC", 300),
    (*b"GRD", 308), (*b"GRL", 304), (*b"GTM", 320), (*b"GUF", 254), (*b"GUM", 316),
    (*b"GUY", 328), (*b"HKG", 344), (*b"HMD", 334), (*b"HND", 340), (*b"HRV", 191),
    (*b"HTI", 332), (*b"HUN", 348), (*b"IDN", 360), (*b"IMN", 833), (*b"IND", 356),
    (*b"IOT", 86), (*b"IRL", 372), (*b"IRN", 364), (*b"IRQ", 368), (*b"ISL", 352),
    (*b"ISR", 376), (*b"ITA", 380), (*b"JAM", 388), (*b"JEY", 832), (*b"JOR", 400),
    (*b"JPN", 392), (*b"KAZ", 398), (*b"KEN", 404), (*b"KGZ", 417), (*b"KHM", 116),
    (*b"KIR", 296), (*b"KNA", 659), (*b"KOR", 410), (*b"KWT", 414), (*b"LAO", 418),
    (*b"LBN", 422), (*b"LBR", 430), (*b"LBY", 434), (*b"LCA", 662), (*b"LIE", 438),
    (*b"LKA", 144), (*b"LSO", 426), (*b"LTU", 440), (*b"LUX", 442), (*b"LVA", 428),
    (*b"MAC", 446), (*b"MAF", 663), (*b"MAR", 504), (*b"MCO", 492), (*b"MDA", 498),
    (*b"MDG", 450), (*b"MDV", 462), (*b"MEX", 484), (*b"MHL", 584), (*b"MKD", 807),
    (*b"MLI", 466), (*b"MLT", 470), (*b"MMR", 104), (*b"MNE", 499), (*b"MNG", 496),
    (*b"MNP", 580), (*b"MOZ", 508), (*b"MRT", 478), (*b"MSR", 500), (*b"MTQ", 474),
    (*b"MUS", 480), (*b"MWI", 454), (*b"MYS", 458), (*b"MYT", 175), (*b"NAM", 516),
    (*b"NCL", 540), (*b"NER", 562), (*b"NFK", 574), (*b"NGA", 566), (*b"NIC", 558),
    (*b"NIU", 570), (*b"NLD", 528), (*b"NOR", 578), (*b"NPL", 524), (*b"NRU", 520),
    (*b"NZL", 554), (*b"OMN", 512), (*b"PAK", 586), (*b"PAN", 591), (*b"PCN", 612),
    (*b"PER", 604), (*b"PHL", 608), (*b"PLW", 585), (*b"PNG", 598), (*b"POL", 616),
    (*b"PRI", 630), (*b"PRK", 408), (*b"PRT", 620), (*b"PRY", 600), (*b"PSE", 275),
    (*b"PYF", 258), (*b"QAT", 634), (*b"REU", 638), (*b"ROU", 642), (*b"RUS", 643),
    (*b"RWA", 646), (*b"SAU", 682), (*b"SDN", 729), (*b"SEN", 686), (*b"SGP", 702),
    (*b"SGS", 239), (*b"SHN", 654), (*b"SJM", 744), (*b"SLB", 90), (*b"SLE", 694),
    (*b"SLV", 222), (*b"SMR", 674), (*b"SOM", 706), (*b"SPM", 666), (*b"SRB", 688),
    (*b"SSD", 728), (*b"STP", 678), (*b"SUR", 740), (*b"SVK", 703), (*b"SVN", 705),
    (*b"SWE", 752), (*b"SWZ", 748), (*b"SXM", 534), (*b"SYC", 690), (*b"SYR", 760),
    (*b"TCA", 796), (*b"TCD", 148), (*b"TGO", 768), (*b"THA", 764), (*b"TJK", 762),
    (*b"TKL", 772), (*b"TKM", 795), (*b"TLS", 626), (*b"TON", 776), (*b"TTO", 780),
    (*b"TUN", 788), (*b"TUR", 792), (*b"TUV", 798), (*b"TWN", 158), (*b"TZA", 834),
    (*b"UGA", 800), (*b"UKR", 804), (*b"UMI", 581), (*b"URY", 858), (*b"USA", 840),
    (*b"UZB", 860), (*b"VAT", 336), (*b"VCT", 670), (*b"VEN", 862), (*b"VGB", 92),
    (*b"VIR", 850), (*b"VNM", 704), (*b"VUT", 548), (*b"WLF", 876), (*b"WSM", 882),
    (*b"YEM", 887), (*b"ZAF", 710), (*b"ZMB", 894), (*b"ZWE", 716),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countries_are_sorted_and_no_number_is_used_twice() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.0 < b.0));
        let mut numbers: alloc::vec::Vec<u16> = COUNTRIES.iter().map(|c| c.1).collect();
        numbers.sort_unstable();
        assert!(numbers.is_sorted_by(|a, b| a < b));
    }
}
