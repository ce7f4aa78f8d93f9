//! 地名: names of provinces and cities that are written otherwise in traditional characters.
//!
//! By the ids of the rules' table, sorted. A name that is not here is written alike. Made with
//! `OpenCC`'s Hong Kong standard and read over: 龍岩 and 中衛 are as the places write them.

/// The name in traditional characters, where it differs.
pub(super) fn traditional(id: &str) -> Option<&'static str> {
    let at = NAMES.binary_search_by_key(&id, |(own, _)| *own).ok()?;
    NAMES.get(at).map(|(_, name)| *name)
}

#[rustfmt::skip]
static NAMES: [(&str, &str); 197] = [
    ("ah_b", "蕪湖"), ("ah_e", "馬鞍山"), ("ah_g", "銅陵"), ("ah_h", "安慶"), ("ah_j", "黃山"),
    ("ah_k", "阜陽"), ("cq", "重慶"), ("fj_d", "廈門"), ("fj_f", "龍岩"), ("fj_j", "寧德"),
    ("gd", "廣東"), ("gd_a", "廣州"), ("gd_d", "汕頭"), ("gd_f", "韶關"), ("gd_h", "肇慶"),
    ("gd_j", "江門"), ("gd_q", "陽江"), ("gd_r", "清遠"), ("gd_s", "東莞"), ("gd_v", "揭陽"),
    ("gd_w", "雲浮"), ("gs", "甘肅"), ("gs_a", "蘭州"), ("gs_b", "嘉峪關"), ("gs_d", "白銀"),
    ("gs_g", "張掖"), ("gs_k", "隴南"), ("gs_l", "平涼"), ("gs_m", "慶陽"), ("gs_n", "臨夏"),
    ("gx", "廣西"), ("gx_a", "南寧"), ("gx_g", "來賓"), ("gx_j", "賀州"), ("gx_n", "欽州"),
    ("gx_r", "貴港"), ("gz", "貴州"), ("gz_a", "貴陽"), ("gz_b", "六盤水"), ("gz_c", "遵義"),
    ("gz_d", "銅仁"), ("gz_f", "畢節"), ("gz_g", "安順"), ("gz_h", "黔東南"), ("ha_a", "鄭州"),
    ("ha_b", "開封"), ("ha_c", "洛陽"), ("ha_d", "平頂山"), ("ha_e", "安陽"), ("ha_f", "鶴壁"),
    ("ha_g", "新鄉"), ("ha_j", "濮陽"), ("ha_k", "許昌"), ("ha_m", "三門峽"), ("ha_q", "駐馬店"),
    ("ha_r", "南陽"), ("ha_s", "信陽"), ("ha_u", "濟源"), ("hb_a", "武漢"), ("hb_b", "黃石"),
    ("hb_d", "荊州"), ("hb_f", "襄陽"), ("hb_h", "荊門"), ("hb_j", "黃岡"), ("hb_l", "咸寧"),
    ("hb_n", "潛江"), ("hb_p", "神農架"), ("hb_r", "天門"), ("hb_s", "隨州"), ("he_a", "石家莊"),
    ("he_c", "秦皇島"), ("he_d", "邯鄲"), ("he_g", "張家口"), ("he_j", "滄州"), ("hi_b", "三亞"),
    ("hi_c", "瓊海、文昌、萬寧等"), ("hi_d", "五指山、東方等"), ("hl", "黑龍江"),
    ("hl_a", "哈爾濱"), ("hl_b", "齊齊哈爾"), ("hl_e", "大慶"), ("hl_g", "雞西"), ("hl_h", "鶴崗"),
    ("hl_j", "雙鴨山"), ("hl_m", "綏化"), ("hl_p", "大興安嶺"), ("hn_a", "長沙"), ("hn_d", "衡陽"),
    ("hn_e", "邵陽"), ("hn_f", "岳陽"), ("hn_g", "張家界"), ("hn_h", "益陽"), ("hn_k", "婁底"),
    ("hn_n", "懷化"), ("jl_a", "長春"), ("jl_d", "遼源"), ("jl_h", "延邊"), ("js", "江蘇"),
    ("js_b", "無錫"), ("js_e", "蘇州"), ("js_g", "連雲港"), ("js_j", "鹽城"), ("js_k", "揚州"),
    ("js_l", "鎮江"), ("js_n", "宿遷"), ("jx_b", "贛州"), ("jx_e", "上饒"), ("jx_f", "撫州"),
    ("jx_h", "景德鎮"), ("jx_j", "萍鄉"), ("jx_l", "鷹潭"), ("ln", "遼寧"), ("ln_a", "瀋陽"),
    ("ln_b", "大連"), ("ln_d", "撫順"), ("ln_f", "丹東"), ("ln_g", "錦州"), ("ln_h", "營口"),
    ("ln_k", "遼陽"), ("ln_l", "盤錦"), ("ln_m", "鐵嶺"), ("ln_n", "朝陽"), ("ln_p", "葫蘆島"),
    ("nm", "內蒙古"), ("nm_b", "包頭"), ("nm_c", "烏海"), ("nm_e", "呼倫貝爾"), ("nm_f", "興安"),
    ("nm_g", "通遼"), ("nm_h", "錫林郭勒"), ("nm_j", "烏蘭察布"), ("nm_k", "鄂爾多斯"),
    ("nm_l", "巴彥淖爾"), ("nx", "寧夏"), ("nx_a", "銀川"), ("nx_c", "吳忠"), ("nx_e", "中衛"),
    ("qh_a", "西寧"), ("qh_b", "海東"), ("qh_d", "黃南"), ("qh_g", "玉樹"), ("sc_b", "綿陽"),
    ("sc_c", "自貢"), ("sc_e", "瀘州"), ("sc_f", "德陽"), ("sc_h", "廣元"), ("sc_j", "遂寧"),
    ("sc_k", "內江"), ("sc_l", "樂山"), ("sc_m", "資陽"), ("sc_q", "宜賓"), ("sc_s", "達州"),
    ("sc_u", "阿壩"), ("sc_w", "涼山"), ("sc_x", "廣安"), ("sd", "山東"), ("sd_a", "濟南"),
    ("sd_b", "青島"), ("sd_d", "棗莊"), ("sd_e", "東營"), ("sd_f", "煙台"), ("sd_g", "濰坊"),
    ("sd_h", "濟寧"), ("sd_m", "濱州"), ("sd_q", "臨沂"), ("sd_r", "菏澤"), ("sn", "陝西"),
    ("sn_b", "銅川"), ("sn_c", "寶雞"), ("sn_d", "咸陽"), ("sn_f", "漢中"), ("sx_c", "陽泉"),
    ("sx_d", "長治"), ("sx_e", "晉城"), ("sx_j", "呂梁"), ("sx_k", "晉中"), ("sx_l", "臨汾"),
    ("sx_m", "運城"), ("xj_a", "烏魯木齊"), ("xj_e", "博爾塔拉"), ("xj_j", "克拉瑪依"),
    ("xj_k", "吐魯番"), ("xj_n", "阿克蘇"), ("xj_p", "克孜勒蘇"), ("xz_a", "拉薩"),
    ("xz_d", "日喀則"), ("yn", "雲南"), ("yn_g", "紅河"), ("yn_k", "西雙版納"), ("yn_p", "麗江"),
    ("yn_r", "迪慶"), ("yn_s", "臨滄"), ("zj_b", "寧波"), ("zj_d", "紹興"), ("zj_f", "嘉興"),
    ("zj_g", "金華"), ("zj_k", "麗水"),
];

#[cfg(test)]
mod tests {
    use tongtu_rules::{city, name};

    use super::*;

    #[test]
    fn every_name_belongs_to_a_place_and_is_its_own_in_other_characters() {
        let places: Vec<(&str, &str)> = city::provinces()
            .iter()
            .flat_map(|of| {
                let own = [(of.id, of.name)];
                own.into_iter().chain(of.cities().map(|city| (city.id, city.name)))
            })
            .collect();
        assert!(NAMES.is_sorted_by_key(|(id, _)| *id));
        for (id, written) in NAMES {
            let (_, plain) = places.iter().find(|(own, _)| *own == id).expect(id);
            // What the names' table knows of is changed back by it.
            let back = name::check(written).simplified();
            assert_eq!(back, name::check(plain).simplified(), "{id}");
            assert_ne!(written, *plain);
        }
    }
}
