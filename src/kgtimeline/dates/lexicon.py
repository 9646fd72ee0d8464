"""The words that dates are made of, English and Russian, sorted into slots.

A slot is what a pattern of a rule asks for: `<month>`, `<weekday>`, `<unit>`. A word
may fill several ("second" is an ordinal, "may" is a month). Numbers are sorted by
`number_slots`, which knows no words.
"""

from functools import lru_cache

Slots = tuple[tuple[str, object], ...]

_DAY_DIGITS, _YEAR_DIGITS = 2, 4
_LAST_DAY = 31
_YEARS = range(1000, 3000)
"""Numbers of four digits that are taken for years."""


def _words(spelled: str) -> tuple[str, ...]:
    """Cut a line into its words."""
    return tuple(spelled.split())


_MONTHS = (
    "january jan январь января январе янв",
    "february feb февраль февраля феврале фев февр",
    "march mar март марта марте мар",
    "april apr апрель апреля апреле апр",
    "may май мая мае",
    "june jun июнь июня июне июн",
    "july jul июль июля июле июл",
    "august aug август августа августе авг",
    "september sep sept сентябрь сентября сентябре сен сент",
    "october oct октябрь октября октябре окт",
    "november nov ноябрь ноября ноябре ноя нояб",
    "december dec декабрь декабря декабре дек",
)
_WEEKDAYS = (
    "monday mon понедельник понедельника",
    "tuesday tue tues вторник вторника",
    "wednesday wed среда среду среды",
    "thursday thu thur thurs четверг четверга",
    "friday fri пятница пятницу пятницы",
    "saturday sat суббота субботу субботы",
    "sunday sun воскресенье воскресенья",
)
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_NUMBERS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_ROMAN = _words("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi")

_GROUPS: dict[str, dict[object, str]] = {
    "<month>": dict(enumerate(_MONTHS, 1)),
    "<weekday>": dict(enumerate(_WEEKDAYS)),
    "<season>": {
        21: "spring весна весной весны весну",
        22: "summer summertime лето летом лета",
        23: "autumn fall осень осенью осени",
        24: "winter wintertime зима зимой зимы зиму",
    },
    "<unit>": {
        "hour": "hour hours час часа часов",
        "minute": "minute minutes минуту минуты минут",
        "day": "day days день дня дней сутки",
        "week": "week weeks неделю недели недель неделе неделя",
        "fortnight": "fortnight fortnights",
        "month": "month months месяц месяца месяцев месяце",
        "quarter": "quarter quarters квартал квартала кварталов квартале",
        "year": "year years год года лет году",
        "decade": "decade decades десятилетие десятилетия десятилетий десятилетии",
        "century": "century centuries век века веков веке",
    },
    "<which>": {
        -1: "last previous preceding prior прошлый прошлом прошлого прошлой прошлую прошлое предыдущий "
        "предыдущем предыдущего предыдущей предыдущую минувший минувшем минувшего минувшей минувшую",
        0: "this current same that нынешний нынешнем нынешнего этот этом этого этой эту текущий текущем "
        "текущего текущей текущую",
        1: "next following coming upcoming следующий следующем следующего следующей следующую будущий "
        "будущем будущего будущей будущую",
    },
    "<past>": {-1: "past last previous preceding последние последних прошедшие прошедших"},
    "<coming>": {1: "next coming following ближайшие ближайших следующие следующих"},
    "<dayword>": {
        -2: "позавчера",
        -1: "yesterday вчера",
        0: "today tonight сегодня",
        1: "tomorrow завтра",
        2: "послезавтра",
    },
    "<early>": {"START": "early"},
    "<mid>": {"MID": "mid"},
    "<late>": {"END": "late"},
    "<start>": {"START": "start beginning onset outset"},
    "<middle>": {"MID": "middle"},
    "<end>": {"END": "end close"},
    "<начало>": {"START": "начало начале начала"},
    "<середина>": {"MID": "середина середине середины"},
    "<конец>": {"END": "конец конце конца"},
    "<outbreak>": {
        "START": "start beginning onset outbreak outset начало начала началом launch",
        "END": "end окончание окончания окончанием",
    },
    "<happening>": {
        "happening": "war wars conflict invasion pandemic hostilities revolution uprising crisis operation "
        "войны войне конфликта вторжения пандемии революции"
    },
    "<god>": {"year": "года год году г"},
    "<years>": {"years": "years годы годов годах гг"},
    "<century>": {"century": "century век века веке"},
    "<quarterword>": {"quarter": "quarter квартал квартала квартале"},
    "<halfword>": {"half": "half полугодие полугодии полугодия"},
    "<roman>": dict(enumerate(_ROMAN, 1)),
    "<ord>": {
        **dict(enumerate(_ORDINALS, 1)),
    },
    "<num>": dict(enumerate(_NUMBERS, 1)),
    "<tens>": {
        20: "twenties двадцатые двадцатых",
        30: "thirties тридцатые тридцатых",
        40: "forties сороковые сороковых",
        50: "fifties пятидесятые пятидесятых",
        60: "sixties шестидесятые шестидесятых",
        70: "seventies семидесятые семидесятых",
        80: "eighties восьмидесятые восьмидесятых",
        90: "nineties девяностые девяностых",
    },
    "<some>": {"some": "several few some many couple несколько"},
    "<ago>": {-1: "ago earlier before previously назад"},
    "<later>": {1: "later after afterwards hence"},
    "<after>": {1: "after после"},
    "<beside>": {-1: "before", 1: "after"},
    "<half>": {"half": "half полгода"},
    "<since>": {"since": "since с со"},
    "<until>": {"until": "until till до"},
    "<to>": {"to": "to until till through thru по до -"},
    "<from>": {"from": "from с со"},
    "<before>": {"before": "before"},
    "<about>": {"about": "about around circa c ca approximately roughly около примерно"},
    "<his>": {"his": "his her their its my our your"},
    "<bc>": {"bc": "bc bce"},
    "<ad>": {"ad": "ad ce"},
    "<ampm>": {"ampm": "am pm"},
}

