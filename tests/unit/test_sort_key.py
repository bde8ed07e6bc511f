"""How names are sorted and searched: as Swedish does, on any database."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.db.base import now, search_key, sort_key

IN_ORDER = [
    "1 enhet",
    "10 enheter",
    "2 enheter",
    "AB",
    "Abborre",
    "Adam",
    "Eva",
    "Evald",
    "Vidar",
    "Wilma",
    "Xerxes",
    "Zebra",
    "Å",
    "Ånge",
    "Ås",
    "Ängelholm",
    "Öckerö",
    "Örnsköldsvik",
]
ALPHABET = " 0123456789abcdefghijklmnopqrstuvwxyzåäö"
WORDS = st.text(ALPHABET + ALPHABET.upper(), max_size=60)


def test_a_list_of_names_is_sorted_as_a_swede_would() -> None:
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=sort_key) == IN_ORDER


@given(st.lists(WORDS, max_size=20))
def test_the_order_is_that_of_the_swedish_alphabet_letter_by_letter(words: list[str]) -> None:
    def by_alphabet(word: str) -> list[int]:
        return [ALPHABET.index(letter) for letter in word.casefold()]

    assert [by_alphabet(word) for word in sorted(words, key=sort_key)] == sorted(
        map(by_alphabet, words)
    )


@given(st.text(max_size=300))
def test_a_key_is_plain_letters_that_every_collation_sorts_alike(text: str) -> None:
    key = sort_key(text)
    assert set(key) <= set("0123456789abcdef")
    assert len(key) <= 200
    assert len(key) % 2 == 0


@given(WORDS)
def test_upper_and_lower_case_and_how_a_letter_is_put_together_make_no_difference(
    word: str,
) -> None:
    assert sort_key(word) == sort_key(word.upper()) == sort_key(word.lower())
    assert sort_key(unicodedata.normalize("NFD", word)) == sort_key(word)
    assert search_key(unicodedata.normalize("NFD", word)) == search_key(word.upper())


@pytest.mark.parametrize(
    ("foreign", "plain"),
    [("René", "Rene"), ("Müller", "Muller"), ("Çelik", "Celik"), ("Bjørn", "Björn")],
)
def test_a_foreign_letter_is_sorted_with_the_one_it_stands_for(foreign: str, plain: str) -> None:
    assert sort_key(foreign) == sort_key(plain)


def test_the_last_three_letters_are_letters_of_their_own() -> None:
    keys = [sort_key(letter) for letter in "azåäö"]
    assert keys == sorted(set(keys))


@given(st.text(max_size=700), st.text(max_size=100))
def test_a_search_key_fits_its_column_and_is_found_by_its_own_words(sv: str, en: str) -> None:
    key = search_key(sv, en)
    assert len(key) <= 600
    assert search_key(key) == key or len(key) == 600


def test_a_search_key_joins_the_texts_that_there_are() -> None:
    assert search_key("ÅTERFALL", None, "Relapse") == "återfall relapse"
    assert search_key(None) == ""


def test_a_moment_is_in_utc_to_the_second() -> None:
    moment = now()
    assert moment.tzinfo is not None
    assert moment.utcoffset() is not None
    assert moment.microsecond == 0
