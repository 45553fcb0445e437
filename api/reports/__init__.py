"""Reports: what a reader tells us about an ad, apart from any check, with consent, a receipt and an end."""
