//! 注册城市: provinces, their cities, and a search over both.
//!
//! A plate's prefix helps to find a city and never decides one. What was chosen before stands first.

use tongtu_rules::{
    city::{self, City, Province},
    name,
};

use super::city_names;
use crate::{
    screen::{Body, Group, Icon, Page, Row, Rows, Scene},
    step::{Context, View},
    text::{Locale, Words},
};

/// More than these the person narrows by another letter.
const MOST_FOUND: usize = 60;

/// What a row leads to.
pub(super) enum Opened {
    Province(&'static Province),
    City(City),
}

/// A province with one city is that city.
pub(super) fn opened(row: &str) -> Option<Opened> {
    if let Some(id) = row.strip_prefix("city.") {
        return city::by_id(id).map(|(_, city)| Opened::City(city));
    }
    let province = by_id(row.strip_prefix("province.")?)?;
    let mut cities = province.cities();
    match (cities.next(), cities.next()) {
        (Some(only), None) => Some(Opened::City(only)),
        _ => Some(Opened::Province(province)),
    }
}

fn by_id(id: &str) -> Option<&'static Province> {
    city::provinces().iter().find(|province| province.id == id)
}

/// 广东 珠海, as the form shows it.
pub(crate) fn shown(id: &str, ctx: &Context) -> Option<String> {
    let (province, city) = city::by_id(id)?;
    let own = city_name(city, ctx);
    let of = province_name(province, ctx);
    if of == own {
        return Some(own);
    }
    Some(ctx.say(Words::new("city-of").with("province", of).with("city", own)))
}

/// 发证机关 as it is read: the city that its plates' prefix belongs to, beside the prefix. A prefix of
/// no city we know is shown as it came.
pub(crate) fn issuer(prefix: &str, ctx: &Context) -> String {
    let Some((_, city)) = city::by_prefix(prefix) else { return prefix.to_owned() };
    let words = Words::new("city-of-prefix").with("city", city_name(city, ctx));
    ctx.say(words.with("prefix", prefix))
}

fn province_name(province: &Province, ctx: &Context) -> String {
    place(province.id, province.name, province.latin, ctx)
}

fn city_name(city: City, ctx: &Context) -> String {
    place(city.id, city.name, city.latin, ctx)
}

fn place(id: &str, name: &str, latin: &str, ctx: &Context) -> String {
    match ctx.texts.locale() {
        Locale::En => latin,
        Locale::ZhHans => name,
        Locale::ZhHant => city_names::traditional(id).unwrap_or(name),
    }
    .to_owned()
}

/// All provinces, or what the search finds.
pub(super) fn provinces(search: &str, chosen: &str, ctx: &Context) -> View {
    let mut groups = Vec::new();
    // The list is in simplified characters; whoever types 東莞 means 东莞.
    let wanted = name::check(search).simplified();
    let wanted = if wanted.is_empty() { search.trim().to_owned() } else { wanted };
    if wanted.is_empty() {
        let before = city::by_id(chosen).map(|(province, city)| city_row(province, city, ctx));
        let usual = ["gd_c", "gd_b"].into_iter().filter(|id| *id != chosen);
        let usual =
            usual.filter_map(city::by_id).map(|(province, city)| city_row(province, city, ctx));
        let rows: Vec<Row> = before.into_iter().chain(usual).collect();
        groups.push(group("usual", Some("city-usual"), rows, ctx));
        let rows = city::provinces().iter().map(|province| province_row(province, ctx)).collect();
        groups.push(group("all", Some("city-all"), rows, ctx));
    } else {
        let found = city::search(&wanted).take(MOST_FOUND);
        let rows: Vec<Row> = found.map(|(province, city)| city_row(province, city, ctx)).collect();
        if !rows.is_empty() {
            groups.push(group("found", None, rows, ctx));
        }
    }
    let empty = groups.is_empty().then(|| Page {
        id: "none".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("city-none"),
        ..Page::default()
    });
    list(ctx.say("title-register-province"), Some(search.to_owned()), groups, empty)
}

/// The cities of a province. An unknown one, out of an old snapshot, shows all provinces.
pub(super) fn cities(id: &str, chosen: &str, ctx: &Context) -> View {
    let Some(province) = by_id(id) else { return provinces("", chosen, ctx) };
    let rows = province.cities().map(|city| city_row(province, city, ctx)).collect();
    let groups = vec![group("cities", None, rows, ctx)];
    list(province_name(province, ctx), None, groups, None)
}

fn list(title: String, search: Option<String>, groups: Vec<Group>, empty: Option<Page>) -> View {
    let rows = Rows { search, groups, empty, ..Rows::default() };
    View::new(title, Body::Rows { rows })
}

fn group(id: &str, title: Option<&'static str>, rows: Vec<Row>, ctx: &Context) -> Group {
    Group { id: id.to_owned(), title: title.map(|key| ctx.say(key)), side: None, rows }
}

fn province_row(province: &Province, ctx: &Context) -> Row {
    Row {
        id: format!("province.{}", province.id),
        icon: Some(Icon::Place),
        head: province_name(province, ctx),
        value: Some(province.prefix.to_string()),
        opens: true,
        ..Row::default()
    }
}

fn city_row(province: &Province, city: City, ctx: &Context) -> Row {
    let letters = city.letters.chars().map(|letter| format!("{}{letter}", province.prefix));
    let prefixes = letters.collect::<Vec<_>>().join(" ");
    Row {
        id: format!("city.{}", city.id),
        icon: Some(Icon::Place),
        head: city_name(city, ctx),
        lines: vec![province_name(province, ctx)],
        value: Some(if prefixes.is_empty() { province.prefix.to_string() } else { prefixes }),
        opens: true,
        ..Row::default()
    }
}
