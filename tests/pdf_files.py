"""PDF files made by hand: pages of lines, each with its place and size."""

from collections.abc import Sequence

Placed = tuple[float, float, float, str] | tuple[float, float, float, str, bool]
"""From the left and from below, the size of the font, all in points, the words, and whether they are bold."""
TOP, STEP = 720, 14


def lines(*words: str, left: float = 72, top: float = TOP, size: float = 12, bold: bool = False) -> list[Placed]:
    """Lines below one another; "" leaves one out."""
    return [(left, top - STEP * number, size, line, bold) for number, line in enumerate(words) if line]


def pdf(*pages: Sequence[Placed], title: str = "", extra: str = "") -> bytes:
    """The file; ``extra`` are further entries of its trailer."""
    first = 5
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in ("Helvetica", "Helvetica-Bold")
        ),
    ]
    for number, page in enumerate(pages):
        content = "\n".join(
            f"BT /F{1 + any(bold)} {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, size, words, *bold in page
        )
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            f"/Contents {first + 2 * number + 1} 0 R >>",
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    body, places = b"%PDF-1.4\n", []
    for number, source in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{source}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {extra} >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode("ascii")


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
