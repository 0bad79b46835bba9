import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.joints import are_in, whole, whole_with_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K&#363;kai", "Kūkai"),
        ("K&#x16B;kai, &Eacute;mile", "Kūkai, Émile"),
        ("R&amp;D &#8211; &nosuch;", "R&amp;D &#8211; &nosuch;"),
        ("de\u2010\r\n   fault", "default"),
        ("pre\u2010 and post\u2010war, 3\u2010\n4", "pre\u2010 and post\u2010war, 3\u2010\n4"),
        ("\x1b[1;31mERROR\x1b[0m: \x1b[", " ERROR : \x1b["),
        ("プロジ\r\n    ェクト", "プロジェクト"),
        ("港の\n  boat\n港。\n  港 항\n항", "港の\n  boat\n港。港 항\n항"),
        ("wheel\u00adhouse \u00ad ends\u00ad", "wheelhouse \u00ad ends\u00ad"),
    ],
)
def test_words_are_whole(text: str, expected: str) -> None:
    assert whole(text) == expected
    assert whole_with_places(text)[0] == expected


@given(
    st.text()
    | st.lists(
        st.sampled_from(["&#363;", "&amp;", "\u00ad", "\u2010\n", "\x1b[0m", "a", "1", " ", "港", "\n", "\r\n"])
    ).map("".join)
)
def test_places_lead_back(text: str) -> None:
    words, places = whole_with_places(text)
    assert words == whole(text)
    assert len(places) == len(words) + 1
    assert places == sorted(set(places))
    assert (places[-1], words == text or are_in(text)) == (len(text), True)
