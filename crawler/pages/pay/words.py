"""Words around pay: what it is paid for, that it is pay, and that it is something else; in the languages of job ads."""

from functools import cache

import ahocorasick

from casefile.post import Period
from crawler.pages.folding import stands_alone

PERIODS: dict[Period, str] = {
    Period.HOUR: """
        hour hourly hours hr hrs h ph hora horas heure heures stunde stunden std godz godzinę godzina hodina hodinu hod час часа годину
        saat saati giờ jam perjam oras ชั่วโมง ชม ชม. ชม ម៉ោង ຊົ່ວໂມງ နာရီ 小时 小時 时薪 時薪 時給 时给 시급 시간당 ساعة الساعة بالساعة ساعت
        گھنٹہ घंटा घंटे घण्टा ঘণ্টা ঘন্টা மணி பැය గంట saa ሰዓት שעה ώρα soat uur timme all'ora
    """,
    Period.DAY: """
        day daily days p/d jour journée jours día dia diario diarios diaria diária diários diarias jornada pro_tag am_tag täglich dzień dziennie
        dniówka den denně deň день сутки сменa в_день күн kuniga gün günlük günde ngày hari sehari harian perhari araw arawan
        ต่อวัน วันละ ថ្ងៃ ມື້ ရက် တစ်ရက် 日薪 日结 日結 每天 每日 一天 日給 日当 一日 1日 일당 하루 일급 يوم يوميا يومياً اليوم باليوم روز روزانه یومیہ
        दिन रोज रोज़ प्रतिदिन रोजाना দিন দৈনিক நாள் දවසකට දිනකට రోజు siku ቀን በቀን יום ημέρα per_dag al_giorno
    """,
    Period.WEEK: """
        week weekly weeks wk p/w semaine semana semanal semanales semanais woche wöchentlich tydzień tygodniowo tygodniówka týdně týden неделю
        неделя неделе тиждень hafta haftalık haftada haftasiga tuần minggu seminggu mingguan perminggu linggo lingguhan สัปดาห์ อาทิตย์ละ សប្តាហ៍ ອາທິດ ပတ်
        周 周薪 週薪 週給 每周 每週 주급 매주 أسبوع أسبوعيا أسبوعياً الأسبوع هفته ہفتہ हफ्ते हफ़्ते सप्ताह সপ্তাহ வாரம் සතියකට wiki ሳምንት שבוע
        εβδομάδα vecka settimana
    """,
    Period.MONTH: """
        month monthly months mo mth mths p/m p.m. pm pcm mensual mensuales mensualmente mes meses mensal mensais mês mois mensuel mensuels
        mensuelle monat monatlich mese mensile mensili miesiąc miesięcznie mies mies. mc miesiąca měsíc měsíčně měs mesačne mesiac hónap havi
        lună lunar месяц месяца мес мес. мес месячно месячная ежемесячно місяць місяця міс ай айына айлық айлығы айына oy oyiga oyda oylik /ay aylık ayda
        aylik tháng /th bulan bln sebulan bulanan perbulan /bln /bulan buwan buwanan kada_buwan เดือน เดือนละ ต่อเดือน รายเดือน เงินเดือน
        ខែ ប្រាក់ខែ ເດືອນ ເງິນເດືອນ တစ်လ လစာ 月薪 每月 一个月 一個月 个月 月入 月給 月収 月收 月收入 か月 ヶ月 毎月 월급 월수입 월수 매월 매달 한달 한_달
        شهر شهريا شهرياً الشهر شهري الشهري بالشهر ماه ماهانه ماہانہ مہینہ مہینے महीना महीने माह मासिक प्रतिमाह महिना মাস মাসে মাসিক
        মাসের மாதம் மாதத்திற்கு மாதத்துக்கு மாசம் මාසයකට මසකට මාසික మాసానికి నెలకు mwezi kwa_mwezi ወር በወር የወር חודש לחודש μήνα maand månad
    """,
    Period.YEAR: """
        year yearly years annual annually annum p.a. p.a pa yr yrs p/y año anual anuales ano anuais année par_an un_an annuel annuelle jahr jährlich
        jahresgehalt anno annuo annui annum rok rocznie roku roč ročně ročne год года рік року жыл жылына yil yiliga yıl yıllık yılda năm
        tahun pertahun setahun tahunan taon taunan ปีละ ต่อปี ឆ្នាំ ປີ နှစ် 年薪 每年 一年 年収 年收入 年俸 연간 سنة سنويا سنوياً
        السنة سنوي سال سالانه سالانہ वर्ष सालाना साल प्रतिवर्ष বছর বছরে বার্ষিক ஆண்டு வருடம் වසරකට mwaka ዓመት በዓመት שנה έτος jaar år lpa
    """,
}

