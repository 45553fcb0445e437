"""The bulletin's making: drafted from rulings, checked by other means, signed, put on a shelf, served from there."""
