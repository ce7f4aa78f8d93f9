//! What a refusal says: status, code, law, and a sentence in three languages.

use std::collections::BTreeMap;

use tongtu_contract::{FieldProblem, Problem, ProblemCode, Registration};

use crate::reply::{Language, Reply};
use crate::store::Broken;

/// Why a request is not granted.
#[derive(Debug)]
pub(crate) struct Refusal {
    // Behind a pointer, so that a handler's good answer does not carry the size of a bad one.
    said: Box<Said>,
}

#[derive(Debug)]
struct Said {
    code: ProblemCode,
    args: BTreeMap<String, String>,
    fields: Vec<(String, String)>,
    registration: Option<Box<Registration>>,
    retry_after_s: Option<i64>,
    status: Option<u16>,
    headers: Vec<(&'static str, String)>,
}

impl Refusal {
    pub(crate) fn new(code: ProblemCode) -> Refusal {
        let said = Said {
            code,
            args: BTreeMap::new(),
            fields: Vec::new(),
            registration: None,
            retry_after_s: None,
            status: None,
            headers: Vec::new(),
        };
        Refusal { said: Box::new(said) }
    }

    /// All wrong fields at once: pairs of a field's name and a rule's code.
    pub(crate) fn fields(fields: Vec<(String, String)>) -> Refusal {
        let mut refusal = Refusal::new(ProblemCode::InvalidFields);
        refusal.said.fields = fields;
        refusal
    }

    /// A refusal for several reasons: pairs of a field's name and a rule's code.
    pub(crate) fn because(code: ProblemCode, reasons: Vec<(String, String)>) -> Refusal {
        let mut refusal = Refusal::new(code);
        refusal.said.fields = reasons;
        refusal
    }

    /// One wrong field.
    pub(crate) fn field(field: &str, code: &str) -> Refusal {
        Refusal::fields(vec![(field.to_owned(), code.to_owned())])
    }

