"""Pay: what an ad says it pays, in words and in numbers."""

from crawler.pages.pay.fields import number, stated
from crawler.pages.pay.reading import pay_in, read_pay

__all__ = ["number", "pay_in", "read_pay", "stated"]
