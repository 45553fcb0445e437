"""The help pages: whom to call, by citizenship and by where the person is now. Static, rendered from the facts."""
