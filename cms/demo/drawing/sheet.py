"""A one-page PDF written by hand, so that the demo's documents need no library."""

_PAGE = (612, 792)  # letter, in points
_MARGIN = 72
_LEADING = 18
_WIDE = 84  # characters of 11-point Helvetica that surely fit between the margins


def pdf(titulo: str, lineas: list[str]) -> bytes:
    """A valid PDF of a title and lines. What Windows-1252 lacks becomes a question mark."""
    content = _content(titulo, lineas)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    return _assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (es-HN) >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>" % _PAGE,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            font % b"Helvetica",
            font % b"Helvetica-Bold",
            b"<< /Title (%s) /Producer (Pregon) >>" % _escaped(titulo),
        ]
    )


def _content(titulo: str, lineas: list[str]) -> bytes:
    top = _PAGE[1] - _MARGIN
    rule = b"0.12 0.27 0.5 rg %d %d %d 3 re f" % (_MARGIN, top + 26, _PAGE[0] - 2 * _MARGIN)
    lines = [part for line in lineas for part in _wrapped(line)]
    heading = [b"/F2 16 Tf (%s) Tj 0 -30 Td /F1 11 Tf" % _escaped(titulo)]
    written = [b"(%s) Tj 0 -%d Td" % (_escaped(line), _LEADING) for line in lines]
    words = b"\n".join(heading + written)
    return b"%s\nBT 0 g %d %d Td\n%s\nET" % (rule, _MARGIN, top, words)


def _wrapped(line: str) -> list[str]:
    rows = [""]
    for word in line.split():
        if len(rows[-1]) + len(word) >= _WIDE:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252", "replace")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assemble(objects: list[bytes]) -> bytes:
    """Number the objects, note where each starts, and end with the table that says so."""
    out, starts = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)
