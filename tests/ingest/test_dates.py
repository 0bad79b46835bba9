import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.dates import in_name, leading, of_document, written


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023-11-10 and more", "2023-11-10"),
        ("2023-11-10T12:00:00Z", "2023-11-10"),
        ("2023/1/5", "2023-01-05"),
        ("20231110", "2023-11-10"),
        ("10 November 2023", "2023-11-10"),
        ("Nov. 3rd, 2020", "2020-11-03"),
        ("Friday, November 10, 2023", "2023-11-10"),
        ("Fri, 10 Nov 2023 12:00", "2023-11-10"),
        ("November 2023", "2023-11"),
        ("2023-11", "2023-11"),
        ("2023", "2023"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2023-13-45", None),
        ("31 Smarch 2020", None),
        ("03/04/2020", None),
        ("03-04-2020", None),
        ("03.04.2020", "2020-04-03"),
        ("29/09/2021", "2021-09-29"),
        ("09/29/2021", "2021-09-29"),
        ("29/30/2021", None),
        ("32.01.2020", None),
        ("12. März 2024", "2024-03-12"),
        ("Dienstag, 12. März 2024", "2024-03-12"),
        ("martes, 12 de marzo de 2024", "2024-03-12"),
        ("1er août 2023", "2023-08-01"),
        ("12 d'abril de 2024", "2024-04-12"),
        ("terça-feira, 5 de março de 2024", "2024-03-05"),
        ("12. marraskuuta 2024", "2024-11-12"),
        ("12 marca 2024 r.", "2024-03-12"),
        ("2024. március 12.", "2024-03-12"),
        ("2024. 03. 12.", "2024-03-12"),
        ("12 марта 2024 г.", "2024-03-12"),
        ("12 Μαρτίου 2024", "2024-03-12"),
        ("12 मार्च 2024", "2024-03-12"),
        ("2024年3月12日", "2024-03-12"),
        ("2024년 3월 12일", "2024-03-12"),
        ("2024年3月", "2024-03"),
        ("ngày 12 tháng 3 năm 2024", "2024-03-12"),
        ("März 2024", "2024-03"),
        ("mayo de 2024", "2024-05"),
        ("12 มีนาคม 2567", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_that_leave_no_doubt(text, iso):
    found = written(text)
    assert (found and found[0]) == iso


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("summit-2023-11-10.txt", "2023-11-10"),
        ("2023_11_10 notes.md", "2023-11-10"),
        ("20231110.txt", "2023-11-10"),
        ("2019-01-01/report.txt", None),
        ("1700_earthquake.txt", None),
        ("season_2007-08.txt", None),
        ("invoice 99999999.txt", None),
        ("2023-99-99 2024-01-02.txt", "2024-01-02"),
        ("lease 05.09.2022.txt", "2022-09-05"),
        ("lease_2022-09.txt", "2022-09"),
        ("2022.09 lease.txt", "2022-09"),
        ("season 2011-12 2013-01.txt", "2013-01"),
        ("tool-2022.09.1.txt", None),
        ("tool-1.2022.09.txt", None),
        ("2022-13.txt", None),
    ],
)
def test_the_day_in_a_name(name, iso):
    assert in_name(name) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" date 2023-11-10 They met.", "2023-11-10"),
        ("Title\n\nDate: 2013-10-10\n", "2013-10-10"),
        ("**Date:** 10 May 2020", "2020-05-10"),
        ("Published: May 2020", "2020-05"),
        ("Datum: 12. März 2024", "2024-03-12"),
        ("**Stand:** 12.03.2024", "2024-03-12"),
        ("Fecha: 03/04/2024", "2024-04-03"),
        ("Date: 03/04/2024", None),
        ("Tarih: 12.03.2024", "2024-03-12"),
        ("Mis à jour le : 12 mars 2024", "2024-03-12"),
        ("Päivämäärä 12.3.2024", "2024-03-12"),
        ("日期：2024年3月12日", "2024-03-12"),
        ("तिथि: 12 मार्च 2024", "2024-03-12"),
        ("Geburtsdatum: 12. März 1970", None),
        ("date palms grow since 2020", None),
        ("Updated rules: 2020-01-01", None),
        ("x" * 400 + "\nDate: 2013-10-10", None),
    ],
)
def test_the_date_among_the_first_lines(text, iso):
    found = leading(text)
    assert (found and found[0]) == iso
    if found:
        assert text[found[1] : found[2]].strip()


@pytest.mark.parametrize(
    ("name", "text", "iso"),
    [
        ("a.txt", "LEASE OF A BERTH\n\nDate of lease: 29 September 2021\n", "2021-09-29"),
        ("a.txt", "THIS AGREEMENT is dated 5 September 2022\n", "2022-09-05"),
        ("a.txt", "This deed of sale is made on 5 September 2022 between two", "2022-09-05"),
        ("a.txt", "DATED 5 September 2022", "2022-09-05"),
        ("a.md", "**Date of issue:** 5 May 2022", "2022-05-05"),
        ("a.txt", "Date of birth: 29 September 1971\n", None),
        ("a.txt", "We thank you for your letter dated 5 September 2022.", None),
        ("a.txt", "dated rules", None),
        ("lease_2022-09.txt", "Date: 2022-09-05", "2022-09-05"),
        ("lease_2022-09.txt", "Date: 2021-01-31", "2022-09"),
        ("2022-09-05.txt", "Date: 2022", "2022-09-05"),
    ],
)
def test_the_date_of_a_document(name, text, iso):
    assert of_document(name, text) == iso


@given(st.text(alphabet="0123456789-/. NovMay,", max_size=30))
def test_any_text_has_a_date_or_none(text):
    date, field = written(text), leading(f"Date: {text}")
    dates = [date and date[0], field and field[0], in_name(text)]
    assert all(found is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", found) for found in dates)
    assert date is None or 0 < date[1] <= len(text)
    assert field is None or field[1] < field[2] <= len(f"Date: {text}")
