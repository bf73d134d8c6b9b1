"""Which article stands in which issue: the two outlets from 2022 to 2024, week by week."""

from datetime import date, timedelta

import articles_editions
import articles_english as english
import articles_korean as korean
import articles_revised
from articles_messages import MESSAGES
from marks import mentions, wording

PINE, DAWN = "pine-branch", "dawn-bell"
YEARS = (2022, 2023, 2024)
# The one month that is missing on purpose.
MISSING = (DAWN, 2023, 11)
SILENT = [(2024, 5), (2024, 6), (2024, 7), (2024, 8)]

# How many issues of a year go to which shelf; the others are domestic news.
SHELVES = {
    PINE: {
        2022: {"RUSSIA": 6, "CHINA": 6, "OTHER": 12},
        2023: {"RUSSIA": 12, "CHINA": 6, "OTHER": 10},
        2024: {"RUSSIA": 13, "CHINA": 2, "OTHER": 10},
    },
    DAWN: {
        2022: {"RUSSIA": 9, "CHINA": 4, "OTHER": 13},
        2023: {"RUSSIA": 11, "CHINA": 4, "OTHER": 10},
        2024: {"RUSSIA": 13, "CHINA": 2, "OTHER": 13},
    },
}
SECTIONS = {"RUSSIA": "World", "CHINA": "World", "OTHER": "World", "XI": "World",
            "TITLE_ONLY": "World", "DOMESTIC": "Home"}


def issues(outlet, year):
    """Returns the issue days of a year: Saturdays for the one, Thursdays for the other."""
    weekday = 5 if outlet == PINE else 3
    days = (date(year, 1, 1) + timedelta(n) for n in range(366))
    return [day for day in days if day.year == year and day.weekday() == weekday
            and (outlet, day.year, day.month) != MISSING]


def article(outlet, day, section, language, title, sentences, **more):
    return {"outlet": outlet, "day": day, "section": section, "language": language,
            "title": title, "body": list(sentences), **more}


def from_shelf(outlet, day, shelf, number):
    shelves = english if outlet == PINE else korean
    articles = getattr(shelves, shelf)
    title, sentences = articles[number % len(articles)]
    if shelf in ("XI", "TITLE_ONLY") and number >= len(articles):
        raise IndexError(f"{outlet} has no {number + 1} articles in {shelf}")
    return article(outlet, day, SECTIONS[shelf], "en" if outlet == PINE else "ko",
                   wording(title, day.year), [wording(s, day.year) for s in sentences],
                   shelf=shelf)


def messages_of(outlet, day):
    """Returns the reports of messages sent in the week before an issue."""
    reports = []
    for number, message in enumerate(MESSAGES):
        report = message["en" if outlet == PINE else "ko"]
        age = (day - date.fromisoformat(message["day"])).days
        if report and 1 <= age <= 7:
            sent = message["from"] == "kim_jong_un"
            section = "Revolutionary Activities" if sent else "Top News"
            reports.append(article(outlet, day, section, "en" if outlet == PINE else "ko",
                                   *report, message=number, shelf="MESSAGES"))
    return reports


def names_xi(entry):
    return any(entity == "xi_jinping" and kind == "name"
               for text in [entry["title"], *entry["body"]]
               for entity, kind, _ in mentions(text))


def spread(counts, total):
    """Returns the shelves in an even mixture, `total` of them."""
    counts = {**counts, "DOMESTIC": total - sum(counts.values())}
    places = [((n + 0.5) / count, shelf, n) for shelf, count in counts.items() for n in range(count)]
    return [(shelf, n) for _, shelf, n in sorted(places)]


def second_saturday(month):
    year, number = map(int, month.split("-"))
    return [day for day in issues(PINE, year) if day.month == number][1]


def weekly(outlet):
    """Returns the articles of one outlet, revisions and other languages apart."""
    entries, xi, title_only = [], 0, 0
    for year in YEARS:
        days = issues(outlet, year)
        taken = {day: messages_of(outlet, day) for day in days}
        for month in range(1, 13):
            free = [day for day in days if day.month == month and not taken[day]]
            named = any(names_xi(e) for day in days if day.month == month for e in taken[day])
            if (year, month) in SILENT:
                shelf = english.TITLE_ONLY if outlet == PINE else korean.TITLE_ONLY
                if title_only < len(shelf) and free:
                    taken[free[-1]].append(from_shelf(outlet, free[-1], "TITLE_ONLY", title_only))
                    title_only += 1
            elif outlet == PINE and not named:
                shelf = english.XI
                entry = from_shelf(outlet, free[-1], "XI", xi % len(shelf))
                taken[free[-1]].append(entry)
                xi += 1
        for number, revised in enumerate(articles_revised.REVISED):
            if revised["outlet"] == outlet and revised["day"].startswith(str(year)):
                day = date.fromisoformat(revised["day"])
                language = "en" if outlet == PINE else "ko"
                for later, key in enumerate(("before", "after")):
                    taken[day].append(article(outlet, day + timedelta(later), "Home", language,
                                              *revised[key], revision=number, later=bool(later),
                                              shelf="REVISED"))
        free = [day for day in days if not taken[day]]
        shelves = spread(SHELVES[outlet][year], len(free))
        domestic = sum(shelf == "DOMESTIC" for shelf, _ in shelves)
        for day, (shelf, number) in zip(free, shelves):
            if shelf == "DOMESTIC":
                # The shelf is in the order of the seasons.
                place = number * len(english.DOMESTIC) // domestic
            else:
                place = number + 7 * (year - 2022)
            taken[day].append(from_shelf(outlet, day, shelf, place))
        if outlet == PINE and year == 2024:
            for month, (title, sentences) in enumerate(english.FRIENDSHIP, 1):
                day = [d for d in days if d.month == month][2]
                taken[day].append(article(outlet, day, "Year of Friendship – 2024", "en",
                                          title, sentences, shelf="FRIENDSHIP"))
        for day, title, sentences in english.NO_MESSAGES:
            if outlet == PINE and day.startswith(str(year)):
                taken[date.fromisoformat(day)].append(
                    article(outlet, date.fromisoformat(day), "Top News", "en", title, sentences,
                            shelf="NO_MESSAGES"))
        entries += [entry for day in days for entry in taken[day]]
    return entries


def editions():
    """Returns the pages in other languages."""
    return [article(PINE, second_saturday(month), "", language, title, sentences,
                    encoding=encoding, suffix=suffix, shelf="EDITIONS")
            for month, language, encoding, suffix, title, sentences in articles_editions.EDITIONS]
