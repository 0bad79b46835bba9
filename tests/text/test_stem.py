from qa_bot.text.stem import term_maker


def test_inflections_share_a_term() -> None:
    term = term_maker("english")
    assert term("meetings") == term("meeting") == term("meet")


def test_words_with_digits_are_never_cut() -> None:
    assert term_maker("english")("1990s") == "1990s"


def test_accents_go_after_the_stemmer_has_read_them() -> None:
    assert term_maker("french")("françaises") == term_maker("french")("français")
    assert "ç" not in term_maker("french")("français")


def test_without_an_algorithm_words_are_only_folded() -> None:
    assert term_maker(None)("meetings") == "meetings"
    assert term_maker(None)("são") == "sao"