PAY = """
    salary salaries pay paid wage wages income earn earning earnings compensation remuneration stipend payment basic sal.
    gaji gajih upah penghasilan honor pendapatan bayaran digaji gapok lương thu_nhập thu_nhap luong lcb lương_cứng sahod sweldo sueldo sueldos salario
    salarios salário salarios ganancia ganancias ganar gana ingreso ingresos pagan pago paga remuneração remuneración ganho ganhos salaire salaires rémunération
    gehalt lohn verdienst stipendio retribuzione salaris loon lön løn palkka płaca płace wynagrodzenie zarobki pensja stawka mzda plat mzdu
    zárobok fizetés bér salariu plata plată заработная зарплата зарплату зарплаты зп з/п з.п. оклад доход оплата ставка заработок получай
    заработная_плата платим зарабатывать жалақы айлық айлығы еңбекақы маош maosh oylik ish_haqi maaş maaşı ücret мзда заплата плата плаќа μισθός
    薪 薪资 薪資 薪水 薪酬 工资 工資 收入 底薪 待遇 月入 日薪 月薪 年薪 时薪 時薪 高薪 급여 월급 연봉 시급 일당 주급 수입 페이 보수 급료 給料 給与 時給 月給 日給 年収 月収
    報酬 収入 バイト代 เงินเดือน รายได้ ค่าจ้าง ค่าแรง ได้เงิน ฐานเงินเดือน ប្រាក់ខែ ប្រាក់បៀវត្សរ៍ ចំណូល ເງິນເດືອນ ລາຍໄດ້ လစာ ဝင်ငွေ
    वेतन सैलरी सेलरी तनख्वाह कमाई आय तलब वेतनमान पगार বেতন আয় উপার্জন সেলারি சம்பளம் ஊதியம் வருமானம் වැටුප වැටුප් පඩිය ජ్ీತම్ జీతం ശമ്പളം ವೇತನ
    راتب الراتب رواتب مرتب اجر أجر دخل حقوق درآمد دستمزد تنخواہ آمدنی ደመወዝ ደሞዝ mshahara ujira malipo kipato שכר משכורת ხელფასი աշխատավարձ umuholo albashi
"""

NOT_PAY = """
    deposit deposits fee fees registration cost costs fare ticket loan debt fine penalty penalties refundable processing insurance training_fee
    bond worth prize investment invest top-up recharge turnover revenue funding capital raised valued subsidy voucher discount budget
    biaya jaminan administrasi denda hutang utang tiket phí đặt_cọc cọc nợ phạt tiền_phạt bayad singil multa multas tasa cuota depósito fianza
    deuda taxa caução dívida caution frais dépôt amende gebühr kaution kosten opłata opłaty opłatę opłat kaucja kaucję koszt koszty poplatek poplatku kauce kauci stravenky stravenek stravenkového paušálu взнос залог сбор штраф
    долг долги стоимость депозит расходы внесок борг 押金 保证金 保證金 手续费 手續費 费用 費用 中介费 机票 罚款 罰款 欠 债 債 赔付 赔 注册资金 보증금 수수료
    벌금 빚 채무 대출 비용 保証金 手数料 費用 借金 罰金 ค่าธรรมเนียม มัดจำ ค่าสมัคร ค่าปรับ หนี้ ค่าใช้จ่าย ថ្លៃ កក់ ຄ່າທຳນຽມ ကြေး အာမခံ शुल्क फीस जमा कर्ज डिपॉजिट
    ফি জমা জামানত ঋণ கட்டணம் ගාස්තු رسوم تأمين غرامة دين وديعة کرایہ فیس جمع هزینه ودیعه ክፍያ መዋጮ ada amana faini bonus bonuses bonos komisi
    commission commissions thưởng หัก ปรับ aide aides indemnité remboursement allowance allowances tunjangan phụ_cấp trợ_cấp subsidio subsídio ayuda prime primes 房补 补贴 補貼 津贴
    津貼 手当 수당 지원금 เบี้ย надбавка премия премии बोनस ভাতা بدل send transfer envoie envoyez envía enviar transfiere kirim gửi chuyển_khoản 转账
    轉帳 汇款 送金 송금 입금 โอน পাঠান भेजें أرسل تحويل отправьте перевод перевести переведите tuma reward referral
"""

ABOUT_SIZE = """
    people persons staff employees workers candidates positions posts vacancies openings pax orang người nhân_sự nhân_viên tao katao personas
    pessoas personnes mitarbeiter osób человек чел чел. людей 人 名 个人 명 คน នាក់ ຄົນ ယောက် लोग पद জন பேர் نفر شخص ሰው watu
    km kg kgs g cm mm m2 sqm sqft gb mb tb wpm % percent phần_trăm years yrs tuổi tahun_pengalaman año_experiencia лет岁 歲 岁 세 歳 ปีขึ้นไป minutes
    mins min минут phút menit 分钟 분 นาที characters words items calls customers users clients followers downloads products companies countries
    stores offices branches rooms students hours_per hrs_per đơn khách
"""
"""What is counted where it is not money."""


@cache
def period_words() -> ahocorasick.Automaton:
    """Give the words for what pay is for."""
    return _automaton({word: period for period, words in PERIODS.items() for word in words.split()})


@cache
def context_words() -> ahocorasick.Automaton:
    """Give the words that make an amount pay (True), or something else (False)."""
    return _automaton(dict.fromkeys(NOT_PAY.split(), False) | dict.fromkeys(PAY.split(), True))


@cache
def size_words() -> frozenset[str]:
    """Give what is counted where it is not money."""
    return frozenset(word.replace("_", " ") for word in ABOUT_SIZE.split())


def _automaton(words: dict[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, meaning in words.items():
        spaced = word.replace("_", " ")
        automaton.add_word(spaced, (spaced, meaning))
    automaton.make_automaton()
    return automaton


def said(automaton: ahocorasick.Automaton, text: str, start: int, end: int) -> list[tuple[int, int, object]]:
    """Give the words of a list in a stretch of a folded text, with where they begin and end."""
    found: list[tuple[int, int, object]] = []
    for last, (word, meaning) in automaton.iter(text, max(0, start), min(len(text), end)):
        begin = last + 1 - len(word)
        if begin >= start and stands_alone(text, begin, last + 1):
            found.append((begin, last + 1, meaning))
    return found
