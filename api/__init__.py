"""The HTTP door: from a request to a verdict, from a feed to the store, from a moderator to a ruling."""
