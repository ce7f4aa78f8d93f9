//! 号牌号码 as a person reads it. What a plate may be is the rules'.

/// `粤B·7K2M5`: the area, a dot, the rest. What is too short for that stays as it came.
pub(crate) fn written(plate: &str) -> String {
    match plate.char_indices().nth(2) {
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
        assert_eq!(written("粤"), "粤");
        assert_eq!(written(""), "");
    }
}
