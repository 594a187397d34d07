"""How pages and data sets write days and clocks: the expressions by which ``dates`` reads them."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from annotator.bangla.calendar import MONTHS

DHAKA = ZoneInfo("Asia/Dhaka")
KOLKATA = ZoneInfo("Asia/Kolkata")

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT = "জানু ফেব,ফেব্রু মার্চ এপ্রি মে জুন জুলা আগ সেপ,সেপ্ট,সেপ্টে অক্ট,অক্টো নভ,নভে ডিস,ডিসে"
# Where papers in Bangla come out, too: Italian, Spanish, French, German, Portuguese.
_ABROAD = (
    "gennaio,gen febbraio marzo aprile maggio,mag giugno,giu luglio,lug agosto,ago settembre,set ottobre,ott novembre "
    "dicembre,dic",
    "enero,ene febrero marzo abril,abr mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier,janv février,févr mars avril,avr mai juin juillet,juil août septembre octobre novembre décembre,déc",
    "januar februar märz,mär april mai juni juli august september oktober,okt november dezember,dez",
    "janeiro fevereiro,fev março abril maio,mai junho julho agosto setembro outubro,out novembro dezembro,dez",
)
MONTH_NUMBER: dict[str, int] = {
    **{str(name): number for name, number in MONTHS.items()},
    **{name: number for number, names in enumerate(_SHORT.split(), 1) for name in names.split(",")},
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    **{name[:3]: number for number, name in enumerate(_ENGLISH, 1)},
    "sept": 9,
    **{name: number for names in _ABROAD for number, each in enumerate(names.split(), 1) for name in each.split(",")},
}
_LONGEST_FIRST = sorted(MONTH_NUMBER, key=len, reverse=True)
# Names in Latin letters are tried before such a letter only: in Bangla a date is looked for at every sign.
_MONTHS = "|".join(name for name in _LONGEST_FIRST if not name[0].isascii())
_MONTHS += f"|(?=[A-Za-z])(?:{'|'.join(name for name in _LONGEST_FIRST if name[0].isascii())})"
MONTH = rf"(?:{_MONTHS})(?![^\W\d]|[\u0981-\u09d7])\.?"
WEEKDAY = (
    r"(?:শনি|রবি|সোম|মঙ্গল|বুধ|বৃহস্পতি|বৃহঃ|শুক্র|রোব)(?:বার|(?=,?\s?\d))|"
    r"(?=[A-Za-z])(?:\b(?:Satur|Sun|Mon|Tues|Wednes|Thurs|Fri)day\b|\b(?:Sat|Sun|Mon|Tue|Wed|Thu|Fri)\b)"
)
#: The days of a week from Monday on, by the letters with which their names begin in both languages.
DAYS = ("সোম mon", "মঙ্গল tue", "বুধ wed", "বৃহস্পতি thu", "শুক্র fri", "শনি sat", "রবি রোব sun")
ERA = r"খ্রি(?:স্টাব্দ|ষ্টাব্দ|\.|ঃ)?|ইংরেজি|ইংরেজী|ইং(?![\u0981-\u09d7])"
# A day may stand right behind a year, where a page writes its day twice.
_STOP = rf"(?:(?!\d)|(?=\d{{1,2}}\s{MONTH}))"
_ENDING = "(?:ই|শে|লা|রা|ঠা|st|nd|rd|th)?"
_WITHIN = rf"(?:\sde\s)?[\s,-]*(?:\(?(?:{WEEKDAY})\)?[\s,]*)?"

PART_OF_DAY = "ভোর|সকাল|বেলা|দুপুর|মধ্যাহ্ন|বিকাল|বিকেল|বৈকাল|সন্ধ্যা|সন্ধ্যে|মধ্যরাত|দিবাগত রাত|গভীর রাত|শেষ রাত|রাত|পূর্বাহ্[নণ]|অপরাহ্[নণ]"
# A clock between a day and its year: "২১ এপ্রিল, বেলা ১১টা ৩৭ মিনিট, ২০২৬", "Apr 21 11:37:02 UTC 2026".
_CLOCK = (
    rf"[\s,]{{1,3}}(?:(?:{PART_OF_DAY})\s)?\d{{1,2}}(?:[:.]\d\d(?::\d\d)?|\s?টা)(?:\s\d{{1,2}}\s?মিনিট)?"
    r"(?:\s?[ap]\.?m\.?|\s[a-z]{3,4})?[\s,]{1,3}"
).replace(" র", r"\ র")

# Letters with which names of months and of days of the week begin: no date begins elsewhere.
_FIRSTS = "".join({name[0] for name in (*MONTH_NUMBER, *" ".join(DAYS).split())})
DATE = re.compile(
    rf"""(?=[\d{_FIRSTS}])(?<![\d:])(?:(?=\d)(?:
      (?P<iso_year>\d{{4}})(?P<iso>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso)(?P<iso_day>\d{{1,2}})(?!\d)
    | (?P<year4>\d{{4}})(?:\ সালের\ (?P<day4>\d{{1,2}}){_ENDING}\s(?P<month4>{MONTH})
        |(?:\ সালের|,)?\ (?P<month5>{MONTH})\s(?P<day5>\d{{1,2}}){_ENDING}(?![\w\u0981-\u09d7]))
    | (?P<day>\d{{1,2}})\s?{_ENDING}(?:\ (?:of|de)|\.(?=\s[a-zäöüß]))?[\s,-]*(?P<month>{MONTH})
        (?:{_WITHIN}(?:(?P<year>\d{{4}})|['’-](?P<short>\d\d)){_STOP}|(?={_CLOCK}(?P<year8>\d{{4}})(?!\d)))
    | (?P<day7>\d{{1,2}})(?P<mark7>[/.-])(?P<month7>\d{{1,2}})(?P=mark7)(?P<short7>\d\d)(?=[\s,]{{1,3}}\(?(?:{WEEKDAY}))
    | \A(?P<day9>\d{{1,2}})(?P<mark9>[/.])(?P<month9>\d{{1,2}})(?P=mark9)(?P<short9>\d\d)\Z
    | (?P<day3>\d{{1,2}})(?P<sign>[/.।-])(?P<month3>\d{{1,2}})(?P=sign)
        (?:(?P<year3>\d{{4}}){_STOP}|(?:(?<=[:ঃ]\ \d\d.\d\d.)(?P<short3>\d\d)(?=[\s,|]{{1,3}}\d{{1,2}}[:ঃ]\d\d)
            |(?:(?<=তারিখ[:ঃ]\ \d\d.\d\d.)|(?<=তারিখ\ [:ঃ]\ \d\d.\d\d.))(?P<short10>\d\d)(?=\s*\Z))))
    | (?P<month2>{MONTH})\s*(?P<day2>\d{{1,2}}){_ENDING}
        (?:[\s,]+(?P<year2>\d{{4}})(?!\d)|(?={_CLOCK}(?P<year6>\d{{4}})(?!\d)))
    | (?:{WEEKDAY})[\s,]{{1,3}}(?P<day6>\d{{1,2}})(?P<mark>[/.-])(?P<month6>\d{{1,2}})(?P=mark)(?P<short6>\d\d)(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: Every date that is read has one, and looking for it is far faster than for all forms of dates.
YEAR = re.compile(r"\d{4}|['’-]\d\d|[/.।]\d\d\b")
#: A day of a month, its year left out or behind it.
DAY_AND_MONTH = re.compile(rf"(?<!\d)\d{{1,2}} {MONTH}", re.IGNORECASE)

_PERIOD = rf"(?P<period>(?:{PART_OF_DAY})\s*+(?:সাড়ে|সোয়া|পৌনে)?|সাড়ে|সোয়া|পৌনে)".replace(" র", r"\ র")
_HALF = r"(?P<half>এ\.?\s?এম|পি\.?\s?এম|a\.?m\b|p\.?m\b|পূর্বাহ্[নণ]|অপরাহ্[নণ]|ভোর|সকাল|দুপুর|বিকাল|বিকেল|সন্ধ্যা|রাত)\.?"
TIME = re.compile(
    rf"""(?:{_PERIOD}\s*+)?(?<!\d)(?:
      (?P<hour>\d{{1,2}})(?:\s?[:ঃ]\s?|\.|h|-(?=\d\d\s?মি))(?P<minute>\d{{2}})(?:\s?[:ঃ]\s?(?P<second>\d\d))?(?!\d)(?:\.\d+)?
        \s*+(?:(?:টা|মিনিট|মি\.|ঘণ্টা|ঘন্টা|hrs?\b)\s*+)?(?:{_HALF})?
    | (?P<hour2>\d{{1,2}})\s*টা(?:\s*+(?:বেজে\s)?(?P<minute2>\d{{1,2}}+)(?!\d)\s*+(?:মিনিট|মি\.?)?)?
    | (?P<clock>\d{{4}})\s*(?:ঘণ্টা|ঘন্টা|ঘ\.|hrs?\b|hours\b)
    | (?P<hour3>\d{{1,2}})\s?(?P<half3>[ap]\.?m\b)\.?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
OFFSET = re.compile(r"\s*\(?(?:(?P<utc>Z(?![a-z])|GMT|UTC)\s*)?(?P<sign>[+-])?(?P<hours>\d{1,2})?:?(?P<minutes>\d\d)?")
_LONDON, _NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
ZONES = {
    **{"ist": KOLKATA, "ভারতীয়": KOLKATA, "ভারত": KOLKATA, "কলকাতা": KOLKATA},
    **{"লন্ডন": _LONDON, "যুক্তরাজ্য": _LONDON, "নিউইয়র্ক": _NEW_YORK, "নিউ ইয়র্ক": _NEW_YORK},
}
_PLACE = "ভারতীয়|ভারত|কলকাতা|লন্ডন|যুক্তরাজ্য|নিউ ?ইয়র্ক|বাংলাদেশ|ঢাকা"
ZONE_WORD = re.compile(
    rf"[\s(]{{0,3}}(?:(?P<sign>ist|bd?st|bdt)|(?P<place>{_PLACE})(?:ের|র)? সময়)(?![a-z])\)?", re.IGNORECASE
)

_BENGALI_MONTH = (
    "(?:বৈশাখ|জ্যৈষ্ঠ|জৈষ্ঠ্য|জ্যেষ্ঠ|আষাঢ়|শ্রাবণ|ভাদ্র|আশ্বিন|কার্তিক|কার্ত্তিক|অগ্রহায়ণ|পৌষ|মাঘ|ফাল্গুন|চৈত্র"
    "|মহররম|মুহাররম|সফর|রবিউল|জমাদিউ|রজব|শাবান|রমজান|শাওয়াল|জিলকদ|জিলহজ)"
)
_BENGALI = rf"\d{{1,2}}\s?(?:ই|শে|লা|রা|ঠা)?\s*{_BENGALI_MONTH}"
BENGALI_DAY = re.compile(_BENGALI)
_BENGALI_DATE = rf"{_BENGALI}\S*(?:\s(?:আউয়াল|আখের|সানি|উস সানি))?[\s,]*(?:\d{{4}})?"
#: A day by the Bengali or the Hijri calendar, its year behind.
BENGALI_CALENDAR = re.compile(_BENGALI_DATE)
# What may stand between a day and its time: separators, the day of the week, the day by another calendar, the zone,
# words for "at" and "time".
BETWEEN = re.compile(
    rf"(?:[\sT,;|।॥:ঃ•·()\[\]/@→~_–—⏰🕐-🕧-]|{WEEKDAY}|{ERA}|সময়|তারিখে?|রোজ|এ(?=\s)|\bat\b|\bby\s[^\s,|]+(?:\s[^\s,|]+)?(?=\sat\s)|\bTime\b|\bDate\b|বঙ্গাব্দ|হিজরি|হিজরী"
    rf"|\b(?:ist|bd?st|bdt)\b|(?:{_PLACE})(?:ের|র)?(?= সময়)|{_BENGALI_DATE})*",
    re.IGNORECASE,
)
WEEKDAYS = re.compile(WEEKDAY, re.IGNORECASE)

LABELS = re.compile(
    r"""(?P<published>প্রকাশ(?:িত|কাল|না|ের\ সময়|ের\ তারিখ)?(?!ক|\w)(?:\ (?:হয়েছে|হয়|সময়|তারিখ))?
      |(?:পাবলিশড?|পোস্টেড|পোস্ট|আপলোড)(?:\ করা\ হয়েছে)?
      |(?=[A-Za-z])(?:(?:First\ )?\bPublish(?:ed)?(?:\ (?:on|at|Date|Time))?|\bPosted(?:\ (?:on|at))?|Created|Post\ Date
        |\b(?:Publi[ée]|Pubblicato|Publicado|Veröffentlicht)(?:\ (?:le|il|el|em|am))?\b)
      |(?:প্রিন্ট|ছাপা|মুদ্রিত|অনলাইন)\ (?:সংস্করণ|ভার্সন)|বাংলাদেশ\ সময়(?=\s?[:ঃ]))
      | (?P<updated>(?:সর্বশেষ\ |শেষ\ )?
          (?:আপডেটেড|আপডেট|আপডেইট|হালনাগাদ|সম্পাদনা|সংশোধিত|সংশোধন|পরিমার্জন)(?:\ (?:সময়|হয়েছে|করা\ হয়েছে))?
      |(?=[A-Za-z])(?:\b(?:Mis\ à\ jour|Aggiornato|Actualizado|Atualizado|Aktualisiert)(?:\ (?:le|il|el|em|am))?\b
        |(?:Last\ )?\b(?:Updated?|Modified)(?:\ (?:on|at|Time|Date))?))
      | (?P<printed>প্রিন্ট|\bPrint(?:ed)?\b|মুদ্রণ)""",
    re.IGNORECASE | re.VERBOSE,
)
