import pytest

from qa_bot.rank.within import Within


@pytest.mark.parametrize(
    ("pattern", "passing"),
    [
        ("news/*", [0, 1]),
        ("news/*.md", [0]),
        ("news/**/*.md", [0, 1]),
        ("./news/2020/", [1]),
        ("2020/b.md", [1]),
        ("*.md", [0, 1, 2]),
        ("b.md", [1]),
        ("n*", []),
        ("news", []),
        ("docs/*", [0, 1, 2]),
        ("do*/c.md", [2]),
        ("/home/me/docs/n*/*", [0, 1]),
        ("me/docs/*", []),
        ("me/**", []),
        ("home/**", []),
        ("*/*/*/c.md", []),
        ("../*", []),
    ],
)
def test_a_glob_of_documents(pattern: str, passing: list[int]) -> None:
    within = Within(pattern, ("/home/me/docs", "/home/me"))
    names = ("news/a.md", "news/2020/b.md", "c.md")
    assert [number for number, name in enumerate(names) if within(name, f"/home/me/docs/{name}")] == passing


def test_a_document_outside_is_known_by_its_shown_name() -> None:
    assert Within("*/a.md", ("/home/me/docs",))("x/a.md", "/elsewhere/x/a.md")
    assert not Within("elsewhere/**", ("/home/me/docs",))("x/a.md", "/elsewhere/x/a.md")
