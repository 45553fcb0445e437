"""The help pages: whom to call, and what to do first, for whoever is inside, on the way, at home or about to go."""
