"""The seeker's pages: paste an ad, read the answer. Server-rendered, scripts only help, nothing kept."""
