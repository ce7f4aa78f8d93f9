//! Masking (脱敏): what a screen shows until the person asks for more.

use alloc::string::String;
use alloc::vec::Vec;

/// Hides the middle of a document number behind `•`. Any text is taken; nothing fails.
///
/// Eighteen and fifteen characters keep four at each end, the middle shrinks to eight dots. A
/// bracketed number keeps three in front and the last digit with its bracket. Others keep three
/// and two; what is shorter than six keeps its first character only. Source: ours.
///
/// ```
/// use tongtu_rules::document::mask;
/// assert_eq!(mask("110199199001010010"), "1101••••••••0010");
/// assert_eq!(mask("H12345678"), "H12••••78");
/// assert_eq!(mask("A123456(3)"), "A12•••6(3)");
/// ```
pub fn mask(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (front, dots, back) = match chars.as_slice() {
        [] => (0, 0, 0),
        all if all.len() < 6 => (1, all.len() - 1, 0),
        [.., '(', _, ')'] if chars.len() > 7 => (3, chars.len() - 7, 4),
        all if all.len() >= 15 => (4, 8, 4),
        all => (3, all.len() - 5, 2),
    };
    let tail = chars.len().saturating_sub(back);
    chars
        .iter()
        .take(front)
        .copied()
        .chain(core::iter::repeat_n('•', dots.min(8)))
        .chain(chars.iter().skip(tail).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_length_shows_more_than_half() {
        for length in 1..40_usize {
            let text: String = core::iter::repeat_n('7', length).collect();
            let shown = mask(&text).chars().filter(|c| *c == '7').count();
            assert!(length == 1 || shown < length, "{length}: {shown} shown");
        }
    }

    #[test]
    fn two_letters_of_a_hong_kong_card_keep_the_same_ends() {
        assert_eq!(mask("AB123456(9)"), "AB1••••6(9)");
        assert_eq!(mask("1234567(8)"), "123•••7(8)");
        assert_eq!(mask("1234"), "1•••");
        assert_eq!(mask(""), "");
    }
}
