"""What a device may keep: the help pages, for when there is no network, and an icon. Never a check, never an answer."""
