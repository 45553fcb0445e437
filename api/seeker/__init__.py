"""The seeker's pages: paste an ad, read the answer. Server-rendered, no script, nothing kept."""
