//! Plate prefixes of prefecture cities. Source: restated.
//!
//! A province's cities are one text, a city a line: id, letters, name, name in Latin letters. As
//! records they would weigh three times as much, most of it pointers and their relocations.

use super::Province;

#[rustfmt::skip]
pub(super) static PROVINCES: [Province; 31] = [
    Province { id: "bj", prefix: '京', name: "北京", latin: "Beijing", listed: "\
bj||北京|Beijing" },
    Province { id: "tj", prefix: '津', name: "天津", latin: "Tianjin", listed: "\
tj||天津|Tianjin" },
    Province { id: "he", prefix: '冀', name: "河北", latin: "Hebei", listed: "\
he_a|A|石家庄|Shijiazhuang\n\
he_b|B|唐山|Tangshan\n\
he_c|C|秦皇岛|Qinhuangdao\n\
he_d|D|邯郸|Handan\n\
he_e|E|邢台|Xingtai\n\
he_f|F|保定|Baoding\n\
he_g|G|张家口|Zhangjiakou\n\
he_h|H|承德|Chengde\n\
he_j|J|沧州|Cangzhou\n\
he_r|R|廊坊|Langfang\n\
he_t|T|衡水|Hengshui" },
    Province { id: "sx", prefix: '晋', name: "山西", latin: "Shanxi", listed: "\
sx_a|A|太原|Taiyuan\n\
sx_b|B|大同|Datong\n\
sx_c|C|阳泉|Yangquan\n\
sx_d|D|长治|Changzhi\n\
sx_e|E|晋城|Jincheng\n\
sx_f|F|朔州|Shuozhou\n\
sx_h|H|忻州|Xinzhou\n\
sx_j|J|吕梁|Lüliang\n\
sx_k|K|晋中|Jinzhong\n\
sx_l|L|临汾|Linfen\n\
sx_m|M|运城|Yuncheng" },
    Province { id: "nm", prefix: '蒙', name: "内蒙古", latin: "Inner Mongolia", listed: "\
nm_a|A|呼和浩特|Hohhot\n\
nm_b|B|包头|Baotou\n\
nm_c|C|乌海|Wuhai\n\
nm_d|D|赤峰|Chifeng\n\
nm_e|E|呼伦贝尔|Hulunbuir\n\
nm_f|F|兴安|Hinggan\n\
nm_g|G|通辽|Tongliao\n\
nm_h|H|锡林郭勒|Xilingol\n\
nm_j|J|乌兰察布|Ulanqab\n\
nm_k|K|鄂尔多斯|Ordos\n\
nm_l|L|巴彦淖尔|Bayannur\n\
nm_m|M|阿拉善|Alxa" },
    Province { id: "ln", prefix: '辽', name: "辽宁", latin: "Liaoning", listed: "\
ln_a|A|沈阳|Shenyang\n\
ln_b|B|大连|Dalian\n\
ln_c|C|鞍山|Anshan\n\
ln_d|D|抚顺|Fushun\n\
ln_e|E|本溪|Benxi\n\
ln_f|F|丹东|Dandong\n\
ln_g|G|锦州|Jinzhou\n\
ln_h|H|营口|Yingkou\n\
ln_j|J|阜新|Fuxin\n\
ln_k|K|辽阳|Liaoyang\n\
ln_l|L|盘锦|Panjin\n\
ln_m|M|铁岭|Tieling\n\
ln_n|N|朝阳|Chaoyang\n\
ln_p|P|葫芦岛|Huludao" },
    Province { id: "jl", prefix: '吉', name: "吉林", latin: "Jilin", listed: "\
jl_a|A|长春|Changchun\n\
jl_b|B|吉林|Jilin\n\
jl_c|C|四平|Siping\n\
jl_d|D|辽源|Liaoyuan\n\
jl_e|E|通化|Tonghua\n\
jl_f|F|白山|Baishan\n\
jl_g|G|白城|Baicheng\n\
jl_h|H|延边|Yanbian\n\
jl_j|J|松原|Songyuan" },
    Province { id: "hl", prefix: '黑', name: "黑龙江", latin: "Heilongjiang", listed: "\
hl_a|AL|哈尔滨|Harbin\n\
hl_b|B|齐齐哈尔|Qiqihar\n\
hl_c|C|牡丹江|Mudanjiang\n\
hl_d|D|佳木斯|Jiamusi\n\
hl_e|E|大庆|Daqing\n\
hl_f|F|伊春|Yichun\n\
hl_g|G|鸡西|Jixi\n\
hl_h|H|鹤岗|Hegang\n\
hl_j|J|双鸭山|Shuangyashan\n\
hl_k|K|七台河|Qitaihe\n\
hl_m|M|绥化|Suihua\n\
hl_n|N|黑河|Heihe\n\
hl_p|P|大兴安岭|Daxing'anling" },
    Province { id: "sh", prefix: '沪', name: "上海", latin: "Shanghai", listed: "\
sh||上海|Shanghai" },
    Province { id: "js", prefix: '苏', name: "江苏", latin: "Jiangsu", listed: "\
js_a|A|南京|Nanjing\n\
js_b|B|无锡|Wuxi\n\
js_c|C|徐州|Xuzhou\n\
js_d|D|常州|Changzhou\n\
js_e|EU|苏州|Suzhou\n\
js_f|F|南通|Nantong\n\
js_g|G|连云港|Lianyungang\n\
js_h|H|淮安|Huai'an\n\
js_j|J|盐城|Yancheng\n\
js_k|K|扬州|Yangzhou\n\
js_l|L|镇江|Zhenjiang\n\
js_m|M|泰州|Taizhou\n\
js_n|N|宿迁|Suqian" },
    Province { id: "zj", prefix: '浙', name: "浙江", latin: "Zhejiang", listed: "\
zj_a|AM|杭州|Hangzhou\n\
zj_b|B|宁波|Ningbo\n\
zj_c|C|温州|Wenzhou\n\
zj_d|D|绍兴|Shaoxing\n\
zj_e|E|湖州|Huzhou\n\
zj_f|F|嘉兴|Jiaxing\n\
zj_g|G|金华|Jinhua\n\
zj_h|H|衢州|Quzhou\n\
zj_j|J|台州|Taizhou\n\
zj_k|K|丽水|Lishui\n\
zj_l|L|舟山|Zhoushan" },
    Province { id: "ah", prefix: '皖', name: "安徽", latin: "Anhui", listed: "\
ah_a|AQ|合肥|Hefei\n\
ah_b|B|芜湖|Wuhu\n\
ah_c|C|蚌埠|Bengbu\n\
ah_d|D|淮南|Huainan\n\
ah_e|E|马鞍山|Ma'anshan\n\
ah_f|F|淮北|Huaibei\n\
ah_g|G|铜陵|Tongling\n\
ah_h|H|安庆|Anqing\n\
ah_j|J|黄山|Huangshan\n\
ah_k|K|阜阳|Fuyang\n\
ah_l|L|宿州|Suzhou\n\
ah_m|M|滁州|Chuzhou\n\
ah_n|N|六安|Lu'an\n\
ah_p|P|宣城|Xuancheng\n\
ah_r|R|池州|Chizhou\n\
ah_s|S|亳州|Bozhou" },
    Province { id: "fj", prefix: '闽', name: "福建", latin: "Fujian", listed: "\
fj_a|AK|福州|Fuzhou\n\
fj_b|B|莆田|Putian\n\
fj_c|C|泉州|Quanzhou\n\
fj_d|D|厦门|Xiamen\n\
fj_e|E|漳州|Zhangzhou\n\
fj_f|F|龙岩|Longyan\n\
fj_g|G|三明|Sanming\n\
fj_h|H|南平|Nanping\n\
fj_j|J|宁德|Ningde" },
    Province { id: "jx", prefix: '赣', name: "江西", latin: "Jiangxi", listed: "\
jx_a|AM|南昌|Nanchang\n\
jx_b|B|赣州|Ganzhou\n\
jx_c|C|宜春|Yichun\n\
jx_d|D|吉安|Ji'an\n\
jx_e|E|上饶|Shangrao\n\
jx_f|F|抚州|Fuzhou\n\
jx_g|G|九江|Jiujiang\n\
jx_h|H|景德镇|Jingdezhen\n\
jx_j|J|萍乡|Pingxiang\n\
jx_k|K|新余|Xinyu\n\
jx_l|L|鹰潭|Yingtan" },
    Province { id: "sd", prefix: '鲁', name: "山东", latin: "Shandong", listed: "\
sd_a|AS|济南|Jinan\n\
sd_b|BU|青岛|Qingdao\n\
sd_c|C|淄博|Zibo\n\
sd_d|D|枣庄|Zaozhuang\n\
sd_e|E|东营|Dongying\n\
sd_f|FY|烟台|Yantai\n\
sd_g|GV|潍坊|Weifang\n\
sd_h|H|济宁|Jining\n\
sd_j|J|泰安|Tai'an\n\
sd_k|K|威海|Weihai\n\
sd_l|L|日照|Rizhao\n\
sd_m|M|滨州|Binzhou\n\
sd_n|N|德州|Dezhou\n\
sd_p|P|聊城|Liaocheng\n\
sd_q|QW|临沂|Linyi\n\
sd_r|R|菏泽|Heze" },
    Province { id: "ha", prefix: '豫', name: "河南", latin: "Henan", listed: "\
ha_a|AV|郑州|Zhengzhou\n\
ha_b|B|开封|Kaifeng\n\
ha_c|C|洛阳|Luoyang\n\
ha_d|D|平顶山|Pingdingshan\n\
ha_e|E|安阳|Anyang\n\
ha_f|F|鹤壁|Hebi\n\
ha_g|G|新乡|Xinxiang\n\
ha_h|H|焦作|Jiaozuo\n\
ha_j|J|濮阳|Puyang\n\
ha_k|K|许昌|Xuchang\n\
ha_l|L|漯河|Luohe\n\
ha_m|M|三门峡|Sanmenxia\n\
ha_n|N|商丘|Shangqiu\n\
ha_p|P|周口|Zhoukou\n\
ha_q|Q|驻马店|Zhumadian\n\
ha_r|R|南阳|Nanyang\n\
ha_s|S|信阳|Xinyang\n\
ha_u|U|济源|Jiyuan" },
    Province { id: "hb", prefix: '鄂', name: "湖北", latin: "Hubei", listed: "\
hb_a|AW|武汉|Wuhan\n\
hb_b|B|黄石|Huangshi\n\
hb_c|C|十堰|Shiyan\n\
hb_d|D|荆州|Jingzhou\n\
hb_e|E|宜昌|Yichang\n\
hb_f|F|襄阳|Xiangyang\n\
hb_g|G|鄂州|Ezhou\n\
hb_h|H|荆门|Jingmen\n\
hb_j|J|黄冈|Huanggang\n\
hb_k|K|孝感|Xiaogan\n\
hb_l|L|咸宁|Xianning\n\
hb_m|M|仙桃|Xiantao\n\
hb_n|N|潜江|Qianjiang\n\
hb_p|P|神农架|Shennongjia\n\
hb_q|Q|恩施|Enshi\n\
hb_r|R|天门|Tianmen\n\
hb_s|S|随州|Suizhou" },
    Province { id: "hn", prefix: '湘', name: "湖南", latin: "Hunan", listed: "\
hn_a|A|长沙|Changsha\n\
hn_b|B|株洲|Zhuzhou\n\
hn_c|C|湘潭|Xiangtan\n\
hn_d|D|衡阳|Hengyang\n\
hn_e|E|邵阳|Shaoyang\n\
hn_f|F|岳阳|Yueyang\n\
hn_g|G|张家界|Zhangjiajie\n\
hn_h|H|益阳|Yiyang\n\
hn_j|J|常德|Changde\n\
hn_k|K|娄底|Loudi\n\
hn_l|L|郴州|Chenzhou\n\
hn_m|M|永州|Yongzhou\n\
hn_n|N|怀化|Huaihua\n\
hn_u|U|湘西|Xiangxi" },
    Province { id: "gd", prefix: '粤', name: "广东", latin: "Guangdong", listed: "\
gd_a|A|广州|Guangzhou\n\
gd_b|B|深圳|Shenzhen\n\
gd_c|C|珠海|Zhuhai\n\
gd_d|D|汕头|Shantou\n\
gd_e|EXY|佛山|Foshan\n\
gd_f|F|韶关|Shaoguan\n\
gd_g|G|湛江|Zhanjiang\n\
gd_h|H|肇庆|Zhaoqing\n\
gd_j|J|江门|Jiangmen\n\
gd_k|K|茂名|Maoming\n\
gd_l|L|惠州|Huizhou\n\
gd_m|M|梅州|Meizhou\n\
gd_n|N|汕尾|Shanwei\n\
gd_p|P|河源|Heyuan\n\
gd_q|Q|阳江|Yangjiang\n\
gd_r|R|清远|Qingyuan\n\
gd_s|S|东莞|Dongguan\n\
gd_t|T|中山|Zhongshan\n\
gd_u|U|潮州|Chaozhou\n\
gd_v|V|揭阳|Jieyang\n\
gd_w|W|云浮|Yunfu" },
    Province { id: "gx", prefix: '桂', name: "广西", latin: "Guangxi", listed: "\
gx_a|A|南宁|Nanning\n\
gx_b|B|柳州|Liuzhou\n\
gx_c|CH|桂林|Guilin\n\
gx_d|D|梧州|Wuzhou\n\
gx_e|E|北海|Beihai\n\
gx_f|F|崇左|Chongzuo\n\
gx_g|G|来宾|Laibin\n\
gx_j|J|贺州|Hezhou\n\
gx_k|K|玉林|Yulin\n\
gx_l|L|百色|Baise\n\
gx_m|M|河池|Hechi\n\
gx_n|N|钦州|Qinzhou\n\
gx_p|P|防城港|Fangchenggang\n\
gx_r|R|贵港|Guigang" },
    Province { id: "hi", prefix: '琼', name: "海南", latin: "Hainan", listed: "\
hi_a|A|海口|Haikou\n\
hi_b|B|三亚|Sanya\n\
hi_c|C|琼海、文昌、万宁等|Qionghai, Wenchang, Wanning\n\
hi_d|D|五指山、东方等|Wuzhishan, Dongfang\n\
hi_e|E|洋浦|Yangpu\n\
hi_f|F|儋州|Danzhou" },
    Province { id: "cq", prefix: '渝', name: "重庆", latin: "Chongqing", listed: "\
cq||重庆|Chongqing" },
    Province { id: "sc", prefix: '川', name: "四川", latin: "Sichuan", listed: "\
sc_a|AG|成都|Chengdu\n\
sc_b|B|绵阳|Mianyang\n\
sc_c|C|自贡|Zigong\n\
sc_d|D|攀枝花|Panzhihua\n\
sc_e|E|泸州|Luzhou\n\
sc_f|F|德阳|Deyang\n\
sc_h|H|广元|Guangyuan\n\
sc_j|J|遂宁|Suining\n\
sc_k|K|内江|Neijiang\n\
sc_l|L|乐山|Leshan\n\
sc_m|M|资阳|Ziyang\n\
sc_q|Q|宜宾|Yibin\n\
sc_r|R|南充|Nanchong\n\
sc_s|S|达州|Dazhou\n\
sc_t|T|雅安|Ya'an\n\
sc_u|U|阿坝|Ngawa\n\
sc_v|V|甘孜|Garzê\n\
sc_w|W|凉山|Liangshan\n\
sc_x|X|广安|Guang'an\n\
sc_y|Y|巴中|Bazhong\n\
sc_z|Z|眉山|Meishan" },
    Province { id: "gz", prefix: '贵', name: "贵州", latin: "Guizhou", listed: "\
gz_a|A|贵阳|Guiyang\n\
gz_b|B|六盘水|Liupanshui\n\
gz_c|C|遵义|Zunyi\n\
gz_d|D|铜仁|Tongren\n\
gz_e|E|黔西南|Qianxinan\n\
gz_f|F|毕节|Bijie\n\
gz_g|G|安顺|Anshun\n\
gz_h|H|黔东南|Qiandongnan\n\
gz_j|J|黔南|Qiannan" },
    Province { id: "yn", prefix: '云', name: "云南", latin: "Yunnan", listed: "\
yn_a|A|昆明|Kunming\n\
yn_c|C|昭通|Zhaotong\n\
yn_d|D|曲靖|Qujing\n\
yn_e|E|楚雄|Chuxiong\n\
yn_f|F|玉溪|Yuxi\n\
yn_g|G|红河|Honghe\n\
yn_h|H|文山|Wenshan\n\
yn_j|J|普洱|Pu'er\n\
yn_k|K|西双版纳|Xishuangbanna\n\
yn_l|L|大理|Dali\n\
yn_m|M|保山|Baoshan\n\
yn_n|N|德宏|Dehong\n\
yn_p|P|丽江|Lijiang\n\
yn_q|Q|怒江|Nujiang\n\
yn_r|R|迪庆|Diqing\n\
yn_s|S|临沧|Lincang" },
    Province { id: "xz", prefix: '藏', name: "西藏", latin: "Tibet", listed: "\
xz_a|A|拉萨|Lhasa\n\
xz_b|B|昌都|Qamdo\n\
xz_c|C|山南|Shannan\n\
xz_d|D|日喀则|Shigatse\n\
xz_e|E|那曲|Nagqu\n\
xz_f|F|阿里|Ngari\n\
xz_g|G|林芝|Nyingchi" },
    Province { id: "sn", prefix: '陕', name: "陕西", latin: "Shaanxi", listed: "\
sn_a|AU|西安|Xi'an\n\
sn_b|B|铜川|Tongchuan\n\
sn_c|C|宝鸡|Baoji\n\
sn_d|D|咸阳|Xianyang\n\
sn_e|E|渭南|Weinan\n\
sn_f|F|汉中|Hanzhong\n\
sn_g|G|安康|Ankang\n\
sn_h|H|商洛|Shangluo\n\
sn_j|J|延安|Yan'an\n\
sn_k|K|榆林|Yulin" },
    Province { id: "gs", prefix: '甘', name: "甘肃", latin: "Gansu", listed: "\
gs_a|A|兰州|Lanzhou\n\
gs_b|B|嘉峪关|Jiayuguan\n\
gs_c|C|金昌|Jinchang\n\
gs_d|D|白银|Baiyin\n\
gs_e|E|天水|Tianshui\n\
gs_f|F|酒泉|Jiuquan\n\
gs_g|G|张掖|Zhangye\n\
gs_h|H|武威|Wuwei\n\
gs_j|J|定西|Dingxi\n\
gs_k|K|陇南|Longnan\n\
gs_l|L|平凉|Pingliang\n\
gs_m|M|庆阳|Qingyang\n\
gs_n|N|临夏|Linxia\n\
gs_p|P|甘南|Gannan" },
    Province { id: "qh", prefix: '青', name: "青海", latin: "Qinghai", listed: "\
qh_a|A|西宁|Xining\n\
qh_b|B|海东|Haidong\n\
qh_c|C|海北|Haibei\n\
qh_d|D|黄南|Huangnan\n\
qh_e|E|海南|Hainan\n\
qh_f|F|果洛|Golog\n\
qh_g|G|玉树|Yushu\n\
qh_h|H|海西|Haixi" },
    Province { id: "nx", prefix: '宁', name: "宁夏", latin: "Ningxia", listed: "\
nx_a|A|银川|Yinchuan\n\
nx_b|B|石嘴山|Shizuishan\n\
nx_c|C|吴忠|Wuzhong\n\
nx_d|D|固原|Guyuan\n\
nx_e|E|中卫|Zhongwei" },
    Province { id: "xj", prefix: '新', name: "新疆", latin: "Xinjiang", listed: "\
xj_a|A|乌鲁木齐|Ürümqi\n\
xj_b|B|昌吉|Changji\n\
xj_c|C|石河子|Shihezi\n\
xj_d|D|奎屯|Kuytun\n\
xj_e|E|博尔塔拉|Bortala\n\
xj_f|F|伊犁|Ili\n\
xj_g|G|塔城|Tacheng\n\
xj_h|H|阿勒泰|Altay\n\
xj_j|J|克拉玛依|Karamay\n\
xj_k|K|吐鲁番|Turpan\n\
xj_l|L|哈密|Hami\n\
xj_m|M|巴音郭楞|Bayingolin\n\
xj_n|N|阿克苏|Aksu\n\
xj_p|P|克孜勒苏|Kizilsu\n\
xj_q|Q|喀什|Kashgar\n\
xj_r|R|和田|Hotan" },
];
