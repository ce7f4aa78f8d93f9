//! 缴款凭证: the receipt as a PDF 1.4 of one page, written by hand.
//!
//! Nothing is embedded: Chinese is set in a font that readers of Chinese bring along (STSong-Light)
//! by Unicode (UniGB-UCS2-H), with a `ToUnicode` map for programs. Latin letters and digits are
//! in Helvetica, which every reader has, so that numbers and sums are there whatever is missing.
//! The same order gives the same bytes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::violation_rows::{DecisionRow, PaymentPart, PaymentRow};

/// A5 in points.
const WIDTH: u32 = 420;
const HEIGHT: u32 = 595;
/// As many decisions as fit on the page.
const MOST_LINES: usize = 6;

/// The receipt of an order that was paid.
pub(crate) fn pdf(
    row: &PaymentRow,
    paid: &[(DecisionRow, PaymentPart)],
    number: &str,
    payer: &str,
    paid_at_ms: i64,
) -> Vec<u8> {
    let mut text = Text::default();
    text.line(20, "罚款缴款凭证");
    text.line(9, "Receipt of payment (sandbox)");
    text.gap(10);
    text.pair("凭证号 Receipt", number);
    text.pair("缴款单号 Order", row.id.as_str());
    text.pair("缴款人 Payer", payer);
    let at = chrono::DateTime::from_timestamp_millis(paid_at_ms.saturating_add(8 * 3_600_000));
    text.pair("缴款时间 Paid", &at.unwrap_or_default().format("%Y-%m-%d %H:%M").to_string());
    text.gap(10);
    for (decision, part) in paid.iter().take(MOST_LINES) {
        text.pair("决定书编号 Decision", &decision.number);
        let sum = format!(
            "{}  罚款 Fine {}  加处罚款 Surcharge {}",
            decision.plate,
            yuan(part.fine_fen),
            yuan(part.surcharge_fen)
        );
        text.line(10, &sum);
        for (at, _) in &part.parts {
            text.line(10, &format!("分期 Part {}", at + 1));
        }
    }
    if paid.len() > MOST_LINES {
        text.line(10, &format!("另有 {} 份决定书", paid.len() - MOST_LINES));
    }
    text.gap(10);
    text.line(16, &format!("合计 Total {} 元 CNY", yuan(row.amount_fen)));
    text.gap(10);
    text.line(9, "测试凭证，不是真实票据。");
    document(&text)
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// Lines from the top, and the characters they use.
#[derive(Default)]
struct Text {
    content: String,
    used: BTreeSet<u16>,
    down: u32,
}

impl Text {
    fn pair(&mut self, label: &str, value: &str) {
        self.line(11, &format!("{label}  {value}"));
    }

    fn line(&mut self, size: u32, text: &str) {
        self.down += size + 8;
        let y = HEIGHT.saturating_sub(40 + self.down);
        let _ = write!(self.content, "BT 40 {y} Td"); // into a String: cannot fail
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_latin = first.is_ascii();
            let end = rest.find(|c: char| c.is_ascii() != is_latin).unwrap_or(rest.len());
            let (run, behind) = rest.split_at(end);
            let (font, hex) = if is_latin { ("F2", latin(run)) } else { ("F1", self.chinese(run)) };
            let _ = write!(self.content, " /{font} {size} Tf <{hex}> Tj");
            rest = behind;
        }
        self.content.push_str(" ET\n");
    }

    fn chinese(&mut self, run: &str) -> String {
        let mut hex = String::new();
        for unit in run.encode_utf16() {
            self.used.insert(unit);
            let _ = write!(hex, "{unit:04X}");
        }
        hex
    }

    fn gap(&mut self, height: u32) {
        self.down += height;
    }

    /// Which code is which character: the codes are UTF-16 already.
    fn to_unicode(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
             /CMapName /Plain def /CMapType 2 def\n\
             1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
        );
        let used: Vec<u16> = self.used.iter().copied().collect();
        // A block holds a hundred at most.
        for block in used.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", block.len());
            for unit in block {
                let _ = writeln!(map, "<{unit:04X}> <{unit:04X}>");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap end end\n");
        map
    }
}

fn latin(run: &str) -> String {
    run.bytes().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02X}");
        hex
    })
}

fn document(text: &Text) -> Vec<u8> {
    let stream = |body: &str| format!("<< /Length {} >>\nstream\n{body}endstream", body.len());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] \
             /Resources << /Font << /F1 5 0 R /F2 9 0 R >> >> /Contents 4 0 R >>"
        ),
        stream(&text.content),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H \
         /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> \
         /FontDescriptor 7 0 R /DW 1000 >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] \
         /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
            .to_owned(),
        stream(&text.to_unicode()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        offsets.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    let count = objects.len() + 1;
    let _ = write!(file, "xref\n0 {count}\n0000000000 65535 f \n");
    for offset in offsets {
        let _ = writeln!(file, "{offset:010} 00000 n ");
    }
    let _ = write!(file, "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}
