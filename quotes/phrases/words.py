"""What single words of a sentence are, by the lexicon first and the parser's tag second."""

from __future__ import annotations

from quotes.lexicon import Lexicon
from quotes.syntax import View

# A word that the reader finds likelier than this to be part of a name is one.
SURELY_NAME = 0.9
# A family name that is a common word too (`البحث [العلمي]`) is none where the reader finds it less likely than this.
NO_NAME = 0.05
# A doctor, an engineer, a professor before a name: `د. سالم`.
INITIALS = ("د", "م", "ا")
_HEADS = ("heads.organization", "heads.document", "heads.group", "heads.media")


class Words:
    """What single words of a view are, by the lexicon first and the parser's tag second."""

    def __init__(self, view: View, lexicon: Lexicon) -> None:
        self.view = view
        self.lexicon = lexicon

    def listed(self, i: int, *names: str) -> bool:
        """Whether word i is in one of the lists, with or without the article, `ل` of `للـ` or a hamza."""
        key = self.view.key(i)
        # `مسؤولو الشركة`, `مسؤولي الحلف`: the plural loses its ن before another noun.
        construct = key + "ن" if key.endswith(("و", "ي")) and not key.startswith("ال") else key
        return bool(key) and any(self.lexicon.has(name, key) or self.lexicon.has(name, construct) for name in names)

    def among(self, i: int, name: str) -> bool:
        """Whether word i is in the list as it stands, the article included."""
        return self.view.key(i) in self.lexicon.words[name]

    def begins(self, i: int, *names: str) -> bool:
        """Whether an entry of several words in one of the lists begins at word i: `[الأمم المتحدة]`."""
        for name in names:
            for phrase in self.lexicon.phrases[name]:
                if phrase[0] in (self.view.key(i), self.view.key(i).removeprefix("ال")) and all(
                    self.view.key(i + n).removeprefix("ال") == part.removeprefix("ال") for n, part in enumerate(phrase)
                ):
                    return True
        return False

    def is_person(self, i: int) -> bool:
        """A noun of office or role: `وزير`, `المتحدث`, `السيد`; `أمام` (before) is folded like `إمام` (imam) and is none."""
        return not (self.view.key(i) == "امام" and self.view.words[i].text[:1] == "أ") and self.listed(i, "titles.person", "titles.honorific")

    def is_head(self, i: int) -> bool:
        """A noun that may open a source."""
        return self.is_person(i) or self.listed(
            i, "titles.plural", "titles.anonymous", "heads.organization", "heads.media", "heads.document", "heads.group", "places.metonym"
        )

    def is_to_me(self, i: int) -> bool:
        """`قال [لي]`, which the tokenizer leaves whole; `قال [لي] جاي ميونغ` and `بروس [لي]` are men's names."""
        if self.view.key(i) != "لي" or self.view.name_chance(i) > SURELY_NAME / 2:
            return False
        return self.is_verb(i - 1) and not self.is_name(i + 1)

    def follows_initial(self, i: int) -> bool:
        """Whether a doctor, an engineer or a professor in one letter stands before word i: `رئيس اللجنة د. [سالم] الخطيب`."""
        return self.view.key(i - 1) in INITIALS and self.view.gap(i).strip() == "."

    def is_medium(self, i: int) -> bool:
        """Who passes news on: `صحيفة`, `وكالة`, or a medium known by its name."""
        return self.listed(i, "heads.media", "names.media_names")

    def is_accusative_head(self, i: int) -> bool:
        """A head with the alif of the accusative, as إن and لكن make it: `لكن [مسؤولا] عسكريا قال`."""
        key = self.view.key(i)
        lists = ("titles.person", "titles.anonymous", "heads.organization", "heads.document", "heads.group")
        return len(key) > 4 and key.endswith("ا") and any(key[:-1] in self.lexicon.words[name] for name in lists)

    def is_name(self, i: int) -> bool:
        """Part of a personal name, as far as the word alone tells."""
        if self.view.name_chance(i) > SURELY_NAME:
            return True
        if not 0 <= i < len(self.view) or (self.is_complementizer(i) and not self.view.words[i].text.startswith("آ")):
            return False
        key = self.view.key(i)
        words = self.lexicon.words
        if key in words["function_words.negation"]:
            return False
        if self.is_place(i) and self.view.key(i - 1) not in words["names.given"]:
            return False
        if key == "الله":
            return self.view.key(i - 1) != "حزب"
        if key in words["names.given"] or key in words["names.particle"]:
            return True
        if (
            key in words["names.family"]
            and not (self.view.is_read and self.view.name_chance(i) < NO_NAME)
            and not self.listed(i, "titles.person", "titles.plural", "heads.organization", "heads.document")
        ):
            return True
        if key in words["names.given_ambiguous"] and self._is_used_as_name(i):
            return True
        if self.is_surname(i):
            return True
        if self.is_place(i) or self.is_nisba(i):
            return False
        if self.listed(i, "titles.person", "titles.plural", "titles.modifier", "heads.organization", "heads.media", "heads.document", "heads.group"):
            return False
        if key.startswith("ال") or not key.isalpha() or len(key) < 3 or self.is_complementizer(i):
            return False
        return self.view.upos(i) in ("X", "PROPN") and not self.is_time(i)

    def _is_used_as_name(self, i: int) -> bool:
        """`[خالد] بن محمد`, `الدكتور [خالد]`, `[فهد] عبدالله`: a word that is also a common one, where its neighbours make it a name."""
        words = self.lexicon.words
        if self.view.upos(i) in ("X", "PROPN") or self.view.key(i + 1) in ("بن", "ابن", "ال", "ولد"):
            return True
        if self.view.upos(i) == "VERB":
            return False
        return self.listed(i - 1, "titles.honorific") or self.view.key(i + 1) in words["names.given"]

    def is_surname(self, i: int) -> bool:
        """`فدوى [الناصري]`, `خليفة [الزهراني]`: a word with the article right after a given name, unless it says what he is."""
        words, given = self.lexicon.words, self.view.key(i - 1)
        if self.view.key(i - 2) in words["names.given"] or not self.looks_like_surname(i):
            return False
        after_servant = self.view.key(i - 2) in ("عبد", "ابو") and self.view.upos(i - 1) != "VERB"  # `عبد الرحيم [العلام]`
        return after_servant or given in words["names.given"] or (given in words["names.given_ambiguous"] and self._is_used_as_name(i - 1))

    def looks_like_surname(self, i: int) -> bool:
        """With the article, and no office, nationality, time or place."""
        view = self.view
        key = view.key(i)
        if not key.startswith("ال") or len(key) < 5 or view.gap(i).strip() or view.upos(i) not in ("NOUN", "ADJ", "X", "PROPN"):
            return False
        said = ("titles.person", "titles.plural", "titles.honorific", "titles.modifier", *_HEADS)
        return not (self.listed(i, *said) or self.is_time(i) or self.is_place(i) or key[2:] in self.lexicon.nisbas or view.enclitic(i) >= 0)

    def is_place(self, i: int) -> bool:
        """A state, a capital or a city."""
        key = self.view.key(i)
        return key in self.lexicon.states or key in self.lexicon.words["places.city"] or key in self.lexicon.capitals

    def is_nisba(self, i: int) -> bool:
        """An adjective of origin, with or without the article."""
        key = self.view.key(i)
        bare = key.removeprefix("ال")
        nisbas = self.lexicon.nisbas
        plural = bare.removesuffix("ون").removesuffix("ين").removesuffix("ه")
        return bare in nisbas or plural in nisbas or self.listed(i, "places.region_nisba")

    def is_adjective(self, i: int) -> bool:
        """An adjective that continues a noun phrase."""
        return self.view.upos(i) == "ADJ" or self.is_nisba(i) or self.listed(i, "titles.modifier")

    def is_time(self, i: int) -> bool:
        """A word of time: `أمس`, `الخميس`; not the `العام` of `الأمين العام` and `الأمن العام`."""
        key = self.view.key(i)
        if key in ("العام", "عام"):
            before, after = self.view.key(i - 1), self.view.key(i + 1)
            return (
                after in ("الماضي", "المقبل", "الجاري", "الحالي", "الفايت") or after.isdigit() or before in ("هذا", "نهايه", "بدايه", "مطلع", "خلال")
            )
        return key in self.lexicon.words["function_words.time"]

    def is_preposition(self, i: int) -> bool:
        """A preposition, clitic or not."""
        # `هشام [علي]`, with the dots that على lacks.
        if self.view.key(i) == "علي" and self.view.words[i].text.endswith("ي") and (self.is_name(i - 1) or self.is_name(i + 1)):
            return False
        return self.view.key(i) in self.lexicon.words["function_words.preposition"] or self.view.upos(i) == "ADP"

    def is_complementizer(self, i: int) -> bool:
        """أن or إن, also with a pronoun on it that the tokenizer left there."""
        key = self.view.key(i)
        if self.view.name_chance(i) > SURELY_NAME:
            return False  # `ف` + `ان` of `فان دام`
        if key in self.lexicon.words["function_words.complementizer"]:
            return True
        return key in self.lexicon.words["function_words.complementizer_pronoun"] and key != "انا"

    def is_verb(self, i: int) -> bool:
        """Tagged a finite verb, and not a known noun of office."""
        return self.view.upos(i) == "VERB" and not self.is_person(i) and not self.is_time(i) and not self.is_misread_subject(i)

    def is_misread_subject(self, i: int) -> bool:
        """`وأكدت [هيئات] تابعة`, `وذكرت "[تاس]" أن`: tagged a verb right after a reporting one, where without a conjunction none can stand."""
        view = self.view
        if view.upos(i) != "VERB" or view.upos(i - 1) != "VERB" or view.token_start(i) != i or view.comma_before(i) or ":" in view.gap(i):
            return False
        finite = any(cue.form.kind in ("past", "present") for cue in self.lexicon.forms.get(view.key(i - 1), ()))
        return finite and not self.among(i - 1, "function_words.auxiliary") and not view.key(i).startswith(("ي", "ن"))

    def has_nominal_tag(self, i: int) -> bool:
        """Tagged as what may stand in a noun phrase, or wrongly as a verb there."""
        return self.view.upos(i) in ("NOUN", "ADJ", "X", "PROPN", "NUM", "DET") or self.is_misread_subject(i)

    def is_relative(self, i: int) -> bool:
        """الذي and its like (not من and ما, which are more often something else)."""
        key = self.view.key(i)
        return key in self.lexicon.words["function_words.relative"] and key not in ("من", "ما")

    def is_definite(self, i: int) -> bool:
        """With the article, a pronoun, or definite by what it names: `الوزير`, `وزيرها`, `فرنسا`."""
        listed = self.listed(i, "names.organization_names", "names.media_names")
        article = self.view.key(i).startswith("ال") and not self.view.words[i].text.startswith("آ")  # `آلاف` has none
        return article or self.view.enclitic(i) >= 0 or self.is_place(i) or listed
