//! 号牌号码 as a person reads it. What a plate may be is the rules'.

/// `粤B·7K2M5`: the area, a dot, the rest. What names no area so, as an embassy's (`使012345`), stays as
/// it came.
pub(crate) fn written(plate: &str) -> String {
    let has_area = plate.chars().nth(1).is_some_and(|letter| letter.is_ascii_uppercase());
    match plate.char_indices().nth(2).filter(|_| has_area) {
        Some((at, _)) => {
            let (area, rest) = plate.split_at(at);
            format!("{area}·{rest}")
        }
        None => plate.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_plate_is_read_in_two_parts() {
        assert_eq!(written("粤B7K2M5"), "粤B·7K2M5");
        assert_eq!(written("使012345"), "使012345");
        assert_eq!(written("粤"), "粤");
        assert_eq!(written(""), "");
    }
}
