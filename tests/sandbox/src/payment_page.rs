//! The bank's page of an order: a small one of our own, with a button for each thing that a bank
//! and a thumb can do. Forms only, no scripts; it works in a phone's browser and in a frame.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use tongtu_contract::{PaymentId, PaymentState, ProblemCode};

use crate::call::Call;
use crate::http::Answer;
use crate::payment::{self, Press};
use crate::refusal::Refusal;
use crate::reply::{Language, Reply};
use crate::town::Town;
use crate::violation_rows::PaymentRow;

/// The page's address, as whoever asked reaches this server.
pub(crate) fn address(town: &Town<'_>, call: &Call, row: &PaymentRow) -> String {
    let scheme = call.header("x-forwarded-proto").unwrap_or("http");
    let host = call.header("host").unwrap_or("127.0.0.1");
    let prefix = match town.tenant() {
        "main" => String::new(),
        tenant => format!("/t/{tenant}"),
    };
    format!("{scheme}://{host}{prefix}/pay/{}/{}", row.id, row.secret)
}

/// `GET /pay/{id}/{secret}`: the page; opening it is a step of the order.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut row = order(town, call)?;
    payment::press(town, &mut row, Press::Open)?;
    Ok(page(&row, call.language()))
}

/// `POST /pay/{id}/{secret}` with `do=pay`: a button of the page.
pub(crate) fn act(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut row = order(town, call)?;
    let body = String::from_utf8_lossy(&call.body);
    let word = body.split('&').find_map(|pair| pair.strip_prefix("do=")).unwrap_or_default();
    let press = Press::of(word)
        .filter(|press| !matches!(press, Press::SettlePaid | Press::SettleFailed))
        .ok_or(ProblemCode::BadRequest)?;
    payment::press(town, &mut row, press)?;
    Ok(page(&row, call.language()))
}

fn order(town: &Town<'_>, call: &Call) -> Result<PaymentRow, Refusal> {
    town.get::<PaymentRow>(call.id())?
        .filter(|row| row.secret == call.param("secret"))
        .ok_or_else(|| ProblemCode::NotFound.into())
}

/// An order in the console.
#[derive(Serialize)]
struct Order {
    id: PaymentId,
    amount_fen: i64,
    state: PaymentState,
    page: String,
    created_at_ms: i64,
}

/// `GET /_sandbox/payments`: all orders, newest first.
pub(crate) fn orders(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut rows = town.list::<PaymentRow>()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.created_at_ms));
    let orders: Vec<Order> = rows
        .into_iter()
        .map(|row| Order {
            state: payment::state(&row),
            page: address(town, call, &row),
            id: row.id,
            amount_fen: row.amount_fen,
            created_at_ms: row.created_at_ms,
        })
        .collect();
    Ok(Reply::ok(&orders))
}

#[derive(Deserialize)]
struct Act {
    r#do: String,
}

/// `POST /_sandbox/payments/{id}` with `{"do": "pay"}`: any button of the page, and the bank's
/// late answer: `settle_paid`, `settle_failed`.
pub(crate) fn settle(town: &mut Town<'_>, call: &Call) -> Answer {
    let act: Act = call.json()?;
    let press = Press::of(&act.r#do)
        .ok_or_else(|| Refusal::new(ProblemCode::BadRequest).arg("why", "no such button"))?;
    let mut row = town.get::<PaymentRow>(call.id())?.ok_or(ProblemCode::NotFound)?;
    payment::press(town, &mut row, press)?;
    Ok(Reply::empty(204))
}

fn page(row: &PaymentRow, language: Language) -> Reply {
    let say = |texts: [&'static str; 3]| language.of(texts).to_owned();
    let title = say(["缴纳罚款", "繳納罰款", "Pay a fine"]);
    let from = say(["沙盒银行", "沙盒銀行", "Sandbox bank"]);
    let state = say(sentence(&payment::state(row)));
    let way_back = say(["返回通途", "返回通途", "Back to Tongtu"]);
    let note = say([
        "这是测试页面，不会扣款。",
        "這是測試頁面，不會扣款。",
        "This is a page for tests: no money is taken.",
    ]);
    let mut buttons = String::new();
    for (word, class, texts) in BUTTONS {
        let text = language.of(texts);
        let _ = write!(
            buttons, // into a String: cannot fail
            "<button class=\"{class}\" name=\"do\" value=\"{word}\">{text}</button>"
        );
    }
    let waits = matches!(payment::state(row), PaymentState::Ordering | PaymentState::Redirected);
    let form =
        if waits { format!("<form method=\"post\">{buttons}</form>") } else { String::new() };
    let (yuan, fen) = (row.amount_fen / 100, row.amount_fen % 100);
    let (id, lang) = (&row.id, language.tag());
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main>\
         <p class=\"bank\">{from}</p><h1>{title}</h1><p class=\"sum\">¥ {yuan}.{fen:02}</p>\
         <p class=\"state\" role=\"status\">{state}</p>{form}\
         <a class=\"back\" href=\"tongtu://open/payment/{id}\">{way_back}</a>\
         <p class=\"note\">{note}</p></main></body></html>"
    );
    Reply::bytes("text/html; charset=utf-8", html.into_bytes())
        .with("content-security-policy", POLICY)
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer")
}

fn sentence(state: &PaymentState) -> [&'static str; 3] {
    match state {
        PaymentState::Paid => ["已缴纳", "已繳納", "Paid"],
        PaymentState::Failed => {
            ["未成功，没有扣款", "未成功，沒有扣款", "Failed, nothing was taken"]
        }
        PaymentState::Pending => ["银行正在处理", "銀行正在處理", "The bank is working on it"],
        PaymentState::Unclear => ["银行没有答复", "銀行沒有答覆", "The bank does not answer"],
        _ => ["等待缴纳", "等待繳納", "Waiting for you"],
    }
}

type Button = (&'static str, &'static str, [&'static str; 3]);

const BUTTONS: [Button; 6] = [
    ("pay", "main", ["确认缴纳", "確認繳納", "Pay"]),
    ("twice", "", ["连按两次缴纳", "連按兩次繳納", "Press pay twice"]),
    ("slowly", "", ["缴纳，一分钟后到账", "繳納，一分鐘後到帳", "Pay, confirmed a minute later"]),
    ("fail", "", ["缴纳失败", "繳納失敗", "Fail"]),
    ("never", "", ["已扣款，银行不答复", "已扣款，銀行不答覆", "Paid, but the bank never answers"]),
    (
        "never_unpaid",
        "",
        ["未扣款，银行不答复", "未扣款，銀行不答覆", "Not paid, and the bank never answers"],
    ),
];

const STYLE: &str = "body{margin:0;background:#eef1f4;color:#1b2530;font:17px/1.5 system-ui,sans-serif}\
    main{max-width:26rem;margin:0 auto;padding:24px 20px}h1{font-size:24px;margin:4px 0}\
    .bank{margin:0;color:#52606d}.sum{font-size:40px;font-weight:700;margin:12px 0}\
    .state{background:#fff;border-radius:12px;padding:12px 16px}\
    button,.back{display:block;box-sizing:border-box;width:100%;min-height:52px;margin:10px 0;\
    padding:12px;border:1px solid #8895a3;border-radius:12px;background:#fff;color:#1b2530;\
    font:inherit;text-align:center;text-decoration:none}\
    .main,.back{background:#0b5cad;border-color:#0b5cad;color:#fff}.note{color:#52606d;font-size:14px}";

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'";