    pub(crate) fn arg(mut self, name: &str, value: impl ToString) -> Refusal {
        self.said.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Says from when it is worth while, in the body and as `Retry-After`.
    pub(crate) fn not_before(mut self, name: &str, at_ms: i64, now_ms: i64) -> Refusal {
        self.said.retry_after_s = Some((at_ms - now_ms).max(0).saturating_add(999) / 1000);
        self.arg(name, at_ms)
    }

    pub(crate) fn with_registration(mut self, registration: Registration) -> Refusal {
        self.said.registration = Some(Box::new(registration));
        self
    }

    /// The status that a fault asked for instead of the code's own.
    pub(crate) fn with_status(mut self, status: u16) -> Refusal {
        self.said.status = Some(status);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl ToString) -> Refusal {
        self.said.headers.push((name, value.to_string()));
        self
    }

    pub(crate) fn status(&self) -> u16 {
        self.said.status.unwrap_or_else(|| words(&self.said.code).status)
    }

    /// Whether the same request may be granted later: its answer is not kept for its key.
    pub(crate) fn may_pass_later(&self) -> bool {
        matches!(self.status(), 400 | 401 | 408 | 409 | 413 | 426 | 429 | 500..)
    }

    pub(crate) fn reply(self, language: Language) -> Reply {
        let status = self.status();
        let said = *self.said;
        let words = words(&said.code);
        let problem = Problem {
            kind: format!("urn:tongtu:problem:{}", said.code),
            title: words.title.to_owned(),
            status,
            law: words.law.map(str::to_owned),
            args: said.args,
            text: language.of(words.text).to_owned(),
            fields: said
                .fields
                .into_iter()
                .map(|(field, code)| FieldProblem {
                    text: field_text(&field, &code, language),
                    field,
                    code,
                })
                .collect(),
            registration: said.registration,
            code: said.code,
        };
        let mut reply = Reply::json(status, &problem);
        reply.set("content-type", tongtu_contract::header::PROBLEM_JSON);
        reply.set("content-language", language.tag());
        if let Some(wait_s) = said.retry_after_s {
            reply.set("retry-after", &wait_s.to_string());
        }
        if status == 401 {
            reply.set("www-authenticate", "Bearer");
        }
        for (name, value) in said.headers {
            reply.set(name, &value);
        }
        reply
    }
}

impl From<ProblemCode> for Refusal {
    fn from(code: ProblemCode) -> Refusal {
        Refusal::new(code)
    }
}

impl From<Broken> for Refusal {
    /// The cause goes to the log of whoever runs the sandbox; the caller learns only that it was us.
    fn from(cause: Broken) -> Refusal {
        eprintln!("sandbox: {cause}");
        Refusal::new(ProblemCode::Internal)
    }
}

#[derive(Clone, Copy)]
struct Words {
    status: u16,
    title: &'static str,
    law: Option<&'static str>,
    /// zh-Hans, zh-Hant, en.
    text: [&'static str; 3],
}

const fn say(status: u16, title: &'static str, text: [&'static str; 3]) -> Words {
    Words { status, title, law: None, text }
}

const fn by_law(words: Words, law: &'static str) -> Words {
    Words { law: Some(law), ..words }
}

/// The sentence for a wrong field, for an app that does not know the rule's code.
fn field_text(field: &str, code: &str, language: Language) -> String {
    if let Some(text) = reason_text(code) {
        return language.of(text).to_owned();
    }
    let name = match field {
        "number" => ["证件号码", "證件號碼", "document number"],
        "name" => ["姓名", "姓名", "name"],
        "phone" => ["手机号码", "手機號碼", "phone number"],
        "password" => ["密码", "密碼", "password"],
        "code" => ["验证码", "驗證碼", "code"],
        "city" => ["注册城市", "註冊城市", "city"],
        "doc_type" | "doc_kind" => ["证件类型", "證件類型", "type of document"],
        "file_number" => ["档案编号", "檔案編號", "file number"],
        "photo" | "upload" => ["照片", "照片", "photo"],
        "frames" => ["人脸照片", "人臉照片", "pictures of the face"],
        "plate_kind" => ["号牌种类", "號牌種類", "kind of plate"],
        "plate" => ["号牌号码", "號牌號碼", "plate"],
        "engine_tail" => {
            ["发动机号后六位", "發動機號後六位", "last six characters of the engine number"]
        }
        "text" => ["内容", "內容", "text"],
        "reason" => ["理由", "理由", "reason"],
        "months" => ["月数", "月數", "number of months"],
        "ground" => ["异议理由", "異議理由", "ground"],
        "pictures" => ["证据图片", "證據圖片", "pictures"],
        "decisions" => ["要缴纳的罚款", "要繳納的罰款", "fines to be paid"],
        "relation" => ["本人与车主关系", "本人與車主關係", "relation to the owner"],
        _ => [field, field, field],
    };
    let name = language.of(name);
    match language {
        Language::Hans => format!("请检查{name}（{code}）"),
        Language::Hant => format!("請檢查{name}（{code}）"),
        Language::En => format!("Please check the {name} ({code})"),
    }
}

/// The sentence for a limit, where the field is right and something else stands against it.
#[rustfmt::skip] // a table: one line a code
fn reason_text(code: &str) -> Option<[&'static str; 3]> {
    Some(match code {
        "filing.kind_not_allowed" => ["只能备案非营运的小型汽车和小型新能源汽车", "只能備案非營運的小型汽車和小型新能源汽車", "Only small cars in non-operating use can be filed"],
        "filing.already_own" => ["这是您本人的机动车，无需备案", "這是您本人的機動車，無需備案", "This vehicle is your own and needs no filing"],
        "filing.per_user" => ["您备案的他人机动车已达上限", "您備案的他人機動車已達上限", "You have filed as many vehicles as you may"],
        "filing.per_vehicle" => ["这辆机动车的备案人数已达上限", "這輛機動車的備案人數已達上限", "This vehicle has as many users as it may"],
        "filing.per_day" => ["今日备案申请次数已用完", "今日備案申請次數已用完", "Today's applications are used up"],
        "filing.per_year" => ["本年度备案申请次数已用完", "本年度備案申請次數已用完", "This year's applications are used up"],
        "filing.lifetime" => ["您备案过的车主人数已达上限", "您備案過的車主人數已達上限", "You have filed vehicles of as many owners as you may"],
        "filing.blacklisted" => ["因提供虚假材料，不能再申请备案", "因提供虛假材料，不能再申請備案", "False material was handed in; no more applications"],
        "violation.already_handled" => ["这条违法已处理，请缴纳罚款", "這條違法已處理，請繳納罰款", "This record is decided already; what is left is to pay"],
        "violation.scene_record" => ["现场处罚的违法不能在网上处理", "現場處罰的違法不能在網上處理", "A record of the scene is not handled online"],
        "violation.under_objection" => ["异议正在审核，暂停处理", "異議正在審核，暫停處理", "An objection is in review; everything rests"],
        "violation.points_too_high" => ["单条记分超过网上处理的上限，请到窗口", "單條記分超過網上處理的上限，請到窗口", "Too many points for handling online, please go to the window"],
        "violation.general_procedure" => ["罚款超过简易程序的上限，请到窗口", "罰款超過簡易程序的上限，請到窗口", "The fine is above the simple procedure, please go to the window"],
        "violation.would_reach_twelve" => ["处理后将记满 12 分，请到窗口", "處理後將記滿 12 分，請到窗口", "Twelve points would be reached, please go to the window"],
        "violation.exceeds_twelve" => ["处理后将超过 12 分，请到窗口", "處理後將超過 12 分，請到窗口", "Twelve points would be exceeded, please go to the window"],
        "violation.data_unavailable" => ["暂时查询不到累积记分，请稍后再试", "暫時查詢不到累積記分，請稍後再試", "The points are not known at the moment, please try later"],
        "violation.not_filed" => ["这辆机动车未备案", "這輛機動車未備案", "This vehicle is not filed"],
        "violation.before_filing" => ["备案之前的记分违法，请由车主处理或到窗口", "備案之前的記分違法，請由車主處理或到窗口", "With points, and before the filing: it is the owner's, or the window's"],
        "violation.no_licence" => ["账号下没有驾驶证，请先备案", "帳號下沒有駕駛證，請先備案", "No licence is filed on this account"],
        "violation.licence_status" => ["驾驶证状态异常，不能处理", "駕駛證狀態異常，不能處理", "The licence's status stands against it"],
        "violation.class_mismatch" => ["准驾车型与这辆机动车不符", "准駕車型與這輛機動車不符", "The licence's class does not fit the vehicle"],
        "violation.suspect_risk" => ["涉嫌代替他人接受处理，请到窗口", "涉嫌代替他人接受處理，請到窗口", "Too many plates or drivers: suspected of taking points for others, please go to the window"],
        "violation.key_person" => ["您只能处理本人机动车的违法", "您只能處理本人機動車的違法", "You may handle records of your own vehicles only"],
        "violation.full_rounds" => ["记分周期内满分学习次数过多，只能处理本人机动车的违法", "記分週期內滿分學習次數過多，只能處理本人機動車的違法", "Too many full-marks courses in this cycle: only your own vehicles"],
        "violation.face_needed" => ["人脸识别两次未通过，可转人工审核", "人臉識別兩次未通過，可轉人工審核", "The face was not recognised twice; the manual way is open"],
        // In no table of the rules: an app has only this sentence to say.
        "violation.accident_open" => ["这条违法涉及交通事故，事故处理完以后才能处理", "這條違法涉及交通事故，事故處理完以後才能處理", "This record belongs to an accident, which has to be settled first"],
        _ => return None,
    })
}

#[rustfmt::skip] // a table: one line a code
#[allow(clippy::too_many_lines)] // the table of sentences is as long as there are codes
fn words(code: &ProblemCode) -> Words {
    use ProblemCode as C;
    match code {
        C::BadRequest => say(400, "Bad request", ["请求无法读取", "請求無法讀取", "The request cannot be read"]),
        C::IdempotencyKeyMissing => say(400, "Idempotency-Key missing", ["请求缺少 Idempotency-Key", "請求缺少 Idempotency-Key", "The request has no Idempotency-Key"]),
        C::Unauthorized => say(401, "Unauthorized", ["请先登录", "請先登入", "Please log in first"]),
        C::TokenExpired => say(401, "Token expired", ["登录凭证已过期", "登入憑證已過期", "The access token has run out"]),
        C::SessionRevoked => say(401, "Session ended", ["登录已失效，请重新登录", "登入已失效，請重新登入", "This session has ended, please log in again"]),
        C::WrongPassword => say(401, "Wrong login or password", ["账号或密码不正确", "帳號或密碼不正確", "The login or the password is wrong"]),
        C::Forbidden => say(403, "Forbidden", ["无权访问", "無權存取", "This is not open to you"]),
        C::RegistrationInReview => say(403, "Registration not finished", ["注册申请尚未完成", "註冊申請尚未完成", "The registration is not finished yet"]),
        C::NotFound => say(404, "Not found", ["未找到", "未找到", "Nothing is here"]),
        C::AccountUnknown => say(404, "Account unknown", ["该手机号码尚未注册", "該手機號碼尚未註冊", "No account has this phone number"]),
        C::MethodNotAllowed => say(405, "Method not allowed", ["不支持的请求方法", "不支援的請求方法", "This method is not served here"]),
        C::PhoneTaken => say(409, "Phone taken", ["该手机号码已注册账号，可直接登录或找回密码", "該手機號碼已註冊帳號，可直接登入或找回密碼", "This phone number has an account: log in or reset the password"]),
        C::DocumentTaken => say(409, "Document taken", ["该证件已注册账号", "該證件已註冊帳號", "This document has an account"]),
        C::IdempotencyInFlight => say(409, "Still being worked on", ["同一请求正在处理", "同一請求正在處理", "The same request is being worked on"]),
        C::WrongState => say(409, "Not in this state", ["当前状态不能进行此操作", "目前狀態不能進行此操作", "This cannot be done in the present state"]),
        C::PhotoTooSoon => say(409, "Photo too soon", ["照片六个月内只能更换一次", "照片六個月內只能更換一次", "A photo can be replaced once in six months"]),
        C::WindowOnly => say(409, "Window only", ["照片多次未通过审核，请到窗口办理", "照片多次未通過審核，請到窗口辦理", "Too many photos were refused, please go to the window"]),
        C::StatusBlocks => by_law(say(409, "Status blocks", ["驾驶证状态异常，不能办理电子驾驶证", "駕駛證狀態異常，不能辦理電子駕駛證", "The licence's status stands against an electronic licence"]), "道路交通安全法实施条例 §28"),
        C::NoLicence => say(409, "No licence filed", ["账号下没有驾驶证，请先备案", "帳號下沒有駕駛證，請先備案", "No licence is filed on this account"]),
        C::FilingLimit => say(409, "Filing limit reached", ["已达到备案限制", "已達到備案限制", "A limit of filing is reached"]),
        C::VehicleMismatch => say(409, "Not this vehicle", ["号牌、号牌种类与发动机号不一致", "號牌、號牌種類與發動機號不一致", "Plate, kind and engine number do not belong together"]),
        C::HandlingRefused => by_law(say(409, "Not to be handled online", ["这条违法不能在网上处理", "這條違法不能在網上處理", "This record cannot be handled online"]), "道路交通安全违法行为记分管理办法 §14"),
        C::PointsDiffer => say(409, "Points differ", ["记分已有变化，请重新确认", "記分已有變化，請重新確認", "The points have changed, please confirm anew"]),
        C::PaymentOpen => say(409, "Payment open", ["这笔罚款正在缴纳，请先查询结果", "這筆罰款正在繳納，請先查詢結果", "A payment of this fine is open, please look at its result first"]),
        C::AmountDiffers => say(409, "Amount differs", ["应缴金额已有变化，请重新确认", "應繳金額已有變化，請重新確認", "The amount has changed, please confirm anew"]),
        C::AlreadyPaid => say(409, "Paid already", ["这笔罚款已缴清", "這筆罰款已繳清", "This fine is paid"]),
        C::TermPassed => say(409, "Term passed", ["已超过期限", "已超過期限", "The term has passed"]),
        C::OwnerUnreachable => say(409, "Owner unreachable", ["车主没有可用的手机号码", "車主沒有可用的手機號碼", "The owner has no phone number that is known"]),
        C::OffsetMismatch => say(409, "Offset mismatch", ["上传位置不一致", "上傳位置不一致", "The piece does not begin where the file ends"]),
        C::UploadGone => say(410, "Upload gone", ["上传已过期或已取消", "上傳已過期或已取消", "The upload has run out or was ended"]),
        C::TusVersion => say(412, "Unsupported tus version", ["不支持的 tus 版本", "不支援的 tus 版本", "This version of tus is not spoken here"]),
        C::TooLarge => say(413, "Too large", ["文件过大", "檔案過大", "This is too large"]),
        C::UnsupportedType => say(415, "Unsupported type", ["不支持的内容类型", "不支援的內容類型", "This type of body is not served here"]),
        C::IdempotencyReused => say(422, "Key used for another body", ["Idempotency-Key 已用于其他请求", "Idempotency-Key 已用於其他請求", "The Idempotency-Key was used for another request"]),
        C::InvalidFields => say(422, "Invalid fields", ["请检查填写的内容", "請檢查填寫的內容", "Please check what was entered"]),
        C::WrongCode => say(422, "Wrong code", ["验证码不正确", "驗證碼不正確", "The code is wrong"]),
        C::CodeExpired => say(422, "Code expired", ["验证码已失效，请重新获取", "驗證碼已失效，請重新取得", "The code no longer works, ask for a new one"]),
        C::OwnerCodeInvalid => say(422, "Owner's code invalid", ["车主授权码不正确或已失效", "車主授權碼不正確或已失效", "The owner's code is wrong or no longer works"]),
        C::FaceNeeded => say(422, "Face check needed", ["请先完成人脸识别", "請先完成人臉識別", "The face has to be checked first"]),
        C::NoticeUnread => by_law(say(422, "Notice unread", ["请先阅读处罚前告知", "請先閱讀處罰前告知", "Please read the notice first"]), "行政处罚法 §44"),
        C::NameNumberMismatch => say(422, "Name and number differ", ["姓名与证件号码不一致", "姓名與證件號碼不一致", "Name and number do not belong together"]),
        C::DocumentNotAccounts => say(422, "Not the account's document", ["证件与账号不一致", "證件與帳號不一致", "The document is not the account's"]),
        C::ConsentOutdated => by_law(say(422, "Consent outdated", ["隐私政策已更新，请重新阅读并同意", "隱私政策已更新，請重新閱讀並同意", "The privacy policy has changed, please read and agree anew"]), "个人信息保护法 §14"),
        C::ConsentMissing => by_law(say(422, "Consent missing", ["请先阅读并勾选同意", "請先閱讀並勾選同意", "Please read and tick the box first"]), "个人信息保护法 §14"),
        C::UploadIncomplete => say(422, "Upload incomplete", ["照片尚未上传完成", "照片尚未上傳完成", "The photo has not arrived whole"]),
        C::PhotoRefused => say(422, "Photo refused", ["照片不符合要求", "照片不符合要求", "The photo does not meet the requirements"]),
        C::ClientTooOld => say(426, "Client too old", ["应用版本过低，请更新", "應用程式版本過低，請更新", "This version of the app is too old, please update"]),
        C::ResendTooEarly => say(429, "Too early", ["验证码发送过于频繁，请稍后再试", "驗證碼傳送過於頻繁，請稍後再試", "It is too early for another code"]),
        C::CodesUsedUp => say(429, "No more codes today", ["今日验证码次数已用完", "今日驗證碼次數已用完", "No more codes today"]),
        C::PasswordResting => say(429, "Password login rests", ["密码错误次数过多，密码登录暂停，可用短信验证码登录", "密碼錯誤次數過多，密碼登入暫停，可用簡訊驗證碼登入", "Too many wrong passwords: password login rests, log in by SMS code"]),
        C::ChecksumMismatch => say(460, "Checksum mismatch", ["上传内容校验失败", "上傳內容校驗失敗", "The piece arrived damaged"]),
        C::PaymentClosed => say(503, "Payments closed", ["缴款系统夜间维护", "繳款系統夜間維護", "Payments rest at night"]),
        C::Maintenance => say(503, "Maintenance", ["系统维护中", "系統維護中", "The server is closed for maintenance"]),
        C::Internal | C::Unknown(_) => say(500, "Internal error", ["服务器出错", "伺服器出錯", "The server failed"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_against_handling_and_filing_has_its_sentence() {
        use tongtu_rules::filing::FilingRefusal;
        use tongtu_rules::violation::handle;
        for code in handle::Refusal::CODES.iter().chain(FilingRefusal::CODES) {
            assert!(reason_text(code).is_some(), "{code}");
        }
    }

    #[test]
    fn every_code_has_its_own_words() {
        let mut titles: Vec<&str> = Vec::new();
        for code in ProblemCode::KNOWN {
            let words = words(&ProblemCode::from(*code));
            assert!(words.text.iter().all(|text| !text.is_empty()), "{code}");
            assert!(!titles.contains(&words.title), "{code}: {}", words.title);
            assert!((400..=599).contains(&words.status), "{code}");
            titles.push(words.title);
        }
    }
}
