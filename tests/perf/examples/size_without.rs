//! The smallest program that reads what the other one reads: what it weighs is not the rules'.

use std::process::ExitCode;

fn main() -> ExitCode {
    let text: Vec<String> = std::env::args().skip(1).collect();
    let number = text.iter().filter_map(|text| text.parse::<u32>().ok()).sum::<u32>();
    ExitCode::from(u8::from(number > 12) + u8::from(text.join(" ").contains("{}")))
}
