"""A page as it travels: compressed where the browser takes that. Help has to come over a bad and dear line too."""

import gzip
import re

from fastapi.responses import Response

TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)


def packed(answer: Response, accepted: str) -> Response:
    """Give the answer compressed where `accepted` (the header Accept-Encoding) says so.

    For pages that are the same for everybody only: the length of a compressed page tells of what was sent to it.
    """
    answer.headers["Vary"] = "Accept-Encoding"
    if not TAKES_GZIP.search(accepted):
        return answer
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    return Response(gzip.compress(bytes(answer.body)), answer.status_code, headers | {"Content-Encoding": "gzip"})