_RUSSIAN_ORDINALS: dict[object, str] = {
    1: "первый первом первого первое первая",
    2: "второй втором второго второе вторая",
    3: "третий третьем третьего",
    4: "четвертый четвертом четвертого четвёртый четвёртом",
}
_RUSSIAN_NUMBERS: dict[object, str] = {
    1: "один одну одного",
    2: "два две",
    3: "три",
    4: "четыре",
    5: "пять",
    6: "шесть",
    10: "десять",
}

_RUSSIAN = (("<ord>", _RUSSIAN_ORDINALS), ("<num>", _RUSSIAN_NUMBERS))

ABBREVIATIONS = frozenset(
    _words(
        "jan feb mar apr jun jul aug sep sept oct nov dec янв фев февр мар апр июн июл авг сен сент окт "
        "ноя нояб дек mon tue tues wed thu thur thurs fri sat sun c ca г гг"
    )
)
"""Words whose following full stop belongs to them."""


def _sort() -> dict[str, Slots]:
    """Turn the groups around: from each word to the slots that it fills."""
    slots: dict[str, list[tuple[str, object]]] = {}
    groups: list[tuple[str, dict[object, str]]] = [*_GROUPS.items(), *_RUSSIAN]
    for slot, words in groups:
        for value, spelled in words.items():
            for word in spelled.split():
                slots.setdefault(word, []).append((slot, value))
                if slot == "<unit>":
                    slots[word].append((f"<unit-{value}>", value))
    return {word: tuple(filled) for word, filled in slots.items()}


WORDS: dict[str, Slots] = _sort()
"""From a lowercase word to the slots it fills, with the value it has in each."""

TEMPORAL = frozenset(
    word
    for word, filled in WORDS.items()
    if any(
        slot in {"<month>", "<weekday>", "<season>", "<unit>", "<dayword>", "<early>", "<mid>", "<tens>"}
        for slot, _ in filled
    )
    and word
    not in {"may", "fall", "march", "mar", "sat", "sun", "second", "minute", "late", "с", "mon", "wed"}
)
"""Words that must not be left over around an expression: they would say more than the rule reads."""


@lru_cache(maxsize=4096)
def number_slots(digits: str, suffix: str) -> Slots:
    """Sort a number into slots: `<day>`, `<year>`, `<num>`, `<ord>`, `<decade>`.

    Args:
        digits: ASCII digits.
        suffix: What is written to them: `""`, `th`, `s`, `х` and the like.

    Example:
        >>> number_slots("1990", "s")
        (('<decade>', 1990),)
        >>> number_slots("12", "th")
        (('<ord>', 12), ('<day>', 12))
    """
    if len(digits) > _YEAR_DIGITS:
        return ()
    value = int(digits)
    if suffix in {"s", "х", "е"}:
        if value in _YEARS and value % 10 == 0:
            return (("<decade>", value),)
        return (("<tens>", value),) if len(digits) == _DAY_DIGITS and value % 10 == 0 else ()
    day: Slots = (("<day>", value),) if len(digits) <= _DAY_DIGITS and 1 <= value <= _LAST_DAY else ()
    if suffix:
        return (("<ord>", value), *day)
    if len(digits) == _YEAR_DIGITS:
        return (("<year>", value), ("<num>", value)) if value in _YEARS else (("<num>", value),)
    short: Slots = (("<yy>", value),) if len(digits) == _DAY_DIGITS else ()
    return (*day, ("<num>", value), *short)
