"""The headers of a TEI file: of the corpus, with the categories that `@ana` names, and of an article, with its persons and bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quotes.exports.xml import escaped
from quotes.formats.document import KINDS, STANCES
from quotes.formats.json_text import line
from quotes.formats.xml_text import held

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_MEANS = {
    "direct": "all in quotation marks, or in the speaker's own words after a colon",
    "mixed": "a part in quotation marks",
    "indirect": "a clause without quotation marks",
    "reported": "only a noun phrase says what was said",
    "asserted": "said",
    "denied": "the speaker denies the content",
    "unsaid": "that it was said is negated, asked or only possible",
}
# What @when can hold; other dates stand as words.
_W3C_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _taxonomies() -> str:
    return "".join(
        f'<taxonomy xml:id="{name}">'
        + "".join(f'<category xml:id="{name}.{value}"><catDesc>{_MEANS[value]}</catDesc></category>' for value in values)
        + "</taxonomy>\n"
        for name, values in (("kind", KINDS), ("stance", STANCES))
    )


CORPUS_HEADER = (
    "<teiHeader>\n<fileDesc><titleStmt><title>Who said what</title></titleStmt><publicationStmt><p>Written by the program quotes.</p>"
    "</publicationStmt><sourceDesc><p>The articles' own headers name their sources.</p></sourceDesc></fileDesc>\n"
    f"<encodingDesc><classDecl>\n{_taxonomies()}</classDecl></encodingDesc>\n</teiHeader>\n"
)


def header(article_id: str, rest: Mapping[str, Any], ids: Mapping[str, str]) -> str:
    """An article's header; `ids` are the `xml:id`s of its speakers by key."""
    title, date, outlet, url = (held(str(rest[name])) if rest[name] else "" for name in ("title", "date", "outlet", "url"))
    shown = escaped(title or held(article_id))
    source = f"<title>{shown}</title>"
    source += f"<publisher>{escaped(outlet)}</publisher>" if outlet else ""
    if date:
        source += f'<date when="{date}">{date}</date>' if _W3C_DATE.fullmatch(date) else f"<date>{escaped(date)}</date>"
    source += f"<idno>{escaped(held(article_id))}</idno>"
    source += f'<idno type="URL">{escaped(url)}</idno>' if url else ""
    people = "".join(_speaker(speaker, ids[speaker["key"]]) for speaker in rest["speakers"])
    return (
        f"<teiHeader>\n<fileDesc><titleStmt><title>{shown}</title></titleStmt><publicationStmt><p>See the source.</p></publicationStmt>"
        f"<sourceDesc><bibl>{source}</bibl></sourceDesc></fileDesc>\n"
        + (f"<profileDesc><particDesc>\n{people}</particDesc></profileDesc>\n" if people else "")
        + f"<xenoData>{escaped(line({'id': article_id, 'rest': rest}))}</xenoData>\n</teiHeader>\n"
    )


def _speaker(speaker: Mapping[str, Any], xml_id: str) -> str:
    """Persons, groups, and for all others what TEI calls `<org>`: in the news a state or a statement speaks as a body does."""
    shared = f'xml:id="{xml_id}" n="{escaped(held(speaker["key"]))}"'
    name = escaped(held(speaker["name"]))
    role = f'<note type="role">{escaped(held(speaker["role"]))}</note>' if speaker["role"] else ""
    if speaker["type"] == "person":
        return f"<person {shared}><persName>{name}</persName>{role}</person>\n"
    if speaker["type"] == "group":
        return f"<personGrp {shared}><persName>{name}</persName>{role}</personGrp>\n"
    return f'<org {shared} type="{speaker["type"]}"><orgName>{name}</orgName>{role}</org>\n'
