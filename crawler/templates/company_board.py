"""Example Company: one employer's board on Greenhouse. `LeverBoard` and `AshbyBoard` are declared in the same way."""

from crawler.feed_board import GreenhouseBoard


class ExampleCompany(GreenhouseBoard):
    """An employer's own vacancies, through the recruiting service's public API."""

    name = "example_company"
    account = "examplecompany"  # as the address of its board has it
    permission = "the service's documentation opens this API to anybody, without a key (read 2026-11-20)"
    expects = range(5, 300)
