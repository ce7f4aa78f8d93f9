//! Drivers and their licences: not registered, registered, in each state of the electronic licence.

use tongtu_contract::Sex;
use tongtu_rules::document::DocType;

use super::person::{Age, NOBODY, PLAIN, Paper, Person, Portrait};

#[rustfmt::skip] // one person a paragraph
pub(super) static PEOPLE: [Person; 13] = [
    Person {
        seed: "hk-resident", has_account: false,
        zh: "香港居民，驾驶证登记在回乡证上；未注册。用香港身份证 A123456(3) 注册会因证件不符被退回",
        en: "A Hong Kong resident whose licence is on the home return permit; not registered. Registering with the identity card A123456(3) is refused as the wrong document",
        name: "陈大文", born: (1988, 3, 2), kind: DocType::HomeReturnPermit, number: "H12345678",
        others: &[(DocType::HkId, "A123456(3)")], phone: "13800138000",
        licence: Some(Paper { file_number: "440300123456", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "passport-renewed", has_account: false,
        zh: "外国人，护照已换新，驾驶证仍登记在旧护照上；未注册，注册后按档案编号备案",
        en: "A foreigner with a new passport and a licence on the old one; not registered, files by the file number afterwards",
        name: "MARIA SILVA", sex: Sex::Female, born: (1991, 7, 9), kind: DocType::Passport, number: "C01X00T47",
        phone: "13800138001",
        licence: Some(Paper { number: Some("L898902C3"), file_number: "310012345678", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "mainland-driver", has_account: false,
        zh: "内地居民，驾驶证正常；未注册，注册时即时核验",
        en: "A mainland resident with a normal licence; not registered, checked at once",
        name: "张三", number: "110199199001010010", phone: "13800138002",
        licence: Some(Paper { file_number: "110001234567", accumulated: 3, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "new-licence",
        zh: "昨天刚领到驾驶证，尚未入库；可登录",
        en: "Got the licence yesterday, not in the register yet; can log in",
        name: "李昇", sex: Sex::Female, number: "33019919880808018X", phone: "13800138003",
        licence: Some(Paper { file_number: "330012345678", age: Age::Yesterday, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "licence-held",
        zh: "驾驶证被扣留（U），不能办理电子驾驶证；可登录",
        en: "The licence is held (U): no electronic licence; can log in",
        name: "王磊", number: "440399199203170132", phone: "13800138004",
        licence: Some(Paper { file_number: "440300200001", status: "U", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "points-full",
        zh: "记满 12 分（B）；可登录",
        en: "Full points, twelve (B); can log in",
        name: "赵敏", sex: Sex::Female, number: "110199198506240220", phone: "13800138005",
        licence: Some(Paper { file_number: "110000200002", status: "B", accumulated: 12, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "overdue",
        zh: "驾驶证上月到期未换（M）；可登录",
        en: "The licence ran out last month (M); can log in",
        name: "孙平", number: "310199198810090156", phone: "13800138006",
        licence: Some(Paper { file_number: "310000200003", age: Age::RunOut, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "registered",
        zh: "已注册，驾驶证正常，未申领电子驾驶证；可登录",
        en: "Registered, normal licence, no electronic licence yet; can log in",
        name: "周涛", number: "330199197905020176", phone: "13800138007",
        licence: Some(Paper { file_number: "330000200004", accumulated: 6, pending: 3, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "hk-registered",
        zh: "香港居民，已注册，未申领电子驾驶证；可登录",
        en: "A Hong Kong resident, registered, no electronic licence yet; can log in",
        name: "何家欣", sex: Sex::Female, born: (1993, 11, 4), kind: DocType::HomeReturnPermit, number: "H87654321",
        phone: "13800138008",
        licence: Some(Paper { file_number: "440300200005", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "elicence-active",
        zh: "电子驾驶证已生成；可登录",
        en: "The electronic licence is in force; can log in",
        name: "吴刚", number: "510199199408150247", sex: Sex::Female, phone: "13800138009",
        licence: Some(Paper { file_number: "510000200006", ..PLAIN }), elicence: Portrait::Active, ..NOBODY
    },
    Person {
        seed: "third-rejection",
        zh: "电子驾驶证照片已被退回两次，再退一次须到窗口办理；可登录",
        en: "Two photos were refused; a third refusal sends to the window; can log in",
        name: "郑洁", sex: Sex::Female, number: "440399199011120122", phone: "13800138010",
        licence: Some(Paper { file_number: "440300200007", ..PLAIN }), elicence: Portrait::RefusedTwice, ..NOBODY
    },
    Person {
        seed: "long-term",
        zh: "驾驶证长期有效，准驾 A2，有未处理违法（H）；可登录",
        en: "A long-term licence of class A2 with violations pending (H); can log in",
        name: "冯海", number: "110199198709230161", sex: Sex::Female, phone: "13800138011",
        licence: Some(Paper { file_number: "110000200008", classes: "A2", status: "H", age: Age::LongTerm, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "no-licence",
        zh: "已注册，名下没有驾驶证；可登录",
        en: "Registered, with no licence at all; can log in",
        name: "蒋波", number: "210199199312010310", phone: "13800138012", ..NOBODY
    },
];
