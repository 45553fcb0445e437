"""The sentences of the pages in other languages: one `<language>.po` each, and what keeps them whole.

`make catalogues` collects every sentence into `lurewatch.pot` and brings each catalogue up to date. See
docs/translating.md.
"""
