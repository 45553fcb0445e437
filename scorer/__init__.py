"""From a post to a verdict: pure, no network, no SQL."""
