"""PDF files for tests, written by hand: whole and valid, with a font that every reader has."""

from collections.abc import Collection, Sequence

PICTURE = "q 400 0 0 600 56 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x20 EI Q"
"""A grey picture, over most of a page."""


def pdf_of(
    *pages: Sequence[str], title: str = "", author: str = "", created: str = "", pictures: Collection[int] = ()
) -> bytes:
    """A PDF file with these lines on each page; ``created`` is a date as PDF writes it. No lines, no text.

    ``pictures`` are the numbers of the pages, from 1, that have a picture behind their lines.
    """
    facts = {"Title": title, "Author": author, "CreationDate": created}
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< " + " ".join(f"/{name} ({_escaped(value)})" for name, value in facts.items() if value) + " >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {6 + 2 * number} 0 R >>"
        )
        shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
        behind = f"{PICTURE}\n" * (number + 1 in pictures)
        drawn = f"{behind}BT /F1 11 Tf 14 TL 56 780 Td\n{shown}\nET"
        objects.append(f"<< /Length {len(_bytes(drawn))} >>\nstream\n{drawn}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += _bytes(f"{number} 0 obj\n{written}\nendobj\n")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + _bytes(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}")


def _bytes(text: str) -> bytes:
    return text.encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
