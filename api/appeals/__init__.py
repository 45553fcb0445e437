"""Appeals: who posted an ad asks that what was decided about it is looked at again, and a clock runs for them."""
