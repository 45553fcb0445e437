"""The words beside which a handle or a number stands, by kind of contact, in the languages of job ads."""

from casefile.post import ContactKind as Kind

ID_WORDS = (
    r"id|i\.d\.?|no\.?|nr\.?|user(?:name)?|acc(?:ount)?|handle|号|號|账号|帳號|群|아이디|ไอดี|айди|ник|ایدی|آیدی|معرف"
)
"""What stands between a messenger's name and the name there."""

WORDS: dict[Kind, str] = {
    Kind.TELEGRAM: """
        telegram telegrama telegramm telegramu telegrami telegramie telegrame telegram_id tele tlg tlgrm tgm tg t.g. tgram
        телеграм телеграмм телеграме телеграмме телеграмм-канал телеграма телега телегу телеге телеграмі тг тг-канал
        telegramda telegramga 电报 電報 纸飞机 紙飛機 纸飞機 텔레그램 텔레그렘 텔레 テレグラム テレグラ テレグ
        เทเลแกรม เทเล เทเลแกม โทรเลข تيليجرام تلجرام تليجرام تيليغرام تلغرام تليغرام تيلجرام التليجرام تلگرام ٹیلیگرام ٹیلی گرام
        टेलीग्राम टेलिग्राम टेलेग्राम টেলিগ্রাম টেলেগ্রাম டெலிகிராம் ටෙලිග්‍රෑම් ටෙලිග්‍රාම් తెలిగ్రామ్ తెలేగ్రామ్ ടെലിഗ്രാം ತೆಲೆಗ್ರಾಮ್
        តេឡេក្រាម តេលេក្រាម តេឡេ ເທເລແກຣມ ເທເລແກມ တယ်လီဂရမ် တယ်လီကရမ် ቴሌግራም טלגרם טלגרמה ტელეგრამი ტელეგრამ տելեգրամ τελεγκραμ
    """,
    Kind.WHATSAPP: """
        whatsapp whatsap watsapp watsap whatssap wattsapp whatapp whatsup wasap wassap wasapp whastapp whats whats-app wapp wsp wpp wzp wzap zap zapzap guasap guatsap
        wa w.a. whatsappa whatsappie whatsappu ватсап ватсапп вотсап вотсапп вацап вацапп вацап ватцап уатсап ватсапе вотсапе
        واتساب واتس واتسآب وتساب واتسب الواتساب الواتس وتس واتساپ واٹس ایپ واٹساپ وٹس ایپ व्हाट्सएप व्हाट्सऐप व्हॉट्सएप व्हाट्सअप व्हाट्सप वाट्सएप
        वाट्सप ह्वाट्सएप ह्वाट्सप হোয়াটসঅ্যাপ হোয়াটসএপ হোয়াটস্যাপ ওয়াটসঅ্যাপ வாட்ஸ்அப் வாட்ஸ்ஆப் வாட்சப் වට්ස්ඇප් වට්සැප් వాట్సాప్ വാട്സാപ്പ്
        วอทส์แอพ วอตส์แอป วอทแอพ វ៉ាត់អាប់ ວັອດແອັບ ワッツアップ 왓츠앱 ዋትስአፕ ዋትሳፕ וואטסאפ ווטסאפ ვოთსაფი վոթսափ
    """,
    Kind.LINE: "line_id lineid id_line idline ไลน์ ไลน์ไอดี ไอดีไลน์ ไลน ライン 라인 赖 賴 line",
    Kind.ZALO: "zalo zalô zaloo za.lo",
    Kind.WECHAT: """
        wechat we-chat weixin wexin wechatid wechat_id vx wx v信 vx号 vx號 v号 v號 ＋v 加v +v 微信 微信号 微信號 加微 加微信 薇信 徽信 威信号
        维信 維信 卫星号 绿泡泡 綠泡泡 微 위챗 웨이신 ウィーチャット วีแชท вичат вейчат ویچات وي شات
    """,
    Kind.QQ: "qq qq号 qq號 qq群 扣扣 企鹅号 扣q",
    Kind.KAKAO: "kakao kakaotalk kakao_talk katalk ktalk 카톡 카카오톡 카카오 카톡아이디 카톡id カカオトーク カカオ 까톡",
    Kind.VIBER: "viber вайбер вайбере вайберу вібер فايبر وایبر ဗိုင်ဘာ ဗိုက်ဘာ वाइबर ភាយប័រ vayber",
    Kind.SIGNAL: "signal_id signal",
    Kind.MESSENGER: "messenger mesenger msgr fb_messenger мессенджер ماسنجر मेसेन्जर เมสเซนเจอร์",
    Kind.FACEBOOK: "facebook fb fb.com фейсбук فيسبوك फेसबुक ফেসবুক เฟสบุ๊ค เฟซบุ๊ก 페이스북",
    Kind.INSTAGRAM: "instagram insta instagrama ig инстаграм инстаграмм инста انستقرام انستغرام انستا اینستاگرام इंस्टाग्राम ইনস্টাগ্রাম 인스타 인스타그램 インスタ อินสตาแกรม",
    Kind.TIKTOK: "tiktok tik_tok тикток تيك_توك تيكتوك 틱톡 ติ๊กต็อก टिकटक টিকটক",
    Kind.X: "twitter твиттер tuiter تويتر ツイッター 트위터",
    Kind.DISCORD: "discord дискорд ディスコード 디스코드",
    Kind.SMS: "sms смс رسالة_نصية 문자 сообщение_на_номер",
    Kind.EMAIL: "e-mail email mail",
    Kind.PHONE: """
        tel tel. telp telp. telpon telepon telefon telefono teléfono telefone téléphone tél tel/wa phone phones ph ph. mobile mob
        mob. cell cellphone call calls hotline contact contacts no.hp no_hp hp nohp hub hubungi kontak gsm number whatsapp/call
        gọi sđt sdt đt đt: dt: điện_thoại liên_hệ hotline: llamar llama llámanos celular cel cel. móvil ligue ligar contato contacto
        fone appeler appelez tlf telefoon telefonu telefonie numara numarası cep simu piga nambari tawag tumawag selpon numero
        тел тел. телефон телефону телефона звоните звонить позвоните номер моб моб. дзвоніть телефонуйте қоңырау хабарласыңыз
        هاتف الهاتف جوال الجوال موبايل للتواصل تواصل اتصل اتصلوا الاتصال رقم تلفن تماس شماره موبایل فون نمبر رابطہ موبائل
        फोन फ़ोन मोबाइल नंबर नम्बर संपर्क सम्पर्क कॉल कल ফোন মোবাইল যোগাযোগ নম্বর নাম্বার কল தொலைபேசி அழைக்க தொடர்புக்கு දුරකථන අමතන්න ఫోన్
        โทร โทร. เบอร์ เบอร์โทร ติดต่อ โทรศัพท์ ទូរស័ព្ទ លេខ ទំនាក់ទំនង ໂທ ເບີໂທ ဖုန်း ဆက်သွယ်ရန် ဖုန်းနံပါတ်
        電話 电话 手机 手機 联系 聯絡 联络 联系方式 联系电话 连絡先 連絡先 お電話 致电 热线 전화 연락처 연락 문의 ☎ 📞 📱 ☏ ✆ 📲 🤙
        ስልክ ይደውሉ טלפון נייד ტელეფონი ტელ հեռ հեռախոս τηλ τηλέφωνο κινητό
    """,
}
"""An underscore stands for a space. Words of one kind are written alike in full-width or styled letters."""

WEAK = frozenset(
    "飞机 飛機 飞机号 飛機號 line signal wa w.a. +v ＋v v号 v號 微 whats mail number calls 赖 賴 x ig fb tele hp ph".split()
)
"""Words that mean something else as well: they count only right before the handle or number."""

ELSEWHERE: dict[Kind, str] = {Kind.TELEGRAM: "飞机 飛機 飞机号 飛機號"}
"""Kinds of the weak words that stand in no list above. 飞机, the aeroplane, is what Telegram's logo shows."""

NUMBER_WORDS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9",
}  # fmt: skip

NO_HANDLE = frozenset(
    "https http www com group groups channel join click link here only chat message messages contact number send with for"
    " and the below above app bot me us now to at on in is or via our my your id dm pm inbox call sms text handle username"
    " account us: whatsapp telegram viber line wechat signal email mail phone apply cv resume interested please today hr admin"
    " manager direct directly details more info job jobs work dan atau untuk lebih lanjut silahkan silakan hubungi kami saya"
    " por para mensaje privado contacto contato envie enviar aquí aqui canal grupo".split()
)
"""Words that follow a messenger's name and are nobody's handle."""
