"""Analysed articles → one self-contained page: texts with their quotes, speakers, network, timeline, table.

A page carries its own style, program, fonts and data, and may load nothing else: its content-security policy allows only what it names by hash.
The data are compressed JSON in base64: an index that is read when the page opens, and the texts in chunks that are read when they are shown.
The program lies in `web` and is built from there into `page.js`; nothing of it is needed to install, test or write pages.
"""

from quotes.exports.report.page import write_report

__all__ = ["write_report"]
